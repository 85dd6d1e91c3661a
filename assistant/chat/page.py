"""What of gradio's own web app may be reached, and its page in our words."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The window asks for these and nothing else; uploads, files, proxies, logins, recordings, monitoring and the function API stay closed.
REACHED = (
    ("GET", "/"), ("HEAD", "/"), ("GET", "/config"), ("GET", "/theme.css"), ("GET", "/favicon.ico"), ("GET", "/static/*"), ("GET", "/assets/*"),
    ("GET", "/gradio_api/theme.css"), ("GET", "/gradio_api/info"), ("GET", "/gradio_api/startup-events"), ("GET", "/gradio_api/heartbeat/*"),
    ("GET", "/gradio_api/queue/data"), ("POST", "/gradio_api/queue/join"), ("POST", "/gradio_api/cancel"), ("POST", "/gradio_api/reset"),
)  # fmt: skip
CARDS = re.compile(rb'<meta\s+(?:property|name)="(?:og|twitter):[^"]*"\s+content="[^"]*"\s*/>\s*|<link rel="manifest"[^>]*>\s*')


class OwnPage:
    """ASGI wrapper around the mounted window."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_reached(scope):
            raise HTTPException(404)
        if scope["type"] == "http" and scope["path"] == "/":
            # Compressed text could not be changed on its way out.
            scope = scope | {"headers": [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]}
            send = _in_chinese(send)
        await self.app(scope, receive, send)


def _is_reached(scope: Scope) -> bool:
    return any(scope["method"] == method and fnmatchcase(scope["path"], path) for method, path in REACHED)


def _in_chinese(send: Send) -> Send:
    """The page says in which language it is, and names no other site."""
    start: list[Message] = []
    parts: list[bytes] = []

    async def changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.append(message)
            return
        parts.append(message.get("body", b""))
        if message.get("more_body", False):
            return
        body = CARDS.sub(b"", b"".join(parts).replace(b'lang="en"', b'lang="zh-CN"', 1))
        headers = MutableHeaders(scope=start[0])
        if body:
            headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-store"
        await send(start[0])
        await send({"type": "http.response.body", "body": body})

    return changed
