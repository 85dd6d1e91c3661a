"""A base compounded at a yearly rate over the years of the plan; said to be a calculation and no target.

>>> projection.write(part, findings).lines[0].text
'据此计算，3.01 × 1.07 × 1.07 × 1.07 × 1.07 × 1.07 = 4.22，按年均增速逐年复合，约为4.22亿元。'
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.answer import PHRASES
from assistant.draft import Draft, Line, Sum
from assistant.write.choice import choose
from assistant.write.sums import CENT, plain, printed, worked
from index.findings import Findings, Part

HUNDRED = Decimal(100)


def write(part: Part, findings: Findings) -> Draft | None:
    """“按年均7%算，2025年多少”; None where the plan gives no base or no rate."""
    choice = choose(replace(part, years=(), stage=None, measure="growth"), findings.facts)
    if choice is None:
        return None
    facts = (choice.fact, *choice.same, *choice.others)
    growth = next((f for f in facts if f.measure == "growth" and f.stage == "target" and f.value), None)
    base = next((f for f in facts if f.measure != "growth" and f.stage in ("base", "achieved") and f.value), None)
    if growth is None or base is None:
        return None
    factor, years = 1 + Decimal(str(growth.value)) / HUNDRED, len(growth.years)
    value = plain((Decimal(printed(base)) * factor**years).quantize(CENT))
    made = Sum(" × ".join([printed(base), *[plain(factor)] * years]), (base, growth), value, base.unit)
    says = Line(PHRASES.missing.format(what=f"{growth.subject}的总量目标"), echoes=("总量目标",))
    return worked(made, f"按年均增速逐年复合，约为{value}{base.unit}", findings, says, missing=(f"{growth.subject}的总量目标",))
