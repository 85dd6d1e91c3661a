"""A fact in words: when, what, how much; and the evidence for it.

>>> phrase.sentence(fact)
'2025年普惠性幼儿园占比目标为85%以上。'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.draft import Evidence
from corpus.facts import Fact
from corpus.periods import name_of
from corpus.plan import Passage, Plan
from corpus.quantity import read

PERIOD_WORDS = re.compile(r"到“?十[一二三四五六七八九]五”?末|“?十[一二三四五六七八九]五”?末|“十[一二三四五六七八九]五”(?:期间|时期)")
TOTAL = "（五年累计）"  # what brackets mean, as the note under the table says
NOTED = re.compile(r"(?<=[：。；①-⑳])[^。；：①-⑳]{4,}")  # one remark of a note
MOVES = re.compile("增长|增加|降低|下降|减少|压减|提高|提升|上升|缩小|扩大")
SHARED = ("个百分点", "%")  # units that the last of several figures prints for all
SELF_BOUND = re.compile(r"^(?:突破|超过|不低于|不少于|至少|不超过|约|近)")


def figure(fact: Fact) -> str:
    """The figure as printed, with the unit of its row: `85以上` under a %-head → `85%以上`; words stay words."""
    if fact.value is None:
        return f"“{fact.text}”"
    if fact.row is not None:
        bare = fact.text.strip("[]〔〕*＊")
        return bare if fact.unit in bare else re.sub(r"(\d[\d.]*)", rf"\g<1>{fact.unit}", bare, count=1)
    read_as = [q for q in read(fact.text) if not q.is_year or fact.measure == "year"]
    quantity = next((q for q in read_as if str(q.value) == fact.value and q.unit == fact.unit), next(iter(read_as), None))  # 100% of “8个100%”
    if quantity is None:
        return fact.text
    shared = fact.unit in SHARED and quantity.unit in ("", "个")  # “分别提高3个和4个百分点”
    text = quantity.text.removesuffix(quantity.unit) + fact.unit if shared else quantity.text
    tail = "" if fact.bound_text in quantity.text else fact.bound_text if fact.text.endswith(fact.bound_text) else ""
    return text + tail


def when(fact: Fact) -> str:
    """The time as the plan prints it beside the figure; empty where it prints none there."""
    if fact.column:
        year = re.match(r"\d{4}年", fact.column)
        return year[0] if year and not is_sum(fact) else span(fact)
    if fact.period.isdigit() and f"{fact.period}年" in fact.quote:
        return f"{fact.period}年"
    printed = PERIOD_WORDS.search(fact.quote)
    words = printed[0] if printed else ""
    return f"到{words}，" if words.endswith("末") and not words.startswith("到") else f"{words}，" if words.endswith("末") else words


def span(fact: Fact) -> str:
    """The five years that a figure is of: “十四五”期间; empty where it is of none."""
    return f"“{name_of(fact.years[0])}”期间" if fact.years else ""


@lru_cache(maxsize=4096)
def sentence(fact: Fact) -> str:
    """One full sentence; what was told before is known again by it."""
    return f"{clause(fact)}{'，规划未给出具体数值' if fact.value is None and fact.stage == 'target' else ''}。"


def clause(fact: Fact) -> str:
    """The sentence without its stop."""
    how_much = figure(fact)
    if fact.measure == "growth":
        moved = _moved(fact)
        verb = f"年均{moved}" if _is_yearly(fact) else moved
        stem = fact.subject if fact.subject.endswith(("增长", moved)) else fact.subject + verb
        return (
            f"{when(fact)}{stem}{'目标为' if fact.stage == 'target' else ''}{'均为' if _is_of_each(fact) and fact.stage == 'target' else ''}{how_much}".replace(
                "目标为均为", "目标均为"
            )
        )
    verb = {"target": "目标为", "base": "基数为"}.get(fact.stage, "为")
    verb = verb.replace("为", "各为") if _is_of_each(fact) else verb
    tail = TOTAL if is_sum(fact) else ""
    if fact.stage != "base" and SELF_BOUND.match(how_much) and fact.stage != "target":
        verb = ""
    return f"{when(fact)}{fact.subject}{verb}{how_much}{tail}"


def short(fact: Fact) -> str:
    """`2020年基数为81.2%`: for a second line about the same subject."""
    if fact.measure == "growth":
        return f"{when(fact)}年均{_moved(fact)}{'目标为' if fact.stage == 'target' else ''}{figure(fact)}"
    verb = {"target": "目标为", "base": "基数为"}.get(fact.stage, "为")
    return f"{when(fact)}{verb}{figure(fact)}{TOTAL if is_sum(fact) else ''}"


def evidence(fact: Fact, plan: Plan) -> Evidence:
    """The row, or the sentence, that gives the fact."""
    passage = passage_of(fact, plan)
    start = 0 if fact.row is not None else passage.text.index(fact.quote)
    return Evidence(passage, start, start + len(fact.quote), fact)


def notes(facts: Sequence[Fact], plan: Plan) -> tuple[Evidence, ...]:
    """What the notes of a table say of figures of its rows: of a starred one, or of a row by its name, for the year it is of."""
    found = {}
    for passage in plan.passages if any(fact.row for fact in facts) else ():
        for said in NOTED.finditer(passage.text) if passage.kind == "note" else ():
            years = set(re.findall(r"(20\d{2})年", said[0]))
            of = [fact for fact in facts if fact.row and (fact.note == said[0] if fact.note and fact.note in said[0] else fact.subject in said[0])]
            if any(fact.note == said[0] or not years or fact.period in years for fact in of):
                found[said.span()] = Evidence(passage, *said.span())
    return tuple(found.values())


def passage_of(fact: Fact, plan: Plan) -> Passage:
    """The passage that holds the fact's span."""
    return plan.passage_at(fact.char_start)


def is_starred(fact: Fact) -> bool:
    """Whether a note under the table speaks of a cell: 60.6*."""
    return fact.row is not None and fact.text.endswith(("*", "＊"))


def is_sum(fact: Fact) -> bool:
    """Whether a cell gives what the years of the plan come to together: 〔1〕."""
    return fact.row is not None and fact.text.startswith(("[", "〔"))


def _is_of_each(fact: Fact) -> bool:
    """“甲和乙各4500万人”, “甲和乙分别增长5%”: one figure that two things have, each for itself."""
    return (
        fact.row is None
        and re.search("[和、及与]", fact.subject) is not None
        and re.search(f"(?:各|均|分别)[^，。；\\d]{{0,8}}{re.escape(fact.text)}(?![和、及与]\\d)", fact.quote) is not None
    )


def _moved(fact: Fact) -> str:
    """Which way it goes, as its clause says: 能耗降低13%, 比重提高3个百分点."""
    before = [
        fact.quote[max(fact.quote.rfind(mark, 0, found.start()) for mark in "，。；：") + 1 : found.start()]
        for found in re.finditer(re.escape(fact.text), fact.quote)
    ]
    moves = MOVES.findall(before[0]) if before and fact.row is None else []
    return moves[-1] if moves else "增长"


def _is_yearly(fact: Fact) -> bool:
    return "年均" in f"{fact.note}{fact.text}{fact.column}"
