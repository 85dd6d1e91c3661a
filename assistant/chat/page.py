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
    """ASGI wrapper around the mounted window; `head` goes into its page."""

    def __init__(self, app: ASGIApp, head: str = "") -> None:
        self.app, self.head = app, head.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_reached(scope):
            raise HTTPException(404)
        if scope["type"] == "http" and scope["path"] == "/":
            # Compressed text could not be changed on its way out; the query could only name pages that are not there.
            headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": headers, "query_string": b""}
            send = _in_chinese(send, self.head)
        if scope["type"] == "http":
            await _in_our_words(self.app, scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_reached(scope: Scope) -> bool:
    return any(scope["method"] == method and fnmatchcase(scope["path"], path) for method, path in REACHED)


async def _in_our_words(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """An error of gradio's is held back and raised instead, so that it leaves in the one shape."""
    wrong: list[int] = []

    async def checked(message: Message) -> None:
        if message["type"] == "http.response.start" and _is_bad_input(scope, message["status"]):
            wrong.append(message["status"])
        if not wrong:
            await send(message)

    try:
        await app(scope, receive, checked)
    except Exception:
        if not wrong:
            raise
    if wrong:
        raise HTTPException(422 if wrong[0] == 422 or scope["method"] == "POST" else 404)


def _is_bad_input(scope: Scope, status: int) -> bool:
    """What gradio cannot put into its queue it answers with 500: that was a bad body too."""
    return 400 <= status < 500 or (status >= 500 and scope["method"] == "POST")


def _in_chinese(send: Send, head: bytes) -> Send:
    """The page says in which language it is, names no other site, and brings our styles and scripts."""
    start: list[Message] = []
    parts: list[bytes] = []

    async def changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.append(message)
            return
        if message["type"] != "http.response.body":
            await send(message)
            return
        parts.append(message.get("body", b""))
        if message.get("more_body", False):
            return
        body = CARDS.sub(b"", b"".join(parts).replace(b'lang="en"', b'lang="zh-CN"', 1)).replace(b"</head>", head + b"</head>", 1)
        headers = MutableHeaders(scope=start[0])
        if body:
            headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-store"
        await send(start[0])
        await send({"type": "http.response.body", "body": body})

    return changed
