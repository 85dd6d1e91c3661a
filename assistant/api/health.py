"""`/healthz` and `/readyz`: alive, and able to answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from assistant.api.described import REFUSED
from assistant.api.desk import Desk


class Alive(BaseModel):
    """The process runs."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """The default plan can be asked; `log` says whether what is asked gets written down: a full disk does not stop answers."""

    status: Literal["ready"] = "ready"
    plan: str
    log: Literal["ok", "failing", "off"]


def router(desk: Desk, log: Callable[[], Literal["ok", "failing", "off"]]) -> APIRouter:
    """The two doors."""
    doors = APIRouter(tags=["状态"])

    @doors.get("/healthz", summary="进程在运行")
    def healthz() -> Alive:
        return Alive()

    @doors.get("/readyz", summary="索引已就绪", responses=REFUSED)
    def readyz() -> Ready:
        return Ready(plan=desk.index().plan.id, log=log())

    return doors
