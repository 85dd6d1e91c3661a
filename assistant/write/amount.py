"""What a fact's figure comes to over units, and whether two facts give the same.

>>> amount(fact)  # 1.2亿元
(Decimal('120000000'), None, '元')
"""

from __future__ import annotations

from decimal import Decimal

from assistant.write import phrase
from corpus.facts import Fact
from corpus.quantity import Quantity, read


def says_the_same(fact: Fact, other: Fact) -> bool:
    """Whether two facts of one subject give one figure, for the same of it."""
    alike = (fact.stage, fact.measure) == (other.stage, other.measure) or {fact.stage, other.stage} == {"target", "planned"}
    return alike and fact.value is not None and amount(fact) == amount(other)


def amount(fact: Fact) -> tuple[object, ...] | None:
    """The fact's value over units, for comparing; None where the plan gives words."""
    quantity = quantity_of(fact)
    return quantity.base if quantity else None


def quantity_of(fact: Fact) -> Quantity | None:
    """The figure with its row's unit, read by the one number reader."""
    return next((q for q in read(phrase.figure(fact)) if not q.is_year or fact.measure == "year"), None)


def size_of(fact: Fact) -> Decimal:
    """The figure over units, by which facts are ordered; 0 where the plan gives words."""
    quantity = quantity_of(fact)
    return quantity.base[0] if quantity else Decimal(0)
