"""The straight line: Question → Query → Findings → Draft → guarded Draft → Answer. The only thing windows and evals call."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from assistant.answer import PHRASES, Answer, Event, Milliseconds, Question, Status, Trace
from assistant.cite import cite
from assistant.guard import guard
from assistant.understand import Said, understand
from assistant.write import write
from index.search import Index


def reply(question: Question, index: Index) -> Answer:
    """The answer to a question: the last thing that `stream` says."""
    last = list(stream(question, index))[-1]
    assert last.answer is not None  # the last event of a stream is always `done`
    return last.answer


def stream(question: Question, index: Index) -> Iterator[Event]:
    """The same, step by step: understand; search; write; guard; cite."""
    clock = [perf_counter()]
    yield Event(kind="phase", phase="understanding")
    query = understand(question, index.lexicon)
    if isinstance(query, Said):
        yield from _told(_said(query, index))
        return
    clock.append(perf_counter())
    yield Event(kind="phase", phase="searching")
    found = [(part, index.search(part)) for part in query.parts]
    clock.append(perf_counter())
    yield Event(kind="phase", phase="writing")
    draft = write(found)
    clock.append(perf_counter())
    checked = guard(draft, index.plan)
    clock.append(perf_counter())
    why = (*query.why, *checked.why, *(["未配置语言模型，按原文作答"] if question.mode == "model" else []))
    yield from _told(cite(checked, index.plan, Trace(corpus=f"sha256:{index.corpus}", index=index.digest, why=why, ms=_spent(clock))))


def _said(said: Said, index: Index) -> Answer:
    text = getattr(PHRASES, said.phrase).format(title=index.plan.title)
    follow_ups = ("规划有哪些章？", "2025年普惠性幼儿园占比目标是多少？") if said.status is Status.SMALLTALK else ()
    return Answer(plan=index.plan.id, status=said.status, answer=text, follow_ups=follow_ups, trace=Trace(corpus=f"sha256:{index.corpus}", index=index.digest))


def _told(answer: Answer) -> Iterator[Event]:
    """Citations before the sentences that use them, then the whole."""
    yield from (Event(kind="citation", citation=citation) for citation in answer.citations)
    yield from (Event(kind="sentence", sentence=sentence) for sentence in answer.answer.split("\n"))
    yield Event(kind="done", answer=answer)


def _spent(clock: list[float]) -> Milliseconds:
    understood, searched, written, guarded = (round((end - start) * 1000, 2) for start, end in zip(clock, clock[1:], strict=False))
    return Milliseconds(understand=understood, search=searched, write=written, guard=guarded, total=round((perf_counter() - clock[0]) * 1000, 2))
