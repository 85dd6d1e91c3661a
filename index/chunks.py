"""Plan → Chunks: one for each passage, a long one cut between sentences; never across a section, an item or a box.

The trail is embedded with the text; only the plan's own words are shown:

>>> chunk.embedded
'发展目标 “十四五”期间经济社会主要发展目标 民生福祉 13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.plan import Locator, Passage, Plan

LONGEST = 260  # characters: about three sentences, which is what one answer quotes


@dataclass(frozen=True)
class Chunk:
    """`passage.text[start:end]` with the headings above it."""

    passage: Passage
    start: int
    end: int
    trail: str
    locator: Locator

    @property
    def text(self) -> str:
        """The plan's own words."""
        return self.passage.text[self.start : self.end]

    @cached_property
    def embedded(self) -> str:
        """Trail and text: what vectors and words are made of."""
        return f"{self.trail} {self.text}"

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Those of the passage that lie in the chunk: where each starts and ends in the passage."""
        return tuple((start, end) for start, end in self.passage.sentences if self.start <= start and end <= self.end)

    @cached_property
    def id(self) -> str:
        """Stable for one reading of the plan."""
        return f"{self.locator.anchor}:{self.start}"


def chunks_of(plan: Plan) -> tuple[Chunk, ...]:
    """Every passage but bare headings."""
    return tuple(chunk for passage in plan.passages if passage.kind != "heading" for chunk in _cut(passage, plan))


def _cut(passage: Passage, plan: Plan) -> Iterator[Chunk]:
    trail = trail_of(passage, plan)
    for start, end in _windows(passage):
        yield Chunk(passage, start, end, trail, plan.locate(passage, start, end))


def trail_of(passage: Passage, plan: Plan) -> str:
    """The titles above a passage, widest first: chapter, section, box, group, item."""
    place = passage.place
    chapter = plan.title_of(type(place)(part=place.part, chapter=place.chapter)) if place.section else ""
    titles = plan.title_of(place).replace(" · ", " ")
    category = (passage.row or {}).get("类别", "")
    return " ".join(filter(None, dict.fromkeys((chapter, titles, place.group, category, place.item))))


def _windows(passage: Passage) -> Iterator[tuple[int, int]]:
    """Sentences gathered up to LONGEST characters; a sentence longer than that stands alone."""
    if len(passage.text) <= LONGEST:
        yield 0, len(passage.text)
        return
    start = end = 0
    for first, last in passage.sentences:
        if last - start > LONGEST and end > start:
            yield start, end
            start = first
        end = last
    yield start, end
