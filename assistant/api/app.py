"""The app: every door, the one gate before them, and the window mounted last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match

from assistant import chat
from assistant import reply as line
from assistant.answer import Answer, Event, Question
from assistant.api import ask, docs, errors, facts, health, plans, search, sign_in
from assistant.api.body import BodyLimit
from assistant.api.desk import Desk
from assistant.api.gate import OPEN, SIGN_IN, Gate, holder_of, is_loopback, only_this_machine
from assistant.api.headers import SafeHeaders
from index.search import Index

TITLE = "规划问答"
ABOUT = "只依据规划原文回答问题，每句话注明章节和页码。"
# FastAPI would send traces wherever the environment points it; this product sends nothing anywhere.
NO_TELEMETRY = {"auto_configure": False, "tracing": False, "metrics": False, "logs": False}
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def create_app(
    shelf: Mapping[str, Index], default: str, key: str | None = None, host: str = "127.0.0.1",
    reply: Callable[[Question, Index], Answer] = line.reply, stream: Callable[[Question, Index], Iterator[Event]] = line.stream,
) -> FastAPI:  # fmt: skip
    """The product on HTTP. `shelf` may still be empty and fill later; ValueError says what must not be served."""
    _check(key, host)
    desk = Desk(shelf, default, reply, stream)
    app = FastAPI(title=TITLE, description=ABOUT, docs_url=None, redoc_url=None, telemetry=NO_TELEMETRY)  # type: ignore[arg-type]
    errors.install(app)
    routers = [ask.router(desk), search.router(desk), facts.router(desk), plans.router(desk), health.router(desk), docs.router()]
    if key:
        routers.append(sign_in.router(key))
    for router in routers:
        app.include_router(router)
    _close_the_rest(app, [*app.routes, *(route for router in routers for route in router.routes)])
    chat.mount(app, shelf, default, stream)
    app.add_middleware(BodyLimit)
    if key:
        app.add_middleware(Gate, rule=holder_of(key), open_paths=OPEN | {SIGN_IN})
    else:
        app.add_middleware(Gate, rule=only_this_machine)
    app.add_middleware(SafeHeaders)
    return app


def _check(key: str | None, host: str) -> None:
    if key is not None and not key.strip():
        raise ValueError("访问密钥是空的；请设置 PLANQA_API_KEY，或删去它只供本机使用")
    if key is None and not is_loopback(host):
        raise ValueError(f"没有设密钥时只能监听本机，不能监听“{host}”；请设置 PLANQA_API_KEY，或改用 127.0.0.1")


def _close_the_rest(app: FastAPI, doors: Sequence[BaseRoute]) -> None:
    """Under the API's own paths an unknown address is ours to answer, though the window is mounted at `/`."""

    async def closed(request: Request) -> None:
        partly = [route for route in doors if route.matches(request.scope)[0] is Match.PARTIAL]
        if partly:
            allowed = sorted({method for route in partly for method in getattr(route, "methods", None) or ()})
            raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
        raise HTTPException(404)

    for path in ("/v1", "/v1/{path:path}", "/docs", "/docs/{path:path}", "/openapi.json", "/healthz", "/readyz", SIGN_IN):
        app.add_api_route(path, closed, methods=METHODS, include_in_schema=False)
