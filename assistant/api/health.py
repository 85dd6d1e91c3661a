"""`/healthz` and `/readyz`: alive, and able to answer."""

from __future__ import annotations

from fastapi import APIRouter

from assistant.api.desk import Desk


def router(desk: Desk) -> APIRouter:
    """The two doors."""
    doors = APIRouter(tags=["状态"])

    @doors.get("/healthz", summary="进程在运行")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @doors.get("/readyz", summary="索引已就绪")
    def readyz() -> dict[str, str]:
        return {"status": "ready", "plan": desk.index().plan.id}

    return doors
