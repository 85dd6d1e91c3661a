"""`python -m assistant.routing.train`: the weights that tell kinds, acts and what no plan could hold, each from its examples, with the score of five folds.

An example is a line `label<TAB>question`:

>>> examples()[0]
('figure', '请问森林覆盖率到2025年要到多少')
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from assistant.clauses import said_operation
from assistant.router import MATTERS, NO_OPERATION, OPERATIONS, ROUTING, grams
from index.wordings import LAY

EXAMPLES = ROUTING / "examples.tsv"
TASKS = {"examples.tsv": "weights.npz", "turns.tsv": "turns.npz"}  # examples → weights
WORDINGS = 12000  # of all everyday wordings of a plan's matters, so many
OFTEN = 2  # examples that must hold an n-gram for it to count
STRENGTH, SOFTER = 100.0, 10.0  # inverse of the penalty
NO_QUESTION = ("smalltalk", "declined", "elsewhere")

Example = tuple[str, str]


def examples(path: Path = EXAMPLES) -> list[Example]:
    """Label and question of each line."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#"))
    return [(label, question) for label, question in rows]


def matters() -> list[Example]:
    """Whether a message is on a plan's matters: the questions among the examples and everyday wordings are; those of elsewhere.txt are not.

    >>> matters()[-1]
    ('elsewhere', '黑豆咋泡')
    """
    asked = examples()
    off = [line for line in (ROUTING / "elsewhere.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    said = list(dict.fromkeys(line.partition("\t")[0] for line in LAY.read_text("utf-8").splitlines()))
    on = [question for label, question in asked if label not in NO_QUESTION] + random.Random(0).sample(said, WORDINGS)
    return [("plan", text) for text in on] + [("elsewhere", text) for text in (*(q for label, q in asked if label == "elsewhere"), *off)]


def operations() -> list[Example]:
    """What a question computes: the lines of operations.tsv, and of the questions among the examples the comparisons that name it in a closed word; those of another sort that name none compute nothing.

    >>> operations()[0]
    ('average', '一个点配几台')
    """
    asked = [(label, said_operation(question), question) for label, question in examples() if label not in NO_QUESTION]
    named = [(operation, question) for label, operation, question in asked if label == "compare" and operation]
    return [
        *examples(ROUTING / "operations.tsv"),
        *named,
        *((NO_OPERATION, question) for label, operation, question in asked if label != "compare" and not operation),
    ]


def features(questions: Sequence[str], names: Sequence[str]) -> csr_matrix:
    """One row a question: 1 / √(its n-grams) where it holds a known n-gram."""
    columns = {name: n for n, name in enumerate(names)}
    held = [grams(question) for question in questions]
    cells = [(row, columns[gram], 1 / np.sqrt(len(found))) for row, found in enumerate(held) for gram in sorted(found) if gram in columns]
    rows, cols, values = zip(*cells, strict=True)
    return csr_matrix((values, (rows, cols)), shape=(len(questions), len(names)))


def known(questions: Sequence[str]) -> list[str]:
    """The n-grams that are held often enough, in order."""
    counts: dict[str, int] = {}
    for question in questions:
        for gram in grams(question):
            counts[gram] = counts.get(gram, 0) + 1
    return sorted(gram for gram, count in counts.items() if count >= OFTEN)


def train(given: Sequence[Example], out: Path, strength: float = STRENGTH) -> float:
    """Writes the weights; returns the share of examples that five folds tell right."""
    labels, questions = [label for label, _ in given], [question for _, question in given]
    names = known(questions)
    table = features(questions, names)
    model = LogisticRegression(C=strength, max_iter=2000)
    told = cross_val_predict(model, table, labels, cv=5)
    model.fit(table, labels)
    weights, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # told by one row: for the second label, against the first
        weights, bias = np.vstack([-weights, weights]) / 2, np.append(-bias, bias) / 2
    np.savez_compressed(out, labels=np.array(model.classes_), grams=np.array(names), weights=weights.T.astype(np.float16), bias=bias.astype(np.float32))
    return float(np.mean(told == np.array(labels)))


if __name__ == "__main__":
    for given, weights in TASKS.items():
        print(f"{given} 五折：{train(examples(ROUTING / given), ROUTING / weights):.3f}")
    print(f"operations.tsv 五折：{train(operations(), OPERATIONS):.3f}")
    print(f"elsewhere.txt 五折：{train(matters(), MATTERS, SOFTER):.3f}")
