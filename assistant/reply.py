"""The straight line: Question → Query → Findings → Draft → guarded Draft → Answer. The only thing windows and evals call.

With a chat model the draft may be said again in better prose, sentence by sentence; its figures and citations are put in here, never by the model.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic, perf_counter

from assistant.answer import PHRASES, Answer, Event, Milliseconds, Question, Status, Trace
from assistant.cite import cite
from assistant.draft import Draft, Line
from assistant.guard import guard
from assistant.likeliest import surer
from assistant.model.chat import Chat
from assistant.model.rewrite import is_unsure, rewritten
from assistant.model.writer import Writing, unfit
from assistant.task import task_of
from assistant.understand import Said, alone, understand
from assistant.write import write
from assistant.write.borne import asks_for_it, is_borne, is_settled, tells_figures
from index.findings import Findings, Part, Query
from index.search import Index

UNANSWERED = (Status.NOT_IN_PLAN, Status.OUT_OF_SCOPE, Status.PARTIAL)
NO_MODEL = "未配置语言模型，按原文作答"


@dataclass(frozen=True)
class Drafted:
    """What the rules alone make of a question."""

    query: Query
    found: Sequence[tuple[Part, Findings]]
    draft: Draft


def reply(question: Question, index: Index, model: Chat | None = None) -> Answer:
    """The answer to a question: the last thing that `stream` says."""
    last = list(stream(question, index, model))[-1]
    assert last.answer is not None  # the last event of a stream is always `done`
    return last.answer


def stream(question: Question, index: Index, model: Chat | None = None) -> Iterator[Event]:
    """The same, step by step: understand; search; write; guard; cite."""
    clock, until = [perf_counter()], monotonic() + (model.deadline if model else 0)
    yield Event(kind="phase", phase="understanding")
    query = _understood(question, index)
    if isinstance(query, Said):
        yield from told(_said(query, index))
        return
    clock.append(perf_counter())
    yield Event(kind="phase", phase="searching")
    found = [(part, index.search(part)) for part in query.parts]
    clock.append(perf_counter())
    yield Event(kind="phase", phase="writing")
    made = _borne(question, Drafted(query, found, write(found)), index)
    made = _meant(open_to_more(question, query, made, index), made, index)
    clock.append(perf_counter())
    made = replace(made, draft=guard(made.draft, index.plan))
    clock.append(perf_counter())
    heard, draft = None, made.draft
    if model:
        heard, draft = yield from _in_prose(question, _asked_again(question, made, index, model, until), index, model, until)
    why = (*made.query.why, *draft.why, *([NO_MODEL] if question.mode == "model" and not model else []))
    yield from told(cite(draft, index.plan, Trace(corpus=f"sha256:{index.corpus}", index=index.digest, why=why, ms=_spent(clock))), heard)


def by_rules(question: Question, query: Query, index: Index) -> Drafted:
    """What the rules make of a question, whatever else it may more surely mean."""
    found = [(part, index.search(part)) for part in query.parts]
    return _borne(question, Drafted(query, found, write(found)), index)


def open_to_more(question: Question, query: Query, made: Drafted, index: Index) -> Query:
    """A first message that the plan does not answer as the rules read it may mean something else, as a later turn may; not where they tell what it gives instead (a rate, where a share is asked)."""
    told = (
        made.draft.status in (Status.NOT_IN_PLAN, Status.PARTIAL)
        and len(query.parts) == 1
        and any(piece.fact for line in made.draft.lines for piece in line.evidence)
    )
    if question.history or made.draft.status not in UNANSWERED or told or is_settled(made.draft, made.found):
        return query
    return replace(query, later=alone(question, index.lexicon))


def _understood(question: Question, index: Index) -> Query | Said:
    return understand(question.model_copy(update={"question": task_of(question.question).asked}), index.lexicon)


def _borne(question: Question, made: Drafted, index: Index) -> Drafted:
    """What was made of the likeliest reading, or of the first other one that the plan bears where it does not bear that; where it bears none, what was not told before."""
    text = question.question
    if is_settled(made.draft, made.found):
        alone = _drafted(made.query.bare, index) if made.query.bare and not tells_figures(made.draft, text) else None
        said = " ".join((text, *(word for part in (*made.query.parts, *made.query.bare) for word in part.expansions)))
        return alone if alone and tells_figures(alone.draft, said) else made
    bare = (made.query.bare,) if made.query.bare and made.draft.status in UNANSWERED else ()
    others = [_drafted(parts, index) for parts in (*made.query.otherwise, *bare) if asks_for_it(text, parts)]
    borne = (other for other in others if is_borne(other.draft, other.found, loosely=made.draft.status in UNANSWERED))
    silent = (each for each in (made, *others) if each.draft.status in UNANSWERED)
    fresh = (each for each in (made, *others) if not _was_told(each.draft, question))
    return next(borne, next(silent, next(fresh, made)))


def _meant(query: Query, made: Drafted, index: Index) -> Drafted:
    """What was made, or what a later turn more surely means."""
    other = surer(query, made.query.parts, index)
    return Drafted(Query(other.parts, why=_why(other.parts)), other.found, other.draft) if other else made


def _was_told(draft: Draft, question: Question) -> bool:
    """Whether an answer begins with a figure that was told before: where the plan does not bear it, it is no more than the last topic again. A paragraph may hold more than was asked of it first."""
    first = draft.lines[0]
    told = any(turn.role == "assistant" and first.text in turn.content for turn in question.history)
    return told and any(piece.fact for piece in first.evidence)


def _drafted(parts: tuple[Part, ...], index: Index) -> Drafted:
    found = [(part, index.search(part)) for part in parts]
    return Drafted(Query(parts, why=_why(parts)), found, write(found))


def _why(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(f"另一种理解：主题“{part.topic}”" for part in parts)


# ---- with a model ----------------------------------------------------------------------------------------------------------------------


def _asked_again(question: Question, made: Drafted, index: Index, model: Chat, until: float) -> Drafted:
    """A follow-up that the rules did not resolve, as a model says it; what they made of it where that leads nowhere."""
    text = rewritten(model, question, until) if is_unsure(question, made.draft) else None
    query = understand(Question(question=text), index.lexicon) if text else None
    if query is None or isinstance(query, Said) or query.parts[0].kind is not made.query.parts[0].kind:
        return made
    found = [(part, index.search(part)) for part in query.parts]
    draft = guard(write(found), index.plan)
    again = Drafted(query, found, replace(draft, why=(*draft.why, f"追问改写为“{text}”")))
    return again if draft.status in (Status.ANSWERED, Status.PARTIAL) else made


def _in_prose(question: Question, made: Drafted, index: Index, model: Chat, until: float) -> Generator[Event, None, tuple[Answer | None, Draft]]:
    """The events of a model's answer as far as it stands; returns what was told and the whole draft."""
    task = task_of(question.question)
    if reason := unfit(question, task, [part for part, _ in made.found], made.draft):
        return None, replace(made.draft, why=(*made.draft.why, reason))
    heard, lines = None, list[Line]()
    writing = Writing(model, task, question.question, made.found, made.draft, until)
    for line in writing:
        lines.append(line)
        grown = cite(Draft(made.draft.status, tuple(lines)), index.plan, Trace())
        yield from _news(grown, heard)
        heard = grown
    return heard, writing.draft


