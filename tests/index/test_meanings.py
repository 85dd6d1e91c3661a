"""What figures are called, by meaning: built, read again, and the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

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
