"""Our line and our index, as others in LangChain would use them."""

from __future__ import annotations

from langchain_core.prompts import PromptTemplate
from langchain_core.runnables import RunnableLambda

from assistant.answer import Question
from assistant.model.chain import PlanRetriever, as_runnable, as_stream
from index.search import Index


def test_the_line_is_a_runnable(index: Index) -> None:
    chain = (
        PromptTemplate.from_template("{what}的目标是多少？") | RunnableLambda(lambda prompt: prompt.text) | as_runnable(index) | (lambda answer: answer.answer)
    )
    assert chain.invoke({"what": "2025年普惠性幼儿园占比"}).startswith("2025年普惠性幼儿园占比目标为85%以上。[1]")
    assert len(as_runnable(index).batch([Question(question="四大战略是什么"), "你好"])) == 2


def test_the_line_streams_its_events(index: Index) -> None:
    events = list(as_stream(index).stream("四大战略是什么"))
    assert [event.kind for event in events][:3] == ["phase"] * 3 and events[-1].answer is not None


def test_the_index_is_a_retriever(index: Index) -> None:
    found = PlanRetriever(index=index, k=3).invoke("普惠性幼儿园占比")
    assert len(found) == 3 and found[0].metadata["label"] in ("第一章第五节 专栏1-1", "第十章第二节")
    assert set(found[0].metadata) == {"kind", "label", "anchor", "page_start", "page_end", "score", "why"}
    joined = PlanRetriever(index=index, k=2) | (lambda documents: "\n".join(document.page_content for document in documents))
    assert "普惠" in joined.invoke("普惠性幼儿园占比")
