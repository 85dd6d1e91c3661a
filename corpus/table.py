"""Flattened indicator tables → rows.

A PDF sets the cells of 专栏1-1 one after another, wrapped and with merged cells printed once:

>>> rows([("13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性", 0)], place, layout)[0].row["2025年目标"]
'85以上'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.plan import Passage, Place, PlanError

# A number with its bound, its brackets (五年累计) and an 亿 that slipped in; or a dash.
NAME = "指标名称"
SERIALS = ("序号", "编号", "No.")  # heads over the numbers of rows
HEAD = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<name>.+?)(?:[（(](?P<unit>[^（）()]+)[）)])?")
NUMBER = re.compile(r"[\d.,]+")
ADDED = re.compile("合计|总计|共计")
EMPTY = re.compile(r"[—–－\-/\s]*")
NUMBER_CELL = r"—|[≥≤＜＞<>]?\s?[\[〔]?\d+(?:\.\d+)?[\]〕]?(?:万|亿)?(?:以上|以下|以内|左右)?"


@dataclass(frozen=True)
class Layout:
    """What a person sees of a table and its text no longer says: heads, merged cells, cells of words."""

    box: str
    columns: tuple[str, ...]
    first_row: str
    categories: tuple[str, ...]
    groups: tuple[str, ...]
    words: tuple[str, ...]
    attributes: tuple[str, ...]

    @classmethod
    def of(cls, table: dict[str, Any]) -> Layout:
        """From a `[[tables]]` entry of plan.toml."""
        names = ("columns", "categories", "groups", "words", "attributes")
        return cls(box=table["box"], first_row=table["first_row"], **{name: tuple(table.get(name, ())) for name in names})

    @property
    def pattern(self) -> re.Pattern[str]:
        """One row, its tokens joined by single spaces."""
        cell = "|".join((*map(_wrapped, self.words), NUMBER_CELL))
        last = len(self.columns) - 1  # the last cell may have lost its dash
        return re.compile(
            rf"(?P<serial>\d+) (?:(?P<category>{'|'.join(map(_wrapped, self.categories))}) )?"
            rf"(?:(?P<group>{'|'.join(map(_wrapped, self.groups)) or '(?!)'}) )?(?P<name>.+?)"
            + "".join(rf"(?: (?P<cell{n}>{cell}))" + ("?" if n == last else "") for n in range(last + 1))
            + rf"(?: (?P<attribute>{'|'.join(map(_wrapped, self.attributes))}))?"
        )


@dataclass(frozen=True)
class Token:
    """A word of the flattened table and where it stands; `leads` when it is the first of its line."""

    text: str
    start: int
    leads: bool


def rows(lines: Sequence[tuple[str, int]], place: Place, layout: Layout) -> tuple[Passage, ...]:
    """The rows of a flattened table; PlanError names a row that fits no layout."""
    carried: dict[str, str] = {"category": "", "attribute": ""}
    found = []
    for tokens in _split(_tokens(lines), layout.first_row):
        line = " ".join(token.text for token in tokens)
        match = layout.pattern.fullmatch(line)
        if match is None:
            raise PlanError(f"{layout.box} 第{tokens[0].text}行“{line[:40]}”：与 plan.toml 的表头不符，请核对 columns 与 words")
        carried = {key: _joined(match[key]) or carried[key] for key in carried}
        found.append(_row(match, tokens, place, layout, carried))
    return tuple(found)


def _row(match: re.Match[str], tokens: Sequence[Token], place: Place, layout: Layout, carried: dict[str, str]) -> Passage:
    """The passage of one row: spaces stay between cells and go inside them; a merged cell is that of the row above."""
    text, offsets = _cells_apart(match, tokens)
    cells = {column: _joined(match[f"cell{n}"]) for n, column in enumerate(layout.columns)}
    row = {"序号": match["serial"], "类别": carried["category"], "指标名称": _joined(match["name"])} | cells | {"属性": carried["attribute"]}
    return Passage(text=text, kind="row", place=place, offsets=offsets, pages=(None, None), serial=match["serial"], row=row)


def _cells_apart(match: re.Match[str], tokens: Sequence[Token]) -> tuple[str, tuple[int, ...]]:
    offsets = [offset for token in tokens for offset in range(token.start, token.start + len(token.text) + 1)][:-1]
    ends = {match.end(group) for group in match.re.groupindex if match[group]}
    kept = [(char, offset) for index, (char, offset) in enumerate(zip(match[0], offsets, strict=True)) if char != " " or index in ends]
    return "".join(char for char, _ in kept), tuple(offset for _, offset in kept)


def _tokens(lines: Sequence[tuple[str, int]]) -> Iterator[Token]:
    for text, start in lines:
        for n, word in enumerate(re.finditer(r"\S+", text)):
            yield Token(word[0], start + word.start(), leads=n == 0)


def _split(tokens: Iterator[Token], first: str) -> list[list[Token]]:
    """Tokens grouped by row: a row opens at a line that begins with the next serial number."""
    groups: list[list[Token]] = []
    for token in tokens:
        if token.leads and token.text == str(int(first) + len(groups)):
            groups.append([])
        if groups:
            groups[-1].append(token)
    return groups


def _wrapped(text: str) -> str:
    """A pattern for a cell whose words may be broken by a line's end."""
    return " ?".join(map(re.escape, text))


