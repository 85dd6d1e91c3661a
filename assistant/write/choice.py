"""The fact that fits a part best: by its name, then by year, stage, measure and unit; and what was asked that it does not give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant import cues
from assistant.aspects import is_side, same_family, side_of, sides_with
from assistant.write import phrase
from corpus.facts import Fact
from corpus.quantity import Quantity, read
from index.findings import Hit, Kind, Part
from index.home import BESIDE, THERE
from index.segment import content

NAMED, EXPLAINED = 0.6, 0.45  # how much of a name the part must say, and how much of the part the subject must explain
BY_UNIT = 0.3  # the share of a name that is enough where the unit is the one asked for
A_HEAD = "人均"
THEN = "届时数字"
A_WORD = 4  # characters at most
WHOLLY = 0.9  # of what is said, that a subject's name and sentence hold
COUNTERS = cues.UNITS["个"]  # count anything
COUNTED = re.compile(f"(?:几|多少)个?([{''.join(sorted(cues.SMALL))}])(?!卫|民|级|网|灯)")  # a noun that is counted
HEAD = re.compile("([\u4e00-\u9fff]+?)(?:一共|总共|大约|达到|[共都要得配有是建])*(?:多少|几)[个家座处所台套条项]?[？?呢啊]*$")
HEAD_FITS, NOUN = 0.2, 0.8
AMOUNT = re.compile("多少|几(?!年)")
SIZE = re.compile("(?:盘子|额度|规模)有?多大")
NEAR, MOST = 0.1, 0.5  # what standing where the part before was answered adds; the share of characters that more than which names a figure there
RUN = 4  # characters in a row of a name
WHOLE = 0.15  # what a name said whole adds


@dataclass(frozen=True)
class Choice:
    """The fact that fits best, those that say the same elsewhere, the others on the subject, and what does not fit."""

    fact: Fact
    same: tuple[Fact, ...]
    others: tuple[Fact, ...]
    missing: str | None
    score: float
    named: float = 0.0
    explained: float = 0.0


def choose(part: Part, hits: tuple[Hit, ...], named: float = NAMED, explained: float = EXPLAINED) -> Choice | None:
    """The best fit among the ledger's hits; None when no subject is named well enough."""
    only = _only_there(part, hits)
    scored = [
        (
            hit.score
            + (NEAR * hit.near if fit(part, hit.fact) >= 0 else 0.0)
            + fit(part, hit.fact)
            + (WHOLE if hit.named >= 0.99 and _holds(hit.fact, part.focus) else 0.0),
            hit,
        )
        for hit in hits
        if hit.fact
        and not _is_opposed(part, hit.fact)
        and (
            (_is_named(part, hit, named) and hit.explained >= explained)
            or _is_told_otherwise(part, hit)
            or _is_meant_there(part, hit)
            or hit.fact.subject == only
        )
    ]
    scored = [(score, hit) for score, hit in scored if hit.fact and part.focus and _holds(hit.fact, part.focus)] or scored
    if not scored:
        return None
    score, best = max(scored, key=lambda pair: pair[0])
    assert best.fact is not None  # hits of the ledger carry their fact
    if _asks_for_more(part) and not _says_it(best.fact, part) and not any(unit in best.fact.unit for unit in part.units):
        return None  # neither what a follow-up names nor the unit it asks for
    if part.focus and part.units and part.kind in (Kind.FIGURE, Kind.COUNT) and not _says_it(best.fact, part) and _is_of_other(best.fact, part):
        return None
    siblings = [hit.fact for _, hit in scored if hit.fact and hit.fact.subject == best.fact.subject and hit.fact is not best.fact]
    same = tuple(fact for fact in siblings if says_the_same(fact, best.fact))
    return Choice(best.fact, same, tuple(fact for fact in siblings if fact not in same), _missing(part, best.fact, siblings), score, best.named, best.explained)


def _asks_for_more(part: Part) -> bool:
    """Whether a follow-up names a thing and asks how much of it (拆一平补多少), in a unit or not; 哪一年 asks for no amount."""
    return bool(part.focus) and (bool(part.units) or AMOUNT.search(re.split("[，,]", part.text)[-1]) is not None)


