"""`GET /v1/plans` and below: what is loaded, its tree, and the text of one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter

from assistant.api.desk import Desk
from assistant.api.errors import refusal
from corpus.plan import Passage, Plan


def router(desk: Desk) -> APIRouter:
    """The four doors."""
    doors = APIRouter(prefix="/v1/plans", tags=["规划"])

    @doors.get("", summary="有哪些规划")
    def plans() -> dict[str, list[dict[str, Any]]]:
        desk.index()
        return {"plans": [_entry(desk, plan) for plan in desk.shelf]}

    @doors.get("/{plan}/outline", summary="章、节、专栏")
    def outline(plan: str) -> dict[str, Any]:
        return desk.index(plan).plan.outline()

    @doors.get("/{plan}/sections/{label}/preamble", summary="一章开头的话")
    def preamble(plan: str, label: str) -> dict[str, Any]:
        found = desk.index(plan).plan
        return _section(found, label, found.opening_of)

    @doors.get("/{plan}/sections/{label}", summary="一处的全文")
    def section(plan: str, label: str) -> dict[str, Any]:
        found = desk.index(plan).plan
        return _section(found, label, found.passages_of)

    return doors


def _entry(desk: Desk, id: str) -> dict[str, Any]:
    index = desk.shelf[id]
    return {"id": id, "title": index.plan.title, "pages": index.plan.pages, "default": id == desk.default, "index": index.digest}


def _section(plan: Plan, label: str, read: Callable[[str], tuple[Passage, ...]]) -> dict[str, Any]:
    """One place by its printed label; `第一章第五节 专栏1-1`, as a citation writes it, is the box."""
    narrowest = (label.split() or [""])[-1]
    try:
        head, passages = plan.head(narrowest), read(narrowest)
    except KeyError:
        raise refusal(404, "unknown_label", title=plan.title, value=label, plan=plan.id) from None
    pages = {"page_start": passages[0].page_start, "page_end": passages[-1].page_end} if passages else {"page_start": None, "page_end": None}
    text = "\n".join(passage.text for passage in passages)
    return {"plan": plan.id, "label": head.label, "title": head.title, **pages, "text": text, "passages": [_passage(p) for p in passages]}


def _passage(passage: Passage) -> dict[str, Any]:
    names = ("kind", "label", "item", "text", "page_start", "page_end", "char_start", "char_end", "row")
    return {name: getattr(passage, name) for name in names}
