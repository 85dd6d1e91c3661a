"""The plan's own clause for a figure that was told in the product's words: it shows what stands beside the figure.

>>> clause.beneath(draft).lines[1].text  # 工地扬尘管控要求项数为8个
'原文：严格落实8个100%管控要求。'
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.draft import Draft, Line

LONGEST = 60  # characters
MOST = 4  # lines of an answer that clauses are put to
PIECE = re.compile("[^，,；;。]+[，,；;。]?")
MARKS = "，,；;。"
ENDS = ("；", ";", "。")


def beneath(draft: Draft) -> Draft:
    """The draft with a clause for each figure that stands in a sentence and is not quoted yet; a calculation or a count has its own lines."""
    if any(line.sums or line.counted is not None for line in draft.lines):
        return draft
    lines = list(draft.lines)
    for line in draft.lines:
        piece = next((piece for piece in line.evidence[:1] if piece.fact and piece.fact.row is None), None)
        clause = _around(piece.quote, piece.fact.text) if piece and piece.fact else ""
        if piece and clause and not any(clause.rstrip(MARKS) in other.text for other in lines):
            lines.append(Line(f"原文：{clause.rstrip(MARKS)}。", (replace(piece, fact=None),)))
    return replace(draft, lines=tuple(lines)) if len(lines) <= MOST else draft


def _around(sentence: str, figure: str) -> str:
    """The piece between two commas that holds a figure, with its neighbours as far as there is room."""
    spans = [found.span() for found in PIECE.finditer(sentence)]
    at = sentence.find(figure)
    first = last = next((n for n, (start, end) in enumerate(spans) if start <= at < end), 0)
    while True:
        after = last + 1 < len(spans) and not sentence[: spans[last][1]].endswith(ENDS) and spans[last + 1][1] - spans[first][0] <= LONGEST
        last += after
        before = first > 0 and not sentence[: spans[first - 1][1]].endswith(ENDS) and spans[last][1] - spans[first - 1][0] <= LONGEST
        first -= before
        if not (after or before):
            return sentence[spans[first][0] : spans[last][1]]
