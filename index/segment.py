"""What in a text carries meaning: words cut and tagged by jieba; the only door to rjieba.

>>> [(word, share) for word, share in content("至少得涨几个百分点") if share > 0.5]
[]
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import rjieba

# What a word of a class says of the subject: nouns and names all, verbs and adjectives some, function words hardly anything.
SHARES = {"n": 1.0, "v": 0.6, "a": 0.5, "j": 1.0, "l": 1.0, "i": 1.0, "s": 0.8, "b": 0.9, "eng": 1.0, "z": 0.4}
NOMINAL = ("vn", "an", "nz", "ns", "nt", "nr", "ng", "n")
THINGS = ("nz", "ns", "nt", "n", "j")
LITTLE = 0.12


@lru_cache(maxsize=4096)
def content(text: str) -> tuple[tuple[str, float], ...]:
    """The words of a text in order, each with how much it says (0–1)."""
    return tuple((word, _share(word, tag)) for word, tag in rjieba.tag(text))


@lru_cache(maxsize=4096)
def things(text: str) -> tuple[str, ...]:
    """The nouns of a text in order, without those that are verbs as well (研究, 治理).

    >>> things("人均住房面积")
    ('人均', '住房面积')
    """
    return tuple(word for word, tag in rjieba.tag(text) if tag in THINGS or word.isascii())


def is_word(text: str) -> bool:
    """Whether the dictionary has it: 中途, 数字."""
    return bool(rjieba.has_word(text))


def _share(word: str, tag: str) -> float:
    if tag in NOMINAL or word.isascii():
        return 1.0
    return SHARES.get(tag[:1], LITTLE) if tag not in ("zg", "ad", "vd") else LITTLE


def shares(text: str) -> Iterator[tuple[str, float]]:
    """Each pair of neighbouring characters with the lesser share of the two words it stands in; a lone character with its own."""
    chars = [(char, share) for word, share in content(text) for char in word]
    yield from ((char, share) for char, share in chars)
    yield from ((one + two, min(first, second)) for (one, first), (two, second) in zip(chars, chars[1:], strict=False))
