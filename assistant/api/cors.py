"""Pages of other sites that the operator lists may call the API from a browser, with a key; no others, and never by a cookie."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

SENT = ("Authorization", "Content-Type", "X-API-Key")
SEEN = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "X-Request-ID")


class Cors:
    """ASGI middleware: listed origins get their headers, everything else goes on as it came."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self.app, self.origins = app, frozenset(origins)
        self.allowing = CORSMiddleware(app, allow_origins=origins, allow_methods=("GET", "POST"), allow_headers=SENT, expose_headers=SEEN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        listed = scope["type"] == "http" and Headers(scope=scope).get("origin") in self.origins
        await (self.allowing if listed else self.app)(scope, receive, send)
