"""Two trees of which one can compute every leaf."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from assistant.trees import LEAF, Trees

# The first asks for the first sign up to .5, and on its left for the second up to 2; the other adds .25 to every row.
TREES = Trees(
    names=("borne", "lines"),
    encoder="x",
    start=-1.0,
    sign=np.array([[0, 1, LEAF, LEAF, LEAF], [LEAF, LEAF, LEAF, LEAF, LEAF]], dtype=np.int16),
    limit=np.array([[0.5, 2, 0, 0, 0], [0, 0, 0, 0, 0]], dtype=np.float32),
    left=np.array([[1, 3, 0, 0, 0], [0, 0, 0, 0, 0]], dtype=np.int16),
    right=np.array([[2, 4, 0, 0, 0], [0, 0, 0, 0, 0]], dtype=np.int16),
    value=np.array([[0, 0, 1.0, 0.5, -0.5], [0.25, 0, 0, 0, 0]], dtype=np.float32),
)
ROWS = ({"borne": 1.0, "lines": 9.0}, {"borne": 0.0, "lines": 2.0}, {"lines": 3.0, "borne": 0.5})


def likely(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def test_each_row_goes_to_its_leaves() -> None:
    assert np.allclose(TREES.judge(ROWS), [likely(0.25), likely(-0.25), likely(-1.25)])


def test_what_is_saved_judges_alike(tmp_path: Path) -> None:
    TREES.save(tmp_path / "trees.npz")
    again = Trees.load(tmp_path / "trees.npz")
    assert (again.names, again.encoder) == (TREES.names, "x")
    assert np.array_equal(again.judge(ROWS), TREES.judge(ROWS))
