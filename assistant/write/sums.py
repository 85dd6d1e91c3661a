"""Arithmetic that is shown: numbers as printed, the facts a calculation is over, and the calculation with its formula.

>>> printed(fact), plain(Decimal("3.80"))
('85', '3.8')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.write import phrase
from assistant.write.amount import quantity_of, says_the_same
from corpus.facts import Fact
from index.findings import Findings

CENT = Decimal("0.01")
HUNDRED = Decimal(100)


def printed(fact: Fact) -> str:
    """The number as printed, without unit or bound."""
    quantity = quantity_of(fact)
    found = re.search(r"\d[\d.]*", phrase.figure(fact))
    return found[0] if found else str(quantity.value if quantity else 0)


def plain(value: Decimal) -> str:
    """3.80 → 3.8, 5E+1 → 50."""
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def stated(facts: Sequence[Fact], findings: Findings) -> tuple[Line, ...]:
    """A sentence for each, with every place that says it."""
    return tuple(Line(phrase.sentence(fact), _places(fact, findings)) for fact in facts)


def _places(fact: Fact, findings: Findings) -> tuple[Evidence, ...]:
    """2.9万人 of the table and of the section on employment."""
    same = (other for other in findings.ledger if other.subject == fact.subject and other is not fact and says_the_same(other, fact))
    pieces = {(e.passage.char_start, e.start): e for e in (phrase.evidence(each, findings.plan) for each in (fact, *same))}
    return tuple(pieces.values())


def worked(made: Sum, says: str, findings: Findings, *beside: Line, missing: tuple[str, ...] = ()) -> Draft:
    """The calculation, what it says in words, what is to be said beside it, and the facts it is over."""
    evidence = tuple(phrase.evidence(fact, findings.plan) for fact in made.operands)
    first = Line(f"{PHRASES.by_calculation}{made.expression} = {made.result}，{says}。", evidence, sums=(made,))
    return Draft(Status.ANSWERED, (first, *beside, *stated(made.operands, findings)), missing=missing)
