"""What moves a question's vector: kept as saved, of one encoder only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import adapter
from index.adapter import Adapter, adapter_of
from index.embed import SentenceEncoder
from index.search import Index

TURNED = Adapter("a1", np.array([[0.0, 1.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.5]], dtype=np.float32))


def test_it_is_read_as_it_was_saved(tmp_path: Path) -> None:
    TURNED.save(tmp_path / "adapter.npz")
    again = Adapter.load(tmp_path / "adapter.npz")
    assert again.encoder == "a1" and np.array_equal(again.matrix, TURNED.matrix)


def test_what_was_said_and_meant_moves_to_a_unit_vector() -> None:
    moved = TURNED.moved(np.array([1.0, 0.0], dtype=np.float32), np.array([0.0, 2.0], dtype=np.float32))
    assert moved.tolist() == pytest.approx([0.0, 1.0])
    assert np.linalg.norm(TURNED.moved(np.zeros(2, dtype=np.float32), np.zeros(2, dtype=np.float32))) == 0.0  # nothing known was said


def test_another_encoder_or_none_trained_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "FILE", tmp_path / "adapter.npz")
    assert adapter_of.__wrapped__("a1") is None
    TURNED.save(tmp_path / "adapter.npz")
    assert adapter_of.__wrapped__("other") is None
    assert adapter_of.__wrapped__("a1") is not None


def test_the_shipped_one_is_of_the_shipped_encoder(index: Index, toy_index: Index) -> None:
    assert index.passages.adapter is not None and index.passages.adapter.encoder == SentenceEncoder().digest
    assert toy_index.passages.adapter is None


@pytest.mark.parametrize(("said", "answer"), [
    ("河边那些老房子要护着哪两处", "河朔图书馆"), ("有人拿了地好几年不盖", "圈而不建"), ("娃上学教室坐不下", "大班额"), ("我家门口老堵车", "断头路"),
])  # fmt: skip
def test_lay_words_are_found_among_the_first_by_meaning(index: Index, said: str, answer: str) -> None:
    found = index.passages.best(said, (), said, 3, weight=1.0)
    assert any(hit.chunk and answer in hit.chunk.text for hit in found)
