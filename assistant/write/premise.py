"""What a question takes for given and the plan does not say, corrected before anything else: here a figure, a year, a count.

>>> misquoted(part, findings).lines[0].text  # 为什么城镇化率目标是80%
'规划中不是80%，而是100%。'
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.aspects import is_side
from assistant.draft import Denial, Draft, Line
from assistant.write import cells, phrase, sentence
from assistant.write.attribute import misattributed
from assistant.write.choice import Choice, choose
from assistant.write.correction import agreeing, comparable, corrected, told, unit_of
from assistant.write.misnomer import HALF, elsewhere, mislevelled, misnamed, misplaced, missized
from assistant.write.operands import is_thing
from corpus.quantity import Quantity, arabic
from index.findings import Findings, Kind, Part

BEFORE = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<side>以前|之前|以后|之后|前|后)")
NEAR = 0.75  # of what the chosen subject explains: another that explains as much and agrees is the one meant
SAID = 0.5  # a name the question says; another subject's equal figure is no agreement
SO_MANY = re.compile("(?:既然|搞|建|形|做|打造|培育)[^，。？?]{0,8}?(?P<number>[一二两三四五六七八九十])个(?P<what>[\u4e00-\u9fff]+)")
HAS_SO_MANY = re.compile(
    "(?P<what>[\u4e00-\u9fff]{4,12}?)(?:一共|总共)?[有是共](?P<number>[一二两三四五六七八九十])个(?:对吧|是吧|吗|吧|对吗|对不对|没错|[？?]|$)"
)
A_NAME = 4  # characters


def misquoted(part: Part, findings: Findings) -> Draft | None:
    """A question that takes a wrong figure for given (“为什么城镇化率目标是80%”): corrected before anything else."""
    if part.kind in (Kind.VERIFY, Kind.COMPARE, Kind.DEFINE, Kind.ORIGINAL) or not part.claims:
        return None
    claim = part.claims[0]
    if part.after is None and not any(is_thing(word) and not is_side(word) for word in part.topic.split()):
        return None  # 十三五总投资214.5亿元: of what, nobody can say
    if part.kind is Kind.LIST and claim.bound != "eq":  # 投资超过10亿元的有哪些: which are meant, nothing is claimed
        return None
    if _is_of_a_name(claim, part.text, findings):
        return None
    unit = unit_of(claim)
    if part.kind is Kind.COUNT and unit in ("", *part.units):
        return None
    choice = choose(replace(part, units=(unit,) if unit else part.units), findings.facts, named=0.75, explained=0.5)
    if choice is None or not comparable(claim, choice.fact):
        return None
    as_printed = phrase.figure(choice.fact).startswith(claim.text)
    if as_printed or agreeing(claim, tuple(hit.fact for hit in findings.facts if hit.fact and hit.named >= SAID and hit.explained >= NEAR * choice.explained)):
        return misdated(part, choice, findings) if part.years else None
    return corrected(claim.text, choice, findings)


def _is_of_a_name(claim: Quantity, text: str, findings: Findings) -> bool:
    """千万元以上的项目: the plan has the figure with the very noun that it stands before."""
    noun = text.partition(claim.text)[2].removeprefix("的")[:2]
    return len(noun) == 2 and noun.isalpha() and f"{claim.text}{noun}" in findings.plan.squeezed


def misdated(part: Part, choice: Choice, findings: Findings) -> Draft | None:
    """“2018年突破300亿”: the figure stands, of another year."""
    alike = [f for f in (choice.fact, *choice.same, *choice.others) if f.years and agreeing(part.claims[0], (f,))]
    fact = next((f for f in alike if f.period.isdigit()), None)
    if fact is None or any(part.years[0] in f.years for f in alike):
        return None
    said, says, evidence = f"{part.years[0]}年", f"{fact.period}年", phrase.evidence(fact, findings.plan)
    first = Line(f"规划中不是{said}，而是{says}。", (evidence,), echoes=(said,), structural=True)
    return Draft(Status.ANSWERED, (first, *told(fact, findings)), denials=(Denial(said, says, evidence),))


def miscounted(part: Part, findings: Findings) -> Draft | None:
    """“既然要搞成三个百亿级产业集群”: a count in words that the plan gives otherwise (2个百亿)."""
    for found in (*SO_MANY.finditer(part.text), *HAS_SO_MANY.finditer(part.text)):
        exact = [f for f in findings.ledger if f.measure == "count" and f.value and f.bound == "eq"]
        counts = [f for f in exact if any(_is_called(name, found["what"], found.re is SO_MANY) for name in f.names)]
        if counts and not any(int(f.value or 0) == arabic(found["number"].replace("两", "二")) for f in counts):
            said = f"{found['number']}个"
            evidence = phrase.evidence(counts[0], findings.plan)
            first = Line(f"规划中不是{said}，而是{phrase.figure(counts[0])}。", (evidence,), echoes=(said,))
            lines = (first, *told(counts[0], findings))
            return Draft(Status.ANSWERED, lines, denials=(Denial(said, phrase.figure(counts[0]), evidence),))
    return None


def _is_called(name: str, text: str, at_the_beginning: bool) -> bool:
    """百亿级产业集群个数 is a name for the count of what is called 百亿级产业集群."""
    called = name.removesuffix("个数").removesuffix("数量")
    return len(called) >= A_NAME and (text.startswith(called) if at_the_beginning else text.endswith(called))


def misbounded(part: Part, findings: Findings) -> Draft | None:
    """“2010年以前盖的”: the year before or after which a thing is said to be, where the sentence on it has another."""
    said = BEFORE.search(part.text)
    if said is None:
        return None
    ranked = sentence.ranking(findings, sentence.Wants(figures=True))[:3]
    if any(said["year"] in piece.quote for _, piece in ranked):
        return None
    for score, piece in ranked:
        found = BEFORE.search(piece.quote)
        if found and found["side"][-1] == said["side"][-1] and score >= sentence.ENOUGH and findings.coverage(sentence.around(piece, findings)) >= HALF:
            first = Line(f"规划中不是{said[0]}，而是{found[0]}。", (piece,), echoes=(said[0],))
            return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))), denials=(Denial(said[0], found[0], piece),))
    return None


PREMISES = (miscounted, misnamed, missized, misbounded, misplaced, cells.misplaced, misattributed, mislevelled, elsewhere, misquoted)
