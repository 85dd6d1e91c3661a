"""`POST /v1/chat/completions` and `GET /v1/models` as OpenAI's clients know them; a model is a plan.

The text ends with its sources; the citations stand in `citations` as well, and the answer's status in `status`. `usage` counts characters.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from assistant.answer import HISTORY_LENGTH, HISTORY_TURNS, QUESTION_LENGTH, Answer, Event, Question, Turn
from assistant.api.ask import EventStream
from assistant.api.described import refused_as
from assistant.api.desk import Desk, Text, caller_of, plain_text
from assistant.api.errors import as_refusal, refusal, say_fault
from assistant.api.plans import PlanId
from assistant.api.shapes import openai

SOURCES = "\n\n出处：\n"


class Part(BaseModel):
    """A piece of a message; those that are no text are left out."""

    type: str = "text"
    text: Text | None = None


class Message(BaseModel):
    """One message; `content` is text, or parts of it."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Text | list[Part] | None = None

    @property
    def text(self) -> str:
        """What was said."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.text)
        return self.content or ""


class StreamOptions(BaseModel):
    """Whether the usage comes at the end of a stream."""

    include_usage: bool | None = None


class Completion(BaseModel):
    """A request as OpenAI's clients send it; what bears on no answer of ours (temperature, tools …) is not looked at."""

    model: Annotated[Text, Field(min_length=1, max_length=200, examples=["weibin-145"], description="规划的编号，见 /v1/models")]
    messages: Annotated[list[Message], Field(min_length=1, examples=[[{"role": "user", "content": "2025年普惠性幼儿园占比目标是多少？"}]])]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: int | None = 1

    @property
    def as_question(self) -> Question:
        """The last words of the user, and what was said before them."""
        asked = max((n for n, message in enumerate(self.messages) if message.role == "user"), default=-1)
        text = self.messages[asked].text if asked >= 0 else ""
        if not text.strip():
            raise refusal(422, "no_user_message")
        if len(text) > QUESTION_LENGTH:
            raise refusal(422, "too_long", name="messages", limit=QUESTION_LENGTH)
        told = [message for message in self.messages[:asked] if message.role in ("user", "assistant") and message.text.strip()]
        history = tuple(Turn(role=message.role, content=message.text[:HISTORY_LENGTH]) for message in told[-HISTORY_TURNS:])  # type: ignore[arg-type]
        return Question(question=plain_text(text), history=history, plan=self.model)


class OpenAIErrorDetail(BaseModel):
    """OpenAI's own."""

    message: str
    type: str
    param: str | None
    code: str | None


class OpenAIError(BaseModel):
    """OpenAI's own."""

    error: OpenAIErrorDetail


def router(desk: Desk) -> APIRouter:
    """The three doors."""
    doors = APIRouter(tags=["OpenAI 兼容"])
    started = int(time.time())

    @doors.post("/v1/chat/completions", summary="对话（OpenAI 的格式，可流式）", responses=refused_as(OpenAIError))
    def complete(asked: Completion, request: Request) -> Any:
        if asked.n not in (None, 1):
            raise refusal(422, "one_choice", value=asked.n)
        question, caller = asked.as_question, caller_of(request)
        if asked.stream:
            usage = bool(asked.stream_options and asked.stream_options.include_usage)
            return EventStream(_streamed(desk.stream(question, caller), asked, usage, request))
        return JSONResponse(_whole(desk.answer(question, caller), asked))

    @doors.get("/v1/models", summary="可用的模型：每份规划一个", responses=refused_as(OpenAIError))
    def models() -> dict[str, Any]:
        desk.index()
        return {"object": "list", "data": [_model(plan, started) for plan in desk.shelf]}

    @doors.get("/v1/models/{model}", summary="一个模型", responses=refused_as(OpenAIError))
    def model(model: PlanId) -> dict[str, Any]:
        return _model(desk.index(model).plan.id, started)

    return doors


def _model(plan: str, started: int) -> dict[str, Any]:
    return {"id": plan, "object": "model", "created": started, "owned_by": "planqa"}


# ---- the answer as a completion ------------------------------------------------------------------------------------------------------


def text_of(answer: Answer) -> str:
    """The answer, and where each of its markers points."""
    return answer.answer + sources_of(answer)


def sources_of(answer: Answer) -> str:
    """`[1] 第一章第五节 专栏1-1，第17页`, a line each."""
    places = [f"[{cited.marker}] {cited.label}{_page(cited.page_start)}" for cited in answer.citations]
    return SOURCES + "\n".join(places) if places else ""


def _page(page: int | None) -> str:
    return "" if page is None else f"，第{page}页"


def _extra(answer: Answer) -> dict[str, Any]:
    return {"citations": [cited.model_dump(mode="json") for cited in answer.citations], "status": answer.status.value, "answer_id": answer.id}


def _head(kind: str, id: str, plan: str) -> dict[str, Any]:
    return {"id": id, "object": kind, "created": int(time.time()), "model": plan}


def _usage(asked: Completion, text: str) -> dict[str, int]:
    read = sum(len(message.text) for message in asked.messages)
    return {"prompt_tokens": read, "completion_tokens": len(text), "total_tokens": read + len(text)}


def _whole(answer: Answer, asked: Completion) -> dict[str, Any]:
    text = text_of(answer)
    message = {"role": "assistant", "content": text, "refusal": None}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    head = _head("chat.completion", f"chatcmpl-{answer.id}", answer.plan)
    return {**head, "choices": [choice], "usage": _usage(asked, text), **_extra(answer)}


def _streamed(events: Iterator[Event], asked: Completion, usage: bool, request: Request) -> Generator[bytes, None, None]:
    """Chunks, sentence by sentence; the last one that has a choice carries the citations."""
    head = _head("chat.completion.chunk", f"chatcmpl-{time.time_ns():x}", asked.model)
    told = ""
    try:
        yield _chunk(head, {"role": "assistant", "content": ""})
        for event in events:
            if event.sentence is not None:
                piece = f"\n{event.sentence}" if told else event.sentence
                told += piece
                yield _chunk(head, {"content": piece})
            if event.answer is not None:
                yield from _ending(head, event.answer, told, asked, usage)
        yield b"data: [DONE]\n\n"
    except Exception as error:
        say_fault(error)
        yield _line(openai(as_refusal(request, error))[1])


def _ending(head: dict[str, Any], answer: Answer, told: str, asked: Completion, usage: bool) -> Iterator[bytes]:
    text = text_of(answer)
    rest = text.removeprefix(told) if text.startswith(told) else f"\n\n{text}"  # what was told cannot be taken back: the whole follows it
    yield _chunk(head, {"content": rest})
    yield _chunk(head, {}, "stop", _extra(answer))
    if usage:
        yield _line({**head, "choices": [], "usage": _usage(asked, text)})


def _chunk(head: dict[str, Any], delta: dict[str, Any], finish: str | None = None, extra: dict[str, Any] | None = None) -> bytes:
    return _line({**head, "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}], **(extra or {})})


def _line(body: dict[str, Any]) -> bytes:
    return b"data: " + JSONResponse(body).body + b"\n\n"
