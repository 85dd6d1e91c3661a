"""How a plan numbers its headings: 篇章节, or 一、（一）1., or both together; found from its lines.

>>> Scheme.of(["一、总体要求", "（一）指导思想", "坚持……", "二、主要任务"]).chapter_label("一、总体要求")
'一、'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

NUMERAL = r"[一二三四五六七八九十百零〇\d]+"
DRAWN = {mark: re.compile(rf"第\s*({NUMERAL})\s*{mark}[\s　:：]*(.*)") for mark in ("篇", "编", "部分", "章", "节")}
LISTED = re.compile(r"([一二三四五六七八九十]+)、\s*(.{2,40})")
BRACKETED = re.compile(r"[（(]([一二三四五六七八九十]+)[）)]\s*(.{2,40})")
CLOSED = "。！？；：，、"
PAGE_TAIL = re.compile(r"[\s.．…·•]+\d{1,3}$")


@dataclass(frozen=True)
class Level:
    """One kind of heading: `第{}章`, `{}、`, `（{}）`."""

    form: str
    pattern: re.Pattern[str]

    def match(self, line: str) -> re.Match[str] | None:
        """The heading in a line that holds nothing else: number and title."""
        found = self.pattern.fullmatch(line)
        return found if found and found[2].strip() and found[2][-1] not in CLOSED else None

    def label(self, match: re.Match[str]) -> str:
        """As printed: `第一章`, `一、`, `（一）`."""
        return self.form.format(match[1])


LISTS, BRACKETS = Level("{}、", LISTED), Level("（{}）", BRACKETED)


@dataclass(frozen=True)
class Scheme:
    """The levels a plan uses; None where it has none."""

    part: Level | None
    chapter: Level | None
    section: Level | None

    @classmethod
    def of(cls, lines: Sequence[str]) -> Scheme:
        """From the headings that stand in the lines: those that are drawn (第…章) come before those that are listed (一、)."""
        count = Counter(name for line in lines for name, level in _levels().items() if level.match(line))
        drawn = [name for name in ("篇", "编", "部分", "章") if count[name]]
        part = _levels()[drawn[0]] if len(drawn) > 1 else None
        chapter = _levels()[drawn[-1]] if drawn else LISTS if count["一、"] > 1 else None
        below = (["节"] if count["节"] else []) + (["一、"] if count["一、"] and drawn else []) + (["（一）"] if count["（一）"] and not drawn else [])
        return cls(part, chapter, _levels()[below[0]] if below else None)

    def is_heading(self, line: str) -> bool:
        """Whether a line is a heading of any of the levels, a page number after it or not."""
        text = PAGE_TAIL.sub("", line)
        return any(level is not None and level.match(text) for level in (self.part, self.chapter, self.section))


def _levels() -> dict[str, Level]:
    return {mark: Level(f"第{{}}{mark}", pattern) for mark, pattern in DRAWN.items()} | {"一、": LISTS, "（一）": BRACKETS}


def contents(lines: Sequence[str], scheme: Scheme) -> frozenset[int]:
    """Which lines are a table of contents: runs of headings that come again later, and the word 目录 above them."""
    bare = [re.sub(r"\s", "", PAGE_TAIL.sub("", line)) for line in lines]
    last = {text: number for number, text in enumerate(bare)}
    again = [scheme.is_heading(line) and last[bare[n]] > n for n, line in enumerate(lines)]
    runs, start = set(), None
    for number, repeated in enumerate([*again, False]):
        if repeated and start is None:
            start = number
        elif not repeated and start is not None:
            runs |= set(range(start, number)) if number - start > 2 else set()
            start = None
    return frozenset(runs | {n for n, text in enumerate(bare) if text in ("目录", "目錄") and any(k in runs for k in range(n, n + 4))})
