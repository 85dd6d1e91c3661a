"""The lines of a plan's text and the paragraphs they make.

Every line of a PDF is its own line. A paragraph ends at a line that closes a sentence and is either short, or followed by a line
that opens something: a heading, a “——” item, a run-in heading (“现代商贸。顺应…”), or a first line's indent (two characters short).

>>> join([("累计完成投资 286.9亿", 0), ("元；", 30)])[0]
'累计完成投资286.9亿元；'
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

ENUMERATED = re.compile(r"（[一二三四五六七八九十]+）\S.*")
PAGE_MARK = re.compile(r"[—\-–－]\s*\d+\s*[—\-–－]")
RUN_IN = re.compile(r"(?:——)?([^，；：。！？]{2,24})。(?=.)")
CLOSED = "。！？"
APPARATUS = re.compile(r"\A---\n.*?\n-{3,}\n|<details>.*?</?details>|<!--.*?-->|^ *>? *!\[[^\]]*\]\([^)]*\) *$", re.DOTALL | re.MULTILINE)
MARKS = re.compile(r"\s*(?:>\s*)*(?:#{1,6}\s+)?(?:[-*+]\s+)?\*{0,3}")
UNWRAPPED = 120  # half-width columns: a line longer than any page is wide is a paragraph by itself
# Half-width columns: a full line may lose a little to punctuation; a first line is indented by two full-width characters.
SHORT, INDENT = 6, 4


@dataclass(frozen=True)
class Line:
    """One line of the source that is the plan's: its text stripped, and where its first character stands."""

    text: str
    start: int
    quoted: bool = False  # inside a markdown block quote, where boxes stand

    @property
    def width(self) -> int:
        """In half-width columns."""
        return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in self.text)


def page_starts(source: str, page_break: str) -> Iterator[int]:
    """Where each page begins: a line with a leading space, or a page mark set first (“— 17 —”); or a form feed."""
    if page_break == "form_feed":
        yield from (0, *(match.end() for match in re.finditer("\f", source)))
    elif page_break == "indent":
        yield from (m.start() for m in re.finditer(r"^(?: +\S.*|[—\-–－]\s*\d+\s*[—\-–－]\s*)$", source, re.MULTILINE))


def lines_of(source: str) -> Iterator[Line]:
    """The lines that carry words, without the marks of markdown; front matter, comments, pictures and a folded table of contents go."""
    skipped = [match.span() for match in APPARATUS.finditer(source)]
    for match in re.finditer(r"[^\n\f]+", source):
        if any(start <= match.start() < end for start, end in skipped):
            continue
        marks = MARKS.match(match[0])
        text = re.sub(r"\*+$", "", match[0][marks.end() if marks else 0 :].strip()).strip()
        if text:
            yield Line(text, match.start() + match[0].index(text), quoted=match[0].lstrip().startswith(">"))


def paragraphs(lines: list[Line]) -> Iterator[tuple[Line, ...]]:
    if any(line.width > UNWRAPPED for line in lines):
        yield from ((line,) for line in lines)
        return
    width = Counter(line.width for line in lines).most_common(1)[0][0] if len(lines) > 8 else max((line.width for line in lines), default=0)
    current: list[Line] = []
    for line, following in zip_longest(lines, lines[1:]):
        current.append(line)
        if following is None or _ends(line, following, min(width, 70)):
            yield tuple(current)
            current = []


def _ends(line: Line, following: Line, width: int) -> bool:
    """Whether a paragraph ends between two lines."""
    if is_title(line) or is_title(following) or following.text.startswith("——"):
        return True
    if line.text[-1] not in CLOSED:
        return False
    if line.width <= width - SHORT or RUN_IN.match(following.text):
        return True
    indented = width - INDENT if re.search(r"[0-9A-Za-z]", following.text) else width - INDENT // 2
    return following.width <= indented and following.text[-1] not in CLOSED


def is_title(line: Line) -> bool:
    """（一） headings and “——” headings stand alone on a line that closes no sentence."""
    alone = line.text[-1] not in "。！？；：，、"
    return alone and (bool(ENUMERATED.fullmatch(line.text)) or (line.text.startswith("——") and line.width < 40))


def join(pieces: Iterable[tuple[str, int]]) -> tuple[str, tuple[int, ...]]:
    """Lines as one run of prose with the offset of each character.

    White space goes, but one space stays between two digits or Latin letters, also over a line's end.
    """
    kept: list[tuple[str, int]] = []
    gap: int | None = None
    for text, start in pieces:
        for index, char in enumerate(text, start):
            if char.isspace():
                gap = index if gap is None else gap
                continue
            if gap is not None and kept and _is_latin(kept[-1][0]) and _is_latin(char):
                kept.append((" ", gap))
            kept.append((char, index))
            gap = None
        gap = start + len(text)
    return "".join(char for char, _ in kept), tuple(offset for _, offset in kept)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
