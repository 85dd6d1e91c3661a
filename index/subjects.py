"""Which subject of the fact table a text speaks of, by what its names and places have in common with the text.

>>> subjects.best("到2025年有多少机器人企业")[0].subject
'智能机器人企业数量'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.facts import Fact
from index.words import WordIndex, tokens

FLOOR = 0.25  # below this nothing of the name was meant
RECALL, PRECISION = 0.5, 0.5
BY_NAME = 0.5  # what the name explains counts for itself, beside what its sentence and headings explain
HEAD = 0.1
NEARBY = 0.06  # what the rest of the question adds: it parts subjects that the topic alone names alike
FOCUS = 0.3  # a follow-up's own words weigh more than what it takes over
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


def _scattered(name: str, chars: set[str]) -> float:
    """The share of a long name's characters that are said in any order (幼儿园普惠的比例), at a discount."""
    return SCATTERED * sum(char in chars for char in name) / len(name) if len(name) >= LONG_NAME else 0.0


class Subjects:
    """The names of all facts, cut into tokens once."""

    def __init__(self, facts: Sequence[Fact], words: WordIndex, trail: Callable[[Fact], str]) -> None:
        self._words = words
        self._names = {fact.subject: fact.names for fact in facts}
        self._named = {subject: {token for name in names for token in tokens(name)} for subject, names in self._names.items()}
        self._around: dict[str, set[str]] = {}
        for fact in facts:
            around = f"{fact.scope} {fact.quote if fact.row is None else ''} {trail(fact)}"
            self._around.setdefault(fact.subject, set()).update(tokens(around))

    def best(self, topic: str, expansions: Iterable[str] = (), text: str = "", focus: str = "", k: int = 8) -> tuple[Match, ...]:
        """The subjects a text names, best first; `text` is the whole question, whose function words may be part of a name."""
        own = self._words.meaningful(topic)
        wide = {*own, *tokens(text), *(token for word in expansions for token in tokens(word))}
        whole = self._words.meaningful(text or topic)
        newest = self._words.meaningful(focus) if focus != topic else ()
        matches = (self._match(subject, topic, own, wide, whole, newest) for subject in self._names)
        return tuple(sorted((m for m in matches if m.named >= FLOOR), key=lambda m: (-m.score, -len(m.name)))[:k])

    def _match(self, subject: str, topic: str, own: Sequence[str], wide: set[str], whole: Sequence[str], newest: Sequence[str]) -> Match:
        said_chars = set(topic) | set("".join(wide))
        named, name = max((max(self._words.coverage(tokens(name), wide), _scattered(name, said_chars)), name) for name in self._names[subject])
        low = topic.lower().replace(" ", "")
        if (said := max((name for name in self._names[subject] if len(name) > 1 and name.lower() in low), key=len, default="")) != "":
            named, name = 1.0, said
        # A Chinese phrase ends on its head: what stands last is what is asked for.
        last = HEAD if name == said and low.endswith(name.lower()) else 0.0
        named_share = self._words.coverage(own, self._named[subject])
        around = self._words.coverage(own, self._named[subject] | self._around[subject])
        nearby = NEARBY * self._words.coverage(whole, self._named[subject]) + FOCUS * self._words.coverage(newest, self._named[subject])
        return Match(subject, name, named, min(1.3, BY_NAME * named_share + (1 - BY_NAME) * around + last + nearby))
