"""A figure that a text says held against the plan's: whether they are alike, whether they agree, and the correction.

>>> corrected("80%", choice, findings).lines[0].text
'规划中不是80%，而是85%以上。'
"""

from __future__ import annotations

from assistant.answer import Status
from assistant.draft import Denial, Draft, Line
from assistant.write import figure, phrase
from assistant.write.amount import quantity_of
from assistant.write.choice import Choice
from corpus.facts import Fact
from corpus.quantity import Quantity
from index.findings import Findings

COUNTED = ("家", "座", "处", "所", "条", "人", "名", "张", "项")  # of which people say 个


def unit_of(claim: Quantity) -> str:
    """The unit that a claim is of: 350亿 is of money."""
    return "元" if claim.unit == "亿" else claim.base[2]


def corrected(said: str, choice: Choice, findings: Findings) -> Draft:
    """“规划中不是80%，而是85%以上。” and then the whole sentence."""
    evidence = phrase.evidence(choice.fact, findings.plan)
    says = phrase.figure(choice.fact)
    first = Line(f"规划中不是{said}，而是{says}。", (evidence,), echoes=(said,))
    said_of = told(choice.fact, findings) if choice.fact.row is None else (figure.line_of(choice.fact, findings, choice.same),)
    lines = (first, *said_of, *figure.context(choice, findings))
    return Draft(Status.ANSWERED, lines, denials=(Denial(said, says, evidence),), follow_ups=figure.follow_ups(choice))


def told(fact: Fact, findings: Findings) -> tuple[Line, ...]:
    """A fact in words; one of the text in the plan's own sentence too, where that is short."""
    piece = phrase.evidence(fact, findings.plan)
    own = (Line(piece.quote, (piece,)),) if fact.row is None and len(piece.quote) <= figure.LONGEST_SENTENCE else ()
    return own or (figure.line_of(fact, findings),)


def agreeing(claim: Quantity, facts: tuple[Fact, ...]) -> Fact | None:
    for fact in facts:
        quantity = quantity_of(fact)
        if quantity is not None and _same(claim, quantity):
            return fact
    return None


def _same(claim: Quantity, quantity: Quantity) -> bool:
    """Equal over units; a claim without a unit is read in the fact's."""
    return (
        claim.same_amount(quantity)
        or (not claim.unit and claim.value == quantity.value)
        or (claim.unit in ("万", "亿") and claim.unit in quantity.unit and claim.value == quantity.value)
        or (claim.unit == "个" and quantity.unit in COUNTED and claim.value == quantity.value)
    )


def comparable(claim: Quantity, fact: Fact) -> bool:
    """Only like things are held against each other: 80% is no correction of 15家."""
    if fact.value is None:
        return True
    unit, other = claim.base[2], (quantity_of(fact) or claim).base[2]
    return (
        not claim.unit
        or unit == other
        or (claim.unit in ("万", "亿") and fact.unit.startswith(("万", "亿")))
        or {unit, other} <= {"个", "家", "座", "处", "所", "条"}
        or ("个" in (unit, other) and {unit, other} <= {"个", *COUNTED})
        or {unit, other} <= {"斤", "公斤", "千克", "吨"}
    )
