"""Where in the plan the answer to a turn stands, told from the talk itself, without reading what it asks.

A question's vector and a sentence's are moved towards each other by two matrices, learned from the conversations among the cases beside the
sentences that answer their turns (`python -m evals learn`):

>>> index.stands(Exchange("主要放在哪条街上", "夜间经济怎么发展", "鼓励发展夜间经济：…")).best[0].text
'支持东方文化商业步行街等主要商圈和商业街突出文化、旅游、休闲等特色，适当延长营业时间，…'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.plan import Passage
from index.chunks import Chunk
from index.embed import Encoder, Vectors
from index.vectors import VectorStore

FILE = Path(__file__).parent / "encoder" / "whereabouts.npz"
ANSWERED = 400  # characters of the last answer


class Exchange(NamedTuple):
    """A turn, the user's turn before it and what that was answered, as they were written; empty where there was none."""

    said: str
    asked: str = ""
    answered: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What is encoded of it."""
        return (self.said, self.asked, self.answered[:ANSWERED], self.asked + self.said)


class Sentence(NamedTuple):
    """`passage.text[start:end]`."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The plan's own words."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True)
class Pointer:
    """`talk`: dimensions × four times the dimensions, for the vectors of a talk's texts; `plan`: dimensions × dimensions, for a sentence's."""

    encoder: str
    talk: Vectors
    plan: Vectors

    @classmethod
    def load(cls, path: Path = FILE) -> Pointer:
        """As it was saved."""
        with np.load(path, allow_pickle=False) as file:
            return cls(str(file["encoder"]), file["talk"].astype(np.float32), file["plan"].astype(np.float32))

    def save(self, path: Path = FILE) -> None:
        """In half precision."""
        np.savez_compressed(path, encoder=np.array(self.encoder), talk=self.talk.astype(np.float16), plan=self.plan.astype(np.float16))


@cache
def pointer_of(encoder: str) -> Pointer | None:
    """The shipped one where it was learned for this encoder's vectors; none while it is being learned."""
    pointer = Pointer.load(FILE) if FILE.exists() else None
    return pointer if pointer and pointer.encoder == encoder else None


@dataclass(frozen=True)
class Stands:
    """How near each sentence stands to the answer of one turn: `nearness` has a row for each of `sentences`, 1 the nearest that may be."""

    sentences: Sequence[Sentence]
    nearness: Vectors

    @cached_property
    def best(self) -> tuple[Sentence, ...]:
        """The nearest first."""
        return tuple(self.sentences[n] for n in np.argsort(-self.nearness, kind="stable"))

    @cached_property
    def nearest(self) -> float:
        """Of the best."""
        return float(self.nearness.max(initial=0.0))

    def of(self, passage: Passage, start: int, end: int) -> float:
        """Of the nearest sentence that lies in a piece of a passage; 0 where there is none."""
        rows = [row for row, first, last in self._rows.get(passage.char_start, ()) if first < end and start < last]
        return float(self.nearness[rows].max(initial=0.0))

    @cached_property
    def _rows(self) -> dict[int, list[tuple[int, int, int]]]:
        found: dict[int, list[tuple[int, int, int]]] = {}
        for row, (passage, start, end) in enumerate(self.sentences):
            found.setdefault(passage.char_start, []).append((row, start, end))
        return found


class Whereabouts:
    """The sentences of a plan, moved to where exchanges are moved to."""

    def __init__(self, chunks: Sequence[Chunk], vectors: VectorStore, pointer: Pointer) -> None:
        self.sentences, self._pointer = sentences_of(chunks), pointer
        self._moved = _unit(vectors.of(tuple(_records(chunks))) @ pointer.plan.T)

    def of(self, exchange: Vectors) -> Stands:
        """Where the answer to a turn stands, by the vectors of its exchange, a row for each of its texts."""
        moved = _unit(self._pointer.talk @ exchange.reshape(-1))
        return Stands(self.sentences, np.asarray(self._moved @ moved, dtype=np.float32))


def sentences_of(chunks: Sequence[Chunk]) -> tuple[Sentence, ...]:
    """Every sentence of a plan."""
    return tuple(Sentence(chunk.passage, start, end) for chunk in chunks for start, end in chunk.sentences)


def encoded(exchange: Exchange, encoder: Encoder) -> Vectors:
    """A row for each text of an exchange, of zeros where there is none."""
    texts = [text for text in exchange.texts if text]
    known = dict(zip(texts, encoder.queries(texts), strict=True))
    nothing = np.zeros_like(known[texts[0]])
    return np.stack([known.get(text, nothing) for text in exchange.texts])


def _records(chunks: Sequence[Chunk]) -> Iterator[str]:
    """What the store calls each sentence."""
    yield from (f"{chunk.id} {n}" for chunk in chunks for n, _ in enumerate(chunk.sentences, 1))


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-9), dtype=np.float32)
