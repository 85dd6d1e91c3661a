"""Plan → Facts: every figure of the plan with what it measures, each with its verbatim span.

A plan with a reviewed `facts.csv` serves that; another plan serves what `extract` finds. One real fact:

>>> fact = next(f for f in facts if f.id == "box1-1-13-target")
>>> fact.subject, fact.stage, fact.value, fact.unit, fact.bound_text, fact.period, fact.attribute
('普惠性幼儿园占比', 'target', '85', '%', '以上', '2025', '预期性')
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from corpus.plan import Locator, Passage, Plan, PlanError
from corpus.quantity import Quantity, read

STAGES = ("base", "target", "achieved", "planned", "none")
MEASURES = (
    "level", "growth", "total", "share", "count", "area", "length", "volume", "amount", "rate", "ratio", "duration", "rank", "year",
)  # fmt: skip
BOUNDS = ("eq", "ge", "gt", "le", "lt", "approx", "range", "none")


@dataclass(frozen=True)
class Fact:
    """One figure of the plan; `value` is None where the plan gives words (按市下达目标). `row` is the table row it stands in."""

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
    row: dict[str, str] | None = None
    column: str | None = None

    label = property(lambda self: self.locator.place.label)
    page_start = property(lambda self: self.locator.page_start)
    page_end = property(lambda self: self.locator.page_end)
    char_start = property(lambda self: self.locator.char_start)
    char_end = property(lambda self: self.locator.char_end)

    @property
    def names(self) -> tuple[str, ...]:
        """The subject and everything else it is called."""
        return (self.subject, *self.aliases)

    @property
    def years(self) -> range:
        """The years its period holds: `2021–2025` → 2021 … 2025; empty without a period."""
        found = [int(year) for year in re.findall(r"\d{4}", self.period)]
        return range(found[0], found[-1] + 1) if found else range(0)


def facts_of(plan: Plan, folder: Path) -> tuple[Fact, ...]:
    """The facts that serve: the reviewed table where there is one, else what the reader extracts."""
    reviewed = folder / "facts.csv"
    return tuple(load(reviewed, plan)) if reviewed.exists() else extract(plan)


def load(path: Path, plan: Plan) -> Iterator[Fact]:
    """The reviewed table, each line found again in the plan; PlanError names a line that is not there."""
    with path.open(encoding="utf-8", newline="") as file:
        for number, line in enumerate(csv.DictReader(file), 2):
            try:
                yield _reviewed(line, plan)
            except (KeyError, ValueError, StopIteration) as error:
                raise PlanError(f"{path.name} 第{number}行（{line.get('id')}）：{error}；请与规划原文核对") from error


def _reviewed(line: dict[str, str], plan: Plan) -> Fact:
    for name, allowed in (("stage", STAGES), ("measure", MEASURES), ("bound", BOUNDS)):
        if line[name] not in allowed:
            raise ValueError(f"{name} 不能是“{line[name]}”")
    passage, start = _find(line, plan)
    quote = passage.text if passage.kind == "row" else line["quote"]
    return Fact(
        **{name: line[name] for name in ("id", "subject", "stage", "measure", "unit", "bound", "bound_text", "period", "scope", "text", "note")},
        aliases=tuple(filter(None, line["aliases"].split("|"))), value=line["value"] or None, value_max=line["value_max"] or None,
        attribute=line["attribute"] or None, quote=quote, source=f"{line['label']} 第{line['row']}行 {line['column']}" if line["row"] else line["label"],
        reviewed=True, locator=plan.locate(passage, start, start + len(quote)), row=passage.row, column=line["column"] or None,
    )  # fmt: skip


def _find(line: dict[str, str], plan: Plan) -> tuple[Passage, int]:
    """The passage that holds a reviewed fact, and where its quote begins in it."""
    places = plan.passages_of(line["label"])
    if line["row"]:
        passage = next((p for p in places if p.kind == "row" and p.serial == line["row"]), None)
        if passage is None or passage.row is None or passage.row[line["column"]] != line["text"]:
            raise ValueError(f"{line['label']} 第{line['row']}行“{line['column']}”不是“{line['text']}”")
        return passage, 0
    found = next(((p, p.text.find(line["quote"])) for p in places if line["quote"] in p.text), None)
    if found is None or line["text"] not in line["quote"]:
        raise ValueError(f"在 {line['label']} 找不到“{line['quote'][:30]}”或其中的“{line['text']}”")
    return found


# ---- extraction ----------------------------------------------------------------------------------------------------------------------

# What stands between a subject and its figure, and what introduces a subject without being part of it.
VERBS = (
    "达到|达|保持在|保持|维持在|控制在|突破|累计|为|共|共计|超过|不低于|约|新增|建成|完成|实现|力争|稳定在|提高到|年均增长|增长|总投资|投资|的|至|到|，|近|≥|＜"
)
LEAD = re.compile(r"^(?:到?“?十[三四]五”?(?:期间|末|时期)?|到?\d{4}年|到?二〇[一二三四五六七八九〇]{2}年|力争|其中|以及|和|，|、|“)+")
PAST = re.compile("“?十三五”?|五年来|建成通车|得到|荣获")
GOAL = re.compile("力争|目标|十四五|到\\d{4}年|到二〇|达到|保持|控制在|末")


def extract(plan: Plan) -> tuple[Fact, ...]:
    """What the reader finds by itself: the filled cells of tables, and every figure with a unit in the text."""
    cells = [fact for p in plan.passages if p.kind == "row" for fact in _cells(p, plan)]
    figures = [fact for p in plan.passages if p.kind not in ("row", "note") for fact in _figures(p, plan)]
    return (*cells, *figures)


def _cells(passage: Passage, plan: Plan) -> Iterator[Fact]:
    row = passage.row or {}
    name, unit = _name_and_unit(row["指标名称"])
    for column in list(row)[3:-1]:
        if row[column] in ("—", ""):
            continue
        stage = "base" if "基数" in column else "target"
        measure = _measure_of_cell(name, unit, column)
        first, last = plan.period
        period = str(plan.base_year) if stage == "base" else f"{first}–{last}" if "年均" in column or "[" in row[column] else str(last)
        yield _fact(
            f"{passage.serial}-{column}", passage, plan, (0, len(passage.text)), next(iter(read(row[column])), None),
            subject=name, stage=stage, measure=measure, unit=unit, period=period, attribute=row["属性"] or None, text=row[column], column=column, source=f"{passage.place.box} 第{passage.serial}行 {column}",
        )  # fmt: skip


def _figures(passage: Passage, plan: Plan) -> Iterator[Fact]:
    for start, end in passage.sentences:
        for number, quantity in enumerate(read(passage.text[start:end])):
            if quantity.unit and not quantity.is_year and not _is_slogan(passage.text[start:end], quantity):
                yield _figure(passage, plan, (start, end), quantity, number)


def _is_slogan(sentence: str, quantity: Quantity) -> bool:
    """第一个百年, “四个自信”, 《…第十四个五年规划》: numerals that name and do not measure."""
    return not quantity.text[0].isascii() and bool(re.search(r"第$|第.{1,3}$|“$|习近平$|党的$", sentence[: quantity.start]))


def _figure(passage: Passage, plan: Plan, span: tuple[int, int], quantity: Quantity, number: int) -> Fact:
    sentence = passage.text[slice(*span)]
    past = passage.place.section == "第一节" and passage.place.chapter == "第一章" or bool(PAST.search(sentence))
    stage = "achieved" if past else "target" if GOAL.search(sentence) else "planned"
    first, last = plan.period
    period = f"{first - 5}–{first - 1}" if past else str(last) if "末" in sentence else f"{first}–{last}"
    return _fact(
        f"{passage.place.path}-{passage.serial}-{span[0]}-{number}", passage, plan, span, quantity, subject=_subject(sentence, quantity, passage),
        stage=stage, measure=_measure(sentence, quantity), unit=quantity.unit, period=period, attribute=None, text=quantity.text, source=passage.place.own_label,
    )  # fmt: skip


def _fact(id: str, passage: Passage, plan: Plan, span: tuple[int, int], quantity: Quantity | None, **known: Any) -> Fact:
    return Fact(
        id=id, aliases=(), value=None if quantity is None else quantity.ratio or str(quantity.value), value_max=str(quantity.value_max) if quantity and quantity.value_max else None,
        bound=quantity.bound if quantity else "none", bound_text=quantity.bound_text if quantity else "", scope=plan.region, quote=passage.text[slice(*span)], note="",
        reviewed=False, locator=plan.locate(passage, *span), row=passage.row, **known,
    )  # fmt: skip


def _name_and_unit(head: str) -> tuple[str, str]:
    """`普惠性幼儿园占比（%）` → 普惠性幼儿园占比, %."""
    match = re.fullmatch(r"(.+?)[（(]([^（）()]+)[）)]", head)
    return (match[1], match[2]) if match else (head, "")


def _measure_of_cell(name: str, unit: str, column: str) -> str:
    if "增长" in name or "增长" in column and unit == "%" and "率" not in name:
        return "growth"
    return "share" if "占比" in name or "比例" in name else "rate" if "率" in name else "level"


def _measure(sentence: str, quantity: Quantity) -> str:
    before = sentence[: quantity.start]
    if re.search(r"增长$|年均增长", before[-6:]):
        return "growth"
    if "%" in quantity.unit:
        return "rate" if "率" in before[-8:] else "share"
    kinds = {
        "元": "amount",
        "亩": "area",
        "平方": "area",
        "公里": "length",
        "米": "length",
        "吨": "volume",
        "年": "duration",
        "小时": "duration",
        "分钟": "duration",
        "位": "rank",
    }
    return next((measure for mark, measure in kinds.items() if mark in quantity.unit), "count")


def _subject(sentence: str, quantity: Quantity, passage: Passage) -> str:
    """The words before the figure in its clause; the clause before, or the item's name, where those say too little."""
    clauses = re.split(r"[，；：]", sentence[: quantity.start])
    for clause in reversed(clauses):
        words = re.sub(rf"(?:{VERBS})+$", "", LEAD.sub("", clause))
        if len(words) >= 3 and not words[-1].isdigit():
            return words[-24:]
    return passage.place.item or passage.place.own_label


