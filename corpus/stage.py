"""When a figure of the text is of: whether it was achieved, is where something starts from, or is aimed at; and for which year or years.

>>> when(passage, plan, span, figures, 0, "rate")  # 到2028年，污水治理率达到30%
('target', '2028')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.change import change_of
from corpus.periods import LENGTH, name_of
from corpus.plan import Passage, Plan
from corpus.quantity import Quantity

DONE = re.compile("建成通车|得到|荣获")  # says so of what was done, except among aims
ONLY = re.compile("(?:仅为?|只有|尚不足|仍为)$")  # says how it is now
PAST = re.compile(r"五年来|年来|以来|[已过]去五年|连续[\d一二三四五六七八九十]+年")
LOOKS_BACK = re.compile(
    "回顾|回望|回首|成就|成绩|现状|发展基础|成效|辉煌|决胜|发展环境|时期发展|(?:存在|问题|差距|家底).*(?:短板|不足|问题)|短板(?:和|与|及)不足"
)
AIMS = re.compile("发展目标|主要目标|目标$")
GOAL = re.compile(r"力争|目标|到“?\d{4}年|到二〇|到“?十[一二三四五]五|达到?|保持|控制在|(?<!\d年)末|突破|远景|≥|预期|确保")
TIME = re.compile(r"“?十[一二三四五]五|“?五年|20\d{2}年|二〇[一二三四五六七八九〇]{2}年")
LATER = re.compile(r"20[3-9]\d|二〇[三四五][〇零一二三四五六七八九]")
OUTLOOK = re.compile("远景|展望|二〇三五|2035")  # of a section, whose first sentence says the year for all
SIZE = re.compile("(?:量|收入|产值|总值|总额|余额|人口|率|比例|比重)(?:达到?|为|是)?$")  # of what has a size at any time, and is not done by and by
END = re.compile(r"末|底|到“?(?:20\d{2}|二〇|十[一二三四五]五)")
COMPARED = re.compile(r"(?:[高低多少快慢]于|[比较超])“?$")  # ＞ “十三五”时期实际
FIRST_OF_TWO = 2006  # before this plan came 十五, which is a number too
# The years of others: what it is compared with, what it started from, what was built before.
NOT_OF_IT = re.compile(r"[比较由从]\d{4}年|\d{4}年(?:底|末)?(?:以前|之前|前建)")


def when(passage: Passage, plan: Plan, span: tuple[int, int], figures: Sequence[Quantity], number: int, measure: str) -> tuple[str, str]:
    """The stage and the period of a figure of a sentence; what a change starts from is the plan's base, or what was there five years before it where the plan looks back."""
    sentence, quantity = passage.text[slice(*span)], figures[number]
    change = change_of(sentence, figures, number)
    stage = _stage(sentence, quantity, passage, plan)
    if change is None:
        return stage, _period(sentence, quantity, stage, measure, passage, plan)
    looks_back = stage == "achieved"
    if not change.ends:
        return ("achieved", str(change.year or plan.period[0] - 1 - LENGTH)) if looks_back else ("base", str(change.year or plan.base_year))
    stage = "target" if stage == "planned" else stage
    return stage, str(change.year or (plan.period[0] - 1 if looks_back else _period(sentence, quantity, stage, "level", passage, plan)))


def _stage(sentence: str, quantity: Quantity, passage: Passage, plan: Plan) -> str:
    first, last = plan.period
    said = [int(year) for year in re.findall(r"(\d{4})年", NOT_OF_IT.sub("", sentence[: quantity.start]))]
    before = name_of(first - LENGTH) if first > FIRST_OF_TWO else ""
    if (
        LOOKS_BACK.search(plan.title_of(passage.place).split("·")[0])
        or PAST.search(sentence[: quantity.start])
        or ONLY.search(sentence[: quantity.start])
        or (DONE.search(sentence[: quantity.start]) and not AIMS.search(plan.title_of(passage.place)))
        or (before and any(not COMPARED.search(sentence[: m.start()]) for m in re.finditer(before, sentence[: quantity.start])))
    ):
        return "achieved"
    if said and max(said) < first:
        return "achieved"
    aims = GOAL.search(sentence) or AIMS.search(plan.title_of(passage.place))
    return "target" if passage.place.box is None and aims else "planned"


def _period(sentence: str, quantity: Quantity, stage: str, measure: str, passage: Passage, plan: Plan) -> str:
    first, last = plan.period
    if stage == "achieved":
        statement = re.split("[，；。]" if measure in ("growth", "total") else "[；。]", sentence[: quantity.start])[-1]
        said = re.findall(r"(\d{4})年", NOT_OF_IT.sub("", statement))
        if not said and SIZE.search(statement) and (dated := _dated_before(sentence, passage, str(first - 1))):
            return dated
        return said[-1] if said else "" if measure == "duration" and not TIME.search(sentence) else f"{first - LENGTH}–{first - 1}"
    own = re.findall(r"(20\d{2})年", NOT_OF_IT.sub("", re.split("[，；。]|）、", sentence[: quantity.start])[-1]))
    if stage == "planned" and own and int(own[-1]) >= first:
        return str(own[-1])
    if stage != "target" or not (TIME.search(sentence) or AIMS.search(plan.title_of(passage.place))):
        return ""
    before = (
        passage.text[: passage.text.index(sentence) + quantity.start]
        if passage.text.startswith("展望") or OUTLOOK.search(plan.title_of(passage.place))
        else sentence[: quantity.start]
    )
    if later := [year for year in map(_arabic, LATER.findall(before)) if int(year) > last]:
        return later[0]
    if measure in ("growth", "total"):
        return f"{first}–{last}"
    said = [year for year in re.findall(r"(20\d{2})年", NOT_OF_IT.sub("", re.split("[；。]", sentence[: quantity.start])[-1])) if int(year) >= first]
    return said[-1] if said else str(last) if END.search(sentence) else f"{first}–{last}"


def _dated_before(sentence: str, passage: Passage, year: str) -> str:
    """The last year of the five looked back on, where a sentence before in the paragraph opens with it: 2025年海洋生产总值…。大黄鱼产量8.4万吨。"""
    before = passage.text[: passage.text.index(sentence)]
    opened = re.findall(r"(?:^|[。；])(20\d{2})年(?:末|底)?[^，。；年]", before)
    return year if opened and opened[-1] == year else ""


def _arabic(year: str) -> str:
    return year.translate(str.maketrans("〇零一二三四五六七八九", "00123456789"))
