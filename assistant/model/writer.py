"""Findings and the extractive draft → lines in a model's words, each checked before it is told; what is lacking is filled from the extractive draft.

>>> [line.text for line in Writing(chat, task, "学前教育怎么发展", found, draft, until)]
['推进学前教育发展，补齐学前教育短板。']
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.answer import Question, Status
from assistant.draft import Draft, Evidence, Line
from assistant.model.chat import Chat, ModelError
from assistant.model.faithful import Unfaithful, checked
from assistant.model.material import Material
from assistant.model.prompts import SCHEMA, SYSTEM, fenced
from assistant.model.sentences import sentences
from assistant.task import Task
from index.findings import Findings, Kind, Part

log = logging.getLogger(__name__)

PROSE = (Kind.TEXT, Kind.SUMMARY, Kind.DEFINE)
WHOLE_LISTS = (Kind.LIST, Kind.COUNT, Kind.WHERE, Kind.ORIGINAL)  # complete or verbatim by themselves; a model could only leave something out
ENOUGH = 0.5  # of a model's sentences that must stand for its answer to do without the extractive one
MOST = 16  # sentences


def unfit(question: Question, task: Task, parts: Sequence[Part], draft: Draft) -> str:
    """Why a model is not asked to write this answer; empty when it is."""
    if question.mode == "extractive":
        return "按要求只用原文作答"
    if draft.status not in (Status.ANSWERED, Status.PARTIAL) or not any(line.evidence for line in draft.lines):
        return "没有可写的原文，不用模型"
    if draft.denials or draft.clashes or any(line.sums or line.counted is not None for line in draft.lines):
        return "更正、计数、计算和各处不一，不用模型"
    if any(part.kind in WHOLE_LISTS for part in parts) and task.kind == "answer":
        return "清单和出处以原文为准，不用模型"
    if question.mode == "auto" and task.kind == "answer" and not all(part.kind in PROSE for part in parts):
        return "数字问题不用模型"
    return ""


class Writing:
    """One answer being written; once the lines have been told, `draft` is the whole of it."""

    def __init__(self, chat: Chat, task: Task, question: str, found: Sequence[tuple[Part, Findings]], extractive: Draft, until: float) -> None:
        self._chat, self._until, self._extractive = chat, until, extractive
        self._material = Material.of(found, extractive)
        self._prompt = fenced(task.kind, question, str(self._material))
        self._first = _first(extractive, [part for part, _ in found])
        self._told, self._lost, self._stood, self._ended = list[Line](), list[str](), 0, ""

    def __iter__(self) -> Iterator[Line]:
        """The lines as they come to stand; those of the extractive draft follow where too little does."""
        for line in self._written():
            fresh = [one for one in (*self._first, line) if one.text not in {told.text for told in self._told}]
            self._told += fresh
            self._stood += 1
            yield from fresh
        if self._stood:
            yield from self._filling()
        else:
            log.warning("model %s: no sentence stands, %s", self._chat.name, self._ended or "；".join(dict.fromkeys(self._lost)) or "nothing was said")

    def _written(self) -> Iterator[Line]:
        pieces = self._chat.stream(SYSTEM, self._prompt, self._until, SCHEMA)
        try:
            for sentence in islice(sentences(pieces), MOST):
                if line := self._checked(sentence):
                    yield line
        except ModelError as error:
            self._ended = str(error)
            log.warning("model %s: %s", self._chat.name, error)
        finally:
            pieces.close()

    def _checked(self, sentence: str) -> Line | None:
        try:
            return checked(sentence, self._material)
        except Unfaithful as error:
            self._lost.append(str(error))
            log.info("model %s: a sentence is not shown: %s", self._chat.name, error)
            return None

    def _filling(self) -> Iterator[Line]:
        """What the extractive answer says beyond the model's, where that broke off or lost too much."""
        if not self._ended and self._stood >= ENOUGH * (self._stood + len(self._lost)):
            return
        told = [piece for line in self._told for piece in line.evidence]
        for line in self._extractive.lines:
            if line.evidence and not all(any(_holds(one, piece) for one in told) for piece in line.evidence):
                self._told.append(line)
                yield line

    @property
    def draft(self) -> Draft:
        """The whole answer: the model's where a sentence of it stands, else the extractive one; `why` says which and what was lost."""
        why = [f"语言模型 {self._chat.name}：{self._stood}句成立，{len(self._lost)}句未通过核对"]
        why += [f"未通过：{reason}" for reason in dict.fromkeys(self._lost)] + ([f"语言模型：{self._ended}"] if self._ended else [])
        if not self._stood:
            return replace(self._extractive, why=(*self._extractive.why, *why, "按原文作答"))
        filled = any(line in self._extractive.lines and line not in self._first for line in self._told)
        why += ["其余按原文补足"] if filled else []
        return replace(self._extractive, lines=tuple(self._told), generator="model", why=(*self._extractive.why, *why))


def _first(extractive: Draft, parts: Sequence[Part]) -> tuple[Line, ...]:
    """What is said before anything of the model's: what the plan does not say, and the figure that was asked for."""
    silent = tuple(line for line in extractive.lines if not line.evidence)
    figures = () if all(part.kind in PROSE for part in parts) else tuple(line for line in extractive.lines if any(p.fact for p in line.evidence))[:1]
    return (*silent, *figures)


def _holds(outer: Evidence, inner: Evidence) -> bool:
    """Whether one quotation lies in another."""
    return outer.passage.char_start == inner.passage.char_start and outer.start <= inner.start and inner.end <= outer.end
