"""Many at once: what is counted is what happened."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from threading import Thread

import pytest

from evals.load import Asked, Served, _row


def answering(status: Callable[[int], int]) -> int:
    """A server on a port of its own that answers its n-th request with `status(n)`."""
    loop = asyncio.new_event_loop()
    asked = [0]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.read(65536):
            assert head.startswith(b"POST /x ")
            await asyncio.sleep(0.001)
            writer.write(b"HTTP/1.1 %d X\r\ncontent-length: 2\r\n\r\n{}" % status(asked[0]))
            asked[0] += 1

    server = loop.run_until_complete(asyncio.start_server(answer, "127.0.0.1", 0))
    Thread(target=loop.run_forever, daemon=True).start()
    return int(server.sockets[0].getsockname()[1])


def test_none_or_half_or_all_of_it_was_asked_before() -> None:
    asked = Asked([f"第{n}问" for n in range(30)])
    for again, known in ((0.0, 0), (0.5, 500), (1.0, 1000)):
        texts = [json.loads(asked.next(again))["question"] for _ in range(1000)]
        new = [text for text in texts if text != text.strip()]
        assert len(new) == len(set(new)) and abs(1000 - len(new) - known) < 60


@pytest.mark.slow
def test_every_error_is_counted() -> None:
    served = Served(os.getpid(), answering(lambda n: 503 if n % 10 == 0 else 200), "/x")
    found = _row(served, Asked(["问"]), 0.5, 8, 2.0)
    assert found["clients"] == 8 and found["requests"] > 50
    assert abs(found["errors"] - found["requests"] / 10) <= 1 and 1 <= found["p50"] <= found["p95"] <= found["p99"]
