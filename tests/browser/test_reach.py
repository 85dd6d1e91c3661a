"""For everyone: axe finds nothing serious in any view and look, all goes by keyboard, contrast holds, nothing moves when it should not.

`axe.min.js` is axe-core 4.14.1 as its makers publish it (MPL-2.0, its notice on top).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import PHONE, WIDE, Open, ask, sync_api

pytestmark = pytest.mark.browser
expect = sync_api.expect
AXE = Path(__file__).parent / "axe.min.js"
QUESTION = "2025年普惠性幼儿园占比目标是多少？"
RUN = "() => axe.run(document, { resultTypes: ['violations'] })"


def faults(page: Any) -> list[str]:
    """Serious and critical ones, by rule and place."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(RUN)["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}" for fault in found if fault["impact"] in ("serious", "critical") for node in fault["nodes"]
    ]


def empty(page: Any) -> None:
    page.locator("#welcome").wait_for()


def answered(page: Any) -> None:
    ask(page, QUESTION).locator(".figure").first.focus()
    page.locator(".card").wait_for()


def told_no(page: Any) -> None:
    ask(page, "规划投资多少亿建地铁")
    ask(page, "2025年普惠性幼儿园占比80%的目标怎么实现？")
    ask(page, "四大产业有哪些").get_by_role("button", name="有误").click()


def table(page: Any) -> None:
    exchange = ask(page, "所有指标列成表")
    exchange.locator(".answer .marker").nth(3).click()
    page.locator("#source tr.quoted").first.wait_for()


def reading(page: Any) -> None:
    page.get_by_role("tab", name="阅读").click()
    page.get_by_label("查找全文").fill("幼儿园")
    page.locator("#finds a").first.click()
    page.locator("#section mark").first.wait_for()


def figures(page: Any) -> None:
    page.get_by_role("tab", name="指标").click()
    page.locator(".figures .place").first.click()
    page.locator("#source tr.quoted").first.wait_for()


VIEWS: dict[str, Callable[[Any], None]] = {"empty": empty, "answered": answered, "told no": told_no, "table": table, "reading": reading, "figures": figures}


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(opened: Open, view: str, size: tuple[int, int], look: str) -> None:
    page = opened(size, look)
    VIEWS[view](page)
    assert not faults(page)


def test_light_and_dark_and_size_are_kept(opened: Open) -> None:
    page = opened(look="light")
    ask(page, QUESTION)
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(251, 250, 247)"
    page.get_by_role("button", name="明/暗").click()
    assert page.evaluate(paper) == "rgb(22, 24, 27)"
    page.get_by_role("button", name="字号").click()
    expect(page.get_by_role("button", name="字号")).to_have_attribute("title", "字号：大")
    expect(page.locator(".exchange")).to_contain_text("85%以上")
    page.reload()
    page.locator("body[data-state=ready]").wait_for()
    assert page.evaluate(paper) == "rgb(22, 24, 27)"
    assert page.locator(".answer p").first.evaluate("it => getComputedStyle(it).fontSize") == "18px"


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_largest_type_fits(opened: Open, size: tuple[int, int]) -> None:
    page = opened(size)
    for _ in range(2):
        page.get_by_role("button", name="字号").click()
    ask(page, "所有指标列成表")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    expect(page.get_by_role("tab", name="指标")).to_be_in_viewport()


def test_everything_by_keyboard_and_focus_is_seen(page: Any) -> None:
    ask(page, QUESTION)
    reached: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        now = page.evaluate("""() => {
          const it = document.activeElement, style = getComputedStyle(it);
          return [it.id || it.className || it.tagName, it === document.body || style.outlineStyle !== "none"];
        }""")
        assert now[1], now[0]
        reached.add(now[0])
    assert {"new", "tab-ask", "size", "look", "question", "send", "figure", "marker", "place", "ask"} <= reached, reached


def test_tabs_by_arrows(page: Any) -> None:
    page.get_by_role("tab", name="问答").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="阅读")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="阅读")).to_be_visible()


def test_a_screen_reader_hears_how_it_goes(page: Any) -> None:
    ask(page, QUESTION)
    expect(page.locator("#told")).to_have_text("答完了。2025年普惠性幼儿园占比目标为85%以上。[1][2]")
    expect(page.get_by_role("log", name="对话")).to_be_visible()


def test_nothing_moves_when_the_system_asks_for_less(opened: Open) -> None:
    page = opened(reduced_motion="reduce")
    ask(page, QUESTION)
    moving = page.evaluate("[...document.querySelectorAll('body *')].filter((it) => parseFloat(getComputedStyle(it).transitionDuration) > 0).length")
    assert moving == 0


@pytest.mark.parametrize("size", [WIDE, (760, 1000)], ids=["wide", "a sheet of paper"])
def test_print_has_question_answer_and_sources_in_full(opened: Open, size: tuple[int, int]) -> None:
    page = opened(size)
    exchange = ask(page, "所有指标列成表")
    exchange.locator(".answer .marker").first.click()
    page.locator("#source tr.quoted").wait_for()
    page.emulate_media(media="print")
    expect(page.locator(".question")).to_be_visible()
    expect(page.locator(".fold tbody tr").last).to_be_visible()  # the folded part, too
    expect(page.locator(".places q").last).to_be_visible()
    for chrome in ("#bar", "#rail", "#entry", "#source", ".acts", ".more"):
        expect(page.locator(chrome).first).to_be_hidden()
    assert page.locator("#said").evaluate("it => it.scrollHeight <= it.clientHeight + 1")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".question").evaluate("it => getComputedStyle(it).color") == "rgb(0, 0, 0)"
