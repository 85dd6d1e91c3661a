"""An answer as HTML: its label, its sentences with markers and figures, lists and tables, the places it points to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Conflict, Correction, Status
from assistant.chat import words
from assistant.chat.card import Cards
from assistant.chat.charts import charts, drawn
from assistant.chat.cited import MARKER, link, marker, place_of, quoted, stands
from assistant.chat.items import folded, items_of, table_of
from assistant.chat.markup import Markup, seen, tag
from assistant.chat.rail import short_title
from index.search import Index

ITEM = re.compile(r"^(\d{1,3})[.．、] ?(?=\S)")
LONG = 8  # lines of one kind beyond which they fold


@dataclass(frozen=True)
class Page:
    """What sentences are made of: the citations by marker, and the cards of their figures."""

    citations: Mapping[int, Citation]
    cards: Cards

    @classmethod
    def growing(cls, citations: Sequence[Citation], index: Index) -> Page:
        """Of an answer that still comes, straight from the line."""
        return cls({c.marker: c for c in citations}, Cards(index.facts))

    @classmethod
    def of(cls, answer: Answer, index: Index) -> Page:
        """Of a whole answer, which may come back from a browser: only citations that the plan really has."""
        return cls({c.marker: c for c in answer.citations if stands(c, index.plan)}, Cards(index.facts, answer))

    def cited(self, line: str) -> list[Citation]:
        """The citations of a line."""
        return [self.citations[int(n)] for n in MARKER.findall(line) if int(n) in self.citations]

    def inline(self, line: str) -> Iterator[str]:
        """A line with its markers as links; brackets that are no marker stay as they are."""
        cited = self.cited(line)
        for place, piece in enumerate(MARKER.split(line)):
            if place % 2 == 0:
                yield from self.cards.marked(piece, cited)
            else:
                yield marker(self.citations[int(piece)]) if int(piece) in self.citations else f"[{piece}]"


def welcome() -> Markup:
    """What this window can and cannot do, in two lines."""
    return tag("div", tag("p", words.CAN), tag("p", words.CANNOT), class_="welcome")


def sentence(line: str, page: Page) -> Markup:
    """One sentence while the answer still grows."""
    return tag("p", *page.inline(line)) if line.strip() else Markup()


def answered(answer: Answer, index: Index) -> Markup:
    """The whole of it."""
    page = Page.of(answer, index)
    lines = [line for line in answer.answer.split("\n") if line.strip()]
    conflicts = [_conflict(conflict, page) for conflict in answer.conflicts]
    return Markup("").join([
        status_label(answer.status), *(_correction(c, page) for c in answer.corrections), *conflicts,
        *_blocks([line for line in lines if not _is_told(line, answer.conflicts, page)], page),
        *(drawn(chart, short_title(index)) for chart in charts(answer, index.facts)), _places(page), _follow_ups(answer.follow_ups), _acts(answer),
    ])  # fmt: skip


def plain(answer: Answer, index: Index) -> str:
    """The answer with its sources, as it is pasted into a document."""
    title = short_title(index)
    sources = [f"[{c.marker}] {quoted(c, title)}" for c in answer.citations if stands(c, index.plan)]
    return seen("\n".join([answer.answer, *([""] if sources else []), *sources]))


def status_label(status: Status) -> Markup:
    """One small label; an answered question and a greeting need none."""
    return tag("p", words.STATUS[status], class_=f"status {status}") if status in words.STATUS else Markup()


# ---- sentences, lists, tables --------------------------------------------------------------------------------------------------------


def _blocks(lines: Sequence[str], page: Page) -> Iterator[Markup]:
    """Numbered lines become a list, or a table where each is a row of the same one; many lines of any kind fold."""
    runs = items_of(lines, ITEM)
    for numbered, run in runs:
        rows = [page.cited(line) for line in run] if numbered else []
        if table := table_of(rows, page.cards) if numbered else None:
            yield table
        elif numbered:
            yield folded("ol", [tag("li", *page.inline(ITEM.sub("", line)), value=int(ITEM.match(line)[1])) for line in run], LONG)  # type: ignore[index]
        else:
            yield folded("div", [tag("p", *page.inline(line)) for line in run], LONG)


def _is_told(line: str, conflicts: Sequence[Conflict], page: Page) -> bool:
    """Whether a line says no more than a quote that is shown beside its opposite."""
    beside = {marker for conflict in conflicts for marker in conflict.markers}
    cited = page.cited(line)
    return len(cited) == 1 and cited[0].marker in beside and cited[0].quote in line


def _correction(correction: Correction, page: Page) -> Markup:
    """Struck through and in words, so that neither colour nor line alone says it."""
    cited = page.citations.get(correction.marker)
    said = tag("span", words.SAID_IN_QUESTION, " ", tag("del", correction.said))
    plan = tag("span", words.SAID_IN_PLAN, " ", tag("ins", correction.plan_says), marker(cited) if cited else "")
    return tag("p", said, plan, class_="correction")


def _conflict(conflict: Conflict, page: Page) -> Markup:
    sides = [page.citations[number] for number in conflict.markers if number in page.citations]
    quotes = [tag("blockquote", tag("p", c.quote), tag("footer", marker(c), " ", link(place_of(c), c, "place"))) for c in sides]
    return tag("div", tag("p", conflict.what), tag("div", *quotes, class_="sides"), class_="conflict", role="group", aria_label=conflict.what)


# ---- below the answer ----------------------------------------------------------------------------------------------------------------


def _places(page: Page) -> Markup:
    """Each place once, with all markers that point to it; in print with what it says."""
    by_place: dict[str, list[Citation]] = {}
    for citation in page.citations.values():
        by_place.setdefault(place_of(citation), []).append(citation)
    rows = [
        tag("li", *map(marker, cited), " ", link(place, cited[0], "place"), *(tag("q", c.quote, class_="in-print") for c in cited))
        for place, cited in by_place.items()
    ]
    return folded("ul", rows, LONG, class_="places", aria_label=words.CITATIONS) if rows else Markup()


def _acts(answer: Answer) -> Markup:
    copy = tag("button", words.COPY, type="button", class_="plain", data_copy_answer=True)
    votes = [
        tag("button", text, type="button", class_="plain", data_vote=vote, aria_pressed="false") for text, vote in ((words.GOOD, "up"), (words.BAD, "down"))
    ]
    return tag("div", copy, *votes, tag("span", class_="told", role="status"), _why(answer.id), class_="acts", data_answer=answer.id)


def _why(name: str) -> Markup:
    """Why an answer is no good; kept out of sight until asked for."""
    reasons = [tag("label", tag("input", type="radio", name=f"reason-{name}", value=reason, required=True), reason) for reason in words.REASONS]
    comment = tag("label", words.COMMENT, tag("textarea", name="comment", rows=2, maxlength=2000))
    buttons = (tag("button", words.REPORT, type="submit", class_="plain"), tag("button", words.CANCEL, type="reset", class_="plain"))
    return tag("form", tag("fieldset", tag("legend", words.WHY_BAD), *reasons), comment, tag("div", *buttons), class_="why", hidden=True)


def _follow_ups(questions: Sequence[str]) -> Markup:
    asks = [tag("button", question, type="button", class_="ask", data_ask=question) for question in questions]
    return tag("p", words.RELATED, *asks, class_="related") if asks else Markup()
