"""The frame in gradio: its columns and what stands in them. The only place that knows gradio.

Gradio carries the page, its columns and look, and the figures' table. What is asked and opened goes through doors of our own
(`assistant/api/window.py`): gradio's queue would send the whole conversation with every question and take two round trips for a source,
and it keeps a talk on the server, where a reload loses it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.chat import figures, frame, words
from assistant.chat.page import OwnPage
from index.search import Index

# Read once by gradio, when it is imported: nothing is counted, nothing is asked of another host.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
import gradio as gr  # noqa: E402

if TYPE_CHECKING:
    from fastapi import FastAPI

STATIC = Path(__file__).parent / "static"
FONTS = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif")
MONOSPACE = ("Menlo", "Consolas", "Noto Sans Mono CJK SC", "monospace")
AT_ONCE = 8  # events of the figures' table handled at the same time


def mount(app: FastAPI, shelf: Mapping[str, Index], default: str) -> None:
    """Put the window at `/`, after every other door."""
    theme = gr.themes.Base(font=FONTS, font_mono=MONOSPACE)
    gr.mount_gradio_app(
        app, build(shelf, default), path="/", theme=theme, footer_links=[], run_history=False, show_error=False, enable_monitoring=False, ssr_mode=False,
        pwa=False, mcp_server=False, max_file_size=1, favicon_path=str(STATIC / "icon.png"),
    )  # fmt: skip
    mounted: Any = app.routes[-1]
    mounted.app = OwnPage(mounted.app, frame.head())


def build(shelf: Mapping[str, Index], default: str) -> gr.Blocks:
    """The bar and the three views."""
    blocks: gr.Blocks
    with gr.Blocks(title=words.PRODUCT, analytics_enabled=False, fill_width=True) as blocks:
        _html(frame.bar(), "bar")
        with gr.Row(elem_id="ask-view", elem_classes="view"):
            with gr.Column(elem_id="rail"):
                _html(frame.rail(), "talks-and-asks")
            with gr.Column(elem_id="middle"):
                _html(frame.said(), "said")
                _html(frame.entry(), "entry")
        with gr.Row(elem_id="read-view", elem_classes="view"):
            _html(frame.read(), "read")
        with gr.Column(elem_id="figures-view", elem_classes="view"):
            _html(figures.place(), "figures")
        with gr.Column(elem_id="source"):
            _html(frame.original(), "original-column")
    blocks.queue(default_concurrency_limit=AT_ONCE, api_open=False)
    return blocks


def _html(value: str, id: str) -> gr.HTML:
    return gr.HTML(value, elem_id=id, js_on_load=None, apply_default_css=False)
