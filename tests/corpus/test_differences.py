"""Where the reader alone differs from the review is known, each place with its reason; a change of the reader shows here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.differences import MISSED, Difference, compare, pinned, right, write
from corpus.extract import extract
from corpus.facts import Fact
from corpus.plan import Plan
from corpus.review import facts_of
from corpus.shelf import SHIPPED

FOLDER = SHIPPED / "weibin-145"


@pytest.fixture(scope="module")
def reviewed(plan: Plan) -> tuple[Fact, ...]:
    return facts_of(plan, FOLDER)


@pytest.fixture(scope="module")
def extracted(plan: Plan) -> tuple[Fact, ...]:
    return extract(plan)


def test_differences_are_those_that_somebody_has_explained(reviewed: tuple[Fact, ...], extracted: tuple[Fact, ...]) -> None:
    known = pinned(FOLDER / "differences.csv")
    assert set(compare(reviewed, extracted)) == set(known)
    assert all(reason.strip() for reason in known.values())


def test_the_reader_alone_is_nearly_right(reviewed: tuple[Fact, ...], extracted: tuple[Fact, ...]) -> None:
    shares = right(reviewed, compare(reviewed, extracted))
    assert shares["figure"] > 0.99 and shares["figure and role"] > 0.94


@pytest.mark.parametrize(("field", "value"), [("value", "999"), ("bound", "lt"), ("stage", "base"), ("subject", "别的事"), ("unit", "亿")])
def test_a_changed_field_is_a_difference(reviewed: tuple[Fact, ...], extracted: tuple[Fact, ...], field: str, value: str) -> None:
    at = next(n for n, fact in enumerate(extracted) if fact.text == "15家")
    changed = (*extracted[:at], replace(extracted[at], **{field: value}), *extracted[at + 1 :])
    (new,) = set(compare(reviewed, changed)) - set(compare(reviewed, extracted))
    assert (new.id, new.field, new.machine) == ("2.1-equipment-firms", field, value)


def test_a_fact_not_found_is_missed(reviewed: tuple[Fact, ...], extracted: tuple[Fact, ...]) -> None:
    without = tuple(fact for fact in extracted if fact.text != "15家")
    assert Difference("2.1-equipment-firms", MISSED, "", "智能装备企业：15家") in compare(reviewed, without)


def test_written_and_read_again(tmp_path: Path) -> None:
    one, two = Difference("a", "unit", "%", "亿"), Difference("b", "stage", "", "target")
    write(tmp_path / "d.csv", (one, two), {one: "列头是“%”，格内是亿"})
    assert pinned(tmp_path / "d.csv") == {one: "列头是“%”，格内是亿", two: ""}
    assert pinned(tmp_path / "none.csv") == {}
