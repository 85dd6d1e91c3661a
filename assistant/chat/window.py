"""The window: three columns, and what is wired to what."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.chat import words
from assistant.chat.answering import Answering, Line
from assistant.chat.markup import Markup, tag
from assistant.chat.page import OwnPage
from assistant.chat.rail import rail, short_title
from assistant.chat.source import nothing
from assistant.chat.talk import Talk, conversation
from index.search import Index

# Read once by gradio, when it is imported: nothing is counted, nothing is asked of another host.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
import gradio as gr  # noqa: E402

if TYPE_CHECKING:
    from fastapi import FastAPI

STATIC = Path(__file__).parent / "static"
FONTS = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif")
MONOSPACE = ("Menlo", "Consolas", "Noto Sans Mono CJK SC", "monospace")
Heard = Callable[[Any], Line]
POLL_SECONDS = 2
AT_ONCE = 8  # questions answered at the same time; the rest wait their turn
PRIVATE: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def mount(app: FastAPI, shelf: Mapping[str, Index], default: str, heard: Heard) -> None:
    """Put the window at `/`, after every other door; `heard` gives the line as whoever sent a request asks it."""
    theme = gr.themes.Base(font=FONTS, font_mono=MONOSPACE)
    gr.mount_gradio_app(
        app, build(Answering(shelf, default), heard), path="/", theme=theme, css_paths=STATIC / "window.css", head=_script("window.js"), footer_links=[],
        run_history=False, show_error=False, enable_monitoring=False, ssr_mode=False, pwa=False, mcp_server=False, max_file_size=1,
        favicon_path=str(STATIC / "icon.png"),
    )  # fmt: skip
    mounted: Any = app.routes[-1]
    mounted.app = OwnPage(mounted.app)


@dataclass(frozen=True)
class Parts:
    """The parts of the window that events read and write."""

    talk: gr.State
    title: gr.HTML
    new: gr.Button
    asks: gr.HTML
    said: gr.HTML
    notice: gr.HTML
    question: gr.Textbox
    send: gr.Button
    original: gr.HTML
    timer: gr.Timer


def build(answering: Answering, heard: Heard) -> gr.Blocks:
    """The three columns, wired."""
    blocks: gr.Blocks
    with gr.Blocks(title=words.PRODUCT, analytics_enabled=False, fill_width=True) as blocks:
        parts = _parts()
        _wire(blocks, parts, answering, heard)
    blocks.queue(default_concurrency_limit=AT_ONCE, api_open=False)
    return blocks


def _parts() -> Parts:
    title = gr.HTML(_title(words.PRODUCT), elem_id="bar", apply_default_css=False)
    with gr.Row(elem_id="room"):
        with gr.Column(elem_id="rail"):
            new = gr.Button(words.NEW, elem_id="new")
            asks = gr.HTML("", js_on_load=_read("asks.js"), apply_default_css=False)
        with gr.Column(elem_id="middle"):
            said = gr.HTML(conversation(()), elem_id="said", js_on_load=_read("asks.js") + _read("said.js"), apply_default_css=False)
            notice = gr.HTML("", elem_id="notice", apply_default_css=False)
            with gr.Row(elem_id="entry"):
                question = gr.Textbox(label=words.QUESTION, placeholder=words.PLACEHOLDER, lines=1, max_lines=6, elem_id="question")
                send = gr.Button(words.SEND, elem_id="send")
        with gr.Column(elem_id="source"):
            original = gr.HTML(nothing(), elem_id="original", js_on_load=_read("original.js"), apply_default_css=False)
    return Parts(gr.State(()), title, new, asks, said, notice, question, send, original, gr.Timer(POLL_SECONDS))


def _wire(blocks: gr.Blocks, parts: Parts, answering: Answering, line: Heard) -> None:
    heard = {"inputs": [parts.question, parts.talk], "outputs": [parts.question, parts.talk, parts.said, parts.original, parts.notice], **PRIVATE}
    ask = _asking(answering, parts, line)
    asking: list[Any] = [parts.question.submit(ask, **heard), parts.send.click(ask, **heard)]
    for place in (parts.asks, parts.said):
        asking.append(place.submit(_picked, None, parts.question, **PRIVATE).then(ask, **heard))
    parts.new.click(_afresh, None, [parts.talk, parts.said, parts.original, parts.notice], cancels=asking, **PRIVATE)
    parts.said.click(_opening(answering), parts.talk, parts.original, **PRIVATE)
    for moment in (blocks.load, parts.timer.tick):
        moment(_looking(answering), None, [parts.title, parts.asks, parts.notice, parts.timer], **PRIVATE)


# ---- what the events do --------------------------------------------------------------------------------------------------------------


def _asking(answering: Answering, parts: Parts, line: Heard) -> Callable[..., Iterator[dict[Any, Any]]]:
    def ask(text: str, talk: Talk, request: gr.Request) -> Iterator[dict[Any, Any]]:
        if not text.strip():
            yield {}
        elif hindrance := answering.hindrance(text):
            yield {parts.notice: _notice(hindrance)}
        else:
            for now in answering.exchanges(text.strip(), talk, line(request.request)):
                yield {parts.question: "", parts.notice: "", parts.said: conversation((*talk, now))}
            first = now.citations[0].marker if now.citations else 0
            whole = (*talk, now)
            yield {parts.talk: whole, parts.original: answering.opened(whole, len(talk), first)}

    return ask


def _picked(event: gr.EventData) -> str:
    """A question that was clicked instead of typed."""
    return str(event._data.get("question", ""))


def _opening(answering: Answering) -> Callable[..., str]:
    def opened(talk: Talk, event: gr.EventData) -> str:
        return answering.opened(talk, int(event._data["exchange"]), int(event._data["marker"]))

    return opened


def _afresh() -> tuple[Talk, str, str, str]:
    return (), conversation(()), nothing(), ""


def _looking(answering: Answering) -> Callable[[], tuple[Any, ...]]:
    """Whether the plan is open yet; once it is, the window is whole and stops asking."""

    def look() -> tuple[Any, ...]:
        index = answering.index
        if index is None:
            return _title(words.PRODUCT), "", _notice(words.BUILDING), gr.Timer(active=True)
        return _title(words.TITLE.format(plan=short_title(index))), rail(index), "", gr.Timer(active=False)

    return look


# ---- small pieces --------------------------------------------------------------------------------------------------------------------


def _title(text: str) -> Markup:
    rail_button = tag("button", words.RAIL, type="button", id="rail-button", aria_controls="rail", aria_expanded="false")
    return tag("header", tag("h1", text), rail_button)


def _notice(text: str) -> Markup:
    return tag("p", text, role="status")


def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _script(name: str) -> str:
    return "<script>" + _read(name).replace("{{gone}}", words.GONE) + "</script>"
