"""Plan → Facts: every figure of the plan with what it measures, each with its verbatim span.

`review` loads the reviewed table, `extract` finds what it can in a plan that has none. One real fact:

>>> fact = next(f for f in facts if f.id == "box1-1-13-target")
>>> fact.subject, fact.stage, fact.value, fact.unit, fact.bound_text, fact.period, fact.attribute
('普惠性幼儿园占比', 'target', '85', '%', '以上', '2025', '预期性')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from corpus.plan import Locator

STAGES = ("base", "target", "achieved", "planned", "none")
MEASURES = (
    "level", "growth", "total", "share", "count", "area", "length", "volume", "amount", "rate", "ratio", "duration", "rank", "year",
)  # fmt: skip
GROUP = "类别"  # the head under which a table groups its rows
BOUNDS = ("eq", "ge", "gt", "le", "lt", "approx", "range", "none")


@dataclass(frozen=True)
class Fact:
    """One figure of the plan; `value` is None where the plan gives words (按市下达目标). `row` is the table row it stands in.

    `span` are the half-open code-point offsets of the figure's own words (`text`) in the untouched plan; `locator` those of its quote.
    """

    id: str
    subject: str
    aliases: tuple[str, ...]
    stage: str
    measure: str
    value: str | None
    value_max: str | None
    unit: str
    bound: str
    bound_text: str
    period: str
    scope: str
    attribute: str | None
    text: str
    quote: str
    source: str
    note: str
    reviewed: bool
    locator: Locator
    span: tuple[int, int]
    row: dict[str, str] | None = field(default=None, hash=False)
    column: str | None = None

    label = property(lambda self: self.locator.place.label)
    page_start = property(lambda self: self.locator.page_start)
    page_end = property(lambda self: self.locator.page_end)
    char_start = property(lambda self: self.locator.char_start)
    char_end = property(lambda self: self.locator.char_end)

    @property
    def category(self) -> str | None:
        """The group its table puts it in: 民生福祉."""
        return (self.row or {}).get(GROUP) or None

    @property
    def chapter(self) -> str:
        """`第一章`, with its part where there is one; the name of what stands before all chapters."""
        place = self.locator.place
        return "".join(filter(None, (place.part, place.chapter))) or place.section_label

    @property
    def words(self) -> str:
        """Everything one may look for it by, in small letters."""
        told = (
            *self.names,
            self.scope,
            self.unit,
            self.period,
            self.attribute or "",
            self.text,
            self.quote,
            self.label,
            self.category or "",
            *(self.row or ()),
        )
        return " ".join(dict.fromkeys(" ".join(told).lower().split()))

    @property
    def names(self) -> tuple[str, ...]:
        """The subject and everything else it is called."""
        return (self.subject, *self.aliases)

    @property
    def years(self) -> range:
        """The years its period holds: `2021–2025` → 2021 … 2025; empty without a period."""
        found = [int(year) for year in re.findall(r"\d{4}", self.period)]
        return range(found[0], found[-1] + 1) if found else range(0)


def chosen(
    facts: Iterable[Fact], subject: str | None = None, year: int | None = None, stage: str | None = None,
    measure: str | None = None, attribute: str | None = None, label: str | None = None, chapter: str | None = None,
    unit: str | None = None, category: str | None = None, text: str | None = None,
) -> tuple[Fact, ...]:  # fmt: skip
    """The facts that fit every filter given; `year` fits any period that contains it, `subject` any name that contains it, `text` every word of it."""

    def fits(fact: Fact) -> bool:
        return (
            (subject is None or any(subject in name for name in fact.names))
            and (year is None or year in fact.years)
            and stage in (None, fact.stage) and measure in (None, fact.measure) and attribute in (None, fact.attribute)
            and chapter in (None, fact.chapter) and unit in (None, fact.unit) and category in (None, fact.category)
            and all(word in fact.words for word in (text or "").lower().split())
            and (label is None or label.replace(" ", "") in (fact.locator.place.section_label, fact.locator.place.box, fact.label.replace(" ", "")))
        )  # fmt: skip

    return tuple(filter(fits, facts))


def as_dict(fact: Fact) -> dict[str, Any]:
    """A fact as JSON: its fields with place and span in the open."""
    flat = {each.name: getattr(fact, each.name) for each in fields(fact) if each.name not in ("locator", "span")}
    place = {"label": fact.label, "anchor": fact.locator.anchor, "page_start": fact.page_start, "page_end": fact.page_end}
    return flat | place | {"char_start": fact.char_start, "char_end": fact.char_end, "span": list(fact.span)}
