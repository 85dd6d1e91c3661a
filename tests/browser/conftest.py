"""A running app, a browser, and pages of every width and look; whatever a test does, nothing may leave the host and nothing may fail in the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest

from assistant.api import create_app
from index.progress import Opening
from index.search import Index
from tests.assistant.api.served import served
from tests.browser import line

sync_api = pytest.importorskip("playwright.sync_api")

PLAN = "weibin-145"
CHROMIUM = "/usr/bin/chromium"
ARGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP office.test 127.0.0.1",
]  # fmt: skip
WIDE, PHONE = (1440, 900), (390, 800)
Open = Callable[..., Any]


@dataclass
class Site:
    """A running app whose shelf a test may empty."""

    address: str
    shelf: dict[str, Index]
    opening: Opening = field(default_factory=Opening)


@pytest.fixture(scope="package")
def site(index: Index) -> Iterator[Site]:
    shelf, opening = {PLAN: index}, Opening()
    with served(create_app(shelf, PLAN, reply=line.reply, stream=line.stream, opening=opening)) as address:
        yield Site(address, shelf, opening)


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Any, site: Site) -> Iterator[Open]:
    """Opens the window in a browser that knows nothing yet: `opened(PHONE, "dark")`."""
    contexts, watches = [], []

    def open(size: tuple[int, int] = WIDE, look: str = "light", address: str = "", ready: bool = True, **more: Any) -> Any:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=look, has_touch=size == PHONE, **more)
        page = context.new_page()
        page.set_default_timeout(10_000)
        contexts.append(context)
        watches.append(Watch(page, urlsplit(address or site.address).netloc))
        page.goto(address or site.address)
        if ready:
            page.locator("body[data-state=ready]").wait_for()
        return page

    yield open
    for context in contexts:
        context.close()
    for watch in watches:
        watch.hold()


class Watch:
    """What a page asked for, and what went wrong in it."""

    def __init__(self, page: Any, own: str) -> None:
        self.own, self.asked, self.wrong = own, list[str](), list[str]()
        page.watch = self
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("response", lambda answer: self.wrong.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
        page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def hold(self) -> None:
        """Every request went to our own host, and nothing failed."""
        assert self.asked and {urlsplit(url).netloc for url in self.asked if not url.startswith("data:")} == {self.own}
        assert not self.wrong


@pytest.fixture
def page(opened: Open) -> Any:
    """The window, wide and light."""
    return opened()


def ask(page: Any, text: str) -> Any:
    """Asks and waits for the whole answer; the exchange."""
    count = page.locator(".exchange").count()
    page.get_by_label("问题", exact=True).fill(text)
    page.keyboard.press("Enter")
    exchange = page.locator(".exchange").nth(count)
    exchange.locator(".acts").wait_for()
    return exchange


def pasted(page: Any) -> str:
    """What was copied, as it comes out of the clipboard into the box."""
    box = page.get_by_label("问题", exact=True)
    box.fill("")
    box.focus()
    page.keyboard.press("Control+V")
    text: str = box.input_value()
    box.fill("")
    return text
