"""How fast: opening, building, answering without and over HTTP, beside a bare BM25-plus-Chroma retrieval in the same run."""

from __future__ import annotations

import json
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from threading import Thread

import uvicorn

from assistant.answer import Question
from assistant.api import create_app
from assistant.reply import reply
from index.embed import SentenceEncoder
from index.search import Index

K = 5


def bare_retrieval(index: Index, text: str) -> list[str]:
    """What a plain pipeline does before any answering: BM25 and Chroma, best five of each."""
    return [*index.words.best(text, K), *index.vectors.nearest(index.encoder.queries([text]), K)[0].chunks]


def bench(questions: Sequence[str], folder: Path, home: Path) -> dict[str, float]:
    """Milliseconds, medians and 95th percentiles; `x_*` are multiples of the bare retrieval's median."""
    encoder = SentenceEncoder()
    with tempfile.TemporaryDirectory() as fresh:
        build = _timed(lambda: Index.open(folder, Path(fresh), encoder))
    start = time.perf_counter()
    index = Index.open(folder, home, SentenceEncoder())
    opened = (time.perf_counter() - start) * 1000
    index.warm()
    ready = (time.perf_counter() - start) * 1000
    # In turn, question by question: a machine that is busy for a while is busy for both.
    turns = [(_timed(partial(bare_retrieval, index, text)), _timed(partial(reply, Question(question=text), index))) for text in questions]
    bare, asked = [one for one, _ in turns], [other for _, other in turns]
    with served(index) as address:
        over = [_timed(partial(_post, address + "/v1/ask", text)) for text in questions]
    base = median(bare)
    found = {"build": build, "open": opened, "ready": ready}
    for name, times in (("bare", bare), ("reply", asked), ("http", over)):
        found |= {f"{name}_median": median(times), f"{name}_p95": sorted(times)[int(0.95 * (len(times) - 1))], f"x_{name}": median(times) / base}
    return found


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


@contextmanager
def served(index: Index) -> Iterator[str]:
    """The address of a service over one plan, while it runs."""
    server = uvicorn.Server(uvicorn.Config(create_app({index.plan.id: index}, index.plan.id), port=0, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def _post(address: str, text: str) -> None:
    request = urllib.request.Request(address, json.dumps({"question": text}).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        response.read()
