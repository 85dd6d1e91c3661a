"""The model by folder with its own prompts, or by a server's address; what cannot be used is said in one sentence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from index.embed import SHIPPED, EncoderError, SentenceEncoder, ServedEncoder, encoder_of


class Server(BaseHTTPRequestHandler):
    """Answers /embed with the texts' lengths and knows its model."""

    def do_GET(self) -> None:
        self._answer({"model_id": "lengths", "model_sha": "1"})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer([[float(len(text)), 1.0] for text in body["inputs"]] if all(body["inputs"]) else {"error": "empty"})

    def _answer(self, answer: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_server_by_its_address(address: str) -> None:
    encoder = encoder_of(address)
    assert isinstance(encoder, ServedEncoder)
    vectors = encoder.passages(["看病"] * 40)
    assert vectors.shape == (40, 2)
    assert np.allclose(vectors, np.asarray([2.0, 1.0]) / np.sqrt(5))
    assert np.allclose(encoder.queries([""])[0], np.asarray([1.0, 1.0]) / np.sqrt(2))
    assert np.allclose(encoder.queries(["长" * 10_000])[0][1] * 2000, 1, atol=0.01)
    assert encoder.digest == ServedEncoder(address).digest != ServedEncoder(address.replace("127.0.0.1", "localhost")).digest


def test_a_server_that_is_not_there() -> None:
    for ask in (lambda encoder: encoder.queries(["看病"])[0], lambda encoder: encoder.digest):
        with pytest.raises(EncoderError, match="请检查 PLANQA_ENCODER") as error:
            ask(ServedEncoder("http://127.0.0.1:9"))
        assert "\n" not in str(error.value)


def test_prompts_as_the_model_wants_them(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "model")
    config = tmp_path / "model" / "config_sentence_transformers.json"
    config.write_text(json.dumps(json.loads(config.read_text("utf-8")) | {"prompts": {"query": "问题：", "document": "段落："}}), "utf-8")
    plain, prompted = SentenceEncoder(), SentenceEncoder(tmp_path / "model")
    assert np.allclose(prompted.queries(["看病方便吗"])[0], plain.queries(["问题：看病方便吗"])[0], atol=1e-5)
    assert np.allclose(prompted.passages(["看病方便吗"]), plain.passages(["段落：看病方便吗"]), atol=1e-5)
    assert prompted.digest != plain.digest


def test_empty_and_long_queries() -> None:
    encoder = SentenceEncoder()
    assert np.isfinite(encoder.queries([""])[0]).all()
    assert np.allclose(encoder.queries(["看病" * 1000])[0], encoder.queries(["看病" * 100_000])[0])


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="没有向量模型文件夹"):
        SentenceEncoder(tmp_path / "none").passages(["看病"])


@pytest.mark.parametrize("broken", ["model.safetensors", "tokenizer.json", "modules.json"])
def test_a_broken_folder_is_named(tmp_path: Path, broken: str) -> None:
    shutil.copytree(SHIPPED, tmp_path / "model")
    (tmp_path / "model" / broken).write_bytes(b"damaged")
    with pytest.raises(EncoderError, match="请检查 PLANQA_ENCODER") as error:
        SentenceEncoder(tmp_path / "model").queries(["看病"])[0]
    assert "\n" not in str(error.value)
