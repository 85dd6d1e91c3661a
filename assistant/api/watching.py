"""What came of each question, into the metrics and the log."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

import structlog

from assistant.answer import Answer, Citation, Question
from assistant.api.desk import Caller
from assistant.api.metrics import Metrics
from assistant.office.log import Asked, Log, Vote

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Watching:
    """Where it goes; without a log it is only counted."""

    metrics: Metrics
    log: Log | None = None

    def answered(self, question: Question, answer: Answer, caller: Caller, seconds: float, again: bool) -> None:
        """An answer, a refusal too."""
        self.metrics.answers.labels(caller.door, answer.status.value, answer.generator).inc()
        self.metrics.thinking.labels(caller.door).observe(seconds)
        if again:
            self.metrics.again.labels(caller.door).inc()
        self._take(
            Asked(
                answer.id, caller.principal.name, caller.principal.kind, caller.door, answer.plan, question.question, answer.status.value, answer.generator,
                tuple(place_of(cited) for cited in answer.citations), answer.trace.ms.model_dump(), round(seconds * 1000, 1), answer.trace.index,
            )
        )  # fmt: skip

    def failed(self, question: Question, plan: str, caller: Caller, seconds: float, left: bool) -> None:
        """No answer: a fault of ours, or whoever asked had left."""
        status = "left" if left else "error"
        self.metrics.answers.labels(caller.door, status, "").inc()
        name, kind = caller.principal.name, caller.principal.kind
        self._take(Asked(uuid4().hex, name, kind, caller.door, plan, question.question, status, ms_total=round(seconds * 1000, 1)))

    def voted(self, vote: Vote) -> bool:
        """Whether the vote goes into the log."""
        if self.log is None or self.log.kept == "off":
            return False
        self.log.take(vote)
        return True

    def _take(self, entry: Asked) -> None:
        if self.log is not None:
            self.log.take(entry)


def place_of(citation: Citation) -> str:
    """`第一章第五节 专栏1-1，第17页`."""
    return citation.label + (f"，第{citation.page_start}页" if citation.page_start else "")
