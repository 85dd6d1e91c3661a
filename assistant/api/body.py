"""No body over the limit reaches a door, whether its length was announced or not."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.doors import door_of
from assistant.api.errors import Refusal, refusal
from assistant.api.shapes import refused

BODY_KIB = 128  # twenty turns of 4,000 Chinese characters do not fit; twenty ordinary ones do, many times over
EXPORT_KIB = 1024  # a day's conversation with every quote


class BodyLimit:
    """ASGI middleware: reads the whole body first, so that nobody downstream sees half of one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self.app(scope, receive, send)
            return
        try:
            body = await _read(scope, receive)
        except Refusal as error:
            await refused(scope["path"], error)(scope, receive, send)
            return
        await self.app(scope, _replay(body, receive), send)


async def _read(scope: Scope, receive: Receive) -> bytes:
    limit = EXPORT_KIB if door_of(scope["path"]).name == "export" else BODY_KIB
    announced = Headers(scope=scope).get("content-length", "")
    if announced.isdecimal() and (len(announced) > 9 or int(announced) > limit * 1024):
        raise refusal(413, "body_too_big", {"Connection": "close"}, limit=limit)
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return body
        body += message.get("body", b"")
        if len(body) > limit * 1024:
            raise refusal(413, "body_too_big", {"Connection": "close"}, limit=limit)
        more = message.get("more_body", False)
    return body


def _replay(body: bytes, receive: Receive) -> Receive:
    """The body once, then what the connection says: a stream must hear when its reader has gone."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return pending.pop() if pending else await receive()

    return replay
