"""Whether something is so: a figure, an attribute or a statement held against the plan; a wrong premise is corrected first."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Denial, Draft, Evidence, Line
from assistant.write import count, figure, phrase, text
from corpus.facts import Fact
from corpus.quantity import Quantity
from index.findings import Findings, Kind, Part

WITHIN = re.compile("[里中内].{0,4}(?:有|包括|包含)")
MENTIONED = re.compile(r"(?:有没有|是否|有无|有)?(?:提到|提及|出现|提过|涉及|写到)")
NEAR = 0.05
SAID = 0.9  # a name the question says; another subject's equal figure is no agreement
STATED = 0.78  # how much of a statement one sentence must hold to confirm it


def premise(part: Part, findings: Findings) -> Draft | None:
    """A question that takes a wrong figure for given (“为什么城镇化率目标是80%”): corrected before anything else."""
    if part.kind in (Kind.VERIFY, Kind.COUNT, Kind.COMPARE) or not part.claims:
        return None
    claim = part.claims[0]
    unit = claim.base[2]
    choice = figure.choose(replace(part, units=(unit,) if unit else part.units), findings.facts, named=0.75, explained=0.5)
    if choice is None or not _comparable(claim, choice.fact) or _agreeing(claim, tuple(hit.fact for hit in findings.facts if hit.fact and (hit.named, hit.explained) >= (min(SAID, choice.named), 0.0) and hit.explained >= choice.explained - NEAR)):
        return None
    return _corrected(claim.text, choice, findings)


def write(part: Part, findings: Findings) -> Draft | None:
    """Yes with the plan's words, or no with what it says instead."""
    if MENTIONED.search(part.text):
        return count.mentions(part, findings)
    asked = [word for word, pattern in cues.ATTRIBUTES.items() if pattern.search(part.text)]
    if asked and part.topic and "指标" in part.text and WITHIN.search(part.text):
        return _within(part, findings, asked[0])
    if asked and part.topic:
        return _attribute(part, findings, asked)
    choice = figure.choose(part, findings.facts, named=0.6, explained=0.5)
    if choice and part.claims:
        return _figure(part, choice, findings)
    if choice and part.years and choice.missing:
        return figure.missing_first(part, findings, choice)
    return _statement(part, findings) or figure.clear(part, findings)


def _figure(part: Part, choice: figure.Choice, findings: Findings) -> Draft | None:
    claim = part.claims[0]
    if choice.missing and part.years:
        return figure.missing_first(part, findings, choice)
    agreeing = _agreeing(claim, (choice.fact, *choice.same))
    if agreeing is None:
        return _corrected(claim.text, choice, findings) if _comparable(claim, choice.fact) else None
    if claim.bound != agreeing.bound and agreeing.bound != "eq" and claim.bound != "eq":
        return _corrected(claim.text, choice, findings)
    lead = Line(f"是的，{phrase.sentence(agreeing)}", figure.line_of(agreeing, findings, choice.same).evidence)
    return Draft(Status.ANSWERED, (lead, *figure.context(choice, findings)), follow_ups=figure.follow_ups(choice))


def _corrected(said: str, choice: figure.Choice, findings: Findings) -> Draft:
    """“规划中不是80%，而是85%以上。” and then the whole sentence."""
    evidence = phrase.evidence(choice.fact, findings.plan)
    says = phrase.figure(choice.fact)
    first = Line(f"规划中不是{said}，而是{says}。", (evidence,), echoes=(said,))
    lines = (first, figure.line_of(choice.fact, findings, choice.same), *figure.context(choice, findings))
    return Draft(Status.ANSWERED, lines, denials=(Denial(said, says, evidence),), follow_ups=figure.follow_ups(choice))


