"""The conversation: phases, labels, markers, places, history."""

from __future__ import annotations

import pytest

from assistant.answer import HISTORY_TURNS, Event, Question, Status
from assistant.chat import words
from assistant.chat.talk import Exchange, conversation, history, place_of, status_label
from index.search import Index
from tests.assistant.api import line


@pytest.fixture
def asked(index: Index) -> Exchange:
    exchange = Exchange("普惠园占比？")
    for event in line.stream(Question(question=exchange.question), index):
        exchange = exchange.after(event)
    return exchange


@pytest.mark.parametrize(
    ("status", "label"),
    [
        (Status.ANSWERED, ""), (Status.SMALLTALK, ""), (Status.PARTIAL, "规划只说到一部分"), (Status.NOT_IN_PLAN, "规划未载明"), (Status.OUT_OF_SCOPE, "不在本规划范围"),
        (Status.CLARIFY, "请再明确"), (Status.DECLINED, "无法协助"), (Status.WITHHELD, "未能核实，不予显示"),
    ],
)  # fmt: skip
def test_every_status_has_its_label(status: Status, label: str) -> None:
    assert status_label(status).striptags() == label


def test_phases_are_shown_until_the_first_sentence() -> None:
    exchange = Exchange("问")
    for phase, shown in words.PHASES.items():
        assert shown in conversation((exchange.after(Event(kind="phase", phase=phase)),))
    assert words.PHASES["writing"] not in conversation((Exchange("问", "writing", ("一句。",)),))


def test_markers_are_links_with_names(asked: Exchange) -> None:
    html = conversation((asked,))
    assert html.count('data-marker="1"') == 3 and 'aria-label="来源1：第一章第五节 专栏1-1，第17页"' in html
    assert "[9]" in html and 'data-marker="9"' not in html  # a bracket without a citation is no marker
    assert "来源2：第十章第二节，第53页" in html and "学前三年毛入园率目标？" in html


def test_a_label_stands_before_the_first_line(index: Index) -> None:
    answer = line.reply(Question(question="部分"), index)
    text = conversation((Exchange("部分").after(Event(kind="done", answer=answer)),)).striptags()
    assert text.index("规划只说到一部分") < text.index("2025年普惠性")


def test_pages_of_a_place(asked: Exchange) -> None:
    across = asked.citations[0].model_copy(update={"page_end": 18})
    assert place_of(across) == "第一章第五节 专栏1-1，第17–18页"
    assert place_of(across.model_copy(update={"page_start": None, "page_end": None})) == "第一章第五节 专栏1-1"


def test_history_is_the_last_turns_and_no_failure(asked: Exchange) -> None:
    turns = history((asked, Exchange("失败", failed=True), asked))
    assert [turn.role for turn in turns] == ["user", "assistant"] * 2 and turns[0].content == "普惠园占比？"
    assert len(history((asked,) * 30)) == HISTORY_TURNS


def test_a_failure_says_what_to_do() -> None:
    assert words.FAILED in conversation((Exchange("问", None, failed=True),))
