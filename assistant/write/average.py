"""A figure over the count that it is shared among, or over the years that it is summed up of.

>>> average.write(part, findings).lines[0].text
'据此计算，100 ÷ 20 = 5，平均每个5亿元。'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from assistant import cues
from assistant.draft import Draft, Sum
from assistant.write import operands, said
from assistant.write.choice import choose, quantity_of
from assistant.write.sums import CENT, plain, printed, worked
from corpus.facts import Fact
from corpus.measure import FINER, steps, times, wanted_unit
from corpus.quantity import scaled
from index.findings import Findings, Part

PER = re.compile(r"(?:每|(?<![第统同])一)一?(?P<unit>[个家座处所条亩人户村])(?P<noun>[\u4e00-\u9fff])?")
A_YEAR = re.compile("每年|一年|年均")
LEAST = Decimal("0.1")  # a smaller share is said in a finer unit


def write(part: Part, findings: Findings) -> Draft | None:
    """Over what was said before, by the year where years are asked; else over the count that stands beside the figure asked for; else over the years of a sum."""
    if yearly := _said_yearly(part, findings):
        return yearly
    if pair := _said(part, findings) or operands.claimed(part, findings):
        return _divided(pair[0], pair[1], wanted_unit(part.text), findings)
    choice = choose(part, findings.facts)
    if choice is None:
        return None
    per = None if A_YEAR.search(part.text) else PER.search(part.text)
    beside = next((pair for fact in (choice.fact, *choice.same) for pair in _counted(fact, per, findings)), None) if per else None
    return _divided(*beside, wanted_unit(part.text), findings) if beside else _per_year(choice.fact, findings)


def _said_yearly(part: Part, findings: Findings) -> Draft | None:
    """“第一个数平均到每年”: of the first or the latest sum that was said."""
    before = said.said(part, findings) if A_YEAR.search(part.text) else None
    if before is None or before.named:
        return None
    sums = [fact for fact in before.facts if fact.measure in ("total", "count", "amount") and len(fact.years) > 1]
    return _per_year(sums[0 if cues.FIRST.search(part.text) else -1], findings) if sums else None


def _said(part: Part, findings: Findings) -> tuple[Fact, Fact] | None:
    """“摊到每个人头上”: a figure said before and the count that it is shared among; the figure that the turn names, or the latest one."""
    before, per = said.said(part, findings), PER.search(part.text)
    if before is None or per is None:
        return None
    facts = before.facts[::-1]
    among = next((fact for fact in facts if _is_count_of(fact, per)), None) or next(
        (f for f in facts if per["unit"] in f.unit or f.unit in cues.UNITS["个"]), None
    )
    if among is None:
        return None
    others = (before.named,) if before.named else _shared(part, among, facts, findings)
    return (others[0], among) if others and others[0].id != among.id else None


def _shared(part: Part, among: Fact, facts: Sequence[Fact], findings: Findings) -> tuple[Fact, ...]:
    """What may be meant as shared among a count: in the unit asked for; of its own sentence and most of its name first, another measure before another count."""
    unit = wanted_unit(part.text)
    beside = [f for f in findings.ledger if f.quote == among.quote and f.value]
    rest = [f for f in dict.fromkeys((*facts, *beside)) if f.id != among.id and f.subject != among.subject]
    fits = [f for f in rest if (unit and times(f.unit, unit, "水" in f.quote)) or (not unit and (not part.units or f.unit.endswith(part.units)))]
    return tuple(sorted(fits, key=lambda f: (f.quote != among.quote, -len(set(f.subject) & set(among.subject)), said.base_unit(f) == said.base_unit(among))))


def _is_count_of(fact: Fact, per: re.Match[str]) -> bool:
    """3.19万人 for 每个人, 26个 of 村 for 一个村."""
    if per["unit"] != "个":
        return fact.unit.endswith(per["unit"])
    return bool(per["noun"]) and (fact.unit.endswith(per["noun"]) or (per["noun"] in fact.subject and fact.unit in cues.UNITS["个"]))


def _counted(fact: Fact, per: re.Match[str], findings: Findings) -> list[tuple[Fact, Fact]]:
    """The fact with each count of its sentence, the one that shares most of its name first (20个项目，总投资100亿元)."""
    unit, noun = per["unit"], per["noun"]
    counts = [f for f in findings.ledger if f.quote == fact.quote and f.subject != fact.subject and f.measure == "count" and f.value]
    wanted = [f for f in counts if unit in f.unit and (unit != "个" or not noun or noun in f"{f.subject}{f.text}")]
    wanted = wanted or [f for f in counts if (noun or unit) in f"{f.subject}{f.text}"] or [f for f in counts if unit == "个" and f.unit != fact.unit]
    return [(fact, count) for count in sorted(wanted, key=lambda f: -len(set(f.subject) & set(fact.subject))) if Decimal(printed(count))]


def _divided(fact: Fact, count: Fact, unit: str, findings: Findings) -> Draft | None:
    """In the unit wanted where the figure can be told in it; else in its own, or in a finer one where little comes to each."""
    water, among = "水" in f"{fact.subject}{fact.quote}", quantity_of(count)
    if among is None or not among.base[0]:
        return None
    each = Decimal(printed(fact)) / among.base[0]
    finer = FINER.get(scaled(fact.unit)[1], "") if not unit and each < LEAST else unit
    factor = times(fact.unit, finer, water) if finer else None
    unit, factor = (finer, factor) if factor else (fact.unit, Fraction(1))
    value = plain((each * factor.numerator / factor.denominator).quantize(CENT))
    made = Sum(f"{printed(fact)}{steps(factor)} ÷ {plain(among.base[0])}", (fact, count), value, unit)
    return worked(made, f"平均每{among.base[2]}{value}{unit}", findings)


def _per_year(fact: Fact, findings: Findings) -> Draft | None:
    """A five-year sum over its years; only for sums, since an average of a growth rate means nothing here."""
    quantity, years = quantity_of(fact), len(fact.years)
    if quantity is None or fact.measure not in ("total", "count", "amount") or years < 2:
        return None
    value = plain((Decimal(printed(fact)) / years).quantize(CENT))
    made = Sum(f"{printed(fact)} ÷ {years}", (fact,), value, fact.unit)
    return worked(made, f"{fact.subject}平均每年{value}{fact.unit}", findings)
