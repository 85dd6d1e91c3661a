"""The card behind a figure says what the plan says, whoever wrote the answer."""

from __future__ import annotations

import re

from assistant.answer import Answer, Question
from assistant.chat.card import stage_of
from assistant.chat.talk import answered
from assistant.reply import reply
from index.search import Index
from tests.assistant.api import line


def cards(html: str) -> dict[str, str]:
    """Figure → its card as text, the first of each."""
    found = re.findall(r'class="figure"[^>]*>(.*?)</span><template><span class="card"[^>]*>(.*?)</span></template>', html)
    return {figure: re.sub("<.*?>", " ", card) for figure, card in reversed(found)}


def test_a_figure_has_base_target_attribute_and_source(index: Index) -> None:
    card = cards(answered(reply(Question(question="2025年普惠性幼儿园占比目标是多少？"), index), index))["85%以上"]
    assert (
        re.sub(r"\s+", " ", card).strip() == "普惠性幼儿园占比 基数（2020） 81.2% 目标（2025） 85%以上 属性 预期性 范围 全区 来源 第一章第五节 专栏1-1，第17页"
    )


def test_a_year_is_no_figure_and_a_number_without_a_fact_has_no_card(index: Index) -> None:
    html = answered(line.reply(Question(question="2025年有99%吗"), index), index)
    assert set(cards(html)) == {"85%以上"}


def test_a_calculation_shows_its_operands_and_says_so(index: Index) -> None:
    html = answered(reply(Question(question="普惠性幼儿园占比比2020年提高多少？"), index), index)
    assert "85 - 81.2 = 3.8个百分点" in html and "据此计算，不是规划原文的数字" in html
    operands = re.findall(r'class="operand">(.*?)<a class="marker"', html)
    assert operands == ["85%以上", "81.2%"]


def test_figures_of_quoted_prose_have_cards_too(index: Index) -> None:
    html = answered(reply(Question(question="老房子改造有哪些措施？"), index), index)
    assert "194个" in cards(html)


def test_cells_of_a_table_have_cards(index: Index) -> None:
    assert {"7.5", "[2.9]", "3.01亿"} <= set(cards(answered(reply(Question(question="所有指标列成表"), index), index)))


def test_a_forged_fact_makes_no_card(index: Index) -> None:
    answer = reply(Question(question="2025年普惠性幼儿园占比目标是多少？"), index)
    forged: Answer = answer.model_copy(
        update={"answer": "目标为95%以上。[1]", "facts": (answer.facts[0].model_copy(update={"value": "95", "subject": "假的"}),)}
    )
    assert not cards(answered(forged, index)) and "假的" not in answered(forged, index)


def test_stages_in_words(index: Index) -> None:
    named = {fact.id: stage_of(fact) for fact in index.facts}
    assert named["box1-1-1-growth"] == "目标（2021–2025，年均）" and named["box1-1-13-base"] == "基数（2020）"
    assert any("五年累计" in name for name in named.values())
