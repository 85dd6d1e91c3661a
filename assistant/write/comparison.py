"""Comparison and computation over facts, with the operands cited and the formula shown.

>>> comparison.write(part, findings).lines[0].text
'普惠性幼儿园占比2020年基数为81.2%，2025年目标为85%以上。据此计算，85 - 81.2 = 3.8，提高3.8个百分点。'
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Line, Sum
from assistant.write import figure, phrase
from corpus.facts import Fact
from index.findings import Findings, Kind, Part

PER = re.compile(r"平均(?:每|一)个?([\u4e00-\u9fff])")
SIGNS = {"difference": "-", "which": "-", "sum": "+", "ratio": "÷", "average": "÷"}


def write(part: Part, findings: Findings) -> Draft | None:
    """Two subjects set side by side, or base and target of one."""
    facts = _several(part, findings) if len(findings.operands) > 1 else _alike(part, findings)
    if len(facts) > 1:
        return _over(part, facts, findings)
    choice = figure.choose(part, findings.facts)
    if choice is None:
        return None
    if part.operation == "average":
        return _per_unit(part, choice.fact, findings) or _average(choice.fact, findings)
    if part.operation == "sum":
        return None  # of one thing alone: its figure is the sum
    pair = _base_and_target(part, choice)
    return _over(part, pair, findings) if pair else None


def _several(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """The fact of each operand; those of the first operand's unit where there is a choice."""
    alone = Part(text=part.text, kind=Kind.FIGURE, topic="", years=part.years, stage=part.stage, measure=part.measure)
    chosen = figure.apart(alone, findings.operands, 0.55, 0.3)
    units = {choice.fact.unit for choice in chosen}
    if len(units) > 1 or len(chosen) < len(findings.operands):
        like = replace(alone, units=(chosen[-1].fact.unit,) if chosen else ())
        chosen = figure.apart(like, findings.operands, 0.4, 0.3)
    facts = tuple(choice.fact for choice in chosen)
    return facts if len({fact.subject for fact in facts}) > 1 else ()


