"""Chunks by meaning: a chunk is as near as its headings and its best sentence together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.plan import Plan
from index.chunks import chunks_of
from index.vectors import Record, Shelf, VectorsAway, VectorsError, VectorStore, records_of


def test_a_record_for_each_chunk_and_each_sentence(toy: Plan) -> None:
    chunks = chunks_of(toy)
    records = records_of(chunks)
    assert len({record.id for record in records}) == len(records) == len(chunks) + sum(len(chunk.sentences) for chunk in chunks)
    assert {record.id.partition(" ")[0] for record in records} == {chunk.id for chunk in chunks}


def test_the_best_sentence_counts_beside_the_chunk(tmp_path: Path) -> None:
    records = [Record(id, "", "") for id in ("a:0", "a:0 1", "a:0 2", "b:0")]
    vectors = np.eye(4, dtype=np.float32)[[0, 1, 2, 3]]
    store = VectorStore.build(tmp_path, Shelf(None, "toy"), records, vectors)
    asked = np.asarray([[0.6, 0.8, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]], dtype=np.float32)
    found, other = store.nearest(asked, 5)
    assert list(found) == ["a:0", "b:0"]
    assert found["a:0"] == pytest.approx((0.6 + 0.8) / 2, abs=1e-3)
    assert next(iter(other)) == "b:0"
    assert len(store) == 4
    store.close()


def test_a_model_of_another_dimension_is_said(tmp_path: Path) -> None:
    store = VectorStore.build(tmp_path, Shelf(None, "toy"), [Record("a:0", "", "")], np.ones((1, 4), dtype=np.float32))
    with pytest.raises(VectorsError, match="下次启动会重建"):
        store.nearest(np.ones((1, 3), dtype=np.float32), 1)
    store.close()


def test_a_server_that_is_away_is_told_from_a_damaged_store(tmp_path: Path) -> None:
    with pytest.raises(VectorsAway, match="127.0.0.1:1"):
        VectorStore.open(tmp_path, Shelf("http://127.0.0.1:1", "toy"))
    with pytest.raises(VectorsError) as missing:
        VectorStore.open(tmp_path, Shelf(None, "toy"))
    assert not isinstance(missing.value, VectorsAway)
