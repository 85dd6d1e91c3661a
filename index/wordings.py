"""Everyday wordings, each with what the genre says for it: where a question shares no words with the plan, the like wording's meaning helps.

>>> wordings.like(encoder.queries(["娃上学教室坐不下"])[0]).meant
'消除大班额，新建改扩建中小学校，增加学位供给'
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from index.embed import Encoder, Vectors

LAY = Path(__file__).parent / "encoder" / "lay.tsv"  # the encoder is trained on these
TABLES = (LAY, Path(__file__).parent / "wordings.tsv")
FILE = "wordings.npz"
NEAREST, NEARER = 5, 4  # wordings that tell together what is meant, each by this power of its cosine
ALIKE = 0.5  # the cosine from which a wording says the same (evals/LOG.md)


class WordingsError(Exception):
    """Wordings that cannot be read."""


class Like(NamedTuple):
    """What the genre says for a wording like the question, and the question's vector moved half way to it."""

    meant: str
    vector: Vectors
    likeness: float


@dataclass(frozen=True)
class Wordings:
    """`said` has a unit row for each wording, `meant` one for each of the genre's, `of` the row in `meant` for each row in `said`."""

    said: Vectors
    meant: Vectors
    of: NDArray[np.int64]
    words: tuple[str, ...]

    @classmethod
    def build(cls, folder: Path, encoder: Encoder) -> None:
        """Encoded once, in half precision."""
        pairs = _pairs()
        words = tuple(dict.fromkeys(meant for _, meant in pairs))
        place = {meant: n for n, meant in enumerate(words)}
        vectors = encoder.passages([*(said for said, _ in pairs), *words])
        said, meant = vectors[: len(pairs)], vectors[len(pairs) :]
        np.savez(folder / FILE, said=said.astype(np.float16), meant=meant.astype(np.float16), of=np.array([place[meant] for _, meant in pairs]))

    @classmethod
    def open(cls, folder: Path) -> Wordings:
        """As they were built; WordingsError where the file is missing or damaged."""
        try:
            with np.load(folder / FILE) as kept:
                words = tuple(dict.fromkeys(meant for _, meant in _pairs()))
                return cls(kept["said"].astype(np.float32), kept["meant"].astype(np.float32), kept["of"], words)
        except (OSError, KeyError, ValueError, BadZipFile) as error:
            raise WordingsError(f"口语对照 {FILE} 无法打开（{type(error).__name__}）") from error

    def like(self, vector: Vectors) -> Like | None:
        """What the nearest wordings mean together, the nearer the more, where the nearest says the same; `meant` is that of the nearest."""
        likeness = self.said @ vector
        nearest = _best(likeness, NEAREST)
        if likeness[nearest[0]] < ALIKE:
            return None
        meaning = np.maximum(likeness[nearest], 0.0) ** NEARER @ self.meant[self.of[nearest]]
        moved = vector + meaning / np.linalg.norm(meaning)
        return Like(self.words[self.of[nearest[0]]], np.asarray(moved / np.linalg.norm(moved), dtype=np.float32), float(likeness[nearest[0]]))


def _best(likeness: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """The rows of the `k` highest, the best first, of equals the first: without sorting them all."""
    least = np.partition(likeness, -min(k, len(likeness)))[-min(k, len(likeness))]
    among = np.flatnonzero(likeness >= least)
    return among[np.argsort(-likeness[among], kind="stable")][:k]


def _pairs() -> list[tuple[str, str]]:
    rows = (line.partition("\t") for table in TABLES for line in table.read_text("utf-8").splitlines())
    return [(said, meant) for said, _, meant in rows]
