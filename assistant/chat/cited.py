"""A citation on the page: its link, its place in words, and how a document quotes it.

>>> place_of(citation)
'第一章第五节 专栏1-1，第17页'
"""

from __future__ import annotations

import re

from assistant.answer import Citation
from assistant.chat import words
from assistant.chat.markup import Markup, tag
from corpus.facts import Fact
from corpus.plan import Passage, Plan

MARKER = re.compile(r"\[(\d{1,3})\]")


def marker(citation: Citation) -> Markup:
    """`[1]`, which opens the original at its words."""
    return link(f"[{citation.marker}]", citation, "marker")


def link(text: str, citation: Citation, kind: str) -> Markup:
    """Opens the original at a citation; a screen reader hears which and where."""
    name = words.MARK_NAME.format(marker=citation.marker, label=place_of(citation))
    return opener(text, citation.box or citation.section_label, (citation.char_start, citation.char_end), kind, name)


def fact_link(fact: Fact, kind: str) -> Markup:
    """The place a fact stands in, as a link to it."""
    place = fact.locator.place
    return opener(str(fact.locator), place.own_label, (fact.char_start, fact.char_end), kind, None)


def opener(text: str, place: str, span: tuple[int, int], kind: str, name: str | None) -> Markup:
    """A link that opens the original; `source.js` looks for its `data-place`."""
    return tag("a", text, class_=kind, href="#source", data_place=place, data_start=span[0], data_end=span[1], aria_label=name, title=name)


def place_of(citation: Citation) -> str:
    """Label and pages."""
    return "，".join(filter(None, (citation.label, _pages(citation))))


def quoted(citation: Citation, title: str) -> str:
    """A citation as a report takes it over."""
    return in_report(citation.quote, title, citation.label, _pages(citation))


def in_report(quote: str, title: str, label: str, pages: str) -> str:
    """`“到‘十四五’末……”（《卫滨区“十四五”规划纲要》第十章第二节，第53页）`."""
    return words.QUOTED_FROM.format(quote=quote, plan=title, place="，".join(filter(None, (*label.split(), pages))))


def stands(citation: Citation, plan: Plan) -> bool:
    """Whether the plan says exactly this there: what a browser kept may have been changed."""
    start, end = citation.char_start, citation.char_end
    here = (p for p in plan.passages if p.char_start <= start < p.char_end)
    return any(said(p, start, end) == citation.quote and p.place.own_label == (citation.box or citation.section_label) for p in here)


def said(passage: Passage, start: int, end: int) -> str:
    """What a passage says between two offsets of the plan."""
    return "".join(char for char, offset in zip(passage.text, passage.offsets, strict=True) if start <= offset < end)


def _pages(citation: Citation) -> str:
    first, last = citation.page_start, citation.page_end
    return "" if first is None else words.PAGE.format(page=first if first == last else f"{first}–{last}")
