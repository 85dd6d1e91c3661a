"""Figures from facts: the one that fits the subject, the year, the stage and the unit asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.aspects import same_family, side_of, sides_with, units_of
from assistant.draft import Draft, Evidence, Line
from assistant.write import phrase
from corpus.facts import Fact
from corpus.quantity import Quantity, read
from index.findings import Findings, Hit, Kind, Part

NAMED, EXPLAINED = 0.6, 0.45  # how much of a name the part must say, and how much of the part the subject must explain
KNOWN = 0.75  # how much of its name must be said for a subject to be told what it lacks
DATE = re.compile("什么时候|啥时候|何时|几时")
MOST_READINGS = 3
BY_UNIT = 0.3  # the share of a name that is enough where the unit is the one asked for
WHOLE = 0.15  # what a name said whole adds
LONGEST_SENTENCE = 160  # characters
CLEAR = 0.8  # for parts that do not ask for a figure in so many words


@dataclass(frozen=True)
class Choice:
    """The fact that fits best, those that say the same elsewhere, the others on the subject, and what does not fit."""

    fact: Fact
    same: tuple[Fact, ...]
    others: tuple[Fact, ...]
    missing: str | None
    score: float
    named: float = 0.0
    explained: float = 0.0


def write(part: Part, findings: Findings) -> Draft | None:
    """The figure asked for, first; then what stands beside it."""
    choice = choose(part, findings.facts)
    if choice is None or (choice.missing and choice.named < KNOWN) or (DATE.search(re.split("[，,]", part.text)[-1]) and not phrase.when(choice.fact)):
        return None
    return missing_first(part, findings, choice) if choice.missing else Draft(
        status=Status.ANSWERED, lines=(line_of(choice.fact, findings, choice.same), *context(choice, findings)),
        follow_ups=follow_ups(choice), why=(f"事实 {choice.fact.id}，{choice.score:.2f}",),
    )  # fmt: skip


def several(part: Part, findings: Findings) -> Draft | None:
    """“企业数和营业收入各是多少”: a line for each thing named, where they are different things."""
    found = {choice.fact.id: choice for choice in apart(part, findings.operands, 0.4, 0.5) if not choice.missing}
    if len(found) < 2:
        return None
    lines = [attribute_line(c.fact, findings) if part.kind is Kind.ATTRIBUTE else line_of(c.fact, findings, c.same) for c in found.values()]
    return Draft(Status.ANSWERED, tuple(line for line in lines if line)) if all(lines) else None


def apart(part: Part, operands: tuple[tuple[Hit, ...], ...], named: float, explained: float) -> list[Choice]:
    """A choice for each operand, each of another subject."""
    chosen: list[Choice] = []
    names = part.operands if len(part.operands) == len(operands) else ("",) * len(operands)
    for name, hits in zip(names, operands, strict=True):
        taken = {choice.fact.subject for choice in chosen}
        asked = replace(part, operands=(), units=units_of(name) or part.units)
        choice = choose(asked, tuple(hit for hit in hits if hit.fact and hit.fact.subject not in taken), named, explained)
        chosen += [choice] if choice else []
    return chosen


def readings(part: Part, findings: Findings) -> Draft | None:
    """“失业率”: names several subjects alike; each in a line, up to three."""
    choices = alike(part, findings)
    lines = tuple(line_of(choice.fact, findings, choice.same) for choice in choices)
    return Draft(Status.ANSWERED, lines) if len(lines) > 1 else None


def alike(part: Part, findings: Findings) -> tuple[Choice, ...]:
    """The best fact of each subject, where a short name is part of two or three and the name of none."""
    topic = part.topic.replace(" ", "")
    if len(topic) < 3 or any(topic in hit.fact.names for hit in findings.facts if hit.fact):
        return ()
    subjects = dict.fromkeys(hit.fact.subject for hit in findings.facts if hit.fact and topic in hit.fact.subject)
    if not 2 <= len(subjects) <= MOST_READINGS:
        return ()
    of = {subject: tuple(hit for hit in findings.facts if hit.fact and hit.fact.subject == subject) for subject in subjects}
    return tuple(choice for hits in of.values() if (choice := choose(part, hits, named=0.2, explained=0.3)))


def reverse(part: Part, findings: Findings) -> Draft | None:
    """“8%是什么的目标”: the facts that carry a figure."""
    if not part.claims or not re.search(rf"{re.escape(part.claims[0].text)}.{{0,2}}(?:是|指|属于|对应)(?:什么|哪个|哪项|哪一|啥)", part.text):
        return None
    facts = [f for f in findings.ledger if f.value and (q := quantity_of(f)) and part.claims[0].unit and q.same_amount(part.claims[0])]
    if not 1 <= len(facts) <= MOST_READINGS + 2:
        return None
    return Draft(Status.ANSWERED, tuple(line_of(fact, findings) for fact in facts))


def clear(part: Part, findings: Findings) -> Draft | None:
    """A figure for a part that only names a subject (“普惠性幼儿园占比目标”): when the name is plain."""
    if cues.OWN.search(part.text):
        return None
    choice = choose(part, findings.facts, explained=CLEAR)
    asks = part.stage is not None or part.measure is not None or bool(part.years) or (choice is not None and _is_bare(part, choice.fact))
    return _with_sentence(write(part, findings), choice.fact, findings) if choice and choice.score >= CLEAR and asks else None


def _with_sentence(draft: Draft | None, fact: Fact, findings: Findings) -> Draft | None:
    """A keyword is answered with the figure and with the sentence that it stands in."""
    piece = phrase.evidence(fact, findings.plan)
    if draft is None or fact.row is not None or len(piece.quote) > LONGEST_SENTENCE:
        return draft
    return replace(draft, lines=(*draft.lines, Line(piece.quote, (piece,))))


def attribute(part: Part, findings: Findings) -> Draft | None:
    """预期性 or 约束性: of an indicator of the table."""
    rows = tuple(hit for hit in findings.facts if hit.fact and hit.fact.attribute)
    choice = choose(Part(text=part.text, kind=Kind.FIGURE, topic=part.topic), rows)
    if choice is None or not part.topic:
        return None
    fact = choice.fact
    line = attribute_line(fact, findings)
    return (
        None
        if line is None
        else Draft(Status.ANSWERED, (line, Line(phrase.sentence(fact), (phrase.evidence(fact, findings.plan),))), follow_ups=follow_ups(choice))
    )


def attribute_line(fact: Fact, findings: Findings) -> Line | None:
    """`普惠性幼儿园占比是预期性指标。`"""
    return Line(f"{fact.subject}是{fact.attribute}指标。", (phrase.evidence(fact, findings.plan),)) if fact.attribute else None


def choose(part: Part, hits: tuple[Hit, ...], named: float = NAMED, explained: float = EXPLAINED) -> Choice | None:
    """The best fit among the ledger's hits; None when no subject is named well enough."""
    scored = [
        (hit.score + fit(part, hit.fact) + (WHOLE if hit.named >= 0.99 and _holds(hit.fact, part.focus) else 0.0), hit)
        for hit in hits
        if hit.fact and _is_named(part, hit, named) and hit.explained >= explained
    ]
    if not scored:
        return None
    score, best = max(scored, key=lambda pair: pair[0])
    assert best.fact is not None  # hits of the ledger carry their fact
    siblings = [hit.fact for _, hit in scored if hit.fact and hit.fact.subject == best.fact.subject and hit.fact is not best.fact]
    same = tuple(fact for fact in siblings if _says_the_same(fact, best.fact))
    return Choice(best.fact, same, tuple(fact for fact in siblings if fact not in same), _missing(part, best.fact, siblings), score, best.named, best.explained)


