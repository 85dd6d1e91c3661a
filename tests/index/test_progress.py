"""The opening of a plan tells how far it has come, and changes nothing of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.progress import Opening
from index.search import Index
from tests.conftest import TOY
from tests.fakes import PairEncoder


class Heard(Opening):
    """Keeps what it was told."""

    def at(self, step: str, share: float) -> None:
        told.append((step, share))
        super().at(step, share)


told: list[tuple[str, float]] = []


def test_steps_come_in_order_and_grow(tmp_path: Path) -> None:
    opening = Heard()
    Index.open(TOY, tmp_path, PairEncoder(), opening=opening)
    assert [step for step, _ in told] == ["model", "wordings", "vectors", "checking"] and told == sorted(told, key=lambda pair: pair[1])


def test_vectors_in_pieces_are_the_same() -> None:
    texts, opening = [f"第{n}条 学前教育" for n in range(200)], Opening("vectors", 0.4)
    telling = opening.telling(PairEncoder(), 0.6)
    assert np.array_equal(telling.passages(texts), PairEncoder().passages(texts)) and opening.share == 0.6
    assert telling.digest == PairEncoder().digest and np.array_equal(telling.queries(texts[:2]), PairEncoder().queries(texts[:2]))
