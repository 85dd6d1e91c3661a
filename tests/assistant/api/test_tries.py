"""Wrong keys from one address are let try for a while only, whoever stands behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.api import create_app, tries
from assistant.api.errors import Refusal
from assistant.api.policy import Policy
from assistant.api.tries import ALLOWED, SECONDS, Tries
from assistant.office import keys
from assistant.office.database import address_of, opened
from assistant.office.keys import Key
from index.search import Index
from tests.assistant.api import line
from tests.assistant.api.conftest import PLAN
from tests.assistant.api.test_ask import error
from tests.assistant.api.test_principal import bearer

RIGHT = Key("门户", frozenset({"ask"}), 0)


def find(shown: str) -> Key | None:
    return RIGHT if shown == "right" else None


def shut(held: Tries, address: str, shown: str = "right") -> bool:
    try:
        held.opened(find, shown, address)
    except Refusal as refusal:
        return refusal.status == 429 and int(refusal.headers["Retry-After"]) > 0
    return False


def tried(held: Tries, address: str, times: int = ALLOWED) -> Tries:
    for n in range(times):
        held.opened(find, f"wrong {n}", address)
    return held


def test_after_ten_wrong_ones_the_right_one_opens_no_more_until_the_time_is_over() -> None:
    now = [0.0]
    held = tried(Tries(lambda: now[0]), "10.0.0.9")
    assert shut(held, "10.0.0.9") and not shut(held, "10.0.0.8")
    now[0] = SECONDS - 1
    assert shut(held, "10.0.0.9")
    now[0] = SECONDS + 1
    assert not shut(held, "10.0.0.9")


def test_nine_wrong_ones_and_the_same_one_for_ever_shut_nobody_out() -> None:
    held = tried(Tries(), "10.0.0.9", ALLOWED - 1)
    for _ in range(100):
        assert held.opened(find, "wrong 0", "10.0.0.9") is None and held.opened(find, "", "10.0.0.9") is None
    assert not shut(held, "10.0.0.9")


def test_a_key_that_opened_from_there_opens_on() -> None:
    held = Tries()
    held.opened(find, "right", "10.0.0.9")
    assert not shut(tried(held, "10.0.0.9"), "10.0.0.9") and shut(held, "10.0.0.9", "another")


def test_an_ipv6_subscriber_is_one_address() -> None:
    held = tried(Tries(), "2001:db8:1:1::1")
    assert shut(held, "2001:db8:1:1:ffff::2") and not shut(held, "2001:db8:1:2::1")
    assert shut(tried(held, "::ffff:10.0.0.9"), "10.0.0.9")


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "REMEMBERED", 3)
    held = Tries()
    for n in range(50):
        tried(held, f"10.0.0.{n}", 2)
        held.opened(find, "right", f"10.0.0.{n}")
    assert len(held._wrong) == len(held._right) == 3


# ---- at the doors --------------------------------------------------------------------------------------------------------------------


def office(index: Index, home: Path, peer: str, policy: Policy = Policy()) -> tuple[TestClient, str]:  # noqa: B008
    engine = opened(address_of(home))
    token = keys.made(engine, "门户", ["ask", "read"], 0)
    app = create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream, policy=policy, engine=engine)
    return TestClient(app, base_url="http://plan.office.example", client=(peer, 5000), follow_redirects=False), token


def test_every_door_says_so_in_its_own_shape(index: Index, tmp_path: Path) -> None:
    client, token = office(index, tmp_path, "192.168.3.7")
    for n in range(ALLOWED):
        assert client.get(f"/v1/plans?{n}", headers=bearer(f"wrong {n}")).status_code == 401
    refused = client.get("/v1/plans", headers=bearer(token))
    assert error(refused, 429)["code"] == "too_many_wrong" and 1 <= int(refused.headers["retry-after"]) <= SECONDS
    assert "不对的密钥太多（已有10把）" in refused.json()["error"]["message"]
    assert client.post("/v1/chat/completions", json={}, headers=bearer(token)).json()["error"]["type"] == "rate_limit_error"
    page = client.post("/sign-in", data={"key": token})
    assert page.status_code == 429 and "秒再试" in page.text and int(page.headers["retry-after"]) > 0 and not page.cookies
    assert client.get("/healthz").status_code == client.get("/sign-in").status_code == 200


def test_wrong_sign_ins_count_too(index: Index, tmp_path: Path) -> None:
    client, token = office(index, tmp_path, "192.168.3.7")
    assert [client.post("/sign-in", data={"key": f"wrong {n}"}).status_code for n in range(ALLOWED + 1)] == [401] * ALLOWED + [429]
    assert client.get("/v1/plans", headers=bearer(token)).status_code == 429


def test_behind_a_trusted_proxy_each_has_an_address_of_their_own(index: Index, tmp_path: Path) -> None:
    client, token = office(index, tmp_path, "10.1.0.1", Policy(proxies=("10.1.0.0/16",)))

    def got(shown: str, forwarded: str) -> int:
        return client.get("/v1/plans", headers={**bearer(shown), "X-Forwarded-For": forwarded}).status_code

    for n in range(ALLOWED):  # what a client writes itself stands before what the proxy adds
        assert got(f"wrong {n}", f"6.6.6.{n}, 192.168.3.7, 10.1.0.2") == 401
    assert got(token, "192.168.3.7") == 429 and got(token, "192.168.3.8") == 200


def test_nobody_else_is_believed_whose_address_it_is(index: Index, tmp_path: Path) -> None:
    client, token = office(index, tmp_path, "192.168.3.7")
    for n in range(ALLOWED):
        client.get("/v1/plans", headers={**bearer(f"wrong {n}"), "X-Forwarded-For": f"10.0.0.{n}"})
    assert client.get("/v1/plans", headers={**bearer(token), "X-Forwarded-For": "10.0.0.99"}).status_code == 429


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [("192.168.3.7", [], "192.168.3.7"), ("127.0.0.1", [], "127.0.0.1"), ("127.0.0.1", ["10.0.0.5"], "10.0.0.5"), ("127.0.0.1", ["1.1.1.1", "10.0.0.5, ::1"], "10.0.0.5"),
     ("127.0.0.1", ["nonsense"], "nonsense"), (None, ["10.0.0.5"], None)],
)  # fmt: skip
def test_whose_address_asks(peer: str | None, forwarded: list[str], client: str | None) -> None:
    assert Policy().client(peer, forwarded) == client
