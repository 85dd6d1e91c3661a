"""Figures from facts: the one that fits the subject, the year, the stage and the unit asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.aspects import is_side, subject_of, units_of
from assistant.draft import Draft, Line, Sum
from assistant.write import another, asked, conversion, phrase
from assistant.write.amount import quantity_of
from assistant.write.choice import Choice, choose
from assistant.write.lack import THEN
from assistant.write.sums import plain, printed
from corpus.facts import Fact
from corpus.quantity import Quantity
from index.findings import Findings, Hit, Kind, Part
from index.home import THERE
from index.segment import content
from index.spelling import is_short_for

KNOWN = 0.75  # how much of its name must be said for a subject to be told what it lacks
DATE = re.compile("什么时候|啥时候|何时|几时|哪一?年(?!以?前|之前)|哪一?天|几号|几月")
MOST_READINGS = 3
LONGEST_SENTENCE = 160  # characters
AGE = "岁"
LITTLE = 0.25  # how much of a name is enough where its sentence is known
WHOLLY = 0.99  # of a name
ANY_THING = ("企业", "公司", "项目", "工程", "单位")  # heads of names, which tell no thing from another
CLEAR = 0.8  # for parts that do not ask for a figure in so many words


def write(part: Part, findings: Findings) -> Draft | None:
    """The figure asked for, first; then what stands beside it."""
    if _is_side_alone(part):
        return Draft(Status.NOT_IN_PLAN, (asked.not_given(part),), missing=(asked.briefly(part),))
    choice = choose(part, findings.facts)
    if (
        choice is None
        or (choice.missing and choice.named < KNOWN and choice.near < THERE)
        or (DATE.search(re.split("[，,]", part.text)[-1]) and not phrase.when(choice.fact))
    ):
        return None
    if of_others := another.of_others(part, choice.fact, findings):
        return of_others
    if choice.named < WHOLLY and (
        draft := another.asked_of(part, f"{' '.join(choice.fact.names)} {choice.fact.quote} {choice.fact.locator.place.item or ''}", findings)
    ):
        return draft
    return missing_first(part, findings, choice) if choice.missing else Draft(
        status=Status.ANSWERED, lines=(line_of(choice.fact, findings, choice.same), *conversion.beside(part, choice.fact, findings), *_reached(part, choice, findings), *context(choice, findings)),
        follow_ups=follow_ups(choice), why=(f"事实 {choice.fact.id}，{choice.score:.2f}",),
    )  # fmt: skip


def _is_side_alone(part: Part) -> bool:
    """“全区多大面积”: of the whole region, not of whatever has an area."""
    return bool(part.units) and is_side(part.topic) and part.kind is Kind.FIGURE and part.after is None and not part.labels


def several(part: Part, findings: Findings) -> Draft | None:
    """“企业数和营业收入各是多少”: a line for each thing named, where they are different things."""
    found = {choice.fact.id: choice for choice in apart(part, findings.operands, 0.4, 0.5) if not choice.missing}
    if len(found) < 2:
        return _one_of_two(part, [*found.values()], findings)
    if part.kind is Kind.ATTRIBUTE:
        lines = [attribute_line(choice.fact, findings) for choice in found.values()]
    else:
        lines = [line_of(fact, findings, choice.same if fact is choice.fact else ()) for choice in found.values() for fact in _of_each_year(part, choice)]
    return Draft(Status.ANSWERED, tuple(line for line in lines if line)) if all(lines) else None


def _of_each_year(part: Part, choice: Choice) -> tuple[Fact, ...]:
    """“这三项2020年和2025年的数”: the figure of each year that is named; the best alone where one has none."""
    known = [fact for fact in (choice.fact, *choice.others) if fact.value and fact.measure == choice.fact.measure]
    each = [next((fact for fact in known if fact.period == str(year)), None) for year in part.years]
    return tuple(fact for fact in each if fact) if len(each) > 1 and all(each) else (choice.fact,)


def _one_of_two(part: Part, found: Sequence[Choice], findings: Findings) -> Draft | None:
    """“粮食产能和棉花产量分别多少”: the one that the plan gives, and that it has no word for the other."""
    strange = [name for name in part.operands if not any(name in choice.fact.names or choice.named >= KNOWN and name in choice.fact.quote for choice in found)]
    known = " ".join(name for fact in findings.ledger for name in fact.names)
    strange = [name for name in strange if not any(word in known for word, share in content(name) if share == 1.0 and not is_side(word))]
    if len(found) != 1 or len(part.operands) != 2 or len(strange) != 1 or found[0].named < KNOWN or " " in strange[0] or not re.search("分别|各", part.text):
        return None
    first = Line(PHRASES.no_figure.format(topic=strange[0]), echoes=(strange[0],))
    return Draft(Status.PARTIAL, (line_of(found[0].fact, findings, found[0].same), first), missing=(strange[0],))


def apart(part: Part, operands: tuple[tuple[Hit, ...], ...], named: float, explained: float) -> list[Choice]:
    """A choice for each operand, each of another subject; one that is named by little is what stands beside those named better."""
    chosen: dict[int, Choice] = {}
    for n, hits in enumerate(operands):
        if choice := choose(_of(part, n, operands), _untaken(hits, chosen), named, explained):
            chosen[n] = choice
    for n, hits in enumerate(operands):
        if chosen and n not in chosen and (choice := _beside(_of(part, n, operands), _untaken(hits, chosen), [*chosen.values()])):
            chosen[n] = choice
    for n, hits in enumerate(operands):
        if chosen and n not in chosen and (hit := _said_otherwise(_of(part, n, operands), _untaken(hits, chosen))):
            chosen[n] = Choice(hit.fact, (), (), None, hit.score, hit.named, hit.explained)  # type: ignore[arg-type]
    for n, hits in enumerate(operands):
        if chosen and n not in chosen and (choice := _of_its_sibling(part, n, operands, _untaken(hits, chosen), chosen)):
            chosen[n] = choice
    chosen = {n: _coherent(_of(part, n, operands), operands[n], n, chosen, named, explained) for n in chosen}
    return [chosen[n] for n in sorted(chosen)]


def _of_its_sibling(part: Part, n: int, operands: tuple[tuple[Hit, ...], ...], hits: tuple[Hit, ...], chosen: Mapping[int, Choice]) -> Choice | None:
    """The figure of another side of a thing (铜材营收), told in the sentence that tells the one found for it (铜材企业数)."""
    names = part.operands if len(part.operands) == len(operands) else ()
    quotes = {choice.fact.quote for m, choice in chosen.items() if names and subject_of(names[m]) == subject_of(names[n])}
    units = units_of(names[n]) if quotes else ()
    there = tuple(hit for hit in hits if hit.fact and hit.fact.quote in quotes and units and hit.fact.unit.endswith(units))
    return choose(_of(part, n, operands), there, 0.0, 0.0) if there else None


def _coherent(part: Part, hits: tuple[Hit, ...], n: int, chosen: Mapping[int, Choice], named: float, explained: float) -> Choice:
    """The choice for one operand, or another of its figures where all the others stand in one sentence and that one too."""
    rest = {m: choice for m, choice in chosen.items() if m != n}
    quotes = {choice.fact.quote for choice in rest.values()}
    if len(rest) < 2 or len(quotes) != 1 or chosen[n].fact.quote in quotes:
        return chosen[n]
    there = tuple(hit for hit in _untaken(hits, rest) if hit.fact and hit.fact.quote in quotes)
    return choose(part, there, named, explained) or choose(part, there, LITTLE, LITTLE) or chosen[n]


def _of(part: Part, n: int, operands: tuple[tuple[Hit, ...], ...]) -> Part:
    """The part for one of its operands."""
    name = part.operands[n] if len(part.operands) == len(operands) else ""
    units = () if part.units in map(units_of, part.operands) else part.units  # of the one that names the side: GDP 一二三产业比重
    return replace(part, operands=(), topic=name or part.topic, focus="", expansions=(), units=units_of(name) or units)


def _said_otherwise(part: Part, hits: tuple[Hit, ...]) -> Hit | None:
    """The figure, in the unit asked for, whose whole name is the plan's word for an operand (中职 for 中等职业学校)."""
    of_unit = (hit for hit in hits if hit.fact and hit.fact.value and hit.named >= WHOLLY and part.units and hit.fact.unit.endswith(part.units))
    return next((hit for hit in of_unit if hit.fact and any(is_short_for(part.topic.split()[0], name) for name in hit.fact.names)), None)


