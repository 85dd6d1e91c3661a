"""Lists, complete, from the document's structure: chapters, sections, boxes, indicators, items of a place, projects of a box."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Status
from assistant.aspects import is_side
from assistant.draft import Clash, Draft, Evidence, Line
from assistant.write import phrase, sentence, spots
from assistant.write.asked import said_now
from assistant.write.named import regions
from corpus.facts import Fact
from corpus.names import enumerated, projects_in
from corpus.plan import Head, Passage
from corpus.table import values
from index.findings import Findings, Part, Spot

ASKS = re.compile(
    r"(章节|章|节|专栏)(?:有|是|都|分别|名称|标题|目录|包括)|(?:哪些|哪几|所有|全部|列出)(?:的|个)?(?:章节|(章|节|专栏))|目录|(?:有|分)(?:哪些|哪几)个?(章|节|专栏)"
)
WITHOUT_BOX = re.compile("(?:没有?|无|不带|不含|不设)(?:配|设|有|任何)?专栏")
ATTRIBUTE = re.compile("约束性|预期性")


def structure(part: Part, findings: Findings) -> Draft | None:
    """The tree itself: all chapters, the sections of one, all boxes."""
    asked = ASKS.search(part.text)
    if (asked is None and not WITHOUT_BOX.search(part.text)) or len(part.topic) > 4:
        return None
    heads = _heads(part, next(filter(None, asked.groups()), "章") if asked else "章", findings)
    lines = tuple(_head_line(head, findings) for head in heads)
    return Draft(Status.ANSWERED, lines) if lines else None


def _heads(part: Part, word: str, findings: Findings) -> list[Head]:
    level = {"专栏": "box", "节": "section"}.get(word[:2] if word.startswith("专栏") else word[-1], "chapter")
    if WITHOUT_BOX.search(part.text):
        level = "chapter"
    inside = part.labels[0] if part.labels else None
    if inside and level == "chapter":
        level = "section"
    if word == "章节" and not inside:
        level = "chapter"
    chapter = findings.plan.head(inside).place.chapter if inside and findings.plan.has(inside) else None
    boxed = {(h.place.part, h.place.chapter) for h in findings.plan.heads if h.level == "box"}
    bare = WITHOUT_BOX.search(part.text) is not None
    return [
        h for h in findings.plan.heads
        if h.level == level and (chapter is None or h.place.chapter == chapter) and not (bare and (h.place.part, h.place.chapter) in boxed)
    ]  # fmt: skip


def _head_line(head: Head, findings: Findings) -> Line:
    passage = findings.plan.passages_of(head.label)[0]
    return Line(
        f"{head.label} {head.title}（第{head.page_start}页）" if head.page_start else f"{head.label} {head.title}",
        (Evidence(passage, *passage.sentences[0]),),
        structural=True,
    )


# ---- indicators --------------------------------------------------------------------------------------------------------------------


def indicators(part: Part, findings: Findings) -> Draft | None:
    """The rows of the indicator table, all of them or those of an attribute or a category."""
    if not re.search("指标", part.text) and not ATTRIBUTE.search(part.text):
        return None
    rows = rows_of(part, findings)
    if not rows or (len(rows) == len(all_rows(findings)) and len(re.sub("指标|主要|发展|经济社会|类|十四五", "", part.topic)) > 3):
        return None
    lead = Line(f"{name_of(part, findings)}共{len(rows)}个：", tuple(Evidence(row, 0, len(row.text)) for row in rows[:1]), counted=len(rows))
    return Draft(Status.ANSWERED, (lead, *row_lines(rows)))


def all_rows(findings: Findings) -> tuple[Passage, ...]:
    """Every row of the plan's tables."""
    return tuple(p for p in findings.plan.passages if p.kind == "row")


def rows_of(part: Part, findings: Findings) -> tuple[Passage, ...]:
    """Rows that fit the attribute and the category named."""
    attribute = _attribute(part)
    category = _category(part, findings)
    words = {cell for row in all_rows(findings) for cell in (row.row or {}).values() if len(cell) > 4 and _is_said(cell, part.text)}
    return tuple(
        row for row in all_rows(findings)
        if row.row and (not words or words & set(row.row.values())) and (attribute is None or row.row.get("属性") == attribute) and (category is None or row.row.get("类别") == category)
    )  # fmt: skip


