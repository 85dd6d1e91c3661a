"""The chat window: the only place that knows gradio."""

from assistant.chat.window import mount

__all__ = ["mount"]
