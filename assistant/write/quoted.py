"""Sentences of the plan as an answer.

>>> told(piece).lines[0].text
'服务兴区：着眼畅通国内大循环和消费升级，…'
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft, Evidence, Line


def named(piece: Evidence) -> Line:
    """A member of a group with its name before it (服务兴区：…)."""
    place = piece.passage.place
    named = place.item is not None and piece.passage.kind == "item" and place.item not in piece.quote
    return Line(f"{place.item}：{piece.quote}", (piece,), structural=True) if named else Line(piece.quote, (piece,))


def told(piece: Evidence) -> Draft:
    """One sentence as the answer."""
    return Draft(Status.ANSWERED, (named(piece),), why=(f"原文 {piece.passage.place.label}",))


def draft(evidence: Sequence[Evidence]) -> Draft:
    lines = tuple(map(named, evidence))
    place = evidence[0].passage.place
    return Draft(Status.ANSWERED, lines, follow_ups=(f"{place.own_label}还有哪些内容？",), why=(f"原文 {place.label}",))
