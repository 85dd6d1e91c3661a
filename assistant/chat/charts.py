"""Answer → Charts: bars of figures that are of one kind, where people would rather look than read; each chart is a table that a reader can hear.

>>> [(bar.series, bar.text) for bar in charts(answer, facts)[0].rows[0].bars]
[('2020年基数', '81.2'), ('2025年目标', '85以上')]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answer import Answer
from assistant.chat import words
from assistant.chat.markup import Markup, tag
from assistant.write.phrase import TOTAL, figure
from corpus.facts import Fact

MOST = 24  # subjects in one chart; more is a list
STAGES = ("base", "achieved", "planned", "target", "none")  # from left to right in time
SHARES = frozenset({"share", "rate"})


@dataclass(frozen=True)
class Bar:
    """One figure; `value` is None where the plan gives words, and nothing is drawn."""

    fact: Fact
    series: str
    text: str
    value: float | None


@dataclass(frozen=True)
class Row:
    """What is measured, and its figures, the oldest first."""

    subject: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """Figures of one unit and one kind."""

    name: str
    unit: str
    rows: tuple[Row, ...]

    @property
    def series(self) -> tuple[str, ...]:
        """The kinds of figures in it: `2020年基数`, `2025年目标`."""
        return tuple(dict.fromkeys(bar.series for row in self.rows for bar in row.bars))

    @property
    def title(self) -> str:
        """What is drawn, and in what unit; the one kind of figure there is, by its full name."""
        kinds = self.series[0] if len(self.series) == 1 and self.series[0] else self.name
        return words.CHART_TITLE.format(name=kinds, unit=self.unit)

    @property
    def top(self) -> float:
        """The longest bar."""
        return max(bar.value for row in self.rows for bar in row.bars if bar.value is not None)

    @property
    def places(self) -> tuple[str, ...]:
        """Where its figures stand, each place once: `第一章第五节 专栏1-1，第16–17页`."""
        facts = [bar.fact for row in self.rows for bar in row.bars]
        return tuple(_place(label, [fact for fact in facts if fact.label == label]) for label in dict.fromkeys(fact.label for fact in facts))


def charts(answer: Answer, facts: Sequence[Fact]) -> tuple[Chart, ...]:
    """What of an answer can be drawn; nothing for a single figure or for one indicator that nobody compared."""
    return tuple(chart for chart in drawable(used(answer, facts)) if _is_compared(chart, answer))


def used(answer: Answer, facts: Sequence[Fact]) -> list[Fact]:
    """The facts an answer rests on: those it names, else those of the table rows that it cites."""
    named = {fact.id for fact in answer.facts}
    rows = {(citation.char_start, citation.char_end) for citation in answer.citations if citation.row}
    return [fact for fact in facts if (fact.id in named if named else (fact.char_start, fact.char_end) in rows)]


def drawable(facts: Iterable[Fact]) -> tuple[Chart, ...]:
    """One chart for each unit and kind that has two figures or more."""
    kept = sorted((fact for fact in facts if fact.unit and not fact.value_max), key=_kind)
    made = [_chart(list(group)) for _, group in groupby(kept, key=_kind)]
    return tuple(chart for chart in made if chart is not None)


def _kind(fact: Fact) -> tuple[str, str]:
    """A growth and a share may both be in %, but not on one axis."""
    return fact.unit, "share" if fact.measure in SHARES else fact.measure


def _chart(facts: list[Fact]) -> Chart | None:
    rows = tuple(row for name in dict.fromkeys(map(_subject, facts)) if (row := _row(name, [fact for fact in facts if _subject(fact) == name])))
    bars = [bar for row in rows for bar in row.bars]
    if sum(bar.value is not None for bar in bars) < 2 or len(rows) > MOST:
        return None
    return Chart(_name({bar.fact.stage for bar in bars}), facts[0].unit, rows)


def _subject(fact: Fact) -> str:
    return fact.subject if fact.scope in words.WHOLE or fact.scope in fact.subject else f"{fact.subject}（{fact.scope}）"


def _row(subject: str, facts: list[Fact]) -> Row | None:
    """A subject with a number at least; what two places say alike is drawn once."""
    once = {(fact.stage, fact.value): fact for fact in reversed(facts)}.values()
    bars = tuple(map(_bar, sorted(once, key=lambda fact: (STAGES.index(fact.stage), fact.period))))
    return Row(subject, bars) if any(bar.value is not None for bar in bars) else None


def _bar(fact: Fact) -> Bar:
    year, growth = f"{fact.period}年" if fact.period else "", words.GROWTH if fact.measure == "growth" else ""
    return Bar(
        fact, year + growth + words.STAGES[fact.stage], _text(fact), float(fact.value) if fact.value and re.fullmatch(r"\d+(\.\d+)?", fact.value) else None
    )


def _text(fact: Fact) -> str:
    """`85以上`: the figure without the unit that stands in the title; words stay words."""
    if fact.value is None:
        return fact.text
    bare = figure(fact).replace(fact.unit, "", 1)
    return (bare if re.search(r"\d", bare) else figure(fact)) + (TOTAL if fact.row and fact.text.startswith("[") else "")


def _name(stages: set[str]) -> str:
    return words.AND.join(words.STAGES[stage] for stage in STAGES if stage in stages and words.STAGES[stage]) or words.NUMBERS


def _place(label: str, facts: Sequence[Fact]) -> str:
    pages = [page for fact in facts for page in (fact.page_start, fact.page_end) if page is not None]
    if not pages:
        return label
    return f"{label}，" + words.PAGE.format(page=min(pages) if min(pages) == max(pages) else f"{min(pages)}–{max(pages)}")


def _is_compared(chart: Chart, answer: Answer) -> bool:
    """Several subjects at one stage, a sequence, or two figures that the answer itself reckons with."""
    stages = Counter(stage for row in chart.rows for stage in {bar.fact.stage for bar in row.bars if bar.value is not None})
    return max(stages.values()) > 1 or bool(answer.calculations) or len(chart.rows[0].bars) > 2


def together(facts: Iterable[Fact]) -> str:
    """Everything one may look for several facts by, each word once."""
    return " ".join(dict.fromkeys(word for fact in facts for word in fact.words.split()))


# ---- as HTML -------------------------------------------------------------------------------------------------------------------------


def drawn(chart: Chart, plan: str) -> Markup:
    """The chart as a table that Charts.css sets as bars; `plan` is the name under it."""
    one = len(chart.series) == 1
    rows = [tag("tr", tag("th", row.subject, scope="row"), *(_drawn(bar, chart.top, one) for bar in row.bars), **_asked(row)) for row in chart.rows]
    room = max(_width(bar, one) for row in chart.rows for bar in row.bars)
    kind = "charts-css bar multiple show-labels show-heading"
    table = tag("table", tag("caption", chart.title), tag("tbody", *rows), class_=kind, style=f"--written:{room:.1f}em")
    return tag("figure", table, tag("figcaption", words.FROM.format(plan=plan, places="；".join(chart.places))), class_="chart")


def _drawn(bar: Bar, top: float, one: bool) -> Markup:
    """A bar and what is written behind it; what kind of figure it is stands in the title where all are of one."""
    size = 0 if bar.value is None or not top else bar.value / top
    series = Markup() if one else tag("span", bar.series, class_="series")
    return tag("td", tag("span", series, tag("b", bar.text), class_="data"), class_=bar.fact.stage, style=f"--size:{size:.4f}")


def _width(bar: Bar, one: bool) -> float:
    """Room for the words, in characters: a digit takes little more than half of one."""
    text = bar.text if one else bar.series + bar.text
    return 1.5 + sum(1 if ord(char) > 0x2E80 else 0.62 for char in text) if bar.value else 1.5


def _asked(row: Row) -> dict[str, str]:
    """What the filters of the figures view ask of it."""
    fact = row.bars[0].fact
    text = together(bar.fact for bar in row.bars)
    return {
        "data_category": fact.category or "",
        "data_attribute": fact.attribute or "",
        "data_chapter": fact.chapter,
        "data_unit": fact.unit,
        "data_words": text,
    }
