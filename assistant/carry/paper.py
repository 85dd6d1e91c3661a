"""Conversation + Plan → Paper: what goes on paper, before it is Word or Markdown; each source looked up in the plan, and left out where it is not there.

>>> str(paper(conversation, plan, day).entries[0].blocks[0].pieces[1])
'“13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性”（《卫滨区“十四五”规划纲要》第一章第五节，专栏1-1，第17页）'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from assistant.answer import LABELS
from assistant.carry import words
from assistant.carry.sources import find, place_of, short
from assistant.carry.talk import MARKER, Conversation, Said, Source
from corpus.plan import Passage, Plan

ITEM = re.compile(r"\d+[.、]\s*")
NUMERIC = re.compile(r"[\[＜＞≤≥<>]?[\d.,]+\D{0,4}|[—-]|")


@dataclass(frozen=True)
class Note:
    """A source that stands in the plan; `number` counts through the whole paper, the same source keeps its own."""

    number: int
    quote: str
    place: str
    row: Mapping[str, str] | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return words.QUOTED.format(quote=self.quote, place=self.place)


Pieces = tuple[str | Note, ...]


@dataclass(frozen=True)
class Line:
    """A paragraph; `item` where it is `3. …` of a list."""

    pieces: Pieces
    item: int | None = None


@dataclass(frozen=True)
class Table:
    """Rows of one table of the plan under its own heads; a cell is the pieces of it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Pieces, ...], ...]

    @property
    def figures(self) -> frozenset[int]:
        """The columns that hold figures: they are set to the right."""
        return frozenset(n for n, head in enumerate(self.heads) if head != words.SERIAL and self._counts(n))

    def _counts(self, column: int) -> bool:
        cells = ["".join(piece for piece in row[column] if isinstance(piece, str)) for row in self.rows]
        return any(re.search(r"\d", cell) for cell in cells) and all(NUMERIC.fullmatch(cell) or not re.search(r"\d", cell) for cell in cells)


@dataclass(frozen=True)
class Entry:
    """One question with its answer; `lost` counts the sources that the plan does not have."""

    question: str
    label: str
    blocks: tuple[Line | Table, ...]
    lost: int = 0


@dataclass(frozen=True)
class Paper:
    """The whole."""

    heading: str
    made: str
    entries: tuple[Entry, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every source once, in the order of its number."""
        found = {piece.number: piece for entry in self.entries for piece in pieces_of(entry) if isinstance(piece, Note)}
        return tuple(found[number] for number in sorted(found))


def paper(conversation: Conversation, plan: Plan, day: datetime) -> Paper:
    """What a conversation looks like on paper."""
    numbers: dict[tuple[int, int], int] = {}
    entries = tuple(_entry(said, plan, numbers) for said in conversation.said)
    return Paper(words.HEADING.format(plan=short(plan)), words.MADE.format(day=day, title=plan.title), entries)


def pieces_of(entry: Entry) -> Iterator[str | Note]:
    """Everything an entry says, in reading order."""
    for block in entry.blocks:
        yield from block.pieces if isinstance(block, Line) else (piece for row in block.rows for cell in row for piece in cell)


# ---- sources -------------------------------------------------------------------------------------------------------------------------


def _notes(said: Said, plan: Plan, numbers: dict[tuple[int, int], int]) -> dict[int, Note]:
    """Marker → Note, numbered in the order in which the text uses them."""
    sources, notes = {source.marker: source for source in said.citations}, {}
    for marker in dict.fromkeys(int(found) for found in MARKER.findall(said.answer)):
        source = sources.get(marker)
        found = find(plan, source) if source else None
        if source and found:
            number = numbers.setdefault((source.char_start, source.char_end), len(numbers) + 1)
            notes[marker] = Note(number, source.quote, place_of(plan, found[1]), found[0].row if _is_whole(found[0], source) else None)
    return notes


def _is_whole(passage: Passage, source: Source) -> bool:
    return passage.text == source.quote


# ---- lines and tables ----------------------------------------------------------------------------------------------------------------


def _entry(said: Said, plan: Plan, numbers: dict[tuple[int, int], int]) -> Entry:
    notes = _notes(said, plan, numbers)
    known = {source.marker for source in said.citations}
    lines = [_line(text.strip(), notes, known) for text in said.answer.split("\n") if text.strip()]
    lost = len((known & _used(said)) - notes.keys())
    return Entry(" ".join(said.question.split()), LABELS.get(said.status, ""), tuple(_blocks(lines)) or (Line((words.EMPTY,)),), lost)


def _used(said: Said) -> set[int]:
    return {int(found) for found in MARKER.findall(said.answer)}


def _line(text: str, notes: Mapping[int, Note], known: set[int]) -> Line:
    """A marker becomes its note, goes where its source is not in the plan, and stays text where it never had one."""
    item = ITEM.match(text)
    pieces: list[str | Note] = []
    for place, piece in enumerate(MARKER.split(text[item.end() :] if item else text)):
        if not place % 2:
            pieces.append(piece)
        elif int(piece) in notes:
            pieces.append(notes[int(piece)])
        elif int(piece) not in known:
            pieces.append(f"[{piece}]")
    return Line(_joined(pieces), int(re.findall(r"\d+", item[0])[0]) if item else None)


def _joined(pieces: Sequence[str | Note]) -> Pieces:
    """Neighbouring words as one piece; nothing empty, no note twice in a row."""
    runs = [list(run) for _, run in groupby(pieces, key=lambda piece: None if isinstance(piece, str) else piece)]
    return tuple(whole for run in runs if (whole := "".join(map(str, run)) if isinstance(run[0], str) else run[0]))


def _blocks(lines: Sequence[Line]) -> Iterator[Line | Table]:
    """Lines that are rows of one table of the plan, two or more in a row and each another one, stand as that table."""
    for heads, run in groupby(lines, key=_heads):
        rows = list(run)
        if heads and len(rows) > 1 and len({note for row in rows for note in row.pieces if isinstance(note, Note)}) == len(rows):
            yield Table(heads, tuple(_cells(row) for row in rows))
        else:
            yield from rows


def _heads(line: Line) -> tuple[str, ...]:
    """The heads of the table whose row a line is; empty for another line."""
    row, text = _row(line), "".join(piece for piece in line.pieces if isinstance(piece, str))
    if row is None or not any(len(cell) > 3 and cell in text for cell in row.values()) or not _tells(text, row):
        return ()
    return tuple(row)


def _tells(text: str, row: Mapping[str, str]) -> bool:
    """Whether a line says what its row says and nothing else: no figure and hardly a word that the row has not."""
    said = "\n".join([*row, *row.values()])
    return set(re.findall(r"\d+(?:\.\d+)?", text)) <= set(re.findall(r"\d+(?:\.\d+)?", said)) and set(text) <= set(said) | set("：；，。 ")


def _row(line: Line) -> Mapping[str, str] | None:
    notes = [piece for piece in line.pieces if isinstance(piece, Note)]
    return notes[0].row if len(notes) == 1 else None


def _cells(line: Line) -> tuple[Pieces, ...]:
    """The row's cells as the plan prints them; the note stands in the widest of them, the name."""
    note = next(piece for piece in line.pieces if isinstance(piece, Note))
    row = note.row or {}
    name = max(row, key=lambda head: len(row[head]))
    return tuple((cell, note) if head == name else (cell,) for head, cell in row.items())
