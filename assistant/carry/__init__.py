"""What leaves the window: a conversation as Word or Markdown, one answer as text, every source checked against the plan again."""

from assistant.carry.markdown import markdown_of
from assistant.carry.paper import Paper, paper
from assistant.carry.plain import plain
from assistant.carry.talk import Conversation, Said
from assistant.carry.word import docx_of

__all__ = ["Conversation", "Paper", "Said", "docx_of", "markdown_of", "paper", "plain"]
