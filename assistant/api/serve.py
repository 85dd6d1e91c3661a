"""The service as processes: one with the window, or several workers that answer the API alone."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from socket import AddressFamily, create_server, socket
from threading import Thread

import structlog
import uvicorn
import uvicorn.supervisors
from fastapi import FastAPI
from threadpoolctl import threadpool_limits

from assistant.api.app import create_app
from assistant.api.limit import ALONE
from assistant.api.memory import Memory
from assistant.api.metrics import SHARED
from assistant.api.policy import Policy, listed
from assistant.journal import keep_journal
from assistant.model.chat import ModelError, model_of
from assistant.office.database import DatabaseError, address_of, opened
from assistant.reply import reply, stream
from assistant.settings import Settings
from corpus.plan import PlanError
from corpus.shelf import folder_of, folders
from index.embed import EncoderError, encoder_of
from index.progress import Opening
from index.search import Index
from index.store import StoreError
from index.vectors import VectorsError

GRACE_SECONDS = 10  # for answers under way, once the service is told to stop
IDLE_SECONDS = 15  # a connection that asks nothing is let go
REFUSES = (PlanError, StoreError, EncoderError, VectorsError, DatabaseError, ModelError, OSError)
PATIENCE_SECONDS = 5  # before a worker looks again for what it needs
log = structlog.get_logger("planqa.serve")


class StartError(Exception):
    """Why the service cannot start, in one sentence."""


def policy_of(settings: Settings) -> Policy:
    """The rules of the doors, out of the environment."""
    return Policy(
        settings.require_auth, settings.per_minute, listed(settings.origins), listed(settings.hosts), settings.user_header, listed(settings.proxies),
        _counts(), settings.window and settings.workers == 1,
    )  # fmt: skip


def _counts() -> str:
    """Where requests are counted: with the other workers' where there are some, else in memory."""
    return str(Path(os.environ[SHARED]) / "limits.sqlite") if SHARED in os.environ else ALONE


def service_of(settings: Settings, shelf: dict[str, Index], opening: Opening | None = None) -> FastAPI:
    """The app over the office's database; StartError says what must not be served. `opening` tells the window how far the default plan has come."""
    try:
        folder_of(settings.plan, settings.home)
        engine = opened(address_of(settings.home, settings.database))
        model = model_of(settings)
        if model:
            Thread(target=model.warm, daemon=True).start()
        line = partial(reply, model=model), partial(stream, model=model)
        return create_app(
            shelf, settings.plan, settings.api_key, settings.host, *line, policy=policy_of(settings), engine=engine, kept=settings.log, days=settings.log_days,
            opening=opening, memory=Memory(settings.remembered, modelled=model is not None),
        )  # fmt: skip
    except (*REFUSES, ValueError) as error:
        raise StartError(str(error)) from error


# ---- one process ---------------------------------------------------------------------------------------------------------------------


def serve(settings: Settings) -> bool:
    """Until told to stop; whether it could answer. The plans open while the doors already stand."""
    shelf: dict[str, Index] = {}
    opening = Opening()
    server = uvicorn.Server(_config(service_of(settings, shelf, opening), settings))
    listening = _listening(settings)
    Thread(target=_fill, args=(shelf, settings, server, opening), daemon=True).start()
    server.run([listening])
    return settings.plan in shelf


def _config(app: FastAPI | str, settings: Settings, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app, host=settings.host, port=settings.port, log_config=None, access_log=False, proxy_headers=False, server_header=False, workers=workers,
        timeout_graceful_shutdown=GRACE_SECONDS, timeout_keep_alive=IDLE_SECONDS, factory=isinstance(app, str),
    )  # fmt: skip


def _listening(settings: Settings) -> socket:
    """The port, ours from now on; StartError when it is another's."""
    family = AddressFamily.AF_INET6 if ":" in settings.host else AddressFamily.AF_INET
    try:
        listening = create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise StartError(f"{settings.host}:{settings.port} 不能监听（{error.strerror}）；请用 --port 换一个端口，或停掉占用它的程序") from error
    listening.set_inheritable(True)
    return listening


def _fill(shelf: dict[str, Index], settings: Settings, server: uvicorn.Server, opening: Opening) -> None:
    """Open every plan, the default one first; without the default there is nothing to serve."""
    try:
        open_plans(shelf, settings, opening)
    except StartError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the one line for whoever started it
        server.should_exit = True


def open_plans(shelf: dict[str, Index], settings: Settings, opening: Opening | None = None) -> None:
    """Every plan into `shelf`; one of the office's that cannot be opened is said and left out, the default one is a StartError.

    `opening` is told how far the default one has come.
    """
    plans = folders(settings.home)
    for plan in sorted(plans, key=lambda plan: plan != settings.plan):
        try:
            heard = opening if opening and plan == settings.plan else Opening()
            index = Index.open(plans[plan], settings.home, encoder_of(settings.encoder), settings.chroma, heard)
            heard.at("warming", 0.95)
            index.warm()
            shelf[plan] = index
        except REFUSES as error:
            if plan == settings.plan:
                raise StartError(f"规划 {plan} 没有载入：{error}") from error
            log.error("plan_not_loaded", plan=plan, why=str(error))
    threadpool_limits(1, "blas")  # a question needs a row or two multiplied: waking a second core takes it from whoever else asks


# ---- several -------------------------------------------------------------------------------------------------------------------------


def serve_workers(settings: Settings) -> None:
    """A process that keeps `workers` others going; they share a Chroma server, the database and their counters."""
    if not settings.chroma:
        raise StartError("多个进程不能共用一个嵌入式向量库；请用 PLANQA_CHROMA 指定 Chroma 服务的地址，或把 PLANQA_WORKERS 设为1")
    service_of(settings, {})
    listening = _listening(settings)
    open_plans({}, settings)  # built once, before the workers look for it
    with tempfile.TemporaryDirectory(prefix="planqa-metrics-") as counters:
        os.environ[SHARED] = counters
        os.environ |= {"PLANQA_HOST": settings.host, "PLANQA_PORT": str(settings.port), "PLANQA_WORKERS": str(settings.workers)}
        config = _config("assistant.api.serve:worker", settings, settings.workers)
        uvicorn.supervisors.Multiprocess(config, [listening]).run()


def worker() -> FastAPI:
    """One of several: its plans are open before it takes a request, however long the Chroma server keeps it waiting."""
    keep_journal()
    settings = Settings()
    shelf: dict[str, Index] = {}
    while settings.plan not in shelf:
        try:
            open_plans(shelf, settings)
        except StartError as error:
            log.error("worker_waits", why=str(error), seconds=PATIENCE_SECONDS)
            time.sleep(PATIENCE_SECONDS)
    return service_of(settings, shelf)
