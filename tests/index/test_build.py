"""An index is written whole, or not accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build, verify
from index.ledger import LedgerError
from index.progress import Opening
from index.search import Index
from index.vectors import Shelf
from tests.fakes import PairEncoder


def test_what_was_built_can_be_read_again_and_what_is_lost_is_missed(index: Index, tmp_path: Path) -> None:
    shelf, facts = Shelf(None, index.plan.id), index.facts
    build(tmp_path, shelf, index.plan, facts, PairEncoder(), Opening())
    verify(tmp_path, shelf, index.plan, facts)
    (tmp_path / "ledger.sqlite").write_bytes(b"")
    with pytest.raises(LedgerError):
        verify(tmp_path, shelf, index.plan, facts)
