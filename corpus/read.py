"""Text → Plan: opens and closes parts, chapters, sections, boxes and items, remembers pages and offsets.

>>> read_plan(folder).outline()["pages"]
66
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpus import grid
from corpus.lines import PAGE_MARK, RUN_IN, Line, is_title, join, lines_of, page_break, page_starts, paragraphs, unwrapped
from corpus.plan import Head, Passage, Place, Plan, PlanError
from corpus.quantity import arabic
from corpus.scheme import Scheme, contents
from corpus.table import Layout, rows

BOX = re.compile(r"专\s*栏\s*(\d+(?:\s*[-－—–]\s*\d+)?|[一二三四五六七八九十]+)[\s　:：.、]+(\S.*)")
TABLE = re.compile(r"表\s*(\d+(?:\s*[-－—–]\s*\d+)?)[\s　:：.、]+(\S.*)")  # heads a table, where one follows
PREAMBLE = re.compile(r"(序\s*言|前\s*言|引\s*言)")
ONLY_NAME = re.compile(r"([^，；：。！？]{2,30})。")
HEADED = re.compile(r"([^，；：。！？、]{2,24})：(?=.)")  # in a box: 江口第二小学：新建，36个班…
THING_HEADED = re.compile(r"([^，；：。！？、]{2,22}(?:产业链?|工程|行动|园))：(?=.)")  # 储能装备产业：以…为龙头
NOTE = re.compile(r"注[：:]|[\[〔]\s*[\]〕]内|带\*")
NUMBERING = re.compile(r"^[（(].+?[）)]|^——|^\d{1,2}[.．、]\s*|^[一二三四五六七八九十]{1,3}、")
NUMBER = re.compile(r"第\s*[一二三四五六七八九十百零〇\d]+\s*(?:篇|编|部分|章|节)[\s:：]*|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]")
TITLE_PAGE = 60  # characters of a line before the first heading


@dataclass(frozen=True)
class Block:
    """Lines that belong together: a heading, a paragraph, or the whole inside of a table box."""

    kind: str
    lines: tuple[Line, ...]
    place: Place


def read_plan(folder: Path) -> Plan:
    """The plan in `folder` (`plan.txt` and `plan.toml`); PlanError names what cannot be read."""
    try:
        about = tomllib.loads((folder / "plan.toml").read_text("utf-8"))
        source = (folder / "plan.txt").read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise PlanError(f"{folder.name}：缺少文件 {Path(error.filename).name}，请放入后重试") from error
    except tomllib.TOMLDecodeError as error:
        raise PlanError(f"{folder.name}/plan.toml：不是有效的 TOML（{error}）") from error
    except UnicodeDecodeError as error:
        line = (folder / "plan.txt").read_bytes()[: error.start].count(b"\n") + 1
        raise PlanError(f"{folder.name}/plan.txt 第{line}行：不是 UTF-8 文本，请另存为 UTF-8") from error
    _check_sum(folder, source, about)
    return parse(source, about)


def _check_sum(folder: Path, source: str, about: dict[str, Any]) -> None:
    digest = hashlib.sha256(source.encode()).hexdigest()
    if about.get("sha256", digest) != digest:
        raise PlanError(f"{folder.name}/plan.txt：内容与 plan.toml 的 sha256 不符（现为 {digest}），请核对后改正")


def parse(source: str, about: dict[str, Any]) -> Plan:
    """The Plan in `source`, with what `plan.toml` says about it."""
    noise = tuple(about.get("noise", ()))
    pages = tuple(page_starts(source, about.get("page_break") or page_break(source)))
    lines = tuple(line for line in lines_of(source) if line.text not in noise and not PAGE_MARK.fullmatch(line.text))
    scheme = Scheme.of([line.text for line in lines])
    listed = contents([line.text for line in lines], scheme)
    blocks = tuple(_blocks(tuple(line for n, line in enumerate(lines) if n not in listed), about, scheme, unwrapped(lines)))
    layouts = {table["box"]: Layout.of(table) for table in about.get("tables", ())}
    plan = Plan(
        id=about["id"], title=about["title"], aliases=tuple(about.get("aliases", ())), region=about.get("region", ""),
        period=tuple(about["period"]), base_year=about["base_year"], source=source, noise=noise, page_starts=pages,
        heads=(), passages=(), superiors=tuple(about.get("superiors", ())), not_quantities=about.get("not_quantities", {}),
    )  # fmt: skip
    passages = tuple(_numbered(_paged(passage, plan) for passage in _settled(_passages(blocks, layouts))))
    heads = tuple(_heads(blocks, passages, plan))
    misfits = (doubt for block in blocks if block.kind == "grid" for doubt in grid.rows(block.lines, block.place)[1])
    return replace(plan, heads=heads, passages=passages, doubts=(*_gaps(heads), *_without_rows(heads, passages), *misfits))


# ---- blocks ------------------------------------------------------------------------------------------------------------------------


def _blocks(lines: tuple[Line, ...], about: dict[str, Any], scheme: Scheme, whole: bool) -> Iterator[Block]:
    """Lines grouped under the place where they stand; the first line that stands nowhere is an error. `whole` is whether each line is a paragraph."""
    place: Place | None = None
    tables = {table["box"] for table in about.get("tables", ())}
    body: list[Line] = []
    quoted = False
    for line, following in zip(lines, (*lines[1:], None), strict=False):
        opened = _table_opened(line, following, place) or _opened(line, place, scheme, about.get("box_ends", {}), quoted)
        if opened is None and place is None and len(line.text) <= TITLE_PAGE and not line.text.endswith("。"):
            continue  # the title page: name, date, who approved it
        if opened is None and place is None:  # an introduction without a heading of its own
            place = Place(preamble="序言")
            yield Block("preamble", (line,), place)
        if opened is None:
            body.append(line)
            continue
        if place is not None:
            yield from _body(body, place, tables, whole)
        quoted = line.quoted if opened.kind == "box" else quoted
        place, body = opened.place, list(opened.lines if opened.kind == "body" else ())
        if opened.kind != "body":
            yield opened
    if place is None or place.chapter is None:
        first = lines[0].text[:20] if lines else ""
        raise PlanError(f"第1行“{first}”起：没有读到章的标题（“第…章”或“一、”），无法作为规划读取")
    yield from _body(body, place, tables, whole)


def _opened(line: Line, place: Place | None, scheme: Scheme, box_ends: dict[str, str], quoted: bool) -> Block | None:
    """The block a line opens (a heading, or the text that goes on after a box), None for a line of text."""
    inside = place or Place()
    if match := PREAMBLE.fullmatch(line.text):
        return Block("preamble", (line,), Place(preamble=re.sub(r"\s", "", match[1])))
    if scheme.part and (match := scheme.part.match(line.text)):
        return Block("part", (line,), Place(part=scheme.part.label(match)))
    if scheme.chapter and (match := scheme.chapter.match(line.text)):
        return Block("chapter", (line,), Place(part=inside.part, chapter=scheme.chapter.label(match)))
    if scheme.section and inside.chapter and (match := scheme.section.match(line.text)):
        return Block("section", (line,), replace(inside, section=scheme.section.label(match), box=None))
    if (match := BOX.fullmatch(line.text)) and inside.chapter:
        return Block("box", (line,), replace(inside, box=f"专栏{_numeral(match)}"))
    ends = line.text.startswith(box_ends.get(inside.box, "\n")) if inside.box else False
    if ends or (inside.box and quoted and not line.quoted):
        return Block("body", (line,), replace(inside, box=None))
    return None


def _table_opened(line: Line, following: Line | None, place: Place | None) -> Block | None:
    """“表2 城市建设重点项目” before the head of its table: a box as any other."""
    match = TABLE.fullmatch(line.text)
    if match is None or following is None or place is None or place.chapter is None or not grid.is_head(following):
        return None
    return Block("box", (line,), replace(place, box=f"表{_numeral(match)}"))


def _numeral(match: re.Match[str]) -> str:
    """`1 － 1` → `1-1`."""
    return re.sub(r"\s|－|—|–", lambda m: "" if m[0].isspace() else "-", match[1])


def _body(lines: list[Line], place: Place, tables: set[str], whole: bool) -> Iterator[Block]:
    if place.box in tables:
        table = [line for line in lines if not NOTE.match(line.text)]
        yield Block("table", tuple(table), place)
        lines = [line for line in lines if NOTE.match(line.text)]
    tabled = False
    while (head := next((n for n, line in enumerate(lines) if grid.is_head(line)), None)) is not None:
        end = head + grid.table_lines(lines[head:])
        if end - head < 2:
            break
        yield from (Block("paragraph", paragraph, place) for paragraph in paragraphs(lines[:head], whole))
        yield Block("grid", tuple(lines[head:end]), place)
        tabled = tabled or head == 0
        lines = lines[end:]
    for paragraph in paragraphs(lines, whole):
        # A box that is a table ends with it and its notes: what follows is the section's.
        beyond = tabled and place.box and not (NOTE.match(paragraph[0].text) or paragraph[0].quoted)
        place = replace(place, box=None) if beyond else place
        yield Block("paragraph", paragraph, place)


# ---- passages ----------------------------------------------------------------------------------------------------------------------


def _passages(blocks: tuple[Block, ...], layouts: dict[str, Layout]) -> Iterator[Passage]:
    """Blocks of text and tables as passages; headings of the tree are no passages."""
    group: str | None = None
    within: Place | None = None
    for block in blocks:
        if block.kind == "table":
            yield from rows([(line.text, line.start) for line in block.lines], block.place, layouts[str(block.place.box)])
        elif block.kind == "grid":
            yield from grid.rows(block.lines, block.place)[0]
        elif block.kind != "paragraph":
            continue
        elif len(block.lines) == 1 and is_title(block.lines[0]):
            group, within = NUMBERING.sub("", block.lines[0].text), block.place
            yield _passage(block, "heading", replace(block.place, group=group))
        else:
            yield _text_passage(block, group if block.place == within else None)


def _settled(passages: Iterable[Passage]) -> Iterator[Passage]:
    """A short first sentence heads an item only where a section, or a group of a box, has several: alone it is just a sentence."""
    known = list(passages)
    items = Counter(p.place.label for p in known if p.kind == "item")
    told = Counter((p.place.label, p.place.group) for p in known if p.kind != "heading")
    for passage in known:
        place = passage.place
        alone = told[place.label, place.group] == 1 if place.box and place.group else items[place.label] == 1 and place.box is None
        alone = alone or (HEADED.match(passage.text) is not None and items[place.label] == 1)
        lone = passage.kind == "item" and alone and not passage.text.startswith("——")
        yield replace(passage, kind="paragraph", place=replace(passage.place, item=None)) if lone else passage


def _text_passage(block: Block, group: str | None) -> Passage:
    passage = _passage(block, "note" if NOTE.match(block.lines[0].text) else "paragraph", replace(block.place, group=group))
    match = RUN_IN.match(passage.text) or (
        (ONLY_NAME.fullmatch(passage.text) or HEADED.match(passage.text)) if passage.place.box else THING_HEADED.match(passage.text)
    )
    if match:
        return replace(passage, kind="item", place=replace(passage.place, item=NUMBERING.sub("", match[1])))
    return passage


def _passage(block: Block, kind: Any, place: Place) -> Passage:
    text, offsets = join([(line.text, line.start) for line in block.lines])
    return Passage(text=text, kind=kind, place=place, offsets=offsets, pages=(None, None), serial="")


def _paged(passage: Passage, plan: Plan) -> Passage:
    return replace(passage, pages=(plan.page_at(passage.char_start), plan.page_at(passage.char_end - 1)))


def _numbered(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Each passage's number in its place, for its anchor; a table row keeps its own."""
    count: Counter[str] = Counter()
    for passage in passages:
        count[passage.place.path] += 1
        yield passage if passage.serial else replace(passage, serial=f"p{count[passage.place.path]}")


