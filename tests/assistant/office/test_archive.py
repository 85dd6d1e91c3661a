"""Backup and restore, and the commands of whoever runs the service."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.__main__ import app
from assistant.office import archive, keys, report
from assistant.office.archive import ArchiveError
from assistant.office.database import address_of, opened
from assistant.office.log import Asked, Log


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANQA_HOME", str(tmp_path / "var"))
    return tmp_path / "var"


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*words])
    return result.exit_code, result.output


def test_a_backup_made_while_the_log_is_open_comes_back(home: Path, tmp_path: Path) -> None:
    engine = opened(address_of(home))
    token = keys.made(engine, "门户", ["ask"], 60)
    (home / "plans" / "x").mkdir(parents=True)
    (home / "plans" / "x" / "plan.txt").write_text("第一章", "utf-8")
    (home / "index").mkdir()
    (home / "index" / "big").write_bytes(b"x")
    log = Log(engine)
    log.take(Asked("a", "门户", "key", "ask", "weibin-145", "问", "answered"))
    log.close()
    assert archive.backup(home, tmp_path / "b.tar.gz") == 2
    other = tmp_path / "other"
    assert archive.restore(tmp_path / "b.tar.gz", other) == 2
    back = opened(address_of(other))
    assert keys.KeyRing(back).holder(token) and report.rows(back)[0]["question"] == "问" and not (other / "index").exists()


def test_what_is_not_backed_up_or_restored(home: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="没有数据目录"):
        archive.backup(home, tmp_path / "b")
    (home / "plans").mkdir(parents=True)
    (tmp_path / "bad").write_bytes(b"nothing")
    for file, into, words in (
        (tmp_path / "bad", tmp_path / "new", "读不出来"),
        (tmp_path / "none", tmp_path / "new2", "读不出来"),
        (tmp_path / "bad", home, "不是空的"),
    ):
        with pytest.raises(ArchiveError, match=words):
            archive.restore(file, into)
    with pytest.raises(ArchiveError, match="已经存在"):
        archive.backup(home, tmp_path / "bad")


def test_nothing_leaves_the_folder_it_is_restored_to(tmp_path: Path) -> None:
    evil = tmp_path / "evil.txt"
    evil.write_text("x")
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as tar:
        tar.add(evil, "../../outside.txt")
    with pytest.raises(ArchiveError):
        archive.restore(tmp_path / "b.tar.gz", tmp_path / "a" / "home")
    assert not (tmp_path / "outside.txt").exists() and not (tmp_path.parent / "outside.txt").exists()


def test_keys_by_command(home: Path) -> None:
    code, said = run("keys", "add", "门户", "--scope", "ask", "--per-minute", "5")
    token = said.split("\n")[0]
    assert code == 0 and keys.KeyRing(opened(address_of(home))).holder(token)
    assert "门户\t有效\task\t每分钟5次" in run("keys", "list")[1] and token not in run("keys", "list")[1]
    assert run("keys", "revoke", "门户")[0] == 0 and "已吊销" in run("keys", "list")[1]
    assert run("keys", "revoke", "门户")[0] == run("keys", "add", "门户")[0] == run("keys", "add", "甲", "--scope", "root")[0] == 2


def test_the_log_by_command(home: Path, tmp_path: Path) -> None:
    log = Log(opened(address_of(home)))
    log.take(Asked("a", "门户", "key", "ask", "weibin-145", "局长是谁", "not_in_plan"))
    log.close()
    for name in ("a.csv", "a.xlsx"):
        assert run("log", "export", str(tmp_path / name))[0] == 0 and (tmp_path / name).stat().st_size > 100
    assert run("log", "export", str(tmp_path / "a.pdf"))[0] == 2
    assert "1\tnot_in_plan\t局长是谁" in run("log", "unanswered")[1]
    assert run("log", "prune", "0")[0] == 2 and "0 条" in run("log", "prune", "1")[1]
    assert run("backup", str(tmp_path / "b.tar.gz"))[0] == 0 and run("restore", str(tmp_path / "b.tar.gz"))[0] == 2
