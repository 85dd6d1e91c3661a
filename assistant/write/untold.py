"""Who they are is asked of what the plan only counts: of a number that is said, of a figure that was told, of what is left of a list that was begun.

>>> counted(part("8个100%是哪8个"), findings).lines[0].text
'规划提到“8个100%管控要求”，没有逐项列出其内容。'
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.write import definition, group, phrase, sentence
from assistant.write.asked import said_now
from assistant.write.definition import OTHERWISE, unlisted
from assistant.write.terms import NUMERALS
from corpus.facts import Fact
from corpus.groups import Group
from corpus.quantity import arabic
from index.findings import FIGURES, Findings, Hit, Kind, Part
from index.home import THERE
from index.segment import content

NUMERALS_OF = dict(zip("23456789", NUMERALS[1:], strict=False)) | {"2": "两", "10": "十"}
UNITS = "个条项家座处所名种类"
N = rf"(?P<{{}}>\d+|[{NUMERALS}])(?P<{{}}>[{UNITS}])(?!字)"  # 四个字 are no four things
# 那8个100%分别是什么; 是哪8个; 那六条，逐条念给我
MEMBERS = re.compile(
    N.format("n", "unit")
    + r"[^，。？?\d]{0,4}(?:\d+%)?[^，。？?]{0,6}(?:分别[是指叫]?|各(?:是|代表|指)|具体(?:是|有|内容)?|[是指叫]|都有)(?:哪|啥|什么|谁)"
    + "|哪"
    + N.format("n2", "unit2")
    + "|"
    + N.format("n3", "unit3")
    + r"[^，。？?]{0,10}[，]?请?(?:逐[条项个]|一[条个]一?[条个]|列出|列一?下|念给|念一|展开)"
)
NOUN = re.compile("[\u4e00-\u9fff]{2}(?=分别|各|具体|都)")
TERM = re.compile(r"(?:\d+[^，。；、（“”\d]{1,7}(?:\d+%[^，。；、（“”\d]{1,7})?|[^，。；、（“”\d]{2,8})")  # 8个100%管控要求
SAME = re.compile(f"哪(?P<term>[{NUMERALS}](?![{UNITS}块样位方点])[\u4e00-\u9fff]{{1,2}})[？?呀啊]*$")  # 哪四水
FEW = re.compile(r"(?P<members>[^，。；：]*、[^，。；：]*?)等(?P<n>\d+)[个家项处座条所]")
# Asks who they are of what was counted: 是哪些村, 叫啥名, 桥名有吗
NAMES = re.compile("^(?:那|这|都|分别|具体|它们?|这些)*(?:是|有|叫)?(?:哪些|哪几[个家条座处所]|啥名|什么名|叫啥|叫什么)|名(?:字|称)?都?(?:有|给|列|呢|叫)")
KNOWN = 0.4  # of the name of what was counted
HALF = 0.5  # of the topic, that a sentence holds which counts its members


def counted(part: Part, findings: Findings) -> Draft | None:
    """“8个100%是哪8个”: members are asked of a number that the plan gives without telling them, of the topic or where the talk stood; None where some sentence tells as many."""
    now = said_now(part)
    found = MEMBERS.search(now) if not OTHERWISE.search(now) else None
    asked = [group for group in found.groups() if group] if found else []
    told = definition.write(_termed(part, now, findings), findings) if asked or SAME.search(now) else None
    if told and told.missing:
        return told  # a term that the plan only names
    if not asked or (told and told.status is Status.ANSWERED) or group.write(part, findings):
        return None
    number, unit = asked[:2]
    other = str(arabic(number)) if number[0] in NUMERALS else NUMERALS_OF.get(number, number)
    noun = NOUN.match(now, found.end("unit")) if found and found["unit"] else None  # 五中心, asked as 五个中心
    forms = tuple(f"{n}{each}" for each in dict.fromkeys((unit, *([noun[0]] if noun else []), *UNITS)) for n in (number, other))
    pieces = [
        piece
        for score, piece in sentence.ranking(findings, sentence.Wants(figures=True))
        if score >= sentence.ENOUGH and _is_asked_of(piece, findings) and any(_printed(form, piece.quote) for form in forms)
    ]
    many = int(number) if number.isdigit() else arabic(number)
    if not pieces or many < 2 or any(piece.quote.count("、") >= many - 1 or "：" in piece.quote for piece in pieces):
        return None
    quote = pieces[0].quote
    printed = next(found for form in forms if (found := _printed(form, quote)))
    form, name = printed[0], TERM.match(quote[printed.start() :])
    return unlisted(name[0] if name else form, pieces[:1])


def _termed(part: Part, now: str, findings: Findings) -> Part:
    """“四水是哪四水”: the part asked of the term that begins so (四水同治)."""
    said = SAME.search(now)
    term = next((term for term in findings.plan.terms if said and term.startswith(said["term"])), "")
    return replace(part, text=term, topic=term, focus="") if term else part


def _is_asked_of(piece: Evidence, findings: Findings) -> bool:
    """Whether a sentence holds the topic, or was told last (那十条都是啥, after “十个严禁”)."""
    return findings.coverage(piece.quote) >= HALF or findings.home.near(piece.passage) >= THERE


def _printed(form: str, quote: str) -> re.Match[str] | None:
    """A number with its unit where it stands by itself: 9座 not of 19座."""
    return re.search(rf"(?<![\d.]){form}", quote)


def of_figure(part: Part, findings: Findings) -> Draft | None:
    """“是哪些村” after 15个村卫生室: who they are is asked of what the plan only counts, and no sentence near it sets as many in a row."""
    if part.after is None or part.after.kind not in FIGURES or part.kind in (Kind.WHERE, Kind.ORIGINAL) or not NAMES.search(said_now(part)):
        return None
    hit = next((hit for hit in findings.facts if hit.fact and hit.fact.measure == "count" and hit.near >= THERE and hit.named >= KNOWN), None)
    count = _whole(hit.fact) if hit and hit.fact else 0
    if hit is None or hit.fact is None or count < 2:
        return None
    piece = phrase.evidence(hit.fact, findings.plan)
    if _lists(piece.quote, hit.fact) or any(len(row.members) == count and _is_of(hit.fact, row.clause) for row in _rows(hit, findings)):
        return None
    first = Line(f"规划写明{hit.fact.subject}为{phrase.figure(hit.fact)}，没有逐项列出。", (piece,), structural=True)
    return Draft(Status.PARTIAL, (first, Line(piece.quote, (piece,))), missing=(f"{hit.fact.subject}的名称",))


def _rows(hit: Hit, findings: Findings) -> list[Group]:
    """What stands in a row in the section of a figure."""
    return [row for row in findings.groups if row.form == "row" and row.passage.place.section_label == hit.locator.place.section_label]


def _whole(fact: Fact) -> int:
    """How many it counts, at most; 0 where that is no whole number."""
    value = fact.value_max or fact.value or ""
    return int(value) if value.isdigit() else 0


def _lists(quote: str, fact: Fact) -> bool:
    """Whether a sentence sets in a row what it counts: 甲、乙、丙3座, 2个（甲、乙）."""
    before, _, after = quote.partition(fact.text)
    row = re.split("[，。；：]", before)[-1]
    return ("、" in row and not row.endswith(("、", "等"))) or re.match("[^，。；]{0,8}(?:（[^）]*、|：)", after) is not None


def _is_of(fact: Fact, clause: str) -> bool:
    """Whether a clause speaks of what is counted."""
    return any(noun in clause for noun, share in content(fact.subject) if share == 1.0 and len(noun) > 1)


def rest(part: Part, findings: Findings) -> Draft | None:
    """“剩下仨呢”: of “甲、乙等5个” the plan names two."""
    if not cues.OTHERS.search(re.split("[，,]", part.text)[-1]):
        return None
    for score, piece in sentence.ranking(findings, sentence.Wants(lists=True)):
        few = FEW.search(piece.quote) if score >= sentence.ENOUGH else None
        if few and (named := few["members"].count("、") + 1) < int(few["n"]):
            left = str(int(few["n"]) - named)
            made = Sum(f"{few['n']} - {named}", (), left, "个")
            what = f"其余{left}个的名称"
            first = Line(
                f"{PHRASES.by_calculation}{made.expression} = {left}，其余{left}个规划没有点名。", (piece,), structural=True, sums=(made,), counted=int(left)
            )
            if cues.AMOUNT.search(said_now(part)):
                return Draft(Status.ANSWERED, (first, Line(piece.quote, (piece,))))  # 还剩几个
            return Draft(Status.PARTIAL, (first, Line(piece.quote, (piece,))), missing=(what,))
    return None
