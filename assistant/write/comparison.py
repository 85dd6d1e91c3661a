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
from assistant.write import average, conversion, counted, figure, operands, phrase, projection, said, whole
from assistant.write.asked import said_now
from assistant.write.choice import Choice, choose, quantity_of, says_the_same
from assistant.write.sums import CENT, plain, printed, stated
from corpus.facts import Fact
from index.findings import Findings, Kind, Part

SPAN = re.compile("最[高多大快].*最[低少小慢]|最[低少小慢].*最[高多大快]")
SIGNS = {"difference": "-", "which": "-", "sum": "+", "ratio": "÷"}
IN_PERCENT = re.compile("%|百分比")
HUNDRED = Decimal(100)
OF_ONE = {"average": average.write, "project": projection.write, "convert": conversion.write}


def write(part: Part, findings: Findings) -> Draft | None:
    """Several subjects set side by side, or what two figures of one subject come to."""
    part = replace(part, claims=()) if part.operation in ("sum", "share", "difference") else part
    if part.operation in OF_ONE:
        return OF_ONE[part.operation](part, findings)
    if listed := counted.write(part, findings) or projection.rise(part, findings):
        return listed
    if share := whole.write(part, findings) if part.over else _given_share(part, findings):
        return share
    if rises := _rises_of_each(part, findings):
        return rises
    if part.over and (cues.EACH.search(part.text) or cues.TABLED.search(part.text)) and part.operation == "difference":
        pairs = said.rises(part, findings)
        return Draft(Status.ANSWERED, tuple(line for pair in pairs for line in _over(part, pair, findings).lines[:1])) if pairs else None
    before = said.operands(part, findings)
    facts = before[::-1] if cues.LATTER_FIRST.search(part.text) else before
    facts = facts or (() if said.of_one(part) or said.told_in_words(part, findings) else operands.several(part, findings))
    if len(facts) < 2 and (part.operation == "share" or cues.REST.search(part.text)):
        facts = operands.part_and_whole(part, findings)
    facts = distinct(facts)
    if part.operation == "each":
        return Draft(Status.ANSWERED, stated(facts, findings)) if len(facts) > 1 else None
    if part.operation == "sum" and any(fact.unit == "%" for fact in facts):
        return Draft(Status.PARTIAL, (Line(PHRASES.no_sum), *stated(facts, findings)), missing=(PHRASES.no_sum,))
    if unclear := _not_so_many(part, facts, findings):
        return unclear
    if len(facts) > 1:
        return _over(part, facts, findings)
    if lacking := _lacking(part, findings):
        return lacking
    choice = choose(part, findings.facts)
    if choice is None:
        return None
    pair = operands.earlier_and_later(part, choice) if part.operation != "share" else ()
    if part.operation == "sum" and not cues.TWO_PERIODS.search(part.text):
        return None  # of one thing alone: its figure is the sum
    return _over(part, pair, findings) if pair else None


def _not_so_many(part: Part, facts: Sequence[Fact], findings: Findings) -> Draft | None:
    """“三样加一起” where two figures can be added: no sum is told of fewer or more than the turn says."""
    number = cues.NUMBERED.search(said_now(part)) if part.over and part.operation == "sum" else None
    if number is None or not facts or len(facts) == cues.COUNTED[number[0]]:
        return None
    what = f"可以相加的{number[0]}个数字"
    return Draft(Status.PARTIAL, (Line(PHRASES.missing.format(what=what), echoes=(what,)), *stated(facts, findings)), missing=(what,))


def _given_share(part: Part, findings: Findings) -> Draft | None:
    """“公有产权村室占几成”: the plan's own share, which is not to be computed."""
    asked = replace(part, kind=Kind.FIGURE, operation=None, operands=(), units=("%",))
    choice = choose(asked, findings.facts) if part.operation == "share" else None
    return figure.write(asked, findings) if choice and choice.fact.measure == "share" and not choice.missing else None


def _rises_of_each(part: Part, findings: Findings) -> Draft | None:
    """“医师数和幼儿园占比的增量各多少”: of each thing named its target and its base; None unless every one has both."""
    if part.over or part.operation != "difference" or not cues.EACH.search(part.text) or len(findings.operands) < 2:
        return None
    chosen = [choose(replace(part, operands=(), topic=name, units=()), hits, 0.5, 0.3) for name, hits in zip(part.operands, findings.operands, strict=False)]
    pairs = [operands.earlier_and_later(part, choice) if choice else () for choice in chosen]
    return Draft(Status.ANSWERED, tuple(line for pair in pairs for line in _over(part, pair, findings).lines)) if pairs and all(pairs) else None


