"""`GET /v1/facts`: the figures of a plan, as JSON or as a table that opens in Excel."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from assistant.api.described import REFUSED
from assistant.api.desk import Desk, Text
from assistant.api.errors import refusal
from corpus.facts import Fact, as_dict, chosen
from corpus.plan import Plan
from corpus.sheet import csv_of, xlsx_of

SHEETS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
ANSWERS: dict[int | str, dict[str, Any]] = {200: {"content": {kind: {} for kind in SHEETS.values()}}, **REFUSED}
Filter = Annotated[Text | None, Query(max_length=200)]


def router(desk: Desk) -> APIRouter:
    """The one door."""
    doors = APIRouter(tags=["指标"])

    @doors.get("/v1/facts", summary="规划里的数字", response_model=list[dict[str, Any]], responses=ANSWERS)
    def facts(
        subject: Annotated[Text | None, Query(max_length=200, examples=["普惠性幼儿园占比"])] = None, year: Annotated[int | None, Query(ge=1900, le=2100, examples=[2025])] = None, stage: Filter = None, measure: Filter = None,
        attribute: Filter = None, label: Filter = None, chapter: Filter = None, unit: Filter = None, category: Filter = None, text: Filter = None, plan: Filter = None, format: Annotated[Text, Query(max_length=200, description="json、csv 或 xlsx", examples=["json"])] = "json",
    ) -> Response:  # fmt: skip
        if format not in SHEETS and format != "json":
            raise refusal(422, "wrong_format", value=format)
        index = desk.index(plan)
        found = chosen(index.facts, subject, year, stage, measure, attribute, label, chapter, unit, category, text)
        return JSONResponse([as_dict(fact) for fact in found]) if format == "json" else _file(format, found, index.plan)

    return doors


def _file(format: str, facts: tuple[Fact, ...], plan: Plan) -> Response:
    body = csv_of(facts).encode() if format == "csv" else xlsx_of(facts, plan.region or plan.id)
    return Response(body, media_type=SHEETS[format], headers={"Content-Disposition": f'attachment; filename="{plan.id}-facts.{format}"'})
