"""What a chapter, section or box says, in its own sentences."""

from __future__ import annotations

import re

from assistant import cues
from assistant.answer import Status
from assistant.draft import Draft, Evidence, Line
from assistant.write import sentence, spots
from assistant.write.asked import said_now
from corpus.plan import Passage
from corpus.stage import LOOKS_BACK
from index.findings import Findings, Kind, Part, Spot
from index.segment import content

DONE = re.compile("[干做办]成|完成|取得|成绩|成就|成效|[大实好]?事情?|工作")  # says that something was done, not what
FEW = 2  # sentences that speak of one thing
BARE, NAMED = 6, 0.75  # characters of a topic that names nothing; the share of a subject's name that names it
ROOM = 480  # characters
LONGEST_SENTENCE = 130


def write(part: Part, findings: Findings) -> Draft | None:
    """The opening, then the items or sections with a sentence each."""
    spot = _spot(part, findings)
    if spot is None or not spot.passages:
        return None
    lines = _of_chapter(spot, findings) if spot.level == "chapter" else _of_section(spot)
    return Draft(Status.ANSWERED, lines, follow_ups=(f"{spot.label}有哪些重点项目？",)) if lines else None


def looked_back(part: Part, findings: Findings) -> Draft | None:
    """“十三五干成了哪些事”: names nothing but the time before the plan; the section that looks back on it."""
    if part.stage != "achieved" or len(part.topic.replace(" ", "")) > BARE or any(hit.named >= NAMED for hit in findings.facts):
        return None
    if part.kind is Kind.LIST and DONE.sub("", part.topic).strip():
        return None  # 四大平台十三五是哪四个
    if _is_told_there(part, findings) or (part.after and not cues.ACHIEVED.search(said_now(part))):
        return None  # 债务这块十三五末啥情况; what only goes on from the years past
    if any(name.name in part.topic for names in findings.names.values() for name in names):
        return None  # 平原镇上个五年拿过什么称号
    if any(year > findings.plan.base_year for year in part.years):
        return None  # of later years the plan can tell nothing
    head = next((h for h in findings.plan.heads if h.level == "section" and LOOKS_BACK.search(h.title)), None)
    if head is None:
        return None
    return Draft(Status.ANSWERED, _of_section(Spot(head.level, head.title, head.label, findings.plan.passages_of(head.label))))


def _is_told_there(part: Part, findings: Findings) -> bool:
    """Whether a noun of the topic stands in just one or two sentences of what is looked back on: they are asked for, not the whole."""
    nouns = [word for word, share in content(part.topic) if share == 1.0 and len(word) > 1]
    passages = [p for p in findings.plan.passages if LOOKS_BACK.search(findings.plan.title_of(p.place)) and p.kind != "heading"]
    told = [sum(word in p.text[start:end] for p in passages for start, end in p.sentences) for word in nouns]
    return any(0 < n <= FEW for n in told)


def _spot(part: Part, findings: Findings) -> Spot | None:
    for label in part.labels:
        if findings.plan.has(label):
            head = findings.plan.head(label)
            return Spot(head.level, head.title, label, findings.plan.passages_of(label), 1.0, 1.0)
    return spots.named(part, findings, ("chapter", "section", "group")) or spots.named(part, findings, ("box", "item"))


def _of_chapter(spot: Spot, findings: Findings) -> tuple[Line, ...]:
    opening = [p for p in spot.passages if p.place.section is None and p.place.box is None]
    lines = [Line(piece.quote, (piece,)) for piece in sentence.opening(opening, ROOM // 2)] if opening else []
    sections = [
        h
        for h in findings.plan.heads
        if h.level == "section" and h.place.chapter == spot.passages[0].place.chapter and h.place.part == spot.passages[0].place.part
    ]
    for head in sections:
        passage = next(p for p in findings.plan.passages_of(head.label) if p.kind != "heading")
        lines.append(Line(f"{head.label} {head.title}", (Evidence(passage, *passage.sentences[0]),), structural=True))
    return tuple(lines)


def _of_section(spot: Spot) -> tuple[Line, ...]:
    passages = [p for p in spot.passages if p.kind not in ("heading", "note", "row")]
    named = [p for p in passages if p.kind == "item" and (p.place.box is None or spot.level == "box")]
    if len(named) < 2:
        passages = [p for p in passages if p.place.box is None or spot.level == "box"]
        return tuple(Line(piece.quote, (piece,)) for piece in sentence.opening(passages, ROOM))
    opening = [p for p in passages if p.kind != "item" and p.place.box is None][:1]
    lines = [Line(piece.quote, (piece,)) for piece in sentence.opening(opening, ROOM // 3)] if opening else []
    return (*lines, *(_item(p) for p in named))


def _item(passage: Passage) -> Line:
    start, end = sentence.body(passage)[0]
    piece = Evidence(passage, start, end)
    return Line(f"{passage.place.item}：{piece.quote}" if end - start <= LONGEST_SENTENCE else str(passage.place.item), (piece,), structural=True)
