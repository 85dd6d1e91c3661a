"""The real clients against a real port; the same question has the same answer through every door."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import httpx_sse
import openai
import pytest
from httpx2 import AsyncClient
from langchain_openai import ChatOpenAI
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client

from assistant.answer import Answer
from assistant.api import create_app
from index.search import Index
from tests.assistant.api.served import served

PLAN = "weibin-145"
KEY = "clients-key"
QUESTIONS = ("2025年普惠性幼儿园占比目标是多少？", "约束性指标有哪些？", "区长是谁？", "你好")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def address(index: Index) -> Iterator[str]:
    with served(create_app({PLAN: index}, PLAN, key=KEY)) as address:
        yield address


@pytest.fixture(scope="module")
def web(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {KEY}"}) as client:
        yield client


@pytest.fixture(scope="module")
def client(address: str) -> openai.OpenAI:
    return openai.OpenAI(base_url=f"{address}/v1", api_key=KEY, max_retries=0)


def asked(web: httpx.Client, question: str) -> dict[str, Any]:
    body: dict[str, Any] = web.post("/v1/ask", json={"question": question}).raise_for_status().json()
    return body


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """In all but `id` and the times."""
    return _timeless(one) == _timeless(other)


def _timeless(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "id": "", "trace": {**body["trace"], "ms": {}}}


@pytest.mark.parametrize("question", QUESTIONS)
def test_openai_answers_as_ask_does(web: httpx.Client, client: openai.OpenAI, question: str) -> None:
    body = asked(web, question)
    whole = client.chat.completions.create(model=PLAN, messages=[{"role": "user", "content": question}], temperature=0)
    text = whole.choices[0].message.content or ""
    assert text.partition("\n\n出处：\n")[0] == body["answer"]
    assert whole.citations == body["citations"] and whole.status == body["status"]  # type: ignore[attr-defined]
    assert all(f"[{cited['marker']}] {cited['label']}" in text for cited in body["citations"])
    chunks = list(
        client.chat.completions.create(model=PLAN, messages=[{"role": "user", "content": question}], stream=True, stream_options={"include_usage": True})
    )
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == text
    last, usage = chunks[-2:]
    assert last.choices[0].finish_reason == "stop" and last.citations == body["citations"]  # type: ignore[attr-defined]
    assert usage.usage is not None and usage.usage.completion_tokens == len(text)


def test_openai_hears_the_history(web: httpx.Client, client: openai.OpenAI) -> None:
    history = [{"role": "user", "content": QUESTIONS[0]}, {"role": "assistant", "content": "85%以上"}]
    body = web.post("/v1/ask", json={"question": "那2020年呢？", "history": history}).json()
    messages: Any = [{"role": "system", "content": "你是诗人"}, *history, {"role": "user", "content": [{"type": "text", "text": "那2020年呢？"}]}]
    said = client.chat.completions.create(model=PLAN, messages=messages).choices[0].message.content or ""
    assert said.startswith(body["answer"]) and "81.2" in said


def test_openai_errors_are_its_own(address: str, client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [PLAN] and client.models.retrieve(PLAN).object == "model"
    with pytest.raises(openai.NotFoundError) as unknown:
        client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "你好"}])
    assert unknown.value.code == "model_not_found" and unknown.value.param == "model"
    with pytest.raises(openai.BadRequestError, match="messages"):
        client.chat.completions.create(model=PLAN, messages=[{"role": "system", "content": "x"}])
    with pytest.raises(openai.BadRequestError):
        client.chat.completions.create(model=PLAN, messages=[{"role": "user", "content": "问" * 2001}])
    with pytest.raises(openai.AuthenticationError) as wrong:
        openai.OpenAI(base_url=f"{address}/v1", api_key="nein", max_retries=0).models.list()
    assert wrong.value.code == "invalid_api_key"


def test_langchain_talks_to_us_as_to_openai(web: httpx.Client, address: str) -> None:
    model = ChatOpenAI(model=PLAN, base_url=f"{address}/v1", api_key=KEY, max_retries=0)  # type: ignore[arg-type]
    body = asked(web, QUESTIONS[0])
    assert str(model.invoke(QUESTIONS[0]).content).startswith(body["answer"])
    assert "".join(str(chunk.content) for chunk in model.stream(QUESTIONS[0])).startswith(body["answer"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_stream_of_events_ends_with_the_same(web: httpx.Client, question: str) -> None:
    with httpx_sse.connect_sse(web, "POST", "/v1/ask/stream", json={"question": question}) as source:
        events = list(source.iter_sse())
    done = json.loads(events[-1].data)
    assert events[-1].event == "done" and same(done, asked(web, question))
    sentences = [json.loads(event.data)["sentence"] for event in events if event.event == "sentence"]
    assert "\n".join(sentences) == done["answer"]


async def _with_mcp(address: str, key: str, act: Any) -> Any:
    async with (
        AsyncClient(headers={"Authorization": f"Bearer {key}"}, timeout=30) as http,
        Client(streamable_http_client(f"{address}/mcp", http_client=http)) as client,
    ):
        return await act(client)


def test_mcp_has_four_tools_and_the_same_answers(web: httpx.Client, address: str) -> None:
    async def use(client: Client) -> None:
        assert {tool.name for tool in (await client.list_tools()).tools} == {"ask", "search", "facts", "section"}
        for question in QUESTIONS:
            told = await client.call_tool("ask", {"question": question})
            body = asked(web, question)
            assert same(told.structured_content or {}, body) and told.content[0].text.startswith(body["answer"])  # type: ignore[union-attr]
        found = await client.call_tool("search", {"query": "普惠性幼儿园", "k": 3})
        assert found.structured_content == web.post("/v1/search", json={"query": "普惠性幼儿园", "k": 3}).json()
        facts = await client.call_tool("facts", {"subject": "普惠性幼儿园占比", "year": 2025})
        assert (facts.structured_content or {})["result"] == web.get("/v1/facts", params={"subject": "普惠性幼儿园占比", "year": 2025}).json()
        section = await client.call_tool("section", {"label": "第一章第五节"})
        assert section.structured_content == web.get(f"/v1/plans/{PLAN}/sections/第一章第五节").json()

    asyncio.run(_with_mcp(address, KEY, use))


def test_mcp_says_what_is_wrong(address: str) -> None:
    async def misuse(client: Client) -> None:
        for tool, given, words in (
            ("section", {"label": "第九十九章"}, "第九十九章"),
            ("ask", {"question": "a", "plan": "luoyang"}, "luoyang"),
            ("ask", {"question": " "}, "question"),
        ):
            told = await client.call_tool(tool, given)
            assert told.is_error and words in told.content[0].text  # type: ignore[union-attr]

    asyncio.run(_with_mcp(address, KEY, misuse))
    refused = httpx.post(f"{address}/mcp", json={}, headers={"Accept": "application/json"})
    assert refused.status_code == 401 and refused.json()["jsonrpc"] == "2.0" and "密钥" in refused.json()["error"]["message"]


def test_dify_finds_what_search_finds(web: httpx.Client, address: str) -> None:
    wanted = {"knowledge_id": PLAN, "query": "普惠性幼儿园", "retrieval_setting": {"top_k": 4, "score_threshold": 0.2}}
    records = web.post("/retrieval", json=wanted).json()["records"]
    hits = web.post("/v1/search", json={"query": "普惠性幼儿园", "k": 50}).json()["hits"]
    assert [record["content"] for record in records] == [hit["text"] for hit in hits if hit["score"] >= 0.2][:4]
    condition = {
        "logical_operator": "and",
        "conditions": [
            {"name": ["label"], "comparison_operator": "contains", "value": "专栏1-1"},
            {"name": "page_start", "comparison_operator": "≥", "value": 17},
        ],
    }
    boxed = web.post("/retrieval", json={**wanted, "metadata_condition": condition}).json()["records"]
    assert boxed and all("专栏1-1" in record["metadata"]["label"] and record["metadata"]["page_start"] >= 17 for record in boxed)
    assert web.post("/retrieval", json={**wanted, "knowledge_id": "luoyang"}).json()["error_code"] == 2001
    assert web.post("/retrieval", json={"query": "a"}).status_code == 400
    without = httpx.post(f"{address}/retrieval", json=wanted)
    assert (without.status_code, without.json()["error_code"]) == (403, 1001)
    assert httpx.post(f"{address}/retrieval", json=wanted, headers={"Authorization": "Bearer nein"}).json()["error_code"] == 1002


def test_an_answer_read_back_is_an_answer(web: httpx.Client) -> None:
    assert Answer.model_validate(asked(web, QUESTIONS[0])).citations
