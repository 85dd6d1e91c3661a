"""What goes wrong around the service, and what it does then."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from assistant.answer import Event, Question
from assistant.api import create_app
from assistant.api.limit import Limit
from assistant.office import report
from assistant.office.database import FILE, address_of, opened
from corpus.shelf import SHIPPED
from index.search import Index
from index.store import StoreError
from tests.assistant.api import line
from tests.assistant.api.served import served
from tests.assistant.api.test_principal import logged
from tests.fakes import PairEncoder

PLAN = "weibin-145"
FIGURE, TEXT = "2025年普惠性幼儿园占比目标是多少？", "老房子改造有哪些措施？"
OTHER = "夜间经济怎么发展？"
ASK = {"question": FIGURE}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return opened(address_of(tmp_path))


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


# ---- in this process -----------------------------------------------------------------------------------------------------------------


def slowly(question: Question, index: Index) -> Iterator[Event]:
    for event in line.stream(question, index):
        time.sleep(0.2)
        yield event


def test_a_client_that_leaves_in_mid_stream_is_noticed_and_logged(index: Index, engine: Engine) -> None:
    with served(create_app({PLAN: index}, PLAN, stream=slowly, engine=engine)) as address:
        with httpx.stream("POST", f"{address}/v1/ask/stream", json=ASK) as response:
            next(response.iter_bytes())
        (row,) = logged(engine, 1)
        assert row["status"] == "left" and httpx.get(f"{address}/healthz").status_code == 200


def test_a_slow_reader_keeps_nobody_waiting(index: Index) -> None:
    with served(create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream)) as address:
        host, port = address.removeprefix("http://").split(":")
        slow = []
        for _ in range(60):  # more than there are threads to answer with
            connection = socket.create_connection((host, int(port)))
            body = json.dumps(ASK).encode()
            connection.sendall(
                b"POST /v1/ask/stream HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            )
            slow.append(connection)
        start = time.perf_counter()
        assert httpx.post(f"{address}/v1/ask", json=ASK).status_code == 200 and time.perf_counter() - start < 2
        for connection in slow:
            connection.close()


@pytest.mark.slow
def test_a_thousand_idle_connections(index: Index) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    with served(create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream)) as address, contextlib.ExitStack() as stack:
        host, port = address.removeprefix("http://").split(":")
        for _ in range(1000):
            stack.enter_context(socket.create_connection((host, int(port))))
        start = time.perf_counter()
        assert httpx.post(f"{address}/v1/ask", json=ASK).status_code == 200 and time.perf_counter() - start < 2
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_locked_database_holds_up_no_answer(index: Index, engine: Engine, tmp_path: Path) -> None:
    with served(create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream, engine=engine)) as address:
        free = _asked_five_times(address)
        other = sqlite3.connect(tmp_path / FILE)
        other.execute("BEGIN EXCLUSIVE")
        assert _asked_five_times(address) < 3 * free + 1  # waiting for the lock even once would take longer
        other.rollback()
    assert len(report.rows(engine)) == 10


def _asked_five_times(address: str) -> float:
    """Seconds that five answers take."""
    start = time.perf_counter()
    for _ in range(5):
        assert httpx.post(f"{address}/v1/ask", json=ASK).status_code == 200
    return time.perf_counter() - start


def test_a_database_that_is_gone_fails_no_answer_and_is_said(index: Index, engine: Engine, tmp_path: Path) -> None:
    with served(create_app({PLAN: index}, PLAN, reply=line.reply, stream=line.stream, engine=engine)) as address:
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE asked")
        for _ in range(3):
            assert httpx.post(f"{address}/v1/ask", json=ASK).status_code == 200
            time.sleep(0.1)
        assert httpx.get(f"{address}/readyz").json()["log"] == "failing"


def test_clock_jumps_neither_lock_out_nor_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = Limit()
    assert [limit.take("a", 2).left for _ in range(3)] == [1, 0, -1]  # type: ignore[union-attr]
    for jump in (86_400, -86_400):
        monkeypatch.setattr(time, "time", lambda jump=jump: 1.8e9 + jump)
        assert limit.take("a", 2).left == -1  # type: ignore[union-attr]
    assert limit.take("b", 2).left == 1  # type: ignore[union-attr]


def test_a_full_disk_stops_no_request_from_being_let_in(tmp_path: Path) -> None:
    limit = Limit(path=str(tmp_path / "limits.sqlite"))
    assert limit.take("a", 1) is not None
    limit._buckets.execute("PRAGMA query_only=1")
    assert limit.take("a", 1) is None


def test_who_asks_no_more_is_forgotten() -> None:
    now = [0.0]
    limit = Limit(lambda: now[0])
    for n in range(100):
        limit.take(f"user {n}", 60)
    now[0] = 61.0
    limit.take("b", 60)
    assert limit._buckets.execute("SELECT name FROM buckets").fetchall() == [("b",)]


def test_a_minute_refills_evenly() -> None:
    now = [0.0]
    limit = Limit(lambda: now[0])
    for _ in range(60):
        limit.take("a", 60)
    refused = limit.take("a", 60)
    assert refused is not None and (refused.left, refused.wait, refused.reset) == (-1, 1, 60)
    now[0] = 1.0
    assert limit.take("a", 60).left == 0  # type: ignore[union-attr]


# ---- the index -----------------------------------------------------------------------------------------------------------------------


BUILD = "import sys; from pathlib import Path; from index.search import Index; from corpus.shelf import SHIPPED; from tests.fakes import PairEncoder; i = Index.open(SHIPPED / 'weibin-145', Path(sys.argv[1]), PairEncoder()); print(i.digest, len(i.find('幼儿园', 3)))"


def building(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", BUILD, str(home)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["ledger.sqlite", "chroma/chroma.sqlite3", "chroma"])
def test_a_damaged_index_is_built_again(tmp_path: Path, damage: str) -> None:
    said = building(tmp_path).communicate(timeout=120)[0]
    (folder,) = (path for path in (tmp_path / "index" / PLAN).iterdir() if path.is_dir())
    victim = folder / damage
    shutil.rmtree(victim) if victim.is_dir() else victim.write_bytes(b"damaged")
    assert building(tmp_path).communicate(timeout=120)[0] == said


def test_an_index_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkdtemp", read_only)
    with pytest.raises(StoreError, match="不能写入（Read-only file system）"):
        Index.open(SHIPPED / PLAN, tmp_path, PairEncoder())


@pytest.mark.slow
def test_killed_in_mid_build_and_two_at_once(tmp_path: Path) -> None:
    first = building(tmp_path)
    root = tmp_path / "index" / PLAN
    while not list(root.glob("building-*")):
        time.sleep(0.005)
    first.kill()
    first.communicate()
    assert not (root / "current").exists()
    said = [process.communicate(timeout=120)[0] for process in [building(tmp_path), building(tmp_path)]]
    assert said[0] == said[1] and said[0].endswith(" 3\n")


# ---- the service as a process --------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def service(home: Path, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`python -m assistant serve` over the shipped model, once it is ready."""
    port = free_port()
    settings = {"PLANQA_HOME": str(home), "PLANQA_PORT": str(port), **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", "serve"], env={**os.environ, **settings}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(900):
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{address}/readyz").status_code == 200:
                    break
            assert process.poll() is None, process.communicate()
            time.sleep(0.1)
        yield process, address
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("service")


@pytest.mark.slow
def test_told_to_stop_it_finishes_what_it_says_and_writes_it_down(home: Path) -> None:
    with service(home) as (process, address):
        with httpx.stream("POST", f"{address}/v1/ask/stream", json={"question": TEXT}, timeout=30) as response:
            pieces = response.iter_text()
            said = next(pieces)
            process.send_signal(signal.SIGTERM)
            said += "".join(pieces)
        assert "event: done" in said
        _, errors = process.communicate(timeout=20)
    assert process.returncode in (0, -signal.SIGTERM) and "Traceback" not in errors
    assert report.rows(opened(address_of(home)))[-1]["question"] == TEXT


@pytest.mark.slow
def test_killed_in_mid_answer_it_comes_back_with_its_log_whole(home: Path) -> None:
    with service(home) as (process, address):
        httpx.post(f"{address}/v1/ask", json=ASK)
        time.sleep(0.5)
        with contextlib.suppress(httpx.TransportError), httpx.stream("POST", f"{address}/v1/ask/stream", json={"question": TEXT}) as response:
            process.kill()
            list(response.iter_bytes())
    with sqlite3.connect(home / FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with service(home) as (_, address), service(home) as (_, other):  # and two of them at once
        answers = [httpx.post(f"{at}/v1/ask", json={"question": TEXT}).json()["answer"] for at in (address, other)]
        assert answers[0] == answers[1]


def refused(home: Path, **environment: str) -> str:
    """The one line of a start that fails."""
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "serve"], env={**os.environ, "PLANQA_HOME": str(home), "PLANQA_PORT": str(free_port()), **environment}, capture_output=True, text=True, timeout=60
    )  # fmt: skip
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr
    (said,) = done.stderr.strip().splitlines()
    return said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"PLANQA_PLAN": "luoyang"}, "luoyang"), ({"PLANQA_REQUIRE_AUTH": "1"}, "keys add"), ({"PLANQA_HOST": "0.0.0.0"}, "PLANQA_API_KEY"), ({"PLANQA_PORT": "x"}, "PLANQA_PORT"),
        ({"PLANQA_WORKERS": "3"}, "PLANQA_CHROMA"), ({"PLANQA_DATABASE": "postgresql://a:secret@127.0.0.1:1/x"}, "PLANQA_DATABASE"), ({"PLANQA_LOG": "maybe"}, "PLANQA_LOG"),
        ({"PLANQA_HOME": "/proc/none"}, "/proc/none"),
    ],
)  # fmt: skip
def test_a_start_that_fails_says_why_in_one_line(tmp_path: Path, environment: dict[str, str], words: str) -> None:
    assert words in refused(tmp_path, **environment)


