"""Cases → outcomes: asks the assistant, keeps everything it said; scoring is apart and can be done again for nothing."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, Literal

from assistant.answer import HISTORY_LENGTH, Question, Turn
from assistant.model.chat import Chat
from assistant.reply import reply
from evals.cases import Case
from index.search import Index

Outcome = dict[str, Any]
Mode = Literal["auto", "extractive", "model"]


def generate(cases: Sequence[Case], index: Index, model: Chat | None = None, mode: Mode = "auto") -> Iterator[Outcome]:
    """One outcome a turn, in a model's words where one is given; a later turn hears what the assistant really said before."""
    for case in cases:
        history: tuple[Turn, ...] = ()
        for number, turn in enumerate(case.turns):
            start = perf_counter()
            answer = reply(Question(question=turn.question, history=history[-20:], mode=mode), index, model)
            took = (perf_counter() - start) * 1000
            yield {"case": case.id, "turn": number, "ms": round(took, 2), "answer": answer.model_dump(mode="json")}
            history = (*history, Turn(role="user", content=turn.question), Turn(role="assistant", content=answer.answer[:HISTORY_LENGTH] or "……"))


def write(outcomes: Sequence[Outcome], folder: Path, index: Index) -> None:
    """Outcomes beside what they were made with."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(outcome, ensure_ascii=False) for outcome in outcomes)
    (folder / "outcomes.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    made = {"plan": index.plan.id, "corpus": index.corpus, "index": index.digest, "code": _version()}
    (folder / "run.json").write_text(json.dumps(made, ensure_ascii=False, indent=1), "utf-8")


def read(folder: Path) -> list[Outcome]:
    """What an earlier run wrote."""
    return [json.loads(line) for line in (folder / "outcomes.jsonl").read_text("utf-8").splitlines()]


def _version() -> str:
    try:
        return subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