# ---- out -----------------------------------------------------------------------------------------------------------------------------


def chosen(
    facts: Iterable[Fact], subject: str | None = None, year: int | None = None, stage: str | None = None,
    measure: str | None = None, attribute: str | None = None, label: str | None = None,
) -> tuple[Fact, ...]:  # fmt: skip
    """The facts that fit every filter given; `year` fits any period that contains it, `subject` any name that contains it."""

    def fits(fact: Fact) -> bool:
        return (
            (subject is None or any(subject in name for name in fact.names))
            and (year is None or year in fact.years)
            and stage in (None, fact.stage) and measure in (None, fact.measure) and attribute in (None, fact.attribute)
            and (label is None or label.replace(" ", "") in (fact.locator.place.section_label, fact.locator.place.box, fact.label.replace(" ", "")))
        )  # fmt: skip

    return tuple(filter(fits, facts))


def as_dict(fact: Fact) -> dict[str, Any]:
    """A fact as JSON: its fields with place and span in the open."""
    flat = {field.name: getattr(fact, field.name) for field in fields(fact) if field.name != "locator"}
    place = {"label": fact.label, "anchor": fact.locator.anchor, "page_start": fact.page_start, "page_end": fact.page_end}
    return flat | place | {"char_start": fact.char_start, "char_end": fact.char_end}
