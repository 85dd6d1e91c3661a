"""Fakes one can compute by hand."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.embed import Vectors
from index.search import Index

WIDTH = 64


class PairEncoder:
    """Counts pairs of characters into 64 bins: like texts, like vectors."""

    digest = "pairs-64"

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._counted(text) for text in texts])

    queries = passages

    def _counted(self, text: str) -> Vectors:
        vector = np.zeros(WIDTH, dtype=np.float32)
        for first, second in zip(text, text[1:], strict=False):
            vector[zlib.crc32((first + second).encode()) % WIDTH] += 1
        return vector / (np.linalg.norm(vector) or 1)


def indexed(home: Path, about: str, text: str) -> Index:
    """A plan of a test's own, kept and indexed in an empty folder: `about` is its plan.toml, `text` its plan.txt."""
    folder = home / "plan"
    folder.mkdir()
    (folder / "plan.toml").write_text(about, "utf-8")
    (folder / "plan.txt").write_text(text, "utf-8")
    return Index.open(folder, home / "index", PairEncoder())
