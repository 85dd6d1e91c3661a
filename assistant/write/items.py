"""What a place holds, item by item: the items of a section or group, the projects of a box or of one of its items.

>>> items.write(part, findings).lines[1].text  # 楼宇总部经济有哪些项目
'1. 淘宝城教育综合中心'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft, Evidence, Line
from assistant.write import heading, sentence, spots, table
from corpus.names import Project, projects_in, projects_of
from corpus.plan import BOXES, Passage
from index.findings import Findings, Kind, Part, Spot
from index.segment import content

FIELDS = re.compile("哪[几些](?:个|大)?(?:方面|领域|块|类|条线?)")
BUILT = re.compile("项目|工程|(?:新?建|盖|修)(?:设|成)?(?:哪几?|几)[所座个家]|(?:新?建|盖|修)(?:设|成)?哪些(?=[\u4e00-\u9fff]{2})")
WHICH = re.compile("哪|什么|啥|列|名|呢[？?]?$")
OF_A_KIND = re.compile("(?:重点)?(?:项目|工程)(?:建设)?|(?<=.)类|(?:新建|建设|新盖|修建)(?= )")
GROUP = re.compile("[那这]一?[组栏]|[组栏](?:项目|里|有|多少|几)")
CLASS = re.compile("([\u4e00-\u9fff]{1,12}?)(?:的|[这那]一?)*类(?![型似别水])(?:项目|工程)?")
A_LIST = re.compile("项目|工程|清单")
FEWEST = 2  # projects that are called alike
NOUN = 0.6  # how much a word says of what a text is about that must stand in a name
WHOLLY = 0.99  # of a name, and of what is asked
TITLED = 0.9  # of the topic, that the title of a box holds whose run-in names are listed
TITLE = 4  # characters of an item's name that tell it


def write(part: Part, findings: Findings) -> Draft | None:
    """The items of a section or group, the projects of a box or of one of its items."""
    spot = _spot(part, findings)
    if spot is None:
        return None
    if spot.level == "item" and BOXES.search(spot.label):
        return _projects(spot)
    if (grouped := _groups(spot)) and spot.explained >= TITLED:
        return Draft(Status.ANSWERED, (_lead(spot, grouped[0].evidence), *numbered(grouped)))
    named = [p for p in spot.passages if p.kind == "item"]
    if len(named) < 2:
        return _rows(spot, findings) if part.kind is Kind.LIST else None
    inside = re.search("项目|工程", part.text + part.topic) and BOXES.search(spot.label) and not re.search("类|方面", part.text)
    lines = [line for p in named for line in (_project_lines(p) if inside else (_item_line(p),))]
    return Draft(Status.ANSWERED, (_lead(spot, (Evidence(named[0], *named[0].sentences[0]),)), *numbered(lines)))


def _rows(spot: Spot, findings: Findings) -> Draft | None:
    """What the rows of a table of things are about."""
    rows = [row for row in table.rows_of(findings) if spot.level == "box" and row.passage.place.own_label == spot.label]
    lines = [Line(row.name, (row.evidence,), structural=True) for row in rows]
    return Draft(Status.ANSWERED, (_lead(spot, lines[0].evidence), *numbered(lines))) if len(lines) > 1 else None


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


def alike(part: Part, findings: Findings) -> Draft | None:
    """“招商分哪几个方面”: the items of one section in whose names the topic stands (围绕先进制造业招商, 围绕现代服务业招商, …)."""
    words = [word for word, share in content(part.topic) if share >= NOUN and len(word) > 1] if FIELDS.search(part.text) else []
    of: dict[str, dict[str, Passage]] = {}
    for passage in findings.plan.passages if words else ():
        if passage.kind == "item" and passage.place.item and not passage.place.box and all(word in passage.place.item for word in words):
            of.setdefault(passage.place.label, {}).setdefault(passage.place.item, passage)
    several = [found for found in of.values() if len(found) > 1]
    if len(several) != 1:
        return None
    lines = tuple(map(_item_line, several[0].values()))
    return Draft(Status.ANSWERED, (Line(f"规划共列出{len(lines)}个：", lines[0].evidence, counted=len(lines), structural=True), *numbered(lines)))


def called(part: Part, findings: Findings) -> Draft | None:
    """“冷链类的有哪些项目”, “凯美龙有什么项目”, “建哪几所幼儿园”: the projects of all boxes in whose names stands what is asked for, a firm by its short name."""
    if not BUILT.search(f"{part.text} {part.topic}") or not WHICH.search(part.text):
        return None
    firm = _firm(part, findings)
    words = [word for word, share in content(OF_A_KIND.sub(" ", part.topic)) if share >= NOUN and len(word) > 1]
    every = {project.name: project for project in projects_of(findings.plan, ())}
    found = {name: project for name, project in every.items() if (any(called in name for called in firm) if firm else words and all(w in name for w in words))}
    if len(found) < (1 if firm else FEWEST):
        return None
    once = {name: project for name, project in found.items() if not any(name != other and name.startswith(other) for other in found)}
    lines = [Line(name, (sentence_of(project),), structural=True) for name, project in once.items()]
    lead = Line(f"规划共列出{len(lines)}个：", lines[0].evidence, counted=len(lines), structural=True)
    return Draft(Status.ANSWERED, (lead, *numbered(lines), *_further(firm, findings)))


def _firm(part: Part, findings: Findings) -> tuple[str, ...]:
    """What the firm is called that a part names, and nothing but it."""
    called = [(firm.name, *firm.aliases) for firm in findings.names.get("企业", ())]
    asked = OF_A_KIND.sub("", part.topic).strip()
    return next((names for names in called if asked in names), ())


def _further(firm: Sequence[str], findings: Findings) -> tuple[Line, ...]:
    """What else the plan says of a firm's projects, outside of its boxes."""
    told = [Evidence(p, *span) for p in findings.plan.passages if not p.place.box for span in p.sentences]
    return tuple(Line(piece.quote, (piece,)) for piece in told if "项目" in piece.quote and any(name in piece.quote for name in firm))


