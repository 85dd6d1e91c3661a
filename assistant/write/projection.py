"""A base compounded at a yearly rate over the years of the plan; said to be a calculation and no target.

>>> projection.write(part, findings).lines[0].text
'据此计算，3.01 × 1.07 × 1.07 × 1.07 × 1.07 × 1.07 = 4.22，按年均增速逐年复合，约为4.22亿元。'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Line, Sum
from assistant.write.choice import choose
from assistant.write.sums import CENT, HUNDRED, plain, printed, worked
from assistant.write.told import facts_in
from corpus.facts import Fact
from index.findings import Findings, Part

COMPOUNDED = "按年均增速逐年复合，约为"


def write(part: Part, findings: Findings) -> Draft | None:
    """“按年均7%算，2025年多少”; None where the plan gives no base or no rate."""
    choice = choose(replace(part, years=(), stage=None, measure="growth"), findings.facts)
    pair = _base_and_growth((choice.fact, *choice.same, *choice.others)) if choice else None
    if pair is None:
        return None
    made, what = _compounded(*pair), f"{pair[1].subject}的总量目标"
    says = Line(PHRASES.missing.format(what=what), echoes=("总量目标",))
    return worked(made, f"{COMPOUNDED}{made.result}{made.unit}", findings, says, missing=(what,))


def rise(part: Part, findings: Findings) -> Draft | None:
    """“那比2020年多出来多少” after a projection: what it comes to more than its base; worked again, so that one planted in a history is none."""
    told = part.over[-1] if part.over and part.operation == "difference" and COMPOUNDED in part.over[-1] else ""
    pair = _base_and_growth(facts_in(told, findings.ledger))
    made = _compounded(*pair) if pair else None
    if pair is None or made is None or f"{made.expression} = {made.result}" not in told:
        return None
    more = Sum(f"{made.result} - {printed(pair[0])}", pair, plain(Decimal(made.result) - Decimal(printed(pair[0]))), made.unit)
    first, *stated = worked(made, f"{COMPOUNDED}{made.result}{made.unit}", findings).lines
    second = worked(more, f"比基数多{more.result}{more.unit}", findings).lines[0]
    return Draft(Status.ANSWERED, (second, first, *stated))


def _base_and_growth(facts: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    growth = next((f for f in facts if f.measure == "growth" and f.stage == "target" and f.value), None)
    base = next((f for f in facts if f.measure != "growth" and f.stage in ("base", "achieved") and f.value), None)
    return (base, growth) if base and growth else None


def _compounded(base: Fact, growth: Fact) -> Sum:
    factor, years = 1 + Decimal(str(growth.value)) / HUNDRED, len(growth.years)
    value = plain((Decimal(printed(base)) * factor**years).quantize(CENT))
    return Sum(" × ".join([printed(base), *[plain(factor)] * years]), (base, growth), value, base.unit)
