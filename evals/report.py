"""Scores → a table a person can read: per kind, totals, and the worst cases first."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from evals.cases import Case, Turn
from evals.generate import Outcome
from evals.score import Scores, labels_of, summary

Row = tuple[Case, Turn, Outcome, Scores]
COLUMNS = {
    "n": "n", "right": "对", "figures": "数字", "citation_recall": "出处全", "citation_precision": "出处准", "page": "页", "right_refusal": "该拒",
    "false_refusal": "误拒", "ungrounded": "无据数字", "not_verbatim": "非原文", "length": "字数", "ms": "毫秒", "ms_p95": "p95",
}  # fmt: skip


def table(rows: Sequence[Row], totals_only: bool = False) -> Table:
    """A line a kind, then the total."""
    made = Table(*("种类", *COLUMNS.values()))
    for kind in [] if totals_only else sorted({case.kind for case, *_ in rows}):
        made.add_row(kind, *_cells(summary([row for row in rows if row[0].kind == kind])))
    made.add_row("合计", *_cells(summary(rows)))
    return made


def _cells(scores: Scores) -> list[str]:
    return ["—" if math.isnan(scores[name]) else f"{scores[name]:.2f}" if 0 < scores[name] < 1 else f"{scores[name]:.0f}" for name in COLUMNS]


def badness(scores: Scores) -> float:
    """Ungrounded figures and changed quotes before wrong answers, wrong answers before missing pages."""
    worse = 10 * (scores["ungrounded"] + scores["not_verbatim"]) + 3 * (1 - scores["right"])
    return worse + sum(0.5 for name in ("citation_recall", "page") if scores[name] == 0)


def show(rows: Sequence[Row], console: Console, worst: int = 20, totals_only: bool = False) -> None:
    """Print the table and, unless only totals are wanted, the worst turns."""
    console.print(table(rows, totals_only))
    if totals_only:
        return
    for case, turn, outcome, scores in sorted(rows, key=lambda row: -badness(row[3]))[:worst]:
        if badness(scores) > 0:
            answer = outcome["answer"]
            console.print(f"■ {case.id}：{turn.question}", markup=False, highlight=False)
            console.print(
                f"   应：{'|'.join(turn.status)} {list(map(list, turn.must))} 不应：{list(turn.must_not)} 出处：{list(turn.labels)}",
                markup=False,
                highlight=False,
            )
            console.print(f"   得：{answer['status']} {answer['answer'][:160]!r} 出处：{sorted(labels_of(answer))}", markup=False, highlight=False)
