"""What a writer hands on: a Draft of Lines, each with the Evidence it rests on.

A line of text without evidence states nothing of the plan (规划未载明…); everything else carries at least one piece:

>>> Line("2025年普惠性幼儿园占比目标为85%以上。", (Evidence(passage, 0, 31, fact),))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.answer import Status
from corpus.facts import Fact
from corpus.plan import Passage


@dataclass(frozen=True)
class Evidence:
    """`passage.text[start:end]`, and the fact it gives where it is one."""

    passage: Passage
    start: int
    end: int
    fact: Fact | None = None

    @property
    def quote(self) -> str:
        """The plan's own words."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True)
class Sum:
    """A calculation before it is cited: `operands` are facts, `expression` is over their printed values."""

    expression: str
    operands: tuple[Fact, ...]
    result: str
    unit: str


@dataclass(frozen=True)
class Line:
    """One sentence or list item; `echoes` are the user's own words that it denies, `counted` how many things it counted."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    echoes: tuple[str, ...] = ()
    counted: int | None = None
    sums: tuple[Sum, ...] = ()
    structural: bool = False  # labels, titles and numbers of the tree itself


@dataclass(frozen=True)
class Denial:
    """What the user took for given, what the plan says, and the fact that says so."""

    said: str
    plan_says: str
    evidence: Evidence


@dataclass(frozen=True)
class Clash:
    """Places of the plan that use the same words for different things, or differ."""

    what: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Draft:
    """An answer before it is checked and cited."""

    status: Status
    lines: tuple[Line, ...]
    denials: tuple[Denial, ...] = ()
    clashes: tuple[Clash, ...] = ()
    missing: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    generator: Literal["extractive", "model"] = "extractive"
