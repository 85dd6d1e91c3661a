"""The data folder: an index is built in its own folder, verified, and only then named by `current`, under a file lock.

`$PLANQA_HOME/index/<plan>/<digest>/` holds one published index and is never built into again; an old one goes after a grace period.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

GRACE = 3600.0  # seconds an old index stays for processes that still read it
PATIENCE = 300.0  # seconds to wait for another process that is building
CODE = tuple(Path(__file__).parent.parent / room for room in ("corpus", "index"))


class StoreError(Exception):
    """A data folder that cannot be used; the message names it and what to do."""


def digest_of(plan_folder: Path, encoder: str) -> str:
    """Of everything an index depends on: the plan's files, the code that reads and indexes, the encoder."""
    sha = hashlib.sha256(encoder.encode())
    code = (path for room in CODE for path in sorted(room.glob("*.py")))
    for path in (*sorted(plan_folder.iterdir()), *code, CODE[1] / "synonyms.toml", CODE[1] / "wordings.tsv", CODE[1] / "encoder" / "lay.tsv"):
        if path.is_file():
            sha.update(path.name.encode() + path.read_bytes())
    return sha.hexdigest()


class Store:
    """The published indexes of one plan."""

    def __init__(self, home: Path, plan: str) -> None:
        self.root = home / "index" / plan

    def current(self, digest: str) -> Path | None:
        """The published folder of exactly this digest, None when there is none."""
        folder = self.root / digest[:16]
        with suppress(OSError):
            if (self.root / "current").read_text("utf-8") == folder.name and folder.is_dir():
                return folder
        return None

    @contextmanager
    def still(self) -> Iterator[str | None]:
        """The published digest's sixteen characters, None when there is none; nothing is built meanwhile."""
        try:
            with FileLock(self.root / "lock", timeout=PATIENCE):
                pointer = self.root / "current"
                yield pointer.read_text("utf-8") if pointer.exists() else None
        except (OSError, Timeout) as error:
            raise StoreError(f"数据目录 {self.root} 不能锁住；请检查它在不在、权限，或等正在建立的索引建完") from error

    def publish(self, digest: str, build: Callable[[Path], None], verify: Callable[[Path], None]) -> Path:
        """Build into a new folder, verify it, name it; another process that got there first is taken at its word."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with FileLock(self.root / "lock", timeout=PATIENCE):
                return self.current(digest) or self._swap(digest, build, verify)
        except Timeout as error:
            raise StoreError(f"另一个进程正在建立索引，{PATIENCE:.0f} 秒内没有完成；请稍后重试，或删除 {self.root}/lock") from error
        except OSError as error:
            raise StoreError(f"数据目录 {self.root} 不能写入（{error.strerror}）；请检查权限与空间，或用 PLANQA_HOME 指定别处") from error

    def discard(self, digest: str) -> None:
        """Take the name from a damaged index, so that the next `publish` builds it anew."""
        with suppress(OSError):
            (self.root / "current").unlink()
            (self.root / digest[:16]).rename(self.root / f"{digest[:16]}.damaged-{time.time_ns()}")

    def _swap(self, digest: str, build: Callable[[Path], None], verify: Callable[[Path], None]) -> Path:
        folder = self.root / digest[:16]
        fresh = Path(tempfile.mkdtemp(prefix="building-", dir=self.root))
        try:
            build(fresh)
            verify(fresh)
            shutil.rmtree(folder, ignore_errors=True)
            fresh.rename(folder)
            pointer = self.root / "current.new"
            pointer.write_text(folder.name, "utf-8")
            os.replace(pointer, self.root / "current")
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        _remove_old(self.root.iterdir(), keep=folder)
        return folder


def _remove_old(paths: Iterable[Path], keep: Path) -> None:
    """Folders left by earlier corpora, by damage or by a build that was killed, once nobody can still be reading them."""
    for path in paths:
        with suppress(OSError):
            if path.is_dir() and path != keep and time.time() - path.stat().st_mtime > GRACE:
                shutil.rmtree(path, ignore_errors=True)
