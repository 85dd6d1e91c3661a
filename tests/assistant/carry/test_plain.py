"""An answer to be pasted."""

from __future__ import annotations

from assistant.carry import Conversation, Said, plain
from corpus.plan import Plan
from tests.assistant.carry.test_paper import ROW


def test_lines_and_sources(conversation: Conversation, plan: Plan) -> None:
    lines = plain(conversation.said[0], plan).split("\n")
    assert lines[:4] == ["2025年普惠性幼儿园占比目标为85%以上。[1][2]", "2020年基数为81.2%，属预期性指标。[1]", "", "出处："]
    assert lines[4].startswith("[1] “13 普惠性幼儿园占比") and lines[5].endswith("第十章第二节，第53页）") and len(lines) == 6


def test_a_list_is_whole_and_a_table_has_cells(conversation: Conversation, plan: Plan) -> None:
    assert "31. 德鑫双创空间[" in plain(conversation.said[2], plan)
    assert "17\t绿色生态\t空气优良天数比例（%）[4]\t65.3\t按市下达目标\t—\t约束性" in plain(conversation.said[1], plan)


def test_a_forged_source_is_told(plan: Plan) -> None:
    said = Said.model_validate({"question": "问", "answer": "95%。[1]", "citations": [{**ROW, "quote": "95"}]})
    assert plain(said, plan) == "95%。\n此处有1条引文在规划原文中查不到，未列为出处，相应的话没有依据。"
