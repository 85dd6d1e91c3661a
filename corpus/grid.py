"""Tables whose rows stand on lines of their own: markdown, or cells apart by spaces under a line of heads.

>>> row = rows(lines, place)[0][0]
>>> row.row
{'序号': '1', '类别': '经济发展', '指标名称': '地区生产总值增长（%）', '2020年': '2.3', '2025年': '6左右', '属性': '预期性'}
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.lines import Line
from corpus.plan import Passage, Place
from corpus.table import SERIALS

NAME_HEADS = ("指标名称", "指标", "主要指标", "指标内容", "发展指标")
CATEGORY_HEADS = ("类别", "类型", "领域", "分类", "一级指标")
UNIT_HEADS = ("单位", "计量单位")
ATTRIBUTE_HEADS = ("属性", "指标属性", "性质", "指标性质")
VALUE = re.compile(
    r"[—\-–－/]+|[≥≤＜＞<>约]?\s?[\[〔]?-?[\d.,：:]+[*＊]?[\]〕]?(?:万|亿|%)?(?:以上|以下|以内|左右)?|.*(?:完成|同步|下达|国家|省|市|持续|稳定|合理|高于|不低于|力争|以上).*"
)
RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?")
SERIAL = re.compile(r"(\d{1,2})[.．、]?\s*(.*)")
BARS = 2  # in a line that has no bar at its ends
ALIKE = 4  # characters in which a part's own name ends as that of its whole does: 城镇居民人均可支配收入
OF_WHICH = re.compile(r"(?:其中|#|—+|-)[：:]?\s*(?=\S)")


@dataclass(frozen=True)
class Cell:
    """The words of a cell and where they begin in the plan."""

    text: str
    start: int


@dataclass
class Carried:
    """What a merged cell hands down to the rows under it."""

    category: str = ""
    attribute: str = ""
    parent: str = ""
    seen: set[str] = field(default_factory=set)


def is_head(line: Line) -> bool:
    """A line of heads: one that names the indicators, and beside it years, units or attributes."""
    heads = [cell.text for cell in _cells(line)]
    named = any(re.sub(r"\s", "", head) in NAME_HEADS for head in heads)
    return named and sum(bool(re.search(r"年|属性|性质|单位|目标|基数|现状", head)) for head in heads) >= 2 or (_is_barred(line) and len(heads) > 1)


def table_lines(lines: Sequence[Line]) -> int:
    """How many of the lines, from a line of heads on, belong to its table."""
    marked = _is_barred(lines[0])
    columns = len(_cells(lines[0]))
    for number, line in enumerate(lines[1:], 1):
        cells = _cells(line)
        fits = (
            _is_barred(line)
            if marked
            else len(cells) > 1 and len(cells) >= columns - 4 and VALUE.fullmatch(cells[-2].text) or _is_category(line, lines[number + 1 :])
        )
        if not fits:
            return number
    return len(lines)


def rows(lines: Sequence[Line], place: Place) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The rows of a table, and what is doubtful about them: rows whose cells do not fit its heads."""
    heads = [re.sub(r"\s", "", cell.text) for cell in _cells(lines[0])]
    indicators = any(head in NAME_HEADS for head in heads)
    carried, found, doubts = Carried(), [], []
    for line in lines[1:]:
        cells = _cells(line)
        if RULE.fullmatch(line.text) or not any(cell.text for cell in cells):
            continue
        if _is_category(line, ()) and len(heads) > 2:
            carried.category = cells[0].text
            continue
        named = _indicator(cells, heads, carried) if indicators else _plain(cells, heads, carried)
        if named is None:
            doubts.append(f"{place.label}的表格有一行与表头不符：“{line.text[:40]}”")
            continue
        found.append(_passage([cell for cell in cells if cell.text], named, place))
    return tuple(found), tuple(doubts)


def _is_barred(line: Line) -> bool:
    """Whether its cells are parted by bars: `| 1 | 桥梁 |` of markdown, or `1|桥梁|19.6`."""
    return line.text.startswith("|") or line.text.count("|") >= BARS


def _cells(line: Line) -> list[Cell]:
    if not line.text.startswith("|") and _is_barred(line):
        found = re.finditer(r"(?:(?<=\|)|^)[^|]*(?=\||$)", line.text)
        return [Cell(p[0].strip(), line.start + p.start() + len(p[0]) - len(p[0].lstrip())) for p in found]
    if line.text.startswith("|"):
        pieces = list(re.finditer(r"[^|]*", line.text.strip("|")))
        lead = len(line.text) - len(line.text.lstrip("|"))
        return [
            Cell(p[0].strip(), line.start + lead + p.start() + len(p[0]) - len(p[0].lstrip()))
            for p in pieces
            if p[0] or p.start() < p.endpos and p.end() > p.start()
        ]
    apart = r"(?:(?!\s{2,}|\t).)+" if re.search(r"\S(?:\s{2,}|\t)\S", line.text) else r"\S+"
    return [Cell(p[0].strip(), line.start + p.start() + len(p[0]) - len(p[0].lstrip())) for p in re.finditer(apart, line.text) if p[0].strip()]


