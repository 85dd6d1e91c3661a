"""One line of the journal and one count for every request; questions and query strings stay out of both."""

from __future__ import annotations

from time import perf_counter
from uuid import uuid4

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.doors import door_of
from assistant.api.metrics import Metrics

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
QUIET = frozenset({"health", "metrics"})  # asked all day long by machines
log = structlog.get_logger("planqa.access")


class Access:
    """ASGI middleware, outermost: gives each request an id, then says how it went."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, start, status = uuid4().hex[:16], perf_counter(), [0]

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request
            await send(message)

        try:
            await self.app(scope, receive, marked)
        finally:
            self._say(scope, request, status[0], perf_counter() - start)

    def _say(self, scope: Scope, request: str, status: int, seconds: float) -> None:
        door, method = door_of(scope["path"]).name, scope["method"] if scope["method"] in METHODS else "other"
        self.metrics.requests.labels(door, method, str(status)).inc()
        self.metrics.seconds.labels(door).observe(seconds)
        if door in QUIET and status < 400:
            return
        principal = scope.get("state", {}).get("principal")
        who = principal.name if principal else None
        log.info("request", request=request, method=method, path=scope["path"][:200], status=status, ms=round(seconds * 1000, 1), who=who)
