"""The original beside the conversation: a whole section or box, the quoted words lit, the way on and back."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.chat import words
from assistant.chat.cited import in_report, said
from assistant.chat.markup import Markup, tag
from assistant.chat.rail import short_title
from assistant.chat.text import Span, passages_of, text_of, title_of
from corpus.plan import Head, Plan
from index.search import Index


def nothing() -> Markup:
    """The panel before anything is opened."""
    return tag("div", tag("h2", words.SOURCE), tag("p", words.NO_SOURCE, class_="muted"), class_="source empty")


def source(index: Index, place: str, span: Span | None = None) -> Markup:
    """A place, with `span` of it lit. KeyError for a place the plan has not."""
    plan, head = index.plan, index.plan.head(place)
    return tag("div", _head(plan, head), text_of(plan, head, [span] if span else []), _foot(index, head, span), class_="source")


def quote_of(index: Index, head: Head, span: Span) -> str:
    """The lit words with their source; empty where nothing of the place is lit."""
    for passage in passages_of(index.plan, head):
        quote = said(passage, *span)
        if quote:
            at = [n for n, offset in enumerate(passage.offsets) if span[0] <= offset < span[1]]
            locator = index.plan.locate(passage, at[0], at[-1] + 1)
            return in_report(quote, short_title(index), locator.place.label, locator.pages)
    return ""


def _head(plan: Plan, head: Head) -> Markup:
    section = plan.head(head.place.section_label) if head.level == "box" else head
    lines = [tag("h2", *title_of(section), tabindex=-1)]
    if head is not section:
        lines.append(tag("h3", *title_of(head)))
    close = tag("button", words.CLOSE, type="button", class_="plain close", data_close=True)
    return tag("header", tag("p", words.SOURCE, close, class_="name"), *lines)


def _foot(index: Index, head: Head, span: Span | None) -> Markup:
    before, after = neighbours(index.plan, head)
    quote = quote_of(index, head, span) if span else ""
    copy = tag("button", words.COPY_QUOTE, type="button", class_="plain", data_copy=quote) if quote else Markup()
    read = tag("a", words.IN_CONTEXT, href="#read", class_="plain", data_read=head.label, data_start=span and span[0], data_end=span and span[1])
    return tag("footer", step(words.PREVIOUS, before, "place"), step(words.NEXT, after, "place"), copy, read)


def step(text: str, head: Head | None, kind: str) -> Markup:
    """A button to another place; greyed where the plan ends."""
    label = f"{text}：{head.label}" if head else text
    return tag("button", text, type="button", class_="plain", disabled=head is None, title=label, **{f"data_{kind}": head.label if head else None})


def stops(plan: Plan) -> Sequence[Head]:
    """The places one reads one after another: sections, and chapters that say something before their first."""
    return [head for head in plan.heads if head.level in ("preamble", "section") or (head.level in ("part", "chapter") and passages_of(plan, head))]


def neighbours(plan: Plan, head: Head) -> tuple[Head | None, Head | None]:
    """What stands before and after; a box goes back to its own section and on to the next."""
    order = stops(plan)
    own = head if head.level != "box" else plan.head(head.place.section_label)
    at = order.index(own) if own in order else 0
    before = own if head.level == "box" else order[at - 1] if at else None
    return before, order[at + 1] if at + 1 < len(order) else None
