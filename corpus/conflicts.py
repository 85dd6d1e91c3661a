"""Where a plan differs from itself: reviewed data beside the plan, each place found again in the text.

>>> conflicts[0].what
'拟建的航运博物馆名称不同'
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.plan import Passage, Plan, PlanError


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


def _places(places: Sequence[Sequence[str]], what: str, plan: Plan) -> tuple[Mention, ...]:
    return tuple(_mention(label, words, what, plan) for label, words in places)


def _mention(label: str, words: str, what: str, plan: Plan) -> Mention:
    try:
        passage = next(p for p in plan.passages_of(label) if words in p.text and (p.place.box is None or p.place.box == label))
    except (KeyError, StopIteration) as error:
        raise PlanError(f"conflicts.toml “{what}”：在 {label} 找不到“{words[:30]}”；请与规划原文核对") from error
    start = passage.text.index(words)
    return Mention(passage, start, start + len(words))
