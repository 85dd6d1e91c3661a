"""The fact that fits a part best: by its name, then by year, stage, measure and unit; and what was asked that it does not give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import cues
from assistant.aspects import is_side
from assistant.write.amount import says_the_same
from assistant.write.asked import is_of_its_counterpart
from assistant.write.fit import COUNTERS, NOUN, fit
from assistant.write.lack import missing
from corpus.facts import Fact
from index.findings import Hit, Kind, Part
from index.home import BESIDE, THERE
from index.meant import PERSONS
from index.segment import content

NAMED, EXPLAINED = 0.6, 0.45  # how much of a name the part must say, and how much of the part the subject must explain
BY_UNIT = 0.3  # the share of a name that is enough where the unit is the one asked for
HALF = 0.5
A_HEAD = "人均"
OTHERWISE, TERM = 0.7, 4  # of a name that is said in other words; characters of the plan's term for it
A_WORD = 4  # characters at most
WHOLLY = 0.9  # of what is said, that a subject's name and sentence hold
AMOUNT = re.compile("多少|几(?!年)")
NEAR, MOST = 0.1, 0.5  # what standing where the part before was answered adds; the share of characters that more than which names a figure there
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
    near: float = 0.0


def choose(part: Part, hits: tuple[Hit, ...], named: float = NAMED, explained: float = EXPLAINED) -> Choice | None:
    """The best fit among the ledger's hits; None when no subject is named well enough."""
    scored = _scored(part, hits, named, explained)
    found = _best(part, scored, hits)
    if found is None or found[1].fact is None:
        return None
    score, best, fact = *found, found[1].fact
    if part.focus and part.units and part.kind in (Kind.FIGURE, Kind.COUNT) and not _says_it(fact, part) and _is_of_other(fact, part):
        return None
    if part.focus and part.kind is Kind.FIGURE and _is_of_other(fact, part) and not _means(fact, part):
        return None  # 利率是多少, after a loan
    siblings = [hit.fact for _, hit in scored if hit.fact and hit.fact.subject == fact.subject and hit.fact is not fact]
    same = tuple(other for other in siblings if says_the_same(other, fact))
    others = tuple(other for other in siblings if other not in same)
    return Choice(fact, same, others, missing(part, fact, siblings), score, best.named, best.explained, best.near)


def _best(part: Part, scored: Sequence[tuple[float, Hit]], hits: tuple[Hit, ...]) -> tuple[float, Hit] | None:
    """The highest; where it has neither what a follow-up names nor the unit it asks for, the only one there that has the unit (一天供多少水, after 管网延伸几处)."""
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or best.fact is None:
        return None
    if not _asks_for_more(part) or _says_it(best.fact, part) or any(unit in best.fact.unit for unit in part.units):
        return score, best
    only = _only_there(part, hits)
    return max((pair for pair in scored if pair[1].fact and pair[1].fact.subject == only), key=lambda pair: pair[0], default=None)


def _scored(part: Part, hits: tuple[Hit, ...], named: float, explained: float) -> list[tuple[float, Hit]]:
    """Each fact that may be meant, with how well it fits; those that have what a follow-up names, where some do."""
    only = _only_there(part, hits)
    near = _nearness(part, hits)
    scored = [
        (
            hit.score + NEAR * near.get(hit.fact.subject, 0.0) + fit(part, hit.fact) + (WHOLE if hit.named >= 0.99 and _holds(hit.fact, part.focus) else 0.0),
            hit,
        )
        for hit in hits
        if hit.fact
        and not _is_opposed(part, hit.fact)
        and (
            (_is_named(part, hit, named) and hit.explained >= explained)
            or _is_told_otherwise(part, hit)
            or _is_meant_there(part, hit)
            or _is_called_there(part, hit)
            or hit.fact.subject == only
        )
    ]
    scored = scored or [(hit.score + fit(part, hit.fact), hit) for hit in hits if hit.fact and _is_called_otherwise(part, hit)]
    return [(score, hit) for score, hit in scored if hit.fact and part.focus and _holds(hit.fact, part.focus)] or scored


def _nearness(part: Part, hits: tuple[Hit, ...]) -> dict[str, float]:
    """How near each subject stands to what was asked before, by its nearest figure that fits: of which subject is asked, not of which stage."""
    fitting = sorted((hit.near, hit.fact.subject) for hit in hits if hit.fact and fit(part, hit.fact) >= 0)
    return {subject: near for near, subject in fitting}


def _asks_for_more(part: Part) -> bool:
    """Whether a follow-up names a thing and asks how much of it (拆一平补多少), in a unit or not; 哪一年 asks for no amount."""
    return bool(part.focus) and (bool(part.units) or AMOUNT.search(re.split("[，,]", part.text)[-1]) is not None)


def _is_of_other(fact: Fact, part: Part) -> bool:
    """铁西多大 is not told by the area of 南部: a noun that a follow-up names stands neither in a name of the fact nor in its sentence."""
    told = f"{' '.join(fact.names)} {fact.scope} {fact.quote}"
    nouns = [word for word, share in content(part.focus) if share == 1.0 and len(word) > 1 and not is_side(word)]
    return len(nouns) == 1 and nouns[0] == part.focus and nouns[0] not in told and fact.row is None


