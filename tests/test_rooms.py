"""Imports run one way: corpus ← index ← assistant ← evals; each vendor has one door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("corpus", "index", "assistant", "evals")
# Vendor → the only module (or folder of one room) that may import it. evals/bench.py and load.py measure the service, so they start one.
DOORS = {
    "chromadb": ("index/vectors.py",),
    "sentence_transformers": ("index/embed.py", "index/encoder/"),
    "bm25s": ("index/words.py",),
    "sqlalchemy": ("index/ledger.py", "assistant/office/", "assistant/api/app.py"),
    "opencc": ("index/spelling.py",),
    "rjieba": ("index/segment.py",),
    "filelock": ("index/store.py", "assistant/office/database.py"),
    "fastapi": ("assistant/api/", "assistant/chat/", "evals/load.py"),
    "alembic": ("assistant/office/",),
    "mcp": ("assistant/api/tools.py",),
    "prometheus_client": ("assistant/api/metrics.py",),
    "gradio": ("assistant/chat/",),
    "uvicorn": ("assistant/api/", "assistant/__main__.py", "evals/bench.py", "evals/load.py"),
    "langchain": ("assistant/model/",),
    "langchain_core": ("assistant/model/",),
    "langchain_openai": ("assistant/model/chat.py",),
    "langsmith": ("assistant/model/chat.py",),
}


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_rooms_look_one_way(path: Path) -> None:
    room = ROOMS.index(path.relative_to(ROOT).parts[0])
    above = {name for name in imported(path) if name.split(".")[0] in ROOMS[room + 1 :]}
    assert not above, f"{path.name} 引用了外层的 {above}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_each_vendor_has_one_door(path: Path) -> None:
    own = str(path.relative_to(ROOT))
    for vendor in {name.split(".")[0] for name in imported(path)} & DOORS.keys():
        assert own.startswith(DOORS[vendor]), f"{own} 引用了 {vendor}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_of_ours_is_imported_inside_a_function(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = [n for n in ast.walk(node) if isinstance(n, ast.ImportFrom) and (n.module or "").split(".")[0] in ROOMS]
            assert not inner, f"{path.name}:{node.name}"
