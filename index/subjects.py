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


class Subjects:
    """The names of all facts, cut into tokens once."""

    def __init__(self, facts: Sequence[Fact], words: WordIndex, trail: Callable[[Fact], str]) -> None:
        self._words = words
        self._names = {fact.subject: fact.names for fact in facts}
        contexts: dict[str, set[str]] = {}
        for fact in facts:
            context = f"{' '.join(fact.names)} {fact.scope} {fact.quote if fact.row is None else ''} {trail(fact)}"
            contexts.setdefault(fact.subject, set()).update(tokens(context))
        self._contexts = contexts

    def best(self, topic: str, expansions: Iterable[str] = (), k: int = 8) -> tuple[Match, ...]:
        """The subjects a text names, best first."""
        own = tokens(topic)
        wide = {*own, *(token for word in expansions for token in tokens(word))}
        matches = (self._match(subject, topic, own, wide) for subject in self._names)
        return tuple(sorted((m for m in matches if m.named >= FLOOR), key=lambda m: (-m.score, -len(m.name)))[:k])

    def _match(self, subject: str, topic: str, own: Sequence[str], wide: set[str]) -> Match:
        named, name = max((self._words.coverage(tokens(name), wide), name) for name in self._names[subject])
        if len(name) > 1 and name.lower() in topic.lower():
            named = 1.0
        return Match(subject, name, named, self._words.coverage(own, self._contexts[subject]))
