"""The button, and an answer as a word processor takes it."""

from __future__ import annotations

import re

from assistant.answer import Question
from assistant.carry import Said
from assistant.chat.export import clip, control
from assistant.reply import reply
from index.search import Index
from tests.assistant.api.line import HOSTILE
from tests.assistant.carry.test_paper import ROW


def said(question: str, index: Index) -> Said:
    return Said.of(question, reply(Question(question=question), index))


def test_the_button_names_what_there_is() -> None:
    html = control()
    assert re.findall(r'data-export="(\w+)"[^>]*>(.*?)<', html) == [("docx", "Word 文件"), ("md", "Markdown 文件")]
    assert 'aria-controls="export-kinds"' in html and 'id="export-kinds" hidden' in html


def test_lines_and_sources_to_paste(index: Index) -> None:
    html = clip(said("2025年普惠性幼儿园占比目标是多少？", index), index.plan)
    assert html.startswith("<p>2025年普惠性幼儿园占比目标为85%以上。<sup>[1]</sup><sup>[2]</sup></p>")
    assert "<p>出处：</p><p>[1] “13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性”（《卫滨区“十四五”规划纲要》第一章第五节，专栏1-1，第17页）</p>" in html.replace(
        "&#34;", '"'
    )


def test_a_table_is_pasted_as_cells(index: Index) -> None:
    html = clip(said("约束性指标有哪些？", index), index.plan)
    assert html.count("<tr>") == 6 and '<td align="right">65.3</td>' in html and "<th>指标名称</th>" in html


def test_a_list_is_whole(index: Index) -> None:
    assert "<p>31. 德鑫双创空间<sup>" in clip(said("专栏2-1有哪些项目", index), index.plan)


def test_hostile_and_forged_words(index: Index) -> None:
    forged = Said.model_validate({"question": "", "answer": f"{HOSTILE}95%[1]", "citations": [{**ROW, "quote": "95%"}]})
    html = clip(forged, index.plan)
    assert not re.search("<(img|script|a)", html) and "有1条引文在规划原文中查不到" in html and "出处：" not in html
