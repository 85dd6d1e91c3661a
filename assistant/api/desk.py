"""What the doors serve from: the finished parts, how to find one plan among them, what was answered before, and who hears of each answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Annotated, Protocol

from fastapi import Request
from pydantic import AfterValidator

from assistant.answer import Answer, Event, Question
from assistant.api.doors import door_of
from assistant.api.errors import RETRY_SECONDS, NotText, refusal
from assistant.api.memory import Memory
from assistant.api.policy import HERE, Principal
from assistant.reply import told
from index.search import Index


@dataclass(frozen=True)
class Caller:
    """Who asks, and by which door."""

    principal: Principal = HERE
    door: str = "ask"


def caller_of(request: Request) -> Caller:
    """Whom the gate let in with this request."""
    return Caller(getattr(request.state, "principal", HERE), door_of(request.url.path).name)


class Watch(Protocol):
    """Hears what came of each question; it never delays or fails one."""

    def answered(self, question: Question, answer: Answer, caller: Caller, seconds: float, again: bool) -> None:
        """An answer, a refusal too; `again` when it was known from before."""

    def failed(self, question: Question, plan: str, caller: Caller, seconds: float, left: bool) -> None:
        """No answer: a fault of ours, or whoever asked had `left`."""


@dataclass(frozen=True)
class Desk:
    """The plans that can be asked and the line that answers; `shelf` may fill while the doors are open."""

    shelf: Mapping[str, Index]
    default: str
    reply: Callable[[Question, Index], Answer]
    line: Callable[[Question, Index], Iterator[Event]]
    watch: Watch | None = None
    memory: Memory = field(default_factory=Memory)

    @property
    def ready(self) -> bool:
        """Whether the default plan can be asked."""
        return self.default in self.shelf

    def index(self, plan: str | None = None) -> Index:
        """The index of a plan; Refusal when there is none, or not yet."""
        wanted = plan or self.default
        if wanted in self.shelf:
            return self.shelf[wanted]
        if not self.ready:
            raise refusal(503, "not_ready", {"Retry-After": str(RETRY_SECONDS)}, seconds=RETRY_SECONDS)
        raise refusal(404, "unknown_plan", value=wanted)

    def known(self, question: Question, caller: Caller) -> Answer | None:
        """The whole answer where it was given before: at once, for who need not wait for a thread."""
        index, start = self.index(question.plan), perf_counter()
        answer = self.memory.again(question, index)
        if answer:
            self._answered(question, answer, caller, start, again=True)
        return answer

    def answer(self, question: Question, caller: Caller) -> Answer:
        """The whole answer."""
        return self.known(question, caller) or self.fresh(question, caller)

    def fresh(self, question: Question, caller: Caller) -> Answer:
        """The whole answer, thought of anew."""
        index, start = self.index(question.plan), perf_counter()
        try:
            answer = self.reply(question, index)
        except Exception:
            self._failed(question, index, caller, start)
            raise
        self.memory.keep(question, index, answer)
        self._answered(question, answer, caller, start)
        return answer

    def stream(self, question: Question, caller: Caller) -> Iterator[Event]:
        """The same, step by step; the plan is looked up before the first step."""
        return self.heard(question, self.index(question.plan), caller)

    def heard(self, question: Question, index: Index, caller: Caller) -> Iterator[Event]:
        """The line's events, and word of how it ended."""
        start, done, known = perf_counter(), False, self.memory.again(question, index)
        try:
            for event in told(known) if known else self.line(question, index):
                if event.answer is not None:
                    done = True
                    self.memory.keep(question, index, event.answer)
                    self._answered(question, event.answer, caller, start, again=known is not None)
                yield event
        except BaseException as error:
            if not done:
                self._failed(question, index, caller, start, left=isinstance(error, GeneratorExit))
            raise

    def _answered(self, question: Question, answer: Answer, caller: Caller, start: float, again: bool = False) -> None:
        if self.watch:
            self.watch.answered(question, answer, caller, perf_counter() - start, again)

    def _failed(self, question: Question, index: Index, caller: Caller, start: float, left: bool = False) -> None:
        if self.watch:
            self.watch.failed(question, index.plan.id, caller, perf_counter() - start, left)


def plain_text(text: str) -> str:
    """Text as it came; NotText for what no plan and no person writes: NUL bytes, halves of characters."""
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise NotText("空字符或残缺的字符")
    return text


Text = Annotated[str, AfterValidator(plain_text)]
