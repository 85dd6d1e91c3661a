"""Where it is written: 章, 节, 专栏 and page; and the original sentence on request."""

from __future__ import annotations

import re

from assistant import cues
from assistant.answer import Status
from assistant.draft import Draft, Evidence, Line
from assistant.shown import numbered
from assistant.write import figure, phrase, quoted, sentence, spots
from assistant.write.asked import said_now
from assistant.write.choice import choose
from assistant.write.told import SILENT, evidence_in
from corpus.plan import Passage
from index.findings import Findings, Part

WHOLE = 900  # characters of an item given word for word
SHOWN = 2  # sentences beside the places; of each where several are asked for
EACH = re.compile("分别|各[在自是]")


def write(part: Part, findings: Findings) -> Draft | None:
    """The places of what was answered, where a turn asks for those; else the places that hold the topic, the best first, each with its sentence."""
    found = _told(part, findings) or _places(part, findings)
    if not found:
        return None
    places = list(dict.fromkeys(str(findings.plan.locate(piece.passage, piece.start, piece.end)) for piece in found))
    first = Line(f"写在{'；'.join(places)}。", tuple(found), structural=True)
    shown = found if _of_each(part, findings) else found[:SHOWN]
    return Draft(Status.ANSWERED, (first, *map(_named, map(sentence.whole, shown))))


def original(part: Part, findings: Findings) -> Draft | None:
    """The plan's own words for what was answered; else on the topic, whole: the item named, or what holds most of it."""
    if told := _told(part, findings):
        return Draft(Status.ANSWERED, tuple(_named(_in_full(piece)) for piece in told))
    spot = spots.named(part, findings, ("item", "group"))
    choice = choose(part, findings.facts, named=0.7, explained=0.6)
    if choice and (spot is None or choice.score > spot.score):
        pieces = figure.line_of(choice.fact, findings, choice.same).evidence
    else:
        pieces = sentence.opening(spot.passages, WHOLE) if spot else ()
    return Draft(Status.ANSWERED, tuple(_named(piece) for piece in pieces)) if pieces else None


def _told(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    """What was answered; of that what holds the name that the turn gives (石榴巷那句), where it gives one."""
    told = _of_each(part, findings) or evidence_in(part.over, findings)
    return tuple(piece for piece in told if part.pointed in piece.quote)


def _of_each(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    """“上面这两个数分别出自第几节”, “这几个各在哪一章”: what each of so many answers rests on, or each of all; what is told of one is none of these."""
    now = said_now(part)
    number = cues.NUMBERED.search(now)
    of_a_list = number is not None and [len(numbered(answer)) for answer in part.over[-1:]] == [cues.COUNTED[number[0]]]  # 这三项 of the list told last
    if not EACH.search(now) or not (number or cues.ABOVE.search(now)) or part.pointed or of_a_list:
        return ()
    told = [pieces for answer in part.over if not answer.startswith(SILENT) and (pieces := evidence_in((answer,), findings))]
    last = told[-cues.COUNTED[number[0]] :] if number else told
    if number and last and len(last[-1]) == cues.COUNTED[number[0]]:  # of two figures that one answer told
        return last[-1]
    shown = {(piece.passage.char_start, piece.start): piece for pieces in last for piece in pieces[:SHOWN]}
    return tuple(shown.values()) if len(last) > 1 else ()


def _in_full(piece: Evidence) -> Evidence:
    """With the rest of its item, where that is not too long."""
    return Evidence(piece.passage, 0, len(piece.passage.text)) if piece.passage.kind == "item" and len(piece.passage.text) <= WHOLE else piece


def _named(piece: Evidence) -> Line:
    line = quoted.named(piece)
    return Line(f"原文：{line.text}", line.evidence, structural=line.structural)


def _places(part: Part, findings: Findings) -> list[Evidence]:
    if part.labels and not part.topic:
        passages = [p for label in part.labels for p in _passages(label, findings)][:1]
        return [Evidence(p, *p.sentences[0]) for p in passages]
    spot = spots.named(part, findings)
    choice = choose(part, findings.facts, named=0.7, explained=0.6)
    if choice and (spot is None or choice.score > spot.score):
        several = figure.alike(part, findings)
        chosen = [fact for each in several for fact in (each.fact, *each.same, *each.others)] or [choice.fact, *choice.same]
        facts = sorted(chosen, key=lambda fact: fact.char_start)
        return list({e.passage.serial + e.passage.place.label: e for e in (phrase.evidence(fact, findings.plan) for fact in facts)}.values())
    exact = _exact(part, findings)
    if spot and spot.score >= 0.8 and spot.passages and not exact:
        passage = spot.passages[0]
        return [Evidence(passage, *passage.sentences[0])]
    return exact or [piece for score, piece in sentence.ranking(findings)[:1] if score >= sentence.ENOUGH]


def _exact(part: Part, findings: Findings) -> list[Evidence]:
    """Sentences that carry the topic word for word, in the plan's order."""
    name = re.sub(r"\s", "", part.topic).strip("“”")
    if len(name) < 3:
        return []
    pieces = [(p, span) for p in findings.plan.passages if p.kind != "heading" for span in p.sentences if name in p.text[slice(*span)]]
    return [Evidence(p, *span) for p, span in pieces[:4]]


def _passages(label: str, findings: Findings) -> tuple[Passage, ...]:
    try:
        return findings.plan.passages_of(label)
    except KeyError:
        return ()
