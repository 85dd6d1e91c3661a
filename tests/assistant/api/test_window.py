"""The window's own doors: pieces of its page, and what a browser kept."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Question
from assistant.api import create_app
from index.progress import Opening
from index.search import Index
from tests.assistant.api import line

PLAN = "weibin-145"


@pytest.fixture
def client(index: Index) -> TestClient:
    return TestClient(create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream), base_url="http://127.0.0.1")


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(kind, json.loads(data)) for kind, data in re.findall(r"event: (\w+)\ndata: (.*)", text)]


def test_an_answer_comes_as_pieces_of_the_page(client: TestClient) -> None:
    told = events(client.post("/window/ask", json={"question": "普惠园占比？"}).text)
    assert [kind for kind, _ in told] == ["phase"] * 3 + ["sentence"] * 2 + ["done"]
    assert told[0][1] == {"text": "正在理解问题"} and "85%以上" in told[3][1]["html"] and ">[1]</a>" in told[3][1]["html"]
    done = told[-1][1]
    assert "trace" not in done["answer"] and "（《卫滨区“十四五”规划纲要》" in done["text"] and 'class="places"' in done["html"]


def test_a_fault_is_an_event(client: TestClient) -> None:
    assert events(client.post("/window/ask", json={"question": "出错"}).text)[-1] == (
        "error",
        {"error": {"code": "internal", "message": "服务内部出错；请稍后再试，仍不行请把时间告诉管理员"}},
    )


def test_what_was_said_before_comes_along(client: TestClient) -> None:
    history = [{"role": "user", "content": "一"}, {"role": "assistant", "content": "二"}]
    assert "（前有2条）" in client.post("/window/ask", json={"question": "三", "history": history}).text
    assert client.post("/window/ask", json={"question": " "}).status_code == 422


def test_kept_answers_are_shown_again_and_damaged_ones_are_not(client: TestClient, index: Index) -> None:
    answer = line.reply(Question(question=line.HOSTILE), index).model_dump(mode="json", exclude={"trace"})
    damaged = [{}, {"answer": "x"}, answer | {"status": "great"}, answer | {"plan": "luoyang"}, answer | {"citations": [{}]}, answer | {"html": "<b>"}]
    damaged.append(answer | {"citations": [answer["citations"][0] | {"quote": "13 普惠性幼儿园占比（%） 81.2 95以上 — 预期性"}]})
    shown = client.post("/window/shown", json={"answers": [answer, *damaged]}).json()["answers"]
    assert shown[1:] == [None] * len(damaged)
    assert "<img" not in shown[0]["html"] and "<script" not in shown[0]["html"] and "&lt;script" in shown[0]["html"]


@pytest.mark.parametrize("body", ["[]", "{", '{"answers": 1}', '{"answers": [1]}', '{"answers": [], "more": 1}', json.dumps({"answers": [{}] * 51})])
def test_other_bodies_are_refused(client: TestClient, body: str) -> None:
    answer = client.post("/window/shown", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422 and answer.json()["error"]["message"]


def test_half_a_character_in_what_was_kept_is_no_text(client: TestClient, index: Index) -> None:
    answer = line.reply(Question(question="问"), index).model_dump(mode="json", exclude={"trace"})
    kept = json.dumps({"answers": [answer | {"answer": "半\ud800个字"}, answer | {"answer": "倒\u202e字"}]})
    half, turned = client.post("/window/shown", content=kept, headers={"Content-Type": "application/json"}).json()["answers"]
    assert half is None and "倒字" in turned["html"] and turned["text"].startswith("倒字")


def test_places_open(client: TestClient) -> None:
    cited = 'class="quoted"'
    row = client.get("/window/home").json()
    assert row["ready"] and row["title"] == "卫滨区“十四五”规划纲要 · 问答" and "第十章第二节" in row["tree"]
    source = client.get("/window/source", params={"place": "专栏1-1", "start": 17500, "end": 17700})
    assert source.headers["content-type"].startswith("text/html") and (cited in source.text or "mark" not in source.text)
    assert "就这一节提问" in client.get("/window/section", params={"place": "第十章第二节", "q": "幼儿园"}).text
    assert "<mark>幼儿园</mark>" in client.get("/window/section", params={"place": "第十章第二节", "q": "幼儿园"}).text
    assert "共有" in client.get("/window/found", params={"q": "幼儿园"}).text


@pytest.mark.parametrize(
    "path", ["source?place=第九十九章", "section?place=x", "nothing", "static/nothing.js", "static/../../api/app.py", "static/%2e%2e/window.py"]
)
def test_what_is_not_there(client: TestClient, path: str) -> None:
    answer = client.get(f"/window/{path}")
    assert answer.status_code == 404 and answer.json()["error"]["message"]


@pytest.mark.parametrize("path", ["source", "source?place=x&start=a", "source?place=x&start=-1", "found?q=" + "长" * 61, "section?place=" + "长" * 41])
def test_what_cannot_be_meant(client: TestClient, path: str) -> None:
    assert client.get(f"/window/{path}").status_code == 422


def test_until_the_plan_is_open_it_says_how_far_it_has_come() -> None:
    opening = Opening()
    client = TestClient(create_app({}, PLAN, opening=opening), base_url="http://127.0.0.1")
    opening.at("vectors", 0.5)
    waiting = client.get("/window/home").json()
    assert not waiting["ready"] and waiting["doing"] == "正在按意思建立索引" and waiting["share"] == 0.5
    assert client.post("/window/ask", json={"question": "问"}).status_code == 503


def test_scripts_and_styles_are_fetched_again_only_when_they_changed(client: TestClient) -> None:
    first = client.get("/window/static/window.js")
    assert first.status_code == 200 and "javascript" in first.headers["content-type"] and first.headers["cache-control"] == "no-cache"
    assert first.headers["content-encoding"] == "gzip"
    assert client.get("/window/static/window.js", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
