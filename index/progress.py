"""How far the opening of a plan has come, for whoever waits: written by the thread that opens it, read by the window.

>>> opening.step, opening.share
('vectors', 0.85)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.embed import Encoder, Vectors

AT_ONCE = 64  # texts between two reports


@dataclass
class Opening:
    """The step and the share of the whole that is done."""

    step: str = "reading"
    share: float = 0.0

    def at(self, step: str, share: float) -> None:
        """Begin a step."""
        self.step, self.share = step, share

    def telling(self, encoder: Encoder, until: float) -> Encoder:
        """The encoder, which now tells how far it is with its passages; `until` is the share when they are done."""
        return Telling(encoder, self, until)


@dataclass(frozen=True)
class Telling:
    """An encoder that reports piece by piece; its vectors are those of the encoder."""

    encoder: Encoder
    opening: Opening
    until: float

    @property
    def digest(self) -> str:
        """The encoder's."""
        return self.encoder.digest

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row a text."""
        begun, rows = self.opening.share, []
        for start in range(0, len(texts), AT_ONCE):
            rows.append(self.encoder.passages(texts[start : start + AT_ONCE]))
            self.opening.share = begun + (self.until - begun) * min(1.0, (start + AT_ONCE) / len(texts))
        return np.concatenate(rows)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One unit row a question."""
        return self.encoder.queries(texts)
