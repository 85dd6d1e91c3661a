"""Checking: a marker opens the original beside it, figures have cards, quotes are copied with their source, whatever the width and look."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import PHONE, Open, ask, pasted, sync_api

pytestmark = pytest.mark.browser
expect = sync_api.expect
QUESTION = "2025年普惠性幼儿园占比目标是多少？"
PROSE = "到“十四五”末，学前三年毛入园率达到97%以上；学前一年毛入园率超过99%；普惠性幼儿园达到85%以上。"
PLAN = "《卫滨区“十四五”规划纲要》"


def test_the_first_marker_opens_by_itself_and_any_other_on_a_click(page: Any) -> None:
    exchange = ask(page, QUESTION)
    expect(page.locator("#source tr.quoted")).to_contain_text("85以上")
    expect(page.locator("#source tr.quoted")).to_be_in_viewport()
    assert page.locator("#source tbody tr").count() > 19  # the rest of the table around it
    exchange.locator(".answer .marker").nth(1).click()
    expect(page.locator("#source h2")).to_contain_text("第十章第二节")
    expect(page.locator("#source mark")).to_have_text(PROSE)
    expect(page.locator("#source mark")).to_be_in_viewport()
    expect(page.locator("#source .page").first).to_be_attached()
    expect(exchange.locator(".question")).to_be_in_viewport()  # only the source column moved


def test_markers_by_keyboard_and_back(page: Any) -> None:
    ask(page, QUESTION)
    marker = page.get_by_role("link", name="来源2：第十章第二节，第53页").first
    marker.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#source h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_previous_and_next_section(page: Any) -> None:
    exchange = ask(page, QUESTION)
    exchange.locator(".answer .marker").nth(1).click()
    source = page.locator("#source")
    expect(source.locator("h2")).to_contain_text("第十章第二节")
    source.get_by_role("button", name="下一节").click()
    expect(source.locator("h2")).to_contain_text("第十章第三节")
    source.get_by_role("button", name="上一节").click()
    source.get_by_role("button", name="上一节").click()
    expect(source.locator("h2")).to_contain_text("第十章第一节")


def test_a_quote_is_copied_with_its_source(page: Any) -> None:
    exchange = ask(page, QUESTION)
    exchange.locator(".answer .marker").nth(1).click()
    expect(page.locator("#source h2")).to_contain_text("第十章第二节")
    expect(page.locator("#source mark")).to_have_text(PROSE)
    page.get_by_role("button", name="复制引文").click()
    expect(page.locator("#source footer")).to_contain_text("已复制")
    assert pasted(page) == f"“{PROSE}”（{PLAN}第十章第二节，第53页）"


def test_an_answer_is_copied_with_its_sources(page: Any) -> None:
    ask(page, "规划有哪些章").get_by_role("button", name="复制答案").click()
    text = pasted(page)
    assert text.startswith("第一章 ") and "第十二章 " in text and text.count(PLAN) == 12  # the folded part, too


def test_a_figure_has_a_card_on_hover_focus_and_click(page: Any) -> None:
    exchange = ask(page, QUESTION)
    figure, card = exchange.locator(".figure").first, exchange.locator(".card")
    figure.hover()
    for said in ("普惠性幼儿园占比", "基数（2020）", "81.2%", "目标（2025）", "85%以上", "预期性", "第一章第五节 专栏1-1，第17页"):
        expect(card).to_contain_text(said)
    page.mouse.move(2, 2)
    expect(card).to_have_count(0)
    figure.focus()
    expect(card).to_be_visible()
    expect(figure).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    figure.click()
    page.mouse.move(2, 2)
    page.wait_for_timeout(300)
    expect(card).to_be_visible()  # a click keeps it
    card.get_by_role("link").click()
    expect(page.locator("#source tr.quoted")).to_be_in_viewport()


def test_a_calculation_shows_its_operands(page: Any) -> None:
    exchange = ask(page, "普惠性幼儿园占比比2020年提高多少？")
    exchange.get_by_role("button", name="3.8个百分点：计算").hover()
    expect(exchange.locator(".card")).to_contain_text(re.compile(r"85%以上.*81\.2%.*85 - 81\.2 = 3\.8个百分点.*据此计算"))


def test_a_correction_and_a_conflict(page: Any) -> None:
    exchange = ask(page, "2025年普惠性幼儿园占比80%的目标怎么实现？")
    expect(exchange.locator("del")).to_have_text("80%")
    expect(exchange.locator(".correction")).to_contain_text("规划所写 85%以上")
    quotes = ask(page, "四大产业有哪些").locator("blockquote")
    expect(quotes).to_have_count(2)
    first, second = quotes.nth(0).bounding_box(), quotes.nth(1).bounding_box()
    assert first["y"] == second["y"] and first["x"] < second["x"]
    quotes.nth(1).get_by_role("link").first.click()
    expect(page.locator("#source h2")).to_contain_text("第一章第一节")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_on_a_phone_the_original_is_a_sheet(opened: Open, look: str) -> None:
    page = opened(PHONE, look)
    exchange = ask(page, QUESTION)
    expect(page.locator("#source")).to_be_hidden()  # it would cover the answer
    exchange.locator(".answer .marker").first.click()
    expect(page.locator("#source tr.quoted")).to_be_in_viewport()
    expect(exchange.locator(".question")).to_be_in_viewport()
    assert exchange.locator(".question").bounding_box()["y"] < page.locator("#source").bounding_box()["y"]
    page.get_by_role("button", name="收起").click()
    expect(page.locator("#source")).to_be_hidden()
    figure = exchange.locator(".figure").first
    figure.tap()
    box = exchange.locator(".card").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0]


def test_on_a_phone_the_rail_is_behind_one_button(opened: Open) -> None:
    page = opened(PHONE)
    ask(page, QUESTION)
    expect(page.locator("#rail")).to_be_hidden()
    page.get_by_role("button", name="目录").click()
    expect(page.locator("#talks [data-talk]")).to_be_visible()
    page.mouse.click(370, 300)
    expect(page.locator("#rail")).to_be_hidden()
    page.get_by_role("button", name="目录").click()
    page.get_by_role("button", name="新对话").click()
    expect(page.locator("#rail")).to_be_hidden()
    expect(page.locator(".exchange")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_between_the_widths_the_original_stays_beside(opened: Open) -> None:
    page = opened((900, 800))
    ask(page, QUESTION)
    expect(page.locator("#source tr.quoted")).to_be_in_viewport()
    expect(page.locator("#rail")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 900


def test_columns_scroll_on_their_own(opened: Open) -> None:
    page = opened((1440, 500))
    ask(page, QUESTION)
    assert page.evaluate(
        "[...document.querySelectorAll('html, body, .gradio-container')].every((it) => it.scrollTop === 0 && getComputedStyle(it).overflowY !== 'scroll')"
    )
    before = page.locator(".question").bounding_box()
    page.locator("#source").hover()
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(200)
    assert page.locator(".question").bounding_box() == before
    widths = [page.locator(part).bounding_box()["width"] for part in ("#rail", "#source")]
    assert widths == [220, 400] and page.locator(".answer").first.bounding_box()["width"] <= 42 * 16
