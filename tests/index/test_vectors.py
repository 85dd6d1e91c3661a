"""Chunks by meaning: a chunk is as near as its headings and its best sentence together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.plan import Plan
from index import vectors
from index.chunks import chunks_of
from index.vectors import Near, Record, Shelf, VectorsAway, VectorsError, VectorStore, records_of, swept


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
    assert list(found.chunks) == ["a:0", "b:0"]
    assert found.chunks["a:0"] == pytest.approx((0.6 + 0.8) / 2, abs=1e-3)
    assert found.records["a:0 1"] == pytest.approx(0.8, abs=1e-3)
    assert next(iter(other.chunks)) == "b:0"
    assert len(store) == 4
    assert store.alike(asked[0], 5) == pytest.approx(dict(found.chunks), abs=1e-3)  # the same without the store
    store.close()


def test_each_sentence_has_its_own_similarity_and_one_not_looked_at_the_least(toy: Plan) -> None:
    chunk = next(chunk for chunk in chunks_of(toy) if len(chunk.sentences) > 1)
    (first, _), (second, _), *_ = chunk.sentences
    told = Near({chunk.id: 0.7}, {f"{chunk.id} 1": 0.9, "other:0": 0.2}).sentences(chunk)
    assert (told[first], told[second]) == (0.9, 0.2)


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


def test_earlier_collections_go_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = vectors._client(tmp_path, None)
    monkeypatch.setattr(vectors, "_client", lambda folder, address: client)
    now, before = "a" * 16, "b" * 16
    kept = [f"weibin-145-{now}", f"other-plan-{before}", "weibin-145", "somebody-else", f"weibin-145-more-{before}"]
    for name in (*kept, f"weibin-145-{before}", f"weibin-145-{now}-01234567", f"weibin-145-{before}-01234567"):
        client.create_collection(name)
    assert swept("http://server", {"weibin-145": now}) == [f"weibin-145-{now}-01234567", f"weibin-145-{before}", f"weibin-145-{before}-01234567"]
    assert {known.name for known in client.list_collections()} == set(kept)
    assert swept("http://server", {"weibin-145": now}) == []


def test_a_server_that_is_away_cannot_be_swept() -> None:
    with pytest.raises(VectorsAway, match="127.0.0.1:1"):
        swept("http://127.0.0.1:1", {"weibin-145": "a" * 16})
