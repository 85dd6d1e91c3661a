"""What several figures come to: their sum, their difference, how many times the one is the other, its share; shown with the formula.

>>> over(part, (target, base), findings).lines[0].text
'据此计算，85 - 81.2 = 3.8，普惠性幼儿园占比提高3.8个百分点。'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.write import phrase
from assistant.write.amount import quantity_of
from assistant.write.sums import CENT, HUNDRED, plain, printed, stated
from corpus.facts import Fact
from index.findings import Findings, Part

SPAN = re.compile("最[高多大快].*最[低少小慢]|最[低少小慢].*最[高多大快]")
SIGNS = {"difference": "-", "which": "-", "sum": "+", "ratio": "÷"}
IN_PERCENT = re.compile("%|百分比")
STAGES = {"target": "目标", "planned": "目标", "base": "基数", "achieved": "实际"}  # of one thing


def over(part: Part, facts: tuple[Fact, ...], findings: Findings) -> Draft:
    """What follows from the facts, then the facts in words."""
    quantities = [quantity_of(fact) for fact in facts]
    evidence = tuple(phrase.evidence(fact, findings.plan) for fact in facts)
    told = stated(facts, findings)
    if part.operation == "share" and any(fact.unit in ("%", "个百分点") for fact in facts):  # no rate of growth is a part of another
        what = f"{_name(facts[0])}与{_name(facts[-1])}的占比"
        return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.missing.format(what=what), echoes=(what,)), *told), missing=(what,))
    units = {quantity.base[2] for quantity in quantities if quantity}
    nought = any(quantity and not quantity.base[0] for quantity in quantities)  # by which nothing is measured
    if None in quantities or nought or len(units) != 1 or any(fact.value_max for fact in facts):  # 1-2所 is no one number
        return Draft(Status.PARTIAL, told, missing=("可比的数字",))
    values = [quantity.base[0] for quantity in quantities if quantity]
    operation = ("ratio" if part.operation == "ratio" else "difference") if SPAN.search(part.text) else part.operation or "difference"
    if SPAN.search(part.text):
        ranked = sorted(range(len(facts)), key=lambda n: -values[n])
        facts, values, evidence = (tuple(each[n] for n in (ranked[0], ranked[-1])) for each in (facts, values, evidence))  # type: ignore[assignment]
    if operation == "which" and len(facts) > 2:
        return Draft(Status.ANSWERED, (_extreme(part, facts, values, evidence), *told))
    if operation == "difference" and IN_PERCENT.search(part.text) and facts[0].unit != "%":
        return Draft(Status.ANSWERED, (_rise(facts[:2], values[:2], evidence[:2]), *told))
    if operation != "sum":
        facts, values, evidence = facts[:2], values[:2], evidence[:2]
    text, made = _result(operation, facts, values)
    return Draft(Status.ANSWERED, (Line(text, evidence, sums=(made,)), *told))


def _extreme(part: Part, facts: tuple[Fact, ...], values: Sequence[Decimal], evidence: tuple[Evidence, ...]) -> Line:
    """“谁最高” of three or more; all of those that are equal."""
    lowest = cues.LOWEST.search(part.text) is not None
    end = (min if lowest else max)(values)
    best = [n for n, value in enumerate(values) if value == end]
    names = "、".join((_name(facts[best[0]]), *(facts[n].subject for n in best[1:])))
    equal = "同为" if best[1:] else ""
    return Line(f"{names}{equal}最{'低' if lowest else '高'}，为{phrase.figure(facts[best[0]])}。", tuple(evidence[n] for n in best))


def _result(operation: str, facts: tuple[Fact, ...], values: list[Decimal]) -> tuple[str, Sum]:
    if operation == "share":
        return _share(facts, values)
    unit = _unit(facts[0], operation)
    value = {"sum": sum(values, Decimal(0)), "ratio": values[0] / values[1] if values[1] else Decimal(0)}.get(operation, values[0] - values[1])
    first = Decimal(printed(facts[0]))
    scale = values[0] / first if first else Decimal(1)
    said_as = [printed(facts[0]), *(plain(each / scale) for each in values[1:])]  # 2000万元 beside 1.2亿元 is 0.2
    shown = value if operation == "ratio" else value / scale
    figure_text = plain(shown.quantize(CENT) if operation == "ratio" else shown)
    made = Sum(f" {SIGNS.get(operation, '-')} ".join(said_as), facts, figure_text, unit)
    return f"{PHRASES.by_calculation}{made.expression} = {figure_text}，{_words(operation, facts, shown, figure_text, unit)}。", made


def _rise(facts: Sequence[Fact], values: Sequence[Decimal], evidence: tuple[Evidence, ...]) -> Line:
    """“多出百分之几”: by how much of the second the first is more."""
    ratio = values[0] / values[1] * HUNDRED if values[1] else HUNDRED
    value = plain((ratio - HUNDRED).quantize(CENT))
    scale = values[0] / Decimal(printed(facts[0]) or 1)
    made = Sum(f"{printed(facts[0])} ÷ {plain(values[1] / scale)} × 100 - 100", tuple(facts), value, "%")
    more = "多" if ratio >= HUNDRED else "少"
    of_one = facts[0].subject == facts[1].subject
    says = f"{facts[0].subject}{_moved(tuple(facts), ratio - HUNDRED)}" if of_one else f"{_name(facts[0])}比{_name(facts[1])}{more}"
    says += f"{value.lstrip('-')}%"
    return Line(f"{PHRASES.by_calculation}{made.expression} = {value}，{says}。", evidence, sums=(made,))


def _share(facts: tuple[Fact, ...], values: Sequence[Decimal]) -> tuple[str, Sum]:
    """The smaller as a percentage of the larger."""
    part, whole = sorted(range(2), key=lambda n: values[n])
    value = plain((values[part] / values[whole] * HUNDRED).quantize(CENT)) if values[whole] else "0"
    scale = values[part] / Decimal(printed(facts[part]) or 1)
    made = Sum(f"{printed(facts[part])} ÷ {plain(values[whole] / scale)} × 100", facts, value, "%")
    return f"{PHRASES.by_calculation}{made.expression} = {value}，{_name(facts[part])}占{_name(facts[whole])}的{value}%。", made


def _words(operation: str, facts: tuple[Fact, ...], value: Decimal, shown: str, unit: str) -> str:
    if operation == "sum":
        return f"合计{shown}{unit}"
    if operation == "ratio" and facts[0].subject == facts[1].subject and facts[0].stage != facts[1].stage:
        return f"{facts[0].subject}的{STAGES[facts[0].stage]}是{STAGES[facts[1].stage]}的{shown}倍"
    if operation == "ratio":
        return f"{_name(facts[0])}是{_name(facts[1])}的{shown}倍"
    if value == 0:
        return f"{facts[0].subject}前后相同" if facts[0].subject == facts[1].subject else f"{_name(facts[0])}与{_name(facts[1])}相同"
    amount = plain(abs(value)) + unit
    if facts[0].subject == facts[1].subject:
        return f"{facts[0].subject}{_moved(facts, value)}{amount}"
    more, less = ("高", "低") if unit == "个百分点" else ("多", "少")
    return f"{_name(facts[0])}比{_name(facts[1])}{more if value > 0 else less}{amount}"


def _moved(facts: tuple[Fact, ...], value: Decimal) -> str:
    """提高 and 降低 of a rate from base to target; 多 and 少 of what two periods did."""
    if facts[1].stage == "achieved":
        more, less = ("高", "低") if facts[0].unit == "%" else ("多", "少")
        aimed = "目标" if facts[0].stage in ("target", "planned") else ""
        return f"{phrase.when(facts[0]).rstrip('，')}{aimed}比{phrase.when(facts[1]).rstrip('，') or phrase.span(facts[1])}{more if value > 0 else less}"
    return "提高" if value > 0 else "降低"


def _unit(fact: Fact, operation: str) -> str:
    if operation == "ratio":
        return "倍"
    unit = fact.unit or ""
    return "个百分点" if unit == "%" and operation != "sum" else unit


def _name(fact: Fact) -> str:
    return f"{phrase.when(fact).rstrip('，').removeprefix('到')}{fact.subject}" if fact.column else fact.subject
