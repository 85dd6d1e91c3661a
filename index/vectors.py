"""The only door to chromadb: nearest chunks by meaning. One collection a plan; a record for each chunk, and one for each of its sentences.

>>> [record.id for record in records_of([chunk])]
['chapter-10-section-3-1:0', 'chapter-10-section-3-1:0 1', 'chapter-10-section-3-1:0 2']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from index.chunks import Chunk
from index.embed import Vectors

LOOKED_AT = 200  # records, of chunks and sentences together
COLLECTION = re.compile(r"(?P<plan>.+?)-(?P<digest>[0-9a-f]{16})(?P<unfinished>-[0-9a-f]{8})?")  # what is not whole yet has a tail
EXACTLY = 1000  # candidates of the graph: nearly all of a plan, so that every build finds the same


class VectorsError(Exception):
    """A store that cannot be opened or read."""


class VectorsAway(VectorsError):
    """A server that does not answer: what it holds may well be whole."""


@dataclass(frozen=True)
class Record:
    """What one vector stands for: a chunk under its headings, or one of its sentences alone; `text` is what the plan says there."""

    id: str
    embedded: str
    text: str


def records_of(chunks: Iterable[Chunk]) -> list[Record]:
    """A chunk's own record has its id; its sentences' have the id, a space and a number, so that each points to its chunk."""
    records = []
    for chunk in chunks:
        records.append(Record(chunk.id, chunk.embedded, chunk.text))
        said = [chunk.passage.text[start:end] for start, end in chunk.sentences]
        records += [Record(f"{chunk.id} {n}", text, text) for n, text in enumerate(said, 1)]
    return records


@dataclass(frozen=True)
class Near:
    """Chunk id → similarity, best first, and the similarity of each sentence's record; one that is not among those looked at counts as the farthest of them."""

    chunks: Mapping[str, float]
    records: Mapping[str, float]

    @cached_property
    def _farthest(self) -> float:
        return min(self.records.values(), default=0.0)

    def sentences(self, chunk: Chunk) -> dict[int, float]:
        """Where a sentence of the chunk starts → its similarity."""
        return {start: self.records.get(f"{chunk.id} {n}", self._farthest) for n, (start, _) in enumerate(chunk.sentences, 1)}


@dataclass(frozen=True)
class Shelf:
    """Where a collection stands and what it is called: in a folder, or at a server's `address`."""

    address: str | None
    name: str


@dataclass(frozen=True)
class _Places:
    """Of each record the number of its chunk; records in two rows, of chunks themselves and of their sentences, in the order of chunks."""

    chunks: tuple[str, ...]
    records: tuple[NDArray[np.int64], NDArray[np.int64]]
    of: tuple[NDArray[np.int64], NDArray[np.int64]]

    @classmethod
    def of_ids(cls, ids: Sequence[str]) -> _Places:
        """By the ids of all records."""
        chunks = {chunk: n for n, chunk in enumerate(dict.fromkeys(_of(id)[0] for id in ids))}
        rows = [[(chunks[chunk], n) for n, (chunk, sentence) in enumerate(map(_of, ids)) if bool(sentence) is wanted] for wanted in (False, True)]
        split = [np.array(sorted(row), dtype=np.int64).reshape(-1, 2) for row in rows]
        return cls(tuple(chunks), (split[0][:, 1], split[1][:, 1]), (split[0][:, 0], split[1][:, 0]))

    def most(self, similarity: Vectors, which: int) -> Vectors:
        """Of each chunk the highest of its records of one row; 0 where it has none."""
        found = np.zeros(len(self.chunks), dtype=np.float32)
        np.maximum.at(found, self.of[which], similarity[self.records[which]])
        return found


