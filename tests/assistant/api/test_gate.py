"""Who may ask: every door, the window and its own routes."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from assistant.api import create_app
from tests.assistant.api.conftest import KEY, PLAN
from tests.assistant.api.test_ask import error

DOORS = [
    "/",
    "/v1/plans",
    "/docs",
    "/openapi.json",
    "/readyz",
    "/config",
    "/theme.css",
    "/gradio_api/info",
    "/gradio_api/queue/data?session_hash=x",
    "/nothing",
]


@pytest.mark.parametrize("path", DOORS)
@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("Host", "evil.example", "wrong_host"), ("Host", "127.0.0.1.evil.example", "wrong_host"), ("Host", "localhost@evil.example", "wrong_host"), ("Host", "", "wrong_host"),
        ("Host", "localhost:99999", "wrong_host"), ("Origin", "http://evil.example", "wrong_origin"), ("Origin", "null", "wrong_origin"), ("Origin", "", "wrong_origin"),
        ("Origin", "http://localhost.evil.example", "wrong_origin"), ("Origin", "file://localhost", "wrong_origin"), ("X-Forwarded-For", "127.0.0.1", "forwarded"),
        ("X-Forwarded-Host", "localhost", "forwarded"), ("Forwarded", "for=127.0.0.1", "forwarded"), ("X-Real-IP", "127.0.0.1", "forwarded"), ("Via", "1.1 proxy", "forwarded"),
    ],
)  # fmt: skip
def test_without_a_key_only_this_machine_asks(client: TestClient, path: str, name: str, value: str, code: str) -> None:
    assert error(client.get(path, headers={name: value}), 403)["code"] == code


@pytest.mark.parametrize("host", ["localhost", "localhost:1234", "127.0.0.1", "[::1]", "[::1]:8000", "LOCALHOST"])
def test_this_machine_by_any_of_its_names(client: TestClient, host: str) -> None:
    assert client.get("/v1/plans", headers={"Host": host, "Origin": f"http://{host}"}).status_code == 200


def test_two_hosts_are_none(client: TestClient) -> None:
    error(client.get("/v1/plans", headers=[("Host", "localhost"), ("Host", "evil.example")]), 403)


def test_websockets_stand_before_the_same_gate(client: TestClient, keyed: TestClient) -> None:
    for door, headers in ((client, {"Host": "evil.example"}), (client, {"Origin": "http://evil.example"}), (keyed, {})):
        with pytest.raises(WebSocketDisconnect) as refused, door.websocket_connect("/gradio_api/queue/join", headers=headers):
            pass
        assert refused.value.code == 1008


def test_alive_is_told_to_anyone(client: TestClient, keyed: TestClient) -> None:
    assert client.get("/healthz", headers={"Host": "probe.example"}).status_code == keyed.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", DOORS)
def test_with_a_key_nothing_opens_without_it(keyed: TestClient, path: str) -> None:
    assert error(keyed.get(path), 401)["code"] == "no_key"
    for wrong in ("Bearer nein", "Bearer ", "Bearer ключ", f"Bearer {KEY}x"):
        assert error(keyed.get(path, headers={"Authorization": wrong.encode()}), 401)["code"] == "wrong_key"
    assert error(keyed.get(path, headers={"X-API-Key": "nein"}), 401)["code"] == "wrong_key"
    assert error(keyed.get(path, headers={"Cookie": "planqa=nein"}), 401)["code"] == "no_key"


def test_the_key_opens_in_either_header(index: object) -> None:
    app = create_app({PLAN: index}, PLAN, key="plain-key")  # type: ignore[dict-item]
    door = TestClient(app, base_url="http://plan.office.example")
    assert door.get("/v1/plans", headers={"Authorization": "Bearer plain-key", "X-Forwarded-For": "10.0.0.1"}).status_code == 200
    assert door.get("/v1/plans", headers={"X-API-Key": "plain-key"}).status_code == 200
    assert door.get("/v1/plans", headers={"Authorization": "bearer plain-key"}).status_code == 200


def test_a_browser_signs_in(keyed: TestClient) -> None:
    page = keyed.get("/", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in")
    assert "访问密钥" in keyed.get("/sign-in").text
    wrong = keyed.post("/sign-in", data={"key": "nein"})
    assert wrong.status_code == 401 and "密钥不对" in wrong.text and not wrong.cookies
    right = keyed.post("/sign-in", data={"key": KEY})
    cookie = right.headers["set-cookie"]
    assert right.status_code == 303 and all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Secure")) and KEY not in cookie
    assert keyed.get("/v1/plans").status_code == keyed.get("/").status_code == 200
    assert error(keyed.get("/v1/plans", headers={"Sec-Fetch-Site": "cross-site"}), 403)["code"] == "cross_site"


def test_no_sign_in_where_there_is_no_key(client: TestClient) -> None:
    error(client.get("/sign-in"), 404)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"), ("GET", "/gradio_api/upload_progress"), ("GET", "/gradio_api/file=/etc/passwd"), ("GET", "/gradio_api/file/etc/passwd"),
        ("GET", "/gradio_api/proxy=http://evil.example/"), ("POST", "/gradio_api/run/predict"), ("POST", "/gradio_api/call/ask"), ("POST", "/gradio_api/api/ask"),
        ("GET", "/gradio_api/runs"), ("POST", "/gradio_api/run-history/connect"), ("POST", "/gradio_api/process_recording"), ("POST", "/gradio_api/vibe-edit"),
        ("GET", "/monitoring"), ("POST", "/login"), ("GET", "/manifest.json"), ("GET", "/gradio_api/stream/a/b/c/playlist.m3u8"), ("GET", "/gradio_api/openapi.json"),
    ],
)  # fmt: skip
def test_what_the_window_does_not_use_is_closed(client: TestClient, method: str, path: str) -> None:
    error(client.request(method, path), 404)


@pytest.mark.parametrize(
    "body", ["", "x", "[]", "{}", '{"data": [], "fn_index": 99, "session_hash": "a"}', '{"data": null, "fn_index": 0}', '{"data": [], "fn_index": "x"}']
)
def test_a_bad_body_for_the_window_is_told_in_our_shape(client: TestClient, body: str) -> None:
    error(client.post("/gradio_api/queue/join", content=body, headers={"Content-Type": "application/json"}), 422)


def test_a_bad_address_of_the_window_is_told_in_our_shape(client: TestClient) -> None:
    error(client.get("/gradio_api/queue/data"), 422)
    error(client.get("/static/%2e%2e/%2e%2e/routes.py"), 404)
    assert client.get("/?page=none&deep_link=..%2fx").status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "plan.office.example", ""])
def test_another_host_needs_a_key(host: str) -> None:
    with pytest.raises(ValueError, match="PLANQA_API_KEY"):
        create_app({}, PLAN, host=host)


@pytest.mark.parametrize("key", ["", "  "])
def test_an_empty_key_is_none(key: str) -> None:
    with pytest.raises(ValueError, match="密钥是空的"):
        create_app({}, PLAN, key=key)