def _is_named(part: Part, hit: Hit, named: float) -> bool:
    """Well enough by name, or fairly and with just the unit asked for (农博城 盖多大)."""
    return hit.named >= named or (
        bool(part.units) and hit.named >= BY_UNIT and part.units != ("%",) and hit.fact is not None and hit.fact.unit.endswith(part.units)
    )


def _holds(fact: Fact, focus: str) -> bool:
    """Whether what a follow-up adds is in a name of the fact; true where it adds nothing."""
    return not focus or any(word[:3] in name for word in focus.split() for name in fact.names)


def fit(part: Part, fact: Fact) -> float:
    """What year, stage, measure and unit add to the name's score or take from it."""
    return _year_fit(part, fact) + _stage_fit(part, fact) + _measure_fit(part, fact) + _unit_fit(part, fact)


def _year_fit(part: Part, fact: Fact) -> float:
    if not part.years or not fact.years:
        return 0.0
    if any(str(year) == fact.period for year in part.years):
        return 0.15
    return 0.08 if any(year in fact.years for year in part.years) else -0.25


def _stage_fit(part: Part, fact: Fact) -> float:
    wanted = part.stage
    if wanted == "achieved":
        return {"achieved": 0.12, "base": 0.05}.get(fact.stage, -0.15)
    if wanted == "base":
        return {"base": 0.15, "achieved": 0.03}.get(fact.stage, -0.15)
    bonus = 0.1 if wanted == "target" else 0.05
    return {"target": bonus, "planned": bonus - 0.01}.get(fact.stage, -0.4 if wanted == "target" else 0.0)


def _measure_fit(part: Part, fact: Fact) -> float:
    if part.measure is None:
        return 0.0
    return 0.12 if (part.measure == "growth") == (fact.measure == "growth") else -0.2


def _unit_fit(part: Part, fact: Fact) -> float:
    if not part.units:
        return 0.0
    return 0.15 if any(unit in fact.unit for unit in part.units) else -0.25


def _says_the_same(fact: Fact, other: Fact) -> bool:
    alike = (fact.stage, fact.measure) == (other.stage, other.measure) or {fact.stage, other.stage} == {"target", "planned"}
    return alike and fact.value is not None and amount(fact) == amount(other)


def amount(fact: Fact) -> tuple[object, ...] | None:
    """The fact's value over units, for comparing; None where the plan gives words."""
    quantity = quantity_of(fact)
    return quantity.base if quantity else None


