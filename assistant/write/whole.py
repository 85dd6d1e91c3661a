"""What one of the figures told is of all of them: the sum first, then the share.

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
from assistant.write import phrase, said
from assistant.write.amount import quantity_of
from assistant.write.sums import CENT, HUNDRED, plain, printed, stated
from corpus.facts import Fact
from index.findings import Findings, Part

OF_ALL = re.compile("占(?:了|到)?(?:总数|总额|总量|总和|总的|合计|全部|全体|总共|[这那上]?[两三四五六七八几]项|一共)")
MOST, LEAST = re.compile("最[大多高]|头号|居首"), re.compile("最[小少低]")
SUMMED = "，合计"  # how a sum is told


def write(part: Part, findings: Findings) -> Draft | None:
    """Of what was told last as several figures of one unit; None where it is not clear which of them is asked for."""
    of_sum = bool(part.over) and (cues.TOGETHER.search(part.text) is not None or (cues.ORDER.search(part.text) is not None and SUMMED in part.over[-1]))
    if part.operation != "share" or not (OF_ALL.search(part.text) or MOST.search(part.text) or LEAST.search(part.text) or of_sum):
        return None
    facts = said.together(replace(part, units=(), operation="sum"), findings)
    amounts = [quantity.base[0] for fact in facts if (quantity := quantity_of(fact)) and fact.unit != "%"]
    one = _one(part, facts, amounts, findings) if len(amounts) == len(facts) > 1 else None
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
