"""Whether a thing has doubled, from its base to its target or from one period to the next: worked out, never taken for given.

>>> doubled.write(part, findings).lines[0].text  # 老旧小区改造翻番了吧
'据此计算，194 ÷ 150 = 1.29，老旧小区改造是原来的1.29倍，没有翻番。'
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant import cues
from assistant.draft import Draft, Sum
from assistant.write.amount import quantity_of
from assistant.write.choice import choose
from assistant.write.operands import earlier_and_later
from assistant.write.sums import CENT, plain, printed, worked
from index.findings import Findings, Part

TWICE = 2


def write(part: Part, findings: Findings) -> Draft | None:
    """None where nothing is said to have doubled, or the plan does not give both figures."""
    if not cues.DOUBLED.search(part.text):
        return None
    choice = choose(replace(part, stage=None, years=(), claims=(), units=()), findings.facts)
    pair = earlier_and_later(replace(part, measure=None), choice) if choice else ()
    quantities = [quantity_of(fact) for fact in pair]
    values = [quantity.base[0] for quantity in quantities if quantity]
    if len(values) != len(pair) or len(pair) < TWICE or not values[1] or any(fact.value_max or fact.measure == "growth" for fact in pair):
        return None
    ratio = values[0] / values[1]
    scale = values[0] / Decimal(printed(pair[0]) or 1)
    made = Sum(f"{printed(pair[0])} ÷ {plain(values[1] / scale)}", pair, plain(ratio.quantize(CENT)), "倍")
    return worked(made, f"{pair[0].subject}是原来的{made.result}倍，{'翻了一番' if ratio >= TWICE else '没有翻番'}", findings)
