"""Where a plan differs from itself: reviewed data beside the plan, each place found again in the text.

>>> conflicts[0].what
'拟建的航运博物馆名称不同'
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.facts import Fact
from corpus.plan import Passage, Plan, PlanError

UNSETTLED = "规划没有说明以哪一处为准，引用时请与编制部门核实。"
AIMS = ("target", "planned")
CLAUSE = re.compile("[，；。]")


@dataclass(frozen=True)
class Mention:
    """`passage.text[start:end]`: one of the places."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True)
class Conflict:
    """What differs, how to read it, and the places; `names` are what a question says when it touches the matter.

    Where `bare`, only a question that says a name alone or asks about the difference touches it: 登记失业率 is clear, 失业率 is not.
    """

    names: tuple[str, ...]
    what: str
    reading: str
    places: tuple[Mention, ...]
    bare: bool = False


def conflicts_of(plan: Plan, folder: Path) -> tuple[Conflict, ...]:
    """The reviewed conflicts of a plan; none where nobody has looked. PlanError names a place that is not in the text."""
    path = folder / "conflicts.toml"
    entries = tomllib.loads(path.read_text("utf-8"))["conflicts"] if path.exists() else []
    return tuple(Conflict(tuple(e["names"]), e["what"], e["reading"], _places(e["places"], e["what"], plan), e.get("bare", False)) for e in entries)


def differing(plan: Plan, facts: Sequence[Fact]) -> tuple[Conflict, ...]:
    """Where a plan that nobody has reviewed aims at two figures for one thing and one year, each in a place of its own.

    >>> differing(plan, facts)[0].what
    '高标准农田的数字不同'
    """
    alike: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.stage in AIMS and fact.value and not fact.reviewed and (fact.period.isdigit() or not fact.period):
            alike[fact.subject, fact.unit, fact.measure].append(fact)
    return tuple(_conflict(found, plan) for known in alike.values() if (found := _opposed(known)))


def _opposed(known: Sequence[Fact]) -> list[Fact]:
    """Two of different value, each the first of its place, of one year; none where there are several years. Those with a year count before those without."""
    dated = [fact for fact in known if fact.period]
    if len({fact.period for fact in dated}) > 1:
        return []
    places: dict[str, Fact] = {}
    for fact in dated if len({fact.label for fact in dated}) > 1 else known:
        places.setdefault(fact.label, fact)
    first, *others = places.values()
    return [first, others[0]] if others and others[0].value != first.value else []


def _conflict(facts: Sequence[Fact], plan: Plan) -> Conflict:
    names = tuple(dict.fromkeys(name for fact in facts for name in fact.names))
    return Conflict(names, f"{facts[0].subject}的数字不同", UNSETTLED, tuple(_clause(fact, plan) for fact in facts))


def _clause(fact: Fact, plan: Plan) -> Mention:
    """The clause that gives a figure; the whole row of a table."""
    passage = plan.passage_at(fact.char_start)
    if fact.row:
        return Mention(passage, 0, len(passage.text))
    at = passage.offsets.index(fact.span[0])
    start = max((mark.end() for mark in CLAUSE.finditer(passage.text, 0, at)), default=0)
    end = CLAUSE.search(passage.text, at)
    return Mention(passage, start, end.start() if end else len(passage.text))


def _places(places: Sequence[Sequence[str]], what: str, plan: Plan) -> tuple[Mention, ...]:
    return tuple(_mention(label, words, what, plan) for label, words in places)


def _mention(label: str, words: str, what: str, plan: Plan) -> Mention:
    try:
        passage = next(p for p in plan.passages_of(label) if words in p.text and (p.place.box is None or p.place.box == label))
    except (KeyError, StopIteration) as error:
        raise PlanError(f"conflicts.toml “{what}”：在 {label} 找不到“{words[:30]}”；请与规划原文核对") from error
    start = passage.text.index(words)
    return Mention(passage, start, start + len(words))
