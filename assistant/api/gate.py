"""Who may ask: one rule before every door, the window and its own routes included.

Without a key only this machine may ask: a loopback `Host`, a loopback `Origin`, nothing forwarded. With a key, whoever has it.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi.responses import RedirectResponse
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.api.errors import Refusal, refusal

COOKIE = "planqa"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDING = frozenset({"forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip", "cf-connecting-ip", "x-original-host"})
OPEN = frozenset({"/healthz"})
SIGN_IN = "/sign-in"

Rule = Callable[[Headers], Refusal | None]


class Gate:
    """ASGI middleware that lets through what its rule lets through."""

    def __init__(self, app: ASGIApp, rule: Rule, open_paths: Iterable[str] = OPEN) -> None:
        self.app, self.rule, self.open_paths = app, rule, frozenset(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or scope["path"] in self.open_paths:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self.rule(headers)
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": refused.code})
        elif refused.status == 401 and SIGN_IN in self.open_paths and _is_a_page(scope, headers):
            await RedirectResponse(SIGN_IN, 303)(scope, receive, send)
        else:
            await refused.response()(scope, receive, send)


def _is_a_page(scope: Scope, headers: Headers) -> bool:
    return scope["method"] == "GET" and "text/html" in headers.get("accept", "")


# ---- without a key -------------------------------------------------------------------------------------------------------------------


def is_loopback(host: str) -> bool:
    """Whether binding to `host` keeps the product on this machine."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def only_this_machine(headers: Headers) -> Refusal | None:
    """The rule without a key."""
    forwarded = next((name for name in headers if name in FORWARDING or name.startswith("x-forwarded-")), None)
    if forwarded:
        return refusal(403, "forwarded", value=forwarded)
    hosts = headers.getlist("host")
    if len(hosts) != 1 or _hostname("//" + hosts[0]) not in LOOPBACK:
        return refusal(403, "wrong_host", value="、".join(hosts))
    strange = next((origin for origin in headers.getlist("origin") if not _is_local_page(origin)), None)
    return refusal(403, "wrong_origin", value=strange) if strange is not None else None


def _is_local_page(origin: str) -> bool:
    return origin.startswith(("http://", "https://")) and _hostname(origin) in LOOPBACK


def _hostname(address: str) -> str | None:
    """`//127.0.0.1:8000` → `127.0.0.1`; None for anything that is more than a host and a port."""
    try:
        parts = urlsplit(address)
        plain = parts.port is None or 0 < parts.port < 65536
    except ValueError:
        return None
    extra = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    return parts.hostname if plain and not extra else None


# ---- with a key ----------------------------------------------------------------------------------------------------------------------


def pass_for(key: str) -> str:
    """What the browser keeps once signed in: made from the key, of no use to find it."""
    return hmac.digest(key.encode(), b"planqa window", "sha256").hex()


def same(given: str, wanted: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8", "replace"))


def holder_of(key: str) -> Rule:
    """The rule with a key: in a header, or as the cookie of a browser that signed in."""
    wanted_pass = pass_for(key)

    def rule(headers: Headers) -> Refusal | None:
        given = _given(headers)
        if given is not None:
            return None if same(given, key) else _unauthorised("wrong_key")
        if not same(cookie_parser(headers.get("cookie", "")).get(COOKIE, ""), wanted_pass):
            return _unauthorised("no_key")
        if headers.get("sec-fetch-site", "none") in ("cross-site", "same-site"):
            return refusal(403, "cross_site")
        return None

    return rule


def _given(headers: Headers) -> str | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else headers.get("x-api-key")


def _unauthorised(code: str) -> Refusal:
    return refusal(401, code, {"WWW-Authenticate": "Bearer"})
