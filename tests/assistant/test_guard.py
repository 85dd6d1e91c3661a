"""What has no ground is not shown. Each test seeds one fault in a line that would stand without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Status
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.guard import adds_up, guard, ungrounded
from assistant.write import phrase
from corpus.facts import Fact
from index.search import Index


@pytest.fixture
def fact(index: Index) -> Fact:
    return next(f for f in index.facts if f.id == "box1-1-13-target")


def line(index: Index, fact: Fact, text: str, **more: object) -> Line:
    return Line(text, (phrase.evidence(fact, index.plan),), **more)  # type: ignore[arg-type]


def test_the_faithful_line_stands(index: Index, fact: Fact) -> None:
    assert list(ungrounded(line(index, fact, "2025年普惠性幼儿园占比目标为85%以上。"), index.plan)) == []


@pytest.mark.parametrize(
    "text",
    [
        "2025年普惠性幼儿园占比目标为86%以上。", "2025年普惠性幼儿园占比目标为85%。", "2025年普惠性幼儿园占比目标为85万人以上。", "2026年普惠性幼儿园占比目标为85%以上。",
        "普惠性幼儿园占比目标为百分之九十以上。", "第十九章写明普惠性幼儿园占比目标为85%以上。", "第99页写明普惠性幼儿园占比目标为85%以上。", "2025年普惠性幼儿园占比目标为85%以内。",
    ],
)  # fmt: skip
def test_a_changed_figure_year_unit_bound_or_label_is_caught(index: Index, fact: Fact, text: str) -> None:
    assert list(ungrounded(line(index, fact, text), index.plan))


def test_a_changed_fact_is_caught(index: Index, fact: Fact) -> None:
    """One digit of a fact, the quotation left as it was."""
    evidence = replace(phrase.evidence(fact, index.plan), fact=replace(fact, text="95以上", value="95"))
    assert list(ungrounded(Line("2025年普惠性幼儿园占比目标为95%以上。", (evidence,)), index.plan))


def test_a_moved_citation_is_caught(index: Index, fact: Fact) -> None:
    other = next(p for p in index.plan.passages if p.place.item == "鼓励发展夜间经济")
    moved = Evidence(other, 0, len(other.text))
    assert list(ungrounded(Line("2025年普惠性幼儿园占比目标为85%以上。", (moved,)), index.plan))


def test_an_echo_stands_only_where_it_is_denied(index: Index, fact: Fact) -> None:
    denied = line(index, fact, "规划中不是80%，而是85%以上。", echoes=("80%",))
    stated = line(index, fact, "规划目标为80%，即85%以上。", echoes=("80%",))
    assert list(ungrounded(denied, index.plan)) == []
    assert list(ungrounded(stated, index.plan)) == ["80%"]


def test_calculations_are_done_again(fact: Fact) -> None:
    assert adds_up(Sum("85 - 81.2", (fact,), "3.8", "个百分点"))
    assert not adds_up(Sum("85 - 81.2", (fact,), "3.9", "个百分点"))
    assert not adds_up(Sum("85 - 八", (fact,), "77", ""))


def test_counts_are_counted(index: Index, fact: Fact) -> None:
    assert list(ungrounded(line(index, fact, "指标共5个。", counted=5), index.plan)) == []
    assert list(ungrounded(line(index, fact, "指标共6个。", counted=5), index.plan)) == ["6个"]


def test_what_falls_is_quoted_instead(index: Index, fact: Fact) -> None:
    checked = guard(Draft(Status.ANSWERED, (line(index, fact, "2025年普惠性幼儿园占比目标为99%。"),)), index.plan)
    assert checked.lines[0].text == "13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性"


def test_nothing_left_is_withheld(index: Index, fact: Fact) -> None:
    broken = replace(phrase.evidence(fact, index.plan), fact=replace(fact, text="95以上", value="95"))
    checked = guard(Draft(Status.ANSWERED, (Line("目标为95%以上。", (broken,)),)), index.plan)
    assert checked.status is Status.WITHHELD
    assert all(not piece.evidence for piece in checked.lines)


def test_a_quotation_in_place_of_a_line_is_not_said_twice(index: Index, fact: Fact) -> None:
    wrong, quote = line(index, fact, "规划中不是2024年，而是2026年。"), phrase.evidence(fact, index.plan)
    assert [each.text for each in guard(Draft(Status.ANSWERED, (wrong, Line(quote.quote, (quote,)))), index.plan).lines] == [quote.quote]
