"""How well a fact fits what is asked besides its name: its year, stage, measure and unit, and the noun that is counted.

>>> fit(Part(text="配几个村", kind=Kind.COUNT, topic="配村", units=("个",)), fact)  # 配备垃圾分类收集设备的村，26个
0.35
"""

from __future__ import annotations

import re

from assistant import cues
from assistant.aspects import sides_of, units_of
from assistant.write.phrase import is_sum
from corpus.facts import Fact
from index.findings import Part
from index.segment import content

COUNTERS = cues.UNITS["个"]  # count anything
COUNTED = re.compile(f"(?:几|多少)个?([{''.join(sorted(cues.SMALL))}])(?!卫|民|级|网|灯)")  # a noun that is counted
HEAD = re.compile("([\u4e00-\u9fff]+?)(?:一共|总共|大约|达到|[共都要得配有是建])*(?:多少|几)[个家座处所台套条项]?[？?呢啊]*$")
WHOSE = ("城镇", "农村", "城市", "乡村")
COUNTS, HEAD_FITS, NOUN, SIDE, SUM = 0.25, 0.2, 0.8, 0.1, 0.3
SUMMED = re.compile("累计|(?:五年|总共|一共|合计)[^，。]{0,8}[增提降减升]")
BUILT, AS_BUILT = re.compile("(?:[哪几]一?几?年|什么时候)(?:以?前)?(?:盖|建|修)(?:成|好|起来)?的"), 0.5  # asks how old a thing is, not when it will be done
OF_ALL = 0.3  # what a figure of all takes from the fit where one of a part is asked for
LIKE_BEFORE = 0.1  # what the stage of the figure told before adds, where a later turn names none
LIKE = {"target": ("target", "planned"), "base": ("base",), "achieved": ("achieved",)}


def fit(part: Part, fact: Fact) -> float:
    """What year, stage, measure and unit add to the name's score or take from it."""
    return (
        _year_fit(part, fact)
        + _stage_fit(part, fact)
        + _measure_fit(part, fact)
        + _unit_fit(part, fact)
        + _noun_fit(part, fact)
        + _side_fit(part, fact)
        + _sum_fit(part, fact)
        + _whose_fit(part, fact)
    )


def stage_like(fact: Fact) -> str | None:
    """The stage to ask for where another figure is set beside one: what is planned is a target too."""
    return next((stage for stage, alike in LIKE.items() if fact.stage in alike), None)


def _year_fit(part: Part, fact: Fact) -> float:
    if not part.years or not fact.years:
        return 0.0
    if any(str(year) == fact.period for year in part.years):
        return 0.15
    return 0.08 if any(year in fact.years for year in part.years) else -0.25


def _stage_fit(part: Part, fact: Fact) -> float:
    wanted = part.stage
    if wanted == "achieved":
        return {"achieved": 0.12, "base": 0.05}.get(fact.stage, -0.15)
    if wanted == "base":
        return {"base": 0.15, "achieved": 0.03}.get(fact.stage, -0.15)
    if wanted is None and part.after and part.after.told:
        return LIKE_BEFORE if fact.stage in LIKE[part.after.told] else 0.0
    bonus = 0.1 if wanted == "target" else 0.05
    return {"target": bonus, "planned": bonus - 0.01}.get(fact.stage, -0.4 if wanted == "target" else 0.0)


def _measure_fit(part: Part, fact: Fact) -> float:
    if fact.measure == "year" and BUILT.search(re.split("[，,]", part.text)[-1]):
        return AS_BUILT
    if part.measure is None or "year" == part.measure != fact.measure:
        return 0.0
    return 0.12 if part.measure == "year" or (part.measure == "growth") == (fact.measure == "growth") else -0.2


def _sum_fit(part: Part, fact: Fact) -> float:
    """“五年总共要增加多少”: what the table gives in brackets."""
    return SUM if is_sum(fact) and part.stage not in ("achieved", "base") and SUMMED.search(part.text) else 0.0


def _whose_fit(part: Part, fact: Fact) -> float:
    """农村居民收入 is not told by that of all, where the plan gives its own."""
    told = f"{' '.join(fact.names)} {fact.scope} {fact.quote}"
    asked = [whose for whose in WHOSE if whose in part.topic]
    return -OF_ALL if len(asked) == 1 and asked[0] not in told else 0.0


def _side_fit(part: Part, fact: Fact) -> float:
    """“机器人产业的营收” is told by what is called 营业收入, before what only has its unit."""
    side = next((side for side in reversed(sides_of(part.topic)) if len(side) > 1 and units_of(side)), "")
    said = re.compile(".{0,2}".join(map(re.escape, side))) if side else None
    return SIDE if said and any(said.search(name) for name in fact.names) else 0.0


def _noun_fit(part: Part, fact: Fact) -> float:
    """“配几个村” counts villages, not what they are given; “村里配的设备有多少个” what they are given."""
    if fact.unit not in COUNTERS:
        return 0.0
    last = re.split("[，,]", part.text)[-1]
    if counted := COUNTED.search(last):
        return COUNTS if counted[1] in fact.subject else -COUNTS
    head = head_of(last)
    return HEAD_FITS if head and any(name.endswith(head) for name in fact.names) else 0.0


def head_of(text: str) -> str:
    """What is counted where the count is asked last: 设备 of 村里配的分类设备有多少个; empty where nothing of two characters is."""
    found = HEAD.search(text)
    words = [word for word, share in content(found[1]) if share >= NOUN] if found else []
    return words[-1] if words and len(words[-1]) > 1 and found and found[1].endswith(words[-1]) else ""


def _unit_fit(part: Part, fact: Fact) -> float:
    if not part.units:
        return 0.0
    return 0.15 if any(unit in fact.unit for unit in part.units) else -0.25
