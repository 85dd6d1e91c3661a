"""Whether something is so: a figure, an attribute or a statement held against the plan; a wrong premise is corrected first."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Denial, Draft, Evidence, Line
from assistant.write import attribute, correction, count, definition, figure, misnomer, phrase, premise, sentence
from assistant.write.amount import quantity_of
from assistant.write.asked import said_now
from assistant.write.choice import Choice, choose
from corpus.facts import Fact
from index.findings import Findings, Part
from index.segment import content

LISTED = 3  # members of an enumeration
PARTICLES = 3  # characters around a bare name: 那…呢
MEMBER = re.compile(
    r"(?:^|，)(?P<name>[^，]{2,12}?)(?:是不是|是否)?(?:在不在|也在|算在|在|属于|算不算|算)[^，]*?(?:里头|里面|[村项个]里|(?:项目|名单|范围)里|其中|之列|名单)(?!.{0,3}(?:什么|啥|怎|咋|哪))"
)
NAME = re.compile("(?:[村庄路街镇湖河桥园站厂店校区城]|大道|社区|小区|公司|医院|小学|中学|办事处|企业|产业)$")  # of what is listed by name
DONE = re.compile("完|成|实现|达|到位|通车")
HAS = re.compile(
    r"(?:里头|里面|其中|当中|这里|名单里?)(?:都|还)?(?:有没有|有无|有|包括|包含|含)(?P<name>[^，吗没有么吧？?]{2,8}?)(?:吗|没有?|么|吧|不)?[？?]?$"
)
AMONG = re.compile(r"(?P<name>[^，]{2,10}?)(?:也|都)?(?:算|是|属于|在)“?(?P<term>[一二两三四五六七八九十][大个]\w{2,4}?)”?(?:之一|之列|里|中的?)")
HOLDS = re.compile(
    r"“?(?P<term>[一二两三四五六七八九十][大个]\w{2,4}?)”?(?:的?[里中内](?:头|面|边)?|当中)(?:有没有|有无|是不是有|是否有|有|包括|包含)“?(?P<name>[^，“”吗没么吧？?]{2,10}?)”?(?:这一?个|这一?条)?(?:吗|没有?|么|吧|不)?[？?]?$"
)
WITHIN = re.compile("[里中内].{0,4}(?:有|包括|包含)")
MENTIONED = re.compile(r"(?:有没有|是否|有无|有)?(?:提到(?!\d)|提及|出现|提过|涉及|写到)")
A_NAME = 3  # characters in a row of a row's name
STATED_BY = "规划写明："
STATED = 0.78  # how much of a statement one sentence must hold to confirm it


def member(part: Part, findings: Findings) -> Draft | None:
    """“水南营在不在那21个村里”: whether an enumeration holds a name."""
    asked = MEMBER.search(part.text) or HAS.search(part.text)
    if asked is None:
        return _another(part, findings)
    name = asked["name"].split("，")[-1].strip("那")
    if re.search("[我你咱俺几哪啥谁]|什么", name):
        return None
    if not NAME.search(name) and not any(name == known.name for names in findings.names.values() for known in names):
        return None  # 规划里头有帮民企融资的说法 asks for no member of a list
    ranked = [piece for _, piece in sentence.ranking(findings, sentence.Wants(lists=True)) if piece.quote.count("、") >= LISTED]
    piece = next((piece for piece in ranked if name in piece.quote), ranked[0] if ranked else None)
    if piece is None:
        return None
    told = f"是的，{name}在其中。" if name in piece.quote else f"规划所列的没有{name}，{name}不在其中。"
    return Draft(Status.ANSWERED, (Line(told, (piece,), echoes=(name,), structural=True), Line(piece.quote, (piece,))))


def _another(part: Part, findings: Findings) -> Draft | None:
    """“那朱召呢” after “王湾在里头没”: whether the same enumeration holds another name."""
    before = MEMBER.search(said_now(part.after)) if part.after else None
    if part.after is None or before is None or not part.focus or " " in part.focus or len(said_now(part)) > len(part.focus) + PARTICLES:
        return None
    name, other = before["name"].strip("那"), part.focus
    lists = [
        Evidence(passage, *span)
        for passage in findings.plan.passages for span in passage.sentences
        if passage.kind != "heading" and name in passage.text[slice(*span)] and passage.text[slice(*span)].count("、") >= LISTED
    ]  # fmt: skip
    topic = part.after.topic
    piece = max(lists, key=lambda each: sum(topic[n : n + 2] in sentence.around(each, findings) for n in range(len(topic) - 1)), default=None)
    if piece is None:
        return None
    told = f"是的，{other}在其中。" if other in piece.quote else f"规划所列的没有{other}，{other}不在其中。"
    return Draft(Status.ANSWERED, (Line(told, (piece,), echoes=(other,), structural=True), Line(piece.quote, (piece,))))


def among(part: Part, findings: Findings) -> Draft | None:
    """“新能源也算四大产业之一吧”: whether what the plan counts under a term holds a name."""
    asked = AMONG.search(part.text) or HOLDS.search(part.text)
    listed = definition.write(replace(part, text=asked["term"], topic=asked["term"]), findings) if asked else None
    if asked is None or listed is None or listed.status is not Status.ANSWERED or not listed.lines[0].evidence:
        return None
    name, piece = asked["name"], listed.lines[0].evidence[0]
    told = (
        f"是的，{name}在其中。"
        if name in piece.quote.partition("：")[0] or any(name in line.text.partition("：")[0] for line in listed.lines[1:])
        else f"规划所列的没有{name}，{name}不在其中。"
    )
    return Draft(Status.ANSWERED, (Line(told, (piece,), echoes=(name,), structural=True), *listed.lines), clashes=listed.clashes)


def write(part: Part, findings: Findings) -> Draft | None:
    """Yes with the plan's words, or no with what it says instead."""
    if drawn := member(part, findings) or misnomer.elsewhere(part, findings):
        return drawn
    if MENTIONED.search(part.text):
        return count.mentions(part, findings)
    asked = [word for word, pattern in cues.ATTRIBUTES.items() if pattern.search(part.text)]
    if asked and part.topic and "指标" in part.text and WITHIN.search(part.text):
        return _within(part, findings, asked[0])
    if asked and part.topic:
        return attribute.attribute(part, findings, asked)
    unit = correction.unit_of(part.claims[0]) if part.claims and not part.units else ""
    choice = (choose(replace(part, units=(unit,)), findings.facts, named=0.6, explained=0.5) if unit else None) or choose(
        part, findings.facts, named=0.6, explained=0.5
    )
    choice = _of_the_table(part, findings) or choice
    if choice and part.claims:
        return _figure(part, choice, findings)
    if choice and part.years and choice.missing and DONE.search(part.text):
        return _other_year(part, choice, findings)
    return _statement(part, findings) or figure.clear(part, findings)