def _is_said(cell: str, text: str) -> bool:
    """A cell of words (按市下达目标) that the question repeats in its own way (按市里下达)."""
    return not any(char.isdigit() or char in "（%" for char in cell) and sum(char in text for char in cell) >= 0.8 * len(cell) and cell[:2] in text


def name_of(part: Part, findings: Findings) -> str:
    """`民生福祉类约束性指标`."""
    return f"{_category(part, findings) or ''}{'类' if _category(part, findings) else ''}{_attribute(part) or ''}指标"


def _attribute(part: Part) -> str | None:
    """The attribute named last: a follow-up's words stand after those before."""
    return next(iter(ATTRIBUTE.findall(part.text)[::-1]), None)


def _category(part: Part, findings: Findings) -> str | None:
    categories = dict.fromkeys(filter(None, (row.row.get("类别") for row in all_rows(findings) if row.row)))
    return next((name for name in categories if name in part.text or name[:2] + "类" in part.text), None)


def row_lines(rows: Sequence[Passage]) -> tuple[Line, ...]:
    """One line a row: its name and its filled cells."""
    return tuple(Line(_row_text(n, row), (Evidence(row, 0, len(row.text)),), structural=True) for n, row in enumerate(rows, 1))


def _row_text(number: int, passage: Passage) -> str:
    row = passage.row or {}
    cells = [f"{head}{cell}" for head, cell in values(row).items() if cell not in ("—", "")]
    return f"{number}. {row.get('指标名称', '')}：{'，'.join(cells)}{'；' if row.get('属性') else ''}{row.get('属性', '')}"


WHOLLY = 0.75  # how much of a topic an enumeration and its headings must hold
COUNTS = re.compile("(?:几|多少|哪几?|哪[一二两三四五六七八九十\\d]+)[个座处家条所项]|哪些|有哪|几[个座处家条所]")
NAME = 4  # characters of a field's or a place's name (都市生态农业)
A_BOX = re.compile("专栏|[那这](?:一?[个张])?(?:栏|框)|(?:栏|框)[里中内]")
TITLED = 0.9  # of the topic, that the title of a box holds whose run-in names are listed
TITLE = 4  # characters of a box's title that tell it
FIELD = re.compile("目标|数字|量化|投资|资金|金额")
AMOUNTS = re.compile("投资|资金|金额|花多少钱")
NUMBERS = re.compile("数字|量化|数据|几个数")  # asks for figures, not for aims in words
NOT_A_FIELD = re.compile("投资|资金|金额|项目|量化|方面|目标|数据|指标|^字$|数?字(?= |$)|拎出|给齐|这块")
WHOLE = re.compile("(?:全部|所有|全|都|一次)[^，。]{0,4}(?:列|拎|报|给|找|摘)|[列拎报给找摘][^，。]{0,3}(?:全|齐)")


def figures(part: Part, findings: Findings) -> Draft | None:
    """Every figure of a field (就业方面的目标), or every amount of money the plan names."""
    if part.labels and AMOUNTS.search(part.text):
        return _numbered_figures([f for f in findings.ledger if f.locator.place.own_label in part.labels and f.measure == "amount" and f.value], findings)
    if not FIELD.search(part.text):
        return None
    money = AMOUNTS.search(part.text) is not None
    field = NOT_A_FIELD.sub("", part.topic).strip()
    if NUMBERS.search(said_now(part)) and not money:
        words = [word for word in field.split() if len(word) > 1]
        return _numbered_figures([fact for fact in findings.ledger if any(_of_field(fact, word, money, findings) for word in words)], findings)
    return _numbered_figures([fact for fact in findings.ledger if _of_field(fact, field, money, findings)], findings)


def every_figure(part: Part, findings: Findings) -> Draft | None:
    """“…的数字全部拎出来”, whatever sort of answer the rest of it sounds like."""
    return figures(part, findings) if NUMBERS.search(said_now(part)) and WHOLE.search(said_now(part)) else None


def _numbered_figures(chosen: Sequence[Fact], findings: Findings) -> Draft | None:
    if len(chosen) < 2:
        return None
    lines = [Line(f"{n}. {phrase.sentence(fact)}", (phrase.evidence(fact, findings.plan),)) for n, fact in enumerate(chosen, 1)]
    return Draft(Status.ANSWERED, tuple(lines))


