"""The app: every door, the one gate before them, and the window mounted last."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Literal

from fastapi import FastAPI, Request
from sqlalchemy import Engine
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Route

from assistant import chat
from assistant import reply as line
from assistant.answer import Answer, Event, Question
from assistant.api import ask, completions, docs, export, facts, feedback, figures, health, plans, retrieval, search, shapes, sign_in, window
from assistant.api import metrics as metrics_door
from assistant.api.access import Access
from assistant.api.body import BodyLimit
from assistant.api.cors import Cors
from assistant.api.desk import Desk
from assistant.api.gate import OPEN, SIGN_IN, Gate, holder_of, is_loopback, only_this_machine
from assistant.api.headers import SafeHeaders
from assistant.api.memory import Memory
from assistant.api.metrics import Metrics
from assistant.api.policy import Policy, wrong_networks
from assistant.api.tools import Tools
from assistant.api.tries import Tries
from assistant.api.watching import Watching
from assistant.office.keys import KeyRing
from assistant.office.log import Kept, Log
from index.progress import Opening
from index.search import Index

POLICY = Policy()
TITLE = "规划问答"
ABOUT = "只依据规划原文回答问题，每句话注明章节和页码。"
# FastAPI would send traces wherever the environment points it; this product sends nothing anywhere.
NO_TELEMETRY = {"auto_configure": False, "tracing": False, "metrics": False, "logs": False}
# Everything below these is ours to answer; the window has the rest.
CLOSED = (
    "/v1", "/v1/{path:path}", "/docs", "/docs/{path:path}", "/openapi.json", "/healthz", "/readyz", "/metrics", "/retrieval", "/mcp/{path:path}", SIGN_IN, "/window/{path:path}",
)  # fmt: skip
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def create_app(
    shelf: Mapping[str, Index], default: str, key: str | None = None, host: str = "127.0.0.1",
    reply: Callable[[Question, Index], Answer] = line.reply, stream: Callable[[Question, Index], Iterator[Event]] = line.stream,
    policy: Policy = POLICY, engine: Engine | None = None, kept: Kept = "full", days: int = 0, opening: Opening | None = None,
    memory: Memory | None = None,
) -> FastAPI:  # fmt: skip
    """The product on HTTP. `shelf` may still be empty and fill later; ValueError says what must not be served.

    `engine` is the office's database: managed keys, and the log of which `kept` and `days` say what stays and how long;
    `opening` says to the window how far the default plan has come; `memory` keeps answers, none by default.
    """
    ring = KeyRing(engine, key, policy.per_minute)
    guarded = ring.ever or policy.user_header is not None
    _check(key, host, policy, guarded)
    metrics = Metrics()
    log = Log(engine, kept, days, metrics.lost.inc) if engine is not None else None
    watching = Watching(metrics, log)
    desk = Desk(shelf, default, reply, stream, watching, memory or Memory())
    tools = Tools(desk, policy.hosts)
    app = FastAPI(title=TITLE, description=ABOUT, docs_url=None, redoc_url=None, telemetry=NO_TELEMETRY, lifespan=_lifespan(tools, log))  # type: ignore[arg-type]
    shapes.install(app)
    routers = [door.router(desk) for door in (ask, completions, search, facts, plans, export, retrieval)]
    routers += [feedback.router(watching.voted), health.router(desk, lambda: _state(log)), metrics_door.router(metrics), docs.router()]
    if policy.window:
        routers += [window.router(desk, opening or Opening()), figures.router(desk)]
        app.mount("/window/static", window.STATIC)
    tries = Tries()
    if guarded:
        routers.append(sign_in.router(ring, policy, tries))
    for router in routers:
        app.include_router(router)
    app.router.routes.append(Route("/mcp", tools))
    _close_the_rest(app, [*app.routes, *(route for router in routers for route in router.routes)])
    if policy.window:
        chat.mount(app, shelf, default)
    app.add_middleware(BodyLimit)
    rule = holder_of(ring, policy, tries) if guarded else only_this_machine
    app.add_middleware(Gate, rule=rule, policy=policy, open_paths=OPEN | {SIGN_IN} if guarded else OPEN)
    app.add_middleware(SafeHeaders)
    if policy.origins:
        app.add_middleware(Cors, origins=policy.origins)
    app.add_middleware(Access, metrics=metrics)
    return app


def _lifespan(tools: Tools, log: Log | None) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        async with tools.running():
            yield
        if log is not None:
            log.close()

    return running


def _state(log: Log | None) -> Literal["ok", "failing", "off"]:
    if log is None or log.kept == "off":
        return "off"
    return "failing" if log.failing else "ok"


def _check(key: str | None, host: str, policy: Policy, guarded: bool) -> None:
    if key is not None and not key.strip():
        raise ValueError("访问密钥是空的；请设置 PLANQA_API_KEY，或删去它只供本机使用")
    if wrong := wrong_networks(policy.proxies):
        raise ValueError(f"PLANQA_PROXIES 里的“{wrong[0]}”不是地址或网段；请写成 10.0.0.5 或 10.0.0.0/24")
    if guarded:
        return
    if policy.require_auth:
        raise ValueError("PLANQA_REQUIRE_AUTH 要求密钥，但一个也没有；请先运行 python -m assistant keys add 名称，或设置 PLANQA_API_KEY")
    if not is_loopback(host):
        raise ValueError(f"没有设密钥时只能监听本机，不能监听“{host}”；请设置 PLANQA_API_KEY，或改用 127.0.0.1")
    if policy.origins:
        raise ValueError("PLANQA_ORIGINS 只在有密钥时有效；请先运行 python -m assistant keys add 名称，或删去它")


def _close_the_rest(app: FastAPI, doors: Sequence[BaseRoute]) -> None:
    """Under the API's own paths an unknown address is ours to answer, though the window is mounted at `/`."""

    async def closed(request: Request) -> None:
        partly = [route for route in doors if route.matches(request.scope)[0] is Match.PARTIAL]
        if partly:
            allowed = sorted({method for route in partly for method in getattr(route, "methods", None) or ()})
            raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
        raise HTTPException(404)

    for path in CLOSED:
        app.add_api_route(path, closed, methods=METHODS, include_in_schema=False)
