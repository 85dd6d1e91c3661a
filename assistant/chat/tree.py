"""Reading: the plan's tree with its pages, and one section of it as a page to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.chat import words
from assistant.chat.markup import Markup, tag
from assistant.chat.source import neighbours, step, stops
from assistant.chat.text import Span, text_of, title_of
from corpus.plan import Head, Plan


def tree(plan: Plan) -> Markup:
    """Chapters, their sections, their boxes."""
    return tag("nav", tag("ul", *_entries(plan)), aria_label=words.TREE, class_="tree")


def reading(plan: Plan, place: str, spans: Sequence[Span] = ()) -> Markup:
    """One place to read; KeyError for one the plan has not."""
    head = _readable(plan, plan.head(place))
    before, after = neighbours(plan, head)
    ask = tag("button", words.ASK_HERE, type="button", class_="plain", data_question=words.ASK_OF.format(label=head.label))
    ways = (step(words.PREVIOUS, before, "read"), step(words.NEXT, after, "read"))
    top = tag("header", tag("h2", *title_of(head), tabindex=-1), tag("p", *ways, ask, class_="ways"))
    return tag("article", top, text_of(plan, head, spans), tag("footer", *ways, class_="ways"), class_="source reading", data_label=head.label)


def _readable(plan: Plan, head: Head) -> Head:
    """The head itself; a chapter that says nothing of its own gives its first section."""
    if head.level == "box":
        return head
    order = stops(plan)
    return head if head in order else next((other for other in plan.heads[plan.heads.index(head) :] if other in order), order[0])


def _entries(plan: Plan) -> Iterator[Markup]:
    for head in plan.heads:
        link = tag("a", tag("span", *title_of(head)), tag("span", str(head.page_start or ""), class_="at"), href="#read", data_read=head.label)
        yield tag("li", link, class_=head.level)
