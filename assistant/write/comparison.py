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
from assistant.draft import Draft, Line
from assistant.write import average, conversion, count, counted, figure, listing, operands, projection, said, whole
from assistant.write.amount import says_the_same, size_of
from assistant.write.asked import said_now
from assistant.write.choice import Choice, choose
from assistant.write.outcome import over
from assistant.write.sentence import run
from assistant.write.sums import stated
from assistant.write.told import base_unit
from corpus.facts import Fact
from corpus.table import adds_up
from index.findings import Findings, Kind, Part

SIDES = 2
PER_CENT = ("%",)  # anything may rise by
NAMED = 0.9  # of a name, for a thing to be surely meant
MOVES = re.compile("幅度|[提升降涨增减][高升低长加少]?得?(?:更|最)?[多大快]")
OF_BOTH = re.compile("[两二]个?(?:数)?的比")
OF_ONE = {"average": average.write, "project": projection.write, "convert": conversion.write}


def write(part: Part, findings: Findings) -> Draft | None:
    """Several subjects set side by side, or what two figures of one subject come to."""
    part = replace(part, claims=()) if part.operation in ("sum", "share", "difference") else part
    if part.operation in OF_ONE:
        return OF_ONE[part.operation](part, findings)
    special = (
        way(part, findings)
        for way in (whole.against, counted.write, counted.of_box, projection.rise, _share, _rises_of_each, _which_rises, _of_class, count.of_each)
    )
    if draft := next(filter(None, special), None):
        return draft
    if part.over and part.operation == "difference" and (cues.EACH.search(part.text) or cues.TABLED.search(part.text)):
        return _rises_of_told(part, findings)
    if sums := _sum_of_each_side(part, findings):
        return sums
    facts = (said.in_rows(part, findings) if part.operation == "each" else ()) or distinct(_operands(part, findings))
    facts = operands.alike(part, findings) if operands.in_another_unit(part, facts) else facts
    facts = operands.summable(part, facts) if part.operation == "sum" else facts
    if alone := _only_in_unit(part, facts):
        return Draft(Status.ANSWERED, stated((alone,), findings))
    if part.operation == "each":
        return Draft(Status.ANSWERED, stated(facts, findings)) if len(facts) > 1 else None
    if part.operation == "sum" and any(fact.unit == "%" for fact in facts):
        return Draft(Status.PARTIAL, (Line(PHRASES.no_sum), *stated(facts, findings)), missing=(PHRASES.no_sum,))
    if unclear := _not_so_many(part, facts, findings):
        return unclear
    if untold := _not_all(part, facts, findings):
        return untold
    if len(facts) > 1 and not (part.operation == "sum" and not part.over and len({base_unit(fact) for fact in facts}) > 1):
        return over(part, facts, findings)
    return _lacking(part, findings) or _over_time(part, findings)


