"""Whether an indicator is 预期性 or 约束性, asked or taken for given.

>>> misattributed(part, findings).lines[0].text  # 小学入学率这个预期性指标
'规划中小学入学率不是预期性指标，而是约束性指标。'
"""

from __future__ import annotations

import re

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Denial, Draft, Line
from assistant.write import figure, phrase
from assistant.write.choice import Choice, choose
from index.findings import Findings, Kind, Part

CALLED = re.compile("(?:这个?|作为|是)(?:预期性|约束性)(?:指标)?")
NAMED = 0.75  # how much of an indicator's name must be said


def misattributed(part: Part, findings: Findings) -> Draft | None:
    """“小学入学率这个预期性指标”: an attribute that the indicator named has not."""
    asked = [word for word, pattern in cues.ATTRIBUTES.items() if pattern.search(part.text)]
    if len(asked) != 1 or part.kind not in (Kind.FIGURE, Kind.TEXT) or not CALLED.search(part.text):
        return None
    rows = tuple(hit for hit in findings.facts if hit.fact and hit.fact.attribute)
    choice = choose(Part(text=part.text, kind=Kind.ATTRIBUTE, topic=part.topic), rows, named=NAMED)
    return attribute(part, findings, asked) if choice and choice.fact.attribute != asked[0] else None


def attribute(part: Part, findings: Findings, asked: list[str]) -> Draft | None:
    rows = tuple(hit for hit in findings.facts if hit.fact and hit.fact.attribute)
    choice = choose(Part(text=part.text, kind=Kind.ATTRIBUTE, topic=part.topic), rows)
    plainest = choose(Part(text=part.text, kind=Kind.ATTRIBUTE, topic=part.topic), findings.facts)
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


def _no_attribute(choice: Choice, findings: Findings) -> Draft:
    """A subject that the plan knows but that is no indicator of the table."""
    what = f"{choice.fact.subject}的属性"
    lines = (Line(PHRASES.missing.format(what=what), echoes=(what,)), figure.line_of(choice.fact, findings, choice.same))
    return Draft(Status.NOT_IN_PLAN, lines, missing=(what,))