def of_side(part: Part, findings: Findings) -> Draft | None:
    """“所有投资金额”: a side without a subject asks for all that have it."""
    return figures(part, findings) if is_side(part.topic) else None


def _of_field(fact: Fact, field: str, money: bool, findings: Findings) -> bool:
    if money:
        told = f"{fact.subject}{fact.quote}{findings.plan.title_of(fact.locator.place)}"
        named = [word for word in field.split() if len(word) >= NAME]
        return "元" in fact.unit and ("投资" in fact.subject or "资金" in fact.subject) and (field in told or any(word in told for word in named))
    names = f"{fact.subject} {findings.plan.title_of(fact.locator.place)} {phrase.passage_of(fact, findings.plan).place.item or ''}"
    return bool(field) and fact.stage in ("target", "planned") and field in names


# ---- items and projects --------------------------------------------------------------------------------------------------------------


def items(part: Part, findings: Findings) -> Draft | None:
    """The items of a section or group, the projects of a box or of one of its items."""
    spot = _spot(part, findings)
    if spot is None:
        return None
    if spot.level == "item" and "专栏" in spot.label:
        return _projects(spot)
    if (grouped := _groups(spot)) and spot.explained >= TITLED:
        return Draft(Status.ANSWERED, (_lead(spot, grouped[0].evidence), *_numbered(grouped)))
    named = [p for p in spot.passages if p.kind == "item"]
    if len(named) < 2:
        return None
    inside = re.search("项目|工程", part.text + part.topic) and "专栏" in spot.label and not re.search("类|方面", part.text)
    lines = [line for p in named for line in (_project_lines(p) if inside else (_item_line(p),))]
    return Draft(Status.ANSWERED, (_lead(spot, (Evidence(named[0], *named[0].sentences[0]),)), *_numbered(lines)))


def _lead(spot: Spot, evidence: tuple[Evidence, ...]) -> Line:
    return Line(f"{spot.label}“{spot.name}”包括：", evidence, structural=True)


def _groups(spot: Spot) -> tuple[Line, ...]:
    """The run-in names of a box where every one of its passages stands under one (**农村公路**→…)."""
    found: dict[str, Passage] = {}
    for passage in spot.passages if spot.level == "box" else ():
        if passage.place.group is None:
            return ()
        if passage.kind != "heading":
            found.setdefault(passage.place.group, passage)
    return tuple(Line(name, (Evidence(p, *p.sentences[0]),), structural=True) for name, p in found.items()) if len(found) > 1 else ()


def projects(part: Part, findings: Findings) -> Draft | None:
    """The projects of a place, where projects are asked for in so many words."""
    return items(part, findings) if re.search("项目|工程", part.text + part.topic) else None


def _spot(part: Part, findings: Findings) -> Spot | None:
    for label in part.labels:
        if findings.plan.has(label):
            head = findings.plan.head(label)
            return _narrowed(Spot(head.level, head.title, head.label, findings.plan.passages_of(label), 1.0, 1.0), part, findings)
    if A_BOX.search(part.text) and (box := _box(part, findings)):
        return box
    boxed = re.search("项目|工程", part.text + part.topic)
    levels = ("box", "item", "group", "section", "chapter") if boxed else ("group", "section", "item", "box", "chapter")
    return spots.named(part, findings, levels)


def _box(part: Part, findings: Findings) -> Spot | None:
    """The one box whose title has most characters in a row of what is said (新农村建设重点工程那个栏); None where several have as many."""
    runs = [(sentence.run(part.text, head.title), head) for head in findings.plan.heads if head.level == "box"]
    longest = max((run for run, _ in runs), default=0)
    best = [head for run, head in runs if run == longest]
    if len(best) != 1 or longest < TITLE:
        return None
    return Spot("box", best[0].title, best[0].label, findings.plan.passages_of(best[0].label), 1.0, 1.0)


