"""How a test asks: a question after a conversation that was really held."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from assistant.answer import Answer, Question, Turn
from assistant.reply import reply
from index.search import Index

Talk = Callable[..., Answer]


def asked(index: Index, *questions: str) -> Answer:
    """Asks each question after the answers to those before; the last answer comes back."""
    history: tuple[Turn, ...] = ()
    for text in questions:
        answer = reply(Question(question=text, history=history), index)
        history = (*history, Turn(role="user", content=text), Turn(role="assistant", content=answer.answer))
    return answer


@pytest.fixture
def talk(index: Index) -> Talk:
    """A conversation over the district's plan."""
    return partial(asked, index)