def quantity_of(fact: Fact) -> Quantity | None:
    """The figure with its row's unit, read by the one number reader."""
    return next((q for q in read(phrase.figure(fact)) if not q.is_year or fact.measure == "year"), None)


def _missing(part: Part, fact: Fact, siblings: list[Fact]) -> str | None:
    """What was asked of the subject and the plan does not give: a year, a level, a target, a base."""
    later = [year for year in part.years if part.stage == "achieved" and not any(year in f.years for f in (fact, *siblings) if f.stage in ("achieved", "base"))]
    if later:
        return f"{later[0]}年的实际结果"
    known = {year for each in (fact, *siblings) for year in each.years}
    single = {int(each.period) for each in (fact, *siblings) if each.period.isdigit()}
    inside = part.measure == "growth" or max(known, default=0) in part.years  # a rate or a horizon holds for the whole period
    asked = [year for year in part.years if known and (year not in known or not (inside or year in single))]
    if asked:
        return f"{asked[0]}年的数字"
    side = side_of(re.split("[，,]", part.text)[-1])
    money = any(each.unit[:1] in ("亿", "万", "元") for each in (fact, *siblings))
    within = any(
        name.endswith(said) or (money and said in name) for said in sides_with(part.text, part.units) for name in fact.names
    )  # 工业投资, 一般公共预算收入
    taken_over = (
        bool(part.focus) and not (side and side in part.focus) and not cues.ASKED_UNIT.search(re.split("[，,]", part.text)[-1])
    )  # from the subject before, which this one need not have
    if part.units and not within and not taken_over and not any(same_family(part.units, each.unit) for each in (fact, *siblings)):
        return side or "这项数字"
    if part.measure == "level" and fact.measure == "growth":
        return "总量目标" if part.stage != "base" else "基数"
    if part.measure == "growth" and fact.measure != "growth" and fact.measure not in ("rate", "share"):
        return "增速"
    if part.stage == "target" and fact.stage in ("base", "achieved"):
        return "目标值"
    if part.stage == "base" and fact.stage in ("target", "planned") and 2020 in (part.years or (2020,)) and not part.focus:
        return "基数"
    return None


def missing_first(part: Part, findings: Findings, choice: Choice) -> Draft:
    """The plan is silent on what was asked of a subject it knows: say so, then what it gives."""
    first = Line(PHRASES.missing.format(what=f"{choice.fact.subject}的{choice.missing}"), echoes=(str(choice.missing),))
    status = (
        Status.NOT_IN_PLAN
        if part.units or any(str(year) in (choice.missing or "") for year in part.years) and "基数" not in (choice.missing or "")
        else Status.PARTIAL
    )
    growth = next((f for f in choice.others if f.measure == "growth" and f.stage == "target"), None) if choice.fact.measure != "growth" else None
    instead = (line_of(growth, findings),) if growth else ()
    lines = (first, *instead, line_of(choice.fact, findings, choice.same), *context(choice, findings))
    return Draft(status, lines, missing=(f"{choice.fact.subject}的{choice.missing}",), follow_ups=follow_ups(choice))


def line_of(fact: Fact, findings: Findings, same: tuple[Fact, ...] = ()) -> Line:
    """The sentence of a fact, with every place that says it."""
    pieces = {(e.passage.char_start, e.start): e for e in (phrase.evidence(each, findings.plan) for each in (fact, *same))}
    return Line(phrase.sentence(fact), tuple(pieces.values()))


def context(choice: Choice, findings: Findings) -> tuple[Line, ...]:
    """Base beside target or target beside base, and the attribute, in one line."""
    fact = choice.fact
    beside = next((other for other in choice.others if other.row is not None and other.row == fact.row), None)
    pieces = [phrase.short(beside)] if beside else []
    pieces += [f"属{fact.attribute}指标"] if fact.attribute else []
    facts = tuple(each for each in (fact, beside) if each)
    said = (Line("，".join(pieces) + "。", tuple(phrase.evidence(each, findings.plan) for each in facts)),) if pieces else ()
    return (*said, *_notes(facts, findings))


def _notes(facts: Sequence[Fact], findings: Findings) -> tuple[Line, ...]:
    """The table's own word on a starred figure: “带*的为2019年数据”."""
    for fact in facts:
        note = next((p for p in findings.plan.passages if fact.row and fact.note and p.kind == "note" and fact.note in p.text), None)
        if note:
            start = note.text.index(fact.note)
            return (Line(f"注：{fact.note}。", (Evidence(note, start, start + len(fact.note)),)),)
    return ()


def follow_ups(choice: Choice) -> tuple[str, ...]:
    """What is naturally asked next of the same subject."""
    subject = choice.fact.subject
    return (f"{subject}写在哪一页？", *([f"{subject}是约束性指标吗？"] if choice.fact.attribute else []))


def _is_bare(part: Part, fact: Fact) -> bool:
    """“普惠性幼儿园占比”: the name and hardly a word more."""
    return min(abs(len(part.topic.replace(" ", "")) - len(name)) for name in fact.names) <= 1 and len(part.text) <= len(part.topic) + 4
