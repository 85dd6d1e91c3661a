"""`/v1/ask` and its stream."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.assistant.api import line

JSON = {"Content-Type": "application/json"}


def error(response: Any, status: int) -> dict[str, str]:
    assert response.status_code == status, response.text
    assert set(response.json()) == {"error"} and set(response.json()["error"]) == {"code", "message"}
    found: dict[str, str] = response.json()["error"]
    assert any("一" <= char <= "鿿" for char in found["message"])
    return found


def test_an_answer_has_the_whole_shape(client: TestClient) -> None:
    body = client.post("/v1/ask", json={"question": "普惠园占比？"}).json()
    assert list(body) == [
        "id", "plan", "status", "answer", "generator", "citations", "facts", "calculations", "corrections", "conflicts", "missing", "follow_ups", "trace",
    ]  # fmt: skip
    assert (body["plan"], body["status"], body["citations"][0]["row"]["2025年目标"]) == ("weibin-145", "answered", "85以上")


def test_history_reaches_the_line(client: TestClient) -> None:
    history = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]
    assert "（前有2条）" in client.post("/v1/ask", json={"question": "那基数呢", "history": history, "plan": "weibin-145"}).json()["answer"]


def events(text: str) -> list[tuple[str, Any]]:
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_a_stream_ends_with_the_same_answer(client: TestClient) -> None:
    response = client.post("/v1/ask/stream", json={"question": "普惠园占比？"})
    told = events(response.text)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert [name for name, _ in told] == ["phase"] * 3 + ["citation"] * 2 + ["sentence"] * 2 + ["done"]
    assert told[0][1] == {"phase": "understanding"} and told[5][1]["sentence"].startswith("2025年")
    assert told[-1][1] == client.post("/v1/ask", json={"question": "普惠园占比？"}).json()


def test_a_fault_inside_a_stream_is_told(client: TestClient) -> None:
    (name, data), = events(client.post("/v1/ask/stream", json={"question": "出错"}).text)  # fmt: skip
    assert name == "error" and data["error"]["code"] == "internal"


LONG = [{"role": "user", "content": "问"}]


@pytest.mark.parametrize(
    ("body", "code", "names"),
    [
        (b"{", "bad_body", "JSON"), (b"[]", "bad_body", "JSON"), (b'"x"', "bad_body", "JSON"), (b"", "bad_body", "JSON"), (b"\xff\xfe\x00", "bad_body", "JSON"),
        (b"[" * 60000, "bad_body", "JSON"), (b"{}", "missing", "question"), (b'{"question": ""}', "blank", "question"),
        (b'{"question": " \\n\xe3\x80\x80"}', "blank", "question"), (b'{"question": 5}', "wrong_type", "question"), (b'{"question": null}', "wrong_type", "question"),
        (b'{"question": "\\ud800"}', "not_text", "question"), (b'{"question": "a\\u0000"}', "not_text", "question"), (b'{"question": "a", "plan": "\\ud800"}', "not_text", "plan"),
        (b'{"question": "a", "mode": "fast"}', "wrong_choice", "fast"), (b'{"question": "a", "colour": 1}', "unknown_field", "colour"),
        (b'{"question": "a", "history": {}}', "wrong_type", "history"), (b'{"question": "a", "history": [{"role": "system", "content": "b"}]}', "wrong_choice", "system"),
        (b'{"question": "a", "history": [{"role": "user", "content": "\\udfff"}]}', "not_text", "history"),
        (b'{"question": "a", "history": [{"role": "user", "content": "x\\u0000"}]}', "not_text", "history"),
        (json.dumps({"question": "问" * 2001}).encode(), "too_long", "2000"), (json.dumps({"question": "a", "history": LONG * 21}).encode(), "too_many", "20"),
        (json.dumps({"question": "a", "history": [{"role": "user", "content": "x" * 4001}]}).encode(), "too_long", "4000"),
    ],
)  # fmt: skip
def test_a_bad_body_is_told_what_is_wrong(client: TestClient, body: bytes, code: str, names: str) -> None:
    for door in ("/v1/ask", "/v1/ask/stream"):
        found = error(client.post(door, content=body, headers=JSON), 422)
        assert found["code"] == code and names in found["message"]


def test_a_body_that_is_not_json_by_name_is_refused(client: TestClient) -> None:
    # A page of another site can send text/plain without asking; it must never be read as a question.
    assert error(client.post("/v1/ask", content=b'{"question": "a"}', headers={"Content-Type": "text/plain"}), 422)["code"] == "bad_body"


def test_limits_themselves_are_let_in(client: TestClient) -> None:
    assert client.post("/v1/ask", json={"question": "问" * 2000, "history": [{"role": "user", "content": "x" * 4000}] * 20}).status_code == 200


def test_an_unknown_plan(client: TestClient) -> None:
    assert "luoyang" in error(client.post("/v1/ask", json={"question": "a", "plan": "luoyang"}), 404)["message"]


def test_before_the_index_is_built(building: TestClient) -> None:
    for door in ("/v1/ask", "/v1/ask/stream"):
        response = building.post(door, json={"question": "a"})
        assert error(response, 503)["code"] == "not_ready" and response.headers["retry-after"] == "5"


def test_a_body_over_the_limit(client: TestClient) -> None:
    huge = json.dumps({"question": "a", "history": [{"role": "user", "content": "x" * 4000}] * 40}).encode()
    assert error(client.post("/v1/ask", content=huge, headers=JSON), 413)["code"] == "body_too_big"
    assert error(client.post("/v1/ask", content=(huge[n : n + 1000] for n in range(0, len(huge), 1000)), headers=JSON), 413)["code"] == "body_too_big"


def test_hostile_words_come_back_as_they_are(client: TestClient) -> None:
    response = client.post("/v1/ask", json={"question": line.HOSTILE})
    assert line.HOSTILE in response.json()["answer"] and response.headers["x-content-type-options"] == "nosniff"