def _narrowed(spot: Spot, part: Part, findings: Findings) -> Spot:
    """“专栏10-1卫生类项目”: the item of the place that the topic names; the place itself where it names none."""
    wanted = re.sub("项目|工程|[类的 ]", "", part.topic)
    named = [p for p in spot.passages if p.kind == "item" and p.place.item and wanted and (wanted[:2] in p.place.item or findings.told(p.place.item))]
    return Spot("item", str(named[0].place.item), spot.label, (named[0],), 1.0, 1.0) if len(named) == 1 else spot


def _item_line(passage: Passage) -> Line:
    start, end = sentence.body(passage)[0]
    return Line(str(passage.place.item), (Evidence(passage, 0, end),), structural=True)


def _projects(spot: Spot) -> Draft | None:
    lines = [line for passage in spot.passages for line in _project_lines(passage)]
    if len(lines) < 2:
        return None
    first = spot.passages[0]
    return Draft(Status.ANSWERED, (_lead(spot, (Evidence(first, *first.sentences[0]),)), *_numbered(lines)))


def _project_lines(passage: Passage) -> tuple[Line, ...]:
    """“实施甲、乙、丙等项目。” as one line each; an item that enumerates nothing as itself."""
    start, end = sentence.body(passage)[0]
    projects = projects_in(passage, ())
    if len(projects) == 1 and projects[0].name == passage.place.item:
        return (_item_line(passage),)
    return tuple(Line(project.name, (Evidence(passage, start, end),), structural=True) for project in projects)


def counted(part: Part, findings: Findings) -> Draft | None:
    """“区中园谋划了几个”: the members of the enumeration that ends on the name; where places of the plan differ, each of them."""
    if not COUNTS.search(re.split("[，,]", part.text)[-1]):
        return None
    names = [word for word in part.topic.split() if len(word) >= 3 and word in findings.plan.source]
    name = max(names, key=len, default="")
    found = _held(name, part, findings) if name else []
    if not found:
        return None
    if len({frozenset(members) for members, _ in found}) > 1:
        lines = tuple(_told_there(members, piece) for members, piece in found)
        return Draft(Status.ANSWERED, lines, clashes=(Clash(f"规划各处所列的“{name}”不尽相同", tuple(piece for _, piece in found)),))
    members, evidence = found[0]
    lead = Line(f"{name}共列出{len(members)}个：", (evidence,), counted=len(members), structural=True)
    return Draft(Status.ANSWERED, (lead, *_numbered([Line(member, (evidence,), structural=True) for member in members])))


def _told_there(members: Sequence[str], piece: Evidence) -> Line:
    """What one of several places lists, with how many."""
    return Line(f"{piece.passage.place.label}共列出{len(members)}个：{'、'.join(members)}", (piece,), counted=len(members), structural=True)


def _held(name: str, part: Part, findings: Findings) -> list[tuple[tuple[str, ...], Evidence]]:
    """The enumerations that end on a name, where their sentences hold the rest of the topic, and the region of the plan that it names (铁西)."""
    places = regions(part.topic, findings)
    around = ((members, piece, _around(piece, findings)) for members, piece in _enumerations(name, findings))
    return [(members, piece) for members, piece, said in around if findings.coverage(said) >= WHOLLY and all(place in said for place in places)]


def _around(piece: Evidence, findings: Findings) -> str:
    """A sentence with the headings above it."""
    return f"{findings.plan.title_of(piece.passage.place)} {piece.passage.place.item or ''} {piece.quote}"


def _enumerations(name: str, findings: Findings) -> Iterator[tuple[tuple[str, ...], Evidence]]:
    """“甲、乙、丙等…” and “甲、乙、丙3座…” before the name, in every sentence that has one."""
    pattern = re.compile(
        rf"([^，。；：]*、[^，。；：]*?)(?<!、)(?:等\d*|\d+)[个座处家条所项]?(?:行政)?{re.escape(name)}"
    )  # “、15个村卫生室” is one more, not all
    for passage in findings.plan.passages:
        for start, end in passage.sentences if name in passage.text else ():
            match = pattern.search(passage.text[start:end])
            members = tuple(member for member, _ in enumerated(re.split("以?及(?=[^、]*、)", match[1])[-1] + "。")) if match else ()
            if len(members) > 1:
                yield members, Evidence(passage, start, end)


def _numbered(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(Line(f"{n}. {line.text}", line.evidence, structural=True) for n, line in enumerate(lines, 1))
