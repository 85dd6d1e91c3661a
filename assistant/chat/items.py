"""Lists and tables of an answer: lines that are numbered, rows under the plan's own heads, the rest behind “其余 n 项”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.answer import Citation
from assistant.chat import words
from assistant.chat.card import Cards, facts_in
from assistant.chat.cited import marker
from assistant.chat.markup import Markup, tag
from assistant.chat.text import cell_class, head_row, heads_of

ROWS = 3  # fewer are quicker read as sentences
SHOWN = 8
NAME = "指标名称"


def items_of(lines: Sequence[str], item: re.Pattern[str]) -> Iterator[tuple[bool, list[str]]]:
    """Runs of lines, those that are numbered told from the others."""
    for numbered, run in groupby(lines, key=lambda line: bool(item.match(line))):
        yield numbered, list(run)


def folded(name: str, rows: Sequence[Markup], most: int = SHOWN, class_: str | None = None, aria_label: str | None = None) -> Markup:
    """All rows; those past `most` are out of sight until asked for, in the page all the same: copies and prints take them too."""
    plain = tag(name, *rows, class_=class_, aria_label=aria_label)
    return tag("div", plain, _more(len(rows) - most), class_="fold", data_folded=True) if len(rows) > most + 1 else plain


def table_of(cited: Sequence[Sequence[Citation]], cards: Cards) -> Markup | None:
    """The rows that the lines cite, as the plan's own table; None where they are not rows of one."""
    rows = [line[0] for line in cited if len(line) == 1 and line[0].row]
    heads = heads_of(rows[0].row or {}) if rows else []
    if len(rows) < max(ROWS, len(cited)) or any(heads_of(row.row or {}) != heads for row in rows):
        return None
    body = tag("tbody", *(_row(row, heads, cards) for row in rows))
    table = tag("div", tag("table", head_row(heads), body), class_="table", tabindex=0, role="region", aria_label=words.TABLE)
    return tag("div", table, _more(len(rows) - SHOWN), class_="fold", data_folded=True) if len(rows) > SHOWN + 1 else table


def _row(citation: Citation, heads: Sequence[str], cards: Cards) -> Markup:
    row, facts = citation.row or {}, facts_in(cards.facts, [citation])
    by_column = {fact.column: fact for fact in facts if fact.column}
    cells = []
    for head in heads:
        text = row.get(head, "")
        shown = cards.of_fact(text, by_column[head]) if head in by_column and text else text
        cells.append(tag("td", shown, marker(citation) if head == NAME else "", class_=cell_class(head, text)))
    return tag("tr", *cells)


def _more(count: int) -> Markup:
    return tag("button", words.MORE.format(count=count), type="button", class_="plain more", data_more=True)
