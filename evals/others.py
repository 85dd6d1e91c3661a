"""Plans of our own making with their cases, in `evals/plans/<id>/`: is it right where nobody has reviewed anything?

>>> [plan.name for plan in others()]
['chengpu-155', 'lanchuan-145', 'lanpu-155', 'lanquan-155', 'luzhou-155', 'qijiang-155', 'tangchuan-155', 'wangxi-145', 'yunshan-145', 'yunting-145']
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evals.cases import Case, read_cases
from evals.generate import generate
from evals.report import Row
from evals.score import score
from index.embed import Encoder
from index.search import Index

FOLDER = Path(__file__).parent / "plans"
CASES = "cases.jsonl"


def others() -> tuple[Path, ...]:
    """The folders of the plans, by name."""
    return tuple(sorted(path.parent for path in FOLDER.glob(f"*/{CASES}")))


def cases_of(folder: Path) -> tuple[Case, ...]:
    """The cases of a plan, filed under its name."""
    return tuple(case.model_copy(update={"file": folder.name}) for case in read_cases(folder / CASES))


def judged(home: Path, encoder: Encoder) -> Iterator[Row]:
    """Every turn over every plan with its scores; the plans are indexed in `home`."""
    for folder in others():
        index, cases = Index.open(folder, home, encoder), cases_of(folder)
        index.warm()
        yield from score(cases, generate(cases, index), index.plan)
