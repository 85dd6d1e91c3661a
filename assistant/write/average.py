"""A figure over the count that it is shared among, or over the years that it is summed up of.

>>> average.write(part, findings).lines[0].text
'据此计算，100 ÷ 20 = 5，平均每个5亿元。'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant import cues
from assistant.answer import Status
from assistant.draft import Draft, Line, Sum
from assistant.write import asked, operands, said
from assistant.write.amount import quantity_of
from assistant.write.choice import Choice, choose
from assistant.write.fit import stage_like
from assistant.write.sums import CENT, plain, printed, worked
from corpus.facts import Fact
from corpus.measure import FINER, steps, times, wanted_unit
from corpus.quantity import arabic, read, scaled
from index.findings import Findings, Part

A_YEAR = re.compile("每年|一年|年均")
YEARLY = re.compile("年均(?:大概|大约|能|要|是|为|有|达到?|完成|吸收|引进|新增|投)*(?:多少|几)(?!%|个?百分|个?点)")  # names no growth
SUMMED = ("total", "count", "amount")  # what a period adds up to
MEAN = re.compile("平均(?:下来)?[每一]一?[个项](?=$|[多是要得投大？?])")  # of what was told itself, not of what it is shared among
WHOLE = re.compile("总的|总数|总额|总共那|全部那|大头")  # of several that were told
LESS = re.compile("[多少高低]了?(?:多少|几)")  # than in the other period
LEAST = Decimal("0.1")  # a smaller share is said in a finer unit


def write(part: Part, findings: Findings) -> Draft | None:
    """By the year where years are asked; else among the count that the turn shares it among; of a sum alone over its years."""
    if yearly := _said_yearly(part, findings):
        return yearly
    per = None if A_YEAR.search(part.text) else cues.PER.search(part.text)
    if per and len(pairs := operands.each_shared(part, per, findings)) > 1:
        return of_each(part, pairs, findings)
    if pair := operands.claimed(part, per, findings) or (operands.shared(part, per, findings) if per else ()):
        return divided(pair[0], pair[1], wanted_unit(part.text), findings)
    if mean := _mean(part, findings):
        return mean
    choice = choose(part, findings.facts)
    if choice and not per and (whole := _in_unit_beside(part, choice.fact, findings)):
        return divided(whole, choice.fact, wanted_unit(part.text), findings)
    return (_per_year(choice.fact, findings) or _planned_yearly(part, choice, findings)) if choice and not per else None


def of_each(part: Part, pairs: Sequence[tuple[Fact, Fact]], findings: Findings) -> Draft | None:
    """Several figures, each over its own count, and where it is asked which of them comes to most."""
    each = [divided(fact, count, wanted_unit(part.text), findings) for fact, count in pairs]
    lines = tuple(_named(pair[0], draft.lines[0]) for pair, draft in zip(pairs, each, strict=True) if draft)
    return Draft(Status.ANSWERED, (*_highest(part, lines), *lines)) if lines else None


def of_total(part: Part, findings: Findings) -> Draft | None:
    """“市外资金年均多少”: of what the plan gives only a sum for several years, its part of a year."""
    choice = choose(part, findings.facts) if YEARLY.search(asked.said_now(part)) else None
    return _per_year(choice.fact, findings) if choice and choice.missing == "增速" else None


def _in_unit_beside(part: Part, count: Fact, findings: Findings) -> Fact | None:
    """“千万级项目平均投多少”: the one amount in the unit asked for that the sentence of a count gives, to be shared among what is counted."""
    if count.measure != "count" or not part.units or count.unit.endswith(part.units):
        return None
    near = [fact for fact in findings.ledger if fact.quote == count.quote and fact.value and fact.unit.endswith(part.units) and fact.measure in SUMMED]
    return near[0] if len(near) == 1 else None


def _mean(part: Part, findings: Findings) -> Draft | None:
    """“平均一个多少” after several amounts of one unit: their sum over as many."""
    facts = said.together(replace(part, units=(), operation="sum"), findings) if part.over and MEAN.search(part.text) else ()
    amounts = [quantity.base[0] for fact in facts if (quantity := quantity_of(fact)) and fact.unit != "%"]
    if len(amounts) != len(facts) or len(facts) < 2 or not all(amounts):
        return None
    scale = amounts[0] / Decimal(printed(facts[0]) or 1)
    total = sum(amounts, Decimal(0)) / scale
    whole = Sum(" + ".join(plain(amount / scale) for amount in amounts), tuple(facts), plain(total), facts[0].unit)
    each = Sum(f"{plain(total)} ÷ {len(facts)}", tuple(facts), plain((total / len(facts)).quantize(CENT)), facts[0].unit)
    first = worked(whole, f"合计{whole.result}{whole.unit}", findings)
    second = worked(each, f"平均每个{each.result}{each.unit}", findings)
    return replace(second, lines=(first.lines[0], *second.lines))


def _highest(part: Part, lines: Sequence[Line]) -> tuple[Line, ...]:
    """“谁高”: which of several averages in one unit it is; none where two are equal or the unit is not one."""
    sums = [made for line in lines for made in line.sums]
    if not cues.DEGREE.search(part.text) or len(sums) != len(lines) or len({made.unit for made in sums}) != 1:
        return ()
    low = cues.LOWEST.search(part.text) is not None
    best = (min if low else max)(sums, key=lambda made: Decimal(made.result))
    if sum(made.result == best.result for made in sums) > 1:
        return ()
    return (Line(f"{best.operands[0].subject}平均{'最低' if low else '最高'}。", lines[sums.index(best)].evidence),)


def _named(fact: Fact, line: Line) -> Line:
    """Which of several it is the average of."""
    return replace(line, text=line.text.replace("，平均", f"，{fact.subject}平均"))


def _said_yearly(part: Part, findings: Findings) -> Draft | None:
    """“第一个数平均到每年”: of the first or the latest sum that was said."""
    before = said.said(part, findings) if A_YEAR.search(part.text) else None
    if before is None or before.named:
        return None
    nth = cues.ORDINAL.search(asked.said_now(part))  # 第二个数平均每年多少, of three that were told
    pointed = before.answers[-1][arabic(nth["n"]) - 1 :][:1] if nth and nth["n"] and arabic(nth["n"]) > 1 else ()
    of_unit = [fact for fact in pointed or before.facts if pointed or fact.unit.endswith(part.units or "")]
    sums = [fact for fact in of_unit if fact.measure in SUMMED and len(fact.years) > 1]
    if LESS.search(asked.said_now(part)):
        return _yearly_difference(sums, findings)
    return _per_year(_meant(part, sums), findings) if sums else None


def _meant(part: Part, sums: Sequence[Fact]) -> Fact:
    """The one that the turn says again or whose stage it names (2.9万摊到每年, 目标数摊到每年), the whole of several in one unit (总的那个), the first, or the latest."""
    sums = [fact for fact in sums if any(said.is_said(fact, claim) for claim in read(asked.said_now(part)))] or sums
    sums = [fact for fact in sums if part.stage and stage_like(fact) == part.stage] or sums
    amounts = [quantity.base for fact in sums if (quantity := quantity_of(fact))]
    if WHOLE.search(asked.said_now(part)) and len(amounts) == len(sums) and len({unit for *_, unit in amounts}) == 1:
        return sums[max(range(len(sums)), key=lambda n: amounts[n][0])]
    return sums[0 if cues.FIRST.search(part.text) else -1]


def _yearly_difference(sums: Sequence[Fact], findings: Findings) -> Draft | None:
    """“平均每年少多少” of one thing in two periods of as many years: what the one is less than the other, over the years."""
    pair = next(((f, g) for f in sums[::-1] for g in sums[::-1] if f.stage != g.stage and set(f.names) & set(g.names) and f.stage in said.PLANNED), None)
    if pair is None or len(pair[0].years) != len(pair[1].years) or pair[0].unit != pair[1].unit:
        return None
    less, years = Decimal(printed(pair[0])) - Decimal(printed(pair[1])), len(pair[0].years)
    whole = Sum(f"{printed(pair[0])} - {printed(pair[1])}", pair, plain(less), pair[0].unit)
    each = Sum(f"{plain(abs(less))} ÷ {years}", pair, plain((abs(less) / years).quantize(CENT)), pair[0].unit)
    says = f"{pair[0].subject}平均每年{'少' if less < 0 else '多'}{each.result}{each.unit}"
    first = worked(whole, f"五年合计{'少' if less < 0 else '多'}{plain(abs(less))}{whole.unit}", findings)
    second = worked(each, says, findings)
    return replace(second, lines=(first.lines[0], *second.lines))


def divided(fact: Fact, count: Fact, unit: str, findings: Findings) -> Draft | None:
    """In the unit wanted where the figure can be told in it; else in its own, or in a finer one where little comes to each."""
    water, among = "水" in f"{fact.subject}{fact.quote}", quantity_of(count)
    if among is None or not among.base[0] or fact.value_max or count.value_max:
        return None
    each = Decimal(printed(fact)) / among.base[0]
    unit = unit + scaled(fact.unit)[1] if unit and not scaled(unit)[1] else unit  # 几万块: 万 says how many, not of what
    finer = FINER.get(scaled(fact.unit)[1], "") if not unit and each < LEAST else unit
    factor = times(fact.unit, finer, water) if finer else None
    unit, factor = (finer, factor) if factor else (fact.unit, Fraction(1))
    value = plain((each * factor.numerator / factor.denominator).quantize(CENT))
    made = Sum(f"{printed(fact)}{steps(factor)} ÷ {plain(among.base[0])}", (fact, count), value, unit)
    return worked(made, f"平均每{among.base[2]}{value}{unit}", findings)


def _planned_yearly(part: Part, choice: Choice, findings: Findings) -> Draft | None:
    """“平均每年多少个”: so many that are to be done within the plan's period, over its years; a stock at the end of it is none."""
    fact = next((f for f in (choice.fact, *choice.same) if f.stage == "planned" and f.measure == "count" and f.value and not choice.missing), None)
    if fact is None or not A_YEAR.search(part.text):
        return None
    years = findings.plan.period[1] - findings.plan.period[0] + 1
    value = plain((Decimal(printed(fact)) / years).quantize(CENT))
    return worked(Sum(f"{printed(fact)} ÷ {years}", (fact,), value, fact.unit), f"按规划期内逐年平均，{fact.subject}每年{value}{fact.unit}", findings)


def _per_year(fact: Fact, findings: Findings) -> Draft | None:
    """A five-year sum over its years; only for sums, since an average of a growth rate means nothing here."""
    quantity, years = quantity_of(fact), len(fact.years)
    if quantity is None or fact.value_max or fact.measure not in SUMMED or years < 2:  # 1-2所 has no one average
        return None
    value = plain((Decimal(printed(fact)) / years).quantize(CENT))
    made = Sum(f"{printed(fact)} ÷ {years}", (fact,), value, fact.unit)
    return worked(made, f"{fact.subject}平均每年{value}{fact.unit}", findings)
