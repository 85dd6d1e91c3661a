"""Nothing that was asked, answered or kept becomes HTML; nothing leaves the host; the same by another name and over plain http."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from assistant.api import create_app
from assistant.api.policy import Policy
from assistant.office import keys
from assistant.office.database import opened as database
from assistant.office.tables import VOTES
from index.search import Index
from tests.assistant.api.served import served
from tests.browser import line
from tests.browser.conftest import PHONE, PLAN, WIDE, Open, ask, pasted, sync_api

pytestmark = pytest.mark.browser
expect = sync_api.expect
QUESTION = "2025年普惠性幼儿园占比目标是多少？"


def harmless(page: Any) -> bool:
    """Whether no word became a picture, a script, a link elsewhere or bold."""
    strange = "#said img, #said script, #said strong, #said a[href^=http], #talks img, #talks script, #source img, #finds img"
    return page.evaluate("window.hurt") is None and page.locator(strange).count() == 0


@pytest.mark.parametrize(("size", "look"), [(WIDE, "light"), (PHONE, "dark")])
def test_hostile_words_show_as_text(opened: Open, size: tuple[int, int], look: str) -> None:
    page = opened(size, look)
    exchange = ask(page, line.HOSTILE)
    expect(exchange.locator(".question")).to_have_text(line.HOSTILE)
    expect(exchange.locator(".answer")).to_contain_text(line.HOSTILE)
    ask(page, QUESTION)  # with it in the history
    assert harmless(page)
    page.reload()
    expect(page.locator(".answer").first).to_contain_text(line.HOSTILE)
    expect(page.locator("#talks [data-talk]")).to_have_text(line.HOSTILE)
    assert harmless(page) and page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_what_was_kept_cannot_put_words_into_the_plans_mouth(page: Any) -> None:
    ask(page, QUESTION)
    change = """([one, other]) => {
      const key = Object.keys(localStorage).find((key) => key.startsWith("planqa.talk."));
      localStorage[key] = localStorage[key].replaceAll(one, other);
    }"""
    page.evaluate(change, ['"follow_ups":[', '"follow_ups":["<img src=x onerror=window.hurt=1>",'])
    page.reload()
    expect(page.locator(".answer")).to_contain_text("<img src=x")
    assert harmless(page)
    page.evaluate(change, ["85", "95"])
    page.reload()
    expect(page.locator(".state")).to_contain_text("与规划原文对不上，请重新提问")
    expect(page.locator(".answer")).not_to_contain_text("95%")
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".answer")).to_contain_text("85%以上")


@pytest.fixture
def office(index: Index, tmp_path: Path) -> Iterator[tuple[str, str, Engine]]:
    """An address by a made-up name, a key for it, and its log."""
    engine = database(f"sqlite:///{tmp_path / 'office.sqlite'}")
    token = keys.made(engine, "张三", ["ask", "feedback"], 0)
    app = create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream, engine=engine, policy=Policy(hosts=("office.test",)))
    with served(app) as address:
        yield address.replace("127.0.0.1", "office.test"), token, engine


@pytest.fixture
def signed_in(opened: Open, office: tuple[str, str, Engine]) -> Any:
    address, token, _ = office
    page = opened(address=address, ready=False)
    page.get_by_label("密钥").fill(token)
    page.keyboard.press("Enter")
    page.locator("body[data-state=ready]").wait_for()
    return page


def test_under_another_name_over_plain_http(signed_in: Any) -> None:
    page = signed_in
    assert page.evaluate("isSecureContext") is False and page.evaluate("navigator.clipboard === undefined")
    exchange = ask(page, QUESTION)
    exchange.locator(".answer .marker").nth(1).click()
    expect(page.locator("#source h2")).to_contain_text("第十章第二节")
    exchange.get_by_role("button", name="复制答案").click()
    assert pasted(page).startswith("2025年普惠性幼儿园占比目标为85%以上。[1][2]")
    page.get_by_role("tab", name="阅读").click()
    page.locator("#tree a").nth(3).click()
    expect(page.locator("#section h2")).to_be_visible()


def test_thumbs_go_into_the_log_with_their_reasons(signed_in: Any, office: tuple[str, str, Engine]) -> None:
    page, engine = signed_in, office[2]
    exchange = ask(page, QUESTION)
    exchange.get_by_role("button", name="有用").click()
    expect(exchange.locator(".told")).to_have_text("已记下，谢谢。")
    exchange.get_by_role("button", name="有误").click()
    exchange.get_by_label("数字不对").check()
    exchange.get_by_label("补充说明（可不填）").fill("请核对第17页")
    exchange.get_by_role("button", name="提交").click()
    expect(exchange.locator("form")).to_be_hidden()
    expect(exchange.get_by_role("button", name="有误")).to_have_attribute("aria-pressed", "true")
    assert votes(engine) == [("张三", "down", "数字不对", "请核对第17页")]


def votes(engine: Engine) -> list[tuple[str, str, str, str]]:
    """The one vote that stands: a later one of the same person takes its place."""
    for _ in range(100):
        with engine.connect() as connection:
            rows = [(row.who, row.vote, row.reason, row.comment) for row in connection.execute(VOTES.select())]
        if rows and rows[-1][1] == "down":
            return rows
        time.sleep(0.05)
    return rows


def test_a_vote_that_is_not_kept_is_said_so(page: Any) -> None:
    exchange = ask(page, QUESTION)
    exchange.get_by_role("button", name="有用").click()
    expect(exchange.locator(".told")).to_have_text("没有记下：管理员关闭了记录。")
