"""What the encoder is trained on: lines of text, pairs of a question and its passage from a folder of xz files, and our own lay wordings.

>>> next(iter(pairs(folder, seed=1)))
Pair(question='积极扩大就业', passage='千方百计扩大就业。实施就业优先战略……', source='gov_pairs', group='长春市2022年政府工作报告')
"""

from __future__ import annotations

import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

LONGEST = 400  # characters of a passage that are read; the rest of a paragraph says little more
FEW = 10  # groups of a file up to which each counts as a source of its own
OWN = Path(__file__).parent / "lay.tsv"
LAY = "lay"


class TextsError(Exception):
    """A folder that holds nothing to train on."""


class Pair(NamedTuple):
    """A question and the passage it should find; pairs of one group (a report, a law) are each other's hard negatives,
    but lay wordings of one official wording are not."""

    question: str
    passage: str
    source: str
    group: str

    @property
    def asked(self) -> bool:
        """Whether a person asks here, and not a heading or a title."""
        return self.source in (LAY, self.group)


def lines(folder: Path) -> Iterator[str]:
    """Every paragraph of every `*.txt.xz`, headings without their marks."""
    for path in _found(folder, "*.txt.xz"):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            yield from (stripped for line in file if (stripped := line.lstrip("# ").strip()))


def pairs(folder: Path, seed: int) -> list[Pair]:
    """Every pair of every `*.jsonl.xz`, shuffled."""
    found = [pair for path in _found(folder, "*.jsonl.xz") for pair in _read(path)]
    random.Random(seed).shuffle(found)
    return found


def lay(path: Path = OWN) -> list[Pair]:
    """Lay wordings and the official ones for them (看病方便吗 → 提升医疗服务水平); those of one official wording stand together."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if "\t" in line)
    return [Pair(said, meant, LAY, meant) for said, meant in rows]


def _read(path: Path) -> Sequence[Pair]:
    stem = path.name.split(".")[0]
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    # A law's pairs name no source: their question opens with its title.
    found = [Pair(row["q"], row["p"][:LONGEST], stem, row.get("src") or row["q"].split(" ")[0]) for row in rows]
    few = len(Counter(pair.group for pair in found)) <= FEW
    return [pair._replace(source=pair.group) for pair in found] if few else found


def _found(folder: Path, pattern: str) -> list[Path]:
    paths = sorted(folder.glob(pattern))
    if not paths:
        raise TextsError(f"文件夹“{folder}”里没有 {pattern}；需要 *.txt.xz（一行一段）和 *.jsonl.xz（每行有 q 与 p）")
    return paths
