"""What happens when someone asks: the straight line's events become the window's pictures of itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.answer import QUESTION_LENGTH, Event, Question
from assistant.chat import words
from assistant.chat.markup import Markup
from assistant.chat.source import nothing, source
from assistant.chat.talk import Exchange, Talk, history
from index.search import Index

Line = Callable[[Question, Index], Iterator[Event]]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answering:
    """The default plan; it may not be there yet."""

    shelf: Mapping[str, Index]
    default: str

    @property
    def index(self) -> Index | None:
        """The plan that is asked, once it is open."""
        return self.shelf.get(self.default)

    def hindrance(self, text: str) -> str:
        """Why this cannot be asked now, in one sentence; empty when it can."""
        if self.index is None:
            return words.BUILDING
        if len(text) > QUESTION_LENGTH:
            return words.TOO_LONG.format(limit=QUESTION_LENGTH, length=len(text))
        return words.NOT_TEXT if "\0" in text or not _is_writable(text) else ""

    def exchanges(self, text: str, talk: Talk, line: Line) -> Iterator[Exchange]:
        """The growing answer of the line to a question; what goes wrong ends it as failed."""
        exchange = Exchange(text)
        yield exchange
        try:
            assert self.index is not None  # `hindrance` came first
            for event in line(Question(question=text, history=history(talk), plan=self.default), self.index):
                exchange = exchange.after(event)
                yield exchange
        except Exception:
            log.exception("no answer")
            yield replace(exchange, phase=None, failed=True)

    def opened(self, talk: Talk, exchange: int, marker: int) -> Markup:
        """The original behind a marker; nothing for one that is not there."""
        cited = talk[exchange].cited(marker) if 0 <= exchange < len(talk) else None
        return source(self.index.plan, cited) if cited and self.index else nothing()


def _is_writable(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)
