"""The sign-in page: a browser posts the key once and keeps a pass made from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.api.errors import WORDS, Refusal
from assistant.api.gate import COOKIE, SIGN_IN
from assistant.api.policy import Policy
from assistant.api.tries import Tries
from assistant.office.keys import KeyRing, pass_for

PAGE = Path(__file__).parent / "static" / "sign-in.html"


def router(ring: KeyRing, policy: Policy, tries: Tries) -> APIRouter:
    """The page and its one form."""
    doors = APIRouter(include_in_schema=False)

    @doors.get(SIGN_IN)
    def page() -> HTMLResponse:
        return _page("")

    @doors.post(SIGN_IN)
    async def sign_in(request: Request) -> Response:
        form = parse_qs((await request.body()).decode("utf-8", "replace"))
        key = form.get("key", [""])[0].strip()
        if ring.stale:
            await run_in_threadpool(ring.refresh)
        try:
            found = tries.opened(ring.holder, key, policy.client(request.client and request.client.host, request.headers.getlist("x-forwarded-for")))
        except Refusal as error:
            return _page(error.message, error.status, error.headers)
        if found is None:
            return _page(WORDS["wrong_key"].partition("；")[0] + "，请再输入一次", 401)
        response = RedirectResponse("/", 303)
        response.set_cookie(COOKIE, pass_for(key), httponly=True, samesite="strict", secure=_is_https(request))
        return response

    return doors


def _page(message: str, status: int = 200, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    return HTMLResponse(PAGE.read_text(encoding="utf-8").replace("{{message}}", message), status, headers)


def _is_https(request: Request) -> bool:
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", ""))
