"""The door by which a conversation is carried away: a file, or one clear sentence."""

from __future__ import annotations

import io
from urllib.parse import unquote

import docx
import pytest
from fastapi.testclient import TestClient

from assistant.api.body import EXPORT_KIB
from assistant.carry.talk import EXAMPLE

BODY = {"plan": "weibin-145", "said": [EXAMPLE]}


def test_word_and_markdown(client: TestClient) -> None:
    word = client.post("/v1/export", json=BODY)
    assert word.status_code == 200 and word.headers["content-type"].endswith("wordprocessingml.document")
    assert docx.Document(io.BytesIO(word.content)).paragraphs[0].text == "卫滨区“十四五”规划纲要问答摘录"
    text = client.post("/v1/export", json={**BODY, "format": "md"})
    assert text.text.startswith("# 卫滨区“十四五”规划纲要问答摘录\n") and "[^1]: “13 普惠性幼儿园占比" in text.text
    name = text.headers["content-disposition"]
    assert name.startswith('attachment; filename="weibin-145.md"; ') and "卫滨区“十四五”规划纲要问答摘录-20" in unquote(name)


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        ({}, 422, "缺少 said；请补上这一项"),
        ({**BODY, "format": "exe"}, 422, "format 不能是“exe”；可选：docx、md"),
        ({**BODY, "said": [{**EXAMPLE, "citations": [{"marker": 0}]}]}, 422, "said 第1条的 citations 第1条的 marker 不能是 0；最小是 1"),
        ({**BODY, "said": [EXAMPLE] * 201}, 422, "said 太多：最多 200 条"),
        ({**BODY, "said": []}, 422, None),
        ({**BODY, "said": [{**EXAMPLE, "answer": "a[1]" * 10_000}]}, 422, "said 的行和出处 太多：最多 6000 条"),
        ({**BODY, "plan": "luoyang"}, 404, "没有编号为“luoyang”的规划；可用的编号见 /v1/plans"),
        ([], 422, None),
    ],
)
def test_a_bad_body_gets_one_sentence(client: TestClient, body: object, status: int, sentence: str | None) -> None:
    response = client.post("/v1/export", json=body)
    assert response.status_code == status
    assert sentence in (None, response.json()["error"]["message"])


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b'{"said": [{"question": "\\ud800", "answer": ""}]}', b"[" * 100_000])
def test_a_broken_body_is_no_fault_of_ours(client: TestClient, raw: bytes) -> None:
    assert client.post("/v1/export", content=raw, headers={"Content-Type": "application/json"}).status_code == 422


def test_its_size_is_bounded_and_larger_than_a_questions(client: TestClient) -> None:
    long = {**EXAMPLE, "answer": "长" * 50_000}
    assert client.post("/v1/export", json={**BODY, "said": [long] * 4}).status_code == 200
    assert client.post("/v1/export", content=b"x" * (EXPORT_KIB * 1024 + 1)).status_code == 413
    assert client.post("/v1/ask", content=b"x" * (129 * 1024)).status_code == 413


def test_a_forged_source_is_not_printed(client: TestClient) -> None:
    forged = {**EXAMPLE, "answer": "目标为95%。[1]", "citations": [{**EXAMPLE["citations"][0], "quote": "目标为95%"}]}  # type: ignore[dict-item]
    text = client.post("/v1/export", json={**BODY, "said": [forged], "format": "md"}).text
    assert "“目标为95%”" not in text and "[^" not in text and "有1条引文在规划原文中查不到" in text


def test_who_may_ask_may_carry_away(keyed: TestClient, building: TestClient) -> None:
    assert keyed.post("/v1/export", json=BODY).status_code == 401
    assert building.post("/v1/export", json=BODY).status_code == 503
