"""The data folder in one file: plans, keys and log, copied while the service runs; the index is built again from them."""

from __future__ import annotations

import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assistant.office.database import FILE

LEFT_OUT = ("index", FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}.lock")


class ArchiveError(Exception):
    """A backup that cannot be made or read; the message names it and what to do."""


def backup(home: Path, file: Path) -> int:
    """`home` into a new `file`; how many files it holds."""
    if not home.is_dir():
        raise ArchiveError(f"没有数据目录 {home}；请用 PLANQA_HOME 指定")
    if file.exists():
        raise ArchiveError(f"{file} 已经存在；请换一个文件名")
    half = file.with_name(file.name + ".part")
    with tempfile.TemporaryDirectory() as folder, tarfile.open(half, "w:gz") as tar:
        members = [*_files(home), *_database(home, Path(folder))]
        for name, path in members:
            tar.add(path, name)
    half.rename(file)
    return len(members)


def restore(file: Path, home: Path) -> int:
    """`file` into `home`, which must hold nothing of an office's yet; how many files it held."""
    if home.is_dir() and any(path.name != "index" for path in home.iterdir()):
        raise ArchiveError(f"数据目录 {home} 不是空的；请先移走，或用 PLANQA_HOME 指定空的目录")
    home.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(file, "r:gz") as tar:
            members = [member for member in tar.getmembers() if member.isfile()]
            tar.extractall(home, members, filter="data")
    except (tarfile.TarError, EOFError, OSError) as error:
        raise ArchiveError(f"备份 {file} 读不出来（{type(error).__name__}）；请换一份备份") from error
    return len(members)


def _files(home: Path) -> Iterator[tuple[str, Path]]:
    """Names inside the archive and where the files are; links are left out."""
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home)
        if path.is_file() and not path.is_symlink() and name.parts[0] not in LEFT_OUT:
            yield str(name), path


def _database(home: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """The SQLite file as it is at one moment, whoever writes to it."""
    if not (home / FILE).is_file():
        return
    with closing(sqlite3.connect(home / FILE)) as source, closing(sqlite3.connect(folder / FILE)) as copy:
        source.backup(copy)
    yield FILE, folder / FILE
