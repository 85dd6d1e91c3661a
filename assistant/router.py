"""What sort of answer a text wants: a linear classifier over character n-grams, small enough to need no library when it runs.

Trained by `python -m assistant.routing.train` from `assistant/routing/examples.tsv`, questions about plans of no particular place; a second one, trained on
everyday wordings, tells what is no matter of a plan:

>>> router().judge("请问森林覆盖率要到多少").best
'figure'
>>> matters().judge("红烧肉怎么炖").best
'elsewhere'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROUTING = Path(__file__).parent / "routing"
WEIGHTS, MATTERS, OPERATIONS = ROUTING / "weights.npz", ROUTING / "matters.npz", ROUTING / "operations.npz"
NO_OPERATION = "none"  # the label of what computes nothing
LONGEST_GRAM = 4  # characters
LABEL = re.compile(r"第[一二三四五六七八九十百\d]+[篇章节]|(?:专栏|表)\s*\d+[-－—]\d+")
NUMBER = re.compile(r"\d[\d.,]*")
NAME = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》")
MARKS = re.compile(r"[\s，。！？?!、；：,.;:~～…—-]+")


def grams(text: str) -> frozenset[str]:
    """Runs of one to four characters between start and end, with labels, numbers and quoted names told only as such.

    >>> sorted(grams("几家"))[:4]
    ['$', '^', '^几', '^几家']
    """
    shape = LABEL.sub("§", NAME.sub("“”", text.lower()))
    shape = f"^{MARKS.sub(' ', NUMBER.sub('0', shape)).strip()}$"
    return frozenset(shape[n : n + size] for size in range(1, LONGEST_GRAM + 1) for n in range(len(shape) - size + 1))


@dataclass(frozen=True)
class Judgement:
    """A probability for each label, summing to 1."""

    shares: dict[str, float]

    @property
    def best(self) -> str:
        """The likeliest label."""
        return max(self.shares, key=lambda label: self.shares[label])

    def among(self, labels: frozenset[str]) -> str:
        """The likeliest of some labels."""
        return max(sorted(labels), key=lambda label: self.shares.get(label, 0.0))


class Router:
    """Weights by n-gram: features × labels, one row a feature."""

    def __init__(self, labels: tuple[str, ...], rows: dict[str, int], weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        self.labels, self._rows, self._weights, self._bias = labels, rows, weights, bias

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Router:
        """The shipped weights."""
        with np.load(path, allow_pickle=False) as file:
            rows = {gram: n for n, gram in enumerate(file["grams"].tolist())}
            return cls(tuple(file["labels"].tolist()), rows, file["weights"].astype(np.float32), file["bias"].astype(np.float32))

    def judge(self, text: str) -> Judgement:
        """How likely each label is; every n-gram of the text counts once, scaled by how many there are."""
        found = grams(text)
        known = [self._rows[gram] for gram in found if gram in self._rows]
        scores = self._weights[known].sum(axis=0) / np.sqrt(max(len(found), 1)) + self._bias
        shares = np.exp(scores - scores.max())
        return Judgement(dict(zip(self.labels, (shares / shares.sum()).tolist(), strict=True)))


@cache
def router() -> Router:
    """The shipped one, loaded once."""
    return Router.load()


@cache
def matters() -> Router:
    """Whether a text is on the matters of a plan, loaded once."""
    return Router.load(MATTERS)


@cache
def operations() -> Router:
    """What a text computes, loaded once."""
    return Router.load(OPERATIONS)
