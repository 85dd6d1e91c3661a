"""What figures are called, by meaning: built, read again, and the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.findings import Kind, Part
from index.meanings import FILE, Meanings, MeaningsError
from index.search import Index
from tests.fakes import PairEncoder


@pytest.fixture(scope="module")
def folder(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("meanings")
    Meanings.build(made, index.facts, PairEncoder())
    return made


def test_the_nearest_name_comes_first_and_each_subject_once(index: Index, folder: Path) -> None:
    near = Meanings.open(folder, index.facts).nearest(PairEncoder().queries(["普惠园占比目标", "普惠性幼儿园占比"]))
    assert near[0][:2] == ("普惠性幼儿园占比", "普惠性幼儿园占比") and near[0][2] == pytest.approx(1.0, abs=1e-2)
    assert len({subject for subject, *_ in near}) == len(near)


def test_a_damaged_file_and_one_of_other_facts_are_named(index: Index, folder: Path, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes((folder / FILE).read_bytes()[:100])
    with pytest.raises(MeaningsError, match=FILE):
        Meanings.open(tmp_path, index.facts)
    with pytest.raises(MeaningsError, match="应有"):
        Meanings.open(folder, index.facts[:5])


def test_of_no_facts_nothing_is_near() -> None:
    assert Meanings(PairEncoder().passages(["甲乙"])[:0], ()).nearest(PairEncoder().queries(["甲乙"])) == ()


def _found(index: Index, topic: str, **of: object) -> list[str]:
    part = Part(text=topic, kind=Kind.FIGURE, topic=topic, **of)  # type: ignore[arg-type]
    return [match.subject for match in index._by_meaning(part, topic, ())]


def test_what_is_meant_has_the_unit_the_year_and_the_bound_asked_for(index: Index) -> None:
    assert _found(index, "普惠性幼儿园的占比", units=("%",)) == ["普惠性幼儿园占比"]
    assert _found(index, "普惠性幼儿园的占比", units=("元",)) == []
    assert _found(index, "普惠性幼儿园的占比", units=("%",), years=(2031,)) == []
    part = Part(text="普惠性幼儿园的占比压到多少以下", kind=Kind.FIGURE, topic="普惠性幼儿园的占比", units=("%",))
    assert index._by_meaning(part, part.topic, ()) == ()


def test_a_thing_of_the_plan_is_not_told_by_the_figure_of_another(index: Index) -> None:
    assert _found(index, "智能机器人产业园 营业收入", units=("元",)) == []
