"""`/docs`: the API described by a page of our own; nothing is fetched from another host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

STATIC = Path(__file__).parent / "static"
FILES = {"/docs": "docs.html", "/docs/docs.js": "docs.js", "/docs/page.css": "page.css"}


def router() -> APIRouter:
    """The page and its two files."""
    doors = APIRouter(include_in_schema=False)
    for path, name in FILES.items():
        doors.add_api_route(path, _file(name), methods=["GET", "HEAD"])
    return doors


def _file(name: str) -> Callable[[], FileResponse]:
    def serve() -> FileResponse:
        return FileResponse(STATIC / name)

    return serve
