"""A conversation carried away: asked in the browser, taken as Word and Markdown, opened."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.browser import line
from tests.browser.conftest import PHONE, Open, ask, sync_api

pytestmark = pytest.mark.browser
expect = sync_api.expect
FIGURE, LIST = "2025年普惠性幼儿园占比目标是多少？", "专栏2-1有哪些项目"


def carried(page: Any, kind: str, folder: Path) -> Path:
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=kind).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    expect(page.locator("#export-kinds [role=status]")).to_have_text("已导出。")
    page.keyboard.press("Escape")
    expect(page.locator("#export-kinds")).to_be_hidden()
    return file


def test_a_conversation_to_word_and_markdown(page: Any, tmp_path: Path) -> None:
    ask(page, FIGURE)
    ask(page, LIST)
    word = carried(page, "Word 文件", tmp_path)
    assert re.fullmatch(r"卫滨区“十四五”规划纲要问答摘录-\d{8}\.docx", word.name)
    document = docx.Document(io.BytesIO(word.read_bytes()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert FIGURE in texts and any(text.startswith("31. 德鑫双创空间") for text in texts)
    notes = zipfile.ZipFile(word).read("word/footnotes.xml").decode()
    assert "第十章第二节，第53页" in notes and "专栏2-1，第22页" in notes
    text = carried(page, "Markdown 文件", tmp_path).read_text("utf-8")
    assert f"## {FIGURE}\n\n2025年普惠性幼儿园占比目标为85%以上。[^1][^2]" in text and "\n31. 德鑫双创空间[^" in text


def test_on_a_phone_by_touch(opened: Open, tmp_path: Path) -> None:
    page = opened(PHONE, "dark")
    ask(page, FIGURE)
    assert "[^1]: “13 普惠性幼儿园占比" in carried(page, "Markdown 文件", tmp_path).read_text("utf-8")


def test_nothing_said_nothing_exported(page: Any) -> None:
    page.get_by_role("button", name="导出").click()
    page.get_by_role("button", name="Word 文件").click()
    expect(page.locator("#export-kinds [role=status]")).to_have_text("这个对话还没有答复，没有可导出的内容。")


def test_hostile_words_stay_words(page: Any, tmp_path: Path) -> None:
    page.get_by_label("问题", exact=True).fill(line.HOSTILE)
    page.keyboard.press("Enter")
    page.locator(".exchange .places").wait_for()
    text = carried(page, "Markdown 文件", tmp_path).read_text("utf-8")
    assert "\\<img src=x onerror" in text and "\\!\\[" not in text and "!\\[图\\]" in text


def test_a_kept_conversation_that_someone_changed_puts_no_words_into_the_plan(page: Any, tmp_path: Path) -> None:
    ask(page, FIGURE)
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((name) => name.startsWith("planqa.talk."));
          const talk = JSON.parse(localStorage.getItem(key));
          talk.exchanges[0].answer.citations[0].quote = "普惠性幼儿园占比目标为95%";
          localStorage.setItem(key, JSON.stringify(talk));
        }"""
    )
    page.reload()
    expect(page.locator(".exchange")).to_contain_text("与规划原文对不上")
    text = carried(page, "Markdown 文件", tmp_path).read_text("utf-8")
    assert "95%" not in text and "有1条引文在规划原文中查不到" in text


def test_no_connection_is_said_and_nothing_is_lost(page: Any) -> None:
    ask(page, FIGURE)
    page.route("**/v1/export", lambda route: route.abort())
    page.get_by_role("button", name="导出").click()
    page.get_by_role("button", name="Word 文件").click()
    expect(page.locator("#export-kinds [role=status]")).to_have_text("没有导出成功，请检查连接后再试。")
    page.unroute("**/v1/export")
    refused = {"error": {"code": "too_many", "message": "said 太多：最多 200 条"}}
    page.route("**/v1/export", lambda route: route.fulfill(status=422, content_type="application/json", body=json.dumps(refused)))
    page.get_by_role("button", name="Word 文件").click()
    expect(page.locator("#export-kinds [role=status]")).to_have_text("said 太多：最多 200 条")
    page.watch.wrong.clear()  # what was just provoked


def test_a_copied_answer_is_pasted_with_its_table_and_sources(page: Any) -> None:
    ask(page, "约束性指标有哪些？").get_by_role("button", name="复制答案").click()
    page.evaluate(
        "() => { const box = document.createElement('div'); box.contentEditable = 'true'; box.id = 'document'; document.body.append(box); box.focus(); }"
    )
    page.keyboard.press("Control+V")
    expect(page.locator("#document tr")).to_have_count(6)
    expect(page.locator("#document")).to_contain_text(
        "“17 空气优良天数比例（%） 65.3 按市下达目标 — 约束性”（《卫滨区“十四五”规划纲要》第一章第五节，专栏1-1，第17页）"
    )
