"""An answer on the page: labels, markers, lists and tables, corrections, conflicts, places, what is copied."""

from __future__ import annotations

import re

import pytest

from assistant.answer import Answer, Question, Status
from assistant.chat.talk import Page, answered, plain, sentence, status_label
from assistant.reply import reply
from index.search import Index
from tests.assistant.api import line


@pytest.fixture
def answer(index: Index) -> Answer:
    return line.reply(Question(question="普惠园占比？"), index)


@pytest.mark.parametrize(
    ("status", "label"),
    [
        (Status.ANSWERED, ""), (Status.SMALLTALK, ""), (Status.PARTIAL, "规划只说到一部分"), (Status.NOT_IN_PLAN, "规划未载明"), (Status.OUT_OF_SCOPE, "不在本规划范围"),
        (Status.CLARIFY, "请再明确"), (Status.DECLINED, "无法协助"), (Status.WITHHELD, "未能核实，不予显示"),
    ],
)  # fmt: skip
def test_every_status_has_its_label(status: Status, label: str) -> None:
    assert status_label(status).striptags() == label


def test_markers_are_links_with_names(answer: Answer, index: Index) -> None:
    html = answered(answer, index)
    assert 'aria-label="来源1：第一章第五节 专栏1-1，第17页"' in html and "来源2：第十章第二节，第53页" in html
    assert re.search(r'<a class="marker" href="#source" data-place="专栏1-1" data-start="\d+" data-end="\d+"', html)
    assert "[9]" in html and ">[9]</a>" not in html  # a bracket without a citation is no marker
    assert "学前三年毛入园率目标？" in html


def test_a_sentence_that_comes_before_the_rest_has_its_markers_too(answer: Answer, index: Index) -> None:
    html = sentence("占比目标为85%以上。[1]", Page.growing(answer.citations, index))
    assert ">[1]</a>" in html and html.startswith("<p>") and sentence(" ", Page.growing((), index)) == ""


def test_a_label_stands_before_the_first_line(index: Index) -> None:
    text = answered(line.reply(Question(question="部分"), index), index).striptags()
    assert text.index("规划只说到一部分") < text.index("2025年普惠性")


def test_a_citation_that_the_plan_has_not_is_no_marker(answer: Answer, index: Index) -> None:
    forged = answer.citations[0].model_copy(update={"quote": "13 普惠性幼儿园占比（%） 81.2 99以上 — 预期性"})
    moved = answer.citations[1].model_copy(update={"char_start": 5, "char_end": 9})
    html = answered(answer.model_copy(update={"citations": (forged, moved)}), index)
    assert "marker" not in html and "99以上" not in html
    assert "（《" not in plain(answer.model_copy(update={"citations": (forged, moved)}), index)


def test_rows_become_a_table_under_the_plans_heads(index: Index) -> None:
    html = answered(reply(Question(question="约束性指标有哪些？"), index), index)
    assert re.findall(r'<th scope="col"[^>]*>(.*?)</th>', html) == ["序号", "指标名称", "2020年基数", "2025年目标", "五年年均增长或累计", "属性"]
    assert html.count("<tr>") == 1 + 5 and "约束性指标共5个" in html and "其余" not in html


def test_long_tables_and_lists_fold_and_hold_all(index: Index) -> None:
    table = answered(reply(Question(question="所有指标列成表"), index), index)
    assert "其余 11 项" in table and table.count("<tr>") == 1 + 19
    chapters = reply(Question(question="规划有哪些章"), index)
    html = answered(chapters, index)
    assert "其余 4 项" in html and all(f"第{n}章" in html for n in ("一", "十二"))
    assert plain(chapters, index).count("第十二章 ") == 1


def test_numbered_lines_are_a_list(index: Index) -> None:
    html = answered(reply(Question(question="重点项目有哪些"), index), index)
    assert re.search(r'<ol><li value="1">.+</li><li value="2">', html)


def test_a_correction_is_struck_through_and_said(index: Index) -> None:
    html = answered(reply(Question(question="2025年普惠性幼儿园占比80%的目标怎么实现？"), index), index)
    assert "提问所说 <del>80%</del>" in html and "规划所写 <ins>85%以上</ins>" in html and "规划中不是80%" in html


def test_a_conflict_stands_side_by_side_and_once(index: Index) -> None:
    html = answered(reply(Question(question="四大产业有哪些"), index), index)
    assert html.count("<blockquote>") == 2 and html.count("加快发展高端装备制造") == 1 + 1  # shown, and for print
    assert "“四大产业”在规划中有不同所指" in html


def test_what_is_copied_has_its_sources(answer: Answer, index: Index) -> None:
    text = plain(answer, index)
    assert text.startswith("2025年普惠性幼儿园占比目标为85%以上。[1][2][9]\n")
    assert "[1] “13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性”（《卫滨区“十四五”规划纲要》第一章第五节，专栏1-1，第17页）" in text


def test_hostile_words_stay_text(index: Index) -> None:
    html = answered(line.reply(Question(question=line.HOSTILE), index), index)
    assert not [name for name in ("<img", "<script", "<b>", "<strong>evil", 'href="http') if name in html]
    assert "&lt;img" in html and "![图](http://evil.example/x.png)" in html
