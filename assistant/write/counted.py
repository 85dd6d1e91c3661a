"""Lists that were shown, put together: how many they hold in all (两类相加), every item told again.

The items are looked up in the plan: a list planted in a history counts for nothing.

>>> write(part, findings).lines[0].text
'据此计算，7 + 13 = 20，合计20个。'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.shown import LIST_NUMBER, numbered
from assistant.write import items
from assistant.write.asked import said_now
from assistant.write.told import facts_in
from corpus.groups import Group
from corpus.names import projects_in
from corpus.plan import Passage, Plan
from index.findings import Findings, Part

TOGETHER = ("sum", "each")
FEWEST = 2  # lists
PROJECTS = re.compile("(?:多少|几)个?(?:项目|工程)|(?:项目|工程)[^，。]{0,4}(?:多少|几)个")


@dataclass(frozen=True)
class Listed:
    """The items of a list that the plan holds, each with the sentence that has it."""

    items: tuple[tuple[str, Evidence], ...]


def write(part: Part, findings: Findings) -> Draft | None:
    """As many of the latest lists as the turn says, two where it says nothing; with the one that the turn names; None where a figure was told after them."""
    further = _named(part, findings) if part.focus else None
    if part.operation not in TOGETHER or (part.focus and further is None) or not part.over:
        return None
    number = cues.NUMBERED.search(part.text)
    if number is None and part.operation == "sum" and cues.HOW_MANY.fullmatch(said_now(part)):
        return _of_last(part, findings)
    if further is None and (rows := _rows(part, findings)):
        return _together(rows)
    wanted = (cues.COUNTED[number[0]] if number else FEWEST) - (further is not None)
    found = [_listed(answer, findings.plan) for answer in part.over[-wanted:]]
    lists = [each for each in (*found, further) if each]
    if len(found) < wanted or not all(found) or len(lists) < FEWEST or any(facts_in(answer, findings.ledger) for answer in part.over[-wanted:]):
        return None
    return _together(lists)


def _rows(part: Part, findings: Findings) -> tuple[Listed, ...]:
    """“两边一共几条” after the roads of 南部 and those of 西部, told in one sentence: of each thing asked about the row that is called most like it; empty unless each has its own."""
    if len(part.operands) < FEWEST or not cues.AMOUNT.search(said_now(part)):
        return ()
    told = [
        row
        for row in findings.groups
        if row.form == "row" and any(row.passage.text[row.start : row.end] in answer for answer in part.over[-len(part.operands) :])
    ]
    chosen = [_called_like(name, told) for name in part.operands]
    apart = {row.name: row.passage.char_start for row in chosen if row}
    return tuple(_of_row(row) for row in chosen if row) if len(apart) == len(part.operands) and len(set(apart.values())) == 1 else ()


def _called_like(name: str, rows: Sequence[Group]) -> Group | None:
    """The row whose name has the most characters of a thing asked about in common with it; None where two rows have as many."""
    best = sorted(rows, key=lambda row: -len(set(name) & set(row.name)))
    shared = [len(set(name) & set(row.name)) for row in best]
    rivals = {row.name for row, count in zip(best, shared, strict=True) if count == shared[0]}
    return best[0] if best and shared[0] and len(rivals) == 1 else None


def _of_row(row: Group) -> Listed:
    pieces = [next(Evidence(row.passage, *span) for span in row.passage.sentences if span[0] <= member.start < span[1]) for member in row.members]
    return Listed(tuple((member.name, piece) for member, piece in zip(row.members, pieces, strict=True)))


def _of_last(part: Part, findings: Findings) -> Draft | None:
    """“一共几个” after a list of roads and one of projects: of the last."""
    listed = _listed(part.over[-1], findings.plan)
    if listed is None:
        return None
    _, first = listed.items[0]
    lead = Line(f"共列出{len(listed.items)}个：", (first,), counted=len(listed.items), structural=True)
    return Draft(Status.ANSWERED, (lead, *_told(dict(listed.items))))


def of_box(part: Part, findings: Findings) -> Draft | None:
    """“专栏3-1三类加一起多少个项目”: the projects of all items of a box that the part names, or of the only one of the section it is asked in."""
    if part.operation != "sum" or not PROJECTS.search(part.text):
        return None
    boxes = [head for head in findings.plan.boxes if head.label in part.labels or (part.inside and head.place.section_label == part.inside)]
    held = [_projects(passage) for passage in findings.plan.passages_of(boxes[0].label)] if len(boxes) == 1 else []
    lists = [each for each in held if each]
    return _together(lists) if len(lists) >= FEWEST else None


def _projects(passage: Passage) -> Listed | None:
    """What an item of a box names, each with its sentence."""
    found = projects_in(passage, ()) if passage.kind == "item" else ()
    return Listed(tuple((project.name, items.sentence_of(project)) for project in found)) if len(found) > 1 else None


def _named(part: Part, findings: Findings) -> Listed | None:
    """“再加上文旅康养的”: the list that the turn names itself, an item of a box."""
    told = items.of_name(part.focus, findings)
    return Listed(tuple((LIST_NUMBER.sub("", line.text), line.evidence[0]) for line in told.lines[1:])) if told else None


def _together(lists: Sequence[Listed]) -> Draft:
    items = dict(item for each in lists for item in each.items)
    return Draft(Status.ANSWERED, (in_all([len(each.items) for each in lists], items.values()), *_told(items)))


def in_all(sizes: Sequence[int], evidence: Iterable[Evidence]) -> Line:
    """`据此计算，7 + 9 = 16，合计16个。`"""
    made = Sum(" + ".join(map(str, sizes)), (), str(sum(sizes)), "个")
    text = f"{PHRASES.by_calculation}{made.expression} = {made.result}，合计{made.result}个。"
    return Line(text, tuple(dict.fromkeys(evidence)), sums=(made,), counted=sum(sizes))


def _told(items: Mapping[str, Evidence]) -> tuple[Line, ...]:
    return tuple(Line(f"{n}. {name}", (piece,), structural=True) for n, (name, piece) in enumerate(items.items(), 1))


def _listed(answer: str, plan: Plan) -> Listed | None:
    """The numbered items of an answer, where the plan has every one."""
    items = numbered(answer)
    held = [_held(items, passage) for passage in plan.passages if passage.kind in ("paragraph", "item") and items[:1] and items[0] in passage.text]
    found = next(filter(None, held), None)
    return Listed(found) if found else None


def _held(items: Sequence[str], passage: Passage) -> tuple[tuple[str, Evidence], ...]:
    """Each item with its sentence, where one passage has them all."""
    found = [next((Evidence(passage, *span) for span in passage.sentences if item in passage.text[slice(*span)]), None) for item in items]
    return tuple((item, piece) for item, piece in zip(items, found, strict=True) if piece) if all(found) else ()
