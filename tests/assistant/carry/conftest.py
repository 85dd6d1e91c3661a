"""A conversation that was really held, as the window hands it in."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.answer import Question
from assistant.carry import Conversation, Paper, Said, paper
from assistant.reply import reply
from index.search import Index

DAY = datetime(2026, 11, 28, 9, 5)
FIGURE, LIST, BOX, REFUSED = "2025年普惠性幼儿园占比目标是多少？", "约束性指标有哪些？", "专栏2-1有哪些项目", "小学和初中学校各有多少所"


@pytest.fixture(scope="session")
def conversation(index: Index) -> Conversation:
    return Conversation(said=tuple(Said.of(text, reply(Question(question=text), index)) for text in (FIGURE, LIST, BOX, REFUSED)))


@pytest.fixture(scope="session")
def page(conversation: Conversation, index: Index) -> Paper:
    return paper(conversation, index.plan, DAY)
