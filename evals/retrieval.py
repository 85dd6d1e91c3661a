"""Does search bring the evidence: recall and rank for words, for vectors and for both fused, beside the time a query takes.

Only first turns of cases that name their evidence. A line of the report:

    far-worded   28   words  .43 .57 .61 .75 · 1,500 characters .61 · MRR .52 · 0.4 ms
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from assistant.answer import Question
from assistant.understand import Said, understand
from evals.cases import Case, squeezed
from index.passages import VECTOR_WEIGHT
from index.search import Index
from index.spelling import plain
from index.words import tokens

WAYS = {"字词": 0.0, "语义": 1.0, "合并": VECTOR_WEIGHT}  # the weight of the vectors
DEPTHS = (1, 3, 5, 10)
DEEPEST = 30  # hits looked at
ROOM = 1500  # characters shown, so that bigger chunks buy nothing
FAR = 0.2  # the share of its pairs of characters up to which a question is worded far from its evidence
SHORTEST = 8  # characters: a chunk shorter than this is inside many an evidence by chance


@dataclass(frozen=True)
class Found:
    """Where one way of searching found a question's evidence: its rank, 0 for nowhere, and whether within the room."""

    rank: int
    within: bool
    ms: float


@dataclass(frozen=True)
class Tried:
    """One question, searched in every way."""

    id: str
    kind: str
    far: bool
    found: dict[str, Found]


def retrieval(cases: Sequence[Case], index: Index) -> list[Tried]:
    """Every case with evidence, searched for as the product does."""
    index.warm()
    return [_tried(case, index) for case in cases if case.turns[0].evidence]


def _tried(case: Case, index: Index) -> Tried:
    turn = case.turns[0]
    evidence = [squeezed(piece) for piece in turn.evidence]
    query = understand(Question(question=turn.question), index.lexicon)
    sought = [] if isinstance(query, Said) else [(part.topic or part.text, part.expansions) for part in query.parts]
    said = plain(turn.question)
    topic = " ".join(topic for topic, _ in sought) or said
    wider = tuple(word for _, words in sought for word in words)
    found = {}
    for way, weight in WAYS.items():
        index.forget()
        start = perf_counter()
        hits = index.passages.best(topic, wider, said if weight else None, DEEPEST, weight)
        found[way] = _found([hit.chunk.text for hit in hits if hit.chunk], evidence, (perf_counter() - start) * 1000)
    return Tried(case.id, case.kind, _share(turn.question, turn.evidence) <= FAR, found)


def _found(texts: Sequence[str], evidence: Sequence[str], ms: float) -> Found:
    rank = next((n for n, text in enumerate(texts, 1) if holds(text, evidence)), 0)
    room, within = ROOM, False
    for text in texts:
        within = within or holds(text[: max(room, 0)], evidence)
        room -= len(text)
    return Found(rank, within, ms)


def holds(text: str, evidence: Sequence[str]) -> bool:
    """Whether a chunk holds one piece of the evidence, or half of it in one run, or is itself a part of it."""
    chunk = squeezed(text)
    return any(_half(piece, chunk) or (len(chunk) >= SHORTEST and chunk in piece) for piece in evidence)


def _half(piece: str, chunk: str) -> bool:
    half = math.ceil(len(piece) / 2)
    return any(piece[start : start + half] in chunk for start in range(len(piece) - half + 1))


def _share(question: str, evidence: Sequence[str]) -> float:
    pairs = set(tokens(plain(question)))
    return len(pairs & set(tokens(plain(" ".join(evidence))))) / len(pairs) if pairs else 0.0


def paired(tried: Sequence[Tried], one: str, other: str, depth: int = 5) -> tuple[int, int, float]:
    """Questions that only one way finds, those that only the other does, and the chance of so uneven a split (sign test, two-sided)."""
    first, second = ([0 < each.found[way].rank <= depth for each in tried] for way in (one, other))
    won = sum(a and not b for a, b in zip(first, second, strict=True))
    lost = sum(b and not a for a, b in zip(first, second, strict=True))
    tail = sum(math.comb(won + lost, n) for n in range(min(won, lost) + 1)) / 2 ** (won + lost)
    return won, lost, min(1.0, 2 * tail)


def show(tried: Sequence[Tried], console: Console) -> None:
    """The table: all, far-worded, then a kind at a time."""
    made = Table("问题", "n", "方式", *(f"召回@{depth}" for depth in DEPTHS), f"{ROOM}字内", "MRR", "毫秒")
    for name, chosen in _groups(tried):
        rows = [each for each in tried if chosen(each)]
        for n, way in enumerate(WAYS if rows else ()):
            made.add_row(*((name, str(len(rows))) if n == 0 else ("", "")), way, *_cells([each.found[way] for each in rows]), end_section=n == len(WAYS) - 1)
    console.print(made)
    for name, chosen in _groups(tried)[:2]:
        won, lost, chance = paired([each for each in tried if chosen(each)], "合并", "字词")
        console.print(f"{name}：前五里只有合并找到 {won} 题，只有字词找到 {lost} 题，p = {chance:.3f}")


def _groups(tried: Sequence[Tried]) -> list[tuple[str, Callable[[Tried], bool]]]:
    def of(kind: str) -> Callable[[Tried], bool]:
        return lambda each: each.kind == kind

    return [("全部", lambda each: True), ("措辞远", lambda each: each.far), *((kind, of(kind)) for kind in sorted({each.kind for each in tried}))]


def _cells(found: Sequence[Found]) -> list[str]:
    count = len(found)
    recalls = [sum(0 < each.rank <= depth for each in found) / count for depth in DEPTHS]
    within = sum(each.within for each in found) / count
    reciprocal = sum(1 / each.rank for each in found if each.rank) / count
    return [*(f"{value:.3f}" for value in (*recalls, within, reciprocal)), f"{median(each.ms for each in found):.2f}"]
