"""Rates over several years: what a yearly rate comes to in all, and the yearly rate from a base to a target; both compounded, and said to be calculations.

>>> write(part, findings).lines[0].text  # 社零五年下来总共涨百分之几
'据此计算，1.075 × 1.075 × 1.075 × 1.075 × 1.075 × 100 - 100 = 43.56，按年均增速逐年复合，社会消费品零售总额整个规划期累计增长约43.56%。'
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.answer import PHRASES
from assistant.draft import Draft, Line, Sum
from assistant.write.choice import choose
from assistant.write.operands import earlier_and_later
from assistant.write.sums import CENT, HUNDRED, plain, printed, worked
from corpus.facts import Fact
from index.findings import Findings, Part

IN_ALL = re.compile("累计|总共|一共|合计|[年来]下来")
YEARLY = re.compile("年均|[每一]年|复合|年化")
COMPOUND = re.compile("复合|年化")
WORKED = re.compile("复合|年化|折算|折成|算|从[^，。]{1,12}到|由[^，。]{1,12}到")  # asks for what the plan does not say itself
PLANNED = ("target", "planned")
SAID_ON = re.compile("连续|累计|累积|总共|一共|复合|折成|折算|年化|[照按]")  # no part of a name here


def write(part: Part, findings: Findings) -> Draft | None:
    """The one or the other, where the plan gives what it is worked from and not the answer itself."""
    if part.measure != "growth" or part.over:
        return None
    choice = choose(_named(part, units=("%",)), findings.facts)
    growth = choice.fact if choice and choice.fact.measure == "growth" and choice.fact.value and not choice.fact.value_max else None
    if growth and IN_ALL.search(part.text) and not COMPOUND.search(part.text) and growth.stage in PLANNED:
        return _in_all(growth, findings)
    return _yearly(part, findings) if not growth and YEARLY.search(part.text) and WORKED.search(part.text) else None


def _named(part: Part, **of: object) -> Part:
    """The part by its subject alone: 连续 and 累计 say how, not of what."""
    return replace(part, topic=" ".join(SAID_ON.sub(" ", part.topic).split()), operands=(), claims=(), operation=None, **of)  # type: ignore[arg-type]


def _in_all(growth: Fact, findings: Findings) -> Draft:
    factor, years = 1 + Decimal(str(growth.value)) / HUNDRED, len(growth.years) or findings.plan.period[1] - findings.plan.period[0] + 1
    value = plain((factor**years * HUNDRED - HUNDRED).quantize(CENT))
    made = Sum(" × ".join([plain(factor)] * years) + " × 100 - 100", (growth,), value, "%")
    return worked(made, f"按年均增速逐年复合，{growth.subject}整个规划期累计增长约{value}%", findings)


def _yearly(part: Part, findings: Findings) -> Draft | None:
    """From the base to the target over the years between them; None for what is itself a percentage."""
    choice = choose(_named(part, measure=None, units=(), stage="target"), findings.facts)
    pair = earlier_and_later(replace(part, measure=None), choice) if choice else ()
    if len(pair) != 2 or pair[0].unit == "%" or any(fact.value_max or not fact.value for fact in pair):
        return None
    later, earlier = (Decimal(printed(fact)) for fact in pair)
    years = max(pair[0].years) - max(pair[1].years) if pair[0].years and pair[1].years else 0
    if years < 2 or not earlier:
        return None
    root = (later / earlier) ** (1 / Decimal(years))
    value = plain((root * HUNDRED - HUNDRED).quantize(CENT))
    factor = plain(root.quantize(Decimal("0.000001")))
    made = Sum(f"{printed(pair[1])}" + f" × {factor}" * years, pair, plain((earlier * Decimal(factor) ** years).quantize(CENT)), pair[0].unit)
    rate = Sum(f"{factor} × 100 - 100", pair, value, "%")
    what = f"{pair[0].subject}的增速"
    says = Line(PHRASES.missing.format(what=what), echoes=(what,))
    first = worked(rate, f"从基数到目标逐年复合，{pair[0].subject}年均增长约{value}%", findings, says, missing=(what,))
    check = worked(made, f"到目标年约为{made.result}{made.unit}", findings).lines[0]
    return replace(first, lines=(first.lines[0], check, *first.lines[1:]))
