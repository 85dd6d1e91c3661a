"""The passages of a plan by words and by meaning, fused; each hit says why it is there.

>>> passages.best("普惠性幼儿园", (), "普惠性幼儿园要到多少")[0].why
'字词 1.00，语义 1.00：性幼、儿园、幼儿、惠性、普惠'
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from corpus.plan import Place
from index.adapter import Adapter
from index.chunks import Chunk
from index.embed import Encoder, Vectors
from index.findings import Hit
from index.home import NOWHERE, Home
from index.vectors import Near, VectorStore
from index.wordings import Like, Wordings
from index.words import WordIndex, held

CANDIDATES, KEPT = 30, 10  # looked at of what was found, and taken for evidence
DEPTH = 100  # chunks scored by words and by vectors each: one that only one of them puts far down is not a zero to the other
VECTOR_WEIGHT, FAR_WEIGHT = 0.5, 0.65  # of the fused score, and where the wording is far; the rest is words
CHINESE = re.compile("[\u4e00-\u9fff]")
FEW, WORDED_FAR = 3, 0.5  # passages looked at, and the share of a topic below which they hold little of it
AT_HOME = 0.05  # what standing where an earlier part was answered adds to the fused score
SHOWN = 400
SAYS, ADAPTED_SAYS = 0.7, 6.0  # what the nearness of a sentence's own meaning adds to it, and where the question's is moved to its answers
LATELY = 128  # searches that are remembered
NOTHING_NEAR = Near({}, {})


class Passages:
    """The chunks of one plan, ready to be sought; what was sought lately is not sought again, since the ways to read a turn mostly differ in what they do with what is found."""

    def __init__(self, chunks: Sequence[Chunk], words: WordIndex, vectors: VectorStore, wordings: Wordings, encoder: Encoder, adapter: Adapter | None) -> None:
        self.words, self.vectors, self.wordings, self.encoder, self.adapter = words, vectors, wordings, encoder, adapter
        self._by_id = {chunk.id: chunk for chunk in chunks}
        self._order = {chunk.id: n for n, chunk in enumerate(chunks)}
        self._fused = lru_cache(maxsize=LATELY)(self._fuse)
        self._near = lru_cache(maxsize=LATELY)(self._nearest)
        self._like = lru_cache(maxsize=LATELY)(self._likest)
        self._asked = lru_cache(maxsize=LATELY)(self._encoded)

    def forget(self) -> None:
        """Seek everything anew: for what is timed."""
        for kept in (self._fused, self._near, self._like, self._asked):
            kept.cache_clear()

    def taught(self, adapter: Adapter) -> None:
        """Seek with another adapter than the shipped one."""
        self.adapter = adapter
        self.forget()

    def best(
        self, topic: str, wider: Sequence[str], said: str | None, k: int = CANDIDATES, weight: float = VECTOR_WEIGHT, home: Home = NOWHERE, inside: str = ""
    ) -> tuple[Hit, ...]:  # fmt: skip
        """Chunks by fused score: each side divided by its own best, so that neither scale counts. `weight` 1 is vectors alone; without what was `said` words alone.

        Words are sought by topic and expansions, the meaning by all that was said: what reading a question takes off still means something;
        it is moved to where answers stand by the adapter, else half way to what the genre says for a `like` wording. How alike a passage is goes by
        topic and expansions again, lest the region's name or a greeting make everything alike. What is asked `inside` a section is found in that only.
        """
        return self._fused(topic, tuple(wider), said, k, weight, home, inside)

    def asked(self, topic: str, wider: Sequence[str], said: str) -> Vectors:
        """A row for all that was said, and one for topic and expansions."""
        return self._asked(said, " ".join((topic, *wider)))

    def like(self, topic: str, wider: Sequence[str], said: str) -> Like | None:
        """The wording most like what was said, where the plan's passages hold little of the topic."""
        return self._like(topic, tuple(wider), said)

    def _encoded(self, said: str, meant: str) -> Vectors:
        return self.encoder.queries([said, meant])

    def _fuse(self, topic: str, wider: tuple[str, ...], said: str | None, k: int, weight: float, home: Home, inside: str) -> tuple[Hit, ...]:
        text = " ".join((topic, *wider))
        depth = max(k, DEPTH)
        weight = 0.0 if said is None else weight
        near, alike = (NOTHING_NEAR, dict[str, float]()) if said is None else self._near(topic, wider, said, depth)
        weight = max(weight, FAR_WEIGHT) if said is not None and weight < 1 and self.like(topic, wider, said) else weight
        words = _scaled(self.words.best(text, depth)) if weight < 1 else {}
        vectors = _scaled(near.chunks)
        scores = {id: (1 - weight) * words.get(id, 0.0) + weight * vectors.get(id, 0.0) for id in {*words, *vectors}}
        scores = {id: score + AT_HOME * home.around(self._by_id[id].passage) for id, score in scores.items()} if home.labels else scores
        there = (id for id in scores if stands_in(inside, self._by_id[id].passage.place))
        best = sorted(there, key=lambda id: (-scores[id], self._order[id]))[:k]
        return tuple(
            self._hit(self._by_id[id], scores[id], words.get(id), vectors.get(id), alike.get(id, 0.0), near, text if n < KEPT else "")
            for n, id in enumerate(best)
        )

    def _nearest(self, topic: str, wider: tuple[str, ...], text: str, depth: int) -> tuple[Near, Mapping[str, float]]:
        """What is near to what was said; chunk id → similarity to topic and expansions."""
        said, meant = self.asked(topic, wider, text)
        like = self.like(topic, wider, text)
        asked = self.adapter.moved(said, meant) if self.adapter else like.vector if like else said
        (near,) = self.vectors.nearest(asked[np.newaxis], depth)
        alike = self.vectors.alike(meant, depth)
        return near, {id: max(alike.get(id, 0.0), value) for id, value in near.chunks.items()} if like else alike

    def _likest(self, topic: str, wider: tuple[str, ...], said: str) -> Like | None:
        far = CHINESE.search(topic) and self._held(topic, " ".join((topic, *wider))) < WORDED_FAR
        return self.wordings.like(self.asked(topic, wider, said)[0]) if far else None

    def _held(self, topic: str, text: str) -> float:
        """The share of the topic that the best passages by words hold."""
        own = self.words.said(topic)
        return max((own.share(held(self._by_id[id].embedded)) for id in self.words.best(text, FEW)), default=0.0)

    def _hit(self, chunk: Chunk, score: float, words: float | None, vectors: float | None, likeness: float, near: Near, text: str) -> Hit:
        """With why it was found: the scores, and where it is one of those kept the pairs it shares with the question, and how near each of its sentences is."""
        sides = [f"{name} {value:.2f}" for name, value in (("字词", words), ("语义", vectors)) if value is not None]
        shared = held(text) & held(chunk.embedded) if text else ()
        why = "，".join(sides) + ("：" + "、".join(sorted(shared, key=lambda token: (-self.words.rarity(token), token))[:5]) if shared else "")
        says = ADAPTED_SAYS if self.adapter else SAYS
        sentences = {start: says * value for start, value in near.sentences(chunk).items()} if text and near.records else {}
        return Hit("passage", round(min(score, 1.0), 4), why, chunk.text[:SHOWN], chunk.locator, chunk=chunk, likeness=likeness, sentences=sentences)


def stands_in(section: str, place: Place) -> bool:
    """Whether a place lies in a section, or in any where none is named."""
    return not section or place.section_label == section


def _scaled(scores: Mapping[str, float]) -> dict[str, float]:
    top = max(scores.values(), default=0.0)
    return {id: score / top for id, score in scores.items()} if top else {}
