"""Figures that the assistant said before, over which a later turn computes: told by the product's own sentences, so that a figure planted in a history is none.

>>> [fact.text for fact in facts_in("到“十四五”末，智能机器人企业目标为10家以上。[1]", ledger)]
['10家以上']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import cues
from assistant.aspects import is_side, side_of, sides_of, units_of
from assistant.write import phrase
from assistant.write.amount import quantity_of
from assistant.write.asked import said_now
from assistant.write.choice import choose
from assistant.write.fit import stage_like
from assistant.write.told import base_unit, facts_in
from corpus.facts import Fact
from corpus.quantity import Quantity, read
from index.findings import Findings, Kind, Part
from index.segment import content

MOST = 8  # figures of a sum
COMPARES = ("difference", "which", "ratio")
SETS = ("sum", "each")  # over as many as stand together
NAME_ENDS = (4, 3, 2)  # characters before 那俩 by which figures may be called
SMALL = 10  # a whole number below it, without a unit, counts things
PLANNED = ("target", "planned")
LIMITS = ("标准", "上限", "下限")  # by which a thing is measured, and which add up to nothing
SAME_THING = 4  # characters in which the names of one thing's figures begin


@dataclass(frozen=True)
class Said:
    """What a turn computes over: the figures of each answer before, the latest answer last, and the one that the turn names itself."""

    answers: tuple[tuple[Fact, ...], ...]
    named: Fact | None
    others: tuple[Fact, ...] = ()  # where the turn names several

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Each once, in the order of its last mention; one that says the same elsewhere is the same."""
        mentions = {(fact.subject, fact.value, fact.unit): fact for answer in reversed(self.answers) for fact in reversed(answer)}
        return tuple(mentions.values())[::-1]


def said(part: Part, findings: Findings) -> Said | None:
    """None where nothing was said that could be computed over."""
    answers = tuple(filter(None, (facts_in(answer, findings.ledger, " ".join((part.topic, *part.operands[:1]))) for answer in part.over)))
    if not answers:
        return None
    latest = answers[-1][-1]
    each = [_named(replace(part, topic=name, focus=name), latest, findings) for name in part.focus.split()] if part.operation in SETS else []
    several = tuple(dict.fromkeys(fact for fact in each if fact))
    whole = len(each) > 1 and all(each) and len(several) > 1
    return Said(answers, several[-1], several[:-1]) if whole else Said(answers, _named(part, latest, findings))


def _named(part: Part, latest: Fact, findings: Findings) -> Fact | None:
    """The figure of what the turn names itself, in the unit it asks for or in that of the latest figure."""
    if not part.focus or is_side(part.focus):
        return None
    units = () if part.operation == "share" else part.units  # a share is in percent, what it is of is not
    choice = choose(
        replace(part, kind=Kind.FIGURE, operation=None, operands=(), units=units or (base_unit(latest),), stage=part.stage or stage_like(latest)),
        findings.facts,
        0.5,
        0.3,
    )
    return choice.fact if choice and choice.fact.value and not choice.missing else None