def _says_it(fact: Fact, part: Part) -> bool:
    """Whether a name of the fact holds what a follow-up adds, or the plan's words for it (三产, 一二三产业比重); 债 of “欠的债呢” is a word by itself."""
    bare = re.search(f"{re.escape(part.focus)}(?:[呢的哩嘞，]|$)", part.text) if len(part.focus) == 1 and content(part.focus)[0][1] == 1.0 else None
    held = _holds(fact, part.focus) if bare is None else any(part.focus in name for name in fact.names)
    return held or any(word in name for word in part.expansions for name in fact.names)


def _means(fact: Fact, part: Part) -> bool:
    """Whether the plan's words for what a follow-up itself says stand in a name of the fact."""
    before = part.after.expansions if part.after else ()
    return any(word in name for word in part.expansions if word not in before for name in fact.names)


def _is_opposed(part: Part, fact: Fact) -> bool:
    """农村居民收入 is not told by that of 城镇: the counterpart of what is asked stands in the name, and what is asked does not."""
    money = tuple(pair for pair in cues.OTHER_MONEY if pair[0] in part.topic and pair[1] not in part.topic) if part.after is None else ()
    a_head = A_HEAD in part.topic and not any(A_HEAD in name for name in fact.names)  # 人均GDP is not GDP
    return a_head or is_of_its_counterpart(part.topic, fact.subject) or any(other in fact.subject and asked not in fact.subject for asked, other in money)


def _is_named(part: Part, hit: Hit, named: float) -> bool:
    """Well enough by name, or fairly and with just the unit asked for (农博城 盖多大); a rate, of which there are many, only where its subject has all that is said (Ⅲ类好水占比)."""
    if hit.named >= named:
        return True
    of_unit = (
        bool(part.units)
        and hit.fact is not None
        and hit.fact.unit.endswith(part.units)
        and (named < NAMED or part.units != COUNTERS or _has_a_word(hit.fact, part))
    )
    return of_unit and hit.named >= BY_UNIT and (part.units != ("%",) or hit.explained >= WHOLLY)


def _has_a_word(fact: Fact, part: Part) -> bool:
    """Whether a noun of what is asked, or the plan's word for it, stands in a name: what is counted in 个 may be anything (no 村卫生室 for 社区卫生服务中心)."""
    words = (*part.expansions, *(word for word, share in content(part.topic) if share >= NOUN and (len(word) > 1 or word in cues.SMALL)))
    return any(word in name for word in words for name in fact.names)


def _is_called_otherwise(part: Part, hit: Hit) -> bool:
    """“小孩打预防针打到多少”: what is said in everyday words only is what the plan calls 疫苗接种, and a name has that and little else; money is of a thing that is named."""
    asked = part.kind is Kind.FIGURE and " " not in part.topic and AMOUNT.search(re.split("[，,]", part.text)[-1]) is not None
    money = "元" in part.units or (hit.fact is not None and hit.fact.unit.endswith("元"))
    fits = asked and not money and hit.fact is not None and (not part.units or hit.fact.unit.endswith(part.units))
    return fits and hit.named >= OTHERWISE and any(len(word) >= TERM and word in name for word in part.expansions for name in hit.fact.names)  # type: ignore[union-attr]


def _is_told_otherwise(part: Part, hit: Hit) -> bool:
    """“南边那块多大”: nothing is named but by one word for which the plan has another (南部), and the figure has the unit asked for."""
    if hit.fact is None or not part.units or " " in part.topic or len(part.topic) > A_WORD or hit.named < BY_UNIT or not hit.fact.unit.endswith(part.units):
        return False
    return any(word in name for word in part.expansions for name in hit.fact.names)


def _only_there(part: Part, hits: tuple[Hit, ...]) -> str:
    """The one subject whose figure has the unit asked for where the part before was answered (能顾住多少人); empty where there are none or several."""
    subjects = {hit.fact.subject for hit in hits if hit.fact and part.units and hit.near >= THERE and hit.fact.unit.endswith(part.units)}
    return subjects.pop() if len(subjects) == 1 and (part.focus or part.after) and part.units != COUNTERS else ""


def _is_meant_there(part: Part, hit: Hit) -> bool:
    """Where the part before was answered, or in another row of its table, a figure is named by less: by the unit asked for and a word, or most characters, of what is asked now (设备多少个)."""
    asked = part.focus or part.topic
    if (
        hit.fact is None
        or hit.near < (BESIDE if hit.fact.row else THERE)
        or not asked
        or is_side(asked)
        or (part.units and not hit.fact.unit.endswith((*part.units, *PERSONS) if part.units == COUNTERS else part.units))
    ):
        return False
    chars = asked.replace(" ", "")
    return any(
        any(len(word) > 1 and word in name for word in asked.split()) or sum(char in name for char in chars) > MOST * len(chars) for name in hit.fact.names
    )


def _is_called_there(part: Part, hit: Hit) -> bool:
    """“幼儿园呢”: beside what was asked before stands a figure of which the plan's word for it (学前教育) is half the name."""
    words = part.expansions if part.focus and part.focus == part.topic else ()
    return hit.fact is not None and hit.near >= BESIDE and hit.named >= HALF and any(word in name for word in words for name in hit.fact.names)


def _holds(fact: Fact, focus: str) -> bool:
    """Whether what a follow-up adds is in a name of the fact; true where it adds nothing."""
    words = [word for word in focus.split() if (len(word) > 1 or word in cues.SMALL) and not is_side(word)]
    return not words or any(word[:3] in name for word in words for name in fact.names)
