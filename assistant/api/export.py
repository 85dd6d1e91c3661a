"""`POST /v1/export`: a conversation as a Word or Markdown file; nothing of it is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import Field

from assistant.api.described import REFUSED
from assistant.api.desk import Desk
from assistant.api.errors import refusal
from assistant.carry import Conversation, docx_of, markdown_of, paper, words
from assistant.carry.talk import PIECES

KINDS = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "md": "text/markdown; charset=utf-8"}
ANSWERS: dict[int | str, dict[str, Any]] = {200: {"content": {kind: {} for kind in KINDS.values()}}, **REFUSED}


class Export(Conversation):
    """A conversation, and as what it is wanted."""

    format: Literal["docx", "md"] = Field(default="docx", examples=["docx"])


def router(desk: Desk) -> APIRouter:
    """The one door."""
    doors = APIRouter(tags=["导出"])

    @doors.post("/v1/export", summary="把一段问答导出成 Word 或 Markdown", response_class=Response, responses=ANSWERS)
    def export(wanted: Export) -> Response:
        """引文逐条与规划原文核对，查不到的不列为出处；不保存任何内容。"""
        if wanted.pieces > PIECES:
            raise refusal(422, "too_many", name=words.PIECES, limit=PIECES)
        plan, now = desk.index(wanted.plan).plan, datetime.now()
        page = paper(wanted, plan, now)
        body = docx_of(page) if wanted.format == "docx" else markdown_of(page).encode()
        return Response(body, media_type=KINDS[wanted.format], headers={"Content-Disposition": _named(f"{page.heading}-{now:%Y%m%d}", wanted.format, plan.id)})

    return doors


def _named(name: str, kind: str, plain: str) -> str:
    """A Chinese name for today's browsers, a plain one for the rest."""
    return f"attachment; filename=\"{plain}.{kind}\"; filename*=UTF-8''{quote(name)}.{kind}"
