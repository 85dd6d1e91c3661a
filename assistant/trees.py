"""Boosted trees as they were trained: how likely a row of signs is that of what was meant. Small enough to need no library when they run.

Trained by `python -m evals learn` from the conversations among the cases:

>>> Trees.load(TREES).judge([{"status answered": 1.0, ...}])
array([0.87])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.router import ROUTING

TREES = ROUTING / "readings.npz"
LEAF = -1  # the sign of a node that asks no more


@dataclass(frozen=True)
class Trees:
    """Nodes of all trees, tree × node: which sign each asks for and up to which value it goes left, where it goes, and what a leaf adds.

    `encoder` is the digest of the one whose cosines are among the signs.
    """

    names: tuple[str, ...]
    encoder: str
    start: float
    sign: NDArray[np.int16]
    limit: NDArray[np.float32]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float32]

    @classmethod
    def load(cls, path: Path = TREES) -> Trees:
        """The shipped ones."""
        with np.load(path, allow_pickle=False) as file:
            nodes = (file[name] for name in ("sign", "limit", "left", "right", "value"))
            return cls(tuple(file["names"].tolist()), str(file["encoder"]), float(file["start"]), *nodes)

    def save(self, path: Path = TREES) -> None:
        """As `load` reads them."""
        np.savez_compressed(
            path, names=np.array(self.names), encoder=np.array(self.encoder), start=np.array(self.start), sign=self.sign, limit=self.limit,
            left=self.left, right=self.right, value=self.value,
        )  # fmt: skip

    def judge(self, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float32]:
        """How likely each row is, 0–1."""
        table = np.array([[row[name] for name in self.names] for row in rows], dtype=np.float32)
        trees, here = np.arange(len(self.sign)), np.zeros((len(table), len(self.sign)), dtype=np.int64)
        while (asks := (sign := self.sign[trees, here]) != LEAF).any():
            goes_left = np.take_along_axis(table, np.where(asks, sign, 0), axis=1) <= self.limit[trees, here]
            here = np.where(asks, np.where(goes_left, self.left[trees, here], self.right[trees, here]), here)
        scores = np.float32(self.start) + self.value[trees, here].sum(axis=1, dtype=np.float32)
        shares: NDArray[np.float32] = 1 / (1 + np.exp(-scores))
        return shares


@cache
def trees() -> Trees | None:
    """The shipped ones, loaded once; none while they are being trained."""
    return Trees.load() if TREES.exists() else None
