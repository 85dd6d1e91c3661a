"""Everyday wordings: built, read again, and near to those that mean the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.wordings import FILE, Wordings, WordingsError
from tests.fakes import WIDTH, PairEncoder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("wordings")
    Wordings.build(made, PairEncoder())
    return made


def test_a_wording_finds_its_own_meaning(folder: Path) -> None:
    encoder = PairEncoder()
    like = Wordings.open(folder).like(encoder.queries(["看个病要跑老远"])[0])
    assert like is not None and like.meant == "健全医疗卫生服务体系，提升医疗服务水平"
    assert np.isclose(np.linalg.norm(like.vector), 1)
    assert like.vector @ encoder.passages([like.meant])[0] > encoder.queries(["看个病要跑老远"])[0] @ encoder.passages([like.meant])[0]


def test_what_is_like_nothing_stays(folder: Path) -> None:
    assert Wordings.open(folder).like(np.zeros(WIDTH, dtype=np.float32)) is None


def test_a_damaged_file_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes((folder / FILE).read_bytes()[:100])
    with pytest.raises(WordingsError, match=FILE):
        Wordings.open(tmp_path)
    with pytest.raises(WordingsError):
        Wordings.open(tmp_path / "nowhere")
