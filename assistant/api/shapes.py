"""Errors in the shape of the door they leave by: ours, OpenAI's, Dify's, JSON-RPC's.

>>> refused("/retrieval", refusal(401, "no_key")).status_code
403
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.api.doors import door_of
from assistant.api.errors import Refusal, as_refusal
from index.embed import EncoderError
from index.vectors import VectorsError

Shape = Callable[[Refusal], tuple[int, dict[str, Any]]]


def ours(refusal: Refusal) -> tuple[int, dict[str, Any]]:
    """`{"error": {"code", "message"}}`."""
    return refusal.status, {"error": {"code": refusal.code, "message": refusal.message}}


def openai(refusal: Refusal) -> tuple[int, dict[str, Any]]:
    """What the `openai` package turns into its exceptions."""
    status = 400 if refusal.status == 422 else refusal.status
    kind = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}.get(
        status, "server_error" if status >= 500 else "invalid_request_error"
    )
    code = {"no_key": "invalid_api_key", "wrong_key": "invalid_api_key", "unknown_plan": "model_not_found", "too_often": "rate_limit_exceeded"}
    param = "model" if refusal.code == "unknown_plan" else None
    return status, {"error": {"message": refusal.message, "type": kind, "param": param, "code": code.get(refusal.code, refusal.code)}}


def dify(refusal: Refusal) -> tuple[int, dict[str, Any]]:
    """`{"error_code", "error_msg"}`, with the codes that Dify knows: 1001 no key, 1002 a wrong one, 2001 no such knowledge."""
    codes = {"no_key": (403, 1001), "wrong_key": (403, 1002), "no_scope": (403, 1002), "unknown_plan": (404, 2001)}
    status = 400 if refusal.status == 422 else refusal.status
    status, code = codes.get(refusal.code, (status, status))
    return status, {"error_code": code, "error_msg": refusal.message}


def json_rpc(refusal: Refusal) -> tuple[int, dict[str, Any]]:
    """An error of no request in particular."""
    return refusal.status, {"jsonrpc": "2.0", "id": None, "error": {"code": -32000, "message": refusal.message, "data": {"code": refusal.code}}}


SHAPES: dict[str, Shape] = {"openai": openai, "models": openai, "dify": dify, "mcp": json_rpc}


def refused(path: str, refusal: Refusal) -> JSONResponse:
    """The refusal as the door at `path` sends it."""
    status, body = SHAPES.get(door_of(path).name, ours)(refusal)
    return JSONResponse(body, status, refusal.headers)


def install(app: FastAPI) -> None:
    """Every error of `app` in the shape of its door."""

    async def answer(request: Request, error: Exception) -> JSONResponse:
        return refused(request.url.path, as_refusal(request, error))

    for kind in (Refusal, RequestValidationError, HTTPException, VectorsError, EncoderError, Exception):
        app.add_exception_handler(kind, answer)
