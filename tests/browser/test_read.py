"""Reading the plan: its tree, a section, full-text search, and asking about what one reads."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import PHONE, WIDE, Open, ask, sync_api

pytestmark = pytest.mark.browser
expect = sync_api.expect


def test_the_tree_opens_sections_with_pages(page: Any) -> None:
    page.get_by_role("tab", name="阅读").click()
    expect(page.locator("#tree li")).to_have_count(12 + 50 + 10 + 1)
    link = page.locator("#tree a", has_text="第十章第二节")
    expect(link).to_contain_text("53")
    link.click()
    section = page.locator("#section")
    expect(section.locator("h2")).to_have_text("第十章第二节 加快推进教育现代化进程")
    expect(section.locator(".page").first).to_have_text("53")
    expect(link).to_have_attribute("aria-current", "true")
    section.get_by_role("button", name="下一节").first.click()
    expect(section.locator("h2")).to_contain_text("第十章第三节")
    page.go_back()
    expect(section.locator("h2")).to_contain_text("第十章第二节")


def test_an_address_opens_a_section(opened: Open, site: Any) -> None:
    page = opened(address=site.address + "/#read/专栏1-1")
    expect(page.locator("#section tbody tr")).to_have_count(19 + 4)
    expect(page.get_by_role("tab", name="阅读")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize(("size", "look"), [(WIDE, "light"), (PHONE, "dark")])
def test_full_text_search_lights_what_it_finds(opened: Open, size: tuple[int, int], look: str) -> None:
    page = opened(size, look)
    page.get_by_role("tab", name="阅读").click()
    page.get_by_label("查找全文").fill("普惠性幼儿园")
    expect(page.locator("#finds")).to_contain_text("共有")
    page.locator("#finds a", has_text="第十章第二节").first.click()
    expect(page.locator("#section h2")).to_contain_text("第十章第二节")
    expect(page.locator("#section mark").first).to_have_text("普惠性幼儿园")
    expect(page.locator("#section mark").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_nothing_word_for_word_gives_what_is_near(page: Any) -> None:
    page.get_by_role("tab", name="阅读").click()
    page.get_by_label("查找全文").fill("<img src=x onerror=hurt()>")
    expect(page.locator("#finds")).to_contain_text("没有逐字写到“<img src=x onerror=hurt()>”")
    page.get_by_label("查找全文").fill("")
    expect(page.locator("#tree")).to_be_visible()


def test_ask_about_this_section(page: Any) -> None:
    page.get_by_role("tab", name="阅读").click()
    page.locator("#tree a", has_text="第十章第二节").click()
    page.get_by_role("button", name="就这一节提问").click()
    box = page.get_by_label("问题", exact=True)
    expect(box).to_be_focused()
    expect(box).to_have_value("第十章第二节讲了什么？")
    page.keyboard.press("Enter")
    page.locator(".acts").wait_for()
    expect(page.locator("#source h2")).to_contain_text("第十章第二节")


def test_from_the_original_to_the_whole_text(page: Any) -> None:
    ask(page, "2025年普惠性幼儿园占比目标是多少？")
    page.locator(".answer .marker").nth(1).click()
    expect(page.locator("#source h2")).to_contain_text("第十章第二节")
    page.get_by_role("link", name="在全文中阅读").click()
    expect(page.locator("#section h2")).to_contain_text("第十章第二节")
    expect(page.locator("#section mark")).to_be_in_viewport()
    page.get_by_role("tab", name="问答").click()
    expect(page.locator(".exchange")).to_have_count(1)


def test_on_a_phone_the_tree_and_the_text_take_turns(opened: Open) -> None:
    page = opened(PHONE)
    page.get_by_role("tab", name="阅读").click()
    page.locator("#tree a").nth(2).click()
    expect(page.locator("#section h2")).to_be_visible()
    expect(page.locator("#tree")).to_be_hidden()
    page.get_by_role("button", name="目录").click()
    expect(page.locator("#tree")).to_be_visible()
