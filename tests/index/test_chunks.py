"""Chunks keep to their section and box, and show only the plan's own words."""

from __future__ import annotations

from corpus.plan import Plan
from index.chunks import LONGEST, chunks_of


def test_chunks_are_pieces_of_passages(plan: Plan) -> None:
    for chunk in chunks_of(plan):
        assert chunk.text == chunk.passage.text[chunk.start : chunk.end]
        assert chunk.locator.place is chunk.passage.place


def test_chunks_hold_every_sentence_once(plan: Plan) -> None:
    chunks = chunks_of(plan)
    for passage in plan.passages:
        mine = [c for c in chunks if c.passage is passage]
        assert passage.kind == "heading" or "".join(c.text for c in mine) == passage.text


def test_long_passages_are_cut_between_sentences(plan: Plan) -> None:
    for chunk in chunks_of(plan):
        assert len(chunk.text) <= LONGEST or chunk.text.count("。") == 1 or chunk.passage.kind == "row"


def test_trail_is_embedded_and_not_shown(toy: Plan) -> None:
    row = next(c for c in chunks_of(toy) if c.passage.serial == "2")
    assert row.embedded == "开启青禾建设新征程 发展目标 “十四五”期间主要指标 经济发展 2 城镇化率（%） 60 65以上 — 预期性"
    assert row.text == "2 城镇化率（%） 60 65以上 — 预期性"


def test_ids_are_unique(plan: Plan) -> None:
    ids = [chunk.id for chunk in chunks_of(plan)]
    assert len(ids) == len(set(ids))
