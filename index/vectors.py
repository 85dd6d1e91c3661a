"""The only door to chromadb: nearest chunks by meaning. One collection a plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.chunks import Chunk
from index.embed import Vectors


class VectorsError(Exception):
    """A store that cannot be opened or read."""


class VectorStore:
    """Chunks' vectors in a Chroma collection; similarity is the cosine, 0–1 for what is asked here."""

    def __init__(self, client: Any, collection: Any) -> None:
        self._client, self._collection = client, collection

    @classmethod
    def open(cls, folder: Path, name: str) -> VectorStore:
        """The published collection; VectorsError when it is missing or damaged."""
        try:
            client = _client(folder)
            return cls(client, client.get_collection(name))
        except Exception as error:  # Chroma raises many types, its Rust core's own among them
            raise VectorsError(f"向量库 {folder.name} 无法打开（{type(error).__name__}）") from error

    @classmethod
    def build(cls, folder: Path, name: str, chunks: Sequence[Chunk], vectors: Vectors) -> VectorStore:
        """A new collection of all chunks."""
        client = _client(folder)
        collection = client.create_collection(name, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None)
        collection.add(ids=[chunk.id for chunk in chunks], embeddings=np.asarray(vectors), documents=[chunk.text for chunk in chunks])
        return cls(client, collection)

    def close(self) -> None:
        """Let go of the folder, so that it can be renamed or removed."""
        self._client.close()

    def __len__(self) -> int:
        return int(self._collection.count())

    def nearest(self, vector: Vectors, k: int) -> dict[str, float]:
        """Chunk id → similarity, best first."""
        found = self._collection.query(query_embeddings=[vector.tolist()], n_results=min(k, len(self)), include=["distances"])
        return {id: max(0.0, 1.0 - distance) for id, distance in zip(found["ids"][0], found["distances"][0], strict=True)}


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
