"""Plan → Facts by the reader alone: the filled cells of tables, and every figure with a unit in the text.

>>> extract(toy)[1].subject, extract(toy)[1].text
('城镇化率', '60')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpus.facts import Fact
from corpus.plan import Passage, Plan
from corpus.quantity import Quantity, read

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
