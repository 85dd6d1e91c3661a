"""`POST /v1/ask` and `POST /v1/ask/stream`: the straight line, whole or step by step."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import field_validator
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from assistant.answer import Answer, Event, Question, Turn
from assistant.api.described import REFUSED, REFUSED_IN_JSON
from assistant.api.desk import Desk, caller_of, plain_text
from assistant.api.errors import as_refusal, say_fault
from assistant.api.shapes import ours

# What OpenAPI says of the stream: `event` names the kind, `data` is JSON, of `done` the body of /v1/ask.
EVENT = {
    "type": "object", "required": ["event", "data"],
    "properties": {"event": {"enum": ["phase", "citation", "sentence", "done", "error"]}, "data": {"type": "string", "contentMediaType": "application/json"}},
}  # fmt: skip
EVENTS: dict[int | str, dict[str, Any]] = {200: {"description": "一件件事；done 里是整个答案", "content": {"text/event-stream": {"schema": EVENT}}}}


class Asked(Question):
    """A Question as it comes from outside: only text that can be written."""

    @field_validator("question", "plan")
    @classmethod
    def is_text(cls, text: str | None) -> str | None:
        """No NUL, no half of a character."""
        return text if text is None else plain_text(text)

    @field_validator("history")
    @classmethod
    def are_texts(cls, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """The same for what was said before."""
        for turn in turns:
            plain_text(turn.content)
        return turns

    @property
    def as_question(self) -> Question:
        """What the line answers."""
        return Question(question=self.question, history=self.history, plan=self.plan, mode=self.mode)


def router(desk: Desk) -> APIRouter:
    """The two doors."""
    doors = APIRouter(tags=["问答"])

    @doors.post("/v1/ask", summary="问一个问题", response_model=Answer, responses=REFUSED)
    async def ask(asked: Asked, request: Request) -> Response:
        question, caller = asked.as_question, caller_of(request)
        answer = desk.known(question, caller)
        if answer is None:
            answer = await run_in_threadpool(desk.fresh, question, caller)
        return Response(answer.model_dump_json(), media_type="application/json")

    @doors.post("/v1/ask/stream", summary="问一个问题，逐句送达", response_class=EventStream, responses=EVENTS | REFUSED_IN_JSON)
    def stream(asked: Asked, request: Request) -> EventStream:
        return EventStream(_told(desk.stream(asked.as_question, caller_of(request)), request))

    return doors


class EventStream(StreamingResponse):
    """Server-sent events that no cache and no proxy holds back; when the reader has gone, the line hears of it at once."""

    media_type = "text/event-stream"

    def __init__(self, events: Generator[bytes, None, None], status_code: int = 200) -> None:
        super().__init__(events, status_code, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            with suppress(ValueError):  # a step that is still under way ends by itself
                self._events.close()


def _told(events: Iterator[Event], request: Request) -> Generator[bytes, None, None]:
    """Events as they are sent; an error once the stream runs can only be an event too."""
    try:
        for event in events:
            yield format_sse_event(event=event.kind, data_str=_data(event))
    except Exception as error:
        say_fault(error)
        yield format_sse_event(event="error", data_str=json.dumps(ours(as_refusal(request, error))[1], ensure_ascii=False))


def _data(event: Event) -> str:
    whole = event.answer or event.citation
    return whole.model_dump_json() if whole else json.dumps({event.kind: event.phase or event.sentence}, ensure_ascii=False)
