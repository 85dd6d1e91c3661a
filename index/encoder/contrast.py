"""Training on pairs: a question's vector is drawn to its own passage and away from the others of the batch.

A batch holds several pairs of each report or law it touches, so that many of the others are near misses; and a fixed share of lay wordings.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from index.encoder.texts import LAY, Pair

BATCH = 1024  # pairs, each the others' negatives
RATE = 0.002
DROPPED = 0.33  # of a question's pieces, so that no single one decides
SHARPNESS = 20.0
NEIGHBOURS = 6  # pairs of one report or law in a batch
PULL = 1.0  # times the rate: how far back to where it started a piece goes each step, so that what one learns does not tear it from its like
LAY_SHARE = 0.1  # of a batch: few pairs, but the ones that words cannot bridge
EVENED = 0.5  # sources are drawn from by this power of their size

Ids = Sequence[list[int]]


def contrast(
    table: NDArray[np.float32], pairs: Sequence[Pair], questions: Ids, passages: Ids, steps: int, seed: int, say: Callable[[str], None]
) -> NDArray[np.float32]:
    """The table after `steps` batches; `say` is told the loss now and then."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    bag = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(table), mode="mean", freeze=False)
    start = bag.weight.detach().clone()
    optimizer = torch.optim.Adam(bag.parameters(), lr=RATE)
    meanings = [pair.group if pair.source == LAY else str(n) for n, pair in enumerate(pairs)]
    keys = [np.unique(side, return_inverse=True)[1] for side in ([pair.question for pair in pairs], [pair.passage for pair in pairs], meanings)]
    drawn = batches(pairs, chance)
    for step in range(steps):
        rate = RATE * (1 - step / steps)
        for group in optimizer.param_groups:
            group["lr"] = rate
        batch = next(drawn)
        same = torch.from_numpy(np.logical_or.reduce([key[batch][:, None] == key[batch][None] for key in keys]))
        loss = _loss(bag, [_dropped(questions[n], chance) for n in batch], [passages[n] for n in batch], same)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        bag.weight.data.lerp_(start, PULL * rate)
        if step % 100 == 0 or step == steps - 1:
            say(f"对比训练 {step + 1}/{steps}，损失 {loss.item():.3f}")
    return np.ascontiguousarray(bag.weight.detach().numpy(), dtype=np.float32)


def batches(pairs: Sequence[Pair], chance: random.Random) -> Iterator[list[int]]:
    """Numbers of pairs: a share of lay ones, the rest by source and then by group."""
    groups: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, pair in enumerate(pairs):
        groups[pair.source][pair.group].append(n)
    lay = [n for numbers in groups.pop(LAY, {}).values() for n in numbers]
    sources = list(groups.values())
    members = [[n for group in source.values() for n in group] for source in sources]
    weights = [len(numbers) ** EVENED for numbers in members]
    while True:
        batch = set(chance.sample(lay, min(len(lay), int(LAY_SHARE * min(BATCH, len(pairs))))))
        while len(batch) < min(BATCH, len(pairs) - len(lay) + len(batch & set(lay))):
            which = chance.choices(range(len(sources)), weights)[0]
            group = sources[which][pairs[chance.choice(members[which])].group]
            batch |= set(chance.sample(group, min(NEIGHBOURS, len(group))))
        yield sorted(batch)[:BATCH] if len(batch) <= BATCH else chance.sample(sorted(batch), BATCH)


def _loss(bag: torch.nn.EmbeddingBag, questions: Ids, passages: Ids, same: torch.Tensor) -> torch.Tensor:
    """Both ways; a pair with the same question, passage or official wording is no negative."""
    scores = SHARPNESS * _encoded(bag, questions) @ _encoded(bag, passages).T
    own = torch.arange(len(questions))
    scores = scores.masked_fill(same & ~torch.eye(len(questions), dtype=torch.bool), -torch.inf)
    return (torch.nn.functional.cross_entropy(scores, own) + torch.nn.functional.cross_entropy(scores.T, own)) / 2


def _encoded(bag: torch.nn.EmbeddingBag, texts: Ids) -> torch.Tensor:
    offsets = np.cumsum([0, *(len(text) for text in texts[:-1])])
    flat = torch.tensor([piece for text in texts for piece in text], dtype=torch.long)
    vectors: torch.Tensor = torch.nn.functional.normalize(bag(flat, torch.from_numpy(offsets)), dim=1)
    return vectors


def _dropped(pieces: list[int], chance: random.Random) -> list[int]:
    return [piece for piece in pieces if chance.random() > DROPPED] or pieces
