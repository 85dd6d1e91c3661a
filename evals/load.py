"""How it bears many at once: `python -m evals load` starts the service as an office does and asks it mixed questions over HTTP.

Throughput stands beside that of an empty FastAPI endpoint, served the same way in the same run; memory is the service's, in MiB.

>>> {"clients": 16, "requests": 5120, "errors": 0, "per_second": 170.6, "p50": 91.0, "p95": 130.2, "p99": 160.1}
"""

from __future__ import annotations

import asyncio
import itertools
import json
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from math import nan
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

HOST = "127.0.0.1"
CLIENTS = (1, 16, 64)
QUICK = 15.0  # seconds a number of clients is tried for
PATIENCE = 180.0  # for a service to become ready


def load(questions: Sequence[str], port: int, seconds: float, steady: int = 16) -> dict[str, Any]:
    """First each number of clients for a while, then `steady` of them for `seconds`, memory before and after."""
    bodies = [json.dumps({"question": text}).encode() for text in questions]
    found: dict[str, Any] = {"empty": [], "service": []}
    with _running([sys.executable, "-m", "evals.load", str(port + 1)], port + 1, "/empty"):
        found["empty"] = [_asked(port + 1, "/empty", bodies, clients, QUICK) for clients in CLIENTS]
    with _running([sys.executable, "-m", "assistant", "serve", "--port", str(port)], port, "/readyz") as process:
        found["service"] = [_asked(port, "/v1/ask", bodies, clients, QUICK) for clients in CLIENTS]
        before = _memory(process.pid)
        found["steady"] = _asked(port, "/v1/ask", bodies, steady, seconds)
        found["memory"] = {"warm": before, "end": (after := _memory(process.pid)), "growth": round(after / before - 1, 4)}
    best = {name: max(step["per_second"] for step in found[name]) for name in ("empty", "service")}
    return found | {"share": round(best["service"] / best["empty"], 3)}


@contextmanager
def _running(command: Sequence[str], port: int, path: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://{HOST}:{port}{path}")
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(address):
            return
        time.sleep(0.2)
    raise TimeoutError(address)


def _memory(pid: int) -> float:
    """Of a process and those under it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return round(int(own.split()[1]) / 1024, 1) + sum(_memory(int(child)) for child in children)


# ---- clients -------------------------------------------------------------------------------------------------------------------------


def _asked(port: int, path: str, bodies: Sequence[bytes], clients: int, seconds: float) -> dict[str, Any]:
    start = time.perf_counter()
    times, errors = asyncio.run(_clients(port, path, bodies, clients, start + seconds))
    spent = time.perf_counter() - start
    ordered = sorted(times) or [nan]
    at = {f"p{share}": round(ordered[min(len(ordered) - 1, len(ordered) * share // 100)] * 1000, 1) for share in (50, 95, 99)}
    return {"clients": clients, "requests": len(times), "errors": errors, "per_second": round(len(times) / spent, 1), **at}


async def _clients(port: int, path: str, bodies: Sequence[bytes], clients: int, until: float) -> tuple[list[float], int]:
    turn = itertools.cycle(bodies)
    times: list[float] = []
    wrong = [0]

    async def client() -> None:
        reader, writer = await asyncio.open_connection(HOST, port)
        while time.perf_counter() < until:
            start = time.perf_counter()
            status = await _status(reader, writer, path, next(turn))
            wrong[0] += status != 200
            times.append(time.perf_counter() - start)
        writer.close()

    await asyncio.gather(*(client() for _ in range(clients)))
    return times, wrong[0]


async def _status(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, body: bytes) -> int:
    head = f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)
    answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = answer.partition("content-length: ")[2].partition("\r\n")[0]
    await reader.readexactly(int(length))
    return int(answer.split(" ", 2)[1])


def _empty(port: int) -> None:
    """A bare FastAPI app with one endpoint that says nothing."""
    app = FastAPI()
    app.api_route("/empty", methods=["GET", "POST"])(lambda: {})
    uvicorn.run(app, host=HOST, port=port, log_level="error")


if __name__ == "__main__":
    _empty(int(sys.argv[1]))
