"""Paper → Markdown: markers as footnotes, tables as tables, and no word of a question or a plan taken for a mark.

>>> markdown_of(paper).splitlines()[6]
'2025年普惠性幼儿园占比目标为85%以上。[^1][^2]'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from assistant.carry import words
from assistant.carry.paper import Entry, Line, Paper, Pieces, Table

MARKS = re.compile(r"([\\`*_{}\[\]<>|~$&@])")
OPENS = re.compile(r"^([#+=-]|\d+(?=[.)](?:\s|$)))")
LINKS = re.compile(r"(?i)((?:https?|ftp)(?=://)|\bwww(?=\.))(.)")


def markdown_of(paper: Paper) -> str:
    """One file, blank lines between blocks, every source once at the end."""
    parts = [f"# {escaped(paper.heading)}", escaped(paper.made), escaped(words.CHECKED)]
    parts += [part for entry in paper.entries for part in _entry(entry)]
    notes = [f"[^{note.number}]: {escaped(str(note))}" for note in paper.notes]
    return "\n\n".join([*parts, *notes]) + "\n"


def escaped(text: str) -> str:
    """Words as words: nothing in them is a heading, a list, a link, a picture or a tag."""
    one = LINKS.sub(r"\1\\\2", MARKS.sub(r"\\\1", " ".join(text.split())))
    return OPENS.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", one)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"## {escaped(entry.question)}"
    if entry.label:
        yield escaped(words.LABEL.format(label=entry.label))
    for is_item, run in groupby(entry.blocks, key=lambda block: isinstance(block, Line) and block.item is not None):
        blocks = [_table(block) if isinstance(block, Table) else _line(block) for block in run]
        yield ("\n" if is_item else "\n\n").join(blocks)
    if entry.lost:
        yield escaped(words.LOST.format(count=entry.lost))


def _line(line: Line) -> str:
    return (f"{line.item}. " if line.item is not None else "") + _text(line.pieces)


def _table(table: Table) -> str:
    rule = ["---:" if number in table.figures else "---" for number in range(len(table.heads))]
    rows = [[escaped(head) for head in table.heads], rule, *([_text(cell) for cell in row] for row in table.rows)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _text(pieces: Pieces) -> str:
    return "".join(escaped(piece) if isinstance(piece, str) else f"[^{piece.number}]" for piece in pieces)