def sentence_of(project: Project) -> Evidence:
    """The sentence of a box's item that has the project."""
    span = next((span for span in project.passage.sentences if project.start < span[1]), (0, len(project.passage.text)))
    return Evidence(project.passage, *span)


def whole(part: Part, findings: Findings) -> Draft | None:
    """“文旅康养的有哪些”: the projects of a kind that a box names just so."""
    spot = spots.named(part, findings, ("item",))
    return _projects(spot) if spot and BOXES.search(spot.label) and min(spot.named, spot.explained) >= WHOLLY else None


def projects(part: Part, findings: Findings) -> Draft | None:
    """The projects of a place, where projects are asked for in so many words."""
    return write(part, findings) if re.search("项目|工程", part.text + part.topic) else None


def _spot(part: Part, findings: Findings) -> Spot | None:
    for label in part.labels:
        if findings.plan.has(label):
            head = findings.plan.head(label)
            return _narrowed(Spot(head.level, head.title, head.label, findings.plan.passages_of(label), 1.0, 1.0), part, findings)
    name_box = heading.box_named if heading.A_BOX.search(part.text) else heading.box_titled
    if box := name_box(part.text, findings.plan):
        spot = Spot("box", box.title, box.label, findings.plan.passages_of(box.label), 1.0, 1.0)
        return spot if findings.coverage(f"{box.title} 专栏") >= TITLED else _narrowed(spot, part, findings)
    boxed = re.search("项目|工程", part.text + part.topic)
    levels = ("box", "item", "group", "section", "chapter") if boxed else ("group", "section", "item", "box", "chapter")
    return spots.named(part, findings, levels)


def grouped(part: Part, findings: Findings) -> Draft | None:
    """“专栏里楼宇经济的项目”, “商贸物流那组”: the projects of an item of a box, named in a text that speaks of boxes or of groups."""
    if part.labels:
        return None
    told = of_name(part.topic, findings) if heading.A_BOX.search(part.text) or GROUP.search(part.text) else None
    return told or (_of_class(part.text, findings) if A_LIST.search(part.text) else None)


