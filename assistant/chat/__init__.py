"""The chat window: what it shows, and the only place that knows gradio."""

from assistant.chat.window import mount

__all__ = ["mount"]
