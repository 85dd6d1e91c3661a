"""Who may ask: one rule before every door, the window and its own routes included.

Without a key only this machine may ask: a loopback `Host`, a loopback `Origin`, nothing forwarded. With keys, whoever has one that opens
this door, or whom a trusted proxy names; each within its limit.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Protocol
from urllib.parse import unquote, urlsplit

from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.doors import Door, door_of
from assistant.api.errors import Refusal, refusal
from assistant.api.limit import Count, Limit
from assistant.api.policy import HERE, OF_A_USER, Policy, Principal
from assistant.api.shapes import refused
from assistant.api.tries import Tries
from assistant.office.keys import Key, KeyRing

COOKIE = "planqa"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDING = frozenset({"forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip", "cf-connecting-ip", "x-original-host"})
OPEN = frozenset({"/healthz"})
SIGN_IN = "/sign-in"
LONGEST_NAME = 64


class Rule(Protocol):
    """Names whoever asks; Refusal when nobody may ask so."""

    async def __call__(self, headers: Headers, peer: str | None) -> Principal:
        """`peer` is the address the connection comes from."""


class Gate:
    """ASGI middleware that lets through whom its rule names, if this door is theirs and their minute is not full."""

    def __init__(self, app: ASGIApp, rule: Rule, policy: Policy, open_paths: Iterable[str] = OPEN) -> None:
        self.app, self.rule, self.policy, self.open_paths, self.limit = app, rule, policy, frozenset(open_paths), Limit(path=policy.counts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or scope["path"] in self.open_paths:
            await self.app(scope, receive, send)
            return
        try:
            principal, count = await self._admitted(scope)
        except Refusal as refusal:
            await self._refuse(refusal, scope, receive, send)
            return
        scope.setdefault("state", {})["principal"] = principal
        await self.app(scope, receive, _counting(send, count) if count else send)

    async def _admitted(self, scope: Scope) -> tuple[Principal, Count | None]:
        headers, door = Headers(scope=scope), door_of(scope["path"])
        _check_host(headers, self.policy.hosts)
        principal = await self.rule(headers, (scope.get("client") or (None,))[0])
        missing = sorted(door.scopes - principal.scopes)
        if missing:
            raise refusal(403, "no_scope", value="、".join(missing), name=principal.name)
        return principal, self._counted(principal, door)

    def _counted(self, principal: Principal, door: Door) -> Count | None:
        if not door.counted:
            return None
        kind = "user" if principal.kind == "user" else "key"  # a key and its browser share one
        count = self.limit.take(f"{kind} {principal.name}", principal.per_minute)
        if count is not None and count.left < 0:
            headers = {**count.headers, "RateLimit-Remaining": "0", "Retry-After": str(count.wait)}
            raise refusal(429, "too_often", headers, limit=principal.per_minute, seconds=count.wait)
        return count

    async def _refuse(self, refusal: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": refusal.code})
        elif refusal.status == 401 and SIGN_IN in self.open_paths and _is_a_page(scope):
            await RedirectResponse(SIGN_IN, 303)(scope, receive, send)
        else:
            await refused(scope["path"], refusal)(scope, receive, send)


def _is_a_page(scope: Scope) -> bool:
    return scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")


def _counting(send: Send, count: Count) -> Send:
    async def counted(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(count.headers)
        await send(message)

    return counted


def _check_host(headers: Headers, hosts: tuple[str, ...]) -> None:
    """Only the configured names are answered to, where there are any."""
    asked = headers.getlist("host")
    if hosts and (len(asked) != 1 or _hostname("//" + asked[0]) not in hosts):
        raise refusal(403, "foreign_host", value="、".join(asked))


# ---- without a key -------------------------------------------------------------------------------------------------------------------


def is_loopback(host: str) -> bool:
    """Whether binding to `host` keeps the product on this machine."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


async def only_this_machine(headers: Headers, peer: str | None) -> Principal:
    """The rule without a key."""
    forwarded = next((name for name in headers if name in FORWARDING or name.startswith("x-forwarded-")), None)
    if forwarded:
        raise refusal(403, "forwarded", value=forwarded)
    hosts = headers.getlist("host")
    if len(hosts) != 1 or _hostname("//" + hosts[0]) not in LOOPBACK:
        raise refusal(403, "wrong_host", value="、".join(hosts))
    strange = next((origin for origin in headers.getlist("origin") if not _is_local_page(origin)), None)
    if strange is not None:
        raise refusal(403, "wrong_origin", value=strange)
    return HERE


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


# ---- with keys -----------------------------------------------------------------------------------------------------------------------


def holder_of(ring: KeyRing, policy: Policy, tries: Tries) -> Rule:
    """The rule with keys: one in a header, the pass of a browser that signed in, or a user whom a trusted proxy names."""

    async def rule(headers: Headers, peer: str | None) -> Principal:
        if ring.stale:
            await run_in_threadpool(ring.refresh)
        token, address = _given(headers), policy.client(peer, headers.getlist("x-forwarded-for"))
        if token is not None:
            return _of_key(tries.opened(ring.holder, token, address), "key", "wrong_key")
        passed = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        found = _named_by_proxy(headers, peer, policy) or _of_key(tries.opened(ring.signed_in, passed, address), "window", "no_key")
        if headers.get("sec-fetch-site", "none") in ("cross-site", "same-site"):  # what a browser sends by itself is good for our own pages alone
            raise refusal(403, "cross_site")
        return found

    return rule


def _of_key(key: Key | None, kind: str, otherwise: str) -> Principal:
    if key is None:
        raise refusal(401, otherwise, {"WWW-Authenticate": "Bearer"})
    return Principal(key.name, kind, key.scopes, key.per_minute)


def _named_by_proxy(headers: Headers, peer: str | None, policy: Policy) -> Principal | None:
    """The user in the configured header, if the connection is a trusted proxy's and names exactly one."""
    named = headers.getlist(policy.user_header) if policy.user_header else []
    if len(named) != 1 or not policy.trusts(peer):
        return None
    name = "".join(char for char in unquote(named[0]).strip() if char.isprintable())[:LONGEST_NAME]
    return Principal(name, "user", OF_A_USER, policy.per_minute) if name else None


def _given(headers: Headers) -> str | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else headers.get("x-api-key")
