"""Cases → the matrices that move a question's vector to its answers (`index/adapter.py`) and a talk's to where its answer stands (`index/whereabouts.py`).

A turn draws its evidence near and the plan's other sentences away; both stay near to where the encoder put them, so that they serve a plan without cases.

>>> next(lessons(cases, index)).right
(136, 150)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

import numpy as np
import torch
from torch.nn.functional import dropout, log_softmax, normalize

from assistant.answer import HISTORY_LENGTH, Question, Turn
from assistant.reply import reply
from assistant.understand import Said, exchange_of, understand
from evals.cases import Case, squeezed
from index.adapter import Adapter
from index.embed import Vectors
from index.findings import Part
from index.search import Index
from index.whereabouts import Pointer

FOLDS = 3
MOST = 12  # sentences of a turn's evidence: of more it is the whole that answers, and no place
RUN, STEP = 14, 7  # characters of evidence that tell a sentence it runs through
ROUNDS, AT_ONCE, RATE, DECAY, DROPPED = 15, 256, 1e-3, 0.05, 0.2
SHARPNESS = 2.5  # to begin with: the power of e by which cosines are told apart
KEPT = 3e-3  # how much a matrix is drawn back to where it began


@dataclass(frozen=True)
class Lesson:
    """A turn: the vectors of what was said and meant and of its exchange, a row each, and the sentences that answer it."""

    file: str
    asked: Vectors
    exchange: Vectors
    right: tuple[int, ...]


@dataclass(frozen=True)
class School:
    """The lessons over one plan, whose sentences' vectors are the rows of `sentences`."""

    sentences: Vectors
    lessons: tuple[Lesson, ...]


class Weights(NamedTuple):
    """What is learned."""

    adapter: Adapter
    pointer: Pointer


def fold(file: str) -> int:
    """Which part of the files a file belongs to, the same in every run."""
    return crc32(file.encode()) % FOLDS


def school(cases: Sequence[Case], index: Index) -> School:
    """All that the cases teach of a plan."""
    texts = [sentence.text for sentence in index.sentences]
    return School(index.encoder.passages(texts), tuple(lessons(cases, index)))


def lessons(cases: Sequence[Case], index: Index) -> Iterator[Lesson]:
    """Each turn whose evidence stands in few sentences, for each part that it asks."""
    sentences = [squeezed(sentence.text) for sentence in index.sentences]
    for case in cases:
        history: tuple[Turn, ...] = ()
        for turn in case.turns:
            question = Question(question=turn.question, history=history[-20:])
            right = tuple(n for n, sentence in enumerate(sentences) if any(_holds(sentence, squeezed(piece)) for piece in turn.evidence))
            query = understand(question, index.lexicon)
            if 0 < len(right) <= MOST and not isinstance(query, Said):
                exchange = index.exchanged(exchange_of(question))
                yield from (Lesson(case.file, _asked(part, index), exchange, right) for part in query.parts if part.topic)
            history = (
                *history,
                Turn(role="user", content=turn.question),
                Turn(role="assistant", content=reply(question, index).answer[:HISTORY_LENGTH] or "……"),
            )


def _asked(part: Part, index: Index) -> Vectors:
    return index.passages.asked(part.topic, part.expansions, index.said(part))


def _holds(sentence: str, piece: str) -> bool:
    """Whether evidence and sentence stand in each other, or a run of the evidence in the sentence."""
    runs = (piece[start : start + RUN] for start in range(0, len(piece) - RUN, STEP)) if len(piece) > 2 * RUN else ()
    return piece in sentence or (len(sentence) > STEP and sentence in piece) or any(run in sentence for run in runs)


def learned(schools: Sequence[School], encoder: str, without: int | None = None) -> Weights:
    """The matrices over all lessons, or without those of the files of one fold."""
    taught = [School(each.sentences, tuple(lesson for lesson in each.lessons if fold(lesson.file) != without)) for each in schools]
    taught = [each for each in taught if each.lessons]
    asked, _ = _fitted(taught, [np.stack([lesson.asked.reshape(-1) for lesson in each.lessons]) for each in taught], (0.5, 0.5), moves=False)
    talk, plan = _fitted(taught, [np.stack([lesson.exchange.reshape(-1) for lesson in each.lessons]) for each in taught], (1.0, 0.0, 0.0, 0.0), moves=True)
    return Weights(Adapter(encoder, asked), Pointer(encoder, talk, plan))


def _fitted(schools: Sequence[School], inputs: Sequence[Vectors], shares: Sequence[float], moves: bool) -> tuple[Vectors, Vectors]:
    """A matrix for what is asked, which begins as `shares` of its vectors, and one for sentences, which stays as it begins unless it `moves`."""
    torch.manual_seed(0)
    size = schools[0].sentences.shape[1]
    start = torch.cat([share * torch.eye(size) for share in shares], dim=1)
    asked, plan, sharp = (torch.nn.Parameter(each) for each in (start.clone(), torch.eye(size), torch.tensor(SHARPNESS)))
    learning = [asked, sharp, *([plan] if moves else [])]
    optimizer = torch.optim.AdamW(learning, lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, ROUNDS)
    rooms = [(torch.from_numpy(each.sentences), torch.from_numpy(rows), _right(each)) for each, rows in zip(schools, inputs, strict=True)]
    for _ in range(ROUNDS):
        batches = [(room, rows) for room in rooms for rows in torch.split(torch.randperm(len(room[1])), AT_ONCE)]
        for n in torch.randperm(len(batches)).tolist():
            (sentences, said, right), rows = batches[n]
            near = normalize(dropout(said[rows], DROPPED) @ asked.T, dim=1) @ normalize(sentences @ plan.T, dim=1).T
            loss = -(right[rows] * log_softmax(near * sharp.exp(), dim=1)).sum(1).mean() + KEPT * ((asked - start) ** 2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
    return asked.detach().numpy(), plan.detach().numpy()


def _right(school: School) -> torch.Tensor:
    """Lesson × sentence: shares of the answer, each row together 1."""
    right = torch.zeros(len(school.lessons), len(school.sentences))
    for row, lesson in enumerate(school.lessons):
        right[row, list(lesson.right)] = 1 / len(lesson.right)
    return right


def found(weights: Weights, schools: Sequence[School], part: int) -> tuple[int, int, int]:
    """Lessons of one fold, and for how many of them the nearest sentence answers: by what is asked, and by the exchange."""
    count = by_asked = by_exchange = 0
    for each in schools:
        moved = normalize(torch.from_numpy(each.sentences @ weights.pointer.plan.T), dim=1).numpy()
        for lesson in (lesson for lesson in each.lessons if fold(lesson.file) == part):
            count += 1
            by_asked += int(np.argmax(each.sentences @ weights.adapter.moved(*lesson.asked))) in lesson.right
            by_exchange += int(np.argmax(moved @ (weights.pointer.talk @ lesson.exchange.reshape(-1)))) in lesson.right
    return count, by_asked, by_exchange
