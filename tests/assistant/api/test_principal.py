"""One principal for every door: keys with scopes and limits, users named by a proxy, pages of other sites; all of it in the log."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from assistant.api import create_app
from assistant.api.policy import Policy
from assistant.office import keys, report
from assistant.office.database import address_of, opened
from index.search import Index
from tests.assistant.api import line
from tests.assistant.api.conftest import HERE, PLAN
from tests.assistant.api.test_ask import error

ASK = {"question": "普惠园占比？"}
Office = Callable[..., TestClient]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return opened(address_of(tmp_path))


@pytest.fixture
def office(index: Index, engine: Engine) -> Iterator[Office]:
    """An app with a database, as the policy says; closed at the end."""
    running: list[TestClient] = []

    def made(policy: Policy = Policy(), **given: object) -> TestClient:  # noqa: B008
        app = create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream, policy=policy, engine=engine, **given)  # type: ignore[arg-type]
        running.append(TestClient(app, base_url=HERE, follow_redirects=False).__enter__())
        return running[-1]

    yield made
    for client in running:
        client.__exit__()


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def logged(engine: Engine, count: int) -> list[dict[str, object]]:
    """The log, once it has this many rows."""
    for _ in range(100):
        if len(found := report.rows(engine)) >= count:
            break
        time.sleep(0.02)
    assert len(found) == count
    return [dict(row) for row in found]


OPENED = {
    "ask": ["/v1/ask", "/v1/ask/stream", "/v1/chat/completions", "/v1/export", "/", "/gradio_api/queue/join", "/window/ask", "/window/home", "/mcp"],
    "read": ["/v1/search", "/v1/facts", "/v1/plans", "/retrieval", "/mcp"],
    "feedback": ["/v1/feedback"],
    "admin": ["/metrics"],
}


@pytest.mark.parametrize("scope", OPENED)
def test_a_scope_opens_its_doors_and_no_others(office: Office, engine: Engine, scope: str) -> None:
    token = keys.made(engine, "门户", [scope], 0)
    client = office()
    for other, paths in OPENED.items():
        for path in paths:
            response = client.get(path, headers=bearer(token))
            assert (response.status_code == 403) == (other != scope or path == "/mcp"), path
    for path in ("/docs", "/openapi.json", "/readyz", "/v1/models"):
        assert client.get(path, headers=bearer(token)).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/metrics",
        "/docs",
        "/openapi.json",
        "/mcp",
        "/retrieval",
        "/v1/models",
        "/v1/feedback",
        "/",
        "/config",
        "/gradio_api/queue/join",
        "/window/home",
        "/window/static/window.js",
    ],
)
def test_nothing_opens_without_a_key_once_there_is_one(office: Office, engine: Engine, path: str) -> None:
    keys.made(engine, "门户", ["ask"], 0)
    client = office()
    for headers in ({}, bearer("planqa-nein"), {"Cookie": "planqa=nein"}):
        assert client.get(path, headers=headers).status_code in (401, 403)
    assert client.get("/healthz").status_code == 200


def test_a_revoked_key_opens_nothing_and_still_demands_one(office: Office, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "FRESH_SECONDS", 0.0)
    token = keys.made(engine, "门户", ["ask"], 0)
    client = office()
    assert client.post("/v1/ask", json=ASK, headers=bearer(token)).status_code == 200
    keys.revoked(engine, "门户")
    assert error(client.post("/v1/ask", json=ASK, headers=bearer(token)), 401)["code"] == "wrong_key"
    assert error(office().get("/v1/plans"), 401)["code"] == "no_key"


def test_a_key_is_good_for_so_many_requests_a_minute(office: Office, engine: Engine) -> None:
    few, many = keys.made(engine, "少", ["ask", "read"], 3), keys.made(engine, "多", ["ask"], 600)
    client = office()
    left = [client.post("/v1/ask", json=ASK, headers=bearer(few)).headers["ratelimit-remaining"] for _ in range(3)]
    refused = client.get("/v1/plans", headers=bearer(few))
    assert left == ["2", "1", "0"] and error(refused, 429)["code"] == "too_often"
    assert 1 <= int(refused.headers["retry-after"]) <= 20 and refused.headers["ratelimit-limit"] == "3"
    openai_shaped = client.post("/v1/chat/completions", json={}, headers=bearer(few))
    assert openai_shaped.status_code == 429 and openai_shaped.json()["error"]["type"] == "rate_limit_error"
    assert client.get("/docs", headers=bearer(few)).status_code == 200
    assert client.post("/v1/ask", json=ASK, headers=bearer(many)).status_code == 200


def test_workers_share_a_limit(office: Office, engine: Engine, tmp_path: Path) -> None:
    token = keys.made(engine, "门户", ["read"], 3)
    one, other = (office(Policy(counts=str(tmp_path / "limits.sqlite"))) for _ in range(2))
    assert [client.get("/v1/plans", headers=bearer(token)).status_code for client in (one, other, one, other, one)] == [200, 200, 200, 429, 429]


def test_a_managed_key_signs_a_browser_in(office: Office, engine: Engine) -> None:
    token = keys.made(engine, "张三", ["ask"], 0)
    client = office()
    assert client.get("/", headers={"Accept": "text/html"}).headers["location"] == "/sign-in"
    cookie = client.post("/sign-in", data={"key": token}).headers["set-cookie"]
    assert token not in cookie and keys.digest(token) not in cookie
    assert client.get("/").status_code == 200
    assert client.get("/v1/plans").status_code == 403  # what the key may not, its browser may not
    passed = client.cookies["planqa"]
    client.cookies.clear()
    assert error(client.get("/config", headers=bearer(passed)), 401)["code"] == "wrong_key"  # a pass is no key


def test_a_trusted_proxy_names_the_user(index: Index, engine: Engine) -> None:
    app = create_app(
        {PLAN: index}, PLAN, reply=line.reply, stream=line.stream, policy=Policy(user_header="X-Remote-User", proxies=("10.1.0.0/16",)), engine=engine
    )
    trusted, stranger = (TestClient(app, base_url=HERE, client=(peer, 5000)) for peer in ("10.1.2.3", "10.2.0.1"))
    named = {"X-Remote-User": "zhang.san"}
    assert trusted.post("/v1/ask", json=ASK, headers=named).status_code == 200
    assert error(stranger.post("/v1/ask", json=ASK, headers=named), 401)["code"] == "no_key"
    assert error(trusted.post("/v1/ask", json=ASK), 401)["code"] == "no_key"
    assert error(trusted.post("/v1/ask", json=ASK, headers=[("X-Remote-User", "a"), ("X-Remote-User", "b")]), 401)["code"] == "no_key"
    assert error(trusted.post("/v1/ask", json=ASK, headers={**named, "Sec-Fetch-Site": "cross-site"}), 403)["code"] == "cross_site"
    assert trusted.get("/metrics", headers=named).status_code == 403
    assert [(row["who"], row["kind"]) for row in logged(engine, 1)] == [("zhang.san", "user")]


def test_listed_pages_may_call_and_others_not(office: Office) -> None:
    client = office(Policy(origins=("https://oa.example.gov.cn",)), key="own-key")
    asking = {"Origin": "https://oa.example.gov.cn", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    preflight = client.options("/v1/ask", headers=asking)
    assert preflight.status_code == 200 and preflight.headers["access-control-allow-origin"] == "https://oa.example.gov.cn"
    answer = client.post("/v1/ask", json=ASK, headers={**bearer("own-key"), "Origin": "https://oa.example.gov.cn"})
    assert answer.headers["access-control-allow-origin"] == "https://oa.example.gov.cn" and "access-control-allow-credentials" not in answer.headers
    for other in ("https://evil.example", "https://oa.example.gov.cn.evil.example", "null"):
        assert "access-control-allow-origin" not in client.post("/v1/ask", json=ASK, headers={**bearer("own-key"), "Origin": other}).headers
        error(client.options("/v1/ask", headers={**asking, "Origin": other}), 401)


def test_only_configured_hosts_are_answered(office: Office) -> None:
    client = office(Policy(hosts=("plan.example.gov.cn",)), key="own-key")
    assert error(client.get("/v1/plans", headers=bearer("own-key")), 403)["code"] == "foreign_host"
    assert client.get("/v1/plans", headers={**bearer("own-key"), "Host": "plan.example.gov.cn:8443"}).status_code == 200
    hello = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {**bearer("own-key"), "Accept": "application/json, text/event-stream"}
    assert client.post("/mcp", json=hello, headers={**accept, "Host": "plan.example.gov.cn"}).status_code == 200
    assert client.post("/mcp", json=hello, headers=accept).status_code == 403


@pytest.mark.parametrize(
    ("policy", "words"),
    [(Policy(require_auth=True), "keys add"), (Policy(origins=("https://a.example",)), "PLANQA_ORIGINS"), (Policy(proxies=("nonsense",)), "nonsense")],
)
def test_what_must_not_be_served(engine: Engine, policy: Policy, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        create_app({}, PLAN, policy=policy, engine=engine)


def test_every_door_is_in_the_log(office: Office, engine: Engine) -> None:
    token = keys.made(engine, "门户", ["ask", "feedback"], 0)
    client = office()
    answer = client.post("/v1/ask", json=ASK, headers=bearer(token)).json()
    client.post("/v1/ask/stream", json={"question": "部分"}, headers=bearer(token))
    client.post("/v1/chat/completions", json={"model": PLAN, "messages": [{"role": "user", "content": "第三问"}]}, headers=bearer(token))
    assert "event: error" in client.post("/v1/ask/stream", json={"question": "出错"}, headers=bearer(token)).text
    assert client.post("/v1/feedback", json={"id": answer["id"], "vote": "down", "comment": "=1+1"}, headers=bearer(token)).json() == {"status": "received"}
    rows = logged(engine, 4)
    assert [(row["who"], row["door"], row["status"]) for row in rows] == [
        ("门户", "ask", "answered"), ("门户", "stream", "partial"), ("门户", "openai", "answered"), ("门户", "stream", "error"),
    ]  # fmt: skip
    assert rows[0]["citations"] == ["第一章第五节 专栏1-1，第17页", "第十章第二节，第53页"] and rows[0]["question"] == ASK["question"]


def test_the_window_asks_as_whoever_signed_in(office: Office, engine: Engine) -> None:
    token = keys.made(engine, "张三", ["ask"], 2)
    client = office()
    client.post("/sign-in", data={"key": token})
    asked = client.post("/window/ask", json={"question": "普惠园占比？"})
    assert asked.status_code == 200 and asked.headers["ratelimit-remaining"] == "1" and "event: done" in asked.text
    assert [(row["who"], row["kind"], row["door"], row["question"]) for row in logged(engine, 1)] == [("张三", "window", "window", "普惠园占比？")]
    assert client.post("/v1/ask", json=ASK, headers=bearer(token)).status_code == 200  # the same minute's allowance
    assert client.post("/window/ask", json={"question": "a"}).status_code == 429
    assert client.get("/window/source?place=专栏1-1").status_code == 200  # looking is not counted


def test_metrics_count_what_happened(client: TestClient) -> None:
    client.post("/v1/ask", json=ASK)
    client.get("/v1/nothing-of-the-kind")
    text = client.get("/metrics").text
    assert 'planqa_answers_total{door="ask",generator="extractive",status="answered"}' in text
    assert 'planqa_requests_total{door="unknown",method="GET",status="404"}' in text and "nothing-of-the-kind" not in text


def test_feedback_refuses(client: TestClient) -> None:
    assert client.post("/v1/feedback", json={"id": "a" * 32, "vote": "up"}).json() == {"status": "not_kept"}
    for body in ({"id": "a", "vote": "maybe"}, {"vote": "up"}, {"id": "../etc", "vote": "up"}, {"id": "a", "vote": "up", "comment": "x" * 2001}):
        error(client.post("/v1/feedback", json=body), 422)
