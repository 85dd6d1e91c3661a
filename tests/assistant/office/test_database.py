"""The database comes up to date by itself, once, whoever opens it; what it cannot be is said in a sentence."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from assistant.office import keys, report
from assistant.office.database import FILE, DatabaseError, address_of, opened, shown
from assistant.office.log import Asked, Log, Vote
from assistant.office.tables import METADATA


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), METADATA))


def test_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    engine = opened(address_of(tmp_path))
    assert differences(engine) == [] and differences(opened(address_of(tmp_path))) == []


def test_two_processes_at_once(tmp_path: Path) -> None:
    code = "import sys; from assistant.office.database import opened; opened(sys.argv[1])"
    running = [subprocess.Popen([sys.executable, "-c", code, address_of(tmp_path)], stderr=subprocess.PIPE) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0], [process.stderr.read() for process in running if process.stderr]
    for process in running:
        assert process.stderr is not None
        process.stderr.close()


@pytest.mark.parametrize("address", ["nonsense", "sqlite:////proc/none/x.sqlite", "oracle://a:secret@b/c", "postgresql://a:secret@127.0.0.1:1/x"])
def test_what_cannot_be_opened_is_said_without_its_password(address: str) -> None:
    with pytest.raises(DatabaseError, match="PLANQA_DATABASE") as told:
        opened(address)
    assert "secret" not in str(told.value) and "\n" not in str(told.value) and "secret" not in shown(address)


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 1000)
    with pytest.raises(DatabaseError, match=FILE):
        opened(address_of(tmp_path))


@pytest.fixture
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of its own, where the machine has one."""
    if not shutil.which("initdb"):
        pytest.skip("no PostgreSQL on this machine")
    folder = tmp_path_factory.mktemp("pg")
    user = {"user": "nobody"} if os.getuid() == 0 else {}
    if user:
        shutil.chown(folder, "nobody")
        for parent in list(folder.parents)[:3]:
            parent.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = subprocess.run(
        ["initdb", "-D", folder / "data", "-U", "planqa", "-A", "trust", "-E", "UTF8", "--locale=C"], capture_output=True, cwd=folder, **user
    )  # type: ignore[call-overload]
    assert start.returncode == 0, start.stderr
    options = ["-D", folder / "data", "-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1"]
    server = subprocess.Popen(["postgres", *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **user)  # type: ignore[call-overload]
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    time.sleep(0.5)
    yield f"postgresql://planqa@127.0.0.1:{port}/postgres"
    server.send_signal(signal.SIGINT)  # at once, with connections still open
    server.wait(60)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_same_on_postgresql(postgres: str) -> None:
    engine = opened(postgres)
    assert differences(engine) == [] and differences(opened(postgres)) == []
    token = keys.made(engine, "门户", ["ask"], 60)
    with pytest.raises(keys.KeysError, match="已有"):
        keys.made(engine, "门户", ["ask"], 60)
    ring = keys.KeyRing(engine)
    assert ring.holder(token) is not None
    log = Log(engine, days=30)
    log.take(Asked("a", "门户", "key", "ask", "weibin-145", "问'; drop table asked; --", "answered", citations=("第一章",), ms={"total": 1.0}))
    log.take(Vote("a", "门户", "down"))
    log.close()
    (row,) = report.rows(engine)
    assert (row["question"], row["vote"], row["citations"]) == ("问'; drop table asked; --", "down", ["第一章"])
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from keys")).scalar() == 1
    engine.dispose()
