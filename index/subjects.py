"""Which subject of the fact table a text speaks of, by what its names and places have in common with the text.

>>> subjects.best("到2025年有多少机器人企业")[0].subject
'智能机器人企业数量'
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corpus.facts import Fact
from index.another import names_another
from index.spelling import is_short_for
from index.words import Weighed, WordIndex, tokens

FLOOR = 0.25  # below this nothing of the name was meant
RECALL, PRECISION = 0.5, 0.5
BY_NAME = 0.5  # what the name explains counts for itself, beside what its sentence and headings explain
HEAD = 0.1
NEARBY = 0.06  # what the rest of the question adds: it parts subjects that the topic alone names alike
FOCUS = 0.3  # a follow-up's own words weigh more than what it takes over
PART, RARE = 0.6, 3.5  # a rare word that stands in a name, and how rare
BY_HEAD, SHORT_NAME = 0.9, 3
SAME = 0.34  # how much of the thing asked about must stand in a subject's names or around them
SHORTENED, LAST = 5, 2  # characters
CUT_OUT = 0.5  # how well a name is named that is cut out of others
LONGEST = 24  # characters of a name that another may be cut out of
SCATTERED, LONG_NAME = 0.8, 6


@dataclass(frozen=True)
class Match:
    """A subject with how well a text names it: `named` is the share of its best name, `explained` the share of the text it explains."""

    subject: str
    name: str
    named: float
    explained: float

    @property
    def score(self) -> float:
        """0–1."""
        return RECALL * self.named + PRECISION * self.explained


def _shortens(said: str, name: str) -> bool:
    """Whether a name has all characters of what is said, in that order, from its first to its end (每千人托位 for 每千人口拥有3岁以下婴幼儿托位数)."""
    return len(said) >= SHORTENED and said[-1] in name[-LAST:] and is_short_for(said, name)


def _scattered(name: str, chars: Container[str]) -> float:
    """The share of a long name's characters that are said in any order (幼儿园普惠的比例), at a discount."""
    return SCATTERED * sum(char in chars for char in name) / len(name) if len(name) >= LONG_NAME else 0.0


class Naming(NamedTuple):
    """The name by which a text speaks of a subject, with the share of it that is said, and whether it stands there `whole`."""

    subject: str
    name: str
    share: float
    whole: bool = False


@dataclass(frozen=True)
class Called:
    """A name of a subject, with it in small letters and its tokens weighed."""

    name: str
    low: str
    weighed: Weighed

    def said(self, said: Said) -> float:
        """How well it is said: the share of its tokens, or of its characters in whatever order."""
        return max(self.weighed.share(said.wide), _scattered(self.name, said.chars))


@dataclass(frozen=True)
class Said:
    """A text cut and weighed once, to be held against every subject."""

    topic: str
    words: tuple[str, ...]
    own: Weighed
    whole: Weighed
    newest: Weighed
    thing: Weighed
    meant: tuple[str, ...]
    spoken: str
    wide: frozenset[str]
    expanded: frozenset[str]
    chars: frozenset[str]


