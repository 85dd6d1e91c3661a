"""`POST /v1/feedback`: what someone thinks of an answer, into the log beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.api.described import REFUSED
from assistant.api.desk import Text, caller_of
from assistant.office.log import Vote


class Feedback(BaseModel):
    """A vote on the answer with this id; a later one of the same person takes its place."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$", examples=["9f1c2b7d4e5a4c0f8a6b3d2e1f0a9b8c"], description="答案的 id")]
    vote: Literal["up", "down"] = Field(examples=["down"])
    reason: Annotated[Text, Field(max_length=100, examples=["数字不对"])] | None = None
    comment: Annotated[Text, Field(max_length=2000, examples=["请核对第17页"])] | None = None


class Received(BaseModel):
    """Whether it goes into the log: an office may have turned the log off."""

    status: Literal["received", "not_kept"]


def router(keep: Callable[[Vote], bool]) -> APIRouter:
    """The one door."""
    doors = APIRouter(tags=["评价"])

    @doors.post("/v1/feedback", summary="评价一个答案", responses=REFUSED)
    def feedback(given: Feedback, request: Request) -> Received:
        vote = Vote(given.id, caller_of(request).principal.name, given.vote, given.reason, given.comment)
        return Received(status="received" if keep(vote) else "not_kept")

    return doors
