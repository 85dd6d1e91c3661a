"""The conversation as HTML: questions, phases, answers with their markers, and the places they point to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import HISTORY_LENGTH, HISTORY_TURNS, Answer, Citation, Event, Status, Turn
from assistant.chat import words
from assistant.chat.markup import Markup, tag

MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Exchange:
    """One question and as much of its answer as has come."""

    question: str
    phase: str | None = "understanding"
    sentences: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None
    failed: bool = False

    def after(self, event: Event) -> Exchange:
        """The exchange with one more event."""
        if event.answer is not None:
            return replace(self, phase=None, sentences=tuple(event.answer.answer.split("\n")), citations=event.answer.citations, answer=event.answer)
        if event.citation is not None:
            return replace(self, citations=(*self.citations, event.citation))
        if event.sentence is not None:
            return replace(self, sentences=(*self.sentences, event.sentence))
        return replace(self, phase=event.phase)

    def cited(self, marker: int) -> Citation | None:
        """The citation behind a marker."""
        return next((citation for citation in self.citations if citation.marker == marker), None)


Talk = tuple[Exchange, ...]


def history(talk: Talk) -> tuple[Turn, ...]:
    """What was said, as the line takes it: the last turns, oldest first."""
    told = [(exchange.question, exchange.answer.answer) for exchange in talk if exchange.answer]
    turns = [Turn(role=role, content=text[:HISTORY_LENGTH]) for pair in told for role, text in zip(("user", "assistant"), pair, strict=True)]  # type: ignore[arg-type]
    return tuple(turns[-HISTORY_TURNS:])


def conversation(talk: Talk) -> Markup:
    """Everything said so far; an empty one says what can be asked."""
    inside = [_exchange(exchange, number) for number, exchange in enumerate(talk)] or [welcome()]
    return tag("div", *inside, class_="talk", role="log", aria_label=words.CONVERSATION)


def welcome() -> Markup:
    """What this window can and cannot do, in two lines."""
    return tag("div", tag("p", words.CAN), tag("p", words.CANNOT), class_="welcome")


def _exchange(exchange: Exchange, number: int) -> Markup:
    pieces = [tag("h2", exchange.question, class_="question")]
    if exchange.failed:
        pieces.append(tag("p", words.FAILED, class_="failed", role="alert"))
    elif exchange.phase and not exchange.sentences:
        pieces.append(tag("p", words.PHASES.get(exchange.phase, ""), class_="phase", role="status"))
    pieces.append(_answer(exchange, number))
    if exchange.answer:
        pieces += [_places(exchange, number), _follow_ups(exchange.answer.follow_ups)]
    return tag("article", *pieces, class_="exchange")


def _answer(exchange: Exchange, number: int) -> Markup:
    label = status_label(exchange.answer.status) if exchange.answer else Markup()
    lines = [tag("p", *_marked(line, exchange, number)) for line in exchange.sentences if line.strip()]
    return tag("div", label, *lines, class_="answer")


def status_label(status: Status) -> Markup:
    """One small label; an answered question and a greeting need none."""
    return tag("p", words.STATUS[status], class_=f"status {status}") if status in words.STATUS else Markup()


def _marked(line: str, exchange: Exchange, number: int) -> Iterable[str]:
    """A line with its markers as links; brackets that are no marker stay as they are."""
    for place, piece in enumerate(MARKER.split(line)):
        cited = exchange.cited(int(piece)) if place % 2 and len(piece) < 4 else None
        if cited is not None:
            yield link(f"[{piece}]", cited, number, "marker")
        else:
            yield f"[{piece}]" if place % 2 else piece


def link(text: str, citation: Citation, number: int, kind: str) -> Markup:
    """Opens the source panel at a citation."""
    name = words.MARK_NAME.format(marker=citation.marker, label=place_of(citation))
    return tag("a", text, class_=kind, href="#source", data_exchange=number, data_marker=citation.marker, aria_label=name, title=name)


def place_of(citation: Citation) -> str:
    """`第一章第五节 专栏1-1，第17页`."""
    first, last = citation.page_start, citation.page_end
    pages = "" if first is None else words.PAGE.format(page=first if first == last else f"{first}–{last}")
    return "，".join(filter(None, (citation.label, pages)))


def _places(exchange: Exchange, number: int) -> Markup:
    rows = [
        tag("li", link(f"[{citation.marker}]", citation, number, "marker"), " ", link(place_of(citation), citation, number, "place"))
        for citation in exchange.citations
    ]
    return tag("ul", *rows, class_="places", aria_label=words.CITATIONS) if rows else Markup()


def _follow_ups(questions: Sequence[str]) -> Markup:
    asks = [tag("button", question, type="button", class_="ask", data_ask=question) for question in questions]
    return tag("p", words.RELATED, *asks, class_="related") if asks else Markup()
