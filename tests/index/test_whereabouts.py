"""Where the answer to a turn stands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.plan import Plan
from index import whereabouts
from index.chunks import chunks_of
from index.search import Index
from index.whereabouts import Exchange, Pointer, Stands, Whereabouts, pointer_of, sentences_of


def as_it_is(size: int) -> Pointer:
    """What is said now decides alone, and nothing moves."""
    talk = np.hstack([np.eye(size), np.zeros((size, 3 * size))]).astype(np.float32)
    return Pointer("e", talk, np.eye(size, dtype=np.float32))


def test_it_is_read_as_it_was_saved(tmp_path: Path) -> None:
    as_it_is(3).save(tmp_path / "whereabouts.npz")
    again = Pointer.load(tmp_path / "whereabouts.npz")
    assert again.encoder == "e" and np.array_equal(again.talk, as_it_is(3).talk) and np.array_equal(again.plan, as_it_is(3).plan)


def test_another_encoder_or_none_trained_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whereabouts, "FILE", tmp_path / "whereabouts.npz")
    assert pointer_of.__wrapped__("e") is None
    as_it_is(3).save(tmp_path / "whereabouts.npz")
    assert pointer_of.__wrapped__("other") is None
    assert pointer_of.__wrapped__("e") is not None


def test_a_sentence_said_whole_stands_nearest(toy_index: Index) -> None:
    sentence = toy_index.sentences[2]
    exchange = toy_index.exchanged(Exchange(sentence.text, "城镇化率", "65%"))
    pointer = as_it_is(exchange.shape[1])
    stands = Whereabouts(toy_index.chunks, toy_index.vectors, pointer).of(exchange)
    assert stands.best[0].text == sentence.text
    assert stands.nearest == pytest.approx(1.0, abs=1e-3) == stands.of(*sentence)


def test_a_piece_stands_as_near_as_the_nearest_sentence_in_it(toy: Plan) -> None:
    chunk = next(chunk for chunk in chunks_of(toy) if len(chunk.sentences) > 1)
    (start, middle), (_, end), *_ = chunk.sentences
    sentences = sentences_of([chunk])
    stands = Stands(sentences, np.linspace(0.2, 0.9, len(sentences)).astype(np.float32))
    assert stands.of(chunk.passage, start, middle) == pytest.approx(0.2)
    assert stands.of(chunk.passage, start, end) == pytest.approx(float(stands.nearness[1]))
    assert stands.of(toy.passages[-1], 0, 5) == 0.0  # of which no sentence is known
    assert stands.best[0] == sentences[-1]


def test_nothing_stands_anywhere_without_weights(toy_index: Index) -> None:
    assert toy_index.whereabouts is None
    stands = toy_index.stands(Exchange("城镇化率"))
    assert stands.best == () and stands.nearest == 0.0


def test_what_there_was_not_is_nothing(toy_index: Index) -> None:
    rows = toy_index.exchanged(Exchange("城镇化率"))
    assert rows.shape[0] == 4 and not rows[1].any() and not rows[2].any()
    assert np.array_equal(rows[0], rows[3])  # what was asked before and now, together


@pytest.mark.parametrize(("exchange", "answer"), [
    (Exchange("主要放在哪条街上", "夜间经济怎么发展", "鼓励发展夜间经济：进一步提升我区夜间消费的品质和内涵"), "东方文化"),
    (Exchange("住的地方呢", "我想搬进装备园区，园区要建成多大", "力争园区入驻亿元以上装备制造业项目20个，总投资达到100亿元以上"), "人才公寓"),
])  # fmt: skip
def test_a_later_turn_is_answered_where_the_talk_points(index: Index, exchange: Exchange, answer: str) -> None:
    assert any(answer in sentence.text for sentence in index.stands(exchange).best[:5])