def _untaken(hits: tuple[Hit, ...], chosen: Mapping[int, Choice]) -> tuple[Hit, ...]:
    taken = {choice.fact.subject for choice in chosen.values()}
    return tuple(hit for hit in hits if hit.fact and hit.fact.subject not in taken)


def _beside(part: Part, hits: tuple[Hit, ...], chosen: Sequence[Choice]) -> Choice | None:
    """The figure of the same kind, told in the same place as those chosen, whose name has a noun of the operand (铜)."""
    nouns = [word for word, share in content(part.topic) if share == 1.0 and not is_side(word) and word not in ANY_THING]
    like = [choice.fact for choice in chosen]
    near = tuple(
        hit
        for hit in hits
        if hit.fact
        and any((hit.fact.measure, hit.fact.stage) == (fact.measure, fact.stage) and hit.fact.chapter == fact.chapter for fact in like)
        and any(noun in name for noun in nouns for name in hit.fact.names)
    )
    return choose(part, near, 0.0, 0.0) if near else None


def readings(part: Part, findings: Findings) -> Draft | None:
    """“失业率”: names several subjects alike; each in a line, up to three."""
    choices = alike(part, findings) if not cues.OWN.search(re.split("[，,]", part.text)[-1]) else ()
    lines = tuple(line_of(choice.fact, findings, choice.same) for choice in choices)
    return Draft(Status.ANSWERED, lines) if len(lines) > 1 else None


