"""Extractive answers and a model's beside each other: both tables, then every turn that a model wrote, its answer under the other.

>>> written(plain, modelled)[0][1]["answer"]["generator"]
'model'
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from evals.generate import Outcome
from evals.report import Row, table

HEADS = ("原文作答", "语言模型")
SHOWN = 300  # characters of an answer


def written(plain: Sequence[Row], modelled: Sequence[Row]) -> list[tuple[Row, Row]]:
    """The turns that the model wrote, each with its extractive row first."""
    return [(one, other) for one, other in zip(plain, modelled, strict=True) if other[2]["answer"]["generator"] == "model"]


def show(plain: Sequence[Row], modelled: Sequence[Row], console: Console, totals_only: bool = False) -> None:
    """Print both; cases that are not to be seen are counted only."""
    pairs = written(plain, modelled)
    for head, rows in zip(HEADS, (plain, modelled), strict=True):
        console.print(f"{head}：{len(rows)} 轮", markup=False, highlight=False)
        console.print(table(rows, totals_only))
    worse = sum(other[3]["right"] < one[3]["right"] for one, other in pairs)
    better = sum(other[3]["right"] > one[3]["right"] for one, other in pairs)
    console.print(f"由模型写的 {len(pairs)} 轮：变对 {better}，变错 {worse}", markup=False, highlight=False)
    for one, other in [] if totals_only else pairs:
        console.print(f"■ {one[0].id}：{one[1].question}", markup=False, highlight=False)
        for head, row in zip(HEADS, (one, other), strict=True):
            console.print(f"   {head}（{'对' if row[3]['right'] else '错'}）：{_answer(row[2])}", markup=False, highlight=False)


def _answer(outcome: Outcome) -> str:
    text = str(outcome["answer"]["answer"])
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