def _figure(part: Part, choice: Choice, findings: Findings) -> Draft | None:
    claim = part.claims[0]
    if choice.missing and part.years:
        return premise.misdated(part, choice, findings) or _other_year(part, choice, findings)
    told = (choice.fact, *choice.same)
    agreeing = correction.agreeing(claim, told if part.stage or part.years else (*told, *(fact for fact in choice.others if _is_like(fact, choice.fact))))
    if agreeing is None and part.stage == "achieved" and choice.fact.stage in ("target", "planned"):
        return None  # what was done is not held against what is planned
    if agreeing is None:
        return correction.corrected(claim.text, choice, findings) if correction.comparable(claim, choice.fact) else None
    if claim.bound != agreeing.bound and agreeing.bound != "eq" and claim.bound != "eq":
        return correction.corrected(claim.text, choice, findings)
    starred = phrase.notes((agreeing,), findings.plan) if phrase.is_starred(agreeing) else ()
    yes = f"表中列为{phrase.clause(agreeing)}，但注明{starred[0].quote}。" if starred else f"是的，{phrase.sentence(agreeing)}"
    lead = Line(yes, (*figure.line_of(agreeing, findings, choice.same).evidence, *starred))
    return Draft(Status.ANSWERED, (lead, *figure.context(choice, findings)), follow_ups=figure.follow_ups(choice))


def _of_the_table(part: Part, findings: Findings) -> Choice | None:
    """“城镇化率60.6那个数…”: the one cell that is just the bare figure said, of a row that is named."""
    claim = part.claims[0] if part.claims and not part.claims[0].unit else None
    cells = [f for f in findings.ledger if claim and f.row and f.value and (q := quantity_of(f)) and q.value == claim.value]
    named = [fact for fact in cells if sentence.run(part.text, fact.subject) >= A_NAME]
    return Choice(named[0], (), tuple(f for f in findings.ledger if f.row == named[0].row and f is not named[0]), None, 1.0) if len(named) == 1 else None


