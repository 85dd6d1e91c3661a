"""Answers as they were given: the line is a pure function of question and index, so what was asked before need not be thought about again.

Of this process only, the least lately asked forgotten first. What a model wrote, or might have written, is never kept.

>>> memory.again(Question(question="约束性指标有哪些？"), index)  # another id, its own times, otherwise the same
Answer(id='9f1c…', status=<Status.ANSWERED: 'answered'>, …)
"""

from __future__ import annotations

import hashlib
from threading import Lock
from time import perf_counter
from uuid import uuid4

from cachetools import LRUCache

from assistant.answer import Answer, Milliseconds, Question
from index.search import Index

Key = tuple[str, str, bytes]


class Memory:
    """At most `size` answers, 0 for none; with `modelled` only of questions that no model may answer."""

    def __init__(self, size: int = 0, modelled: bool = False) -> None:
        self._answers: LRUCache[Key, Answer] = LRUCache(size)
        self._modelled, self._lock = modelled, Lock()

    def again(self, question: Question, index: Index) -> Answer | None:
        """The answer that this very question had from this very index, as if it were thought of now."""
        start = perf_counter()
        with self._lock:
            known = self._answers.get(_key(question, index))
        if known is None:
            return None
        ms = Milliseconds(total=round((perf_counter() - start) * 1000, 2))
        return known.model_copy(update={"id": uuid4().hex, "trace": known.trace.model_copy(update={"ms": ms})})

    def keep(self, question: Question, index: Index, answer: Answer) -> None:
        """For the next who asks."""
        if not self._answers.maxsize or answer.generator == "model" or (self._modelled and question.mode != "extractive"):
            return
        with self._lock:
            self._answers[_key(question, index)] = answer


def _key(question: Question, index: Index) -> Key:
    """Of all that is asked; a digest, so that the longest history takes no room and nobody's words stay."""
    asked = question.model_dump_json(exclude={"plan"}).encode()
    return index.plan.id, index.digest, hashlib.sha256(asked).digest()
