"""The README says what is so: its table of settings and its tree."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.settings import Settings

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
    for room in ("corpus", "index", "assistant"):
        for path in (ROOT / room).glob("*.py"):
            assert path.name.startswith("__") or path.name in tree, path


def test_commands_are_in_the_makefile() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake (\w+)", README)) <= set(targets)
