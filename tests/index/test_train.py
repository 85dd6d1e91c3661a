"""The encoder is made again from a few sentences of our own."""

from __future__ import annotations

import json
import lzma
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from corpus.plan import Plan
from evals.cases import load, squeezed
from index.embed import SHIPPED, EncoderError, SentenceEncoder
from index.encoder.bridge import bridged
from index.encoder.contrast import BATCH, batches
from index.encoder.texts import LAY, OWN, Pair, TextsError, lay, lines, pairs
from index.encoder.train import held_out, train

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
            json.dumps({"q": f"{topic}{n}", "p": f"{said}，第{n}年", "src": "ours"}, ensure_ascii=False) + "\n"
            for n in range(10)
            for topic, said in TOPICS.items()
        )
    (tmp_path / "lay.tsv").write_text("孩子上哪个园\t建设公办幼儿园\n路不好走\t完善城市路网\n", "utf-8")
    return tmp_path


def test_texts(folder: Path) -> None:
    assert next(lines(folder)) == "标题"
    assert len(pairs(folder, 1)) == 40
    assert pairs(folder, 1) == pairs(folder, 1) != pairs(folder, 2)
    assert lay(folder / "lay.tsv")[1] == Pair("路不好走", "完善城市路网", LAY, "完善城市路网")


def test_lay_wordings_are_many_and_each_says_one_thing() -> None:
    rows = OWN.read_text("utf-8").splitlines()
    assert len(rows) >= 2000
    assert len(set(rows)) == len(rows)
    assert all(row.count("\t") == 1 and all(side.strip() == side != "" for side in row.split("\t")) for row in rows)


def test_lay_wordings_are_no_question_of_the_cases_and_no_sentence_of_the_plan(plan: Plan) -> None:
    asked = {
        re.sub(r"\W", "", turn.question) for case in load("dev") for turn in case.turns[:1]
    }  # a follow-up of four words (总盘子多大) is no question by itself
    rows, said = lay(), squeezed(plan.source)
    assert not [pair.question for pair in rows if re.sub(r"\W", "", pair.question) in asked]
    assert not [pair.passage for pair in rows if pair.passage in said]


def test_a_lay_wording_reaches_the_paragraphs_under_like_headings() -> None:
    headed = [Pair("完善路网", "打通断头路", "reports", "one"), Pair("发展养老", "建设敬老院", "reports", "one")]
    vectors = {"完善路网": [1, 0], "发展养老": [0, 1], "完善城市路网": [0.8, 0.6]}
    made = bridged([Pair("路不好走", "完善城市路网", LAY, "完善城市路网")], headed, lambda some: np.asarray([vectors[text] for text in some], np.float32))
    assert made == [Pair("路不好走", "打通断头路", LAY, "完善城市路网")]


def test_what_is_held_out_is_not_trained_on(folder: Path) -> None:
    held, kept = held_out(pairs(folder, 1), 1)
    assert held["混合"] and held["ours"]
    assert not {pair.passage for some in held.values() for pair in some} & {pair.passage for pair in kept}


def test_batches_hold_neighbours_and_a_share_of_lay_wordings() -> None:
    reports = [Pair(f"q{n}", f"p{n}", "reports", f"report {n // 10}") for n in range(5000)]
    wordings = [Pair(f"lay {n}", f"official {n}", LAY, f"official {n}") for n in range(500)]
    batch = next(batches([*reports, *wordings], random.Random(1)))
    assert len(batch) == len(set(batch)) == BATCH
    assert 20 <= sum(n >= 5000 for n in batch) <= BATCH / 2
    groups = Counter(n // 10 for n in batch if n < 5000)
    assert np.mean(list(groups.values())) > 3


def test_fewer_pairs_than_a_batch_are_one_batch() -> None:
    few = [Pair(f"q{n}", f"p{n}", "reports", "one") for n in range(5)]
    assert next(batches(few, random.Random(1))) == [0, 1, 2, 3, 4]


def test_trained_twice_alike_and_like_texts_near(folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        train(folder, tmp_path / name, seed=1, pieces=120, dims=8, steps=200, lay=folder / "lay.tsv")
    one, two = (SentenceEncoder(tmp_path / name) for name in ("one", "two"))
    texts = ["幼儿园", TOPICS["幼儿园"], TOPICS["道路"]]
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
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 32 * 2**20
    vectors = SentenceEncoder().passages(["看病", "健全医疗卫生服务体系", "打通断头路"])
    assert vectors.dtype == np.float32
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=str(tmp_path)):
        SentenceEncoder(tmp_path).queries(["x"])[0]
