"""What a question takes for given and the plan does not say: figure, year, name, level, attribute, place; corrected before anything else."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Denial, Draft, Evidence, Line
from assistant.write import figure, phrase, sentence, text
from assistant.write.choice import Choice, choose, quantity_of
from corpus.facts import Fact
from corpus.quantity import Quantity, arabic
from index.findings import Findings, Kind, Part
from index.segment import content

HALF = 0.3  # how much of the topic a sentence on a place must hold
PLACED = re.compile(
    r"(?:选|建|设|放|搬|迁|位于|坐落|落)(?:址|定|落|点)?(?:在|于|到|往)?(?P<place>[\u4e00-\u9fff]{2,5}?)(?:了|的)?(?:吗|吧|呢|嘛|么|对吧|是吧|，|$)"
)
BEFORE = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<side>以前|之前|以后|之后|前|后)")
SUPPOSED = re.compile("既然|不是.*[吗嘛吧么]|[吗嘛吧么](?:$|[，？?])|是吧|对吧")  # taken for given or asked, not only said
SIDE = re.compile(r"(?P<line>[\u4e00-\u9fff]{3,8})(?:以)?(?P<side>[东西南北])(?:边|侧|面|部)?(?:吗|吧|是吧|对吧|的|，|$)")
NEAR = 0.75  # of what the chosen subject explains: another that explains as much and agrees is the one meant
SAID = 0.5  # a name the question says; another subject's equal figure is no agreement
# Words that stand in one another's place: a name with the wrong one is none of the plan's.
ALTERNATIVES = (
    "第一|第二|第三|第四|第五|第六",
    "国家级|省级|市级|区级|县级|全国|全省|全市|全区",
    "一个|两个|三个|四个|五个|六个|七个|八个|九个|十个",
    "两大|三大|四大|五大|六大|七大|八大|九大|十大",
)
LEVELS = ("国家级", "省级", "市级", "区级", "县级")
CALLED = re.compile("(?:这个?|作为|是)(?:预期性|约束性)(?:指标)?")
NAMED = 0.75  # how much of an indicator's name must be said
SO_MANY = re.compile("(?:既然|搞|建|形|做|打造|培育)[^，。？?]{0,8}?(?P<number>[一二两三四五六七八九十])个(?P<what>[\u4e00-\u9fff]+)")
HAS_SO_MANY = re.compile(
    "(?P<what>[\u4e00-\u9fff]{4,12}?)(?:一共|总共)?[有是共](?P<number>[一二两三四五六七八九十])个(?:对吧|是吧|吗|吧|对吗|对不对|没错|[？?]|$)"
)
A_NAME = 4  # characters
TIME = re.compile("五年|年|月|季|阶段")  # 两个五年 is no name
AFTER = 2  # characters at least that follow such a word in a name, to the end of a word


def misquoted(part: Part, findings: Findings) -> Draft | None:
    """A question that takes a wrong figure for given (“为什么城镇化率目标是80%”): corrected before anything else."""
    if part.kind in (Kind.VERIFY, Kind.COMPARE, Kind.DEFINE, Kind.ORIGINAL) or not part.claims:
        return None
    claim = part.claims[0]
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


def unit_of(claim: Quantity) -> str:
    """The unit that a claim is of: 350亿 is of money."""
    return "元" if claim.unit == "亿" else claim.base[2]


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
    ranked = sentence.ranking(findings, figures=True)[:3]
    if any(said["year"] in piece.quote for _, piece in ranked):
        return None
    for score, piece in ranked:
        found = BEFORE.search(piece.quote)
        if found and found["side"][-1] == said["side"][-1] and score >= sentence.ENOUGH and findings.coverage(sentence.around(piece, findings)) >= HALF:
            first = Line(f"规划中不是{said[0]}，而是{found[0]}。", (piece,), echoes=(said[0],))
            return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))), denials=(Denial(said[0], found[0], piece),))
    return None


def misnamed(part: Part, findings: Findings) -> Draft | None:
    """“五大战略”, “第三消防救援站”: a name that the plan has with another word of the same class."""
    source = re.sub("[“”]", "", findings.plan.squeezed)
    asked = re.sub("[“”]", "", part.text)
    for words in ALTERNATIVES:
        for found in re.finditer(rf"(?:{words})(?=[“]?[\u4e00-\u9fff]{{{AFTER - 1}}})", asked):
            after = _following(asked[found.end() :])
            name = found[0] + after
            if TIME.match(after) or name in source or len(after) < AFTER or re.match("[章节篇]", after):
                continue
            longer = _noun(asked[found.end() + len(after) :])
            other = next((word for word in words.split("|") if word + after + longer in source and word != found[0]), None)  # 三大产业集群 is no 四大产业
            piece = _holding(f"{other}{after}", findings) if other else None
            if other and piece:
                says = f"{other}{after}"
                first = Line(f"规划中不是“{name}”，而是“{says}”。", (piece,), echoes=(name,), structural=True)
                return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))), denials=(Denial(name, says, piece),))
    return None


def misplaced(part: Part, findings: Findings) -> Draft | None:
    """“在京广铁路东边”: a side of a line that the plan names with another (京广铁路以西)."""
    for found in SIDE.finditer(part.text):
        line = next((found["line"][n:] for n in range(len(found["line"]) - 2) if found["line"][n:] + "以" in findings.plan.source), "")
        other = next((side for side in "东西南北" if line and f"{line}以{side}" in findings.plan.source), found["side"])
        piece = _holding(f"{line}以{other}", findings) if other != found["side"] else None
        if piece:
            name, says = f"{line}以{found['side']}", f"{line}以{other}"
            first = Line(f"规划中不是{name}，而是{says}。", (piece,), echoes=(name,))
            return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))), denials=(Denial(name, says, piece),))
    return None


def misattributed(part: Part, findings: Findings) -> Draft | None:
    """“小学入学率这个预期性指标”: an attribute that the indicator named has not."""
    asked = [word for word, pattern in cues.ATTRIBUTES.items() if pattern.search(part.text)]
    if len(asked) != 1 or part.kind not in (Kind.FIGURE, Kind.TEXT) or not CALLED.search(part.text):
        return None
    rows = tuple(hit for hit in findings.facts if hit.fact and hit.fact.attribute)
    choice = choose(Part(text=part.text, kind=Kind.ATTRIBUTE, topic=part.topic), rows, named=NAMED)
    return attribute(part, findings, asked) if choice and choice.fact.attribute != asked[0] else None


def mislevelled(part: Part, findings: Findings) -> Draft | None:
    """“勤工争创国家级研发平台”: the clause that names the thing says another level (支持勤工等企业创建省级…)."""
    said = next((level for level in LEVELS if level in part.text), None)
    if said is None or part.kind in (Kind.LIST, Kind.WHERE):
        return None
    of_what = _following(part.text.partition(said)[2])
    names = [word for named in findings.names.values() for name in named for word in (name.name, *name.aliases) if word in part.text]
    pieces = (Evidence(p, *span) for p in findings.plan.passages if p.kind != "heading" and said + of_what in p.text for span in p.sentences)
    for piece in pieces:
        clauses = [clause for clause in piece.quote.split("，") if any(name in clause for name in names)]
        other = next((level for level in LEVELS for clause in clauses if level + of_what in clause), said)
        if other != said and not any(said in clause for clause in clauses):
            first = Line(f"规划中不是{said}，而是{other}。", (piece,), echoes=(said,))
            return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))), denials=(Denial(said, other, piece),))
    return None


def elsewhere(part: Part, findings: Findings) -> Draft | None:
    """“农博城不是选在铁西吗”: a place that the sentence on it does not name."""
    found = PLACED.search(part.text) if SUPPOSED.search(part.text) else None
    if found is None:
        return None
    pieces = [
        piece for _, piece in sentence.ranking(findings)[:6] if text.LOCATED.search(piece.quote) and findings.coverage(sentence.around(piece, findings)) >= HALF
    ]
    place = found["place"].strip("的吗吧呢")
    if not pieces or place in pieces[0].quote or place not in findings.plan.source:
        return None
    first = Line(f"规划中不是{place}。", (pieces[0],), echoes=(place,))
    return Draft(Status.ANSWERED, (first, Line(pieces[0].quote, (pieces[0],))), denials=(Denial(place, pieces[0].quote, pieces[0]),))


def _following(text: str) -> str:
    """The words at the start of a text, as many as make AFTER characters."""
    found = ""
    for word, _ in content(re.split(r"[^\u4e00-\u9fff]", text)[0]):
        found += word
        if len(found) >= AFTER:
            break
    return found


def _noun(text: str) -> str:
    """The noun that a text begins with; empty where it begins with another word."""
    return next((word if share == 1.0 and len(word) > 1 else "" for word, share in content(text)), "")


def _holding(words: str, findings: Findings) -> Evidence | None:
    """The first sentence that holds some words."""
    pieces = (
        Evidence(p, *span) for p in findings.plan.passages if p.kind != "heading" for span in p.sentences if words in re.sub("[“”]", "", p.text[slice(*span)])
    )
    return next(pieces, None)


def corrected(said: str, choice: Choice, findings: Findings) -> Draft:
    """“规划中不是80%，而是85%以上。” and then the whole sentence."""
    evidence = phrase.evidence(choice.fact, findings.plan)
    says = phrase.figure(choice.fact)
    first = Line(f"规划中不是{said}，而是{says}。", (evidence,), echoes=(said,))
    said_of = told(choice.fact, findings) if choice.fact.row is None else (figure.line_of(choice.fact, findings, choice.same),)
    lines = (first, *said_of, *figure.context(choice, findings))
    return Draft(Status.ANSWERED, lines, denials=(Denial(said, says, evidence),), follow_ups=figure.follow_ups(choice))


def told(fact: Fact, findings: Findings) -> tuple[Line, ...]:
    """A fact in words; one of the text in the plan's own sentence too, where that is short."""
    piece = phrase.evidence(fact, findings.plan)
    own = (Line(piece.quote, (piece,)),) if fact.row is None and len(piece.quote) <= figure.LONGEST_SENTENCE else ()
    return own or (figure.line_of(fact, findings),)


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


def agreeing(claim: Quantity, facts: tuple[Fact, ...]) -> Fact | None:
    for fact in facts:
        quantity = quantity_of(fact)
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


def comparable(claim: Quantity, fact: Fact) -> bool:
    """Only like things are held against each other: 80% is no correction of 15家."""
    if fact.value is None:
        return True
    unit, other = claim.base[2], (quantity_of(fact) or claim).base[2]
    return (
        not claim.unit
        or unit == other
        or (claim.unit in ("万", "亿") and fact.unit.startswith(("万", "亿")))
        or {unit, other} <= {"个", "家", "座", "处", "所", "条"}
        or {unit, other} <= {"斤", "公斤", "千克", "吨"}
    )


PREMISES = (miscounted, misnamed, misbounded, misplaced, misattributed, mislevelled, elsewhere, misquoted)
