"""From lay wordings to real paragraphs: those under the headings that say nearly what the official wording says.

路不好走 → 完善城市路网 → the paragraph under 完善城市道路网络 in some report: one wording reaches many official words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoder.texts import Pair

NEAREST = 4  # paragraphs for each official wording
ALIKE = 0.7  # the cosine below which a heading means something else
LONGEST_HEADING = 30  # characters


def bridged(lay: Sequence[Pair], pairs: Sequence[Pair], encode: Callable[[Sequence[str]], NDArray[np.float32]]) -> list[Pair]:
    """The lay pairs again, with paragraphs in place of the official wording."""
    headed = [pair for pair in pairs if len(pair.question) <= LONGEST_HEADING]
    meant = list(dict.fromkeys(pair.passage for pair in lay))
    if not headed or not meant:
        return []
    heads = encode([pair.question for pair in headed])
    paragraphs: dict[str, list[str]] = {}
    for official, vector in zip(meant, encode(meant), strict=True):
        likeness = heads @ vector
        nearest = np.argsort(-likeness, kind="stable")[:NEAREST]
        paragraphs[official] = [headed[n].passage for n in nearest if likeness[n] >= ALIKE]
    return [pair._replace(passage=passage) for pair in lay for passage in paragraphs[pair.passage]]
