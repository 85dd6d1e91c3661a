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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

ENUMERATED = re.compile(r"（[一二三四五六七八九十]+）\S.*")
PAGE_MARK = re.compile(r"[—\-–－]\s*\d+\s*[—\-–－]")
RUN_IN = re.compile(r"(?:——)?([^，；：。！？]{2,24})。(?=.)")
CLOSED = "。！？"
APPARATUS = re.compile(r"\A---\n.*?\n-{3,}\n|<details>.*?</?details>|<!--.*?-->|^ *>? *!\[[^\]]*\]\([^)]*\) *$", re.DOTALL | re.MULTILINE)
MARKS = re.compile(r"\s*(?:>\s*)*(?:#{1,6}\s+)?(?:[-*+]\s+)?\*{0,3}")
BOLD = re.compile(r"\s*([^*]{2,})\*\*[\s→：:　]*(\S.*)?")  # what follows an opening **: “农村公路**→新建和改造……”
LONGEST_BOLD = 40
FOOTER = re.compile(r"^\s*[—\-–－]\s*\d{1,3}\s*[—\-–－]\s*$", re.MULTILINE)
NUMBERED = re.compile(r"\d{1,2}[.．、]\s*[^\d\s.].*")
UNWRAPPED = 120  # half-width columns: a line longer than any page is wide is a paragraph by itself
FEW = 5  # such lines, which a text that is wrapped may have too
# Half-width columns: a full line may lose a little to punctuation; a first line is indented by two full-width characters.
SHORT, INDENT = 6, 4


@dataclass(frozen=True)
class Line:
    """One line of the source that is the plan's: its text stripped, and where its first character stands."""

    text: str
    start: int
    quoted: bool = False  # inside a markdown block quote, where boxes stand
    bold: bool = False  # set in bold and standing for itself: a run-in heading

    @property
    def width(self) -> int:
        """In half-width columns."""
        return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in self.text)


def page_break(source: str) -> str:
    """How a text marks its pages where nobody says: by form feeds, by footers (“— 17 —”), or not at all."""
    if "\f" in source.rstrip():
        return "form_feed"
    return "footer" if len(FOOTER.findall(source)) > 2 else "none"


def page_starts(source: str, how: str) -> Iterator[int]:
    """Where each page begins: after a form feed, after a footer, or (`indent`) at a line with a leading space or a mark set first."""
    if how == "form_feed":
        yield from (0, *(match.end() for match in re.finditer("\f(?=.*\\S)", source, re.DOTALL)))
    elif how == "footer":
        yield from (0, *(match.end() for match in FOOTER.finditer(source) if source[match.end() :].strip()))
    elif how == "indent":
        yield from (m.start() for m in re.finditer(r"^(?: +\S.*|[—\-–－]\s*\d+\s*[—\-–－]\s*)$", source, re.MULTILINE))


def lines_of(source: str) -> Iterator[Line]:
    """The lines that carry words, without the marks of markdown; front matter, comments, pictures and a folded table of contents go."""
    skipped = [match.span() for match in APPARATUS.finditer(source)]
    for match in re.finditer(r"[^\n\f]+", source):
        if any(start <= match.start() < end for start, end in skipped):
            continue
        marks = MARKS.match(match[0])
        lead = marks.end() if marks else 0
        quoted = match[0].lstrip().startswith(">")
        bold = BOLD.fullmatch(match[0], lead) if marks and marks[0].endswith("**") else None
        if bold and len(bold[1]) <= LONGEST_BOLD:
            yield Line(bold[1].strip(), match.start() + bold.start(1), quoted, bold=True)
            if bold[2]:
                yield Line(bold[2].strip(), match.start() + bold.start(2), quoted)
            continue
        text = re.sub(r"\*+$", "", match[0][lead:].strip()).strip()
        if text:
            yield Line(text, match.start() + match[0].index(text), quoted)


def unwrapped(lines: Sequence[Line]) -> bool:
    """Whether a text has a line for each paragraph: more than a few are longer than any page is wide."""
    return sum(line.width > UNWRAPPED for line in lines) > max(FEW, len(lines) // 50)


def paragraphs(lines: list[Line], whole: bool = False) -> Iterator[tuple[Line, ...]]:
    """The lines that make a paragraph together; each by itself where the text is known to have a line for each (`whole`)."""
    if whole or any(line.width > UNWRAPPED for line in lines):
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
    """（一）, “——” and 1. headings, and those in bold, stand alone on a line that closes no sentence."""
    alone = line.text[-1] not in "。！？；：，、"
    short = line.width < 40 and (line.text.startswith("——") or bool(NUMBERED.fullmatch(line.text)))
    return alone and (line.bold or short or bool(ENUMERATED.fullmatch(line.text)))


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
