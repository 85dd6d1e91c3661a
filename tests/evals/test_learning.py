"""Trees over turns of our own making, whose right way one can see, and over a case of the toy plan."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.trees import Trees
from evals.cases import Case, Turn
from evals.learning import Judged, across, gain, learn, set_aside, turns
from index.search import Index

NAMES = ("borne", "lines")
PLAIN = {
    "status answered": 1.0,
    "status not_in_plan": 0.0,
    "status out_of_scope": 0.0,
    "settled": 0.0,
    "rank 0": 1.0,
    "turns": 1.0,
    "status partial": 0.0,
    "likeliest act": 0.0,
    "computes, sums": 0.0,
    "origin computed": 0.0,
    "in another unit": 0.0,
    "asks pointing": 0.0,
    "lacks": 0.0,
}


def turn(file: str, right: tuple[float, ...], borne: tuple[float, ...], taken: int = 0) -> Judged:
    """Each way with how well it is borne; how many lines it has tells nothing."""
    return Judged(file, tuple(dict(zip(NAMES, (b, n % 3), strict=True)) | PLAIN for n, b in enumerate(borne)), right, taken)


TURNS = [
    turn(f"file-{n % 4}", (0.0, 1.0) if n % 2 else (1.0, 0.0), (0.1, 0.9) if n % 2 else (0.9, 0.1)) for n in range(200)
]  # fmt: skip


@pytest.fixture(scope="module")
def trees() -> Trees:
    return learn(TURNS, "encoder")


def test_what_is_borne_is_learned(trees: Trees) -> None:
    assert trees.encoder == "encoder" and set(trees.names) == {*NAMES, *PLAIN}
    borne, not_borne = trees.judge([{"borne": 0.9, "lines": 1} | PLAIN, {"borne": 0.1, "lines": 1} | PLAIN])
    assert borne > 0.85 > 0.15 > not_borne


def test_what_the_rules_missed_is_won(trees: Trees) -> None:
    assert gain(trees, TURNS) == (100, 0)
    assert across(TURNS, "encoder") == (100, 0)


def test_turns_whose_signs_mislead_are_lost(trees: Trees) -> None:
    misled = [turn("x", (1.0, 0.0), (0.1, 0.9))]
    assert gain(trees, misled) == (0, 1)


def test_the_arrays_judge_as_the_model_that_they_are_of() -> None:
    from sklearn.ensemble import HistGradientBoostingClassifier

    from evals.learning import _trees

    rng = np.random.default_rng(0)
    rows = rng.random((400, 3)).astype(np.float32)
    model = HistGradientBoostingClassifier(max_iter=20, max_leaf_nodes=7, early_stopping=False).fit(rows, rows[:, 0] + rows[:, 1] * rows[:, 2] > 0.8)
    names = ("a", "b", "c")
    judged = _trees(model, names, "x").judge([dict(zip(names, map(float, row), strict=True)) for row in rows])
    assert np.allclose(judged, model.predict_proba(rows)[:, 1], atol=1e-5)


def test_a_later_turn_is_judged_in_every_way(toy_index: Index) -> None:
    first = Turn(question="2025年城镇化率目标是多少", status=("answered",), must=(("65%",),))
    later = Turn(question="2020年呢", status=("answered",), must=(("60%",),))
    case = Case(id="x", kind="conversation", file="toy", turns=(first, later))
    (judged,) = turns([case], toy_index)
    assert judged.file == "toy" and len(judged.rows) == len(judged.right) > 1
    assert judged.right[judged.taken] == 1.0
    assert 0.0 in judged.right


def test_what_is_broken_off_leaves_the_files_as_they_were(tmp_path: Path) -> None:
    shipped, missing = tmp_path / "shipped.npz", tmp_path / "missing.npz"
    shipped.write_text("old")
    with pytest.raises(KeyboardInterrupt), set_aside(shipped, missing):
        assert not shipped.exists()
        shipped.write_text("half")
        raise KeyboardInterrupt
    assert shipped.read_text() == "old" and not missing.exists()
    with set_aside(shipped, missing):
        shipped.write_text("new")
    assert shipped.read_text() == "new" and list(tmp_path.iterdir()) == [shipped]
