"""Facts by name, year, stage and measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.extract import extract
from corpus.plan import Plan
from index.ledger import Ledger, LedgerError


def test_filters(toy: Plan, tmp_path: Path) -> None:
    ledger = Ledger.build(tmp_path / "l.sqlite", extract(toy))
    assert [f.text for f in ledger.find(subjects=["城镇化率"])] == ["60", "65以上"]
    assert [f.text for f in ledger.find(subjects=["城镇化率"], year=2020)] == ["60"]
    assert [f.text for f in ledger.find(subjects=["城镇化率"], stage="target", measure="rate")] == ["65以上"]
    assert ledger.find(subjects=["不存在"]) == ()
    assert [f.subject for f in ledger.find(attribute="约束性")] == ["森林覆盖率", "森林覆盖率"]


def test_names_lead_to_subjects(plan: Plan, index: object) -> None:
    names = index.ledger.names()  # type: ignore[attr-defined]
    assert names["GDP"] == ("地区生产总值",)
    assert names["登记失业率"] == ("城镇登记失业率",)


def test_missing_or_foreign_file_is_named(toy: Plan, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="无法打开"):
        Ledger.open(tmp_path / "none.sqlite", extract(toy))
    (tmp_path / "broken.sqlite").write_bytes(b"not a database at all, but long enough to be read as one" * 20)
    with pytest.raises(LedgerError, match="无法打开"):
        Ledger.open(tmp_path / "broken.sqlite", extract(toy))
    Ledger.build(tmp_path / "other.sqlite", extract(toy)[:2])
    with pytest.raises(LedgerError, match="不一致"):
        Ledger.open(tmp_path / "other.sqlite", extract(toy))
