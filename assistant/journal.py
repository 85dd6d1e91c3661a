"""The journal: one line an event, on stderr; JSON for machines, plain in a terminal. Libraries' own lines come out the same way."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog

NOISY = ("uvicorn.access", "httpx", "chromadb", "alembic", "mcp", "asyncio", "bm25s", "sentence_transformers", "python_multipart")


def keep_journal(level: int = logging.INFO) -> None:
    """Set up once, before anything is said."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars, structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name, structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso"), _without_colour,
    ]  # fmt: skip
    terminal = sys.stderr.isatty()
    shown: Any = structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer(ensure_ascii=False)
    ending = [] if terminal else [structlog.processors.format_exc_info]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter], logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger, cache_logger_on_first_use=True,
    )  # fmt: skip
    handler = logging.StreamHandler(sys.stderr)
    final = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *ending, shown]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=final))
    root = logging.getLogger()
    root.handlers, root.level = [handler], level
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _without_colour(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """What uvicorn says twice, once for a terminal."""
    event.pop("color_message", None)
    return event
