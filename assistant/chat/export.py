"""The button that carries the conversation away, and one answer as it is pasted into a document."""

from __future__ import annotations

from assistant.carry import Said
from assistant.carry import words as carried
from assistant.carry.paper import Line, Note, Pieces, Table, pieces_of
from assistant.carry.plain import entry_of
from assistant.chat import words
from assistant.chat.markup import Markup, tag
from corpus.plan import Plan


def control() -> Markup:
    """`导出`, and as what; `static/export.js` hands the conversation to `/v1/export`."""
    kinds = [tag("button", name, type="button", class_="plain", data_export=kind) for kind, name in words.EXPORTS.items()]
    said = tag("p", role="status", data_empty=words.EXPORT_EMPTY, data_failed=words.EXPORT_FAILED, data_done=words.EXPORT_DONE)
    button = tag("button", words.EXPORT, type="button", class_="plain", id="export-button", aria_expanded="false", aria_controls="export-kinds")
    return tag("div", button, tag("div", *kinds, said, id="export-kinds", hidden=True), id="export")


def clip(said: Said, plan: Plan) -> Markup:
    """An answer with its sources as a word processor takes it: paragraphs, tables with lines, the sources below.

    >>> clip(Said.of(question, answer), plan)
    Markup('<p>2025年普惠性幼儿园占比目标为85%以上。<sup>[1]</sup></p>…<p>出处：</p><p>[1] “13 普惠性幼儿园占比…')
    """
    entry = entry_of(said, plan)
    notes = {piece.number: piece for piece in pieces_of(entry) if isinstance(piece, Note)}
    sources = [tag("p", carried.SOURCES), *(tag("p", f"[{number}] {note}") for number, note in sorted(notes.items()))] if notes else []
    lost = [tag("p", carried.LOST.format(count=entry.lost))] if entry.lost else []
    return Markup("").join([*map(_block, entry.blocks), *lost, *sources])


def _block(block: Line | Table) -> Markup:
    if isinstance(block, Line):
        return tag("p", "" if block.item is None else f"{block.item}. ", *_pieces(block.pieces))
    heads = tag("tr", *(tag("th", head) for head in block.heads))
    rows = [tag("tr", *(tag("td", *_pieces(cell), align="right" if n in block.figures else None) for n, cell in enumerate(row))) for row in block.rows]
    return tag("table", heads, *rows, border=1, style="border-collapse:collapse")


def _pieces(pieces: Pieces) -> list[str]:
    return [piece if isinstance(piece, str) else tag("sup", f"[{piece.number}]") for piece in pieces]
