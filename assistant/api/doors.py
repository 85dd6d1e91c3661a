"""The doors by their paths: what each is called, what a key needs to pass it, and whether passing counts.

>>> door_of("/v1/ask/stream").name
'stream'
"""

from __future__ import annotations

from dataclasses import dataclass

ASK, READ, FEEDBACK, ADMIN = "ask", "read", "feedback", "admin"


@dataclass(frozen=True)
class Door:
    """A path and all below it."""

    path: str
    name: str
    scopes: frozenset[str] = frozenset()
    counted: bool = True


DOORS = (
    Door("/v1/ask/stream", "stream", frozenset({ASK})),
    Door("/v1/ask", "ask", frozenset({ASK})),
    Door("/v1/chat/completions", "openai", frozenset({ASK})),
    Door("/v1/models", "models"),
    Door("/v1/search", "search", frozenset({READ})),
    Door("/v1/facts", "facts", frozenset({READ})),
    Door("/v1/plans", "plans", frozenset({READ})),
    Door("/v1/export", "export", frozenset({ASK})),
    Door("/v1/feedback", "feedback", frozenset({FEEDBACK})),
    Door("/v1", "unknown"),
    Door("/retrieval", "dify", frozenset({READ})),
    Door("/mcp", "mcp", frozenset({ASK, READ})),
    Door("/metrics", "metrics", frozenset({ADMIN}), counted=False),
    Door("/docs", "docs", counted=False),
    Door("/openapi.json", "docs", counted=False),
    Door("/healthz", "health", counted=False),
    Door("/readyz", "health", counted=False),
    Door("/sign-in", "sign-in", counted=False),
    Door("/window/ask", "window", frozenset({ASK})),
    Door("/gradio_api/queue/join", "window", frozenset({ASK})),
)
WINDOW = Door("", "window", frozenset({ASK}), counted=False)


def door_of(path: str) -> Door:
    """The door of a path; what has no door of its own belongs to the window."""
    return next((door for door in DOORS if path == door.path or path.startswith(door.path + "/")), WINDOW)
