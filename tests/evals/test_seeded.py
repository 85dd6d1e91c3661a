"""Faults seeded into the line itself: the check that CI makes turns red on each, with the real plan and its known pairs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import assistant.cite
import assistant.reply
from corpus.plan import PlanError
from corpus.shelf import SHIPPED
from evals import ratchet
from evals.cases import Case, load
from evals.generate import generate
from evals.score import Scores, score, summary
from index.ledger import Ledger
from index.search import Index
from tests.fakes import PairEncoder


@pytest.fixture(scope="module")
def cases() -> Sequence[Case]:
    return [case for case in load("dev") if case.kind in ("figure", "attribute")][:30]


def scores(cases: Sequence[Case], index: Index) -> Scores:
    return summary(score(cases, generate(cases, index), index.plan))


@pytest.fixture(scope="module")
def limits(cases: Sequence[Case], index: Index) -> ratchet.Thresholds:
    """What these cases score as things stand, as the ratchet would hold it."""
    sound = scores(cases, index)
    lifted = ratchet.raised(sound, {"at_least": {}, "at_most": {}})
    defined = {"at_least": {name: value for name, value in lifted["at_least"].items() if value}, "at_most": dict(lifted["at_most"])}
    assert ratchet.missed(sound, defined) == []
    return defined


def test_a_digit_in_the_fact_table_is_refused_at_the_door(tmp_path: Path) -> None:
    folder = tmp_path / "weibin-145"
    shutil.copytree(SHIPPED / "weibin-145", folder)
    table = folder / "facts.csv"
    table.write_text(table.read_text("utf-8").replace(",15家,", ",16家,"), "utf-8")
    with pytest.raises(PlanError, match="2.1-equipment-firms"):
        Index.open(folder, tmp_path / "home", PairEncoder())


def test_a_digit_of_a_fact_turns_the_check_red(
    cases: Sequence[Case], index: Index, limits: ratchet.Thresholds, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One digit of one fact in memory, with the guard asleep; awake, it quotes the plan instead."""
    facts = [replace(fact, text="16家", value="16") if fact.id == "2.1-equipment-firms" else fact for fact in index.facts]
    faulty = Index(
        index.plan,
        facts,
        Ledger.build(tmp_path / "ledger.sqlite", facts),
        index.vectors,
        index.passages.wordings,
        index.meanings,
        index.encoder,
        "faulty",
        index.folder,
    )
    asked = [case for case in load("dev") if any("15家" in piece for turn in case.turns for group in turn.must for piece in group)]
    assert asked
    guarded = scores(asked, faulty)
    assert guarded["ungrounded"] == 0
    monkeypatch.setattr(assistant.reply, "guard", lambda draft, plan: draft)
    assert any(sentence.startswith("ungrounded") for sentence in ratchet.missed(scores([*cases, *asked], faulty), limits))


def test_a_moved_citation_turns_the_check_red(cases: Sequence[Case], index: Index, limits: ratchet.Thresholds, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = assistant.cite._citation

    def moved(*given: Any) -> Any:
        citation = sound(*given)
        return citation.model_copy(update={"section_label": "第十二章第六节", "box": None, "page_start": 66, "page_end": 66})

    monkeypatch.setattr(assistant.cite, "_citation", moved)
    missed = ratchet.missed(scores(cases, index), limits)
    assert {sentence.split()[0] for sentence in missed} >= {"right", "citation_recall", "page"}
