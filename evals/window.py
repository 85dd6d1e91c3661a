"""How the window feels: time in a real browser from Enter to the first sentence on screen and to the end, and what the page loads.

Needs Debian's chromium and playwright; `python -m evals window` prints, in milliseconds and KiB:

>>> {"questions": 40, "first_median": 61.0, "first_p95": 118.0, "end_median": 64.0, "end_p95": 131.0, "ready": 840.0, "requests": 62, "kib": 1850.0}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from evals.bench import served
from index.search import Index

CHROMIUM = "/usr/bin/chromium"
ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
STEP = 10  # questions a conversation
# Counts from the key to the frame in which the words are drawn.
WATCH = """() => {
  const seen = (window.seen = {});
  const drawn = (name) => requestAnimationFrame(() => requestAnimationFrame(() => (seen[name] ??= performance.now())));
  document.addEventListener("keydown", (event) => event.key === "Enter" && Object.assign(seen, { start: performance.now(), first: null, end: null }), true);
  new MutationObserver(() => {
    const last = [...document.querySelectorAll(".exchange")].at(-1);
    if (last?.querySelector(".answer p")) drawn("first");
    if (last?.querySelector(".acts")) drawn("end");
  }).observe(document.getElementById("talk"), { childList: true, subtree: true });
}"""


def window(questions: Sequence[str], index: Index) -> dict[str, float]:
    """Medians and 95th percentiles over the questions, and the weight of a first visit."""
    with served(index) as address, page(CHROMIUM) as tab:
        loaded = _loaded(tab, address)
        tab.evaluate(WATCH)
        times = [_asked(tab, text, number) for number, text in enumerate(questions)]
    first, end = zip(*times, strict=True)
    return {
        "questions": len(times), "first_median": median(first), "first_p95": p95(first), "end_median": median(end), "end_p95": p95(end), **loaded,
    }  # fmt: skip


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(0.95 * (len(times) - 1))]


@contextmanager
def page(chromium: str) -> Iterator[Any]:
    """A tab of a browser that knows nothing yet."""
    if not Path(chromium).exists():
        raise FileNotFoundError(f"没有 {chromium}；请先安装 chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield browser.new_page(viewport={"width": 1440, "height": 900})
        browser.close()


def _loaded(tab: Any, address: str) -> dict[str, float]:
    sizes: list[float] = []
    wire = tab.context.new_cdp_session(tab)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    start = perf_counter()
    tab.goto(address)
    tab.locator("body[data-state=ready]").wait_for()
    ready = (perf_counter() - start) * 1000
    tab.wait_for_timeout(1000)
    return {"ready": ready, "requests": len(sizes), "kib": sum(sizes) / 1024}


def _asked(tab: Any, text: str, number: int) -> tuple[float, float]:
    if number % STEP == 0:
        tab.locator("#new").click()
    tab.locator("#question").fill(text)
    tab.locator("#question").press("Enter")
    tab.wait_for_function("seen.end")
    seen = tab.evaluate("seen")
    return seen["first"] - seen["start"], seen["end"] - seen["start"]
