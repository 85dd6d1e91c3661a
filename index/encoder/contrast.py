"""Training on pairs: a question's vector is drawn to its own passage and away from the others of the batch."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

BATCH = 1024  # pairs, each the others' negatives
RATE = 0.005
DROPPED = 0.33  # of a question's pieces, so that no single one decides
SHARPNESS = 20.0

Ids = Sequence[list[int]]


def contrast(table: NDArray[np.float32], questions: Ids, passages: Ids, steps: int, seed: int, say: Callable[[str], None]) -> NDArray[np.float32]:
    """The table after `steps` batches; `say` is told the loss now and then."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    bag = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(table), mode="mean", freeze=False)
    optimizer = torch.optim.Adam(bag.parameters(), lr=RATE)
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - step / steps)
        batch = chance.sample(range(len(questions)), min(BATCH, len(questions)))
        loss = _loss(bag, [_dropped(questions[n], chance) for n in batch], [passages[n] for n in batch])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        if step % 50 == 0 or step == steps - 1:
            say(f"对比训练 {step + 1}/{steps}，损失 {loss.item():.3f}")
    return np.ascontiguousarray(bag.weight.detach().numpy(), dtype=np.float32)


def _loss(bag: torch.nn.EmbeddingBag, questions: Ids, passages: Ids) -> torch.Tensor:
    scores = SHARPNESS * _encoded(bag, questions) @ _encoded(bag, passages).T
    return torch.nn.functional.cross_entropy(scores, torch.arange(len(questions)))


def _encoded(bag: torch.nn.EmbeddingBag, texts: Ids) -> torch.Tensor:
    offsets = np.cumsum([0, *(len(text) for text in texts[:-1])])
    flat = torch.tensor([piece for text in texts for piece in text], dtype=torch.long)
    vectors: torch.Tensor = torch.nn.functional.normalize(bag(flat, torch.from_numpy(offsets)), dim=1)
    return vectors


def _dropped(pieces: list[int], chance: random.Random) -> list[int]:
    return [piece for piece in pieces if chance.random() > DROPPED] or pieces
