"""An index is published whole or not at all."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from index import store as module
from index.store import Store, StoreError, digest_of


def test_published_once_and_found_again(tmp_path: Path) -> None:
    store = Store(tmp_path, "toy")
    built: list[Path] = []

    def build(folder: Path) -> None:
        built.append(folder)
        (folder / "x").write_text("x")

    first = store.publish("a" * 64, build, lambda folder: None)
    assert store.publish("a" * 64, build, lambda folder: None) == first == store.current("a" * 64)
    assert len(built) == 1 and (first / "x").exists()
    assert store.current("b" * 64) is None


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, "toy")

    def fail(folder: Path) -> None:
        (folder / "half").write_text("x")
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        store.publish("a" * 64, fail, lambda folder: None)
    assert store.current("a" * 64) is None
    assert [p.name for p in store.root.iterdir() if p.is_dir()] == []


def test_the_old_index_stays_while_a_new_one_fails(tmp_path: Path) -> None:
    store = Store(tmp_path, "toy")
    old = store.publish("a" * 64, lambda folder: None, lambda folder: None)

    def refuse(folder: Path) -> None:
        raise RuntimeError("not whole")

    with pytest.raises(RuntimeError):
        store.publish("b" * 64, lambda folder: None, refuse)
    assert store.current("a" * 64) == old


def test_old_indexes_go_after_their_grace(tmp_path: Path) -> None:
    store = Store(tmp_path, "toy")
    old = store.publish("a" * 64, lambda folder: None, lambda folder: None)
    store.publish("b" * 64, lambda folder: None, lambda folder: None)
    assert old.exists()
    past = time.time() - module.GRACE - 1
    os.utime(old, (past, past))
    store.publish("c" * 64, lambda folder: None, lambda folder: None)
    assert not old.exists()


def test_a_home_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match="不能写入") as error:
        Store(tmp_path / "home", "toy").publish("a" * 64, lambda folder: None, lambda folder: None)
    assert "\n" not in str(error.value)


def test_digest_changes_with_plan_and_encoder(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("一")
    first = digest_of(tmp_path, "encoder")
    assert digest_of(tmp_path, "another") != first
    (tmp_path / "plan.txt").write_text("二")
    assert digest_of(tmp_path, "encoder") != first
