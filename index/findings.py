"""What is looked for and what is found: Part, Query, Hit, Findings.

A hit says in a sentence why it is there:

>>> hit.why
'字词 0.92，语义 0.81：普惠性、幼儿园'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from corpus.conflicts import Conflict
from corpus.facts import Fact
from corpus.groups import Group
from corpus.names import Name
from corpus.plan import Locator, Passage, Plan
from corpus.quantity import Quantity
from index.chunks import Chunk
from index.home import NOWHERE, Home
from index.whereabouts import Exchange
from index.words import held

EXPANSION = 0.6  # what a word of the synonym table counts, beside the user's own


class Kind(StrEnum):
    """What sort of answer a part wants."""

    FIGURE = "figure"
    ATTRIBUTE = "attribute"
    COMPARE = "compare"
    VERIFY = "verify"
    COUNT = "count"
    LIST = "list"
    DEFINE = "define"
    SUMMARY = "summary"
    WHERE = "where"
    ORIGINAL = "original"
    TEXT = "text"


FIGURES = (Kind.FIGURE, Kind.COUNT, Kind.COMPARE)  # kinds that a figure answers


@dataclass(frozen=True)
class Part:
    """One self-contained question, in simplified characters and half width.

    `years` are those named (空 when none), `stage` base | target | achieved where the words say so, `measure` growth where growth is asked,
    `units` those that would answer (家, 亿元), `claims` figures the user takes for given, `expansions` the plan's words for the user's, `focus` what a follow-up adds to an earlier topic,
    `elsewhere` how likely the words speak of nothing that a plan could hold (0–1),
    `subject` the topic without its sides (农博城 of 农博城总投资), `subjects` the same of each operand,
    `said` what was shown before and is not to be shown again (还有吗), `brief` whether one sentence is to do,
    `after` the part that was asked before it in a conversation, near whose answer its own is likelier than elsewhere,
    `beside` the same for a turn that stands alone: its sentences, not its figures, are a little likelier there,
    `over` what was answered before, over whose figures it computes,
    `pointed` the member of a list shown that the part points at and asks no side of,
    `told` the stage of the figure that it was answered with, where it named none itself,
    `called` the name that this figure was told by, where the topic says it in other words,
    `inside` the section that it is asked within, since that is where the talk stood.
    """

    text: str
    kind: Kind
    topic: str
    subject: str = ""
    expansions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    stage: str | None = None
    measure: str | None = None
    units: tuple[str, ...] = ()
    claims: tuple[Quantity, ...] = ()
    labels: tuple[str, ...] = ()
    operation: str | None = None
    operands: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    focus: str = ""
    elsewhere: float = 0.0
    said: tuple[str, ...] = ()
    brief: bool = False
    after: Part | None = None
    beside: Part | None = None
    over: tuple[str, ...] = ()
    pointed: str = ""
    told: str | None = None
    called: str = ""
    inside: str = ""


@dataclass(frozen=True)
class Way:
    """One way to read a later turn: what it then asks, and each act that makes it so with how likely that is (keep 0.91)."""

    parts: tuple[Part, ...]
    acts: Mapping[str, float]


@dataclass(frozen=True)
class Later:
    """A turn that goes on from others, every way it may be read: its text, what that asks taken by itself, the parts of the turn before, what was answered.

    `exchange` is the turn and the two before it as they were written.
    """

    text: str
    alone: Part
    before: tuple[Part, ...]
    answers: tuple[str, ...]
    ways: tuple[Way, ...]
    exchange: Exchange = Exchange("")


@dataclass(frozen=True)
class Query:
    """What a question asks, in one part or several; `otherwise` are other ways to read a turn of a conversation, for where the plan does not bear the likeliest.

    `bare` is a first message without the story before its question, for where the plan has no answer to the whole; `later` is every way to read a turn that goes on from others.
    """

    parts: tuple[Part, ...]
    otherwise: tuple[tuple[Part, ...], ...] = ()
    why: tuple[str, ...] = ()
    bare: tuple[Part, ...] = ()
    later: Later | None = None


@dataclass(frozen=True)
class Hit:
    """A fact or a piece of a passage that bears on a part; `score` is 0–1 and only ranks within one search.

    For a fact, `named` is the share of its name that the part says, `explained` the share of the part that its subject explains;
    for a passage, `likeness` is the cosine of its vector with the question's, and `sentences` what the meaning of each of its sentences adds to it, by where it starts.
    `near` is how near it stands to what was asked before.
    """

    kind: Literal["fact", "passage"]
    score: float
    why: str
    text: str
    locator: Locator
    chunk: Chunk | None = None
    fact: Fact | None = None
    named: float = 0.0
    explained: float = 0.0
    likeness: float = 0.0
    sentences: Mapping[int, float] = field(default_factory=dict, repr=False)
    near: float = 0.0

    label = property(lambda self: self.locator.place.label)
    anchor = property(lambda self: self.locator.anchor)
    page_start = property(lambda self: self.locator.page_start)
    page_end = property(lambda self: self.locator.page_end)


@dataclass(frozen=True)
class Spot:
    """A named place of the plan: a chapter, section, box, group or item, with its own passages.

    `named` is the share of its name that the part says, `explained` the share of the part's topic that its name holds.
    """

    level: Literal["part", "chapter", "section", "box", "group", "item", "preamble"]
    name: str
    label: str
    passages: tuple[Passage, ...]
    named: float = 0.0
    explained: float = 0.0

    @property
    def score(self) -> float:
        """0–1."""
        return (self.named + self.explained) / 2


@dataclass(frozen=True)
class Findings:
    """Everything found for one part, best first, with what was rejected and why."""

    plan: Plan
    facts: tuple[Hit, ...] = ()
    passages: tuple[Hit, ...] = ()
    rejected: tuple[Hit, ...] = ()
    known: float = 0.0  # the share of the part's content that the plan's words hold at all
    covered: float = 0.0  # the same for the best single passage
    spots: tuple[Spot, ...] = ()
    operands: tuple[tuple[Hit, ...], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    ledger: tuple[Fact, ...] = field(default=(), repr=False)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict, repr=False)  # the plan's named things by kind
    groups: tuple[Group, ...] = field(default=(), repr=False)  # what it sets side by side
    weights: Mapping[str, float] = field(default_factory=dict, repr=False)  # the topic's tokens by rarity
    wider: Mapping[str, float] = field(default_factory=dict, repr=False)  # those of its expansions
    meant: str = ""  # what the genre says for a wording like the question's, where that is far from the plan's words
    home: Home = NOWHERE  # where the part before was answered

    def coverage(self, text: str) -> float:
        """The share of the topic, weighed by rarity, that `text` holds: 0–1."""
        return self.share(self.weights, text)

    def share(self, weights: Mapping[str, float], text: str) -> float:
        """The same for some of its tokens."""
        total = sum(weights.values())
        return self._held(weights, text) / total if total else 0.0

    def of(self, subject: str, text: str, or_told: bool = True) -> float:
        """The share of the topic's tokens in `subject` that `text` holds, or a plan's word for them; 1 where the topic names nothing but a side."""
        mine = {token: weight for token, weight in self.weights.items() if token in subject}
        return max(self.share(mine, text), float(or_told and self.told(text))) if mine else 1.0

    def told(self, text: str) -> bool:
        """Whether `text` holds a fair share of the plan's words for the user's."""
        return self.share(self.wider, text) >= 0.25

    def relevance(self, text: str) -> float:
        """As coverage, with the plan's words for the user's counted at a discount."""
        total = sum(self.weights.values())
        return (self._held(self.weights, text) + EXPANSION * self._held(self.wider, text)) / total if total else 0.0

    @staticmethod
    def _held(weights: Mapping[str, float], text: str) -> float:
        have = held(text)
        return sum(weight for token, weight in weights.items() if token in have)