def operands(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """The figures that a turn computes over, all of one unit, in the order said; none where they are not clear."""
    before = said(part, findings)
    if before is None:
        return ()
    if of_one(part):
        return _with_its_counterpart(part, before, findings)
    if meant := _meant(part, before):
        return meant
    own = _repeated(part, before, findings)
    pool = _of_one_unit(part, before, findings)
    number = cues.NUMBERED.search(part.text)
    if own and (len(own) > 1 or not pool):
        return own
    if not pool:
        return ()
    if told_in_words(part, findings):
        return ()
    if before.named and _is_put_to(part, before, pool) and not (number and len(pool) >= cues.COUNTED[number[0]]):
        kept = _latest(before, pool) if part.operation in SETS else (pool[0],) if cues.FIRST.search(part.text) else pool[-1:]
        more = (*before.others, before.named)
        kept = tuple(fact for fact in kept if fact not in more)
        kept = pool[-max(cues.COUNTED[number[0]] - len(more), 1) :] if number and part.operation in SETS else kept
        both = (*(fact for fact in kept if fact not in more), *more)
        return both[::-1] if _is_named_first(part) else both
    chosen = _chosen(part, before, pool)
    if len(chosen) == 2 and chosen[0].subject == chosen[1].subject:
        chosen = tuple(sorted(chosen, key=lambda fact: fact.stage not in PLANNED))  # what is to be less what was
    return chosen if len(chosen) > 1 else _of_two_periods(part, chosen[-1], findings) if chosen else ()


def _is_named_first(part: Part) -> bool:
    """市级的多几个; 农博城是它的几倍: what the turn names is said before what was told."""
    if part.operation == "ratio":
        return cues.TIMES_IT.search(part.text) is not None
    return part.operation == "difference" and not cues.POINTS_OR_BESIDE.search(part.text)


def _meant(part: Part, before: Said) -> tuple[Fact, ...]:
    """“刚才再就业那俩数”: of what was told those that are called by the words before the number, where they are so many."""
    found = cues.THOSE_OF.search(part.text)
    for size in NAME_ENDS if found else ():
        name = found["of"][-size:] if found and len(found["of"]) >= size else ""
        called = tuple(fact for fact in before.facts if name and any(name in each for each in fact.names))
        if found and len(called) == cues.COUNTED[found["number"]] and len(set(map(base_unit, called))) == 1:
            return called
    return ()


def in_rows(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """“三个行当放一张表里”: what was told of the last so many things, or all that was told; each with the sides that the turn names."""
    before, number = said(part, findings), cues.NUMBERED.search(said_now(part))
    if before is None or not (number or cues.ABOVE.search(said_now(part))):
        return ()
    things: dict[str, list[Fact]] = {}
    for fact in before.facts:
        if any(phrase.sentence(fact) in answer for answer in part.over):  # not one of a sentence that was quoted
            things.setdefault(fact.subject[:SAME_THING], []).append(fact)
    wanted = cues.COUNTED[number[0]] if number else len(things)
    sides = [units_of(side) for side in sides_of(part.topic)] if is_side(part.topic) else []
    rows = [_with_sides(facts, sides, findings) for facts in list(things.values())[-wanted:]]
    return _once(fact for row in rows for fact in row) if len(rows) == wanted and all(rows) else ()


def _with_sides(facts: Sequence[Fact], sides: Sequence[tuple[str, ...]], findings: Findings) -> tuple[Fact, ...]:
    """A thing's figures in the units of the sides, told or beside what was told; all that were told where no side is named."""
    told = ([fact for fact in facts if fact.unit.endswith(units)] or _beside(facts[-1], units, findings) for units in sides)
    return tuple(fact for found in told for fact in found[:1]) if sides else tuple(facts)


def set_against(part: Part, findings: Findings) -> tuple[tuple[Fact, ...], Fact | None]:
    """“这俩加一块跟农博城比”: the figures told, as many as the turn says, and the one that it names beside them."""
    before = said(part, findings)
    if before is None or before.named is None:
        return (), None
    pool = tuple(fact for fact in _of_one_unit(part, before, findings) if fact.id != before.named.id)
    number = cues.NUMBERED.search(part.text)
    told = pool[-cues.COUNTED[number[0]] :] if number else _run(before, pool)
    return (told, before.named) if len(told) > 1 and (not number or len(told) == cues.COUNTED[number[0]]) else ((), None)


def _is_put_to(part: Part, before: Said, pool: tuple[Fact, ...]) -> bool:
    """Whether what the turn names comes beside what was told last: it was not told, or long before (再把…也算进去), or is what the latest is measured by (是省级的几倍)."""
    if part.operation == "ratio" and before.named != pool[-1]:
        return True
    return before.named not in pool or (part.operation == "sum" and bool(cues.ADDED.search(part.text)) and before.named not in _run(before, pool))


def told_in_words(part: Part, findings: Findings) -> bool:
    """“再把…并上” after an answer without a figure of that unit: to what is not clear."""
    added = bool(part.over) and part.operation in SETS and cues.ADDED.search(part.text) and not cues.NUMBERED.search(part.text)
    before = said(part, findings) if added else None
    if before is None or before.named is None:
        return False
    return not any(base_unit(fact) == base_unit(before.named) for fact in facts_in(part.over[-1], findings.ledger))


def together(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """The figures of one unit that were told last, as far as they stand together."""
    before = said(part, findings)
    return _run(before, _of_one_unit(part, replace(before, named=None), findings)) if before else ()


def of_one(part: Part) -> bool:
    """“比十三五完成的高吗”: a turn that sets what was told against another period computes over one thing."""
    period = (cues.PERIODS.search(part.text) or cues.BASE.search(part.text)) and not cues.TWO_PERIODS.search(part.text)
    return bool(part.over and part.operation in COMPARES and part.stage and period)


def _with_its_counterpart(part: Part, before: Said, findings: Findings) -> tuple[Fact, ...]:
    """One thing in two periods: the one that the turn names, or the latest that has both."""
    facts = (before.named,) if before.named else before.facts if cues.FIRST.search(part.text) else before.facts[::-1]
    nouns = [word for word, share in content(part.topic) if share == 1.0 and len(word) > 1]
    facts = tuple(sorted(facts, key=lambda fact: not any(word in name for word in nouns for name in fact.names)))  # 新添就业, not 失业率 of its sentence
    return next(filter(None, (_of_two_periods(part, fact, findings) for fact in facts)), ())


def _repeated(part: Part, before: Said, findings: Findings) -> tuple[Fact, ...]:
    """“S309那段加上5.3和14.876”: what the turn names and the figures that it says again, of the places that were told of."""
    labels = {fact.label for answer in before.answers for fact in answer}
    places = [fact for fact in (*before.facts, *findings.ledger) if fact.value and fact.label in labels]
    found = (next((fact for fact in places if is_said(fact, quantity)), None) for quantity in read(part.text) if not quantity.is_year)
    own = {fact.id: fact for fact in (before.named, *found) if fact}
    units = {base_unit(fact) for fact in own.values()}
    return tuple(own.values()) if len(units) == 1 else ()


def is_said(fact: Fact, quantity: Quantity) -> bool:
    """The figure as printed, with its unit or without one; a small whole number without a unit counts things (三项)."""
    whole = not quantity.unit and quantity.value < SMALL and quantity.value == int(quantity.value)
    printed = quantity_of(fact)
    return printed is not None and not whole and printed.value == quantity.value and fact.unit.startswith(quantity.unit)


def _chosen(part: Part, before: Said, pool: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """As many of the latest as the turn says, its first and its latest, or those that stand together."""
    if (number := cues.NUMBERED.search(part.text)) and len(pool) >= cues.COUNTED[number[0]] > 1:
        return pool[-cues.COUNTED[number[0]] :]
    if cues.FIRST.search(part.text):
        return (pool[0], pool[-1])
    if part.operation == "difference" and pool and (earlier := _of_another_time(pool)):
        return (earlier, pool[-1])
    together = _run(before, pool)
    return together if part.operation in SETS or "最" in part.text else pool[-2:]


def _of_another_time(pool: tuple[Fact, ...]) -> Fact | None:
    """The latest figure's own for another period, where it was told too: 固投 of 十三五 before 工业投资, then 固投 of 十四五."""
    return next((fact for fact in pool[-2::-1] if fact.stage != pool[-1].stage and set(fact.names) & set(pool[-1].names)), None)


def _of_one_unit(part: Part, before: Said, findings: Findings) -> tuple[Fact, ...]:
    """Those in the unit asked for, of the side asked for where some have it in their name; else those in the unit of the latest; of one measure."""
    facts, latest, side = before.facts, before.answers[-1], side_of(part.text)
    asked = tuple(fact for fact in facts if part.units and fact.unit.endswith(part.units))
    asked = tuple(fact for fact in asked if side and any(side in name for name in fact.names)) or asked
    number = cues.NUMBERED.search(part.text)
    if number and part.units and 0 < len(asked) < cues.COUNTED[number[0]]:  # 两个加一块营收, where one's was told
        each = (fact if fact in asked else next(iter(_beside(fact, part.units, findings)), None) for fact in facts)
        asked = _once(filter(None, each))[-cues.COUNTED[number[0]] :]
    elif part.units and not any(fact in asked for fact in latest):  # of the things last told, in another unit
        beside = tuple(beside for fact in (latest if len(latest) > 1 else facts) for beside in _beside(fact, part.units, findings))
        asked = beside if len(beside) > 1 and (len(beside) == len(latest) or not asked) else asked
    like = (asked or facts)[-1] if before.named is None else before.named
    pool = tuple(fact for fact in asked or facts if part.operation != "sum" or not fact.subject.endswith(LIMITS))
    return tuple(fact for fact in pool if base_unit(fact) == base_unit(like) and (fact.measure == "growth") == (like.measure == "growth"))


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for fact in facts}.values())


def _beside(fact: Fact, units: tuple[str, ...], findings: Findings) -> tuple[Fact, ...]:
    """The figure in another unit that its sentence gives of the same thing: 营业收入100亿元 beside 企业15家."""
    near = [f for f in findings.ledger if f.quote == fact.quote and f.value and f.stage == fact.stage and f.unit.endswith(units)]
    return (
        tuple(f for f in near[:1] if f.subject[:2] == fact.subject[:2]) if len(near) == 1 else tuple(f for f in near if f.subject[:4] == fact.subject[:4])[:1]
    )


def _latest(before: Said, pool: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Those of the last answer that has some."""
    return next((found for answer in reversed(before.answers) if (found := tuple(fact for fact in answer if fact in pool))), ())


def _run(before: Said, pool: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Those of the last answers, as far back as every answer has some; of the last alone where it has several."""
    run: tuple[Fact, ...] = ()
    for answer in reversed(before.answers):
        found = tuple(fact for fact in answer if fact in pool and fact not in run)
        if not found:
            break
        run = (*found, *run)
        if len(found) > 1:
            break
    return run[-MOST:] or pool


def _of_two_periods(part: Part, fact: Fact, findings: Findings) -> tuple[Fact, ...]:
    """The figure and the one of its subject for the period that the turn names: “跟上个五年比”; the later one first."""
    stage = "base" if part.stage == "target" and fact.stage in PLANNED and part.operation in COMPARES else part.stage  # 降了几个点, after a target
    stages = {"achieved": ("achieved", "base"), "base": ("base", "achieved"), "target": PLANNED}.get(stage or "", ())
    alike = [f for f in findings.ledger if f.value and f.stage in stages and f.id != fact.id and base_unit(f) == base_unit(fact) and f.measure == fact.measure]
    other = next((f for f in alike if set(f.names) & set(fact.names)), None)
    if other is None:
        return ()
    return (fact, other) if fact.stage in PLANNED else (other, fact)


def rises(part: Part, findings: Findings) -> tuple[tuple[Fact, Fact], ...]:
    """“增量各多少”: of each of the things last told its target and its base."""
    before = said(part, findings)
    pairs = [_of_two_periods(replace(part, stage="base"), fact, findings) for fact in (before.facts if before else ()) if fact.stage in PLANNED]
    found = [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]
    number = cues.NUMBERED.search(part.text)
    return tuple(found[-(cues.COUNTED[number[0]] if number else MOST) :])
