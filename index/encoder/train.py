"""`python index/encoder/train.py FOLDER`: makes the shipped encoder from a folder of text and pairs, from tokenizer to model.

A static embedding: a text's vector is the mean of its pieces' vectors. The result is a SentenceTransformer folder with a card and a log;
the same seed gives the same model.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).parent.parent.parent))  # so that the script runs from anywhere

from index.encoder import texts  # noqa: E402
from index.encoder.bridge import bridged  # noqa: E402
from index.encoder.contrast import contrast  # noqa: E402
from index.encoder.cooccurrence import counted, vectors  # noqa: E402
from index.encoder.texts import Pair  # noqa: E402
from index.encoder.tokenizer import train_tokenizer  # noqa: E402

CHUNK = 12_000  # paragraphs counted at a time
PARAGRAPHS = 8_000  # that the tokenizer sees, from all over the text; its time grows faster than they do
PASSAGES = 4_000  # of pairs, with their questions, that it sees besides
LAY_READ = 4  # times that a lay wording and its official one are read together
HELD_OUT = 2_000  # pairs kept back for the score, and of each source of its own so many:
HELD_OF_EACH = 200


def train(folder: Path, out: Path, seed: int, pieces: int, dims: int, steps: int, lay: Path = texts.OWN) -> None:
    """Tokenizer, co-occurrence, contrast, score, save."""
    log: list[str] = []
    say = _teller(log)
    pairs = [*texts.pairs(folder, seed), *texts.lay(lay)]
    held, kept = held_out(pairs, seed)
    lines = list(texts.lines(folder))
    tokenizer = train_tokenizer(_sample(lines, kept, seed), pieces)
    say(f"分词：{tokenizer.get_vocab_size()} 片")
    counts = counted(_sequences(_read(lines, kept), tokenizer), tokenizer.get_vocab_size())
    table = vectors(counts, dims, seed)
    say(f"共现与 SVD：{table.shape[1]} 维，{_score(table, tokenizer, held)}")
    if steps:
        kept += bridged(
            [p for p in kept if p.source == texts.LAY], [p for p in kept if p.source != texts.LAY], lambda some: _means(table, _ids(tokenizer, some))
        )
        say(f"对比训练用 {len(kept)} 对，其中口语的 {sum(pair.source == texts.LAY for pair in kept)} 对")
        questions, passages = (_ids(tokenizer, [pair[side] for pair in kept]) for side in (0, 1))
        usable = [n for n in range(len(kept)) if questions[n] and passages[n]]
        table = contrast(table, [kept[n] for n in usable], [questions[n] for n in usable], [passages[n] for n in usable], steps, seed, say)
        say(f"对比训练之后：{_score(table, tokenizer, held)}")
    _save(table, tokenizer, out)
    (out / "train.log").write_text("\n".join(log) + "\n", "utf-8")


def held_out(pairs: Sequence[Pair], seed: int) -> tuple[dict[str, list[Pair]], list[Pair]]:
    """Pairs kept back, by source, and the rest without any passage of theirs: what is scored was never seen."""
    chance = random.Random(seed)
    held: dict[str, list[Pair]] = {"混合": list(pairs[: min(HELD_OUT, len(pairs) // 5)])}
    for source in sorted({pair.source for pair in pairs}):
        own = [pair for pair in pairs if pair.source == source]
        passages = sorted({pair.passage for pair in own})
        chosen = set(chance.sample(passages, min(HELD_OF_EACH, len(passages) // 12)))
        held[source] = [pair for pair in own if pair.passage in chosen]
    gone = {pair.passage for of_source in held.values() for pair in of_source}
    return {source: some for source, some in held.items() if some}, [pair for pair in pairs if pair.passage not in gone]


def _teller(log: list[str]) -> Callable[[str], None]:
    start = time.monotonic()

    def say(what: str) -> None:
        log.append(f"{time.monotonic() - start:6.0f} 秒  {what}")
        print(log[-1], flush=True)

    return say


def _sample(lines: Sequence[str], pairs: Sequence[Pair], seed: int) -> list[str]:
    """What the tokenizer is trained on: paragraphs, passages, and the questions of people."""
    chance = random.Random(seed)
    chosen = chance.sample(pairs, min(PASSAGES, len(pairs)))
    asked = [pair.question for pair in pairs if pair.asked]
    return [*chance.sample(lines, min(PARAGRAPHS, len(lines))), *(text for pair in chosen for text in pair[:2]), *asked]


def _read(lines: Sequence[str], pairs: Sequence[Pair]) -> Iterator[str]:
    """The text, every passage once, and where people ask in their own words the question before it."""
    yield from lines
    yield from dict.fromkeys(pair.passage for pair in pairs)
    for pair in pairs:
        if pair.asked:
            yield from [f"{pair.question} {pair.passage}"] * (LAY_READ if pair.source == texts.LAY else 1)


def _sequences(lines: Iterable[str], tokenizer: Tokenizer) -> Iterator[NDArray[np.int32]]:
    """The pieces of some thousand paragraphs as one run."""
    rest = iter(lines)
    while batch := list(islice(rest, CHUNK)):
        yield np.fromiter((piece for ids in _ids(tokenizer, batch) for piece in ids), dtype=np.int32)


def _ids(tokenizer: Tokenizer, batch: Sequence[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch(list(batch), add_special_tokens=False)]


def _score(table: NDArray[np.float32], tokenizer: Tokenizer, held: dict[str, list[Pair]]) -> str:
    """Recall of each question's own passage among those held out of its source."""
    return "；".join(f"{source} {_recalls(table, tokenizer, pairs)}" for source, pairs in held.items())


def _recalls(table: NDArray[np.float32], tokenizer: Tokenizer, pairs: Sequence[Pair]) -> str:
    passages = list(dict.fromkeys(pair.passage for pair in pairs))
    place = {passage: n for n, passage in enumerate(passages)}
    asked, meant = (_means(table, _ids(tokenizer, some)) for some in ([pair.question for pair in pairs], passages))
    scores = asked @ meant.T
    own = scores[np.arange(len(pairs)), [place[pair.passage] for pair in pairs]]
    ranks = (scores >= own[:, None]).sum(axis=1)
    return f"{len(pairs)} 对，召回@1 {np.mean(ranks <= 1):.3f}，@10 {np.mean(ranks <= 10):.3f}"


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
    for name, value in (("seed", 1), ("pieces", 24000), ("dims", 512), ("steps", 1500), ("threads", 1)):
        parser.add_argument(f"--{name}", type=int, default=value)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    try:
        with threadpool_limits(given.threads):  # several threads add up in chance order
            train(given.folder, given.out, given.seed, given.pieces, given.dims, given.steps)
    except texts.TextsError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from error


if __name__ == "__main__":
    main()
