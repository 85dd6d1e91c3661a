"""What goes on paper: every line, every source that stands in the plan, and none that does not."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.carry import Conversation, Paper, Said, paper
from assistant.carry.paper import Line, Note, Table, pieces_of
from corpus.plan import Plan
from tests.assistant.carry.conftest import DAY, REFUSED

ROW = {"marker": 1, "quote": "13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性", "char_start": 9783, "char_end": 9813}


def one(plan: Plan, answer: str, *citations: dict[str, Any]) -> Paper:
    said = Said.model_validate({"question": "问", "answer": answer, "citations": citations})
    return paper(Conversation(said=(said,)), plan, DAY)


def test_heading_day_and_plan(page: Paper) -> None:
    assert page.heading == "卫滨区“十四五”规划纲要问答摘录"
    assert "2026年11月28日09:05导出" in page.made and "第十四个五年规划和二〇三五年远景目标纲要》" in page.made


def test_a_figure_with_its_sources(page: Paper) -> None:
    first = page.entries[0].blocks[0]
    assert isinstance(first, Line) and first.pieces[0] == "2025年普惠性幼儿园占比目标为85%以上。"
    assert [str(note) for note in first.pieces[1:]] == [
        "“13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性”（《卫滨区“十四五”规划纲要》第一章第五节，专栏1-1，第17页）",
        "“到“十四五”末，学前三年毛入园率达到97%以上；学前一年毛入园率超过99%；普惠性幼儿园达到85%以上。”（《卫滨区“十四五”规划纲要》第十章第二节，第53页）",
    ]
    second = page.entries[0].blocks[1]
    assert isinstance(second, Line) and second.pieces[1] == first.pieces[1]  # one number for one source


def test_rows_of_a_table_stand_as_that_table(page: Paper) -> None:
    table = page.entries[1].blocks[1]
    assert isinstance(table, Table)
    assert table.heads == ("序号", "类别", "指标名称", "2020年基数", "2025年目标", "五年年均增长或累计", "属性")
    assert [row[0][0] for row in table.rows] == ["10", "11", "16", "17", "18"] and table.figures == {3, 4}
    assert all(isinstance(row[2][1], Note) for row in table.rows)


def test_a_line_that_says_more_than_its_row_stays_a_line(plan: Plan) -> None:
    for line in ("普惠性幼儿园占比（%）：2020年基数81.2，2025年目标95[1]", "普惠性幼儿园占比（%）最好[1]"):
        assert [type(block) for block in one(plan, f"{line}\n{line}", ROW).entries[0].blocks] == [Line, Line]


def test_lists_are_whole(page: Paper, conversation: Conversation) -> None:
    items = [block.item for block in page.entries[2].blocks if isinstance(block, Line) and block.item]
    assert items == list(range(1, 32)) and conversation.said[2].answer.count("\n") == 31


def test_a_refusal_says_what_it_is(page: Paper) -> None:
    assert (page.entries[3].question, page.entries[3].label) == (REFUSED, "规划未载明")


@pytest.mark.parametrize(
    "forged",
    [
        {**ROW, "quote": "13 普惠性幼儿园占比（%） 81.2 95以上 — 预期性"},
        {**ROW, "char_start": 9784},
        {**ROW, "char_start": 0, "char_end": 0},
        {**ROW, "char_end": 99_999_999},
        {**ROW, "quote": ""},
        {**ROW, "char_start": 0, "char_end": 50_000},
    ],
)
def test_a_quote_that_is_not_in_the_plan_is_no_source(plan: Plan, forged: dict[str, Any]) -> None:
    entry = one(plan, "目标为95%以上。[1]", forged).entries[0]
    assert list(pieces_of(entry)) == ["目标为95%以上。"] and entry.lost == 1


def test_a_marker_without_a_source_stays_what_it_is(plan: Plan) -> None:
    entry = one(plan, "新增[2.9]万人，见[7]。[1]", ROW).entries[0]
    assert [piece for piece in pieces_of(entry) if isinstance(piece, str)] == ["新增[2.9]万人，见[7]。"] and entry.lost == 0


def test_nothing_said_is_said(plan: Plan) -> None:
    assert list(pieces_of(one(plan, " \n ").entries[0])) == ["（没有答复）"]
