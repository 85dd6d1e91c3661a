"""Our line as a LangChain Runnable and our index as a BaseRetriever, for those who build on them.

>>> line = as_runnable(index)
>>> line.invoke("2025年普惠性幼儿园占比目标是多少？").answer.split("\\n")[0]
'2025年普惠性幼儿园占比目标为85%以上。[1][2]'
>>> retriever = PlanRetriever(index=index, k=3)
>>> retriever.invoke("普惠性幼儿园")[0].metadata["label"]
'第一章第五节 专栏1-1'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda
from pydantic import ConfigDict

from assistant.answer import Answer, Event, Question
from assistant.model.chat import Chat
from assistant.reply import reply, stream
from index.findings import Hit
from index.search import Index


def as_runnable(index: Index, model: Chat | None = None) -> Runnable[str | Question, Answer]:
    """`invoke(question)` gives the Answer of `POST /v1/ask`."""
    return RunnableLambda(lambda asked: reply(_question(asked), index, model), name="planqa")


def as_stream(index: Index, model: Chat | None = None) -> Runnable[str | Question, Event]:
    """`stream(question)` gives the Events of `POST /v1/ask/stream`, the Answer in the last."""

    def told(asked: Iterator[str | Question]) -> Iterator[Event]:
        for question in asked:
            yield from stream(_question(question), index, model)

    return RunnableGenerator(told, name="planqa-stream")


class PlanRetriever(BaseRetriever):
    """Passages and facts of one plan as Documents, best first; `metadata` is a hit of `POST /v1/search` without its text."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    index: Any
    k: int = 6

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(hit) for hit in self.index.find(query, self.k)]


def _question(asked: str | Question) -> Question:
    return asked if isinstance(asked, Question) else Question(question=asked)


def _document(hit: Hit) -> Document:
    names = ("kind", "label", "anchor", "page_start", "page_end", "score", "why")
    return Document(page_content=hit.text, metadata={name: getattr(hit, name) for name in names})
