"""The HTTP doors: the only place that knows fastapi."""

from assistant.api.app import create_app

__all__ = ["create_app"]
