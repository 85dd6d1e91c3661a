"""The only door to sentence_transformers: passages() and queries(), by a folder, a name, or a server's address.

The model is loaded at the first call, not at the first import, since a question that the ledger answers needs none.
"""

from __future__ import annotations

import hashlib
import json
import urllib.request
from collections.abc import Sequence
from functools import cached_property
from http.client import HTTPException
from pathlib import Path
from threading import Lock
from typing import Any, Protocol
from urllib.error import HTTPError

import numpy as np
from numpy.typing import NDArray

SHIPPED = Path(__file__).parent / "encoder" / "model"
LONGEST = 2000  # characters of a query that are encoded: as many as a question may have
AT_ONCE = 32  # texts a request, which text-embeddings servers take by default
PATIENCE = 30.0  # seconds for one request
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

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One row a question."""


def encoder_of(model: str | Path = SHIPPED) -> Encoder:
    """What PLANQA_ENCODER names: a server for an address, else a folder or the name of a model on this machine."""
    return ServedEncoder(str(model)) if str(model).startswith(("http://", "https://")) else SentenceEncoder(model)


class SentenceEncoder:
    """A SentenceTransformer by folder or by name of one that is already on this machine; nothing is downloaded.

    A model whose own configuration holds prompts (`query: `, `passage: `) gets them: encode_query and encode_document see to it.
    """

    def __init__(self, model: str | Path = SHIPPED) -> None:
        self._name = str(model)
        self._model: Any = None
        self._lock = Lock()

    @property
    def digest(self) -> str:
        """Of the weights, the tokenizer and the prompts for a folder, of the name for a name."""
        folder = Path(self._name)
        files = sorted({*folder.glob("**/*.safetensors"), *folder.glob("**/tokenizer.json"), *folder.glob("config*.json")}) if folder.is_dir() else []
        content = b"".join(path.read_bytes() for path in files) or self._name.encode()
        return hashlib.sha256(content).hexdigest()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row a text."""
        return self._encode(list(texts), "encode_document")

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One unit row a question."""
        return self._encode([text[:LONGEST] for text in texts], "encode_query")

    def _encode(self, texts: list[str], method: str) -> Vectors:
        vectors = getattr(self._loaded(), method)(texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(vectors, dtype=np.float32)

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                if Path(self._name).is_absolute() and not Path(self._name).is_dir():  # the library would take it for a name and say more
                    raise EncoderError(f"没有向量模型文件夹“{self._name}”，请检查 PLANQA_ENCODER")
                import torch
                from sentence_transformers import SentenceTransformer

                torch.set_num_threads(1)  # a question is a row or two: waking threads costs more than they bring

                try:
                    # In single precision: half is slower on a CPU, and makes a text without a known piece not a number.
                    self._model = SentenceTransformer(self._name, device="cpu", local_files_only=True).float()
                except Exception as error:  # a broken folder raises whatever its reader does: safetensors, tokenizers and json each their own
                    raise EncoderError(f"无法载入向量模型“{self._name}”，请检查 PLANQA_ENCODER 指向的文件夹（{type(error).__name__}）") from error
            return self._model


class ServedEncoder:
    """A text-embeddings server: POST {address}/embed {"inputs": ["看病方便吗"]} → [[0.1, …]]."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    @cached_property
    def digest(self) -> str:
        """Of the address and of the model that the server says it holds, where it says so."""
        try:
            info = self._asked("info")
        except EncoderError as error:
            if not isinstance(error.__cause__, HTTPError):
                raise
            info = {}  # a server without /info
        model = [str(info.get(key)) for key in ("model_id", "model_sha")] if isinstance(info, dict) else []
        return hashlib.sha256("\n".join([self._address, *model]).encode()).hexdigest()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row a text."""
        return np.concatenate([self._embedded(texts[start : start + AT_ONCE]) for start in range(0, len(texts), AT_ONCE)])

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One unit row a question."""
        return self._embedded([text[:LONGEST] for text in texts])

    def _embedded(self, texts: Sequence[str]) -> Vectors:
        """What the server answers, made unit length; it refuses an empty text, so a space stands for one."""
        answer = self._asked("embed", {"inputs": [text or " " for text in texts], "truncate": True})
        try:
            vectors = np.asarray(answer, dtype=np.float32).reshape(len(texts), -1)
        except (TypeError, ValueError) as error:
            raise self._failed("回答的不是向量") from error
        return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9), dtype=np.float32)

    def _asked(self, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._address}/{path}", data, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as response:
                return json.load(response)
        except HTTPError as error:
            raise self._failed(f"状态 {error.code}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise self._failed(f"没有回答，{type(error).__name__}") from error

    def _failed(self, how: str) -> EncoderError:
        return EncoderError(f"向量服务“{self._address}”不能用（{how}），请检查 PLANQA_ENCODER 的地址和服务是否在运行")
