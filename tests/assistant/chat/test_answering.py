"""Asking: what hinders it, how it grows, how it fails, what a marker opens."""

from __future__ import annotations

import pytest

from assistant.chat import words
from assistant.chat.answering import Answering
from assistant.chat.rail import examples, short_title
from index.search import Index
from tests.assistant.api import line


@pytest.fixture
def answering(index: Index) -> Answering:
    return Answering({"weibin-145": index}, "weibin-145")


def test_what_hinders_asking(answering: Answering) -> None:
    assert answering.hindrance("普惠园占比？") == ""
    assert "2000" in answering.hindrance("问" * 2001) and "2001" in answering.hindrance("问" * 2001)
    assert answering.hindrance("a\0") == answering.hindrance("\ud800") == words.NOT_TEXT
    assert Answering({}, "weibin-145").hindrance("问") == words.BUILDING


def test_an_answer_grows_to_its_end(answering: Answering) -> None:
    grown = list(answering.exchanges("普惠园占比？", (), line.stream))
    assert [bool(step.sentences) for step in grown].index(True) == 6 and grown[-1].answer and not grown[-1].phase
    again = list(answering.exchanges("那基数呢？", (grown[-1],), line.stream))[-1]
    assert again.answer and "（前有2条）" in again.answer.answer


def test_a_fault_ends_as_failed(answering: Answering) -> None:
    assert list(answering.exchanges("出错", (), line.stream))[-1].failed


def test_a_marker_opens_its_place(answering: Answering) -> None:
    talk = (list(answering.exchanges("普惠园占比？", (), line.stream))[-1],)
    assert 'class="quoted"' in answering.opened(talk, 0, 1) and "第十章第二节" in answering.opened(talk, 0, 2)
    for exchange, marker in ((0, 9), (1, 1), (-1, 1)):
        assert words.NO_SOURCE in answering.opened(talk, exchange, marker)


def test_the_rail_asks_what_the_plan_can_answer(index: Index, toy_index: Index) -> None:
    for plan in (index, toy_index):
        assert 2 <= len(examples(plan)) <= 4 and len(set(examples(plan))) == len(examples(plan))
    assert short_title(index) == "卫滨区“十四五”规划纲要"
