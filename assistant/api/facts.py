"""`GET /v1/facts`: the figures of a plan, as JSON or as a table that opens in Excel."""

from __future__ import annotations

import csv
import io
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from assistant.api.desk import Desk, Text
from assistant.api.errors import refusal
from corpus.facts import as_dict, chosen

BOM = "\ufeff"  # without it Excel reads Chinese as something else
Filter = Annotated[Text | None, Query(max_length=200)]


def router(desk: Desk) -> APIRouter:
    """The one door."""
    doors = APIRouter(tags=["指标"])

    @doors.get("/v1/facts", summary="规划里的数字", response_model=list[dict[str, Any]])
    def facts(
        subject: Filter = None, year: Annotated[int | None, Query(ge=1900, le=2100)] = None, stage: Filter = None, measure: Filter = None,
        attribute: Filter = None, label: Filter = None, plan: Filter = None, format: Filter = "json",
    ) -> Response:  # fmt: skip
        if format not in ("json", "csv"):
            raise refusal(422, "wrong_format", value=format)
        index = desk.index(plan)
        rows = [as_dict(fact) for fact in chosen(index.facts, subject, year, stage, measure, attribute, label)]
        return JSONResponse(rows) if format == "json" else _csv(rows, [as_dict(fact) for fact in index.facts[:1]], index.plan.id)

    return doors


def _csv(rows: list[dict[str, Any]], sample: list[dict[str, Any]], plan: str) -> Response:
    """A table with its heads, even where no row fits; `row` repeats what the other columns say."""
    file = io.StringIO()
    heads = [name for fact in sample for name in fact if name != "row"]
    table = csv.DictWriter(file, heads, extrasaction="ignore")
    table.writeheader()
    table.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{plan}-facts.csv"'}
    return Response((BOM + file.getvalue()).encode(), media_type="text/csv; charset=utf-8", headers=headers)


def _cell(value: Any) -> Any:
    return "|".join(value) if isinstance(value, tuple | list) else value
