"""`POST /v1/ask` and `POST /v1/ask/stream`: the straight line, whole or step by step."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import field_validator

from assistant.answer import Answer, Event, Question, Turn
from assistant.api.desk import Desk, plain_text
from assistant.api.errors import refusal

log = logging.getLogger(__name__)


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

    @doors.post("/v1/ask", summary="问一个问题")
    def ask(asked: Asked) -> Answer:
        return desk.reply(asked.as_question, desk.index(asked.plan))

    @doors.post("/v1/ask/stream", summary="问一个问题，逐句送达", response_class=StreamingResponse)
    def stream(asked: Asked) -> StreamingResponse:
        events = desk.stream(asked.as_question, desk.index(asked.plan))
        return StreamingResponse(_told(events), media_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})

    return doors


def _told(events: Iterator[Event]) -> Iterator[bytes]:
    """Events as they are sent; an error once the stream runs can only be an event too."""
    try:
        for event in events:
            yield format_sse_event(event=event.kind, data_str=_data(event))
    except Exception:
        log.exception("stream failed")
        yield format_sse_event(event="error", data_str=bytes(refusal(500, "internal").response().body).decode())


def _data(event: Event) -> str:
    whole = event.answer or event.citation
    return whole.model_dump_json() if whole else json.dumps({event.kind: event.phase or event.sentence}, ensure_ascii=False)
