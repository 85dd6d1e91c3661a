"""How far the opening of a plan has come, for whoever waits: written by the thread that opens it, read by the window.

>>> opening.step, opening.share
('vectors', 0.55)
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

    def encoded(self, texts: Sequence[str], encoder: Encoder, until: float) -> Vectors:
        """The passages' vectors, reported piece by piece up to `until`."""
        begun, rows = self.share, []
        for start in range(0, len(texts), AT_ONCE):
            rows.append(encoder.passages(texts[start : start + AT_ONCE]))
            self.share = begun + (until - begun) * min(1.0, (start + AT_ONCE) / len(texts))
        return np.concatenate(rows)
