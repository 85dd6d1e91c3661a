"""The Markdown, read by a Markdown reader: words stay words, notes are complete, tables are tables."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from assistant.carry import Conversation, Paper, Said, markdown_of, paper
from assistant.carry.markdown import escaped
from corpus.plan import Plan
from tests.assistant.api.line import HOSTILE
from tests.assistant.carry.conftest import DAY, FIGURE

READER = MarkdownIt("gfm-like", {"linkify": False})


def test_every_marker_has_its_note(page: Paper) -> None:
    text = markdown_of(page)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    notes = re.findall(r"^\[\^(\d+)\]: “.+”（《卫滨区“十四五”规划纲要》第.+章.*，第[\d–]+页）$", text, re.MULTILINE)
    assert used == set(notes) and notes == [str(number) for number in range(1, len(notes) + 1)] and len(notes) > 8
    assert "目标为85%以上。[^1][^2]" in text and "导出" in text and f"## {FIGURE}" in text


def test_tables_and_lists_are_read_as_such(page: Paper) -> None:
    html = READER.render(markdown_of(page))
    assert html.count("<tr>") == 6 and '<td style="text-align:right">100</td>' in html
    assert html.count("<li>") == 31 and html.count("<h2>") == 4 and html.count("<h1>") == 1


@pytest.mark.parametrize(
    "words",
    [
        HOSTILE, "# 标题", "- 项", "1. 项", "1) 项", "+ 项", "===", "---", "> 引", "`码`", "**粗**", "_斜_", "a|b", "[链](http://x.example)", "![图](x)",
        "<b>x</b>", "&lt;", "\\*", "~~删~~", "[^1]", "[^1]: 假注", "$x$", "https://x.example", "www.x.example", "    码",
    ],
)  # fmt: skip
def test_words_stay_words(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escaped(words))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], words
    assert all(child.type in ("text", "text_special") for child in tokens[1].children or ()), words
    assert "".join(child.content for child in tokens[1].children or ()) == " ".join(words.split())


def test_hostile_words_in_a_conversation(plan: Plan) -> None:
    made = paper(Conversation(said=(Said(question=HOSTILE, answer=f"{HOSTILE}\n[^1]: 假注\n| a | b |\n| --- | --- |"),)), plan, DAY)
    html = READER.render(markdown_of(made))
    assert not re.search("<(img|script|a|strong|table)", html) and "\n[^1]:" not in markdown_of(made)