def distinct(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """One of those that say the same of the same subject in two places: nothing is to be computed over them."""
    return tuple(fact for n, fact in enumerate(facts) if not any(fact.subject == f.subject and says_the_same(fact, f) for f in facts[:n]))


def _lacking(part: Part, findings: Findings) -> Draft | None:
    """Of several things named one has the figure and another has not: said first, then the figure."""
    chosen = [
        choose(replace(part, operands=(), units=units_of(name) or part.units), hits, 0.5, 0.3)
        for name, hits in zip(part.operands, findings.operands, strict=False)
    ]
    chosen = [
        None if choice and _is_of_another(subject, choice.fact, chosen) else choice
        for subject, choice in zip(part.subjects or part.operands, chosen, strict=False)
    ]
    told = [choice for choice in chosen if choice and not choice.missing]
    without = [
        name
        for name, subject, choice in zip(part.operands, part.subjects, chosen, strict=False)
        if choice is None and operands.is_thing(subject) and subject in findings.plan.squeezed and not _was_told(subject, part, findings)
    ]
    if not told or not without:
        return None
    says = tuple(Line(PHRASES.no_figure.format(topic=name), echoes=(name,)) for name in without)
    return Draft(Status.PARTIAL, (*says, *(figure.line_of(choice.fact, findings, choice.same) for choice in told)), missing=tuple(without))


def _is_of_another(subject: str, fact: Fact, chosen: Sequence[Choice | None]) -> bool:
    """The area of 南部 is that of 铁西 as well only where its names or its sentence say so."""
    taken = sum(choice is not None and choice.fact is fact for choice in chosen) > 1
    return taken and not any(subject in text for text in (*fact.names, fact.quote))


def _was_told(subject: str, part: Part, findings: Findings) -> bool:
    """Whether an answer before gave a figure of it, in whatever unit: then the plan does not lack it."""
    before = said.said(part, findings)
    return before is not None and any(subject in name for fact in before.facts for name in fact.names)


# ---- what it comes to --------------------------------------------------------------------------------------------------------------


def _over(part: Part, facts: tuple[Fact, ...], findings: Findings) -> Draft:
    """What follows from the facts, then the facts in words."""
    quantities = [quantity_of(fact) for fact in facts]
    evidence = tuple(phrase.evidence(fact, findings.plan) for fact in facts)
    told = stated(facts, findings)
    if part.operation == "share" and any(fact.unit == "%" for fact in facts):  # no rate of growth is a part of another
        what = f"{_name(facts[0])}与{_name(facts[-1])}的占比"
        return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.missing.format(what=what), echoes=(what,)), *told), missing=(what,))
    units = {quantity.base[2] for quantity in quantities if quantity}
    if None in quantities or len(units) != 1 or any(fact.value_max for fact in facts):  # 1-2所 is no one number
        return Draft(Status.PARTIAL, told, missing=("可比的数字",))
    values = [quantity.base[0] for quantity in quantities if quantity]
    operation = "difference" if SPAN.search(part.text) else part.operation or "difference"
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
    """“谁最高” of three or more."""
    lowest = cues.LOWEST.search(part.text) is not None
    n = (min if lowest else max)(range(len(facts)), key=lambda n: values[n])
    return Line(f"{_name(facts[n])}最{'低' if lowest else '高'}，为{phrase.figure(facts[n])}。", (evidence[n],))


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
        return f"{phrase.when(facts[0]).rstrip('，')}目标比{phrase.when(facts[1]).rstrip('，') or '“十三五”期间'}{more if value > 0 else less}"
    return "提高" if value > 0 else "降低"


# ---- words -------------------------------------------------------------------------------------------------------------------------


def _unit(fact: Fact, operation: str) -> str:
    if operation == "ratio":
        return "倍"
    unit = fact.unit or ""
    return "个百分点" if unit == "%" and operation != "sum" else unit


def _name(fact: Fact) -> str:
    return f"{phrase.when(fact).rstrip('，').removeprefix('到')}{fact.subject}" if fact.column else fact.subject
