"""A conversation as the window hands it in to be carried away: what was asked, what was said, and where it is said to stand.

It comes from a browser, so nothing in it is believed: `paper` looks every quote up in the plan.

>>> Said.of("2025年普惠性幼儿园占比目标是多少？", answer).citations[0].marker
1
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from assistant.answer import QUESTION_LENGTH, Answer, Frozen, Status

ANSWER_LENGTH = 60_000  # the longest list of a plan, many times over
QUOTE_LENGTH = 20_000
CITATIONS = 500
EXCHANGES = 200
PIECES = 6_000  # lines and references of all answers: Word would take minutes to open more
MARKER = re.compile(r"\[(\d{1,4})\]")
EXAMPLE = {
    "question": "2025年普惠性幼儿园占比目标是多少？", "answer": "2025年普惠性幼儿园占比目标为85%以上。[1]", "status": "answered",
    "citations": [{"marker": 1, "quote": "13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性", "char_start": 9783, "char_end": 9813}],
}  # fmt: skip
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def seen(text: str) -> str:
    """Text without what prints nothing: no file format needs it, some cannot hold it, and it can make a line read otherwise than it is written."""
    return UNSEEN.sub("", text.replace("\r\n", "\n"))


Seen = Annotated[str, AfterValidator(seen)]


class Source(BaseModel):
    """Where a marker is said to point; the rest of a Citation may stand beside it and is not read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    marker: int = Field(ge=1, le=9999, examples=[1])
    quote: str = Field(max_length=QUOTE_LENGTH, examples=["13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性"])
    char_start: int = Field(ge=0, le=100_000_000, examples=[9783])
    char_end: int = Field(ge=0, le=100_000_000, examples=[9813])


class Said(Frozen):
    """One question and its answer."""

    question: Seen = Field(max_length=QUESTION_LENGTH, examples=["2025年普惠性幼儿园占比目标是多少？"])
    answer: Seen = Field(max_length=ANSWER_LENGTH, examples=["2025年普惠性幼儿园占比目标为85%以上。[1]"])
    status: Status = Status.ANSWERED
    citations: tuple[Source, ...] = Field(default=(), max_length=CITATIONS)

    @classmethod
    def of(cls, question: str, answer: Answer) -> Said:
        """What is kept of an Answer."""
        sources = tuple(Source.model_validate(citation.model_dump()) for citation in answer.citations)
        return cls(question=question, answer=answer.answer, status=answer.status, citations=sources)


class Conversation(Frozen):
    """Questions and answers about one plan, oldest first."""

    plan: str | None = Field(default=None, max_length=200, description="规划编号；不填则用默认规划", examples=["weibin-145"])
    said: tuple[Said, ...] = Field(min_length=1, max_length=EXCHANGES, examples=[[EXAMPLE]])

    @property
    def pieces(self) -> int:
        """How much there is to set: lines and references."""
        return sum(said.answer.count("\n") + 1 + len(MARKER.findall(said.answer)) for said in self.said)
