"""A fact in words: when, what, how much; and the evidence for it.

>>> phrase.sentence(fact)
'2025年普惠性幼儿园占比目标为85%以上。'
"""

from __future__ import annotations

import re

from assistant.draft import Evidence
from corpus.facts import Fact
from corpus.plan import Passage, Plan
from corpus.quantity import read

PERIOD_WORDS = re.compile(r"到“?十四五”?末|“?十四五”?末|“十四五”(?:期间|时期)|“十三五”期间")
TOTAL = "（五年累计）"  # what brackets mean, as the note under the table says
SELF_BOUND = re.compile(r"^(?:突破|超过|不低于|不少于|至少|不超过|约|近)")


def figure(fact: Fact) -> str:
    """The figure as printed, with the unit of its row: `85以上` under a %-head → `85%以上`; words stay words."""
    if fact.value is None:
        return f"“{fact.text}”"
    if fact.row is not None:
        bare = fact.text.strip("[]〔〕*＊")
        return bare if fact.unit in bare else re.sub(r"(\d[\d.]*)", rf"\g<1>{fact.unit}", bare, count=1)
    quantity = next((q for q in read(fact.text) if not q.is_year or fact.measure == "year"), None)
    if quantity is None:
        return fact.text
    tail = "" if fact.bound_text in quantity.text else fact.bound_text if fact.text.endswith(fact.bound_text) else ""
    return quantity.text + tail


def when(fact: Fact) -> str:
    """The time as the plan prints it beside the figure; empty where it prints none there."""
    if fact.column:
        year = re.match(r"\d{4}年", fact.column)
        return year[0] if year and not _is_sum(fact) else "“十四五”期间"
    if fact.period.isdigit() and f"{fact.period}年" in fact.quote:
        return f"{fact.period}年"
    printed = PERIOD_WORDS.search(fact.quote)
    words = printed[0] if printed else ""
    return f"到{words}，" if words.endswith("末") and not words.startswith("到") else f"{words}，" if words.endswith("末") else words


def sentence(fact: Fact) -> str:
    """One full sentence."""
    return f"{clause(fact)}{'，规划未给出具体数值' if fact.value is None and fact.stage == 'target' else ''}。"


def clause(fact: Fact) -> str:
    """The sentence without its stop."""
    how_much = figure(fact)
    if fact.measure == "growth":
        verb = "年均增长" if _is_yearly(fact) else "增长"
        stem = fact.subject if fact.subject.endswith("增长") else fact.subject + verb
        return f"{when(fact)}{stem}{'目标为' if fact.stage == 'target' else ''}{how_much}"
    verb = {"target": "目标为", "base": "基数为"}.get(fact.stage, "为")
    tail = TOTAL if _is_sum(fact) else ""
    if fact.stage != "base" and SELF_BOUND.match(how_much) and fact.stage != "target":
        verb = ""
    return f"{when(fact)}{fact.subject}{verb}{how_much}{tail}"


def short(fact: Fact) -> str:
    """`2020年基数为81.2%`: for a second line about the same subject."""
    if fact.measure == "growth":
        return f"{when(fact)}年均增长{'目标为' if fact.stage == 'target' else ''}{figure(fact)}"
    verb = {"target": "目标为", "base": "基数为"}.get(fact.stage, "为")
    return f"{when(fact)}{verb}{figure(fact)}{TOTAL if _is_sum(fact) else ''}"


def evidence(fact: Fact, plan: Plan) -> Evidence:
    """The row, or the sentence, that gives the fact."""
    passage = passage_of(fact, plan)
    start = 0 if fact.row is not None else passage.text.index(fact.quote)
    return Evidence(passage, start, start + len(fact.quote), fact)


def passage_of(fact: Fact, plan: Plan) -> Passage:
    """The passage that holds the fact's span."""
    return next(p for p in plan.passages if p.char_start <= fact.char_start and fact.char_end <= p.char_end)


def _is_sum(fact: Fact) -> bool:
    return fact.row is not None and fact.text.startswith(("[", "〔"))


def _is_yearly(fact: Fact) -> bool:
    return "年均" in f"{fact.note}{fact.text}{fact.column}"
