"""A quote is found at its place, to the character, or it is none."""

from __future__ import annotations

import pytest

from assistant.carry.sources import find, place_of
from assistant.carry.talk import Source
from corpus.plan import Plan

ROW = Source(marker=1, quote="13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性", char_start=9783, char_end=9813)


def test_found_with_its_place(plan: Plan) -> None:
    found = find(plan, ROW)
    assert found and found[0].row and found[0].row["指标名称"] == "普惠性幼儿园占比（%）"
    assert place_of(plan, found[1]) == "《卫滨区“十四五”规划纲要》第一章第五节，专栏1-1，第17页"


@pytest.mark.parametrize(
    "wrong",
    [
        {"quote": "13 普惠性幼儿园占比（%） 81.2 95以上 — 预期性"}, {"char_start": 9784}, {"char_end": 9812}, {"char_end": 99_999_999}, {"char_start": 9813, "char_end": 9783},
        {"char_start": 0, "char_end": 0, "quote": ""}, {"char_start": 9783, "char_end": 9783, "quote": ""}, {"char_start": 99_999_999, "char_end": 99_999_999},
    ],
)  # fmt: skip
def test_not_to_the_character_is_not_found(plan: Plan, wrong: dict[str, object]) -> None:
    assert find(plan, ROW.model_copy(update=wrong)) is None


def test_every_passage_can_be_a_source(plan: Plan) -> None:
    for passage in plan.passages:
        source = Source(marker=1, quote=passage.text, char_start=passage.char_start, char_end=passage.char_end)
        assert find(plan, source) is not None, passage.text
        start, end = passage.sentences[-1]
        part = Source(marker=1, quote=passage.text[start:end], char_start=passage.offsets[start], char_end=passage.offsets[end - 1] + 1)
        assert find(plan, part) is not None, passage.text


def test_a_plan_without_aliases_is_called_by_its_title(toy: Plan) -> None:
    passage = toy.passages[0]
    found = find(toy, Source(marker=1, quote=passage.text, char_start=passage.char_start, char_end=passage.char_end))
    assert found and place_of(toy, found[1]).startswith("《")
