"""What the encoder is trained on: lines of text and pairs of a question and its passage, read from a folder of xz files.

>>> next(pairs(folder, seed=1))
('积极扩大就业', '千方百计扩大就业。实施就业优先战略……')
"""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator
from pathlib import Path

LONGEST = 400  # characters of a passage that are read; the rest of a paragraph says little more


class TextsError(Exception):
    """A folder that holds nothing to train on."""


def lines(folder: Path) -> Iterator[str]:
    """Every paragraph of every `*.txt.xz`, headings without their marks."""
    for path in _found(folder, "*.txt.xz"):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            yield from (stripped for line in file if (stripped := line.lstrip("# ").strip()))


def pairs(folder: Path, seed: int) -> list[tuple[str, str]]:
    """Every pair of every `*.jsonl.xz`, shuffled."""
    found = [pair for path in _found(folder, "*.jsonl.xz") for pair in _read(path)]
    random.Random(seed).shuffle(found)
    return found


def _read(path: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield row["q"], row["p"][:LONGEST]


def _found(folder: Path, pattern: str) -> list[Path]:
    paths = sorted(folder.glob(pattern))
    if not paths:
        raise TextsError(f"文件夹“{folder}”里没有 {pattern}；需要 *.txt.xz（一行一段）和 *.jsonl.xz（每行有 q 与 p）")
    return paths
