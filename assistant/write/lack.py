"""What was asked of a subject that the plan knows and does not give: a year, a level, a target, a base.

>>> missing(Part(text="2023年普惠性幼儿园占比", kind=Kind.FIGURE, topic="普惠性幼儿园占比", years=(2023,)), fact, siblings)
'2023年的数字'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import cues
from assistant.aspects import same_family, side_of, sides_with
from assistant.write.asked import said_now
from corpus.facts import Fact
from corpus.measure import times
from corpus.periods import LENGTH
from corpus.quantity import scaled
from index.findings import Kind, Part

THEN = "届时数字"
REALLY = re.compile(f"已经|实际|实绩|完成了|做到了|{cues.PAST.pattern}")  # asks for what was done, not for what is said of a time before
RUN = 4  # characters in a row of a name
BY_AND_BY = re.compile("建成|新增|累计|完成|改造|新建|实施|发放|培训|五年|期间|每年|建设|引进|招引|翻新|整治|打造")  # done over several years


def _beyond(text: str, fact: Fact) -> str:
    """What a text says beside the subject's own name or a good part of it: 人口 of 常住人口城镇化率 is no side of it, nor 投资 of 投资审批."""
    runs = {name[start:end] for name in fact.names for start in range(len(name)) for end in range(start + RUN, len(name) + 1)}
    said = max((run for run in runs if run in text), key=len, default="")
    return text.replace(said, " ") if said else text


def missing(part: Part, fact: Fact, siblings: Sequence[Fact]) -> str | None:
    """What was asked of the subject and the plan does not give: a year, a side, a level, a target, a base."""
    return _year(part, (fact, *siblings)) or _side(part, fact, siblings) or _measure(part, fact) or _stage(part, fact, siblings)


def _year(part: Part, facts: Sequence[Fact]) -> str | None:
    later = [year for year in part.years if part.stage == "achieved" and not any(year in f.years for f in facts if f.stage in ("achieved", "base"))]
    if later:
        return f"{later[0]}年的实际结果"
    known = {year for each in facts for year in each.years}
    single = {int(each.period) for each in facts if each.period.isdigit()}
    inside = part.measure == "growth" or max(known, default=0) in part.years  # a rate or a horizon holds for the whole period
    single |= {each.years[-1] for each in facts if each.stage == "achieved" and _is_a_level(each)}  # as it stands at the end of the years looked back on
    end = open_end(facts)
    asked = [year for year in part.years if known and year != end and (year not in known or not (inside or year in single))]
    if not asked:
        return None
    return f"{asked[0]}年的数字" if str(asked[0]) in said_now(part) else THEN  # 到那时候GDP多少, after a turn that named the year


def _is_a_level(fact: Fact) -> bool:
    """Whether a figure says how things stand, and not what was done over the years."""
    return len(fact.years) > 1 and fact.measure not in ("growth", "total") and not BY_AND_BY.search(fact.quote)


def open_end(facts: Sequence[Fact]) -> int | None:
    """The plan's last year, where a figure rises from a base (由9.6万亩扩大到12万亩) to one for which no year is printed."""
    bases = [int(each.period) for each in facts if each.stage == "base" and each.period.isdigit()]
    aimed = any(each.stage == "target" and not each.period for each in facts)
    return max(bases) + LENGTH if bases and aimed else None


def _side(part: Part, fact: Fact, siblings: Sequence[Fact]) -> str | None:
    """The side asked for, where no figure of the subject has a unit for it."""
    clause = re.split("[，,]", part.text)[-1]
    side = side_of(_beyond(clause, fact))
    money = any(each.unit[:1] in ("亿", "万", "元") for each in (fact, *siblings))
    sides = sides_with(part.text, part.units)
    within = any(name.endswith(said) or (money and said in name) for said in sides for name in fact.names)  # 工业投资, 一般公共预算收入
    # From the subject before, which this one need not have.
    taken_over = bool(part.focus) and not (side and side in part.focus) and not cues.ASKED_UNIT.search(clause)
    # 有没有热线 of 投资审批 asks for no money, and 盘子多大 for no area.
    of_name = not side and (part.kind is Kind.VERIFY or cues.HOW_BIG.search(part.text) is not None)
    jobs = "岗位" in part.text and any(each.unit.endswith("人") for each in (fact, *siblings))  # 新增多少个岗位
    given = jobs or of_name or within or taken_over or any(same_family(part.units, each.unit) or _converts(each.unit, part.units) for each in (fact, *siblings))
    return (side or "这项数字") if part.units and not given else None


def _converts(unit: str, wanted: Sequence[str]) -> bool:
    """耕地多少亩, where the plan gives 公顷."""
    return any(scaled(each)[1] and times(unit, each) is not None for each in wanted)


def _measure(part: Part, fact: Fact) -> str | None:
    """A share, an amount or a rate, where the figure is of another measure."""
    if part.operation == "share" and fact.measure == "growth":
        return "占比"
    of_a_year = part.measure is None and bool(part.years) and not part.units and part.stage == "target" and fact.unit == "%"
    if fact.measure == "growth" and (part.measure == "level" or of_a_year):  # 2025年GDP是多少
        return "总量目标" if part.stage != "base" else "基数"
    return "增速" if part.measure == "growth" and fact.measure not in ("growth", "rate", "share", "rank") else None


def _stage(part: Part, fact: Fact, siblings: Sequence[Fact]) -> str | None:
    if part.stage == "target" and fact.stage in ("base", "achieved"):
        return "目标值"
    given = any(each.stage == "base" and each.row == fact.row for each in siblings)  # 2020基数+十四五年均增幅: it stands in the same row
    if part.stage == "base" and not given and fact.stage in ("target", "planned") and (_is_before(part, fact) or not (part.years or part.focus)):
        return "基数"
    done = any(each.stage in ("achieved", "base") for each in siblings)
    if part.stage == "achieved" and REALLY.search(said_now(part)) and not done and fact.stage in ("target", "planned"):
        return "实际完成数"
    return None


def _is_before(part: Part, fact: Fact) -> bool:
    """Whether a year is named that lies before those the figure is of."""
    return any(not fact.years or year < fact.years[0] for year in part.years)
