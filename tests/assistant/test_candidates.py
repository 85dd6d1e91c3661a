"""Every way to read a turn, over the real plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Status
from assistant.candidates import Candidate, Origin, candidates, over_pairs
from index.findings import Kind, Part
from index.search import Index
from tests.assistant.test_likeliest import asked


def of(origin: Origin, index: Index, *turns: str) -> list[Candidate]:
    return [each for each in candidates(asked(index, turns[-1], *turns[:-1]), index) if each.origin is origin]


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("初中巩固率，辍学率", "名师骨干培养几个，合计"), "10 + 40 = 50"),
        (("高新技术企业五年新添几家", "研究中心，省里的和市里的各要多少，加起来呢？"), "5 + 15 = 20"),
    ],
)
def test_what_is_computed_over_figures_that_stand_there(index: Index, turns: tuple[str, ...], words: str) -> None:
    assert any(words in each.text for each in of(Origin.COMPUTED, index, *turns))


def test_of_two_periods_the_later_is_measured_by_the_earlier(index: Index) -> None:
    part = Part(text="还差几个点", kind=Kind.COMPARE, topic="", operation="difference")
    base, target = (next(f for f in index.facts if f.subject == "普惠性幼儿园占比" and f.stage == stage) for stage in ("base", "target"))
    made = list(over_pairs(part, (base, target), index.search(part)))
    assert ["85 - 81.2 = 3.8" in draft.lines[0].text for draft in made] == [True]


def test_no_percentages_are_added_up(index: Index) -> None:
    made = of(Origin.COMPUTED, index, "初中巩固率，辍学率", "名师骨干培养几个，合计")
    assert made and not any("%" in each.first.text for each in made)


def test_nothing_is_computed_where_nothing_is_asked_to_be(index: Index) -> None:
    assert of(Origin.COMPUTED, index, "初中巩固率，辍学率", "要建哪些学校和幼儿园") == []


def test_what_a_silence_shows_as_nearest_may_be_the_answer(index: Index) -> None:
    query = asked(index, "夜间消费额目标有吗", "还办哪些活动")
    ways = candidates(query, index)
    silent = "".join(each.text for each in ways if each.draft.status is Status.NOT_IN_PLAN)
    nearest = [each for each in ways if each.origin is Origin.NEAREST]
    assert nearest and all(each.draft.status is Status.ANSWERED and each.first.evidence[0].quote[:20] in silent for each in nearest)


def test_no_two_say_the_same_but_the_rules_own(index: Index) -> None:
    ways = candidates(asked(index, "主要放在哪条街上", "夜间经济怎么发展"), index)
    texts = [each.text for each in ways if each.origin in (Origin.COMPUTED, Origin.NEAREST, Origin.SHOWN)]
    assert len(set(texts)) == len(texts) > 0


def test_nothing_is_computed_over_nought(index: Index) -> None:
    part = Part(text="还差几个点", kind=Kind.COMPARE, topic="", operation="difference")
    base, target = (next(f for f in index.facts if f.subject == "普惠性幼儿园占比" and f.stage == stage) for stage in ("base", "target"))
    assert list(over_pairs(part, (replace(base, value="0", text="0%"), target), index.search(part))) == []
