"""Waiting, failing, and a server that goes and comes back: nothing that was typed is lost."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn

from assistant.api import create_app
from index.search import Index
from tests.browser import line
from tests.browser.conftest import PHONE, PLAN, WIDE, Open, Site, ask, sync_api

pytestmark = pytest.mark.browser
expect = sync_api.expect
QUESTION = "2025年普惠性幼儿园占比目标是多少？"


@pytest.fixture
def building(site: Site, index: Index) -> Iterator[Site]:
    site.shelf.clear()
    yield site
    site.shelf[PLAN] = index


@pytest.mark.parametrize(("size", "look"), [(WIDE, "light"), (PHONE, "dark")])
def test_the_index_is_being_built_and_then_the_window_by_itself(opened: Open, building: Site, index: Index, size: tuple[int, int], look: str) -> None:
    building.opening.at("vectors", 0.4)
    page = opened(size, look, ready=False)
    expect(page.get_by_role("progressbar", name="正在按意思建立索引")).to_be_visible()
    assert page.locator("progress").evaluate("it => it.value") == 0.4
    building.opening.at("checking", 0.9)
    expect(page.locator("#building")).to_contain_text("正在核对索引")
    box = page.get_by_label("问题", exact=True)
    box.fill(QUESTION)
    page.keyboard.press("Enter")
    expect(box).to_have_value(QUESTION)  # kept until it can be asked
    building.shelf[PLAN] = index
    expect(page.locator("#welcome")).to_be_visible()
    expect(page.locator("#building")).to_have_count(0)
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".answer")).to_contain_text("85%以上")


def test_a_fault_is_told_with_what_to_do_and_the_next_question_works(page: Any) -> None:
    box = page.get_by_label("问题", exact=True)
    box.fill("出错")
    page.keyboard.press("Enter")
    expect(page.locator(".state.failed")).to_contain_text("请重试，仍不行请告诉管理员")
    expect(page.get_by_role("button", name="重试")).to_be_visible()
    ask(page, QUESTION)


def test_a_fault_that_passes_is_over_with_a_retry(page: Any) -> None:
    line.broken.set()
    try:
        page.get_by_label("问题", exact=True).fill(QUESTION)
        page.keyboard.press("Enter")
        expect(page.locator(".state.failed")).to_be_visible()
    finally:
        line.broken.clear()
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".answer")).to_contain_text("85%以上")
    expect(page.locator(".exchange")).to_have_count(1)


@pytest.fixture
def startable(index: Index) -> Iterator[tuple[str, Callable[[], None], Callable[[], None]]]:
    """A server that can be stopped and started again at the same address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start() -> None:
        app = create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream)
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        running.append((server, thread))
        while not server.started:
            time.sleep(0.02)

    def stop() -> None:
        server, thread = running.pop()
        server.should_exit = True
        thread.join(10)

    start()
    yield f"http://127.0.0.1:{port}", start, stop
    if running:
        stop()


def test_a_server_that_goes_and_comes_back(opened: Open, startable: tuple[str, Callable[[], None], Callable[[], None]]) -> None:
    address, start, stop = startable
    page = opened(address=address)
    ask(page, QUESTION)
    stop()
    box = page.get_by_label("问题", exact=True)
    box.fill("约束性指标有哪些？")
    page.keyboard.press("Enter")
    expect(page.locator(".state").last).to_contain_text("恢复后自动再问")
    box.fill("下一句还在写")
    expect(page.locator("#gone")).to_contain_text("连接中断，正在重试")
    start()
    expect(page.locator(".exchange").last).to_contain_text("约束性指标共5个")
    expect(page.locator("#gone")).to_have_count(0)
    expect(box).to_have_value("下一句还在写")
    expect(page.locator(".exchange").first).to_contain_text("85%以上")
    assert all("ERR_" in said or "Failed" in said for said in page.watch.wrong), page.watch.wrong
    page.watch.wrong.clear()  # what a browser says when nobody answers


def test_a_server_that_stays_away_can_be_given_up(opened: Open, startable: tuple[str, Callable[[], None], Callable[[], None]]) -> None:
    address, _, stop = startable
    page = opened(address=address)
    stop()
    page.get_by_label("问题", exact=True).fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".state")).to_contain_text("恢复后自动再问")
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".state")).to_contain_text("已停止")
    page.watch.wrong.clear()
