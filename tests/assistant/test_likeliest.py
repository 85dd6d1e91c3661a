"""Which way of reading is taken: by hand, and over the real plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant import likeliest
from assistant.answer import Question, Status, Turn
from assistant.likeliest import candidates, surer, surest
from assistant.reply import reply
from assistant.trees import LEAF, Trees, trees
from assistant.understand import Said, understand
from index.findings import Query
from index.search import Index

ANSWERED, SILENT = Status.ANSWERED, Status.NOT_IN_PLAN


@pytest.mark.parametrize(("shares", "statuses", "taken"), [
    ((0.5, 0.9), (ANSWERED, ANSWERED), 1),
    ((0.5, 0.6), (ANSWERED, ANSWERED), 0),  # not surely likelier
    ((0.5, 0.9), (ANSWERED, SILENT), 0),  # silence takes no answer's place
    ((0.5, 0.9), (SILENT, SILENT), 1),
    ((0.5, 0.8, 0.9), (ANSWERED, ANSWERED, SILENT), 1),
])  # fmt: skip
def test_the_surest(shares: tuple[float, ...], statuses: tuple[Status, ...], taken: int) -> None:
    assert surest(np.array(shares, dtype=np.float32), statuses, 0) == taken


def asked(index: Index, text: str, *before: str) -> Query:
    history: tuple[Turn, ...] = ()
    for question in before:
        answer = reply(Question(question=question, history=history), index)
        history = (*history, Turn(role="user", content=question), Turn(role="assistant", content=answer.answer))
    understood = understand(Question(question=text, history=history), index.lexicon)
    assert not isinstance(understood, Said)
    return understood


def test_where_no_trees_are_shipped_the_rules_own_way_stands(index: Index) -> None:
    query = asked(index, "那2020年呢", "2025年普惠性幼儿园占比目标是多少")
    assert len(candidates(query, index)) > 1
    assert trees() is None
    assert surer(query, query.parts, index) is None


def test_trees_of_another_encoder_tell_nothing(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    query = asked(index, "那2020年呢", "2025年普惠性幼儿园占比目标是多少")
    first, *_, last = candidates(query, index)
    by_rank = Trees(
        names=("rank 0",), encoder=index.encoded_by, start=0.0, sign=np.array([[0, LEAF, LEAF]], dtype=np.int16), limit=np.array([[0.5, 0, 0]], dtype=np.float32),
        left=np.array([[1, 0, 0]], dtype=np.int16), right=np.array([[2, 0, 0]], dtype=np.int16), value=np.array([[0, -3, 3]], dtype=np.float32),
    )  # fmt: skip
    monkeypatch.setattr(likeliest, "trees", lambda: by_rank)
    found = surer(query, last.parts, index)
    assert found is not None and found.parts == first.parts
    assert surer(query, first.parts, index) is None
    monkeypatch.setattr(likeliest, "trees", lambda: replace(by_rank, encoder="another"))
    assert surer(query, last.parts, index) is None
