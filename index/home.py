"""Where what was asked before was found: in a conversation the next answer is likelier there than elsewhere.

>>> home_of("农村饮水安全工程管网延伸", hits).near(hits[0].locator)
1.0
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.plan import Locator, Passage

BESIDE = 0.5  # how near another passage of the same section or box stands
SECTION = 1.0  # how near another sentence of the same section stands
THERE = 0.75  # from here on a passage is where the part before was answered


@dataclass(frozen=True)
class Home:
    """What was asked before (`topic`), and the stretches of the plan that answer it, each with how well: 0–1."""

    topic: str = ""
    stretches: tuple[tuple[int, int, float], ...] = ()
    labels: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()

    def near(self, place: Locator | Passage) -> float:
        """1 within what answered it best, less in what else was found, `BESIDE` in the same section or box, else 0."""
        if not self.labels:
            return 0.0
        inside = max((worth for start, end, worth in self.stretches if start <= place.char_start < end), default=0.0)
        return max(inside, BESIDE if place.place.label in self.labels else 0.0)

    def around(self, passage: Passage) -> float:
        """The same for what is said in words, which a whole section with its boxes tells: a figure is told by a sentence."""
        return max(self.near(passage), SECTION if passage.place.section_label in self.sections else 0.0)

    def beside(self) -> Home:
        """The same for a turn that goes on to another subject: only the section or box is near."""
        return Home("", (), self.labels, self.sections)

    def given(self, passage: Passage) -> str:
        """What a sentence of the passage need not say again."""
        return self.topic if self.near(passage) >= THERE else ""


NOWHERE = Home()


def home_of(topic: str, found: Sequence[tuple[Passage, float]]) -> Home:
    """The passages found for a topic, best first, with their scores."""
    best = found[0][1] if found else 1.0
    stretches = tuple((passage.char_start, passage.char_end, score / best) for passage, score in found)
    first = [passage.place for passage, _ in found[:1]]
    return Home(topic, stretches, frozenset(place.label for place in first), frozenset(place.section_label for place in first))