def _attribute(part: Part, findings: Findings, asked: list[str]) -> Draft | None:
    rows = tuple(hit for hit in findings.facts if hit.fact and hit.fact.attribute)
    choice = figure.choose(Part(text=part.text, kind=Kind.ATTRIBUTE, topic=part.topic), rows)
    plainest = figure.choose(Part(text=part.text, kind=Kind.ATTRIBUTE, topic=part.topic), findings.facts)
    if plainest and (choice is None or (plainest.fact.subject != choice.fact.subject and plainest.score > choice.score)):
        return _no_attribute(plainest, findings)
    if choice is None or choice.fact.attribute is None:
        return None
    fact, evidence = choice.fact, phrase.evidence(choice.fact, findings.plan)
    both = len(asked) > 1
    if both or fact.attribute == asked[0]:
        lead = Line(f"{'' if both else '是的，'}{fact.subject}是{fact.attribute}指标。", (evidence,))
        return Draft(Status.ANSWERED, (lead, Line(phrase.sentence(fact), (evidence,))), follow_ups=figure.follow_ups(choice))
    lead = Line(f"规划中{fact.subject}不是{asked[0]}指标，而是{fact.attribute}指标。", (evidence,), echoes=(asked[0],))
    return Draft(Status.ANSWERED, (lead, Line(phrase.sentence(fact), (evidence,))), denials=(Denial(asked[0], str(fact.attribute), evidence),))


def _within(part: Part, findings: Findings, attribute: str) -> Draft:
    """“约束性指标里有没有就业的”: those of the attribute that the topic names, or the word that there are none."""
    rows = [row for row in count.rows(findings) if row.row and row.row.get("属性") == attribute]
    found = [row for row in rows if part.topic[:2] in row.text]
    if not found:
        lead = Line(f"没有，{attribute}指标中没有{part.topic}方面的。", (Evidence(rows[0], 0, len(rows[0].text)),), echoes=(part.topic,))
        return Draft(Status.ANSWERED, (lead, *count.row_lines(rows)))
    return Draft(Status.ANSWERED, (Line(f"有，{attribute}指标中{part.topic}方面的有{len(found)}个：", (Evidence(found[0], 0, len(found[0].text)),), counted=len(found)), *count.row_lines(found)))


def _no_attribute(choice: figure.Choice, findings: Findings) -> Draft:
    """A subject that the plan knows but that is no indicator of the table."""
    what = f"{choice.fact.subject}的属性"
    lines = (Line(PHRASES.missing.format(what=what), echoes=(what,)), figure.line_of(choice.fact, findings, choice.same))
    return Draft(Status.NOT_IN_PLAN, lines, missing=(what,))


def _statement(part: Part, findings: Findings) -> Draft | None:
    """A statement in words: confirmed by one sentence that holds nearly all of it, else answered as text without a yes."""
    ranked = text.ranking(findings)
    best: Evidence | None = max((piece for _, piece in ranked), key=lambda piece: findings.coverage(piece.quote), default=None)
    if best is None or findings.coverage(best.quote) < STATED or re.search("不是|没有|未|无", part.text):
        return None
    return Draft(Status.ANSWERED, (Line(f"规划写明：{best.quote}", (best,)),))


def _agreeing(claim: Quantity, facts: tuple[Fact, ...]) -> Fact | None:
    for fact in facts:
        quantity = figure.quantity_of(fact)
        if quantity is not None and _same(claim, quantity):
            return fact
    return None


def _same(claim: Quantity, quantity: Quantity) -> bool:
    """Equal over units; a claim without a unit is read in the fact's."""
    return (
        claim.same_amount(quantity)
        or (not claim.unit and claim.value == quantity.value)
        or (claim.unit in ("万", "亿") and claim.unit in quantity.unit and claim.value == quantity.value)
    )


def _comparable(claim: Quantity, fact: Fact) -> bool:
    """Only like things are held against each other: 80% is no correction of 15家."""
    if fact.value is None:
        return True
    unit, other = claim.base[2], (figure.quantity_of(fact) or claim).base[2]
    return not claim.unit or unit == other or {unit, other} <= {"个", "家", "座", "处", "所", "条"}
