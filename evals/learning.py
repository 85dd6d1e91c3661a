"""Cases → trees that tell which way of reading a later turn is meant: every way of every later turn, with what it brings and whether that is right.

>>> learn(turns)  # over all later turns
Trees(names=('asks where', ...), ...)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from assistant.answer import HISTORY_LENGTH, Question, Trace, Turn
from assistant.candidates import candidates
from assistant.cite import cite
from assistant.guard import guard
from assistant.likeliest import surest
from assistant.reply import by_rules, open_to_more, reply
from assistant.signs import Signs, signs
from assistant.trees import LEAF, Trees
from assistant.understand import Said, understand
from evals.cases import Case, squeezed
from evals.pointing import FOLDS, School, fold, learned
from evals.score import Scores, of_turn
from index.search import Index

ROUNDS, LEAVES, FEWEST = 400, 63, 30  # trees, leaves of each, rows in a leaf
RATE, SOFT, SEEN = 0.05, 1.0, 0.1  # step, penalty, share of the signs that a split may ask for
# What a turn that the rules missed weighs beside one they got right, since they were made over these very turns, and one that trees would lose.
MISSED, LOST = 4.0, 12.0
QUARTERS = 4  # of the files, over which trees are held against the rules

Ground = tuple[Index, Sequence[Case]]  # a plan with its cases


@dataclass(frozen=True)
class Judged:
    """A later turn: the signs of each way to read it, whether what that brings is right, and which the rules took."""

    file: str
    rows: tuple[Signs, ...]
    right: tuple[float, ...]
    taken: int


@contextmanager
def set_aside(*files: Path) -> Iterator[None]:
    """Without these files while others are made in their place; what is broken off leaves them as they were."""
    aside = {file: file.with_suffix(".aside") for file in files if file.exists()}
    for file, other in aside.items():
        file.replace(other)
    try:
        yield
    except BaseException:
        for file, other in aside.items():
            other.replace(file)
        raise
    for other in aside.values():
        other.unlink()


def turns(cases: Sequence[Case], index: Index) -> Iterator[Judged]:
    """Each later turn, and each first one that the plan does not answer, that may be read in more than one way."""
    source = squeezed(index.plan.source, index.plan.noise)
    for case in cases:
        history: tuple[Turn, ...] = ()
        for turn in case.turns:
            question = Question(question=turn.question, history=history[-20:])
            answer = reply(question, index).answer
            query = understand(question, index.lexicon)
            query = query if isinstance(query, Said) else open_to_more(question, query, by_rules(question, query, index), index)
            ways = () if isinstance(query, Said) else candidates(query, index)
            if len(ways) > 1 and not isinstance(query, Said) and query.later:
                told = [cite(guard(way.draft, index.plan), index.plan, Trace()) for way in ways]
                right = tuple(_worth(of_turn(turn, {"answer": each.model_dump(mode="json"), "ms": 0.0}, index.plan, source)) for each in told)
                taken = next((n for n, each in enumerate(told) if each.answer == answer), 0)
                yield Judged(case.file, tuple(signs(query.later, ways, index)), right, taken)
            history = (*history, Turn(role="user", content=turn.question), Turn(role="assistant", content=answer[:HISTORY_LENGTH] or "……"))


def _worth(scores: Scores) -> float:
    """1 where it is right; where nothing is to be told, to refuse in another way than the case allows is better than to tell something."""
    return max(scores["right"], scores["right_refusal"] == 1.0)


def unseen(grounds: Sequence[Ground], schools: Sequence[School], encoder: str) -> Iterator[Judged]:
    """The later turns of all cases, each sought with weights that have not seen its file: as fresh turns are."""
    for part in range(FOLDS):
        weights = learned(schools, encoder, without=part)
        for index, cases in grounds:
            index.taught(*weights)
            yield from turns([case for case in cases if fold(case.file) == part], index)


def learn(judged: Sequence[Judged], encoder: str) -> Trees:
    """Trees over the turns that some way gets right and another wrong, twice: what they would lose at first weighs more the second time."""
    telling = [turn for turn in judged if 0 < sum(turn.right) < len(turn.right)]
    weights = [1.0 if turn.right[turn.taken] else MISSED for turn in telling]
    once = _fitted(telling, weights, encoder)
    return _fitted(telling, [max(weight, LOST) if _is_lost(once, turn) else weight for turn, weight in zip(telling, weights, strict=True)], encoder)


def _is_lost(trees: Trees, turn: Judged) -> bool:
    """Whether the likeliest way is wrong where the one that the rules took is right."""
    return turn.right[turn.taken] > turn.right[int(np.argmax(trees.judge(turn.rows)))]


def _fitted(telling: Sequence[Judged], weights: Sequence[float], encoder: str) -> Trees:
    """Trees over every way of each turn; a turn weighs the same however many ways it has."""
    names = tuple(telling[0].rows[0])
    rows = np.array([[row[name] for name in names] for turn in telling for row in turn.rows], dtype=np.float32)
    right = np.array([each for turn in telling for each in turn.right])
    of_ways = np.concatenate([np.full(len(turn.rows), weight * 10 / len(turn.rows)) for turn, weight in zip(telling, weights, strict=True)])
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=FEWEST, l2_regularization=SOFT, max_features=SEEN,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return _trees(model.fit(rows, right, sample_weight=of_ways), names, encoder)


def _trees(model: HistGradientBoostingClassifier, names: tuple[str, ...], encoder: str) -> Trees:
    """What scikit-learn made, as arrays."""
    nodes = [predictor.nodes for (predictor,) in model._predictors]
    size = max(map(len, nodes))

    def column(name: str, fill: int = 0) -> NDArray[np.float64]:
        return np.array([np.pad(each[name].astype(np.float64), (0, size - len(each)), constant_values=fill) for each in nodes])

    sign = np.where(column("is_leaf", 1) == 1, LEAF, column("feature_idx")).astype(np.int16)
    value = np.where(sign == LEAF, column("value"), 0).astype(np.float32)
    left, right = (column(side).astype(np.int16) for side in ("left", "right"))
    return Trees(names, encoder, float(model._baseline_prediction.ravel()[0]), sign, column("num_threshold").astype(np.float32), left, right, value)


def gain(trees: Trees, judged: Sequence[Judged]) -> tuple[int, int]:
    """How many turns the trees win and lose against what the rules took."""
    won = lost = 0
    for turn in judged:
        best = surest(trees.judge(turn.rows), turn.rows, turn.taken)
        won, lost = won + (turn.right[best] > turn.right[turn.taken]), lost + (turn.right[best] < turn.right[turn.taken])
    return won, lost


def across(judged: Sequence[Judged], encoder: str) -> tuple[int, int]:
    """The same over files that the trees have not seen: a quarter of the files at a time."""
    files = list(dict.fromkeys(turn.file for turn in judged))
    parts = [set(files[n::QUARTERS]) for n in range(QUARTERS)]
    found = [gain(learn([t for t in judged if t.file not in part], encoder), [t for t in judged if t.file in part]) for part in parts]
    return sum(won for won, _ in found), sum(lost for _, lost in found)