def _joined(text: str | None) -> str:
    """A cell without the breaks inside it."""
    return (text or "").replace(" ", "")


def values(row: Mapping[str, str]) -> dict[str, str]:
    """The cells that give an indicator's figures: all but its number, category, name and attribute."""
    return {head: cell for head, cell in row.items() if head not in ("序号", "类别", NAME, "属性")}


@dataclass(frozen=True)
class Head:
    """What stands over a column: `2030年书房（个）` in its parts."""

    year: str
    name: str
    unit: str


def head_of(column: str) -> Head:
    """A head, or the name of an indicator, with its unit in brackets.

    >>> head_of("2030年书房（个）"), head_of("普惠性幼儿园占比（%）")
    (Head(year='2030', name='书房', unit='个'), Head(year='', name='普惠性幼儿园占比', unit='%'))
    """
    found = HEAD.fullmatch(column)
    return Head(found["year"] or "", found["name"], found["unit"] or "") if found else Head("", column, "")


def thing_of(row: Mapping[str, str]) -> tuple[str, str]:
    """What a row of a table of things is about, and under which head: the first cell under a head of names, else the first of words; empty where none has any.

    >>> thing_of({"序号": "1", "项目名称": "石英砂项目", "总投资（亿元）": "12.5"})
    ('项目名称', '石英砂项目')
    """
    words = [(head, cell) for head, cell in row.items() if not EMPTY.fullmatch(cell) and not NUMBER.fullmatch(cell)]
    told = [(head, cell) for head, cell in words if head not in SERIALS or ADDED.fullmatch(cell)]
    added = next((pair for pair in told[:1] if ADDED.fullmatch(pair[1])), None)
    return added or next((pair for pair in told if pair[0].endswith("名称")), next(iter(told), ("", "")))


def adds_up(row: Mapping[str, str]) -> bool:
    """Whether a row is the last of its table, which adds up the others."""
    return ADDED.fullmatch(thing_of(row)[1]) is not None


def cell_span(passage: Passage, column: str) -> tuple[int, int]:
    """Where the cell of `column` stands in a row's text: cells stand in the order of the columns. ValueError for an empty cell.

    >>> row.text[slice(*cell_span(row, "2025年目标"))]
    '85以上'
    """
    row = passage.row or {}
    start = end = passage.text.index(name) + len(name) if (name := _name(row)) in passage.text else 0
    for head, cell in (values(row) if NAME in row else row).items():
        if cell:
            found = re.compile(rf"(?<![^ ]){re.escape(cell)}(?= |$)").search(passage.text, end)
            start, end = found.span() if found else (end, end)
        if head == column:
            break
    if start == end or not row.get(column):
        raise ValueError(f"{passage.place.own_label} 第{passage.serial}行没有“{column}”")
    return start, end


def _name(row: Mapping[str, str]) -> str:
    """The name without a unit that stands in a column of its own."""
    return re.sub(r"（[^（）]*）$", "", row.get(NAME, "\n"))
