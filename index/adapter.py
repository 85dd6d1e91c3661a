"""Moves a question's vector to where its answers stand: people ask in other words than a plan writes.

One matrix over the vectors of what was said and of what that means in the plan's words, learned from questions beside the sentences that answer
them (`python -m evals learn`), kept near to leaving a vector where it is, so that it serves plans that it has not seen.

>>> said @ sentence, adapter.moved(said, meant) @ sentence  # 娃上学远不远, and 落实住宅建设项目配建义务教育学校政策，…
(0.10, 0.40)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from index.embed import Vectors

FILE = Path(__file__).parent / "encoder" / "adapter.npz"


@dataclass(frozen=True)
class Adapter:
    """`matrix`: dimensions × twice the dimensions, for vectors of the encoder of this digest."""

    encoder: str
    matrix: Vectors

    @classmethod
    def load(cls, path: Path = FILE) -> Adapter:
        """As it was saved."""
        with np.load(path, allow_pickle=False) as file:
            return cls(str(file["encoder"]), file["matrix"].astype(np.float32))

    def save(self, path: Path = FILE) -> None:
        """In half precision."""
        np.savez_compressed(path, encoder=np.array(self.encoder), matrix=self.matrix.astype(np.float16))

    def moved(self, said: Vectors, meant: Vectors) -> Vectors:
        """The unit vector to look near."""
        found = self.matrix @ np.concatenate((said, meant))
        return np.asarray(found / (np.linalg.norm(found) + 1e-9), dtype=np.float32)


@cache
def adapter_of(encoder: str) -> Adapter | None:
    """The shipped one where it was learned for this encoder's vectors; none while it is being learned."""
    adapter = Adapter.load(FILE) if FILE.exists() else None
    return adapter if adapter and adapter.encoder == encoder else None