# ---- heads -------------------------------------------------------------------------------------------------------------------------


def _heads(blocks: tuple[Block, ...], passages: tuple[Passage, ...], plan: Plan) -> Iterator[Head]:
    for block in blocks:
        if block.kind in ("preamble", "part", "chapter", "section", "box"):
            first = block.lines[0]
            last = max((p.char_end - 1 for p in passages if _holds(block, p)), default=first.start)
            yield Head(
                level=block.kind, place=block.place, title=_title(first.text, block.place),  # type: ignore[arg-type]
                page_start=plan.page_at(first.start), page_end=plan.page_at(last),
            )  # fmt: skip


def _holds(block: Block, passage: Passage) -> bool:
    place = replace(passage.place, item=None, group=None)
    if block.kind == "box":
        return place.box == block.place.box
    if block.kind == "section":
        return replace(place, box=None) == block.place
    return passage.place.chapter == block.place.chapter and passage.place.preamble == block.place.preamble and passage.place.part == block.place.part


def _gaps(heads: tuple[Head, ...]) -> Iterator[str]:
    """Chapters, sections and boxes whose numbers skip or come twice: a heading overlooked, or one the plan misprints."""
    seen: set[str] = set()
    before: dict[str, int] = {}
    for head in heads:
        if head.label in seen:
            yield f"标题“{head.label} {head.title}”出现不止一次"
        seen.add(head.label)
        if head.level in ("chapter", "section") and (
            match := re.search(r"第?([一二三四五六七八九十百零〇\d]+)[章节篇编部、）]", getattr(head.place, head.level))
        ):
            number = arabic(match[1])
            key = head.level if head.level == "chapter" else f"{head.place.part}{head.place.chapter}"
            last = before.get(key, 0)
            if number not in (last + 1, 1):
                yield f"标题“{head.label} {head.title}”之前缺第{last + 1}{'章' if head.level == 'chapter' else '节'}"
            before[key] = number


def _without_rows(heads: tuple[Head, ...], passages: tuple[Passage, ...]) -> Iterator[str]:
    """Boxes called 指标 that are figures and no sentences, and of which no table was read."""
    for head in heads:
        inside = [p for p in passages if p.place.box == head.place.box]
        if head.level == "box" and "指标" in head.title and inside and not any(p.row or "。" in p.text for p in inside):
            yield f"{head.label}“{head.title}”没有读出表格的行；请用表格（Word、Markdown）给出，或在 plan.toml 的 [[tables]] 说明列头"


def _title(text: str, place: Place) -> str:
    """`第一章 开启…新征程` → `开启…新征程`; `专栏 1-1 “十四五”期间…` → `“十四五”期间…`; `序 言` → `序言`."""
    if place.preamble:
        return place.preamble
    if place.box:
        match = BOX.fullmatch(text) or TABLE.fullmatch(text)
        return re.sub(r"\s+", "", match[2]) if match else text
    return re.sub(r"\s+", "", NUMBER.sub("", text, count=1))