def _is_of_other(fact: Fact, part: Part) -> bool:
    """铁西多大 is not told by the area of 南部: a noun that a follow-up names stands neither in a name of the fact nor in its sentence."""
    told = f"{' '.join(fact.names)} {fact.scope} {fact.quote}"
    nouns = [word for word, share in content(part.focus) if share == 1.0 and len(word) > 1 and not is_side(word)]
    return len(nouns) == 1 and nouns[0] == part.focus and nouns[0] not in told and fact.row is None


def _says_it(fact: Fact, part: Part) -> bool:
    """Whether a name of the fact holds what a follow-up adds, or the plan's words for it (三产, 一二三产业比重)."""
    return _holds(fact, part.focus) or any(word in name for word in part.expansions for name in fact.names)


def _is_opposed(part: Part, fact: Fact) -> bool:
    """农村居民收入 is not told by that of 城镇: the counterpart of what is asked stands in the name, and what is asked does not."""
    pairs = (pair if pair[0] in part.topic else pair[::-1] for pair in cues.COUNTERPARTS if (pair[0] in part.topic) != (pair[1] in part.topic))
    a_head = A_HEAD in part.topic and not any(A_HEAD in name for name in fact.names)  # 人均GDP is not GDP
    return a_head or any(other in fact.subject and asked not in fact.subject for asked, other in pairs)


def _is_named(part: Part, hit: Hit, named: float) -> bool:
    """Well enough by name, or fairly and with just the unit asked for (农博城 盖多大); a rate, of which there are many, only where its subject has all that is said (Ⅲ类好水占比)."""
    if hit.named >= named:
        return True
    of_unit = bool(part.units) and hit.fact is not None and hit.fact.unit.endswith(part.units)
    return of_unit and hit.named >= BY_UNIT and (part.units != ("%",) or hit.explained >= WHOLLY)


def _is_told_otherwise(part: Part, hit: Hit) -> bool:
    """“南边那块多大”: nothing is named but by one word for which the plan has another (南部), and the figure has the unit asked for."""
    if hit.fact is None or not part.units or " " in part.topic or len(part.topic) > A_WORD or hit.named < BY_UNIT or not hit.fact.unit.endswith(part.units):
        return False
    return any(word in name for word in part.expansions for name in hit.fact.names)


def _only_there(part: Part, hits: tuple[Hit, ...]) -> str:
    """The one subject whose figure has the unit asked for where the part before was answered (能顾住多少人); empty where there are none or several."""
    subjects = {hit.fact.subject for hit in hits if hit.fact and part.units and hit.near >= THERE and hit.fact.unit.endswith(part.units)}
    return subjects.pop() if len(subjects) == 1 and part.focus and part.units != COUNTERS else ""


def _is_meant_there(part: Part, hit: Hit) -> bool:
    """Where the part before was answered, or in another row of its table, a figure is named by less: by the unit asked for and a word, or most characters, of what is asked now (设备多少个)."""
    asked = part.focus or part.topic
    if (
        hit.fact is None
        or hit.near < (BESIDE if hit.fact.row else THERE)
        or not asked
        or is_side(asked)
        or (part.units and not hit.fact.unit.endswith(part.units))
    ):
        return False
    chars = asked.replace(" ", "")
    return any(
        any(len(word) > 1 and word in name for word in asked.split()) or sum(char in name for char in chars) > MOST * len(chars) for name in hit.fact.names
    )


def _holds(fact: Fact, focus: str) -> bool:
    """Whether what a follow-up adds is in a name of the fact; true where it adds nothing."""
    words = [word for word in focus.split() if (len(word) > 1 or word in cues.SMALL) and not is_side(word)]
    return not words or any(word[:3] in name for word in words for name in fact.names)


def fit(part: Part, fact: Fact) -> float:
    """What year, stage, measure and unit add to the name's score or take from it."""
    return _year_fit(part, fact) + _stage_fit(part, fact) + _measure_fit(part, fact) + _unit_fit(part, fact) + _noun_fit(part, fact)


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
    bonus = 0.1 if wanted == "target" else 0.05
    return {"target": bonus, "planned": bonus - 0.01}.get(fact.stage, -0.4 if wanted == "target" else 0.0)