class Subjects:
    """The names of all facts, cut into tokens once."""

    def __init__(self, facts: Sequence[Fact], words: WordIndex, trail: Callable[[Fact], str], plan: str, proper: Sequence[str] = ()) -> None:
        self._words, self._plan, self._proper = words, plan, tuple(proper)
        self._names = {fact.subject: tuple(Called(name, name.lower(), words.weigh(tokens(name))) for name in fact.names) for fact in facts}
        self._named = {subject: frozenset(token for called in names for token in tokens(called.name)) for subject, names in self._names.items()}
        self._having: dict[str, list[str]] = {}
        for subject, named in self._named.items():
            for token in named:
                self._having.setdefault(token, []).append(subject)
        self._order = {subject: n for n, subject in enumerate(self._named)}
        self._called = frozenset(called.low for names in self._names.values() for called in names)
        around: dict[str, set[str]] = {subject: set(named) for subject, named in self._named.items()}
        for fact in facts:
            around[fact.subject].update(tokens(f"{fact.scope} {fact.quote if fact.row is None else ''} {trail(fact)}"))
        self._around = around
        self._told: dict[str, str] = {}
        for fact in facts:
            self._told[fact.subject] = f"{self._told.get(fact.subject, '')} {' '.join(fact.names)} {fact.scope} {fact.quote} {trail(fact)}".lower()
        self._close = {
            subject: frozenset(
                token
                for fact in facts
                if fact.subject == subject
                for token in tokens(f"{' '.join(fact.names)} {fact.scope} {fact.quote if fact.row is None else ''} {fact.locator.place.item or ''}")
            )
            for subject in self._names
        }

    def within(self, topic: str) -> tuple[str, ...]:
        """The names of different subjects that stand in a topic side by side (名师骨干教师), the longest first taken."""
        found: dict[str, str] = {}
        rest = topic.replace(" ", "").lower()
        for called, subject in self._longest:
            if called.low in rest and subject not in found.values():
                found[called.name] = subject
                rest = rest.replace(called.low, "　")
        return tuple(sorted(found, key=topic.replace(" ", "").lower().find))

    @cached_property
    def _longest(self) -> tuple[tuple[Called, str], ...]:
        """Every name with its subject, the longest first."""
        names = ((called, subject) for subject, names in self._names.items() for called in names if len(called.name) > 1)
        return tuple(sorted(names, key=lambda pair: -len(pair[0].name)))

    def best(self, topic: str, expansions: Iterable[str] = (), text: str = "", focus: str = "", subject: str = "", k: int = 8) -> tuple[Match, ...]:
        """The subjects a text names, best first; `text` is the whole question, whose function words may be part of a name."""
        said = self._said(topic, expansions, text, focus, subject)
        named = sorted({subject for token in said.wide for subject in self._having.get(token, ())}, key=self._order.__getitem__)
        named_well = (naming for naming in (self._naming(subject, said) for subject in named) if naming.share >= FLOOR)
        return tuple(sorted((self._match(naming, said) for naming in named_well), key=lambda match: (-match.score, -len(match.name)))[:k])

    def among(self, some: Sequence[str], topic: str, expansions: Iterable[str] = (), text: str = "", focus: str = "", subject: str = "") -> tuple[Match, ...]:
        """Certain subjects with how well a text names them, however little."""
        said = self._said(topic, expansions, text, focus, subject)
        return tuple(self._match(self._naming(each, said), said) for each in some)

    def _said(self, topic: str, expansions: Iterable[str], text: str, focus: str, subject: str) -> Said:
        said = self._words.said
        own, meant = said(topic), tuple(expansions)
        expanded = frozenset(token for word in meant for token in tokens(word))
        wide = frozenset((*own.weights, *tokens(text), *expanded))
        newest = said(focus if focus != topic else "")
        thing = said(subject if subject != topic else "")
        return Said(
            topic.lower().replace(" ", ""),
            tuple(topic.lower().split()),
            own,
            said(text or topic),
            newest,
            thing,
            meant,
            f"{topic} {subject}".lower(),
            wide,
            expanded,
            frozenset("".join((topic, *wide))),
        )

    def _stands(self, name: str, topic: str) -> bool:
        """Whether a name is said in a topic as a word of its own: 公路总里程 of 高速公路总里程 is cut out of 高速公路, which is a name too."""
        start = topic.find(name)
        if start <= 0:
            return start == 0
        middle, end = range(start + 1, start + len(name)), start + len(name)
        return not any(topic[before:cut] in self._called for before in range(max(0, end - LONGEST), start) for cut in middle)

    def _naming(self, subject: str, said: Said) -> Naming:
        """By which of its names a text speaks of a subject, and how well."""
        names = self._names[subject]
        named, name = max((called.said(said), called.name) for called in names)
        in_topic = [called for called in names if len(called.name) > 1 and called.low in said.topic]
        if whole := max((called.name for called in in_topic if self._stands(called.low, said.topic)), key=len, default=""):
            return Naming(subject, whole, 1.0, whole=True)
        if in_topic:
            named = min(named, CUT_OUT)
        elif short := next((called.name for called in names if len(said.topic) >= SHORT_NAME and called.low.endswith(said.topic)), ""):
            named, name = max(named, BY_HEAD), short  # 城镇化率 for 常住人口城镇化率
        elif short := next((called.name for called in names if any(_shortens(word, called.low) for word in said.words)), ""):
            named, name = max(named, BY_HEAD), short
        elif len(said.topic) >= 2 and said.own.total >= RARE and any(said.topic in called.low for called in names):
            named = max(named, PART)  # 危桥 of 农村公路危桥改造
        return Naming(subject, name, named)

    def _match(self, naming: Naming, said: Said) -> Match:
        """How much of what is said such a subject explains."""
        subject = naming.subject
        # A Chinese phrase ends on its head: what stands last is what is asked for.
        last = HEAD if naming.whole and said.topic.endswith(naming.name.lower()) else 0.0
        by_name, by_context = said.own.share(self._named[subject]), said.own.share(self._around[subject])
        nearby = NEARBY * said.whole.share(self._named[subject]) + FOCUS * said.newest.share(self._named[subject])
        if not naming.whole and said.thing.total and said.thing.share(self._close[subject]) < SAME and said.expanded.isdisjoint(self._close[subject]):
            return Match(subject, naming.name, naming.share, 0.0)  # 卫源湖总投资 and another's 总投资: only the side is shared
        if not naming.whole and any(name in said.topic and name not in self._told[subject] for name in self._proper):
            return Match(subject, naming.name, naming.share, 0.0)  # 万邦冷链物流园总投资 is not 元庄冷链's
        if not naming.whole and names_another(said.spoken, said.meant, naming.name.lower(), self._told[subject], self._plan):
            return Match(subject, naming.name, naming.share, 0.0)
        return Match(subject, naming.name, naming.share, min(1.3, BY_NAME * by_name + (1 - BY_NAME) * by_context + last + nearby))
