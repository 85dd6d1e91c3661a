"""The parts of a proportion that the plan gives as one: 一二三产业比重 1：33：66 tells what 二产 is of the whole, and how many times it 三产 is.

>>> proportion.write(part, findings).lines[0].text
'据此计算，66 ÷ 33 = 2，三产是二产的2倍。'
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.draft import Draft, Sum
from assistant.write.asked import said_now
from assistant.write.said import is_said
from assistant.write.sums import CENT, HUNDRED, plain, printed, worked
from corpus.facts import Fact
from index.findings import Findings, Part

NUMERALS = "一二三四五六"
RATIO = "ratio"  # what is measured where the figure is 1：33：66
MONEY, MUCH = "元", re.compile("(?:多少|几)个?亿")  # 照比例第三产业大约多少亿
SHARE = re.compile("比例|比重|占|份额")
SERVICES = re.compile("(?<![一-鿿])服务业")  # is what statistics call the third of them; 现代服务业 is less than that
ELSEWHERE = ("base", "achieved", None)  # the stages of which a proportion of the years past may tell


def write(part: Part, findings: Findings) -> Draft | None:
    """Of one part its share of the whole, in money where that is asked and the sentence gives the whole; of two how many times the one is the other."""
    fact = next((fact for fact in findings.ledger if fact.measure == RATIO and fact.value and _named(fact, part.topic)), None)
    if fact is None or (part.stage not in ELSEWHERE and part.stage != fact.stage) or not _of_its_time(part, fact):
        return None
    sizes, named = _sizes(fact), _named(fact, part.topic)
    if part.operation == "ratio" and len(asked := _named(fact, part.text)) == 2:
        return _times(fact, sizes, asked, findings)
    if len(named) != 1 or sum(sizes) != HUNDRED:
        return None
    in_money = (
        part.operation in (None, "project")
        and MONEY in part.units
        and MUCH.search(said_now(part))
        and (SHARE.search(said_now(part)) or _of_the_whole(part, fact, findings))
    )
    if part.operation == "convert" or in_money:
        return _in_money(fact, sizes[_at(named[0])], named[0], findings)
    return _share(fact, sizes, named[0], findings) if part.operation in (None, "share") and SHARE.search(f"{part.topic} {part.text}") else None


def _of_the_whole(part: Part, fact: Fact, findings: Findings) -> bool:
    """“按300亿来算，第二产业大概多少亿”: the whole is said again."""
    whole = _whole(fact, findings)
    return whole is not None and any(is_said(whole, claim) for claim in part.claims)


def _of_its_time(part: Part, fact: Fact) -> bool:
    return not part.years or any(year in fact.years for year in part.years)


def _sizes(fact: Fact) -> tuple[Decimal, ...]:
    return tuple(Decimal(size) for size in re.findall(r"\d[\d.]*", fact.value or ""))


def _named(fact: Fact, text: str) -> tuple[str, ...]:
    """The parts of it that a text names, in the order said: 二产, 第二产业; 三产融合 is none."""
    numerals = re.search(f"[{NUMERALS}]{{2,}}(?=产)", fact.subject)
    if numerals is None or len(_sizes(fact)) != len(numerals[0]):
        return ()
    text = SERVICES.sub("三产", text)
    return tuple(
        dict.fromkeys(f"{found[1]}产" for found in re.finditer(f"(?<![{NUMERALS}])第?([{numerals[0]}])产业?(?=$|[ ，。？?呢占比份的是和与跟增])", text))
    )


def _at(name: str) -> int:
    return NUMERALS.index(name[0])


def _times(fact: Fact, sizes: tuple[Decimal, ...], named: tuple[str, ...], findings: Findings) -> Draft | None:
    one, other = (sizes[_at(name)] for name in named)
    if not other:
        return None
    made = Sum(f"{plain(one)} ÷ {plain(other)}", (fact,), plain((one / other).quantize(CENT)), "倍")
    return worked(made, f"{named[0]}是{named[1]}的{made.result}倍", findings)


def _share(fact: Fact, sizes: tuple[Decimal, ...], name: str, findings: Findings) -> Draft:
    """The parts come to a hundred: each is its own share."""
    value = plain(sizes[_at(name)])
    return worked(Sum(f"{value} ÷ {plain(sum(sizes, Decimal(0)))} × 100", (fact,), value, "%"), f"{name}占{value}%", findings)


def _whole(fact: Fact, findings: Findings) -> Fact | None:
    return next((f for f in findings.ledger if f.quote == fact.quote and f.measure == "amount" and f.period == fact.period and f.value), None)


def _in_money(fact: Fact, size: Decimal, name: str, findings: Findings) -> Draft | None:
    """Of the amount that the same sentence gives for the same year."""
    whole = _whole(fact, findings)
    if whole is None:
        return None
    value = plain((Decimal(printed(whole)) * size / HUNDRED).quantize(CENT))
    made = Sum(f"{printed(whole)} × {plain(size)} ÷ 100", (whole, fact), value, whole.unit)
    return worked(made, f"{whole.subject}以{printed(whole)}{whole.unit}计，{name}约为{value}{whole.unit}", findings)