def _alike(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """For a sum over one name that several subjects share (营业收入): all of them."""
    if part.operation != "sum":
        return ()
    if part.labels:
        return tuple(fact for fact in findings.ledger if fact.locator.place.own_label in part.labels and fact.measure == "amount" and fact.value)
    scored = [hit for hit in findings.facts if hit.fact and hit.fact.value and hit.fact.stage in ("target", "planned")]
    best = max((hit.named for hit in scored), default=0.0)
    chosen = {hit.fact.subject: hit.fact for hit in scored if hit.fact and hit.named >= best - 0.15 and hit.fact.unit == scored[0].fact.unit}  # type: ignore[union-attr]
    return tuple(chosen.values()) if best < 0.99 and 2 <= len(chosen) <= 6 else ()


def _base_and_target(part: Part, choice: figure.Choice) -> tuple[Fact, ...]:
    """The later and the earlier fact of one subject, of one measure and unit; growth where growth is asked or nothing else is there."""
    facts = [fact for fact in (choice.fact, *choice.same, *choice.others) if fact.value]
    for growing in (True, False) if part.measure == "growth" else (False, True):
        alike = [fact for fact in facts if (fact.measure == "growth") == growing]
        earlier = next((f for stage in ("base", "achieved") for f in alike if f.stage == stage), None)
        later = next((f for f in alike if f.stage in ("target", "planned") and earlier and f.unit == earlier.unit), None)
        if earlier and later:
            return later, earlier
    return ()


def _over(part: Part, facts: tuple[Fact, ...], findings: Findings) -> Draft | None:
    """The facts in words, then what follows from them."""
    quantities = [figure.quantity_of(fact) for fact in facts]
    evidence = tuple(phrase.evidence(fact, findings.plan) for fact in facts)
    stated = [Line(phrase.sentence(fact), (piece,)) for fact, piece in zip(facts, evidence, strict=True)]
    units = {quantity.base[2] for quantity in quantities if quantity}
    if None in quantities or len(units) != 1:
        return Draft(Status.PARTIAL, tuple(stated), missing=("可比的数字",))
    values = [quantity.base[0] for quantity in quantities if quantity]
    if part.operation != "sum":
        facts, values, evidence = facts[:2], values[:2], evidence[:2]
    result = _result(part.operation or "difference", facts, values)
    return Draft(Status.ANSWERED, (Line(result[0], evidence, sums=(result[1],)), *stated))


def _result(operation: str, facts: tuple[Fact, ...], values: list[Decimal]) -> tuple[str, Sum]:
    unit = _unit(facts[0], operation)
    value = {"sum": sum(values, Decimal(0)), "ratio": values[0] / values[1] if values[1] else Decimal(0)}.get(operation, values[0] - values[1])
    first = Decimal(_printed(facts[0]))
    scale = values[0] / first if first else Decimal(1)
    printed = [_printed(facts[0]), *(plain(each / scale) for each in values[1:])]  # 2000万元 beside 1.2亿元 is 0.2
    shown = value if operation == "ratio" else value / scale
    figure_text = plain(shown.quantize(Decimal("0.01")) if operation == "ratio" else shown)
    expression = f" {SIGNS[operation]} ".join(printed)
    made = Sum(expression, facts, figure_text, unit)
    return f"{PHRASES.by_calculation}{expression} = {figure_text}，{_words(operation, facts, shown, figure_text, unit)}。", made


def _words(operation: str, facts: tuple[Fact, ...], value: Decimal, shown: str, unit: str) -> str:
    if operation == "sum":
        return f"合计{shown}{unit}"
    if operation == "ratio":
        return f"{_name(facts[0])}是{_name(facts[1])}的{shown}倍"
    if value == 0:
        return f"{_name(facts[0])}与{_name(facts[1])}相同"
    same = facts[0].subject == facts[1].subject
    amount = plain(abs(value)) + unit
    if same:
        return f"{facts[0].subject}{'提高' if value > 0 else '降低'}{amount}"
    return (
        f"{_name(facts[0])}比{_name(facts[1])}{'高' if value > 0 else '低'}{amount}"
        if unit in ("个百分点",)
        else f"{_name(facts[0])}比{_name(facts[1])}{'多' if value > 0 else '少'}{amount}"
    )


def _per_unit(part: Part, fact: Fact, findings: Findings) -> Draft | None:
    """“平均每个村几个”: the figure over the count of villages that its own sentence gives."""
    unit = PER.search(part.text)
    beside = [f for f in findings.ledger if unit and f.quote == fact.quote and f.id != fact.id and f.measure == "count" and unit[1] in f"{f.subject}{f.text}"]
    numbers = [Decimal(f.value) for f in (fact, *beside[:1]) if f.value]
    if not unit or len(numbers) < 2 or not numbers[1]:
        return None
    value = plain((numbers[0] / numbers[1]).quantize(Decimal("0.01")))
    made = Sum(f"{_printed(fact)} ÷ {_printed(beside[0])}", (fact, beside[0]), value, fact.unit)
    evidence = tuple(phrase.evidence(each, findings.plan) for each in (fact, beside[0]))
    first = Line(f"{PHRASES.by_calculation}{made.expression} = {value}，平均每{unit[1]}{value}{fact.unit}。", evidence, sums=(made,))
    return Draft(Status.ANSWERED, (first, *(Line(phrase.sentence(each), (piece,)) for each, piece in zip(made.operands, evidence, strict=True))))


def _average(fact: Fact, findings: Findings) -> Draft | None:
    """A five-year sum over its years; only for sums, since an average of a growth rate means nothing here."""
    quantity = figure.quantity_of(fact)
    years = len(fact.years)
    if quantity is None or fact.measure not in ("total", "count") or years < 2:
        return None
    value = plain(quantity.value / years)
    made = Sum(f"{_printed(fact)} ÷ {years}", (fact,), value, fact.unit)
    evidence = phrase.evidence(fact, findings.plan)
    first = Line(f"{PHRASES.by_calculation}{made.expression} = {value}，{fact.subject}平均每年{value}{fact.unit}。", (evidence,), sums=(made,))
    return Draft(Status.ANSWERED, (first, Line(phrase.sentence(fact), (evidence,))))


def _printed(fact: Fact) -> str:
    """The number as printed, without unit or bound."""
    quantity = figure.quantity_of(fact)
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
