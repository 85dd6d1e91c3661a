"""The nouns of a plan: Plan, Head, Passage, Place, Locator.

A Locator prints itself as a citation:

>>> str(plan.locate(passage))
'第一章第五节 专栏1-1，第17页'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from corpus.quantity import arabic

Kind = Literal["heading", "paragraph", "item", "row", "note"]
QUOTED = re.compile(r"“([^“”，。]{2,16})”")
NUMBERING = 6  # characters before the name of an item: （四）
SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）]*|[^。！？]+$")


class PlanError(Exception):
    """A file that cannot be read as a plan; the message names the file, the line and what to do."""


BOXES = re.compile(r"专栏|表(?=\d)")  # what a box is called in its label


@dataclass(frozen=True)
class Place:
    """Where in the tree: each part as printed, None where there is none.

    >>> Place(chapter="第一章", section="第五节", box="专栏1-1").label
    '第一章第五节 专栏1-1'
    """

    part: str | None = None
    chapter: str | None = None
    section: str | None = None
    box: str | None = None
    group: str | None = None
    item: str | None = None
    preamble: str | None = None

    @property
    def section_label(self) -> str:
        """`第一章第五节`, `第二章` for a chapter's opening, `序言`."""
        return self.preamble or "".join(filter(None, (self.part, self.chapter, self.section)))

    @property
    def label(self) -> str:
        """The section, and the box where there is one."""
        return f"{self.section_label} {self.box}" if self.box else self.section_label

    @property
    def own_label(self) -> str:
        """The narrowest printed label: the box's where there is one."""
        return self.box or self.section_label

    @property
    def path(self) -> str:
        """For anchors: `1.5/box1-1`, `0` for the 序言."""
        numbers = [str(arabic(re.sub(r"[第篇编部分章节、（）]", "", piece))) for piece in (self.part, self.chapter, self.section) if piece]
        box = f"/{'table' if self.box.startswith('表') else 'box'}{self.box.removeprefix('专栏').removeprefix('表')}" if self.box else ""
        return (".".join(numbers) or "0") + box


@dataclass(frozen=True)
class Locator:
    """A span of the plan: half-open code-point offsets into the untouched text, its pages, its place."""

    plan: str
    place: Place
    title: str
    serial: str
    page_start: int | None
    page_end: int | None
    char_start: int
    char_end: int

    @property
    def anchor(self) -> str:
        """`weibin-145/1.5/box1-1/13`: the place, then the number of the passage or the row in it."""
        return f"{self.plan}/{self.place.path}/{self.serial}"

    @property
    def pages(self) -> str:
        """`第17页`, `第17–18页`, empty for a plan without pages."""
        if self.page_start is None:
            return ""
        return f"第{self.page_start}页" if self.page_start == self.page_end else f"第{self.page_start}–{self.page_end}页"

    def __str__(self) -> str:
        return "，".join(filter(None, (self.place.label, self.pages)))