def _operands(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """What was told, else what the turn names, else a part and its whole."""
    before = said.operands(part, findings)
    facts = before[::-1] if cues.LATTER_FIRST.search(part.text) else before
    periods = cues.TWO_PERIODS.search(part.text) or (cues.PAST.search(part.text) and cues.TO_PERIODS.search(part.text))
    if not before and part.operation == "sum" and periods and (both := _in_both_periods(part, findings)):
        return both
    if not before and cues.REST.search(part.text) and (left := operands.part_and_whole(part, findings)):
        return left
    if facts and not _are_so_many(part, facts):  # 这三个一共多少钱, where of one only its villages were told
        asked = distinct(operands.several(part, findings))
        facts = asked if _are_so_many(part, asked) and len({base_unit(fact) for fact in asked}) == 1 else facts
    facts = facts or (() if said.of_one(part) or said.told_in_words(part, findings) else operands.several(part, findings))
    if len(facts) < 2 and part.operation == "share":
        return operands.part_and_whole(part, findings)
    if part.operation == "ratio" and OF_BOTH.search(part.text):  # of no two the first or the second
        return tuple(sorted(facts, key=size_of, reverse=True))
    return facts[::-1] if _says_second_first(part, facts) else facts


def _in_both_periods(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """“十三五改的老旧小区加上十四五要改的”: one thing's figures of both periods."""
    choice = choose(replace(part, operands=(), stage=None), findings.facts)
    return operands.earlier_and_later(part, choice) if choice else ()


def _says_second_first(part: Part, facts: Sequence[Fact]) -> bool:
    """“骨干是名师的几倍” after 名师 and 骨干: what stands before 是 is measured by what stands after it."""
    found = cues.TIMES.search(part.text) if part.operation == "ratio" and len(facts) == SIDES else None
    if found is None:
        return False
    said = [[run(found[side], "".join(fact.names)) for fact in facts] for side in ("one", "other")]
    return said[0][1] > said[0][0] and said[1][0] >= said[1][1]


def _only_in_unit(part: Part, facts: Sequence[Fact]) -> Fact | None:
    """“21处管网延伸，一天总共能供多少水”: of unlike figures the only one in the unit asked for, which is the whole by itself."""
    fitting = [fact for fact in facts if part.units and fact.unit.endswith(part.units)]
    return fitting[0] if part.operation == "sum" and len(fitting) == 1 < len(facts) and not part.over else None


def _over_time(part: Part, findings: Findings) -> Draft | None:
    """One thing, now and then; of one thing alone no sum: its figure is the sum."""
    choice = choose(part, findings.facts)
    pair = operands.earlier_and_later(part, choice) if choice and part.operation != "share" else ()
    pair = pair or (_of_two_periods(part, findings) if cues.TWO_PERIODS.search(part.text) and part.operation != "sum" else ())
    pair = () if operands.in_another_unit(part, pair) or _is_of_another_unit(part, pair) else pair
    summed = part.operation == "sum" and not cues.TWO_PERIODS.search(part.text)
    if choice and not pair and part.operation == "difference" and (rise := _given_rise(part, choice)):
        return Draft(Status.ANSWERED, stated((rise,), findings))
    return over(part, pair, findings) if pair and not summed else None


def _is_of_another_unit(part: Part, pair: Sequence[Fact]) -> bool:
    """“比五年前多还是少” after 常住人口 in 人, of which the plan has no figure: it is not told by the share of them who live in towns."""
    return bool(part.over and part.units) and part.units not in (operands.COUNTERS, PER_CENT) and not any(fact.unit.endswith(part.units) for fact in pair)


def _given_rise(part: Part, choice: Choice) -> Fact | None:
    """“比2020年好了几个点”: by how much the plan itself says that it moved since that year (比2020年提高7.3个百分点)."""
    known = (choice.fact, *choice.same, *choice.others)
    since = [f for f in known if f.measure == "growth" and any(re.search(f"[比较]{year}年[^，。；]*{re.escape(f.text)}", f.quote) for year in part.years)]
    return since[0] if len(since) == 1 else None


def _of_two_periods(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """“十四五规划投资比十三五完成的多多少”: what is planned and what was done, which go by other names; of one measure and unit."""
    of = {stages[0]: tuple(hit for hit in findings.facts if hit.fact and hit.fact.stage in stages) for stages in (("target", "planned"), ("achieved", "base"))}
    chosen = [choose(replace(part, operands=(), operation=None, stage=stage), hits) for stage, hits in of.items()]
    facts = tuple(choice.fact for choice in chosen if choice and not choice.missing)
    alike = len(facts) == SIDES and facts[0] != facts[1] and facts[0].measure == facts[1].measure and base_unit(facts[0]) == base_unit(facts[1])
    return facts if alike and facts[0].stage != facts[1].stage else ()


def _share(part: Part, findings: Findings) -> Draft | None:
    """Of all that was told, or as the plan itself gives it."""
    return whole.write(part, findings) if part.over else _given_share(part, findings)


def _sum_of_each_side(part: Part, findings: Findings) -> Draft | None:
    """“三块的企业数和营收分别加总”: a sum for each side that is named, over what is named or was told; None where not every thing has both."""
    sides = units_asked(part) if part.over else tuple(dict.fromkeys(map(units_of, part.operands)))
    if part.operation != "sum" or len(sides) < SIDES or () in sides:
        return None
    of_each = said.operands if part.over else operands.of_each_named
    facts = {units: distinct(of_each(replace(part, units=units), findings)) for units in sides}
    if not all(len(each) > 1 and _are_so_many(part, each) for each in facts.values()):
        return None
    sums = (over(replace(part, units=units), each, findings) for units, each in facts.items())
    return Draft(Status.ANSWERED, tuple(line for draft in sums for line in draft.lines))


def units_asked(part: Part) -> tuple[tuple[str, ...], ...]:
    """“一共多少家，营收合计多少”: the units that each clause asks in."""
    clauses = re.split("[，,；;、和]", said_now(part))
    asked = ((cues.UNITS.get(found[1] or found[2], ()) if (found := cues.ASKED_UNIT.search(clause)) else units_of(clause)) for clause in clauses)
    return tuple(dict.fromkeys(units for units in asked if units))


def _rises_of_told(part: Part, findings: Findings) -> Draft | None:
    """“增量各多少” after several things: what each rises by."""
    pairs = said.rises(part, findings)
    return Draft(Status.ANSWERED, tuple(line for pair in pairs for line in over(part, pair, findings).lines[:1])) if pairs else None


def _not_so_many(part: Part, facts: Sequence[Fact], findings: Findings) -> Draft | None:
    """“三样加一起” where two figures can be added: no sum is told of fewer or more than the turn says."""
    if not facts or _are_so_many(part, facts):
        return None
    number = cues.NUMBERED.search(said_now(part))
    what = f"可以相加的{number[0] if number else ''}个数字"
    return Draft(Status.PARTIAL, (Line(PHRASES.missing.format(what=what), echoes=(what,)), *stated(facts, findings)), missing=(what,))


def _are_so_many(part: Part, facts: Sequence[Fact]) -> bool:
    """Whether a sum over what was told is of as many figures as the turn says, if it says how many."""
    number = cues.NUMBERED.search(said_now(part)) if part.over and part.operation == "sum" else None
    return number is None or len(facts) == cues.COUNTED[number[0]]


def _not_all(part: Part, facts: Sequence[Fact], findings: Findings) -> Draft | None:
    """“甲、乙、丙加起来” where one has no figure: no sum is told of the others alone."""
    best = [max(hits, key=lambda hit: hit.named, default=None) for hits in findings.operands]
    without = [name for name, hit in zip(part.operands, best, strict=False) if hit and hit.named >= NAMED and hit.fact not in facts]
    if part.operation != "sum" or part.over or not without or not 1 < len(facts) < len(findings.operands):
        return None
    says = tuple(Line(PHRASES.no_figure.format(topic=name), echoes=(name,)) for name in without)
    return Draft(Status.PARTIAL, (*says, *stated(facts, findings)), missing=tuple(without))


def _given_share(part: Part, findings: Findings) -> Draft | None:
    """“公有产权村室占几成”: the plan's own share, which is not to be computed."""
    asked = replace(part, kind=Kind.FIGURE, operation=None, operands=(), units=("%",))
    choice = choose(asked, findings.facts) or choose(asked, findings.facts, NAMED, 0.0) if part.operation == "share" else None
    given = choice is not None and (choice.fact.measure == "share" or (choice.fact.measure == "rate" and choice.named >= NAMED))  # 森林覆盖率 is a share
    return figure.write(asked, findings) if choice and given and not choice.missing else None


def _rises_of_each(part: Part, findings: Findings) -> Draft | None:
    """“医师数和幼儿园占比的增量各多少”: of each thing named its target and its base; None unless every one has both."""
    if part.over or part.operation != "difference" or not cues.EACH.search(part.text) or len(findings.operands) < 2:
        return None
    chosen = [choose(replace(part, operands=(), topic=name, units=()), hits, 0.5, 0.3) for name, hits in zip(part.operands, findings.operands, strict=False)]
    pairs = [operands.earlier_and_later(part, choice) if choice else () for choice in chosen]
    return Draft(Status.ANSWERED, tuple(line for pair in pairs for line in over(part, pair, findings).lines)) if pairs and all(pairs) else None


def _which_rises(part: Part, findings: Findings) -> Draft | None:
    """“甲和乙，哪个提升幅度大”: what each moves by from its base to its target, and which by more; None unless both have both."""
    if part.over or part.operation not in ("which", "difference") or not MOVES.search(part.text):
        return None
    rows = [tuple(hit for hit in hits if hit.fact and hit.fact.row) for hits in findings.operands]
    chosen = [choose(replace(part, operands=(), topic=name, units=()), hits, 0.3, 0.5) for name, hits in zip(part.operands, rows, strict=False)]
    pairs = [operands.earlier_and_later(part, choice) for choice in chosen if choice]
    if len(pairs) != SIDES or not all(pairs) or len({fact.unit for pair in pairs for fact in pair}) > 1 or pairs[0][0].subject == pairs[1][0].subject:
        return None
    told = [over(replace(part, operation="difference"), pair, findings).lines for pair in pairs]
    moved = [abs(Decimal(lines[0].sums[0].result)) for lines in told]
    first = pairs[0 if moved[0] > moved[1] else 1][0].subject
    says = f"{first}变化更大。" if moved[0] != moved[1] else "两者变化相同。"
    return Draft(Status.ANSWERED, (Line(says, (*told[0][0].evidence, *told[1][0].evidence)), *told[0], *told[1]))


def _of_class(part: Part, findings: Findings) -> Draft | None:
    """“经济发展类里增速最高的是哪项”: the highest of the rows of a class of the table."""
    of_all = part.operation == "which" and not part.over and cues.SUPERLATIVE.search(part.text) is not None
    facts = listing.of_rows(part, findings) if of_all else ()
    return over(part, facts, findings) if len(facts) > 1 and len({base_unit(fact) for fact in facts}) == 1 else None


def distinct(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """One of those that say the same of the same subject in two places, and none that adds up others beside it: nothing is to be computed over them."""
    parts = [fact for fact in facts if not (fact.row and adds_up(fact.row))]
    known = parts if len(parts) > 1 else facts
    return tuple(fact for n, fact in enumerate(known) if not any(fact.subject == f.subject and says_the_same(fact, f) for f in known[:n]))


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
