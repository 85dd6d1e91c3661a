"""What a comparison is over: the fact of each thing named, of a part and its whole, of base and target."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.aspects import side_of
from assistant.write import figure
from assistant.write.choice import Choice, choose, quantity_of
from corpus.facts import Fact
from index.findings import Findings, Kind, Part
from index.segment import content

ALIKE = 0.35  # how much of a name must be said for a subject to be one of those summed
MOST = 8  # operands of a sum


def several(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """The fact of each operand, all of one unit; for a sum also every subject that has the side asked for."""
    alone = Part(text=part.text, kind=Kind.FIGURE, topic="", years=part.years, stage=part.stage, measure=part.measure, units=part.units)
    chosen = figure.apart(alone, findings.operands, 0.5, 0.3) if len(findings.operands) > 1 else []
    units = {choice.fact.unit for choice in chosen}
    if len(units) > 1 or (chosen and len(chosen) < len(findings.operands)):
        like = replace(alone, units=(chosen[-1].fact.unit,) if chosen and not part.units else part.units)
        chosen = figure.apart(like, findings.operands, 0.4, 0.3)
    facts = tuple(choice.fact for choice in chosen)
    whole = len(facts) > 1 and len(facts) == len(findings.operands) and len({fact.unit for fact in facts}) == 1
    return facts if whole else _alike(part, findings) or (facts if len({fact.subject for fact in facts}) > 1 else ())


def is_thing(subject: str) -> bool:
    return any(share == 1.0 and len(word) > 1 for word, share in content(subject))


def part_and_whole(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """The fact named best, and the one of its sentence and unit that it is a part of."""
    choice = choose(part, findings.facts, 0.4, 0.3)
    if choice is None or choice.fact.value is None:
        return ()
    beside = [f for f in findings.ledger if f.quote == choice.fact.quote and f.unit == choice.fact.unit and f.value and f.subject != choice.fact.subject]
    found = sorted((choice.fact, *beside), key=lambda f: -_amount(f)) if len(beside) == 1 else ()
    return tuple(found)


def _amount(fact: Fact) -> Decimal:
    quantity = quantity_of(fact)
    return quantity.base[0] if quantity else Decimal(0)


def claimed(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """“54.4公里管线21个村，平均一个村多少”: the facts whose figures the question names, of one sentence."""
    equal = [[f for f in findings.ledger if (q := quantity_of(f)) and q.same_amount(claim)] for claim in part.claims[:2]]
    return next(((one, two) for one in equal[0] for two in equal[1] if one.quote == two.quote), ()) if len(equal) == 2 else ()


def _alike(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """For a sum: the amounts of a box that is named, or of all subjects that share a side (营业收入)."""
    if part.operation != "sum":
        return ()
    if part.labels:
        return tuple(fact for fact in findings.ledger if fact.locator.place.own_label in part.labels and fact.measure == "amount" and fact.value)
    side, stages = side_of(part.text), ("achieved", "base") if part.stage in ("achieved", "base") else ("target", "planned")
    if not side or not part.units:
        return ()
    named = {hit.fact.subject: hit.fact for hit in findings.facts if hit.fact and hit.fact.value and hit.fact.stage in stages and hit.named >= ALIKE}
    chosen = [f for f in named.values() if f.unit.endswith(part.units) and any(name.endswith(side) for name in f.names)]
    single = any(hit.named >= 0.99 and hit.fact and hit.fact.unit.endswith(part.units) for hit in findings.facts)
    return tuple(chosen) if 2 <= len(chosen) <= MOST and len({f.unit for f in chosen}) == 1 and not single else ()


def earlier_and_later(part: Part, choice: Choice) -> tuple[Fact, ...]:
    """The later and the earlier fact of one subject, of one measure and unit; growth where growth is asked or nothing else is there."""
    facts = [fact for fact in (choice.fact, *choice.same, *choice.others) if fact.value]
    for growing in (True, False) if part.measure == "growth" else (False, True):
        alike = [fact for fact in facts if (fact.measure == "growth") == growing]
        earlier = next((f for stage in ("base", "achieved") for f in alike if f.stage == stage), None)
        later = next((f for f in alike if f.stage in ("target", "planned") and earlier and f.unit == earlier.unit), None)
        if earlier and later:
            return later, earlier
    return ()
