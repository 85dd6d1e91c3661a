"""What the report on search counts, on a plan one can read in a minute."""

from __future__ import annotations

import pytest
from rich.console import Console

from evals.cases import Case, Turn
from evals.retrieval import WAYS, Found, Tried, holds, paired, retrieval, show
from index.search import Index

ROW = "2 城镇化率（%） 60 65以上 — 预期性"


def case(question: str, *evidence: str) -> Case:
    return Case(id=question, kind="figure", turns=(Turn(question=question, status=("answered",), evidence=evidence),))


@pytest.mark.parametrize(
    ("chunk", "held"),
    [(f"前文。{ROW}", True), ("2 城镇化率（%）60 65以上", True), ("城镇化率", False), ("别的事情，与此无关", False), ("城镇化率（%） 60", True)],
)
def test_a_chunk_holds_the_evidence_or_half_of_it(chunk: str, held: bool) -> None:
    assert holds(chunk, ["2城镇化率（%）6065以上—预期性"]) == held


def test_only_cases_with_evidence_and_words_find_words(toy_index: Index) -> None:
    tried = retrieval([case("城镇化率目标是多少", ROW), case("区长是谁")], toy_index)
    assert [each.id for each in tried] == ["城镇化率目标是多少"]
    assert set(tried[0].found) == set(WAYS)
    assert 0 < tried[0].found["字词"].rank <= 5
    assert tried[0].found["字词"].within
    assert not tried[0].far


def test_far_is_what_shares_few_pairs(toy_index: Index) -> None:
    assert retrieval([case("进城的人多不多", ROW)], toy_index)[0].far


def test_paired_counts_what_only_one_way_finds() -> None:
    def tried(words: int, both: int) -> Tried:
        return Tried("", "", False, {"字词": Found(words, False, 1.0), "合并": Found(both, True, 1.0)})

    rows = [tried(0, 1), tried(9, 5), tried(1, 1), tried(2, 6)]
    assert paired(rows, "合并", "字词") == (2, 1, 1.0)
    assert paired([tried(0, 1)] * 6, "合并", "字词") == (6, 0, pytest.approx(2 / 64))


def test_the_report_names_every_group(toy_index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    show(retrieval([case("城镇化率目标是多少", ROW)], toy_index), Console(width=150))
    said = capsys.readouterr().out
    assert all(name in said for name in ("全部", "figure", "字词", "语义", "合并", "1500字内", "p = "))
