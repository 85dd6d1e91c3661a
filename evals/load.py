"""How it bears many at once: `python -m evals load` starts the service as an office does and asks it mixed questions over HTTP.

What was asked before is answered from memory, so each row says what share of its questions was: none, half, all. Throughput stands beside that
of an empty FastAPI endpoint, served the same way in the same run; processor time a request hardly depends on who else uses the machine. Memory
is the service's with all its processes, in MiB, after warming and after the long run; so are they with several workers on a Chroma server.

>>> {"again": 0.5, "clients": 16, "requests": 5120, "errors": 0, "per_second": 170.6, "p50": 91.0, "p95": 130.2, "p99": 160.1, "cpu_ms": 5.8, "of_empty": 0.047, "of_empty_cpu": 0.036}
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from math import nan
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

HOST = "127.0.0.1"
CLIENTS = (1, 16, 64)
STEADY = 16  # clients of the long run
WARMING = 30.0  # seconds until every worker knows the pool and every library has loaded what it loads late
AGAIN = (0.0, 0.5, 1.0)  # shares of questions asked before; nobody knows an office's, so the long run takes the middle
POOL = 200  # questions that are asked again and again
PATIENCE = 180.0  # for a service to become ready
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Served:
    """A service that runs."""

    pid: int
    port: int
    path: str


def load(questions: Sequence[str], port: int, seconds: float, step: float, workers: int = 1) -> dict[str, Any]:
    """Each number of clients and share of known questions for `step` seconds, then the long run of `seconds`, memory before and after."""
    asked = Asked(questions)
    with _running([sys.executable, "-m", "evals.load", str(port + 1)], Served(0, port + 1, "/empty"), "/empty", {}) as empty:
        bare = [_row(empty, asked, 1.0, clients, step) for clients in CLIENTS]
    most, least = max(row["per_second"] for row in bare), min(row["cpu_ms"] for row in bare)
    with _service(port, workers) as service:
        _row(service, asked, 1.0, STEADY, WARMING)
        rows = [_row(service, asked, again, clients, step) for again in AGAIN for clients in CLIENTS]
        warm = _memory(service.pid)
        steady = _row(service, asked, 0.5, STEADY, seconds)
        end = _memory(service.pid)
    of_empty = [row | {"of_empty": round(row["per_second"] / most, 3), "of_empty_cpu": round(least / row["cpu_ms"], 3)} for row in (*rows, steady)]
    memory = {"warm": warm, "end": end, "growth": round(end / warm - 1, 4)}
    return {"workers": workers, "machine_load": os.getloadavg(), "empty": bare, "service": of_empty[:-1], "long_run": of_empty[-1], "memory": memory}


class Asked:
    """Bodies to send: some of a pool, the others never the same twice."""

    def __init__(self, questions: Sequence[str]) -> None:
        self._pool = [_body(text) for text in questions[:: max(1, len(questions) // POOL)][:POOL]]
        self._others, self._known = itertools.cycle(enumerate(questions)), itertools.cycle(self._pool)
        self._chance, self._serial = random.Random(1), itertools.count(1)

    def next(self, again: float) -> bytes:
        """One of the pool with the chance `again`; else a question with a tail of white space that no other had."""
        if self._chance.random() < again:
            return next(self._known)
        tail = f"{next(self._serial):b}".translate({ord("0"): " ", ord("1"): "\u3000"})
        return _body(next(self._others)[1] + tail)


def _body(text: str) -> bytes:
    return json.dumps({"question": text}).encode()


# ---- what is asked -------------------------------------------------------------------------------------------------------------------


@contextmanager
def _service(port: int, workers: int) -> Iterator[Served]:
    """The product in a data folder of its own; several workers with a Chroma server beside them."""
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        settings = {"PLANQA_HOME": home, "PLANQA_PORT": str(port), "PLANQA_WORKERS": str(workers)}
        if workers > 1:
            chroma = [str(Path(sys.executable).with_name("chroma")), "run", "--host", HOST, "--port", str(port + 2), "--path", f"{home}/chroma"]
            stack.enter_context(_running(chroma, Served(0, port + 2, ""), "/api/v2/heartbeat", {}))
            settings["PLANQA_CHROMA"] = f"http://{HOST}:{port + 2}"
        yield stack.enter_context(_running([sys.executable, "-m", "assistant", "serve"], Served(0, port, "/v1/ask"), "/readyz", settings))


@contextmanager
def _running(command: Sequence[str], served: Served, ready: str, settings: dict[str, str]) -> Iterator[Served]:
    process = subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://{HOST}:{served.port}{ready}")
        yield Served(process.pid, served.port, served.path)
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


def _processes(pid: int) -> list[int]:
    """A process and those under it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in _processes(int(child)))]


def _memory(pid: int) -> float:
    """MiB of all of them."""
    lines = [line for each in _processes(pid) for line in Path(f"/proc/{each}/status").read_text().splitlines() if line.startswith("VmRSS")]
    return round(sum(int(line.split()[1]) for line in lines) / 1024, 1)


def _cpu(pid: int) -> float:
    """Seconds of processor time that all of them took."""
    fields = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in _processes(pid)]
    return sum(int(field[11]) + int(field[12]) for field in fields) / TICKS


# ---- clients -------------------------------------------------------------------------------------------------------------------------


def _row(service: Served, asked: Asked, again: float, clients: int, seconds: float) -> dict[str, Any]:
    start, before = time.perf_counter(), _cpu(service.pid)
    times, errors = asyncio.run(_clients(service, asked, again, clients, start + seconds))
    spent, cpu = time.perf_counter() - start, _cpu(service.pid) - before
    ordered = sorted(times) or [nan]
    at = {f"p{share}": round(ordered[min(len(ordered) - 1, len(ordered) * share // 100)] * 1000, 1) for share in (50, 95, 99)}
    count = len(times)
    row = {"again": again, "clients": clients, "requests": count, "errors": errors, "per_second": round(count / spent, 1), **at}
    return row | {"cpu_ms": round(cpu / max(1, count) * 1000, 2)}


async def _clients(service: Served, asked: Asked, again: float, clients: int, until: float) -> tuple[list[float], int]:
    times: list[float] = []
    wrong = [0]

    async def client() -> None:
        reader, writer = await asyncio.open_connection(HOST, service.port)
        while time.perf_counter() < until:
            start = time.perf_counter()
            status = await _status(reader, writer, service.path, asked.next(again))
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
