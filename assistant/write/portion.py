"""A share of an amount that the question names itself: so many days of a year, so many of three hundred households.

>>> write(part, findings).lines[0].text  # 2020年优良天数比例多少 / 按那年366天折算，差不多多少天
'据此计算，366 × 65.3 ÷ 100 = 239，按空气优良天数比例约为239天。'
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.draft import Draft, Sum
from assistant.write import said
from assistant.write.asked import said_now
from assistant.write.choice import choose
from assistant.write.sums import CENT, HUNDRED, plain, printed, worked
from corpus.facts import Fact
from corpus.quantity import Quantity
from index.findings import Findings, Part

SHARES = ("share", "rate", "level")  # what a percentage measures that is a part of something; no growth
NAMED, FIRST = 0.3, 0.2  # how much of a percentage must be named
BY = re.compile("[按照以就拿]")  # 按366天算
MUCH = re.compile("(?:多少|几)个?(?P<unit>天|人|户|家|个|亿元?|万元?|元|亩|吨|公里)")


def write(part: Part, findings: Findings) -> Draft | None:
    """Of one amount that is said, in the unit that is asked for; the percentage is the one told last, or of what the turn names."""
    asked, whole = MUCH.search(said_now(part)), _whole(part)
    if asked is None or whole is None or not whole.unit.endswith(asked["unit"].removesuffix("元")) or not BY.search(said_now(part)):
        return None
    fact = _percentage(part, findings)
    if fact is None:
        return None
    share, of = Decimal(printed(fact)), whole.text.removesuffix(whole.unit)
    value = plain((Decimal(of) * share / HUNDRED).quantize(CENT))
    made = Sum(f"{of} × {plain(share)} ÷ 100", (fact,), value, whole.unit)
    return worked(made, f"按{fact.subject}约为{value}{whole.unit}", findings)


def _whole(part: Part) -> Quantity | None:
    """The one amount that the turn says, in digits."""
    named = [claim for claim in part.claims if re.fullmatch(r"\d[\d.]*", claim.text.removesuffix(claim.unit)) and claim.unit not in ("%", "")]
    return named[0] if len(named) == 1 == len(part.claims) else None


def _percentage(part: Part, findings: Findings) -> Fact | None:
    before = said.said(part, findings)
    choice = choose(replace(part, units=("%",), claims=(), operands=()), findings.facts, NAMED, FIRST)
    known = (*(before.facts[::-1] if before else ()), *((choice.fact, *choice.same, *choice.others) if choice else ()))
    return next((fact for fact in known if fact.value and fact.unit == "%" and fact.measure in SHARES and not fact.value_max), None)
