"""What one of the figures told is of all of them, and what all of them are beside another: the sum first, then the share or the difference.

>>> whole.write(part, findings).lines[1].text
'据此计算，20 ÷ 23.03 × 100 = 86.84，泽耀·新乡农博城总投资占合计的86.84%。'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.shown import SUMMED
from assistant.write import phrase, said
from assistant.write.amount import quantity_of
from assistant.write.sums import CENT, HUNDRED, plain, printed, stated
from corpus.facts import Fact
from index.findings import Findings, Part

OF_ALL = re.compile("占(?:了|到)?(?:总数|总额|总量|总和|总的|合计|全部|全体|总共|[这那上]?[两三四五六七八几]项|一共)")
MOST, LEAST = re.compile("最[大多高]|头号|居首"), re.compile("最[小少低]")


def write(part: Part, findings: Findings) -> Draft | None:
    """Of what was told last as several figures of one unit; None where it is not clear which of them is asked for."""
    of_sum = bool(part.over) and (cues.TOGETHER.search(part.text) is not None or (cues.ORDER.search(part.text) is not None and SUMMED in part.over[-1]))
    of_sum = of_sum or OF_ALL.search(part.text) is not None or MOST.search(part.text) is not None or LEAST.search(part.text) is not None
    larger = bool(part.over) and cues.OF_NOTHING.match(part.text) is not None  # 骨干占几成, of 名师 and 骨干: what is more than the other is no part of it
    if part.operation != "share" or not (of_sum or larger):
        return None
    facts = said.together(replace(part, units=(), operation="sum"), findings)
    amounts = [quantity.base[0] for fact in facts if (quantity := quantity_of(fact)) and fact.unit != "%"]
    one = _one(part, facts, amounts, findings) if len(amounts) == len(facts) > 1 else None
    if one and not of_sum and amounts[facts.index(one)] < max(amounts):
        return None
    return _told(facts, amounts, one, findings) if one else None


def _one(part: Part, facts: Sequence[Fact], amounts: Sequence[Decimal], findings: Findings) -> Fact | None:
    """The largest, the smallest, or the one that the turn names."""
    before = said.said(part, findings)
    if before and before.named:
        return next((fact for fact in facts if fact.subject == before.named.subject), None)
    if found := cues.ORDER.search(part.text):
        return facts[-1 if found["last"] else 0]
    if not MOST.search(part.text) and not LEAST.search(part.text):
        return None
    wanted = (max if MOST.search(part.text) else min)(amounts)
    return facts[amounts.index(wanted)]


def _told(facts: Sequence[Fact], amounts: Sequence[Decimal], one: Fact, findings: Findings) -> Draft:
    at = next(n for n, fact in enumerate(facts) if fact is one)
    scale = amounts[at] / Decimal(printed(one))
    terms = [printed(one) if fact is one else plain(amount / scale) for fact, amount in zip(facts, amounts, strict=True)]
    total, every = sum(amounts, Decimal(0)) / scale, tuple(phrase.evidence(fact, findings.plan) for fact in facts)
    summed = Sum(" + ".join(terms), tuple(facts), plain(total), one.unit)
    value = plain((amounts[at] / scale / total * HUNDRED).quantize(CENT))
    share = Sum(f"{printed(one)} ÷ {plain(total)} × 100", (one,), value, "%")
    lines = (
        _line(summed, f"合计{summed.result}{one.unit}", every),
        _line(share, f"{one.subject}占合计的{value}%", every),
        *stated(facts, findings),
    )
    return Draft(Status.ANSWERED, lines)


def _line(made: Sum, says: str, evidence: tuple[Evidence, ...]) -> Line:
    return Line(f"{PHRASES.by_calculation}{made.expression} = {made.result}，{says}。", evidence, sums=(made,))


# ---- beside another figure ---------------------------------------------------------------------------------------------------------


def against(part: Part, findings: Findings) -> Draft | None:
    """“前头这俩加一块跟农博城比，还差多少钱”: the sum first, then what it is to the figure that the turn names; None where it is not clear what is summed or beside what."""
    how = cues.AGAINST.search(part.text) if part.over else None
    told, other = said.set_against(part, findings) if how else ((), None)
    amounts = [quantity.base[0] for fact in (*told, other) if fact and not fact.value_max and fact.unit != "%" and (quantity := quantity_of(fact))]
    if how is None or other is None or len(amounts) != len(told) + 1 or not all(amounts):
        return None
    evidence = tuple(phrase.evidence(fact, findings.plan) for fact in (*told, other))
    scale = amounts[-1] / Decimal(printed(other))  # all in the unit of the other
    terms = [amount / scale for amount in amounts[:-1]]
    whole = Sum(" + ".join(map(plain, terms)), told, plain(sum(terms, Decimal(0))), other.unit)
    made, says = _beside(how["how"], part, sum(terms, Decimal(0)), amounts[-1] / scale, (*told, other), other)
    lines = (_line(whole, f"合计{whole.result}{whole.unit}", evidence), _line(made, says, evidence), *stated((*told, other), findings))
    return Draft(Status.ANSWERED, lines)


def _beside(how: str, part: Part, total: Decimal, single: Decimal, facts: Sequence[Fact], other: Fact) -> tuple[Sum, str]:
    """Its share of the other, how many times it is that, or the difference."""
    if how == "占" or part.operation == "share":
        made = Sum(f"{plain(total)} ÷ {plain(single)} × 100", tuple(facts), plain((total / single * HUNDRED).quantize(CENT)), "%")
        return made, f"合计占{other.subject}的{made.result}%"
    if "倍" in how or part.operation == "ratio":
        made = Sum(f"{plain(total)} ÷ {plain(single)}", tuple(facts), plain((total / single).quantize(CENT)), "倍")
        return made, f"合计是{other.subject}的{made.result}倍"
    more, less = max(total, single), min(total, single)
    made = Sum(f"{plain(more)} - {plain(less)}", tuple(facts), plain(more - less), other.unit)
    return made, f"合计比{other.subject}{'多' if total >= single else '少'}{made.result}{made.unit}"
