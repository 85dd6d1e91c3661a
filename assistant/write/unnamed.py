"""Figures of a thing that no fact is named after: the sentence nearest to what is asked, where it has just such a figure.

>>> unnamed.nearest(part("旱涝保收的好地多少亩"), findings).lines[0].text
'高标准农田建设为1.5万亩。'
"""

from __future__ import annotations

import re

from assistant import cues
from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.write import mentioned, phrase, quoted, sentence
from assistant.write.asked import said_now
from assistant.write.figure import DATE, line_of
from assistant.write.fit import fit
from corpus.quantity import read
from index.findings import Findings, Part

HALF = 0.5  # of what is asked, that the nearest sentence holds


def nearest(part: Part, findings: Findings) -> Draft | None:
    """“旱涝保收的好地多少亩”: no subject is named, but the nearest sentence holds one figure and no other, in the unit asked for; money is of a thing that is named."""
    if not part.units or part.units in (cues.UNITS["个"], cues.UNITS["元"]) or part.subject != part.topic or part.operation or part.claims or part.years:
        return None
    ranked = sentence.ranking(findings, sentence.Wants(figures=True))[:1]
    piece = next((piece for score, piece in ranked if score >= sentence.ENOUGH and findings.coverage(piece.quote) >= HALF), None)
    near = [fact for fact in findings.ledger if piece and fact.value and fact.text in piece.quote]
    facts = [fact for fact in near if piece and phrase.evidence(fact, findings.plan).passage.char_start == piece.passage.char_start]
    return (
        Draft(Status.ANSWERED, (line_of(facts[0], findings), Line(piece.quote, (piece,))))
        if piece
        and len(facts) == 1
        and facts[0].unit.endswith(part.units)
        and fit(part, facts[0]) >= 0
        and not mentioned.is_of_another_thing(part, facts[0], findings)
        else None
    )


def stated(part: Part, findings: Findings) -> Draft | None:
    """Where nobody has reviewed the figures: the sentence that is nearest to what is asked, if it has a figure in the unit asked for; of the stage and the year that are named."""
    dated = DATE.search(re.split("[，,]", part.text)[-1]) is not None
    if any(fact.reviewed for fact in findings.ledger) or part.claims or part.operation or not (part.units or dated or cues.AMOUNT.search(said_now(part))):
        return None
    ranked = sentence.ranking(findings, sentence.Wants(figures=True))[:1]
    piece = next(
        (piece for score, piece in ranked if score >= sentence.ENOUGH and findings.relevance(f"{piece.passage.place.item or ''} {piece.quote}") >= HALF), None
    )
    near = [fact for fact in findings.ledger if piece and fact.quote == piece.quote]
    found = [q for q in read(piece.quote) if (q.is_year if dated else not q.is_year and (not part.units or q.unit.endswith(part.units)))] if piece else []
    last = findings.plan.period[-1]
    timely = all(year == last or (piece and str(year) in piece.quote) for year in part.years) and (
        not near or part.stage is None or any(fit(part, fact) >= 0 for fact in near)
    )
    return Draft(Status.ANSWERED, (quoted.named(piece),)) if piece and found and timely else None
