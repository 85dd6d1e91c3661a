"""`GET /v1/plans` and below: what is loaded, its tree, and the text of one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict

from assistant.api.described import REFUSED
from assistant.api.desk import Desk
from assistant.api.errors import refusal
from corpus.plan import Passage, Plan

PlanId = Annotated[str, Path(description="规划的编号", examples=["weibin-145"])]
Label = Annotated[str, Path(description="原文印的标号", examples=["第一章第五节"])]
Chapter = Annotated[str, Path(description="一章的标号", examples=["第二章"])]


class Shelved(BaseModel):
    """One plan that is loaded."""

    id: str
    title: str
    pages: int
    default: bool
    index: str


class Plans(BaseModel):
    """All of them."""

    plans: list[Shelved]


class Piece(BaseModel):
    """One paragraph, item or row, and where it stands in plan.txt."""

    model_config = ConfigDict(from_attributes=True)

    kind: str
    label: str
    item: str | None
    text: str
    page_start: int | None
    page_end: int | None
    char_start: int
    char_end: int
    row: dict[str, str] | None


class Section(BaseModel):
    """One place, whole."""

    plan: str
    label: str
    title: str
    page_start: int | None
    page_end: int | None
    text: str
    passages: list[Piece]


def router(desk: Desk) -> APIRouter:
    """The four doors."""
    doors = APIRouter(prefix="/v1/plans", tags=["规划"], responses=REFUSED)

    @doors.get("", summary="有哪些规划")
    def plans() -> Plans:
        desk.index()
        return Plans(plans=[_entry(desk, plan) for plan in desk.shelf])

    @doors.get("/{plan}/outline", summary="章、节、专栏")
    def outline(plan: PlanId) -> dict[str, Any]:
        return desk.index(plan).plan.outline()

    @doors.get("/{plan}/sections/{label}/preamble", summary="一章开头的话")
    def preamble(plan: PlanId, label: Chapter) -> Section:
        found = desk.index(plan).plan
        return _section(found, label, found.opening_of)

    @doors.get("/{plan}/sections/{label}", summary="一处的全文")
    def section(plan: PlanId, label: Label) -> Section:
        return section_of(desk.index(plan).plan, label)

    return doors


def section_of(plan: Plan, label: str) -> Section:
    """One place by its printed label; Refusal when the plan has none of this name."""
    return _section(plan, label, plan.passages_of)


def _entry(desk: Desk, id: str) -> Shelved:
    index = desk.shelf[id]
    return Shelved(id=id, title=index.plan.title, pages=index.plan.pages, default=id == desk.default, index=index.digest)


def _section(plan: Plan, label: str, read: Callable[[str], tuple[Passage, ...]]) -> Section:
    """`第一章第五节 专栏1-1`, as a citation writes it, is the box."""
    narrowest = (label.split() or [""])[-1]
    try:
        head, passages = plan.head(narrowest), read(narrowest)
    except KeyError:
        raise refusal(404, "unknown_label", title=plan.title, value=label, plan=plan.id) from None
    first, last = (passages[0].page_start, passages[-1].page_end) if passages else (None, None)
    return Section(
        plan=plan.id, label=head.label, title=head.title, page_start=first, page_end=last,
        text="\n".join(passage.text for passage in passages), passages=[Piece.model_validate(passage) for passage in passages],
    )  # fmt: skip
