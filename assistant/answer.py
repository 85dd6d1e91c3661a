"""What is asked and what comes back: Question, Answer, Citation, Status; and every fixed Chinese phrase of the product.

The shapes are those of `POST /v1/ask`; a door only passes them on. One real answer:

>>> Answer(plan="weibin-145", status=Status.ANSWERED, answer="2025年普惠性幼儿园占比目标为85%以上。[1]", ...)
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, field_validator


class PHRASES:
    """Every fixed sentence the product says for itself."""

    empty = "问题是空的，请写下要问的内容"
    declined = "这个请求无法协助。我只依据规划原文回答问题，不改动其中的数字和文字，不代拟或伪造文件，不提供个人信息，也不发表意见。"
    greeting = "您好，我依据《{title}》原文回答问题，每句话都注明章节和页码。可以问指标、项目、措施，也可以问某句话写在哪里。"
    thanks = "不客气。还可以继续问规划里的内容。"
    noted = "好的，请继续问规划里的内容。"
    abilities = "我可以查规划中的目标和基数、列出指标和项目、解释规划里的提法、说明出处，也会指出规划没有写的内容。请直接提问。"
    out_of_scope = "这个问题不在本规划范围内：《{title}》没有与此有关的内容。"
    other_place = "这个问题不在本规划范围内：《{title}》是{region}的规划，没有载明{place}的这项内容。"
    not_in_plan = "规划未载明“{topic}”。"
    no_figure = "规划未给出“{topic}”的具体数字。"
    not_word_for_word = "规划没有直接写到“{topic}”，与此最接近的原文是："
    nearest = "与此最接近的原文是："
    missing = "规划未载明{what}。"
    clarify = "“{topic}”可以有几种理解，请问是指：{readings}？"
    clarify_empty = "请说明要问规划里的哪个指标、项目或章节。"
    withheld = "查到的内容未能逐字核实，不予显示。请换一种问法。"
    conflict = "请注意规划各处不一：{what}：{places}。"
    no_more = "除上面所列，规划没有更多直接写到“{topic}”的内容。"
    by_calculation = "据此计算，"
    no_sum = "百分比不能相加。"


QUESTION_LENGTH = 2000
HISTORY_TURNS = 20
HISTORY_LENGTH = 4000


class Status(StrEnum):
    """One word for what happened, decided in this order."""

    DECLINED = "declined"
    SMALLTALK = "smalltalk"
    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_IN_PLAN = "not_in_plan"
    OUT_OF_SCOPE = "out_of_scope"
    CLARIFY = "clarify"
    WITHHELD = "withheld"


# What people read instead of the word; an answered question and a greeting need none.
LABELS = {
    Status.PARTIAL: "规划只说到一部分",
    Status.NOT_IN_PLAN: "规划未载明",
    Status.OUT_OF_SCOPE: "不在本规划范围",
    Status.CLARIFY: "请再明确",
    Status.DECLINED: "无法协助",
    Status.WITHHELD: "未能核实，不予显示",
}


class Frozen(BaseModel):
    """A value: made once, never changed; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Turn(Frozen):
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=HISTORY_LENGTH)


class Question(Frozen):
    """What the user asks, with the turns before it, oldest first."""

    question: str = Field(min_length=1, max_length=QUESTION_LENGTH, examples=["2025年普惠性幼儿园占比目标是多少？"])
    history: tuple[Turn, ...] = Field(default=(), max_length=HISTORY_TURNS)
    plan: str | None = Field(default=None, description="计划编号；不填则用默认规划", examples=["weibin-145"])
    mode: Literal["auto", "extractive", "model"] = "auto"

    @field_validator("question")
    @classmethod
    def not_blank(cls, text: str) -> str:
        """A question of white space is no question."""
        if not text.strip():
            raise ValueError(PHRASES.empty)
        return text


class Citation(Frozen):
    """Where a sentence stands in the plan, with the words that carry it."""

    marker: int
    label: str = Field(examples=["第一章第五节 专栏1-1"])
    section_label: str
    box: str | None
    item: str | None
    title: str
    anchor: str = Field(examples=["weibin-145/1.5/box1-1/13"])
    page_start: int | None
    page_end: int | None
    quote: str = Field(examples=["13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性"])
    row: dict[str, str] | None = None
    char_start: int
    char_end: int


class FactUsed(Frozen):
    """A fact the answer rests on."""

    id: str
    subject: str
    stage: str
    measure: str
    value: str | None
    unit: str
    bound: str
    bound_text: str
    period: str
    attribute: str | None
    text: str
    marker: int


class Operand(Frozen):
    """One cited figure of a calculation."""

    text: str
    marker: int


class Calculation(Frozen):
    """Arithmetic that is shown: `3.7 - 3.4 = 0.3人`."""

    expression: str
    operands: tuple[Operand, ...]
    result: str
    unit: str


class Correction(Frozen):
    """What the user took for given, and what the plan says."""

    said: str
    plan_says: str
    marker: int


class Conflict(Frozen):
    """Two places of the plan that differ."""

    what: str
    markers: tuple[int, ...]


class Milliseconds(Frozen):
    """Time spent in each step, in milliseconds."""

    understand: float = 0
    search: float = 0
    write: float = 0
    guard: float = 0
    total: float = 0


class Trace(Frozen):
    """How the answer came about: digests of what was read, and why each hit is there."""

    corpus: str = ""
    index: str = ""
    why: tuple[str, ...] = ()
    ms: Milliseconds = Milliseconds()


class Answer(Frozen):
    """The body of `POST /v1/ask`."""

    id: str = Field(default_factory=lambda: uuid4().hex)
    plan: str
    status: Status
    answer: str
    generator: Literal["extractive", "model"] = "extractive"
    citations: tuple[Citation, ...] = ()
    facts: tuple[FactUsed, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    missing: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    trace: Trace = Trace()


class Event(Frozen):
    """One step of a streamed answer, in the order `phase`*, (`citation` | `sentence`)*, `done`."""

    kind: Literal["phase", "citation", "sentence", "done"]
    phase: str | None = None
    citation: Citation | None = None
    sentence: str | None = None
    answer: Answer | None = None
