"""`POST /v1/search`: where something stands, without an answer."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import QUESTION_LENGTH
from assistant.api.described import REFUSED
from assistant.api.desk import Desk, Text
from index.findings import Hit


class Search(BaseModel):
    """What is looked for, and how many places."""

    model_config = ConfigDict(extra="forbid")

    query: Annotated[Text, Field(min_length=1, max_length=QUESTION_LENGTH, pattern=r"\S", examples=["普惠性幼儿园"])]
    k: int = Field(default=10, ge=1, le=50, examples=[5])
    plan: Text | None = None


class Found(BaseModel):
    """One place, and why it is here."""

    model_config = ConfigDict(from_attributes=True)

    kind: Literal["passage", "fact"]
    label: str
    anchor: str
    page_start: int | None
    page_end: int | None
    text: str
    score: float
    why: str

    @classmethod
    def of(cls, hit: Hit) -> Found:
        """A hit in the open."""
        return cls.model_validate(hit)


class Hits(BaseModel):
    """Places, best first."""

    hits: list[Found]


def router(desk: Desk) -> APIRouter:
    """The one door."""
    doors = APIRouter(tags=["查找"])

    @doors.post("/v1/search", summary="查找原文和指标", responses=REFUSED)
    def search(asked: Search) -> Hits:
        return Hits(hits=[Found.of(hit) for hit in desk.index(asked.plan).find(asked.query, asked.k)])

    return doors