def _measure_fit(part: Part, fact: Fact) -> float:
    if part.measure is None or "year" == part.measure != fact.measure:
        return 0.0
    return 0.12 if part.measure == "year" or (part.measure == "growth") == (fact.measure == "growth") else -0.2


def _noun_fit(part: Part, fact: Fact) -> float:
    """“配几个村” counts villages, not what they are given; “村里配的设备有多少个” what they are given."""
    if fact.unit not in COUNTERS:
        return 0.0
    last = re.split("[，,]", part.text)[-1]
    if counted := COUNTED.search(last):
        return 0.15 if counted[1] in fact.subject else -0.15
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


def _beyond(text: str, fact: Fact) -> str:
    """What a text says beside the subject's own name or a good part of it: 人口 of 常住人口城镇化率 is no side of it, nor 投资 of 投资审批."""
    runs = {name[start:end] for name in fact.names for start in range(len(name)) for end in range(start + RUN, len(name) + 1)}
    said = max((run for run in runs if run in text), key=len, default="")
    return text.replace(said, " ") if said else text


def says_the_same(fact: Fact, other: Fact) -> bool:
    """Whether two facts of one subject give one figure, for the same of it."""
    alike = (fact.stage, fact.measure) == (other.stage, other.measure) or {fact.stage, other.stage} == {"target", "planned"}
    return alike and fact.value is not None and amount(fact) == amount(other)


def amount(fact: Fact) -> tuple[object, ...] | None:
    """The fact's value over units, for comparing; None where the plan gives words."""
    quantity = quantity_of(fact)
    return quantity.base if quantity else None


def quantity_of(fact: Fact) -> Quantity | None:
    """The figure with its row's unit, read by the one number reader."""
    return next((q for q in read(phrase.figure(fact)) if not q.is_year or fact.measure == "year"), None)


def _missing(part: Part, fact: Fact, siblings: list[Fact]) -> str | None:
    """What was asked of the subject and the plan does not give: a year, a level, a target, a base."""
    later = [year for year in part.years if part.stage == "achieved" and not any(year in f.years for f in (fact, *siblings) if f.stage in ("achieved", "base"))]
    if later:
        return f"{later[0]}年的实际结果"
    known = {year for each in (fact, *siblings) for year in each.years}
    single = {int(each.period) for each in (fact, *siblings) if each.period.isdigit()}
    inside = part.measure == "growth" or max(known, default=0) in part.years  # a rate or a horizon holds for the whole period
    asked = [year for year in part.years if known and (year not in known or not (inside or year in single))]
    if asked:
        said = f"{part.beside.text if part.beside else ''}{part.text}"
        return f"{asked[0]}年的数字" if str(asked[0]) in said else THEN  # 到那时候GDP多少, long after the year was named
    side = side_of(_beyond(re.split("[，,]", part.text)[-1], fact))
    money = any(each.unit[:1] in ("亿", "万", "元") for each in (fact, *siblings))
    within = any(
        name.endswith(said) or (money and said in name) for said in sides_with(part.text, part.units) for name in fact.names
    )  # 工业投资, 一般公共预算收入
    taken_over = (
        bool(part.focus) and not (side and side in part.focus) and not cues.ASKED_UNIT.search(re.split("[，,]", part.text)[-1])
    )  # from the subject before, which this one need not have
    # 有没有热线 of 投资审批 asks for no money, and 盘子多大 for no area.
    of_name = not side and (part.kind is Kind.VERIFY or SIZE.search(part.text) is not None)
    if part.units and not of_name and not within and not taken_over and not any(same_family(part.units, each.unit) for each in (fact, *siblings)):
        return side or "这项数字"
    if part.operation == "share" and fact.measure == "growth":
        return "占比"
    if part.measure == "level" and fact.measure == "growth":
        return "总量目标" if part.stage != "base" else "基数"
    if part.measure == "growth" and fact.measure != "growth" and fact.measure not in ("rate", "share"):
        return "增速"
    if part.stage == "target" and fact.stage in ("base", "achieved"):
        return "目标值"
    if part.stage == "base" and fact.stage in ("target", "planned") and 2020 in (part.years or (2020,)) and not part.focus:
        return "基数"
    return None
