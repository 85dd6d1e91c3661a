"""The text of a place of the plan: whole, its pages in the margin, some of its words lit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.chat import words
from assistant.chat.markup import Markup, tag
from corpus.plan import Head, Passage, Plan

GROUP = "类别"  # a table's merged first column: printed once, above its rows
SERIAL = "序号"
SHORT = 5  # a cell of so few characters is not broken
Span = tuple[int, int]  # half-open offsets into the untouched plan


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


@dataclass(frozen=True)
class Lit:
    """Which words are lit, in a place that is shown under the heading `label`."""

    spans: tuple[Span, ...] = ()
    label: str = ""

    def __contains__(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.spans)


def passages_of(plan: Plan, head: Head) -> Sequence[Passage]:
    """A box or a section whole; a chapter's label stands for its opening."""
    return plan.opening_of(head.label) if head.level in ("chapter", "part") else plan.passages_of(head.label)


def text_of(plan: Plan, head: Head, spans: Sequence[Span] = ()) -> Markup:
    """Everything that stands under a heading."""
    pages, lit = Pages(plan), Lit(tuple(spans), head.label)
    groups = groupby(passages_of(plan, head), key=lambda passage: (passage.place.box, passage.kind == "row"))
    body = [_rows(plan, list(run), lit, pages) if is_row else _texts(plan, list(run), lit, pages) for (_, is_row), run in groups]
    return tag("div", *body, class_="text")


def title_of(head: Head) -> tuple[Markup, str, str]:
    """`第一章第五节`, a space, and the title where it is more than the label."""
    return tag("span", head.label, class_="label"), " ", head.title if head.title != head.label else ""


# ---- prose ---------------------------------------------------------------------------------------------------------------------------


def _texts(plan: Plan, passages: Sequence[Passage], lit: Lit, pages: Pages) -> Markup:
    box = passages[0].place.box
    inside = bool(box) and box != lit.label
    title = [tag("h4", f"{box} {plan.head(box).title}")] if box and inside else []
    return tag("div", *title, *(_text(passage, lit, pages) for passage in passages), class_="box" if inside else "prose")


def _text(passage: Passage, lit: Lit, pages: Pages) -> Markup:
    name = "h4" if passage.kind == "heading" else "p"
    return tag(name, *_runs(passage, lit, pages), class_=passage.kind)


def _runs(passage: Passage, lit: Lit, pages: Pages) -> Iterator[Markup]:
    """The text cut where a page begins and where lit words begin and end."""

    def key(place: tuple[str, int]) -> tuple[int | None, bool]:
        return pages.plan.page_at(place[1]), place[1] in lit

    for (_, bright), run in groupby(zip(passage.text, passage.offsets, strict=True), key):
        characters, offsets = zip(*run, strict=True)
        yield pages.mark(offsets[0])
        yield tag("mark" if bright else "span", "".join(characters))


# ---- tables --------------------------------------------------------------------------------------------------------------------------


def heads_of(row: Mapping[str, str]) -> list[str]:
    """A row's column heads, without the merged first one."""
    return [head for head in row if head != GROUP]


def head_row(heads: Sequence[str]) -> Markup:
    """The plan's own column heads."""
    return tag("thead", tag("tr", *(tag("th", head, scope="col", class_=column(head)) for head in heads)))


def cell_class(head: str, cell: str) -> str | None:
    """Numbers to the right, short cells in one line."""
    return " ".join(filter(None, (column(head), "short" if len(cell) <= SHORT else None))) or None


def column(head: str) -> str | None:
    """`2020年基数` holds figures, `序号` the serial numbers."""
    if head == SERIAL:
        return "serial"
    return "number" if "年" in head else None


def _rows(plan: Plan, passages: Sequence[Passage], lit: Lit, pages: Pages) -> Markup:
    box, heads = passages[0].place.box, heads_of(passages[0].row or {})
    body = [piece for group, run in groupby(passages, key=_group) for piece in (_group_row(group, len(heads)), *(_row(p, heads, lit, pages) for p in run))]
    title = [tag("h4", f"{box} {plan.head(box).title}")] if box and box != lit.label else []
    table = tag("table", head_row(heads), tag("tbody", *body))
    return tag("div", *title, table, class_="table", tabindex=0, role="region", aria_label=box or words.SOURCE)


def _group(passage: Passage) -> str:
    return (passage.row or {}).get(GROUP, "")


def _group_row(group: str, width: int) -> Markup:
    return tag("tr", tag("th", group, colspan=width, scope="rowgroup"), class_="group") if group else Markup()


def _row(passage: Passage, heads: Sequence[str], lit: Lit, pages: Pages) -> Markup:
    bright = any(offset in lit for offset in passage.offsets)
    row = passage.row or {}
    page = pages.mark(passage.char_start)
    cells = [tag("td", page if head == heads[0] else "", _cell(row.get(head, ""), bright), class_=cell_class(head, row.get(head, ""))) for head in heads]
    return tag("tr", *cells, class_="quoted" if bright else None)


def _cell(text: str, bright: bool) -> str:
    return tag("mark", text) if bright and text else text
