"""What OpenAPI says of the doors beside their bodies: the errors, in the shape they have."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


class ErrorDetail(BaseModel):
    """A code for programs, a sentence for people."""

    code: str
    message: str


class ErrorBody(BaseModel):
    """Every error of ours."""

    error: ErrorDetail


MEANINGS = {
    401: "没有密钥，或密钥不对", 403: "密钥的范围不含此处，或请求来自别处", 404: "没有这份规划或这个地址", 413: "请求体太大", 422: "请求写得不对",
    429: "太频繁，见 Retry-After", 503: "索引尚未就绪，或向量服务没有回应，见 Retry-After",
}  # fmt: skip
REFUSED: dict[int | str, dict[str, Any]] = {status: {"model": ErrorBody, "description": meaning} for status, meaning in MEANINGS.items()}


def refused_as(model: type[BaseModel], *statuses: int) -> dict[int | str, dict[str, Any]]:
    """The same of a door that has errors of another shape; `statuses` are those it has beside ours."""
    return {status: {"model": model, "description": MEANINGS.get(status, "请求写得不对")} for status in (400, *MEANINGS, *statuses)}


def _spelt_out(meaning: str) -> dict[str, Any]:
    return {"description": meaning, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorBody"}}}}


# Of a door that does not answer in JSON: its errors still do.
REFUSED_IN_JSON: dict[int | str, dict[str, Any]] = {status: _spelt_out(meaning) for status, meaning in MEANINGS.items()}
