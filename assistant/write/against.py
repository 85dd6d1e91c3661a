"""A sum of what was told beside another figure that the turn names: “前头这俩加一块跟农博城比，还差多少钱”.

>>> against.write(part, findings).lines[1].text
'据此计算，20 - 2.83 = 17.17，合计比泽耀·新乡农博城总投资少17.17亿元。'
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.write import phrase, said
from assistant.write.amount import quantity_of
from assistant.write.sums import CENT, HUNDRED, plain, printed, stated
from corpus.facts import Fact
from index.findings import Findings, Part

SUMMED = "合计"


def write(part: Part, findings: Findings) -> Draft | None:
    """The sum first, then what it is to the other; None where it is not clear what is summed or beside what."""
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
    lines = (_line(whole, f"{SUMMED}{whole.result}{whole.unit}", evidence), _line(made, says, evidence), *stated((*told, other), findings))
    return Draft(Status.ANSWERED, lines)


def _beside(how: str, part: Part, total: Decimal, single: Decimal, facts: Sequence[Fact], other: Fact) -> tuple[Sum, str]:
    """Its share of the other, how many times it is that, or the difference."""
    if how == "占" or part.operation == "share":
        made = Sum(f"{plain(total)} ÷ {plain(single)} × 100", tuple(facts), plain((total / single * HUNDRED).quantize(CENT)), "%")
        return made, f"{SUMMED}占{other.subject}的{made.result}%"
    if "倍" in how or part.operation == "ratio":
        made = Sum(f"{plain(total)} ÷ {plain(single)}", tuple(facts), plain((total / single).quantize(CENT)), "倍")
        return made, f"{SUMMED}是{other.subject}的{made.result}倍"
    more, less = max(total, single), min(total, single)
    made = Sum(f"{plain(more)} - {plain(less)}", tuple(facts), plain(more - less), other.unit)
    return made, f"{SUMMED}比{other.subject}{'多' if total >= single else '少'}{made.result}{made.unit}"


def _line(made: Sum, says: str, evidence: tuple[Evidence, ...]) -> Line:
    return Line(f"{PHRASES.by_calculation}{made.expression} = {made.result}，{says}。", evidence, sums=(made,))