def alike(part: Part, findings: Findings) -> tuple[Choice, ...]:
    """The best fact of each subject, where a short name is part of two or three and the name of none."""
    topic = part.topic.replace(" ", "")
    if len(topic) < 3 or any(topic in hit.fact.names for hit in findings.facts if hit.fact):
        return ()
    subjects = dict.fromkeys(hit.fact.subject for hit in findings.facts if hit.fact and topic in hit.fact.subject)
    if not 2 <= len(subjects) <= MOST_READINGS or any(subject[:-1] == topic for subject in subjects):  # 老旧小区改 is 老旧小区改造, cut off
        return ()
    of = {subject: tuple(hit for hit in findings.facts if hit.fact and hit.fact.subject == subject) for subject in subjects}
    choices = [choice for hits in of.values() if (choice := choose(part, hits, named=0.2, explained=0.3))]
    return tuple([choice for choice in choices if not (part.units and choice.missing)] or choices)


def reverse(part: Part, findings: Findings) -> Draft | None:
    """“8%是什么的目标”: the facts that carry a figure."""
    claims = part.claims or tuple(claim for before in (part.after, part.beside) if before for claim in before.claims)
    claim = next((claim for claim in claims if re.search(rf"{_spoken(claim)}[^都各]{{0,2}}{cues.WHICH_IT_IS}", asked.said_now(part))), None)
    if claim is None:
        return None
    facts = [f for f in findings.ledger if f.value and (q := quantity_of(f)) and claim.unit and q.same_amount(claim)]
    if not 1 <= len(facts) <= MOST_READINGS + 2:
        return None
    return Draft(Status.ANSWERED, tuple(line_of(fact, findings) for fact in facts))


def _spoken(claim: Quantity) -> str:
    """As a text may say it again: 8% or only 8 (那8是谁的)."""
    return rf"(?<![\d.]){re.escape(claim.text.removesuffix(claim.unit))}(?:{re.escape(claim.unit)})?(?![\d.])"


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


def missing_first(part: Part, findings: Findings, choice: Choice) -> Draft:
    """The plan is silent on what was asked of a subject it knows: say so, then what it gives; what its sentence tells so named is meant (普及率, after 换热站)."""
    there = (f for f in findings.ledger if f.quote == choice.fact.quote and f.value and part.after)
    if beside := next((f for f in there if any(name.endswith(str(choice.missing)) for name in f.names)), None):
        return Draft(Status.ANSWERED, (line_of(beside, findings),))
    first = Line(PHRASES.missing.format(what=f"{choice.fact.subject}的{choice.missing}"), echoes=(str(choice.missing), choice.fact.subject))
    status = (
        Status.NOT_IN_PLAN
        if part.units or any(str(year) in (choice.missing or "") or choice.missing == THEN for year in part.years) and "基数" not in (choice.missing or "")
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


def _reached(part: Part, choice: Choice, findings: Findings) -> tuple[Line, ...]:
    """“到2025年预期寿命多少岁” where the plan gives by how much it rises: base and rise together, shown as a calculation; of an age alone, which nothing adds up to by itself."""
    fact = choice.fact
    base = next((other for other in choice.others if other.row == fact.row and other.stage == "base" and other.unit == fact.unit == AGE), None)
    if base is None or not phrase.is_sum(fact) or not fact.years or fact.years[-1] not in part.years:
        return ()
    result = plain(Decimal(printed(base)) + Decimal(printed(fact)))
    made = Sum(f"{printed(base)} + {printed(fact)}", (base, fact), result, AGE)
    text = f"{PHRASES.by_calculation}{made.expression} = {result}，到{fact.years[-1]}年约为{result}{AGE}。"
    return (Line(text, tuple(phrase.evidence(each, findings.plan) for each in (base, fact)), sums=(made,)),)


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
    """The table's own word on a figure: “带*的为2019年数据”."""
    return tuple(Line(f"注：{piece.quote}。", (piece,)) for piece in phrase.notes(facts, findings.plan))


def follow_ups(choice: Choice) -> tuple[str, ...]:
    """What is naturally asked next of the same subject."""
    subject = choice.fact.subject
    return (f"{subject}写在哪一页？", *([f"{subject}是约束性指标吗？"] if choice.fact.attribute else []))


def _is_bare(part: Part, fact: Fact) -> bool:
    """“普惠性幼儿园占比”: the name and hardly a word more."""
    return min(abs(len(part.topic.replace(" ", "")) - len(name)) for name in fact.names) <= 1 and len(part.text) <= len(part.topic) + 4
