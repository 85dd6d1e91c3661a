"""What a comparison is over: the fact of each thing named, of a part and its whole, of base and target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant import cues
from assistant.aspects import is_side, side_of, subject_of, units_of
from assistant.write import asked, figure, said
from assistant.write.amount import quantity_of, size_of
from assistant.write.choice import Choice, choose
from assistant.write.lack import open_end
from assistant.write.told import base_unit
from corpus.facts import Fact
from corpus.measure import times, wanted_unit
from index.findings import Findings, Kind, Part
from index.segment import content

ALIKE = 0.35  # how much of a name must be said for a subject to be one of those summed
MOST = 8  # operands of a sum
HEADS = "岗口娃"  # of which there are as many as people
COUNTING = "个家座处所条"  # what counts things: a household (户) is none of them
COUNTERS = cues.UNITS["个"]
MONEY = ("元",)
OF_SO_MANY = re.compile("([二三四五六七八九])[大个块类项种](?=[\u4e00-\u9fff])")
TWO = 2
SAME_THING = 4  # characters in a row that the names of one thing's figures share


def several(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """The fact of each operand, all of one unit; for a sum also every subject that has the side asked for."""
    alone = Part(text=part.text, kind=Kind.FIGURE, topic="", operands=part.operands, years=part.years, stage=part.stage, measure=part.measure, units=part.units)
    chosen = figure.apart(alone, findings.operands, 0.5, 0.3) if len(findings.operands) > 1 else []
    units = {choice.fact.unit for choice in chosen}
    if len(units) > 1 or (chosen and len(chosen) < len(findings.operands)):
        like = replace(alone, units=(chosen[-1].fact.unit,) if chosen and not part.units else part.units)
        chosen = figure.apart(like, findings.operands, 0.4, 0.3)
    facts = tuple(choice.fact for choice in chosen)
    whole = len(facts) > 1 and len(facts) == len(findings.operands) and len({fact.unit for fact in facts}) == 1
    return facts if whole else alike(part, findings) or (facts if len({fact.subject for fact in facts}) > 1 else ())


def in_another_unit(part: Part, facts: Sequence[Fact]) -> bool:
    """“总共要花多少钱”, “一共惠及多少户”, “营业收入加起来”, of things that are counted in 个: such a sum is none of theirs."""
    asked_in, side = cues.ASKED_UNIT.search(part.text), side_of(asked.said_now(part))
    closely = (asked_in is not None and asked_in[2] != "大") or (bool(side) and units_of(side) == part.units)
    return (
        part.operation == "sum"
        and closely
        and bool(part.units)
        and not set(part.units) & set(COUNTERS)
        and not any(fact.unit.endswith(part.units) for fact in facts)
    )


def summable(part: Part, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """What may be added up: no figure of something in or of another of them (办事处 that carry out 老旧小区改造), and of the plan's own period only where that is named."""
    of_itself = [f for f in facts if not any(other.unit == f.unit and other.subject != f.subject and other.subject in f.subject for other in facts)]
    now = asked.said_now(part)
    ahead = cues.TO_PERIODS.search(now) is not None and cues.PAST.search(now) is None
    return tuple(fact for fact in of_itself if not ahead or fact.stage in ("target", "planned"))


def is_thing(subject: str) -> bool:
    return any(share == 1.0 and len(word) > 1 for word, share in content(subject))