def _is_category(line: Line, following: Sequence[Line]) -> bool:
    """A line of one short cell without a figure: the category of the rows under it."""
    cells = [cell for cell in _cells(line) if cell.text]
    alone = len(cells) == 1 and 2 <= len(cells[0].text) <= 10 and not re.search(r"[\d。，：；]", cells[0].text)
    return alone and (_is_barred(line) or not following or bool(SERIAL.match(following[0].text)) or len(_cells(following[0])) > 2)


def _indicator(cells: list[Cell], heads: list[str], carried: Carried) -> dict[str, str] | None:
    """The cells under their heads: by position where all are there, from the right where a merged cell is not printed."""
    texts = [cell.text for cell in cells]
    if len(texts) != len(heads):
        aligned = _from_the_right(texts, heads)
        if aligned is None:
            return None
        texts = aligned
    row = dict(zip(heads, texts, strict=True))
    serial, name = _serial(_one(row, SERIALS), _one(row, NAME_HEADS) or "")
    carried.category = _one(row, CATEGORY_HEADS) or carried.category
    carried.attribute = _one(row, ATTRIBUTE_HEADS) or carried.attribute
    unit = _one(row, UNIT_HEADS)
    if not name:
        return None
    if OF_WHICH.match(name):
        part = OF_WHICH.sub("", name)
        name = part if carried.parent[-ALIKE:] in part else f"{carried.parent}（{part}）"
    else:
        carried.parent = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    name = f"{name}（{unit}）" if unit and unit not in "—-/" and unit not in name else name
    fixed = {*NAME_HEADS, *CATEGORY_HEADS, *UNIT_HEADS, *ATTRIBUTE_HEADS, *SERIALS}
    values = {head: re.sub(r"\s", "", text) for head, text in row.items() if head not in fixed}
    return {"序号": serial or _next(carried), "类别": carried.category, "指标名称": re.sub(r"\s", "", name)} | values | {"属性": carried.attribute}


def _from_the_right(texts: list[str], heads: list[str]) -> list[str] | None:
    """A row that lacks its merged cells: the attribute when its last cell is a value, the category and the serial before the name."""
    values = [head for head in heads if head not in {*NAME_HEADS, *CATEGORY_HEADS, *UNIT_HEADS, *ATTRIBUTE_HEADS, *SERIALS}]
    last = [] if heads[-1] not in ATTRIBUTE_HEADS else [texts.pop()] if texts and texts[-1].endswith("性") else [""]
    if len(texts) < len(values) + 1:
        return None
    tail = texts[len(texts) - len(values) :]
    front = texts[: len(texts) - len(values)]
    if not all(VALUE.fullmatch(text) for text in tail):
        return None
    before = [head for head in heads if head not in values and head not in ATTRIBUTE_HEADS]
    if "序号" not in before and len(front) > 1 and front[0].isdigit():
        front = [f"{front[0]}.{front[1]}", *front[2:]]
    unit = [front.pop()] if before and before[-1] in UNIT_HEADS and len(front) > 1 else [""] if before and before[-1] in UNIT_HEADS else []
    wanted = [head for head in before if head not in UNIT_HEADS]
    missing = len(wanted) - len(front)
    if missing < 0:
        front, missing = [*front[: len(wanted) - 1], "".join(front[len(wanted) - 1 :])], 0
    return ["", ""][:missing] + front + unit + tail + last if missing < 3 else None


def _plain(cells: list[Cell], heads: list[str], carried: Carried) -> dict[str, str] | None:
    """A table of other things (projects, places): each cell under its own head."""
    return {head: cell.text for head, cell in zip(heads, cells, strict=True)} if len(cells) == len(heads) else None


def _one(row: dict[str, str], heads: Sequence[str]) -> str:
    return next((re.sub(r"\s", "", row[head]) for head in heads if head in row), "")


def _serial(cell: str, name: str) -> tuple[str, str]:
    """`1`, `地区生产总值` from either `1 | 地区生产总值` or `1.地区生产总值`."""
    if cell:
        return cell.rstrip(".．、"), name
    match = SERIAL.fullmatch(name)
    return (match[1], match[2]) if match and match[2] else ("", name)


def _next(carried: Carried) -> str:
    serial = f"r{len(carried.seen) + 1}"
    carried.seen.add(serial)
    return serial


def _passage(cells: list[Cell], row: dict[str, str], place: Place) -> Passage:
    """One row: its cells as printed, one space between them."""
    kept = [(char, cell.start + n) for cell in cells for n, char in enumerate(cell.text + " ")][:-1]
    return Passage(
        text="".join(char for char, _ in kept), kind="row", place=place, offsets=tuple(offset for _, offset in kept), pages=(None, None),
        serial=row.get("序号", ""), row=row,
    )  # fmt: skip