@dataclass(frozen=True)
class Passage:
    """A paragraph, an item, a row of a table or a heading, with white space and noise dropped.

    `offsets[i]` is where `text[i]` stands in the untouched plan; `row` is column head → cell for a table row.
    """

    text: str
    kind: Kind
    place: Place
    offsets: tuple[int, ...]
    pages: tuple[int | None, int | None]
    serial: str
    row: dict[str, str] | None = None

    label = property(lambda self: self.place.label)
    item = property(lambda self: self.place.item)
    page_start = property(lambda self: self.pages[0])
    page_end = property(lambda self: self.pages[1])
    char_start = property(lambda self: self.offsets[0])
    char_end = property(lambda self: self.offsets[-1] + 1)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Half-open spans of the sentences in `text`; what an item is headed with is one (江口第二小学：)."""
        head = f"{self.place.item}：" if self.kind == "item" else ""
        begin = self.text.find(head) + len(head) if head and head in self.text[: len(head) + NUMBERING] else 0
        return (*([(0, begin)] if begin else []), *(match.span() for match in SENTENCE.finditer(self.text, begin)))


@dataclass(frozen=True)
class Head:
    """A heading of the tree: part, chapter, section or box, in reading order."""

    level: Literal["preamble", "part", "chapter", "section", "box"]
    place: Place
    title: str
    page_start: int | None
    page_end: int | None

    @property
    def label(self) -> str:
        """The printed label: `第一章第五节`, `专栏1-1`."""
        return self.place.own_label


@dataclass(frozen=True)
class Plan:
    """A plan that has been read; `source` is the untouched text, `noise` the lines that are not the plan's, `doubts` what a person should look at."""

    id: str
    title: str
    aliases: tuple[str, ...]
    region: str
    period: tuple[int, int]
    base_year: int
    source: str
    noise: tuple[str, ...]
    page_starts: tuple[int, ...]
    heads: tuple[Head, ...]
    passages: tuple[Passage, ...]
    superiors: tuple[str, ...] = ()
    not_quantities: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages the text has, 0 where none are marked."""
        return len(self.page_starts)

    @cached_property
    def squeezed(self) -> str:
        """The untouched text without white space."""
        return re.sub(r"\s", "", self.source)

    @cached_property
    def unmarked(self) -> str:
        """The same without quotation marks."""
        return re.sub("[“”]", "", self.squeezed)

    @cached_property
    def rows(self) -> tuple[Passage, ...]:
        """The rows of its tables."""
        return tuple(passage for passage in self.passages if passage.kind == "row")

    @cached_property
    def boxes(self) -> tuple[Head, ...]:
        """The heads of what it calls 专栏."""
        return tuple(head for head in self.heads if head.level == "box" and str(head.place.box).startswith("专栏"))

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The labels of boxes that it calls tables: 表2."""
        return tuple(str(head.place.box) for head in self.heads if head.level == "box" and head not in self.boxes)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """What it puts in quotation marks: 七个坚持, 四大战略."""
        return tuple(dict.fromkeys(term for passage in self.passages for term in QUOTED.findall(passage.text)))

    @cached_property
    def _heads_by_label(self) -> dict[str, Head]:
        return {head.label: head for head in self.heads}

    def head(self, label: str) -> Head:
        """The heading printed as `label`; chapters that are numbered through all parts are found without their part. KeyError when the plan has none."""
        if label in self._heads_by_label:
            return self._heads_by_label[label]
        ending = [head for head in self.heads if head.place.part and head.label == f"{head.place.part}{label}"]
        if len(ending) != 1:
            raise KeyError(label)
        return ending[0]

    def has(self, label: str) -> bool:
        """Whether `head` would find it."""
        try:
            return bool(self.head(label))
        except KeyError:
            return False

    def title_of(self, place: Place) -> str:
        """`发展目标 · “十四五”期间经济社会主要发展目标`."""
        labels = dict.fromkeys((place.section_label, place.own_label))
        return " · ".join(self.head(label).title for label in labels if label in self._heads_by_label)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(passage.char_start for passage in self.passages)

    def passage_at(self, offset: int) -> Passage:
        """The passage that the character at `offset` of the source stands in, or the one before it."""
        return self.passages[max(bisect_right(self._starts, offset) - 1, 0)]

    def page_at(self, offset: int) -> int | None:
        """The page, counted from 1, on which the character at `offset` of the source stands."""
        return bisect_right(self.page_starts, offset) or None

    def locate(self, passage: Passage, start: int = 0, end: int | None = None) -> Locator:
        """The Locator of `passage.text[start:end]`."""
        first, last = passage.offsets[start], passage.offsets[(end or len(passage.text)) - 1]
        return Locator(
            plan=self.id, place=passage.place, title=self.title_of(passage.place), serial=passage.serial,
            page_start=self.page_at(first), page_end=self.page_at(last), char_start=first, char_end=last + 1,
        )  # fmt: skip

    def passages_of(self, label: str) -> tuple[Passage, ...]:
        """All passages of a printed label; a chapter or part is whole; KeyError for a label the plan has not."""
        head = self.head(label.replace(" ", ""))
        if head.level == "box":
            return tuple(p for p in self.passages if p.place.box == head.place.box)
        return tuple(p for p in self.passages if _within(p.place, head.place))

    def opening_of(self, label: str) -> tuple[Passage, ...]:
        """Only what stands before the first section of a chapter."""
        head = self.head(label)
        return tuple(p for p in self.passages if p.place.section_label == head.label and p.place.box is None)

    def outline(self) -> dict[str, Any]:
        """The tree as `api.md` writes it."""
        parts = [_entry(head) for head in self.heads if head.level == "part"]
        chapters = [_entry(head) | {"sections": self._sections_of(head)} for head in self.heads if head.level == "chapter"]
        boxes = [_entry(head) | {"section_label": head.place.section_label} for head in self.heads if head.level == "box"]
        return {"id": self.id, "title": self.title, "pages": self.pages, "parts": parts, "chapters": chapters, "boxes": boxes}

    def _sections_of(self, chapter: Head) -> list[dict[str, Any]]:
        return [_entry(head) for head in self.heads if head.level == "section" and _within(head.place, chapter.place)]


def _within(place: Place, outer: Place) -> bool:
    """Whether `place` stands in `outer`, part by part."""
    mine = (place.preamble, place.part, place.chapter, place.section)
    theirs = (outer.preamble, outer.part, outer.chapter, outer.section)
    return all(want is None or want == have for have, want in zip(mine, theirs, strict=True))


def _entry(head: Head) -> dict[str, Any]:
    return {"label": head.label, "title": head.title, "page_start": head.page_start, "page_end": head.page_end}