def of_name(topic: str, findings: Findings) -> Draft | None:
    """The projects of the one item of a box that a topic names by all nouns of a word."""
    words = [nouns for word in topic.split() if len(word) >= TITLE and (nouns := [noun for noun, share in content(word) if share >= NOUN])]
    named = [p for p in _boxed(findings) if any(all(noun in str(p.place.item) for noun in nouns) for nouns in words)]
    return _projects(Spot("item", str(named[0].place.item), named[0].place.label, (named[0],), 1.0, 1.0)) if len(named) == 1 else None


def _of_class(text: str, findings: Findings) -> Draft | None:
    """“重点项目清单里铜这一类有几个”: the projects of the one item of a box in whose name stands what is said before 类."""
    found = CLASS.search(text)
    return of_noun(found[1], findings) if found else None


def of_noun(name: str, findings: Findings) -> Draft | None:
    """The projects of the one item of a box in whose name the last noun of `name` stands."""
    boxed = [p for p in _boxed(findings) if _ends_in(name, str(p.place.item))]
    return _projects(Spot("item", str(boxed[0].place.item), boxed[0].place.label, (boxed[0],), 1.0, 1.0)) if len(boxed) == 1 else None


def _ends_in(said: str, name: str) -> bool:
    """Whether the last noun said stands in a name: 铜 in 铜材料深加工, 机器人 in 智能机器人."""
    last = next((word for word, share in reversed(content(said)) if share >= NOUN), "")
    return bool(last) and last in name


def _boxed(findings: Findings) -> list[Passage]:
    """The items of boxes that have several projects."""
    return [p for p in findings.plan.passages if p.place.box and p.kind == "item" and p.place.item and len(projects_in(p, ())) > 1]


def is_of_one(part: Part, findings: Findings) -> bool:
    """“铁西那个专栏棚户区点了几个”: whether a part names a box and an item or a group in it."""
    spot = _spot(part, findings)
    return spot is not None and BOXES.search(spot.label) is not None and spot.level in ("item", "group")


def _narrowed(spot: Spot, part: Part, findings: Findings) -> Spot:
    """“专栏10-1卫生类项目”: the item of the place that the topic names; the place itself where it names none."""
    wanted = re.sub("项目|工程|[类的 ]", "", part.topic)
    groups = {p.place.group for p in spot.passages if p.place.group and p.place.group in wanted}
    if len(groups) == 1:
        within = tuple(p for p in spot.passages if p.place.group in groups and p.kind != "heading")
        return Spot("group", str(*groups), spot.label, within, 1.0, 1.0) if within else spot
    named = [p for p in spot.passages if p.kind == "item" and p.place.item and wanted and (wanted[:2] in p.place.item or findings.told(p.place.item))]
    named = named if len(named) == 1 else [p for p in spot.passages if p.kind == "item" and p.place.item and sentence.run(wanted, p.place.item) >= TITLE]
    return Spot("item", str(named[0].place.item), spot.label, (named[0],), 1.0, 1.0) if len(named) == 1 else spot


def _item_line(passage: Passage) -> Line:
    start, end = sentence.body(passage)[0]
    return Line(str(passage.place.item), (Evidence(passage, 0, end),), structural=True)


def _projects(spot: Spot) -> Draft | None:
    lines = [line for passage in spot.passages for line in _project_lines(passage)]
    if len(lines) < 2:
        return None
    first = spot.passages[0]
    return Draft(Status.ANSWERED, (_lead(spot, (Evidence(first, *first.sentences[0]),)), *numbered(lines)))


def _project_lines(passage: Passage) -> tuple[Line, ...]:
    """“实施甲、乙、丙等项目。” as one line each; an item that enumerates nothing as itself."""
    start, end = sentence.body(passage)[0]
    projects = projects_in(passage, ())
    if len(projects) == 1 and projects[0].name == passage.place.item:
        return (_item_line(passage),)
    return tuple(Line(project.name, (Evidence(passage, start, end),), structural=True) for project in projects)


def numbered(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(Line(f"{n}. {line.text}", line.evidence, structural=True) for n, line in enumerate(lines, 1))
