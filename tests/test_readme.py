"""The README says what is so: its table of settings and its tree."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.api import create_app
from assistant.settings import Settings
from index.search import Index
from tests.assistant.api.served import served

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_settings_table_is_the_code() -> None:
    table = {name: meaning.strip() for name, meaning in re.findall(r"^\| `PLANQA_(\w+)` \|.*?\|(.*?)\|$", README, re.MULTILINE)}
    assert table == {name.upper(): field.description for name, field in Settings.model_fields.items()}


def test_tree_names_what_is_there() -> None:
    tree = README.split("## 目录")[1].split("```")[1]
    room = ROOT
    for line in tree.strip().splitlines():
        name = line.split()[0]
        room = ROOT / name if not line.startswith(" ") else room
        path = room if not line.startswith(" ") else room / name.replace("<id>/", "weibin-145/")
        assert path.exists(), line


def test_tree_names_every_module() -> None:
    tree = README.split("## 目录")[1].split("```")[1]
    for room in ("corpus", "index", "assistant", "assistant/write"):
        for path in (ROOT / room).glob("*.py"):
            assert path.name.startswith("__") or path.name in tree or (room.endswith("write") and re.search(rf"(?<![a-z]){path.stem}(?![a-z])", tree)), path


def test_commands_are_in_the_makefile() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake (\w+)", README)) <= set(targets)


@pytest.fixture(scope="module")
def address(index: Index) -> Iterator[str]:
    with served(create_app({"weibin-145": index}, "weibin-145")) as address:
        yield address


CURL = re.findall(r"^\$ (curl .*)$", README, re.MULTILINE)


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl on this machine")
@pytest.mark.parametrize("call", CURL, ids=lambda call: re.sub(r".*:8000(/[\w/-]*).*", r"\1", call))
def test_every_curl_line_runs(address: str, call: str) -> None:
    # The one word in it that stands for something of the reader's own.
    line = call.replace("http://127.0.0.1:8000", address).replace("答案的id", "9f1c2b7d4e5a4c0f8a6b3d2e1f0a9b8c")
    done = subprocess.run([*shlex.split(line), "-w", "%{http_code}"], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0 and done.stdout.endswith("200"), done.stdout


def test_the_curl_lines_show_every_door() -> None:
    assert len(CURL) >= 15
