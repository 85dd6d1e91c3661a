"""The window in a real browser: asked, answered, checked against the original, and nothing leaves the host."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
import uvicorn

from assistant.api import create_app
from index.search import Index
from tests.assistant.api import line

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

PLAN = "weibin-145"
CHROMIUM = "/usr/bin/chromium"
ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
QUESTION = "2025年普惠性幼儿园占比目标是多少？"


@dataclass
class Served:
    """A running app whose shelf a test may fill."""

    address: str
    shelf: dict[str, Index] = field(default_factory=dict)


@pytest.fixture(scope="module")
def served(index: Index) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = Served(f"http://127.0.0.1:{port}", {PLAN: index})
    app = create_app(served.shelf, PLAN, reply=line.reply, stream=line.stream)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield served
    server.should_exit = server.force_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: sync_api.Browser, served: Served) -> Iterator[sync_api.Page]:
    """A fresh tab; when the test is over, nothing may have gone elsewhere and nothing may have failed in it."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: wrong.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(served.address)
    yield page
    own = urlsplit(served.address).netloc
    assert asked and {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {own}
    assert not wrong
    page.context.close()


def ask(page: sync_api.Page, text: str) -> None:
    page.get_by_label("问题").fill(text)
    page.get_by_role("button", name="发送").click()
    page.locator(".exchange").last.locator(".places").wait_for()


def test_asked_answered_and_checked(page: sync_api.Page) -> None:
    ask(page, QUESTION)
    expect = sync_api.expect
    expect(page.locator(".question")).to_have_text(QUESTION)
    expect(page.locator(".answer p").first).to_contain_text("占比目标为85%以上。[1]")
    expect(page.locator(".places li")).to_have_text(["[1] 第一章第五节 专栏1-1，第17页", "[2] 第十章第二节，第53页"])
    # The first citation opens by itself, at its row, with the rest of the table around it.
    expect(page.locator("#source tr.quoted")).to_contain_text("85以上")
    expect(page.locator("#source tr.quoted")).to_be_in_viewport()
    assert page.locator("#source tbody tr").count() > 19
    page.locator(".answer .marker").nth(1).click()
    expect(page.locator("#source h2")).to_contain_text("第十章第二节")
    expect(page.locator("#source mark")).to_have_text("到“十四五”末，学前三年毛入园率达到97%以上；学前一年毛入园率超过99%；普惠性幼儿园达到85%以上。")
    expect(page.locator("#source mark")).to_be_in_viewport()


def test_status_history_follow_ups_and_a_new_talk(page: sync_api.Page) -> None:
    ask(page, "部分")
    sync_api.expect(page.locator(".status")).to_have_text("规划只说到一部分")
    page.locator(".related .ask").click()
    sync_api.expect(page.locator(".exchange").last).to_contain_text("您问的是：学前三年毛入园率目标？（前有2条）")
    page.get_by_role("button", name="新对话").click()
    sync_api.expect(page.locator(".exchange")).to_have_count(0)
    page.locator("#rail .ask").first.click()
    sync_api.expect(page.locator(".exchange")).to_contain_text("（前有0条）")


def test_hostile_words_show_as_text(page: sync_api.Page) -> None:
    ask(page, line.HOSTILE)
    sync_api.expect(page.locator(".question")).to_have_text(line.HOSTILE)
    sync_api.expect(page.locator(".answer")).to_contain_text(line.HOSTILE)
    assert page.evaluate("window.hurt") is None
    assert page.locator("#said img, #said script, #said strong, #said a[href^=http]").count() == 0


def test_a_fault_is_told_and_the_next_question_works(page: sync_api.Page) -> None:
    page.get_by_label("问题").fill("出错")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator(".failed")).to_contain_text("请再问一次")
    ask(page, QUESTION)


def test_the_page_speaks_chinese_and_is_gradios_no_more(page: sync_api.Page) -> None:
    page.locator("#rail .ask").first.wait_for()
    assert page.evaluate("document.documentElement.lang") == "zh-CN" and page.title() == "规划问答"
    assert not set("".join(page.locator("body").inner_text().split())) & set("abcdefghijklmnopqrstuvwxyz")
    assert page.locator("footer").count() == 0
    face = page.evaluate("getComputedStyle(document.querySelector('#said')).fontFamily")
    assert "PingFang SC" in face and "Noto Sans CJK SC" in face


def test_the_index_is_being_built_and_then_the_window_by_itself(browser: sync_api.Browser, served: Served, index: Index) -> None:
    served.shelf.clear()
    page = browser.new_page()
    try:
        page.goto(served.address)
        sync_api.expect(page.locator("#notice")).to_contain_text("正在建立索引")
        page.get_by_label("问题").fill(QUESTION)
        page.keyboard.press("Enter")
        sync_api.expect(page.get_by_label("问题")).to_have_value(QUESTION)
        served.shelf[PLAN] = index
        sync_api.expect(page.locator("#notice")).not_to_contain_text("正在建立索引", timeout=8000)
        page.get_by_role("button", name="发送").click()
        sync_api.expect(page.locator(".answer p").first).to_contain_text("85%以上")
    finally:
        served.shelf[PLAN] = index
        page.context.close()


def test_on_a_phone_the_original_is_a_sheet(page: sync_api.Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    ask(page, QUESTION)
    sync_api.expect(page.locator("#source")).to_be_hidden()
    page.locator(".answer .marker").first.click()
    sync_api.expect(page.locator("#source tr.quoted")).to_be_in_viewport()
    sync_api.expect(page.locator(".question")).to_be_in_viewport()
    page.get_by_role("button", name="收起").click()
    sync_api.expect(page.locator("#source")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="目录").click()
    sync_api.expect(page.locator("#rail .ask").first).to_be_visible()


def test_docs_are_drawn_from_here(page: sync_api.Page, served: Served) -> None:
    page.goto(served.address + "/docs")
    sync_api.expect(page.locator("#doors")).to_contain_text("/v1/ask/stream")
    sync_api.expect(page.locator("#doors")).to_contain_text("bound_text")
