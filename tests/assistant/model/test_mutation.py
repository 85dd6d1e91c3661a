"""Mutated drafts made from the known pairs: none may reach the user, and the judge must not be blind."""

from __future__ import annotations

import re

import pytest

import assistant.model.writer
from assistant.draft import Evidence, Line
from assistant.model.material import Material
from assistant.write import phrase
from evals.cases import load
from index.search import Index
from tests.assistant.model.mutation import Tally, run

pytestmark = pytest.mark.slow

UNTOUCHED = 0.98


def held(tally: Tally) -> None:
    assert not tally.through, tally.through[:3]
    assert tally.untouched >= UNTOUCHED * tally.faithful - 1, [(str(said), said.source) for said, _ in tally.lost]


def test_no_mutant_of_a_few_hundred_reaches_the_user(index: Index) -> None:
    tally = run(index, load("dev"), 200, seed=11)
    assert sum(tally.mutants.values()) >= 200
    held(tally)


@pytest.mark.slow
def test_no_mutant_of_thousands_reaches_the_user(index: Index) -> None:
    tally = run(index, load("dev"), 4000)
    assert sum(tally.mutants.values()) >= 4000
    assert not tally.through, tally.through[:3]


def test_the_judge_sees_what_an_open_door_lets_through(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    def believed(sentence: str, material: Material) -> Line:
        worded = re.sub(r"\{(F\d+)\}", lambda key: phrase.sentence(material.facts[key[1]]).rstrip("。") if key[1] in material.facts else "", sentence)
        passage = list(material.passages.values())[-1]
        return Line(re.sub(r"\[[^\]]*\]", "", worded), (Evidence(passage, 0, len(passage.text)),))

    monkeypatch.setattr(assistant.model.writer, "checked", believed)
    tally = run(index, load("dev"), 150, seed=11)
    assert len(tally.through) > 0.9 * sum(tally.mutants.values())
