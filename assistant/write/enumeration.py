"""An enumeration whose members are counted by the name it ends on; where places of the plan differ, each of them.

>>> enumeration.write(part, findings).lines[0].text  # 博物馆支持哪几个
'博物馆共列出3个：'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant import shown
from assistant.answer import PHRASES, Status
from assistant.draft import Clash, Draft, Evidence, Line, Sum
from assistant.write.asked import said_now
from assistant.write.items import numbered
from assistant.write.named import regions
from assistant.write.sums import stated
from assistant.write.told import evidence_in, facts_in
from corpus.names import enumerated
from index.findings import Findings, Kind, Part

WHOLLY = 0.75  # how much of a topic an enumeration and its headings must hold
HOW_MANY = re.compile("几|多少|数")
COUNTS = re.compile("(?:几|多少|哪几?|哪[一二两三四五六七八九十\\d]+)[个座处家条所项]|哪些|有哪|几[个座处家条所]")


def write(part: Part, findings: Findings) -> Draft | None:
    """“区中园谋划了几个”: the members of the enumeration that ends on the name; where places of the plan differ, each of them."""
    if not COUNTS.search(re.split("[，,]", part.text)[-1]):
        return None
    names = sorted((word for word in part.topic.split() if len(word) >= 3 and word in findings.plan.source), key=len, reverse=True)
    names = names if part.kind is Kind.COUNT else names[:1]
    name, found = next(((name, found) for name in names if (found := _held(name, part, findings))), ("", []))
    found = [(members, piece) for members, piece in found if piece.passage.place.own_label in part.labels] or found
    if not found:
        return None
    if part.kind is Kind.COUNT and any(_says_more(members, piece) for members, piece in found):
        return None  # “甲、乙等5个”: not the two that it names
    if len({frozenset(members) for members, _ in found}) > 1:
        lines = tuple(_told_there(members, piece) for members, piece in found)
        return Draft(Status.ANSWERED, lines, clashes=(Clash(f"规划各处所列的“{name}”不尽相同", tuple(piece for _, piece in found)),))
    return _one_by_one(name, *found[0])


def _says_more(members: Sequence[str], piece: Evidence) -> bool:
    """Whether the sentence says that there are more than it names."""
    return any(int(number) > len(members) and members[-1] in before for before, number in re.findall("([^，。；]*)等(\\d+)[个座处家条所项]", piece.quote))


def told(part: Part, findings: Findings) -> Draft | None:
    """“一共几家” after a sentence that counts or lists them: its one figure in that unit, else how many members its longest enumeration has."""
    if not HOW_MANY.search(said_now(part)):
        return None  # 通报呢
    if len(part.over) > 1:
        return _of_lists(part.over, findings)
    counted = tuple(fact for answer in part.over for fact in facts_in(answer, findings.ledger) if fact.unit in part.units)
    if len({fact.subject for fact in counted}) == 1:
        return Draft(Status.ANSWERED, stated(counted[:1], findings))
    listed = [(_members(clause), piece) for piece in evidence_in(part.over, findings) for clause in re.split("[，；。]", piece.quote)]
    longest = max(listed, key=lambda pair: len(pair[0]), default=((), None))
    return _one_by_one("", longest[0], longest[1]) if longest[1] and len(longest[0]) > 1 else None


def _of_lists(answers: Sequence[str], findings: Findings) -> Draft | None:
    """“点名的总共几条” after two lists: how many of the plan's own names stand in both, none twice."""
    lists = [tuple(item for item in shown.numbered(answer) if item in findings.plan.source) for answer in answers]
    every = [name for names in lists for name in names]
    evidence = tuple(evidence_in(answers[-1:], findings))
    if not all(lists) or len(set(every)) < len(every) or not evidence:
        return None
    made = Sum(" + ".join(str(len(names)) for names in lists), (), str(len(every)), "个")
    says = f"{PHRASES.by_calculation}{made.expression} = {made.result}，合计{made.result}个。"
    return Draft(Status.ANSWERED, (Line(says, evidence, sums=(made,)), *numbered([Line(name, evidence, structural=True) for name in every])))


def _members(clause: str) -> tuple[str, ...]:
    return tuple(name for name, _ in enumerated(f"{clause}。")) if "、" in clause else ()


def _one_by_one(name: str, members: Sequence[str], piece: Evidence) -> Draft:
    """How many there are, then each."""
    lead = Line(f"{name}共列出{len(members)}个：", (piece,), counted=len(members), structural=True)
    return Draft(Status.ANSWERED, (lead, *numbered([Line(member, (piece,), structural=True) for member in members])))


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
        rf"([^，。；：]*、[^，。；：]*?)(?<![、\d])(?:等\d*|\d+)[个座处家条所项]?(?:行政)?{re.escape(name)}"
    )  # “、15个村卫生室” is one more, not all
    for passage in findings.plan.passages:
        for start, end in passage.sentences if name in passage.text else ():
            match = pattern.search(passage.text[start:end])
            members = tuple(member for member, _ in enumerated(re.split("以?及(?=[^、]*、)", match[1])[-1] + "。")) if match else ()
            if len(members) > 1:
                yield members, Evidence(passage, start, end)
