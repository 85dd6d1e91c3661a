"""`python index/encoder/train.py FOLDER`: makes the shipped encoder from a folder of text and pairs, from tokenizer to model.

A static embedding: a text's vector is the mean of its pieces' vectors. The result is a SentenceTransformer folder of at most 4 MB
with a card and a log; the same seed gives the same model.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).parent.parent.parent))  # so that the script runs from anywhere

from index.encoder import texts  # noqa: E402
from index.encoder.contrast import contrast  # noqa: E402
from index.encoder.cooccurrence import counted, vectors  # noqa: E402
from index.encoder.tokenizer import train_tokenizer  # noqa: E402

CHUNK = 2_000  # paragraphs counted at a time
FOR_TOKENIZER = 60_000  # paragraphs that the tokenizer sees
HELD_OUT = 2_000  # pairs kept back for the score

Pairs = Sequence[tuple[str, str]]


def train(folder: Path, out: Path, seed: int, pieces: int, dims: int, steps: int) -> None:
    """Tokenizer, co-occurrence, contrast, score, save."""
    log: list[str] = []
    say = _teller(log)
    pairs = texts.pairs(folder, seed)
    held = pairs[: min(HELD_OUT, len(pairs) // 5)]
    tokenizer = train_tokenizer(islice(texts.lines(folder), FOR_TOKENIZER), pieces)
    say(f"分词：{tokenizer.get_vocab_size()} 片")
    table = vectors(counted(_sequences(folder, tokenizer), tokenizer.get_vocab_size()), dims, seed)
    say(f"共现与 SVD：{table.shape[1]} 维，{_score(table, tokenizer, held)}")
    kept = pairs[len(held) :]
    if steps:
        questions, passages = (_ids(tokenizer, [pair[side] for pair in kept]) for side in (0, 1))
        usable = [n for n in range(len(kept)) if questions[n] and passages[n]]
        table = contrast(table, [questions[n] for n in usable], [passages[n] for n in usable], steps, seed, say)
        say(f"对比训练之后：{_score(table, tokenizer, held)}")
    _save(table, tokenizer, out)
    (out / "train.log").write_text("\n".join(log) + "\n", "utf-8")


def _teller(log: list[str]) -> Callable[[str], None]:
    start = time.monotonic()

    def say(what: str) -> None:
        log.append(f"{time.monotonic() - start:6.0f} 秒  {what}")
        print(log[-1], flush=True)

    return say


def _sequences(folder: Path, tokenizer: Tokenizer) -> Iterator[NDArray[np.int32]]:
    """The pieces of some thousand paragraphs as one run."""
    lines = texts.lines(folder)
    while batch := list(islice(lines, CHUNK)):
        yield np.fromiter((piece for ids in _ids(tokenizer, batch) for piece in ids), dtype=np.int32)


def _ids(tokenizer: Tokenizer, batch: Sequence[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch(list(batch), add_special_tokens=False)]


def _score(table: NDArray[np.float32], tokenizer: Tokenizer, held: Pairs) -> str:
    """Recall of each question's own passage among those of all held-out pairs."""
    questions, passages = (_means(table, _ids(tokenizer, [pair[side] for pair in held])) for side in (0, 1))
    ranks = (questions @ passages.T >= np.sum(questions * passages, axis=1, keepdims=True)).sum(axis=1)
    return f"留出 {len(held)} 对，召回@1 {np.mean(ranks <= 1):.3f}，@10 {np.mean(ranks <= 10):.3f}"


def _means(table: NDArray[np.float32], batch: Sequence[list[int]]) -> NDArray[np.float32]:
    means = np.stack([table[ids].mean(axis=0) if ids else np.zeros(table.shape[1], np.float32) for ids in batch])
    return np.asarray(means / (np.linalg.norm(means, axis=1, keepdims=True) + 1e-9), dtype=np.float32)


def _save(table: NDArray[np.float32], tokenizer: Tokenizer, out: Path) -> None:
    """In half precision, which costs the scores nothing."""
    static = StaticEmbedding(tokenizer, embedding_weights=table.astype(np.float16))
    SentenceTransformer(modules=[static, Normalize()], device="cpu").save(str(out), create_model_card=False)


def main() -> None:
    """Read the command line; a folder without text ends with one sentence."""
    parser = argparse.ArgumentParser(description="由一个文件夹的文本训练自带的向量模型")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "model")
    for name, value in (("seed", 1), ("pieces", 9000), ("dims", 160), ("steps", 1500)):
        parser.add_argument(f"--{name}", type=int, default=value)
    given = parser.parse_args()
    torch.set_num_threads(2)
    try:
        train(given.folder, given.out, given.seed, given.pieces, given.dims, given.steps)
    except texts.TextsError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from error


if __name__ == "__main__":
    main()
