"""The source panel: a whole section or box, its pages in the margin, the quoted words highlighted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answer import Citation
from assistant.chat import words
from assistant.chat.markup import Markup, tag
from corpus.plan import Passage, Plan

GROUP = "类别"  # a table's merged first column: printed once, above its rows
SERIAL = "序号"
SHORT = 5  # a cell of so few characters is not broken


@dataclass
class Pages:
    """Remembers the page that was last shown, so that each is shown once."""

    plan: Plan
    shown: int | None = None

    def mark(self, offset: int) -> Markup:
        """The page's number, where a new page begins; the first character of a place begins one too."""
        page = self.plan.page_at(offset)
        if page is None or page == self.shown:
            return Markup()
        self.shown = page
        return tag("span", str(page), class_="page", role="note", aria_label=words.PAGE.format(page=page), title=words.PAGE.format(page=page))


def nothing() -> Markup:
    """The panel before anything is opened."""
    return tag("div", tag("h2", words.SOURCE), tag("p", words.NO_SOURCE, class_="muted"), class_="source empty")


def source(plan: Plan, citation: Citation) -> Markup:
    """The place of a citation, whole."""
    pages = Pages(plan)
    groups = groupby(passages_of(plan, citation), key=lambda passage: (passage.place.box, passage.kind == "row"))
    body = [_rows(list(run), citation, pages) if is_row else _texts(plan, list(run), citation, pages) for (_, is_row), run in groups]
    return tag("div", _head(plan, citation), tag("div", *body, class_="text"), class_="source")


def passages_of(plan: Plan, citation: Citation) -> Sequence[Passage]:
    """The box a citation names, else its section; a chapter's label stands for its opening."""
    head = plan.head(citation.box or citation.section_label)
    return plan.opening_of(head.label) if head.level == "chapter" else plan.passages_of(head.label)


def _head(plan: Plan, citation: Citation) -> Markup:
    section, box = plan.head(citation.section_label), citation.box and plan.head(citation.box)
    lines = [tag("h2", tag("span", section.label, class_="label"), " ", section.title if section.title != section.label else "")]
    if box:
        lines.append(tag("h3", tag("span", box.label, class_="label"), " ", box.title))
    close = tag("button", words.CLOSE, type="button", class_="close", data_close=True)
    return tag("header", tag("p", words.SOURCE, close, class_="name"), *lines)


# ---- prose ---------------------------------------------------------------------------------------------------------------------------


def _texts(plan: Plan, passages: Sequence[Passage], citation: Citation, pages: Pages) -> Markup:
    box = passages[0].place.box
    title = [tag("h4", f"{box} {plan.head(box).title}")] if box and not citation.box else []
    return tag("div", *title, *(_text(passage, citation, pages) for passage in passages), class_="box" if box and not citation.box else "prose")


def _text(passage: Passage, citation: Citation, pages: Pages) -> Markup:
    name = "h4" if passage.kind == "heading" else "p"
    return tag(name, *_runs(passage, citation, pages), class_=passage.kind)


def _runs(passage: Passage, citation: Citation, pages: Pages) -> Iterator[Markup]:
    """The text cut where a page begins and where the quote begins and ends."""

    def key(place: tuple[str, int]) -> tuple[int | None, bool]:
        return pages.plan.page_at(place[1]), is_quoted(citation, place[1])

    for (_, quoted), run in groupby(zip(passage.text, passage.offsets, strict=True), key):
        characters, offsets = zip(*run, strict=True)
        yield pages.mark(offsets[0])
        yield tag("mark" if quoted else "span", "".join(characters))


def is_quoted(citation: Citation, offset: int) -> bool:
    """Whether a character of the plan belongs to the quote."""
    return citation.char_start <= offset < citation.char_end


# ---- tables --------------------------------------------------------------------------------------------------------------------------


def _rows(passages: Sequence[Passage], citation: Citation, pages: Pages) -> Markup:
    heads = [head for head in (passages[0].row or {}) if head != GROUP]
    top = tag("thead", tag("tr", *(tag("th", head, scope="col", class_=_column(head)) for head in heads)))
    body = [piece for group, run in groupby(passages, key=_group) for piece in (_group_row(group, len(heads)), *(_row(p, heads, citation, pages) for p in run))]
    return tag("div", tag("table", top, tag("tbody", *body)), class_="table", tabindex=0, role="region", aria_label=words.SOURCE)


def _group(passage: Passage) -> str:
    return (passage.row or {}).get(GROUP, "")


def _group_row(group: str, width: int) -> Markup:
    return tag("tr", tag("th", group, colspan=width, scope="rowgroup"), class_="group") if group else Markup()


def _row(passage: Passage, heads: Sequence[str], citation: Citation, pages: Pages) -> Markup:
    quoted = is_quoted(citation, passage.char_start) or is_quoted(citation, passage.char_end - 1)
    row = passage.row or {}
    page = pages.mark(passage.char_start)
    cells = [tag("td", page if head == heads[0] else "", _cell(row.get(head, ""), quoted), class_=_classes(head, row)) for head in heads]
    return tag("tr", *cells, class_="quoted" if quoted else None)


def _cell(text: str, quoted: bool) -> str:
    return tag("mark", text) if quoted and text else text


def _classes(head: str, row: Mapping[str, str]) -> str | None:
    short = "short" if len(row.get(head, "")) <= SHORT else None
    return " ".join(filter(None, (_column(head), short))) or None


def _column(head: str) -> str | None:
    if head == SERIAL:
        return "serial"
    return "figure" if "年" in head else None
