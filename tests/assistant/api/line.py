"""A straight line one can compute by hand: every question has the same answer, cited to row 13 of 专栏1-1 and to a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Answer, Citation, Event, Question, Status
from corpus.plan import Passage, Plan
from index.search import Index

HOSTILE = '<img src=x onerror="window.hurt=1"> ![图](http://evil.example/x.png) [点这里](http://evil.example/) **粗** <script>window.hurt=2</script> ${window.hurt=3} {{hurt}}'


def citation(plan: Plan, marker: int, passage: Passage, start: int, end: int) -> Citation:
    """`passage.text[start:end]`, cited."""
    place, at = passage.place, plan.locate(passage, start, end)
    return Citation(
        marker=marker, label=place.label, section_label=place.section_label, box=place.box, item=place.item, title=at.title, anchor=at.anchor,
        page_start=at.page_start, page_end=at.page_end, quote=passage.text[start:end], row=passage.row, char_start=at.char_start, char_end=at.char_end,
    )  # fmt: skip


def citations(plan: Plan) -> tuple[Citation, Citation]:
    """A row of the table, and the second sentence of 普及学前教育."""
    row = plan.passages_of("专栏1-1")[12]
    prose = next(passage for passage in plan.passages_of("第十章第二节") if passage.item == "普及学前教育")
    start, end = prose.sentences[-1]
    return citation(plan, 1, row, 0, len(row.text)), citation(plan, 2, prose, start, end)


def reply(question: Question, index: Index) -> Answer:
    """Says the question back, so that a hostile one stands in the answer too."""
    text = f"2025年普惠性幼儿园占比目标为85%以上。[1][2][9]\n您问的是：{question.question}（前有{len(question.history)}条）"
    return Answer(
        id="fixed", plan=index.plan.id, status=Status.PARTIAL if "部分" in question.question else Status.ANSWERED, answer=text,
        citations=citations(index.plan), follow_ups=("学前三年毛入园率目标？",),
    )  # fmt: skip


def stream(question: Question, index: Index) -> Iterator[Event]:
    """The same, step by step."""
    answer = reply(question, index)
    if "出错" in question.question:
        raise RuntimeError("a fault of ours")
    yield from (Event(kind="phase", phase=phase) for phase in ("understanding", "searching", "writing"))
    yield from (Event(kind="citation", citation=cited) for cited in answer.citations)
    yield from (Event(kind="sentence", sentence=line) for line in answer.answer.split("\n"))
    yield Event(kind="done", answer=answer)
