"""The plan's own clause for a figure that was told in the product's words: it shows what stands beside the figure.

>>> clause.beneath(draft).lines[1].text  # 工地扬尘管控要求项数为8个
'严格落实8个100%管控要求，'
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.draft import Draft, Evidence, Line

LONGEST = 60  # characters
MOST = 4  # lines of an answer that clauses are put to
PIECE = re.compile("[^，,；;。]+[，,；;。]?")
ENDS = ("；", ";", "。")


def beneath(draft: Draft) -> Draft:
    """The draft with a clause for each figure that stands in a sentence and is not quoted yet; a calculation or a count has its own lines."""
    if any(line.sums or line.counted is not None for line in draft.lines):
        return draft
    lines = list(draft.lines)
    for line in draft.lines:
        piece = next((piece for piece in line.evidence[:1] if piece.fact and piece.fact.row is None), None)
        clause = _around(piece, piece.fact.text) if piece and piece.fact else None
        if clause and not any(clause.quote in other.text for other in lines):
            lines.append(Line(clause.quote, (clause,)))
    return replace(draft, lines=tuple(lines)) if len(lines) <= MOST else draft


def _around(sentence: Evidence, figure: str) -> Evidence:
    """The piece between two commas that holds a figure, with its neighbours as far as there is room."""
    spans = [found.span() for found in PIECE.finditer(sentence.quote)]
    at = sentence.quote.find(figure)
    first = last = next((n for n, (start, end) in enumerate(spans) if start <= at < end), 0)
    while True:
        after = last + 1 < len(spans) and not _ends(sentence, spans[last]) and spans[last + 1][1] - spans[first][0] <= LONGEST
        last += after
        before = first > 0 and not _ends(sentence, spans[first - 1]) and spans[last][1] - spans[first - 1][0] <= LONGEST
        first -= before
        if not (after or before):
            return Evidence(sentence.passage, sentence.start + spans[first][0], sentence.start + spans[last][1])


def _ends(sentence: Evidence, span: tuple[int, int]) -> bool:
    return sentence.quote[slice(*span)].endswith(ENDS)