# ---- what is told ------------------------------------------------------------------------------------------------------------------------


def _said(said: Said, index: Index) -> Answer:
    text = getattr(PHRASES, said.phrase).format(title=index.plan.title)
    follow_ups = ("规划有哪些章？", "2025年普惠性幼儿园占比目标是多少？") if said.status is Status.SMALLTALK else ()
    return Answer(plan=index.plan.id, status=said.status, answer=text, follow_ups=follow_ups, trace=Trace(corpus=f"sha256:{index.corpus}", index=index.digest))


def told(answer: Answer, heard: Answer | None = None) -> Iterator[Event]:
    """The events of an answer: what has not been `heard` yet, then the whole."""
    yield from _news(answer, heard)
    yield Event(kind="done", answer=answer)


def _news(answer: Answer, heard: Answer | None) -> Iterator[Event]:
    """Citations before the sentences that use them."""
    citations, sentences = (len(heard.citations), heard.answer.count("\n") + 1) if heard else (0, 0)
    yield from (Event(kind="citation", citation=citation) for citation in answer.citations[citations:])
    yield from (Event(kind="sentence", sentence=sentence) for sentence in answer.answer.split("\n")[sentences:])


def _spent(clock: list[float]) -> Milliseconds:
    understood, searched, written, guarded = (round((end - start) * 1000, 2) for start, end in zip(clock, clock[1:], strict=False))
    return Milliseconds(understand=understood, search=searched, write=written, guard=guarded, total=round((perf_counter() - clock[0]) * 1000, 2))
