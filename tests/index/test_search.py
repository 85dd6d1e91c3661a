"""Search over the real plan with a fake encoder: ledger first, words and vectors fused, damage mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.findings import Kind, Part
from index.search import Index
from tests.conftest import TOY
from tests.fakes import PairEncoder


class SilentEncoder(PairEncoder):
    """Refuses to encode a query: the ledger must do without it."""

    def query(self, text: str) -> object:  # type: ignore[override]
        raise AssertionError("the encoder was asked")


def test_find_says_why(index: Index) -> None:
    hits = index.find("普惠性幼儿园占比", 5)
    assert hits == tuple(sorted(hits, key=lambda hit: -hit.score))
    assert {hit.kind for hit in hits} == {"fact", "passage"}
    assert all(0 <= hit.score <= 1 and hit.why and len(hit.text) <= 400 for hit in hits)


def test_a_sure_fact_needs_no_encoder(toy_index: Index) -> None:
    silent = Index(
        toy_index.plan, toy_index.facts, toy_index.ledger, toy_index.vectors, toy_index.passages.wordings, toy_index.meanings, SilentEncoder(), "", TOY
    )
    findings = silent.search(Part(text="城镇化率目标是多少", kind=Kind.FIGURE, topic="城镇化率"))
    assert findings.facts[0].fact is not None
    assert findings.facts[0].fact.subject == "城镇化率"


def test_what_was_found_lately_is_not_sought_again(toy_index: Index) -> None:
    asked = Part(text="城镇化率目标是多少", kind=Kind.FIGURE, topic="城镇化率")
    assert toy_index.search(asked) is toy_index.search(replace(asked)) is not toy_index.search(replace(asked, topic="城镇化"))


def test_what_was_encoded_lately_is_not_encoded_again_until_forgotten(toy_index: Index) -> None:
    once = toy_index.passages.asked("城镇化率", (), "城镇化率目标是多少")
    assert toy_index.passages.asked("城镇化率", (), "城镇化率目标是多少") is once
    toy_index.forget()
    assert toy_index.passages.asked("城镇化率", (), "城镇化率目标是多少") is not once


def test_inside_a_section_only_that_is_found(index: Index) -> None:
    asked = Part(text="普法阵地建什么", kind=Kind.TEXT, topic="普法 阵地 建设")
    whole, inside = index.search(asked), index.search(replace(asked, inside="第十一章第四节"))
    assert len({hit.locator.place.section_label for hit in whole.passages}) > 1
    assert {hit.locator.place.section_label for hit in (*inside.passages, *inside.facts)} == {"第十一章第四节"}
    assert {spot.passages[0].place.section_label for spot in inside.spots} <= {"第十一章第四节"}


def test_close_subjects_rank_apart(index: Index) -> None:
    for topic, subject in (
        ("登记失业率", "城镇登记失业率"),
        ("调查失业率", "城镇调查失业率"),
        ("智能装备企业", "智能装备企业"),
        ("机器人企业", "智能机器人企业"),
    ):
        assert index.subjects.best(topic)[0].subject == subject


def test_rejected_hits_are_kept(index: Index) -> None:
    findings = index.search(Part(text="发展", kind=Kind.TEXT, topic="产业发展"))
    assert len(findings.passages) == 10
    assert findings.rejected
    assert findings.rejected[0].score <= findings.passages[-1].score


def test_built_once_then_opened(tmp_path: Path) -> None:
    first = Index.open(TOY, tmp_path, PairEncoder())
    published = {path: path.stat().st_mtime_ns for path in (tmp_path / "index" / "toy").iterdir() if path.is_dir()}
    second = Index.open(TOY, tmp_path, PairEncoder())
    assert second.digest == first.digest
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "index" / "toy").iterdir() if path.is_dir()} == published


def test_a_damaged_index_is_built_again(tmp_path: Path) -> None:
    index = Index.open(TOY, tmp_path, PairEncoder())
    index.vectors.close()
    folder = tmp_path / "index" / "toy" / index.digest[:16]
    (folder / "ledger.sqlite").write_bytes(b"damaged")
    again = Index.open(TOY, tmp_path, PairEncoder())
    assert again.find("城镇化率", 1)


def test_long_and_empty_queries_are_bounded(index: Index) -> None:
    assert len(index.find("发展" * 5000, 50)) == 50
    assert index.find("？？？", 3) is not None