def _is_like(fact: Fact, other: Fact) -> bool:
    """Of another period: what is said without one is so where either figure says it."""
    return fact.value is not None and (fact.unit, fact.measure == "growth") == (other.unit, other.measure == "growth")


def _other_year(part: Part, choice: Choice, findings: Findings) -> Draft:
    """“2022年底前改完”: the year is wrong where the plan has a time for it; else the plan is silent on that year."""
    fact = next((f for f in (choice.fact, *choice.same, *choice.others) if f.stage == "target" and f.period), choice.fact)
    when = phrase.when(fact).rstrip("，")
    if not when or fact.stage not in ("target", "planned"):
        return figure.missing_first(part, findings, choice)
    said, evidence = f"{part.years[0]}年", phrase.evidence(fact, findings.plan)
    first = Line(f"规划中不是{said}，而是{when}。", (evidence,), echoes=(said,), structural=True)
    return Draft(Status.ANSWERED, (first, figure.line_of(fact, findings)), denials=(Denial(said, when, evidence),))


def _within(part: Part, findings: Findings, attribute: str) -> Draft:
    """“约束性指标里有没有就业的”: those of the attribute that the topic names, or the word that there are none."""
    rows = [row for row in count.rows(findings) if row.row and row.row.get("属性") == attribute]
    found = [row for row in rows if part.topic[:2] in row.text]
    if not found:
        lead = Line(f"没有，{attribute}指标中没有{part.topic}方面的。", (Evidence(rows[0], 0, len(rows[0].text)),), echoes=(part.topic,))
        return Draft(Status.ANSWERED, (lead, *count.row_lines(rows)))
    return Draft(
        Status.ANSWERED,
        (
            Line(f"有，{attribute}指标中{part.topic}方面的有{len(found)}个：", (Evidence(found[0], 0, len(found[0].text)),), counted=len(found)),
            *count.row_lines(found),
        ),
    )


def _statement(part: Part, findings: Findings) -> Draft | None:
    """A statement in words: confirmed by one sentence that holds nearly all of it, else answered as text without a yes."""
    pieces = [piece for _, piece in sentence.ranking(findings)]
    best: Evidence | None = max(pieces, key=lambda piece: findings.coverage(_named(piece)), default=None)
    if best is None or findings.coverage(_named(best)) < STATED or re.search("不是|没有|未|无", part.text):
        return None
    around = f"{best.passage.text}{best.passage.place.group or ''}{best.passage.place.item or ''}"
    said = set(re.findall(r"((?:19|20)\d\d)年", max(best.quote.split("；"), key=findings.coverage)))
    if len(part.years) == 1 and len(said) == 1 and str(part.years[0]) not in around:
        first = Line(f"规划中不是{part.years[0]}年，而是{min(said)}年。", (best,), echoes=(f"{part.years[0]}年",))
        return Draft(Status.ANSWERED, (first, Line(best.quote, (best,))), denials=(Denial(f"{part.years[0]}年", f"{min(said)}年", best),))
    undated = [year for year in part.years if not any(spelled in around for spelled in (str(year), sentence.spelled(year)))]
    if undated:
        what = f"“{part.topic}”在{undated[0]}年"
        return Draft(Status.PARTIAL, (Line(PHRASES.missing.format(what=what), echoes=(what,)), Line(best.quote, (best,))), missing=(what,))
    yes = "是的，" if _is_all_said(part, around) else ""
    return Draft(Status.ANSWERED, (Line(yes + STATED_BY + best.quote, (best,)),))


def _named(piece: Evidence) -> str:
    """A sentence with the name of the item that it stands in: 泽耀·新乡农博城, 选址平原镇南部区域."""
    return f"{piece.passage.place.item or ''} {piece.quote}"


def _is_all_said(part: Part, around: str) -> bool:
    """Whether every word and number of a statement, or the plan's own word for it, stands in what confirms it: 北部 is not said of what stands in 南部."""
    words = [word for word, _ in content(part.topic) if len(word) > 1]
    numbers = re.findall(r"\d[\d.]*", part.text)
    meant = [word for word in part.expansions if word in around]
    return all(word in around or any(set(word) & set(other) for other in meant) for word in words) and all(number in around for number in numbers)
