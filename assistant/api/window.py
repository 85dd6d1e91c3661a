"""The window's own doors under `/window`: pieces of its page, made on the server, where the one function that escapes HTML is.

They pass the same gate as every other door; a key that may ask may open them. Asking counts as it does elsewhere, looking does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import HTMLResponse, Response
from fastapi.sse import format_sse_event
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import Answer, Citation, Event
from assistant.api.ask import Asked, EventStream
from assistant.api.desk import Caller, Desk, caller_of
from assistant.api.errors import as_refusal, refusal, say_fault
from assistant.api.shapes import ours
from assistant.carry import Said
from assistant.chat import words
from assistant.chat.cited import stands
from assistant.chat.export import clip
from assistant.chat.finding import found, lit
from assistant.chat.rail import asks, short_title
from assistant.chat.source import source
from assistant.chat.talk import Page, answered, plain, sentence, welcome
from assistant.chat.text import Span
from assistant.chat.tree import reading, tree
from index.progress import Opening
from index.search import Index

EXCHANGES = 50
PHRASE = 60

Place = Annotated[str, Query(max_length=40)]
Offset = Annotated[int | None, Query(ge=0, le=10**8)]
Words = Annotated[str, Query(alias="q", max_length=PHRASE)]


class Fresh(StaticFiles):
    """Files that a browser asks for again each time, and gets again only when they changed: no page runs with half of an older one."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, or that it is the same."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


STATIC = GZipMiddleware(Fresh(directory=Path(__file__).parent.parent / "chat" / "static"))


class Stored(BaseModel):
    """Answers that a browser kept, as they came from here; a damaged one spoils no other."""

    model_config = ConfigDict(extra="forbid")

    answers: list[dict[str, Any]] = Field(max_length=EXCHANGES)


def router(desk: Desk, opening: Opening) -> APIRouter:
    """Six doors."""
    doors = APIRouter(prefix="/window", include_in_schema=False)

    @doors.get("/home")
    def home() -> dict[str, Any]:
        return _home(desk.index()) if desk.ready else _waiting(opening)

    @doors.post("/ask")
    def ask(asked: Asked, request: Request) -> EventStream:
        index, caller = desk.index(asked.plan), Caller(caller_of(request).principal, "window")
        return EventStream(_told(desk.heard(asked.as_question, index, caller), index, request))

    @doors.post("/shown")
    def shown(stored: Stored) -> dict[str, Any]:
        return {"answers": [_again(answer, desk.index()) for answer in stored.answers]}

    @doors.get("/source")
    def opened(place: Place, start: Offset = None, end: Offset = None) -> HTMLResponse:
        return _opened(desk.index(), place, lambda index, span: source(index, place, span), start, end)

    @doors.get("/section")
    def section(place: Place, start: Offset = None, end: Offset = None, text: Words = "") -> HTMLResponse:
        return _opened(
            desk.index(), place, lambda index, span: reading(index.plan, place, lit(index.plan, place, text) or ([span] if span else ())), start, end
        )

    @doors.get("/found")
    def find(text: Words = "") -> HTMLResponse:
        return HTMLResponse(found(desk.index(), text))

    return doors


def _home(index: Index) -> dict[str, Any]:
    return {
        "ready": True, "title": words.TITLE.format(plan=short_title(index)), "asks": asks(index), "welcome": welcome(), "tree": tree(index.plan),
        "plan": index.plan.id,
    }  # fmt: skip


def _waiting(opening: Opening) -> dict[str, Any]:
    return {"ready": False, "doing": words.OPENING.get(opening.step, ""), "share": round(opening.share, 3), "about": words.BUILDING}


def _opened(index: Index, place: str, shown: Callable[[Index, Span | None], str], start: int | None, end: int | None) -> HTMLResponse:
    span = (start, end) if start is not None and end is not None else None
    try:
        return HTMLResponse(shown(index, span))
    except KeyError:
        raise refusal(404, "unknown_label", title=index.plan.title, value=place, plan=index.plan.id) from None


def _again(stored: dict[str, Any], index: Index) -> dict[str, str] | None:
    """None for what is damaged, of another plan, or cites what this one does not say."""
    try:
        answer = Answer.model_validate(stored)
        holds = answer.plan == index.plan.id and all(stands(citation, index.plan) for citation in answer.citations)
        return _shown(answer, index) if holds else None
    except ValidationError:
        return None


def _shown(answer: Answer, index: Index) -> dict[str, str]:
    return {"html": answered(answer, index), "text": plain(answer, index), "clip": clip(Said.of("", answer), index.plan)}


def _told(events: Iterator[Event], index: Index, request: Request) -> Generator[bytes, None, None]:
    """Events as pieces of the page; an error once the stream runs can only be an event too."""
    citations: list[Citation] = []
    try:
        for event in events:
            if event.citation:
                citations.append(event.citation)
            else:
                yield _event(event.kind, _piece(event, citations, index))
    except Exception as error:
        say_fault(error)
        yield _event("error", ours(as_refusal(request, error))[1])


def _piece(event: Event, citations: list[Citation], index: Index) -> dict[str, Any]:
    if event.answer:
        return _shown(event.answer, index) | {"answer": event.answer.model_dump(mode="json", exclude={"trace"})}
    if event.sentence is not None:
        return {"html": sentence(event.sentence, Page.growing(citations, index))}
    return {"text": words.PHASES.get(event.phase or "", "")}


def _event(kind: str, data: dict[str, Any]) -> bytes:
    return format_sse_event(event=kind, data_str=json.dumps(data, ensure_ascii=False))
