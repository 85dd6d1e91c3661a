"""What is drawn and what is not: figures of one unit and one kind, compared; never a single one, never two units on one axis."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Question
from assistant.chat.charts import Chart, charts, drawable, drawn
from assistant.reply import reply
from index.search import Index


def of(question: str, index: Index) -> tuple[Chart, ...]:
    return charts(reply(Question(question=question), index), index.facts)


def shown(chart: Chart) -> dict[str, list[tuple[str, str]]]:
    return {row.subject: [(bar.series, bar.text) for bar in row.bars] for row in chart.rows}


def test_base_and_target_that_the_answer_reckons_with(index: Index) -> None:
    (chart,) = of("普惠性幼儿园占比2025年比2020年提高多少？", index)
    assert chart.title == "基数与目标（%）" and chart.places == ("第一章第五节 专栏1-1，第17页",)
    assert shown(chart) == {"普惠性幼儿园占比": [("2020年基数", "81.2"), ("2025年目标", "85以上")]}


def test_two_subjects_at_one_stage(index: Index) -> None:
    (chart,) = of("学前三年毛入园率和普惠性幼儿园占比哪个高？", index)
    assert chart.title == "2025年目标（%）" and chart.top == 97
    assert shown(chart) == {"普惠性幼儿园占比": [("2025年目标", "85以上")], "学前三年毛入园率": [("2025年目标", "97以上")]}


def test_a_list_of_indicators_is_a_chart_for_each_kind(index: Index) -> None:
    growth, shares = of("主要指标有哪些？", index)
    assert growth.title == "2021–2025年增长目标（%）" and len(growth.rows) == 5
    assert shares.title == "基数与目标（%）" and len(shares.rows) == 8
    assert shown(shares)["空气优良天数比例"] == [("2020年基数", "65.3"), ("2025年目标", "按市下达目标")]


@pytest.mark.parametrize(
    "question", ["2025年普惠性幼儿园占比目标是多少？", "每千人拥有执业医师数基数和目标", "教育有什么措施？", "你好", "小学和初中学校各有多少所"]
)
def test_no_chart_where_nobody_compares(index: Index, question: str) -> None:
    assert of(question, index) == ()


def test_never_two_units_or_two_kinds_on_one_axis(index: Index) -> None:
    for chart in drawable(index.facts):
        facts = [bar.fact for row in chart.rows for bar in row.bars]
        assert {fact.unit for fact in facts} == {chart.unit}
        assert len({fact.measure == "growth" for fact in facts}) == 1 and chart.unit in chart.title


def test_a_figure_is_written_as_the_plan_has_it(index: Index) -> None:
    bars = {bar.fact.id: bar for chart in drawable(fact for fact in index.facts if fact.row) for row in chart.rows for bar in row.bars}
    assert bars["box1-1-19-target"].text == "≥2.5" and bars["box1-1-9-target"].text == "＜4" and bars["box1-1-1-growth"].text == "7左右"
    assert bars["box1-1-18-base"].text == "75.0" and bars["box1-1-18-target"].value is None


def test_said_twice_is_drawn_once_and_a_range_not_at_all(index: Index) -> None:
    target = next(fact for fact in index.facts if fact.id == "box1-1-13-target")
    base = next(fact for fact in index.facts if fact.id == "box1-1-13-base")
    (chart,) = drawable([base, target, replace(target, id="again"), replace(target, id="range", value="80", value_max="90", bound="range")])
    assert [bar.text for bar in chart.rows[0].bars] == ["81.2", "85以上"]


def test_it_is_a_table_with_its_source(index: Index) -> None:
    html = drawn(of("学前三年毛入园率和普惠性幼儿园占比哪个高？", index)[0], "卫滨区“十四五”规划纲要")
    assert "<caption>2025年目标（%）</caption>" in html and '<th scope="row">学前三年毛入园率</th>' in html
    assert html.count("<td") == 2 and "--size:1.0000" in html and "--size:0.8763" in html
    assert "<figcaption>来源：《卫滨区“十四五”规划纲要》第一章第五节 专栏1-1，第17页</figcaption>" in html


def test_words_in_it_stay_words(index: Index) -> None:
    facts = [replace(fact, subject=f"<b>{fact.subject}") for fact in index.facts if fact.row and fact.unit == "%"]
    html = "".join(drawn(chart, "<i>") for chart in drawable(facts))
    assert "<b>地" not in html and "&lt;b&gt;地" in html and "<i>" not in html