class VectorStore:
    """Vectors in a Chroma collection; similarity is the cosine, 0–1 for what is asked here."""

    def __init__(self, client: Any, collection: Any, address: str | None = None) -> None:
        self._client, self._collection, self._address = client, collection, address
        self._count = int(collection.count())  # a published collection does not change

    @classmethod
    def open(cls, folder: Path, shelf: Shelf) -> VectorStore:
        """The published collection; VectorsError when it is missing or damaged, VectorsAway when its server does not answer."""
        try:
            client = _client(folder, shelf.address)
        except Exception as error:  # Chroma raises many types, its Rust core's own among them
            _forget()
            kind = VectorsAway if shelf.address else VectorsError
            raise kind(f"向量库 {shelf.address or folder.name} 无法打开（{type(error).__name__}）；请检查它的地址和文件") from error
        try:
            return cls(client, client.get_collection(shelf.name), shelf.address)
        except Exception as error:  # as above
            _forget()
            raise VectorsError(f"向量库 {shelf.address or folder.name} 里没有可用的 {shelf.name}（{type(error).__name__}）") from error

    @classmethod
    def build(cls, folder: Path, shelf: Shelf, records: Sequence[Record], vectors: Vectors) -> VectorStore:
        """A new collection of all records; on a server it has its name only once it is whole."""
        try:
            client = _client(folder, shelf.address)
            collection = client.create_collection(
                f"{shelf.name}-{uuid4().hex[:8]}",
                configuration={"hnsw": {"space": "cosine", "ef_search": EXACTLY, "ef_construction": LOOKED_AT, "num_threads": 1}},
                embedding_function=None,
            )
            _fill(collection, client.get_max_batch_size(), records, vectors)
            if shelf.name in {known.name for known in client.list_collections()}:
                client.delete_collection(shelf.name)
            collection.modify(name=shelf.name)
            return cls(client, collection, shelf.address)
        except Exception as error:  # as above
            raise VectorsError(f"向量库 {shelf.address or folder.name} 不能写入（{type(error).__name__}）；请检查它的地址、空间和权限") from error

    def close(self) -> None:
        """Let go of the folder, so that it can be renamed or removed."""
        self._client.close()

    def __len__(self) -> int:
        return self._count

    def nearest(self, vectors: Vectors, k: int) -> list[Near]:
        """For each row what is near it; a chunk's similarity is the mean of its own and its best sentence's."""
        try:
            found = self._collection.query(query_embeddings=vectors.tolist(), n_results=min(LOOKED_AT, self._count), include=["distances"])
        except Exception as error:  # as above; a model of another dimension than the index is one of them
            advice = "请检查 Chroma 服务 " + self._address if self._address else "向量模型可能换过，请删除数据目录里的 index 文件夹，下次启动会重建"
            raise VectorsError(f"向量库查询失败（{type(error).__name__}）：{advice}") from error
        rows = [
            {id: max(0.0, 1.0 - distance) for id, distance in zip(ids, distances, strict=True)}
            for ids, distances in zip(found["ids"], found["distances"], strict=True)
        ]
        return [Near(dict(_means(row)[:k]), row) for row in rows]

    def alike(self, vector: Vectors, k: int) -> Mapping[str, float]:
        """Chunk id → similarity, as `nearest` has it, without asking the store again: how alike what was found is to a second wording."""
        _, kept = self._kept
        similarity = np.maximum(kept @ vector, 0.0)
        looked_at = min(LOOKED_AT, len(similarity))
        farthest = np.partition(similarity, -looked_at)[-looked_at]
        own, best = (self._places.most(similarity, which) for which in (0, 1))
        among = np.flatnonzero(np.maximum(own, best) >= farthest)
        means = (np.maximum(own, farthest) + np.maximum(best, farthest)) / 2
        order = among[np.argsort(-means[among], kind="stable")][:k]
        return {self._places.chunks[n]: value for n, value in zip(order.tolist(), means[order].tolist(), strict=True)}

    def of(self, ids: Sequence[str]) -> Vectors:
        """The unit vectors of some records, a row for each."""
        known, kept = self._kept
        place = {id: n for n, id in enumerate(known)}
        return kept[[place[id] for id in ids]]

    @cached_property
    def _places(self) -> _Places:
        return _Places.of_ids(self._kept[0])

    @cached_property
    def _kept(self) -> tuple[list[str], Vectors]:
        """The id and the unit vector of every record: a few megabytes for the longest plan."""
        found = self._collection.get(include=["embeddings"])
        kept = np.asarray(found["embeddings"], dtype=np.float32)
        return found["ids"], kept / np.linalg.norm(kept, axis=1, keepdims=True)


def swept(address: str, current: Mapping[str, str]) -> list[str]:
    """Remove the collections of earlier indexes from a server, and say which; `current` is plan → the digest that it is asked by now.

    Whatever is none of ours stays, and so does a plan that is not named. VectorsAway when the server does not answer.

    >>> swept("http://127.0.0.1:8100", {"weibin-145": "1f0c9d2a7b3e4c55"})
    ['weibin-145-0a1b2c3d4e5f6071', 'weibin-145-77aa0b1c2d3e4f50-9e8d7c6b']
    """
    try:
        client = _client(Path(), address)
        old = sorted(name for name in (known.name for known in client.list_collections()) if _is_old(name, current))
        for name in old:
            client.delete_collection(name)
    except Exception as error:  # as above
        raise VectorsAway(f"向量库 {address} 不能清理（{type(error).__name__}）；请检查它的地址") from error
    return old


def _is_old(name: str, current: Mapping[str, str]) -> bool:
    """Of a plan we know, but of an earlier digest, or left by a build that was killed."""
    found = COLLECTION.fullmatch(name)
    if found is None or found["plan"] not in current:
        return False
    return found["digest"] != current[found["plan"]] or found["unfinished"] is not None


@lru_cache(maxsize=1 << 14)
def _of(id: str) -> tuple[str, str]:
    """The chunk of a record, and which of its sentences it is, if one."""
    chunk, _, sentence = id.partition(" ")
    return chunk, sentence


def _means(records: Mapping[str, float]) -> list[tuple[str, float]]:
    own: dict[str, float] = {}
    best: dict[str, float] = {}
    for id, similarity in records.items():
        chunk, sentence = _of(id)
        (best if sentence else own).setdefault(chunk, similarity)
    farthest = min(records.values(), default=0.0)
    means = {chunk: (own.get(chunk, farthest) + best.get(chunk, farthest)) / 2 for chunk in {**own, **best}}
    return sorted(means.items(), key=lambda pair: -pair[1])


def _fill(collection: Any, size: int, records: Sequence[Record], vectors: Vectors) -> None:
    for start in range(0, len(records), size):
        batch = records[start : start + size]
        collection.add(
            ids=[record.id for record in batch], embeddings=np.asarray(vectors[start : start + len(batch)]), documents=[record.text for record in batch]
        )


def _forget() -> None:
    """Chroma keeps a client for each folder, a broken one too; what is built there next would be read through it."""
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()


def _client(folder: Path, address: str | None) -> Any:
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if address is None:
        return chromadb.PersistentClient(str(folder), settings=settings)
    at = urlsplit(address)
    secure = at.scheme == "https"
    return chromadb.HttpClient(at.hostname or "", at.port or (443 if secure else 8000), ssl=secure, settings=settings)
