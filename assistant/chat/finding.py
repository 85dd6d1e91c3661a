"""Full-text search in the plan: every place that says the words, and what is near in meaning where none does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.chat import words
from assistant.chat.markup import Markup, tag
from assistant.chat.text import Span
from corpus.plan import Passage, Plan
from corpus.quantity import narrow
from index.search import Index

LISTED = 100
NEAR = 8
AROUND = 22  # characters shown before the first word and after the last
LONGEST = 60


@dataclass(frozen=True)
class Place:
    """A passage and where in it the words stand."""

    passage: Passage
    at: tuple[tuple[int, int], ...]

    @property
    def spans(self) -> list[Span]:
        """The same as offsets into the plan."""
        offsets = self.passage.offsets
        return [(offsets[start], offsets[end - 1] + 1) for start, end in self.at]


def places(plan: Plan, text: str) -> list[Place]:
    """The passages that hold every word of `text`, in reading order; width of characters and case make no difference."""
    terms = [narrow(term).lower() for term in text.split()]
    return [Place(passage, tuple(sorted(_at(passage, terms)))) for passage in plan.passages if terms and _holds(passage, terms)]


def found(index: Index, text: str) -> Markup:
    """The list of places for what was typed."""
    text = " ".join(text[:LONGEST].split())
    exact = places(index.plan, text)
    if not text:
        return Markup()
    if exact:
        where = len({place.passage.label for place in exact})
        head = words.FOUND.format(words=text, count=sum(len(place.at) for place in exact), places=where)
        return _list(index.plan, head + (words.FOUND_FIRST.format(count=LISTED) if len(exact) > LISTED else ""), exact[:LISTED])
    near = [Place(passage, ()) for passage in _near(index, text)]
    return _list(index.plan, words.NOT_FOUND.format(words=text) + (words.NEAR if near else ""), near)


def lit(plan: Plan, place: str, text: str) -> list[Span]:
    """Where the words stand in one place."""
    return [span for found in places(plan, text) if place in (found.passage.place.section_label, found.passage.place.box) for span in found.spans]


def _holds(passage: Passage, terms: Sequence[str]) -> bool:
    flat = narrow(passage.text).lower()
    return all(term in flat for term in terms)


def _at(passage: Passage, terms: Sequence[str]) -> Iterator[tuple[int, int]]:
    flat = narrow(passage.text).lower()
    for term in terms:
        start = flat.find(term)
        while start >= 0:
            yield start, start + len(term)
            start = flat.find(term, start + len(term))


def _near(index: Index, text: str) -> list[Passage]:
    anchors = dict.fromkeys(hit.anchor for hit in index.find(text, NEAR))
    by_anchor = {index.plan.locate(passage).anchor: passage for passage in index.plan.passages}
    return [by_anchor[anchor] for anchor in anchors if anchor in by_anchor]


def _list(plan: Plan, head: str, rows: Sequence[Place]) -> Markup:
    return tag("div", tag("p", head, class_="muted", role="status"), tag("ul", *(_entry(plan, row) for row in rows)), class_="finds")


def _entry(plan: Plan, place: Place) -> Markup:
    passage, label = place.passage, place.passage.place.own_label
    where = tag("span", str(plan.locate(passage)), class_="where")
    return tag("li", tag("a", where, tag("span", *_excerpt(place)), href="#read", data_read=label, data_start=passage.char_start, data_end=passage.char_end))


def _excerpt(place: Place) -> Iterator[str]:
    text, at = place.passage.text, place.at or ((0, 0),)
    start = max(0, at[0][0] - AROUND)
    end = min(len(text), at[0][1] + 2 * AROUND)
    yield "……" if start else ""
    for first, last in at:
        if first >= start and last <= end:
            yield text[start:first]
            yield tag("mark", text[first:last]) if last > first else ""
            start = last
    yield text[start:end]
    yield "……" if end < len(text) else ""
