"""Questions of different kinds that this plan can answer, made from what it holds; and what the office calls it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.chat import words
from assistant.chat.markup import Markup, tag
from index.search import Index


def asks(index: Index) -> Markup:
    """`可以这样问` and its buttons."""
    rows = [tag("li", tag("button", question, type="button", class_="ask", data_ask=question)) for question in examples(index)]
    return tag("div", tag("h2", words.EXAMPLES), tag("ul", *rows), class_="asks")


def examples(index: Index) -> list[str]:
    """A figure, a list, a summary and a place."""
    return [question for kind in (_figure, _list, _summary, _place) for question in kind(index)]


def _figure(index: Index) -> Iterator[str]:
    targets = [fact for fact in index.facts if fact.stage == "target" and fact.value and fact.bound == "ge" and fact.period.isdecimal()]
    yield from (f"{fact.period}年{fact.subject}目标是多少？" for fact in targets[:1])


def _list(index: Index) -> Iterator[str]:
    if any(fact.attribute == "约束性" for fact in index.facts):
        yield "约束性指标有哪些？"


def _summary(index: Index) -> Iterator[str]:
    chapters = [head for head in index.plan.heads if head.level == "chapter"]
    yield from (f"{head.title}有哪些重点任务？" for head in chapters[1:2])


def _place(index: Index) -> Iterator[str]:
    boxes = [head for head in index.plan.heads if head.level == "box"]
    yield from (f"{head.title}写在规划的哪一节？" for head in boxes[-1:])


def short_title(index: Index) -> str:
    """What the office calls the plan."""
    return index.plan.aliases[0] if index.plan.aliases else index.plan.title
