"""`POST /retrieval`: the plan as Dify's external knowledge; `knowledge_id` is a plan's id.

A record's metadata, which conditions may name: `plan`, `label`, `anchor`, `kind`, `page_start`, `page_end`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from assistant.answer import QUESTION_LENGTH
from assistant.api.described import refused_as
from assistant.api.desk import Desk, Text
from index.findings import Hit
from index.search import Index

MOST = 50
Value = Text | float | list[Text] | None


class Setting(BaseModel):
    """How many records at most, and how good at least."""

    top_k: Annotated[int, Field(ge=1, le=1000, examples=[3])]
    score_threshold: Annotated[float, Field(ge=0, le=1)] = 0.0


class Condition(BaseModel):
    """One thing that the metadata of a record must be; any of the names will do."""

    name: Text | list[Text]
    comparison_operator: Literal[
        "contains", "not contains", "start with", "end with", "is", "is not", "in", "not in", "empty", "not empty", "=", "≠", ">", "<", "≥", "≤", "before", "after"
    ]  # fmt: skip
    value: Value = None

    def holds(self, metadata: Mapping[str, Any]) -> bool:
        """Whether a record passes."""
        names = [self.name] if isinstance(self.name, str) else self.name
        return any(OPERATORS[self.comparison_operator](metadata.get(name), self.value) for name in names)


class Conditions(BaseModel):
    """All of them, or any."""

    logical_operator: Literal["and", "or"] | None = "and"
    conditions: Annotated[list[Condition], Field(max_length=50)] | None = None

    def holds(self, metadata: Mapping[str, Any]) -> bool:
        """Whether a record passes."""
        held = [condition.holds(metadata) for condition in self.conditions or ()]
        return not held or (any(held) if self.logical_operator == "or" else all(held))


class Retrieval(BaseModel):
    """A request as Dify sends it."""

    knowledge_id: Annotated[Text, Field(min_length=1, max_length=200, examples=["weibin-145"], description="规划的编号")]
    query: Annotated[Text, Field(min_length=1, max_length=QUESTION_LENGTH, pattern=r"\S", examples=["普惠性幼儿园"])]
    retrieval_setting: Setting
    metadata_condition: Conditions | None = None


class Record(BaseModel):
    """One place of the plan."""

    content: str
    score: float
    title: str
    metadata: dict[str, str | int | None]


class Records(BaseModel):
    """Places, best first."""

    records: list[Record]


class DifyError(BaseModel):
    """Dify's own."""

    error_code: int
    error_msg: str


def router(desk: Desk) -> APIRouter:
    """The one door."""
    doors = APIRouter(tags=["Dify 外部知识库"])

    @doors.post("/retrieval", summary="外部知识库检索（Dify 的格式）", responses=refused_as(DifyError))
    def retrieve(asked: Retrieval) -> Records:
        index = desk.index(asked.knowledge_id)
        wanted, least = asked.retrieval_setting.top_k, asked.retrieval_setting.score_threshold
        condition = asked.metadata_condition or Conditions()
        records = (_record(hit, index) for hit in index.find(asked.query, MOST))
        return Records(records=[record for record in records if record.score >= least and condition.holds(record.metadata)][:wanted])

    return doors


def _record(hit: Hit, index: Index) -> Record:
    metadata = {
        "plan": index.plan.id, "label": hit.label, "anchor": hit.anchor, "kind": hit.kind, "page_start": hit.page_start, "page_end": hit.page_end,
    }  # fmt: skip
    return Record(content=hit.text, score=hit.score, title=f"{index.plan.title} {hit.label}", metadata=metadata)


# ---- comparisons ---------------------------------------------------------------------------------------------------------------------


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _by_number(compare: Callable[[float, float], bool]) -> Callable[[Any, Any], bool]:
    def compared(own: Any, wanted: Any) -> bool:
        left, right = _number(own), _number(wanted)
        return left is not None and right is not None and compare(left, right)

    return compared


def _text(value: Any) -> str:
    number = _number(value) if not isinstance(value, str) else None
    return f"{number:g}" if number is not None else "" if value is None else str(value)


def _among(own: Any, wanted: Any) -> bool:
    return _text(own) in {_text(one) for one in (wanted if isinstance(wanted, list) else [wanted])}


OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "contains": lambda own, wanted: _text(wanted) in _text(own),
    "not contains": lambda own, wanted: _text(wanted) not in _text(own),
    "start with": lambda own, wanted: _text(own).startswith(_text(wanted)),
    "end with": lambda own, wanted: _text(own).endswith(_text(wanted)),
    "is": lambda own, wanted: _text(own) == _text(wanted),
    "is not": lambda own, wanted: _text(own) != _text(wanted),
    "in": _among,
    "not in": lambda own, wanted: not _among(own, wanted),
    "empty": lambda own, wanted: _text(own) == "",
    "not empty": lambda own, wanted: _text(own) != "",
    "=": _by_number(lambda own, wanted: own == wanted),
    "≠": _by_number(lambda own, wanted: own != wanted),
    ">": _by_number(lambda own, wanted: own > wanted),
    "<": _by_number(lambda own, wanted: own < wanted),
    "≥": _by_number(lambda own, wanted: own >= wanted),
    "≤": _by_number(lambda own, wanted: own <= wanted),
    "before": lambda own, wanted: bool(_text(own)) and _text(own) < _text(wanted),
    "after": lambda own, wanted: _text(own) > _text(wanted),
}