@pytest.mark.slow
def test_a_taken_port_is_said(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "serve", "--port", str(port)],
            env={**os.environ, "PLANQA_HOME": str(home)},
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 2 and done.stderr.strip().splitlines()[-1].startswith(f"127.0.0.1:{port}") and "Traceback" not in done.stderr


def swept(home: Path, port: int) -> str:
    command = [sys.executable, "-m", "index", "sweep", "--chroma", f"http://127.0.0.1:{port}"]
    return subprocess.run(command, env={**os.environ, "PLANQA_HOME": str(home)}, capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
def test_a_chroma_server_gone_and_back(tmp_path: Path) -> None:
    port = free_port()

    def chroma() -> subprocess.Popen[bytes]:
        command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1", "--port", str(port), "--path", str(tmp_path / "server")]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                return process
            time.sleep(0.1)
        raise AssertionError("no Chroma server")

    def ask(address: str, question: str) -> httpx.Response:
        return httpx.post(f"{address}/v1/ask", json={"question": question}, timeout=60)

    server = chroma()
    try:
        with service(tmp_path / "home", PLANQA_CHROMA=f"http://127.0.0.1:{port}", PLANQA_REMEMBERED="0") as (_, address):
            before = ask(address, TEXT).json()
            server.kill()
            server.wait()
            away = ask(address, OTHER)
            assert (away.status_code, away.json()["error"]["code"]) == (503, "search_away") and away.headers["retry-after"]
            assert ask(address, FIGURE).status_code == 200  # the fact table answers without it
            assert ask(address, TEXT).json()["answer"] == before["answer"]  # and what was found lately is not sought again
            server = chroma()
            assert ask(address, OTHER).status_code == 200
        assert swept(tmp_path / "home", port) == "没有旧的索引\n"
        (tmp_path / "home" / "index" / PLAN / "current").write_text("0" * 16, "utf-8")  # as if built anew since
        assert swept(tmp_path / "home", port).startswith(f"删去 {PLAN}-")
    finally:
        server.kill()
        server.wait()
