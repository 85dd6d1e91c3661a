"""The real line, and beside it answers that are slow, fail or are hostile, by what the question says."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event as Signal

from assistant import reply as real
from assistant.answer import Answer, Event, Question
from index.search import Index
from tests.assistant.api import line

HOSTILE = line.HOSTILE
PATIENCE = 20.0
go = Signal()  # a slow answer goes on when it is set
broken = Signal()  # while it is set, every answer fails


def reply(question: Question, index: Index) -> Answer:
    """The whole answer."""
    return line.reply(question, index) if HOSTILE in question.question else real.reply(question, index)


def stream(question: Question, index: Index) -> Iterator[Event]:
    """“慢” waits after its first sentence until a test lets it go on, “出错” fails."""
    if "出错" in question.question or broken.is_set():
        raise RuntimeError("a fault of ours")
    if HOSTILE in question.question or "说了几条" in question.question:
        yield from line.stream(question, index)
        return
    slow = "慢" in question.question
    for event in real.stream(question.model_copy(update={"question": question.question.replace("慢慢说", "")}), index):
        yield event
        if slow and event.sentence is not None:
            slow = False
            go.wait(PATIENCE)