def part_and_whole(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """The fact named best, and the one of its sentence and unit that it is a part of."""
    choice = choose(part, findings.facts, 0.4, 0.3)
    if choice is None or choice.fact.value is None:
        return ()
    beside = [
        f for f in findings.ledger if f.quote == choice.fact.quote and base_unit(f) == base_unit(choice.fact) and f.value and f.subject != choice.fact.subject
    ]
    found = sorted((choice.fact, *beside), key=lambda f: -size_of(f)) if len(beside) == 1 else ()
    return tuple(found)


def claimed(part: Part, per: re.Match[str] | None, findings: Findings) -> tuple[Fact, ...]:
    """“54.4公里管线21个村，平均一个村多少”: the facts whose figures the question names, of one sentence; what it is shared among last (26个村分260个设备)."""
    equal = [[f for f in findings.ledger if (q := quantity_of(f)) and q.same_amount(claim)] for claim in part.claims[:2]]
    pair = next(((one, two) for one in equal[0] for two in equal[1] if one.quote == two.quote), ()) if len(equal) == 2 else ()
    among = [per is not None and _is_count_of(fact, per["unit"], per["noun"] or "") for fact in pair]
    return pair[::-1] if among == [True, False] else pair


def alike(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """For a sum: the amounts of a box that is named, or of all subjects that share a side (营业收入)."""
    if part.operation != "sum":
        return ()
    if part.labels:
        return tuple(fact for fact in findings.ledger if fact.locator.place.own_label in part.labels and fact.measure == "amount" and fact.value)
    side, stages = side_of(part.text), ("achieved", "base") if part.stage in ("achieved", "base") else ("target", "planned")
    if not side or not part.units:
        return ()
    if number := OF_SO_MANY.search(part.text):  # 三大产业集群营业收入: of all that have the side, where they are so many
        every = {
            f.subject: f
            for f in findings.ledger
            if f.value and f.stage in stages and f.unit.endswith(part.units) and any(name.endswith(side) for name in f.names)
        }
        return tuple(every.values()) if len(every) == "一二三四五六七八九".index(number[1]) + 1 else ()
    named = {hit.fact.subject: hit.fact for hit in findings.facts if hit.fact and hit.fact.value and hit.fact.stage in stages and hit.named >= ALIKE}
    chosen = [f for f in named.values() if f.unit.endswith(part.units) and any(name.endswith(side) for name in f.names)]
    single = any(hit.named >= 0.99 and hit.fact and hit.fact.unit.endswith(part.units) for hit in findings.facts)
    return tuple(chosen) if 2 <= len(chosen) <= MOST and len({f.unit for f in chosen}) == 1 and not single else ()


def earlier_and_later(part: Part, choice: Choice) -> tuple[Fact, ...]:
    """The later and the earlier fact of one subject, of one measure and unit: of the years asked for, else from where it starts to where it goes; growth where growth is asked or nothing else is there."""
    facts = [fact for fact in (choice.fact, *choice.same, *choice.others) if fact.value]
    between = _of_years if len(part.years) == TWO else _of_stages
    for growing in (True, False) if part.measure == "growth" else (False, True):
        if pair := between(part, [fact for fact in facts if (fact.measure == "growth") == growing]):
            return pair
    return ()


def _of_stages(part: Part, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    earlier = next((f for stage in ("base", "achieved") for f in facts if f.stage == stage), None)
    later = next((f for f in facts if f.stage in ("target", "planned") and earlier and f.unit == earlier.unit), None)
    pair = (later, earlier) if earlier and later else _of_a_change(facts)
    return pair if all(any(_is_of(year, f, facts) for f in pair) for year in part.years) else ()


def _of_years(part: Part, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """“2020年到2025年提高了多少”: the figures of just these years, whatever was planned for others; none where one has no figure."""
    earlier, later = (next((f for f in facts if _is_of(year, f, facts)), None) for year in sorted(part.years))
    return (later, earlier) if earlier and later and earlier is not later and earlier.unit == later.unit else ()


def _is_of(year: int, fact: Fact, facts: Sequence[Fact]) -> bool:
    """Of the year, or aimed at without one where that is the plan's last (由42公里增加到68公里)."""
    return year in fact.years or (not fact.period and fact.stage in ("target", "planned") and year == open_end(facts))


def _of_a_change(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """“总库容由1.46亿立方米增加到2.08亿立方米”, told of the past: both ends of one sentence's change."""
    pairs = ((later, earlier) for earlier in facts for later in facts if earlier.quote == later.quote and earlier.unit == later.unit)
    return next((pair for pair in pairs if pair[0].subject == pair[1].subject and max(pair[1].years, default=0) < min(pair[0].years, default=0)), ())


# ---- what is shared, and among how many --------------------------------------------------------------------------------------------


def shared(part: Part, per: re.Match[str], findings: Findings) -> tuple[Fact, ...]:
    """“平均带动一个人对应多少贷款”: a figure and the count that it is shared among, of what the turn names and of what was told, with what their sentences give beside."""
    known = _known(part, findings)
    quotes = dict.fromkeys(fact.quote for fact in known)
    near = [fact for quote in quotes for fact in findings.ledger if fact.quote == quote and fact.value and fact not in known]
    pairs = ((_dividend(part, count, known, near), count) for count in _counts(part, per, known, near))
    return next(((fact, count) for fact, count in pairs if fact), ())


def each_shared(part: Part, per: re.Match[str], findings: Findings) -> tuple[tuple[Fact, Fact], ...]:
    """“平均每家多少” after several revenues: each with its own count; none unless every one has it."""
    before = said.said(part, findings)
    last = (before.answers[-1] if before and not before.named else ()) if part.over else of_each_named(part, findings)
    if len(last) < 2 or len({base_unit(fact) for fact in last}) > 1:
        return ()
    pairs = [(fact, count) for fact in last if (count := _count_beside(fact, part, per, findings))]
    return tuple(pairs) if len(pairs) == len(last) else ()


def of_each_named(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """“机器人和铜加工，平均一家的营收”: of each thing the turn names its figure in the unit asked for."""
    named = [(name, hits) for name, hits in zip(part.operands, findings.operands, strict=False) if is_thing(subject_of(name)) and units_of(name) == part.units]
    alone = Part(text=part.text, kind=Kind.FIGURE, topic="", operands=tuple(name for name, _ in named), stage=part.stage, units=part.units)
    chosen = figure.apart(alone, tuple(hits for _, hits in named), 0.5, 0.3) if len(named) > 1 and part.units else []
    return tuple(choice.fact for choice in chosen) if len(chosen) == len(named) else ()


def _count_beside(fact: Fact, part: Part, per: re.Match[str], findings: Findings) -> Fact | None:
    beside = [f for f in findings.ledger if f.quote == fact.quote and f.value and f.subject != fact.subject and f.stage == fact.stage]
    return next((count for count in _counts(part, per, (), beside) if _run_in_common(count.subject, fact.subject) >= SAME_THING), None)


def _known(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """What the turn names itself, then what was told, the latest first."""
    before = said.said(part, findings)
    latest_first = before.facts[::-1] if before else ()
    told = sorted(latest_first, key=lambda fact: not _is_called(fact, part))  # 铜那块平均一家, after others
    named = before.named if before else None
    choice = choose(part, findings.facts)
    chosen = (choice.fact, *choice.same) if choice else ()
    repeated = [fact for fact in findings.ledger if any((quantity := quantity_of(fact)) and quantity.same_amount(claim) for claim in part.claims)]
    return _once([*repeated, *filter(None, (named,)), *(() if before else chosen), *told, *chosen])


def _is_called(fact: Fact, part: Part) -> bool:
    """Whether a noun that the turn says, and no side, stands in a name of the fact."""
    nouns = (word for word, share in content(asked.said_now(part)) if share == 1.0 and not is_side(word))
    return any(word in name for word in nouns for name in fact.names)


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for fact in facts}.values())


def _counts(part: Part, per: re.Match[str], known: Sequence[Fact], near: Sequence[Fact]) -> tuple[Fact, ...]:
    """What a thing may be shared among: the noun after 一个 first (人 of 一个人), then what is counted in its unit, then any count; a figure that the turn repeats before all."""
    unit, noun = per["unit"], per["noun"] or ""
    facts = [fact for fact in (*known, *near) if (quantity := quantity_of(fact)) and quantity.base[0] and fact.measure != "growth"]
    facts = [fact for fact in facts if not _is_denied(fact, part)]
    of_noun = sorted((fact for fact in facts if _is_count_of(fact, unit, noun)), key=lambda fact: not fact.subject.endswith(noun))
    by_unit = (
        [fact for fact in facts if (unit in fact.unit or (unit in COUNTING and fact.unit in COUNTERS)) and fact.measure == "count"]
        if not _is_person(unit, noun)
        else []
    )
    repeated = [fact for fact in of_noun if any((quantity := quantity_of(fact)) and quantity.same_amount(claim) for claim in part.claims)]
    return _once((*repeated, *(of_noun or by_unit)))


def _is_denied(fact: Fact, part: Part) -> bool:
    """Whether the turn says another figure in its unit: 培训3000人 is not shared among 2500人."""
    quantity = quantity_of(fact)
    like = [claim for claim in part.claims if quantity and claim.base[2] == quantity.base[2] and fact.unit not in COUNTERS]
    return bool(like) and not any(quantity and quantity.same_amount(claim) for claim in like)


def _is_person(unit: str, noun: str) -> bool:
    return "人" in (unit, noun) or (bool(noun) and noun in HEADS)


def _is_count_of(fact: Fact, unit: str, noun: str) -> bool:
    """3.19万人 for 每个人, 26个 of 村 for 一个村 and for 一村."""
    if unit != "个":
        return fact.unit.endswith("平方米" if unit == "平米" else unit) or (fact.subject.endswith(unit) and fact.unit in COUNTERS)
    return bool(noun) and (fact.unit.endswith("人" if noun in HEADS else noun) or (noun in fact.subject and fact.unit in COUNTERS))


def _dividend(part: Part, count: Fact, known: Sequence[Fact], near: Sequence[Fact]) -> Fact | None:
    """What is shared among a count: in the unit asked for; what the turn's words name, then what was told, then what is called alike; all in the count's own sentence, since two sentences count different things."""
    unit = wanted_unit(part.text)
    own = {word for word, share in content(part.focus or part.topic) if share == 1.0 and len(word) > 1 and word not in count.subject}
    fits = [f for f in (*known, *near) if f.quote == count.quote and f.subject != count.subject and f.stage == count.stage and _fits(f, unit, part.units)]
    latest = next((f for f in known if f is not count), None) if part.over and part.units != COUNTERS else None
    latest = latest if latest and (part.units or latest.unit not in COUNTERS) else None
    if latest and latest in fits and (not part.units or latest.unit.endswith(part.units)) and not part.focus:
        return latest  # of what was told, in the unit that is still asked for
    if unit and len(fits) == 1:
        return fits[0]  # 一亩合多少斤: the only one that can be told in it
    meant = [f for f in fits if any(word in name for word in own for name in f.names)]
    beside = [f for f in fits if f in known or _run_in_common(f.subject, count.subject) >= SAME_THING]
    return min(meant or beside, key=lambda f: (-_in_common(f, count), base_unit(f) == base_unit(count)), default=None)


def _fits(fact: Fact, unit: str, units: tuple[str, ...]) -> bool:
    """In the unit wanted; where none is, no rate and no point in time."""
    if unit:
        return times(fact.unit, unit, "水" in fact.quote) is not None
    if units == MONEY and not fact.unit.endswith(units):
        return False
    return fact.unit != "%" and fact.measure not in ("growth", "year", "duration")


def _run_in_common(one: str, other: str) -> int:
    """The length of the longest run of characters that both have."""
    return max((size for size in range(1, len(one) + 1) for start in range(len(one) - size + 1) if one[start : start + size] in other), default=0)


def _in_common(fact: Fact, count: Fact) -> int:
    return len(set(fact.subject) & set(count.subject))
