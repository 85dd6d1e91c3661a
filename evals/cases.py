"""Known question-answer pairs, one JSON a line in `evals/cases/*.jsonl`.

>>> cases[0].turns[0].question, cases[0].turns[0].must
('2025年普惠性幼儿园占比目标是多少？', (('85%以上', '85以上'),))
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.plan import Plan

FOLDER = Path(__file__).parent / "cases"


class CaseError(Exception):
    """A line that is no case; the message names file, line and what to do."""


class Turn(BaseModel):
    """One question of a case, and what a right answer holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    question: str
    status: tuple[str, ...]
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    min_labels: int = 0
    pages: tuple[int, ...] = ()
    evidence: tuple[str, ...] = ()


class Case(BaseModel):
    """A question, or a conversation of several."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    kind: str
    turns: tuple[Turn, ...]
    note: str = ""
    file: str = ""  # the stem of the file it was read from


def load(*names: str) -> tuple[Case, ...]:
    """The cases of the named files (`dev` takes dev.jsonl and dev-*.jsonl); CaseError names a bad line or a repeated id."""
    named = (path for name in names for path in sorted(FOLDER.glob("*.jsonl")) if path.stem == name or path.stem.startswith(f"{name}-"))
    paths = list(dict.fromkeys(named))
    if not paths:
        raise CaseError(f"evals/cases 里没有 {'、'.join(names)}；现有：{'、'.join(p.stem for p in sorted(FOLDER.glob('*.jsonl')))}")
    cases = tuple(case for path in paths for case in read_cases(path))
    repeated = [id for id, times in Counter(case.id for case in cases).items() if times > 1]
    if repeated:
        raise CaseError(f"编号重复：{'、'.join(sorted(repeated))}")
    return cases


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file; CaseError names a line that is none."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            if line.strip():
                yield Case.model_validate(json.loads(line) | {"file": path.stem})
        except (json.JSONDecodeError, ValidationError) as error:
            raise CaseError(f"{path.name} 第{number}行不是一条用例：{str(error).splitlines()[0]}") from error


def squeezed(text: str, noise: Sequence[str] = ()) -> str:
    """Without white space and, where the text is the plan itself, without its noise."""
    lines = (line for line in text.split("\n") if line.strip() not in noise and not re.fullmatch(r"\s*— \d+ —\s*", line))
    return re.sub(r"\s+", "", "".join(lines))


def problems(cases: Sequence[Case], plan: Plan) -> list[str]:
    """Evidence that the plan does not hold, and labels it does not have."""
    text = squeezed(plan.source, plan.noise)
    labels = {head.label for head in plan.heads}
    found = []
    for case in cases:
        for turn in case.turns:
            found += [f"{case.id}：原文没有“{piece}”" for piece in turn.evidence if squeezed(piece) not in text]
            found += [f"{case.id}：规划没有 {label}" for label in turn.labels if label not in labels]
    return found
