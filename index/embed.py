"""The only door to sentence_transformers: passages() and query().

The model is loaded at the first call, not at the first import, since a question that the ledger answers needs none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

SHIPPED = Path(__file__).parent / "encoder" / "model"
Vectors = NDArray[np.float32]


class EncoderError(Exception):
    """A model that cannot be used; the message names it and what to do."""


class Encoder(Protocol):
    """What search needs of a model: unit vectors of one length, and a digest that changes with the model."""

    @property
    def digest(self) -> str:
        """Hexadecimal."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""

    def query(self, text: str) -> Vectors:
        """One vector."""


class SentenceEncoder:
    """A SentenceTransformer by folder or by name of one that is already on this machine; nothing is downloaded."""

    def __init__(self, model: str | Path = SHIPPED) -> None:
        self._name = str(model)
        self._model: Any = None
        self._lock = Lock()

    @property
    def digest(self) -> str:
        """Of the weights for a folder, of the name for a name."""
        folder = Path(self._name)
        weights = sorted(folder.glob("**/*.safetensors")) if folder.is_dir() else []
        content = b"".join(path.read_bytes() for path in weights) or self._name.encode()
        return hashlib.sha256(content).hexdigest()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row a text."""
        return self._encode(list(texts), "encode_document")

    def query(self, text: str) -> Vectors:
        """One unit vector."""
        return np.asarray(self._encode([text], "encode_query")[0], dtype=np.float32)

    def _encode(self, texts: list[str], method: str) -> Vectors:
        vectors = getattr(self._loaded(), method)(texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(vectors, dtype=np.float32)

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                from sentence_transformers import SentenceTransformer

                try:
                    self._model = SentenceTransformer(self._name, device="cpu", local_files_only=True)
                except (OSError, ValueError, KeyError) as error:
                    raise EncoderError(f"无法载入向量模型“{self._name}”，请检查 PLANQA_ENCODER 指向的文件夹（{type(error).__name__}）") from error
            return self._model
