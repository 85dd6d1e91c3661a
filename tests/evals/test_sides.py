"""Extractive answers and a model's side by side."""

from __future__ import annotations

import io
import re

from rich.console import Console

from assistant.model.chat import Chat
from evals import sides
from evals.cases import Case, Turn
from evals.generate import generate
from evals.score import score
from index.search import Index
from tests.assistant.model.server import bits, scripted

CASES = (
    Case(id="a", kind="text", turns=(Turn(question="学前教育怎么发展", status=("answered",), must=(("补齐学前教育短板",),)),)),
    Case(id="b", kind="figure", turns=(Turn(question="2025年普惠性幼儿园占比目标是80%，对吗？", status=("answered",), must=(("85%以上",),)),)),
)


def shown(index: Index, totals_only: bool) -> str:
    with scripted() as server:
        server.play = lambda body: bits("推进学前教育发展，补齐学前教育短板。[P1]")
        chat = Chat(server.address, "scripted")
        plain, modelled = (score(CASES, generate(CASES, index, model, "model"), index.plan) for model in (None, chat))
    console = Console(file=io.StringIO(), width=200)
    sides.show(plain, modelled, console, totals_only)
    assert isinstance(console.file, io.StringIO)
    return re.sub(r"\n +(?![原语])|\n(?![■ ])", "", console.file.getvalue())


def test_both_answers_stand_beside_each_other(index: Index) -> None:
    text = shown(index, totals_only=False)
    assert "由模型写的 1 轮：变对 0，变错 0" in text and "■ a：学前教育怎么发展" in text and "■ b" not in text
    assert re.search(r"原文作答（对）：普及学前教育：[^■]*语言模型（对）：推进学前教育发展，补齐学前教育短板。", text)


def test_totals_show_no_case(index: Index) -> None:
    assert "■" not in shown(index, totals_only=True)
