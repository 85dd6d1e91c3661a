"""What the doors serve from: the finished parts, and how to find one plan among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from assistant.answer import Answer, Event, Question
from assistant.api.errors import NotText, refusal
from index.search import Index

RETRY_SECONDS = 5


@dataclass(frozen=True)
class Desk:
    """The plans that can be asked and the line that answers; `shelf` may fill while the doors are open."""

    shelf: Mapping[str, Index]
    default: str
    reply: Callable[[Question, Index], Answer]
    stream: Callable[[Question, Index], Iterator[Event]]

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


def plain_text(text: str) -> str:
    """Text as it came; NotText for what no plan and no person writes: NUL bytes, halves of characters."""
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise NotText("空字符或残缺的字符")
    return text


Text = Annotated[str, AfterValidator(plain_text)]
