"""A figure in another unit.

>>> conversion.write(part, findings).lines[0].text
'据此计算，40 × 2000 ÷ 3 = 26666.67，即26666.67平方米。'
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.draft import Draft, Line, Sum
from assistant.write import said
from assistant.write.choice import choose
from assistant.write.sums import CENT, plain, printed, worked
from corpus.facts import Fact
from corpus.measure import steps, times, wanted_unit
from corpus.quantity import scaled
from index.findings import Findings, Part


def write(part: Part, findings: Findings) -> Draft | None:
    """Of the thing asked about, or of the latest figure said that the unit fits; None where none does."""
    unit = wanted_unit(part.text)
    choice, before = choose(replace(part, focus=""), findings.facts, 0.5, 0.3), said.said(part, findings)
    facts = [*([choice.fact] if choice else []), *(before.facts[::-1] if before else ())]
    fact = next((fact for fact in facts if unit and fact.unit and fact.value and times(fact.unit, unit, _is_water(fact)) not in (None, 1)), None)
    return _converted(fact, unit, findings) if fact else None


def beside(part: Part, fact: Fact, findings: Findings) -> tuple[Line, ...]:
    """The figure once more in the unit that a question names, where the plan prints another: 耕地多少亩 for 1.2亿公顷. Money is read in any scale."""
    unit = wanted_unit(part.text)
    printed_so = scaled(unit)[1] == scaled(fact.unit)[1] or fact.unit.endswith("元")
    factor = times(fact.unit, unit, _is_water(fact)) if unit and fact.value and not printed_so else None
    draft = _converted(fact, unit, findings) if factor not in (None, 1) else None
    return draft.lines[:1] if draft else ()


def _converted(fact: Fact, unit: str, findings: Findings) -> Draft | None:
    factor = times(fact.unit, unit, _is_water(fact))
    if factor is None:
        return None
    scale = fact.unit.removesuffix(scaled(fact.unit)[1])
    if (
        scale
        and scaled(unit)[0] == 1
        and (larger := times(fact.unit, scale + unit, _is_water(fact)))
        and Decimal(printed(fact)) * larger.numerator >= larger.denominator
    ):
        unit, factor = scale + unit, larger  # 18亿亩, not 1800000000亩
    value = plain((Decimal(printed(fact)) * factor.numerator / factor.denominator).quantize(CENT))
    if not Decimal(value):
        return None  # too little to be told in that unit
    unit = unit if scaled(unit)[1] else unit + scaled(fact.unit)[1]  # 多少亿 of 万人
    return worked(Sum(f"{printed(fact)}{steps(factor)}", (fact,), value, unit), f"{fact.subject}即{value}{unit}", findings)


def _is_water(fact: Fact) -> bool:
    return "水" in fact.subject
