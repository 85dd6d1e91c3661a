"""`GET /window/figures`: the figures view as a piece of the window's page."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from assistant.api.desk import Desk
from assistant.chat.figures import figures


def router(desk: Desk) -> APIRouter:
    """The one door."""
    doors = APIRouter(prefix="/window", include_in_schema=False)

    @doors.get("/figures")
    def shown() -> HTMLResponse:
        return HTMLResponse(figures(desk.index()))

    return doors
