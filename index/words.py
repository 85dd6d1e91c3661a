"""Lexical search: BM25 over pairs of Chinese characters and whole Latin words or numbers.

>>> tokens("2025年GDP目标")
('2025', 'gdp', '目标', '年')
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import bm25s

from index.chunks import Chunk
from index.segment import LITTLE, shares

STRANGE = 0.3  # what a verb or adjective that the plan never uses still counts; an unknown noun counts whole
RAREST = 2  # chunks: what stands once is often chance, and so is what never does
WORD = re.compile(r"[a-z0-9.+]+|[\u4e00-\u9fff]+")


@lru_cache(maxsize=1 << 15)
def tokens(text: str) -> tuple[str, ...]:
    """Pairs of neighbouring characters, a lone character as itself, Latin words and numbers whole."""
    return tuple(token for run in WORD.findall(text.lower()) for token in _of_run(run))


@lru_cache(maxsize=1 << 15)
def held(text: str) -> frozenset[str]:
    """The tokens of a text, each once."""
    return frozenset(tokens(text))


def _of_run(run: str) -> Iterable[str]:
    if run[0].isascii() or len(run) == 1:
        return (run,)
    return (run[n : n + 2] for n in range(len(run) - 1))


@dataclass(frozen=True)
class Weighed:
    """Tokens with how rare each is in the plan: computed once, held against many texts."""

    weights: Mapping[str, float]
    total: float

    def share(self, have: Container[str]) -> float:
        """The share of the weight whose tokens are among `have`; 0 when there are none."""
        return sum(weight for token, weight in self.weights.items() if token in have) / self.total if self.total else 0.0


class WordIndex:
    """BM25 over chunks, and how rare each pair of characters is in the plan."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._ids = [chunk.id for chunk in chunks]
        documents = [tokens(chunk.embedded) for chunk in chunks]
        self._bm25 = bm25s.BM25()
        self._bm25.index([list(document) for document in documents], show_progress=False)
        self._frequency = Counter(token for document in documents for token in set(document))
        self._rarity = {token: self._weight(count) for token, count in self._frequency.items()}
        self._said = lru_cache(maxsize=1 << 10)(self._weighed)  # a topic is held against facts, places and passages alike
        self._names: frozenset[str] = frozenset()
        self._region: frozenset[str] = frozenset()

    def name(self, names: Iterable[str], regions: Iterable[str]) -> None:
        """What the plan calls things, whose pairs count whole whatever class of word they are (四大, 突出); its region and those it lies in, which say little."""
        self._region = frozenset(token for region in regions for token in tokens(region))
        self._names = frozenset(token for name in names for token in tokens(name)) - self._region

    def best(self, text: str, k: int) -> dict[str, float]:
        """Chunk id → BM25 score, best first, zeros left out."""
        wanted = [token for token in dict.fromkeys(tokens(text)) if token in self._frequency]
        if not wanted:
            return {}
        scores = self._bm25.get_scores(wanted)
        order = scores.argsort()[::-1][:k]
        return {self._ids[n]: float(scores[n]) for n in order if scores[n] > 0}

    def rarity(self, token: str) -> float:
        """Inverse document frequency, at least 0; a token the plan never uses weighs no more than one it uses twice."""
        return self._rarity.get(token) or self._weight(0)

    def _weight(self, count: int) -> float:
        return math.log(1 + (len(self._ids) + 1) / (max(count, RAREST) + 0.5))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every token of the plan."""
        return frozenset(self._frequency)

    def knows(self, token: str) -> bool:
        """Whether the plan uses it at all."""
        return token in self._frequency

    def meaningful(self, text: str) -> tuple[str, ...]:
        """The text's tokens without pairs that only arise between two words: unknown, and both characters held by known pairs.

        业上 in 企业上市 goes, since 企业 and 上市 are known; 孤儿 in 孤儿救助 stays, since no known pair holds 孤.
        """
        found = tokens(text)
        held = {char for token in found if self.knows(token) for char in token}
        return tuple(token for token in found if self.knows(token) or (len(token) > 1 and not set(token) <= held))

    def said(self, text: str) -> Weighed:
        """The tokens of what a user says, with their rarity and with how much words of their class say."""
        return self._said(text)

    def _weighed(self, text: str) -> Weighed:
        how_much: dict[str, float] = {}
        for token, share in shares(text.lower()):
            how_much[token] = max(how_much.get(token, 0.0), share)
        weights = {token: self.rarity(token) * self._share(token, how_much.get(token, 1.0)) for token in self.meaningful(text)}
        return Weighed(weights, sum(weights.values()))

    def _share(self, token: str, by_class: float) -> float:
        if token in self._names:
            return 1.0
        if token in self._region:
            return LITTLE
        return by_class if self.knows(token) or by_class == 1.0 else by_class * STRANGE

    def weigh(self, wanted: Iterable[str]) -> Weighed:
        """Tokens with their rarity."""
        weights = {token: self.rarity(token) for token in wanted}
        return Weighed(weights, sum(weights.values()))
