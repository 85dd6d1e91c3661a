"""The window: three columns, and what is wired to what."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import Event, Question
from assistant.chat import words
from assistant.chat.answering import Answering
from assistant.chat.markup import tag
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
POLL_SECONDS = 2
AT_ONCE = 8  # questions answered at the same time; the rest wait their turn
PRIVATE: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def mount(app: FastAPI, shelf: Mapping[str, Index], default: str, stream: Callable[[Question, Index], Iterator[Event]]) -> None:
    """Put the window at `/`, after every other door."""
    theme = gr.themes.Base(font=FONTS, font_mono=MONOSPACE)
    gr.mount_gradio_app(
        app, build(Answering(shelf, default, stream)), path="/", theme=theme, css_paths=STATIC / "window.css", head=_script("window.js"), footer_links=[],
        run_history=False, show_error=False, enable_monitoring=False, ssr_mode=False, pwa=False, mcp_server=False, max_file_size=1,
        favicon_path=str(STATIC / "icon.png"),
    )  # fmt: skip
    mounted: Any = app.routes[-1]
    mounted.app = OwnPage(mounted.app)


def build(answering: Answering) -> gr.Blocks:
    """The three columns."""
    with gr.Blocks(title=words.PRODUCT, analytics_enabled=False, fill_width=True) as blocks:
        talk = gr.State(())
        title = gr.HTML(_title(words.PRODUCT), elem_id="bar")
        with gr.Row(elem_id="room"):
            with gr.Column(elem_id="rail"):
                new = gr.Button(words.NEW, elem_id="new")
                asks = gr.HTML("", js_on_load=_read("asks.js"))
            with gr.Column(elem_id="middle"):
                said = gr.HTML(conversation(()), elem_id="said", js_on_load=_read("asks.js") + _read("said.js"))
                notice = gr.HTML("", elem_id="notice")
                with gr.Row(elem_id="entry"):
                    question = gr.Textbox(label=words.QUESTION, placeholder=words.PLACEHOLDER, lines=1, max_lines=6, elem_id="question", autofocus=True)
                    send = gr.Button(words.SEND, elem_id="send")
            with gr.Column(elem_id="source"):
                original = gr.HTML(nothing(), js_on_load=_read("original.js"))
        timer = gr.Timer(POLL_SECONDS)
        _wire_asking(answering, talk, asks, said, notice, question, send, original, new)
        said.click(_opening(answering), talk, original, **PRIVATE)
        for moment in (blocks.load, timer.tick):
            moment(_looking(answering), None, [title, asks, notice, timer], **PRIVATE)
    blocks.queue(default_concurrency_limit=AT_ONCE, api_open=False)
    return blocks
