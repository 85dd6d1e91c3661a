"""A server of the tests' own that speaks OpenAI's chat completions on loopback and plays what it is told, streaming included.

A play is a function of the request's body that gives steps: text to send, seconds to wait, a status to refuse with, or a way to end.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Refuse:
    """An HTTP error instead of an answer."""

    status: int
    message: str = "no"


@dataclass(frozen=True)
class Wait:
    """Seconds of silence."""

    seconds: float


@dataclass(frozen=True)
class End:
    """How the answer ends: a reason, or None for a connection that breaks."""

    reason: str | None = "stop"


@dataclass(frozen=True)
class Raw:
    """Bytes sent as they are."""

    data: bytes


Step = str | Refuse | Wait | End | Raw
Play = Callable[[Body], Iterable[Step]]


class ScriptedServer(ThreadingHTTPServer):
    """`play` may be changed between requests; `heard` are the bodies received."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.play: Play = lambda body: ["好。"]
        self.heard: list[Body] = []
        self.busy = 0.0  # seconds the last play took

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone is no fault."""


class _Handler(BaseHTTPRequestHandler):
    server: ScriptedServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append(body)
        start = time.perf_counter()
        steps = iter(self.server.play(body))
        first = next(steps, End())
        if isinstance(first, Refuse):
            self._refused(first)
        else:
            self._streamed(first, steps)
        self.server.busy = time.perf_counter() - start

    def _refused(self, step: Refuse) -> None:
        data = json.dumps({"error": {"message": step.message, "type": "x", "code": "x"}}).encode()
        self.send_response(step.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _streamed(self, first: Step, rest: Iterator[Step]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for step in (first, *rest) if isinstance(rest, tuple) else _chained(first, rest):
            if isinstance(step, Wait):
                time.sleep(step.seconds)
            elif isinstance(step, Raw):
                self._send(step.data)
            elif isinstance(step, End):
                if step.reason:
                    self._send(_chunk("", step.reason) + b"data: [DONE]\n\n")
                return
            elif isinstance(step, str):
                self._send(_chunk(step))
        self._send(_chunk("", "stop") + b"data: [DONE]\n\n")

    def _send(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()


def _chained(first: Step, rest: Iterator[Step]) -> Iterator[Step]:
    yield first
    yield from rest


def _chunk(text: str, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": finish}
    made = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
    return f"data: {json.dumps(made, ensure_ascii=False)}\n\n".encode()


@contextmanager
def scripted() -> Iterator[ScriptedServer]:
    """A server for as long as it is needed."""
    server = ScriptedServer()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def bits(text: str, size: int = 3) -> list[str]:
    """Text as a stream would cut it: anywhere."""
    return [text[n : n + size] for n in range(0, len(text), size)]
