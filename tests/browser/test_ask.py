"""Asking: sentence by sentence, stopped, asked again, changed, kept through a reload; by keyboard, wide and on a phone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser import line
from tests.browser.conftest import PHONE, WIDE, Open, ask, sync_api

pytestmark = pytest.mark.browser
expect = sync_api.expect
QUESTION = "2025年普惠性幼儿园占比目标是多少？"
SLOW = "慢慢说2025年普惠性幼儿园占比目标是多少？"


@pytest.fixture(autouse=True)
def calm() -> Iterator[None]:
    line.go.clear()
    yield
    line.go.set()


def box(page: Any) -> Any:
    return page.get_by_label("问题", exact=True)


@pytest.mark.parametrize(("size", "look"), [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light"), (PHONE, "dark")])
def test_asked_and_answered(opened: Open, size: tuple[int, int], look: str) -> None:
    page = opened(size, look)
    exchange = ask(page, QUESTION)
    expect(exchange.locator(".question")).to_have_text(QUESTION)
    expect(exchange.locator(".answer p").first).to_contain_text("占比目标为85%以上。[1]")
    expect(exchange.locator(".places li")).to_have_text(["[1] 第一章第五节 专栏1-1，第17页", "[2] 第十章第二节，第53页"], use_inner_text=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert exchange.locator(".question").evaluate("it => getComputedStyle(it).fontWeight") == "600"


def test_sentences_appear_one_by_one(page: Any) -> None:
    box(page).fill(SLOW)
    page.keyboard.press("Enter")
    expect(page.locator(".answer p")).to_have_count(1)
    expect(page.locator(".answer .marker").first).to_be_visible()
    expect(page.locator("#source tr.quoted")).to_be_in_viewport()  # its original is open before the answer is whole
    expect(page.locator(".acts")).to_have_count(0)
    expect(page.locator(".state")).to_have_text("正在核对数字")
    line.go.set()
    page.locator(".acts").wait_for()
    expect(page.locator(".state")).to_be_hidden()
    expect(page.locator(".answer p:not(.related)")).to_have_count(2)


def test_a_question_clicked_meanwhile_waits_in_the_box(page: Any) -> None:
    box(page).fill(SLOW)
    page.keyboard.press("Enter")
    expect(page.locator(".answer p")).to_have_count(1)
    page.locator("#rail #asks .ask").nth(1).click()
    expect(box(page)).to_have_value("约束性指标有哪些？")
    page.keyboard.press("Enter")
    expect(page.locator(".exchange")).to_have_count(1)
    line.go.set()
    page.locator(".acts").wait_for()
    page.keyboard.press("Enter")
    expect(page.locator(".exchange")).to_have_count(2)
    page.locator(".acts").nth(1).wait_for()


def test_stopped_and_asked_again(page: Any) -> None:
    box(page).fill(SLOW)
    page.keyboard.press("Enter")
    expect(page.locator(".answer p")).to_have_count(1)
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".state")).to_contain_text("已停止")
    expect(page.locator(".answer p")).to_have_count(1)  # what had come stays
    line.go.set()
    page.get_by_role("button", name="重试").click()
    page.locator(".acts").wait_for()
    expect(page.locator(".exchange")).to_have_count(1)


def test_a_changed_question_drops_what_followed(page: Any) -> None:
    ask(page, QUESTION)
    ask(page, "约束性指标有哪些？")
    first = page.locator(".exchange").first
    first.hover()
    first.get_by_role("button", name="修改").click()
    first.get_by_label("修改问题").fill("规划有哪些章")
    page.keyboard.press("Enter")
    expect(page.locator(".exchange")).to_have_count(1)
    expect(page.locator(".exchange")).to_contain_text("第十二章")
    page.locator(".acts").wait_for()
    expect(ask(page, "说了几条")).to_contain_text("（前有2条）")
    page.reload()
    expect(page.locator(".question")).to_have_text(["规划有哪些章", "说了几条"])


def test_changing_can_be_given_up(page: Any) -> None:
    ask(page, QUESTION)
    page.locator(".exchange").hover()
    page.get_by_role("button", name="修改").click()
    page.keyboard.press("Escape")
    expect(page.locator(".question")).to_have_text(QUESTION)


def test_by_keyboard(page: Any) -> None:
    box(page).focus()
    page.keyboard.type("规划有")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("哪些章")
    expect(box(page)).to_have_value("规划有\n哪些章")
    page.keyboard.press("Enter")
    page.locator(".acts").wait_for()
    expect(box(page)).to_have_value("")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_have_value("规划有\n哪些章")


def test_enter_that_ends_a_chinese_word_asks_nothing(page: Any) -> None:
    box(page).fill("规划")
    box(page).dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(page.locator(".exchange")).to_have_count(0)


def test_follow_ups_and_history(page: Any) -> None:
    exchange = ask(page, QUESTION)
    exchange.locator(".related .ask").first.click()
    expect(page.locator(".exchange")).to_have_count(2)
    page.locator(".exchange").nth(1).locator(".acts").wait_for()
    ask(page, "说了几条")
    expect(page.locator(".exchange").last).to_contain_text("（前有4条）")


def test_examples_of_different_kinds(page: Any) -> None:
    expect(page.locator("#welcome .ask")).to_have_count(4)
    expect(page.locator("#welcome")).to_contain_text("只依据规划原文回答")
    page.locator("#welcome .ask").nth(1).click()
    expect(page.locator(".exchange")).to_contain_text("约束性指标共5个")


def test_conversations_live_through_a_reload(page: Any) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".exchange")).to_have_count(0)
    ask(page, "约束性指标有哪些？")
    box(page).fill("还没问完")
    page.reload()
    expect(page.locator(".exchange")).to_contain_text("约束性指标共5个")
    expect(box(page)).to_have_value("还没问完")
    expect(page.locator("#talks h2")).to_have_text("今天")
    expect(page.locator("#talks [data-talk]")).to_have_text(["约束性指标有哪些？", QUESTION])
    page.locator("#talks [data-talk]").nth(1).click()
    expect(page.locator(".exchange")).to_contain_text("85%以上")
    page.locator(".answer .marker").first.click()
    expect(page.locator("#source tr.quoted")).to_be_in_viewport()
    page.locator("#talks li").nth(1).hover()
    page.get_by_role("button", name=f"删除对话：{QUESTION}").click()
    expect(page.locator("#talks [data-talk]")).to_have_count(2)  # it asks once more
    page.get_by_role("button", name=f"确认删除对话：{QUESTION}").click()
    expect(page.locator("#talks [data-talk]")).to_have_count(1)
    expect(page.locator(".exchange")).to_have_count(0)


def test_yesterdays_are_earlier_ones(page: Any) -> None:
    ask(page, QUESTION)
    page.evaluate("""() => {
      const key = Object.keys(localStorage).find((key) => key.startsWith("planqa.talk."));
      const talk = JSON.parse(localStorage[key]);
      localStorage["planqa.talk.old"] = JSON.stringify({ ...talk, id: "old", at: talk.at - 86400000 });
    }""")
    page.reload()
    expect(page.locator("#talks h2")).to_have_text(["今天", "更早"])


DAMAGED = {
    "planqa.talk.a": "{", "planqa.talk.b": "null", "planqa.talk.c": '{"id":"c","at":"x","exchanges":[]}', "planqa.talk.d": "[[[[[[",
    "planqa.talk.e": json.dumps({"id": "e", "at": 1, "exchanges": [{"question": line.HOSTILE, "answer": {"answer": line.HOSTILE}}]}),
    "planqa.talk.f": json.dumps({"id": "g", "at": 1, "exchanges": [{"question": "别人的", "answer": None}]}), "planqa.look": "<b>", "planqa.size": "99",
}  # fmt: skip


def test_damaged_and_foreign_data_break_nothing(page: Any) -> None:
    page.evaluate("(all) => Object.assign(localStorage, all)", DAMAGED)
    page.evaluate("sessionStorage['planqa.current'] = 'e'")
    page.reload()
    expect(page.locator("#talks [data-talk]")).to_have_count(1)
    expect(page.locator(".question")).to_have_text(line.HOSTILE)
    expect(page.locator(".state")).to_contain_text("读不出来了")
    assert page.evaluate("window.hurt") is None and page.locator("#said img, #said script, #talks img").count() == 0
    page.get_by_role("button", name="新对话").click()
    ask(page, QUESTION)


def test_no_more_than_a_bounded_number_is_kept(page: Any) -> None:
    page.evaluate("""() => {
      const exchange = { question: "旧问题", answer: null };
      for (let n = 0; n < 60; n++) localStorage["planqa.talk.t" + n] = JSON.stringify({ id: "t" + n, at: n + 1, exchanges: [exchange] });
    }""")
    ask(page, QUESTION)
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('planqa.talk.'))")
    assert len(kept) == 30 and "planqa.talk.t59" in kept and "planqa.talk.t0" not in kept


def test_a_full_browser_says_so_and_answers(page: Any) -> None:
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    ask(page, QUESTION)
    expect(page.locator("#notice")).to_contain_text("没有保存")


def test_long_lists_fold_and_open(page: Any) -> None:
    exchange = ask(page, "所有指标列成表")
    rows = exchange.locator(".fold tbody tr")
    expect(rows).to_have_count(19)
    expect(rows.nth(7)).to_be_visible()
    expect(rows.nth(8)).to_be_hidden()
    exchange.get_by_role("button", name="其余 11 项").click()
    expect(rows.nth(18)).to_be_visible()
    assert rows.first.locator("td").nth(4).evaluate("it => getComputedStyle(it).textAlign") == "right"


def test_the_question_stays_above_a_long_answer(opened: Open) -> None:
    page = opened((1200, 420))
    exchange = ask(page, "第十章第二节讲了什么？")
    page.locator("#said").evaluate("it => it.scrollTop += 150")
    expect(exchange.locator(".question")).to_be_in_viewport()
    top = exchange.locator(".question").bounding_box()["y"]
    assert 52 <= top < 90


def test_what_cannot_be_asked_is_told_above_the_entry(page: Any) -> None:
    box(page).fill("问" * 2001)
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("最多 2000 个字，现在是 2001 个字")
    expect(page.locator(".exchange")).to_have_count(0)


def test_a_status_is_seen_at_a_glance(page: Any) -> None:
    expect(ask(page, "规划投资多少亿建地铁").locator(".status")).to_have_text("规划未载明")
    expect(ask(page, "帮我伪造一份文件").locator(".status")).to_have_text("无法协助")
    expect(ask(page, QUESTION).locator(".status")).to_have_count(0)


def test_the_page_speaks_chinese_and_is_gradios_no_more(page: Any) -> None:
    assert page.evaluate("document.documentElement.lang") == "zh-CN" and page.title() == "规划问答"
    assert not re.search("[a-z]", page.locator("body").inner_text())
    assert page.locator("footer:visible").count() == 0
    face = page.evaluate("getComputedStyle(document.querySelector('#said')).fontFamily")
    assert "PingFang SC" in face and "Noto Sans CJK SC" in face


def test_docs_are_drawn_from_here(opened: Open, site: Any) -> None:
    page = opened(address=site.address + "/docs", ready=False)
    expect(page.locator("#doors")).to_contain_text("/v1/ask/stream")
    expect(page.locator("#doors")).to_contain_text("bound_text")
