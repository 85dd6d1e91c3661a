"""The encoder is made again from a few sentences of our own."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embed import SHIPPED, EncoderError, SentenceEncoder
from index.encoder.texts import TextsError, lines, pairs
from index.encoder.train import train

TOPICS = {
    "幼儿园": "建设公办幼儿园，扩大普惠性幼儿园覆盖面",
    "养老": "建设养老服务中心，关爱老年人",
    "道路": "打通断头路，完善城市路网",
    "粮食": "建设高标准农田，稳定粮食产量",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sentences = [f"{said}。{said}，第{n}年取得进展。" for said in TOPICS.values() for n in range(30)]
    with lzma.open(tmp_path / "text.txt.xz", "wt", encoding="utf-8") as file:
        file.write("# 标题\n" + "\n".join(sentences))
    with lzma.open(tmp_path / "pairs.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"q": f"{topic}{n}", "p": said, "src": "ours"}, ensure_ascii=False) + "\n" for n in range(10) for topic, said in TOPICS.items()
        )
    return tmp_path


def test_texts(folder: Path) -> None:
    assert next(lines(folder)) == "标题"
    assert len(pairs(folder, 1)) == 40
    assert pairs(folder, 1) == pairs(folder, 1) != pairs(folder, 2)


def test_trained_twice_alike_and_like_texts_near(folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        train(folder, tmp_path / name, seed=1, pieces=120, dims=8, steps=30)
    one, two = (SentenceEncoder(tmp_path / name) for name in ("one", "two"))
    texts = ["普惠性幼儿园", "公办幼儿园建设", "城市路网道路"]
    vectors = one.passages(texts)
    assert np.allclose(vectors, two.passages(texts), atol=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_a_folder_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TextsError, match=r"需要 \*\.txt\.xz"):
        pairs(tmp_path, 1)


@pytest.mark.slow
def test_the_command_says_so_in_one_sentence(tmp_path: Path) -> None:
    script = Path(__file__).parents[2] / "index" / "encoder" / "train.py"
    ran = subprocess.run([sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1


def test_the_shipped_model_is_small_and_offline() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 4 * 2**20
    vectors = SentenceEncoder().passages(["看病", "健全医疗卫生服务体系", "打通断头路"])
    assert vectors.dtype == np.float32
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=str(tmp_path)):
        SentenceEncoder(tmp_path).query("x")
