"""What the figures of a plan are called, by meaning: the name that means most like a question which names none.

>>> meanings.nearest(encoder.queries(["开店办执照要几天"]))[0]
('注册登记全程电子化办结时限', '办执照时间', 0.65)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from corpus.facts import Fact
from index.embed import Encoder, Vectors

FILE = "meanings.npz"
FEW = 5  # subjects that are looked at


class MeaningsError(Exception):
    """Meanings that cannot be read."""


@dataclass(frozen=True)
class Meanings:
    """A unit row for each name of each subject, in the order of `named`."""

    vectors: Vectors
    named: tuple[tuple[str, str], ...]

    @classmethod
    def build(cls, folder: Path, facts: Sequence[Fact], encoder: Encoder) -> None:
        """Encoded once, in half precision."""
        vectors = encoder.passages([name for _, name in _named(facts)])
        np.savez(folder / FILE, vectors=vectors.astype(np.float16))

    @classmethod
    def open(cls, folder: Path, facts: Sequence[Fact]) -> Meanings:
        """As they were built; MeaningsError where the file is missing, damaged or of other facts."""
        named = _named(facts)
        try:
            with np.load(folder / FILE) as kept:
                vectors = kept["vectors"].astype(np.float32)
        except (OSError, KeyError, ValueError, BadZipFile) as error:
            raise MeaningsError(f"事实名称 {FILE} 无法打开（{type(error).__name__}）") from error
        if len(vectors) != len(named):
            raise MeaningsError(f"事实名称 {FILE} 应有 {len(named)} 条，只有 {len(vectors)} 条")
        return cls(vectors, named)

    def nearest(self, asked: Vectors) -> tuple[tuple[str, str, float], ...]:
        """The subjects whose names mean most like one of several wordings of a question: each with that name and the cosine, nearest first."""
        if not self.named:
            return ()
        likeness = (self.vectors @ asked.T).max(axis=1)
        best: dict[str, tuple[str, float]] = {}
        for n in np.argsort(-likeness, kind="stable"):
            subject, name = self.named[n]
            best.setdefault(subject, (name, float(likeness[n])))
            if len(best) == FEW:
                break
        return tuple((subject, name, value) for subject, (name, value) in best.items())


def _named(facts: Sequence[Fact]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((fact.subject, name) for fact in facts for name in fact.names))
