"""An answer with its sources, to be pasted: as plain text.

>>> plain(Said.of("2025年普惠性幼儿园占比目标是多少？", answer), plan).splitlines()[0]
'2025年普惠性幼儿园占比目标为85%以上。[1][2]'
"""

from __future__ import annotations

from datetime import datetime

from assistant.carry import words
from assistant.carry.paper import Entry, Line, Note, Pieces, Table, paper, pieces_of
from assistant.carry.talk import Conversation, Said
from corpus.plan import Plan


def entry_of(said: Said, plan: Plan) -> Entry:
    """One answer by itself; its notes count from 1."""
    return paper(Conversation(said=(said,)), plan, datetime.now()).entries[0]


def plain(said: Said, plan: Plan) -> str:
    """The lines, then the sources they name; a table's cells stand apart by tabs, so that Word and Excel take them as cells."""
    entry = entry_of(said, plan)
    blocks = [text for block in entry.blocks for text in _lines(block)]
    notes = {piece.number: piece for piece in pieces_of(entry) if isinstance(piece, Note)}
    sources = [words.SOURCES, *(f"[{number}] {note}" for number, note in sorted(notes.items()))] if notes else []
    lost = [words.LOST.format(count=entry.lost)] if entry.lost else []
    return "\n".join([*blocks, *lost, *([""] if sources else []), *sources])


def _lines(block: Line | Table) -> list[str]:
    if isinstance(block, Line):
        return [(f"{block.item}. " if block.item is not None else "") + _text(block.pieces)]
    return ["\t".join(block.heads), *("\t".join(map(_text, row)) for row in block.rows)]


def _text(pieces: Pieces) -> str:
    return "".join(piece if isinstance(piece, str) else f"[{piece.number}]" for piece in pieces)
