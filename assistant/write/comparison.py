"""Comparison and computation over facts, with the operands cited and the formula shown.

>>> comparison.write(part, findings).lines[0].text
'据此计算，85 - 81.2 = 3.8，普惠性幼儿园占比提高3.8个百分点。'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.aspects import units_of
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.write import figure, operands, phrase
from assistant.write.choice import Choice, choose, quantity_of
from corpus.facts import Fact
from index.findings import Findings, Part

PER = re.compile(r"(?:平均|均摊|平摊|摊到|合).{0,6}?(?:每|一)(?:一)?([\u4e00-\u9fff])([\u4e00-\u9fff])?")
A_YEAR = re.compile("每年|一年|年均")
TWO_PERIODS = re.compile("十三五.*十四五|十四五.*十三五")
SIGNS = {"difference": "-", "which": "-", "sum": "+", "ratio": "÷"}
HUNDRED = Decimal(100)
CENT = Decimal("0.01")


def write(part: Part, findings: Findings) -> Draft | None:
    """Several subjects set side by side, or what two figures of one subject come to."""
    part = replace(part, claims=()) if part.operation in ("sum", "share", "difference") else part
    if part.operation == "project":
        return _projected(part, findings)
    facts = operands.several(part, findings)
    if len(facts) < 2 and (part.operation == "share" or cues.REST.search(part.text)):
        facts = operands.part_and_whole(part, findings)
    if len(facts) > 1:
        return _over(part, facts, findings)
    if lacking := _lacking(part, findings):
        return lacking
    if part.operation == "average" and (pair := operands.claimed(part, findings)):
        return _divided(pair[0], pair[1], findings)
    choice = choose(part, findings.facts)
    if choice is None:
        return None
    if part.operation == "average":
        return _per_unit(part, choice, findings) or _per_year(choice.fact, findings)
    pair = operands.earlier_and_later(part, choice) if part.operation != "share" else ()
    if part.operation == "sum" and not TWO_PERIODS.search(part.text):
        return None  # of one thing alone: its figure is the sum
    return _over(part, pair, findings) if pair else None


def _lacking(part: Part, findings: Findings) -> Draft | None:
    """Of several things named one has the figure and another has not: said first, then the figure."""
    chosen = [
        choose(replace(part, operands=(), units=units_of(name) or part.units), hits, 0.5, 0.3)
        for name, hits in zip(part.operands, findings.operands, strict=False)
    ]
    told = [choice for choice in chosen if choice and not choice.missing]
    without = [
        name
        for name, subject, choice in zip(part.operands, part.subjects, chosen, strict=False)
        if choice is None and operands.is_thing(subject) and subject in findings.plan.squeezed
    ]
    if not told or not without:
        return None
    says = tuple(Line(PHRASES.no_figure.format(topic=name), echoes=(name,)) for name in without)
    return Draft(Status.PARTIAL, (*says, *(figure.line_of(choice.fact, findings, choice.same) for choice in told)), missing=tuple(without))


# ---- what it comes to --------------------------------------------------------------------------------------------------------------


def _over(part: Part, facts: tuple[Fact, ...], findings: Findings) -> Draft | None:
    """What follows from the facts, then the facts in words."""
    quantities = [quantity_of(fact) for fact in facts]
    evidence = tuple(phrase.evidence(fact, findings.plan) for fact in facts)
    stated = [Line(phrase.sentence(fact), (piece,)) for fact, piece in zip(facts, evidence, strict=True)]
    units = {quantity.base[2] for quantity in quantities if quantity}
    if None in quantities or len(units) != 1:
        return Draft(Status.PARTIAL, tuple(stated), missing=("可比的数字",))
    values = [quantity.base[0] for quantity in quantities if quantity]
    operation = part.operation or "difference"
    if operation == "which" and len(facts) > 2:
        return Draft(Status.ANSWERED, (_extreme(part, facts, values, evidence), *stated))
    if operation != "sum":
        facts, values, evidence = facts[:2], values[:2], evidence[:2]
    text, made = _result(operation, facts, values)
    return Draft(Status.ANSWERED, (Line(text, evidence, sums=(made,)), *stated))


def _extreme(part: Part, facts: tuple[Fact, ...], values: Sequence[Decimal], evidence: tuple[Evidence, ...]) -> Line:
    """“谁最高” of three or more."""
    lowest = re.search("低|少|小|慢", part.text) is not None
    n = (min if lowest else max)(range(len(facts)), key=lambda n: values[n])
    return Line(f"{_name(facts[n])}最{'低' if lowest else '高'}，为{phrase.figure(facts[n])}。", (evidence[n],))


def _result(operation: str, facts: tuple[Fact, ...], values: list[Decimal]) -> tuple[str, Sum]:
    if operation == "share":
        return _share(facts, values)
    unit = _unit(facts[0], operation)
    value = {"sum": sum(values, Decimal(0)), "ratio": values[0] / values[1] if values[1] else Decimal(0)}.get(operation, values[0] - values[1])
    first = Decimal(_printed(facts[0]))
    scale = values[0] / first if first else Decimal(1)
    printed = [_printed(facts[0]), *(plain(each / scale) for each in values[1:])]  # 2000万元 beside 1.2亿元 is 0.2
    shown = value if operation == "ratio" else value / scale
    figure_text = plain(shown.quantize(CENT) if operation == "ratio" else shown)
    made = Sum(f" {SIGNS.get(operation, '-')} ".join(printed), facts, figure_text, unit)
    return f"{PHRASES.by_calculation}{made.expression} = {figure_text}，{_words(operation, facts, shown, figure_text, unit)}。", made


def _share(facts: tuple[Fact, ...], values: Sequence[Decimal]) -> tuple[str, Sum]:
    """The smaller as a percentage of the larger."""
    part, whole = sorted(range(2), key=lambda n: values[n])
    value = plain((values[part] / values[whole] * HUNDRED).quantize(CENT)) if values[whole] else "0"
    scale = values[part] / Decimal(_printed(facts[part]) or 1)
    made = Sum(f"{_printed(facts[part])} ÷ {plain(values[whole] / scale)} × 100", facts, value, "%")
    return f"{PHRASES.by_calculation}{made.expression} = {value}，{_name(facts[part])}占{_name(facts[whole])}的{value}%。", made


def _words(operation: str, facts: tuple[Fact, ...], value: Decimal, shown: str, unit: str) -> str:
    if operation == "sum":
        return f"合计{shown}{unit}"
    if operation == "ratio":
        return f"{_name(facts[0])}是{_name(facts[1])}的{shown}倍"
    if value == 0:
        return f"{_name(facts[0])}与{_name(facts[1])}相同"
    amount = plain(abs(value)) + unit
    if facts[0].subject == facts[1].subject:
        return f"{facts[0].subject}{_moved(facts, value)}{amount}"
    more, less = ("高", "低") if unit == "个百分点" else ("多", "少")
    return f"{_name(facts[0])}比{_name(facts[1])}{more if value > 0 else less}{amount}"


def _moved(facts: tuple[Fact, ...], value: Decimal) -> str:
    """提高 and 降低 of a rate from base to target; 多 and 少 of what two periods did."""
    if facts[1].stage == "achieved":
        more, less = ("高", "低") if facts[0].unit == "%" else ("多", "少")
        return f"{phrase.when(facts[0]).rstrip('，')}目标比{phrase.when(facts[1]).rstrip('，') or '“十三五”期间'}{more if value > 0 else less}"
    return "提高" if value > 0 else "降低"


# ---- averages and projections ------------------------------------------------------------------------------------------------------


def _per_unit(part: Part, choice: Choice, findings: Findings) -> Draft | None:
    """“平均每个村几个”: the figure over the count that stands in its own sentence or beside it (20个项目，总投资100亿元)."""
    if A_YEAR.search(part.text) or (unit := PER.search(part.text)) is None:
        return None
    facts = [choice.fact, *choice.same]
    beside = next((pair for fact in facts for pair in _counted(fact, unit, findings)), None)
    if beside is None:
        return None
    return _divided(*beside, findings)


def _divided(fact: Fact, count: Fact, findings: Findings) -> Draft | None:
    value = plain((Decimal(_printed(fact)) / Decimal(_printed(count))).quantize(CENT))
    made = Sum(f"{_printed(fact)} ÷ {_printed(count)}", (fact, count), value, fact.unit)
    evidence = tuple(phrase.evidence(each, findings.plan) for each in (fact, count))
    first = Line(f"{PHRASES.by_calculation}{made.expression} = {value}，平均每{count.unit}{value}{fact.unit}。", evidence, sums=(made,))
    return Draft(Status.ANSWERED, (first, *(Line(phrase.sentence(each), (piece,)) for each, piece in zip(made.operands, evidence, strict=True))))


def _counted(fact: Fact, unit: re.Match[str], findings: Findings) -> list[tuple[Fact, Fact]]:
    """The fact with each count of its sentence, the one that shares most of its name first."""
    counts = [f for f in findings.ledger if f.quote == fact.quote and f.subject != fact.subject and f.measure == "count" and f.value]
    wanted = [f for f in counts if unit[1] in f.unit and (unit[1] != "个" or not unit[2] or unit[2] in f"{f.subject}{f.text}")]
    wanted = wanted or [f for f in counts if (unit[2] or unit[1]) in f"{f.subject}{f.text}"] or [f for f in counts if unit[1] == "个" and f.unit != fact.unit]
    return [(fact, count) for count in sorted(wanted, key=lambda f: -len(set(f.subject) & set(fact.subject))) if Decimal(_printed(count))]


def _per_year(fact: Fact, findings: Findings) -> Draft | None:
    """A five-year sum over its years; only for sums, since an average of a growth rate means nothing here."""
    quantity, years = quantity_of(fact), len(fact.years)
    if quantity is None or fact.measure not in ("total", "count", "amount") or years < 2:
        return None
    value = plain((Decimal(_printed(fact)) / years).quantize(CENT))
    made = Sum(f"{_printed(fact)} ÷ {years}", (fact,), value, fact.unit)
    evidence = phrase.evidence(fact, findings.plan)
    first = Line(f"{PHRASES.by_calculation}{made.expression} = {value}，{fact.subject}平均每年{value}{fact.unit}。", (evidence,), sums=(made,))
    return Draft(Status.ANSWERED, (first, Line(phrase.sentence(fact), (evidence,))))


def _projected(part: Part, findings: Findings) -> Draft | None:
    """“按年均7%算，2025年多少”: the base compounded over the period's years; said to be a calculation and no target."""
    choice = choose(replace(part, years=(), stage=None, measure="growth"), findings.facts)
    if choice is None:
        return None
    facts = (choice.fact, *choice.same, *choice.others)
    growth = next((f for f in facts if f.measure == "growth" and f.stage == "target" and f.value), None)
    base = next((f for f in facts if f.measure != "growth" and f.stage in ("base", "achieved") and f.value), None)
    if growth is None or base is None:
        return None
    factor, years = 1 + Decimal(str(growth.value)) / HUNDRED, len(growth.years)
    value = plain((Decimal(_printed(base)) * factor**years).quantize(CENT))
    made = Sum(" × ".join([_printed(base), *[plain(factor)] * years]), (base, growth), value, base.unit)
    evidence = tuple(phrase.evidence(each, findings.plan) for each in (base, growth))
    says = Line(PHRASES.missing.format(what=f"{growth.subject}的总量目标"), echoes=("总量目标",))
    first = Line(f"{PHRASES.by_calculation}{made.expression} = {value}，按年均增速逐年复合，约为{value}{base.unit}。", evidence, sums=(made,))
    stated = [Line(phrase.sentence(each), (piece,)) for each, piece in zip(made.operands, evidence, strict=True)]
    return Draft(Status.ANSWERED, (first, says, *stated), missing=(f"{growth.subject}的总量目标",))


# ---- words -------------------------------------------------------------------------------------------------------------------------


def _printed(fact: Fact) -> str:
    """The number as printed, without unit or bound."""
    quantity = quantity_of(fact)
    found = re.search(r"\d[\d.]*", phrase.figure(fact))
    return found[0] if found else str(quantity.value if quantity else 0)


def _unit(fact: Fact, operation: str) -> str:
    if operation == "ratio":
        return "倍"
    unit = fact.unit or ""
    return "个百分点" if unit == "%" and operation != "sum" else unit


def _name(fact: Fact) -> str:
    return f"{phrase.when(fact).rstrip('，').removeprefix('到')}{fact.subject}" if fact.column else fact.subject


def plain(value: Decimal) -> str:
    """3.80 → 3.8, 5E+1 → 50."""
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
