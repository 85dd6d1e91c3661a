"""A figure that the fact table has not: a sentence that holds topic and figure, or the word that the plan gives none.

>>> write(part("办照等几天"), findings).lines[0].text
'实现注册登记全程电子化，1个工作日内办结。'
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.aspects import CALL, is_side, sides_of, units_of
from assistant.draft import Draft, Evidence, Line
from assistant.write import asked, named, quoted, sentence
from assistant.write.asked import said_now
from corpus.facts import Fact
from corpus.quantity import read
from index.another import ends_alike, names_another
from index.findings import FIGURES, Findings, Kind, Part

WHEN = re.compile(r"什么时候|啥时候|何时|哪一?年|几时|几年|哪一?天|几月|几号|多会儿")
DATED = re.compile(r"“?十[三四]五”?末|到?(?:19|20)\d\d年(?!以前|之前|前建成)|年底|(?<!\d)年前")
TARGET_THERE = re.compile(
    r"(?:目标|数字?|指标)(?:有吗|有没有|有无|有不)|有(?:没有|无)?(?:具体的?|量化的?)?[^，。]{0,6}(?:目标|指标|数字|[补收缴]\S{0,2}标准)(?:吗|没有?)?[？?]?$"
)
QUANTITY = re.compile(r"[额量率数]$|规模|比例|占比|[补收缴]\S{0,2}标准$")  # what is measured has one, whatever it is of
MEASURED = re.compile(
    "(?:[率额量]|比[重例]?|占比|增加值|产值|收入|支出|人[次数]|年限|寿命|标准|浓度|强度|里程|面积|用户|(?<![多少无])数)$"
)  # 高中毛入学率目标 asks for a figure, in no other word
PER_HEAD = re.compile("人均|户均|亩均|地均|日均|月均")  # of each: a figure of the whole is none of it
TIME = re.compile(r"多久|多长时间|几次")  # 月通报、季点评 answers it without a numeral
NUMBER = re.compile(
    r"多少|几|多[大长高宽远深厚重]|百分之|比例|占比|[数额量率]$|(?:具体|准确|确切|浓度)数|数字|数值|规模"
)  # asks for a figure and for nothing else
IN_WORDS = re.compile("(?:[低高优]于|位居|居于?|保持|达到)[^，。；]{0,8}(?:平均|前列|第[一二三]|首位|先进水平)")  # tells how much without a numeral
SEVERAL = re.compile(
    r"(?:几|多少)[个道条项种类大][\u4e00-\u9fff]{0,2}?([\u4e00-\u9fff])(?:$|[？?，。、 ]|分别|都|各|是|有)"
)  # what is counted, by its last character
COUNTERS = ("个", "条", "项")
NEAR_THE_BEST = 0.65  # the share of the best sentence's score that one with a figure needs
HELD_WITH_UNIT, HELD_WITHOUT = 0.5, 0.75  # of the topic, for a sentence with the unit asked for, or with any figure
OWN = 0.3  # of the topic itself, for any sentence with a figure
SAID_WHOLE = 0.8  # of the topic: such a sentence is on nothing else
EACH = re.compile("[一每]个?[人户月年家]|能?领|补|发")
A_HEAD = re.compile(r"每[人户月年亩村生名][^，。；]{0,14}\d[\d.]*万?元")  # what is paid or given to each, or a month
MONEY = ("元", "亿")  # an amount is of a thing that is named
WELL_TOLD = 0.4  # of the plan's words for the user's
A_NAME = 3  # characters in a row
TOLD = 5  # sentences among which one in the plan's words for the user's and with the unit asked for answers
ADDED = 0.3  # of what a follow-up adds
FEW_WORDS = 2  # of a topic that names one measure
BARE = 6  # characters of a turn that only names another thing


def is_asked(part: Part, findings: Findings) -> bool:
    """Whether a part wants a figure and nothing else; 房价会涨吗 wants one too."""
    if part.kind is Kind.VERIFY:
        there = TARGET_THERE.search(part.text) is not None
        return ((part.measure == "growth" or there) and bool(part.units) or (there and QUANTITY.search(part.topic) is not None)) and not part.claims
    own = re.split("[，,]", part.text)[-1]
    wanted = (
        any(cue.search(own) for cue in (NUMBER, WHEN, cues.ASKED_UNIT))
        or _asks_the_same(part)
        or part.units == CALL
        or (part.measure == "growth" and not findings.meant and not part.expansions)
        or _names_a_measure(part, findings)
        or any(map(units_of, sides_of(part.topic)))
    )
    # 啥时候能通, said far from the plan's words, asks what is done
    in_words = (
        bool(findings.meant)
        and not MEASURED.search(part.topic)
        and part.measure != "year"
        and part.units != CALL
        and not cues.AMOUNT.search(own)
        and not _asks_the_same(part)
    )
    return part.kind in FIGURES and wanted and not TIME.search(own) and not in_words


def write(part: Part, findings: Findings) -> Draft | None:
    """A sentence that holds topic and figure, or the word that there is none; None where hardly anything is known of the topic."""
    part = replace(part, units=cues.UNITS["%"]) if part.operation == "share" and not part.units else part
    ranked = [(score, piece) for score, piece in sentence.ranking(findings, sentence.Wants(figures=True)) if score >= sentence.ENOUGH]
    enough = HELD_WITH_UNIT if part.units or _asks_the_same(part) else HELD_WITHOUT
    alike = {id(hit.chunk.passage) for hit in findings.passages if hit.chunk and hit.likeness >= sentence.ALIKE}
    near = [piece for score, piece in ranked if score >= NEAR_THE_BEST * ranked[0][0]]
    with_figure = [piece for piece in near if _holds(part, piece, findings, enough) and answers_unit(part, piece.quote)]
    with_figure = with_figure or [
        piece
        for _, piece in ranked[:2]
        if part.units and id(piece.passage) in alike and answers_unit(part, piece.quote) and not _is_anothers(part, piece, findings)
    ]
    with_figure = with_figure or [
        piece
        for piece in near[:TOLD]
        if part.units
        and findings.share(findings.wider, sentence.headed(piece, findings)) >= WELL_TOLD
        and answers_unit(part, piece.quote)
        and not _is_anothers(part, piece, findings)
    ]  # 等几天, in the plan's words for what was asked: 一网通办 … 1个工作日
    if part.units == MONEY[:1] and EACH.search(part.text):
        with_figure = with_figure or [piece for _, piece in ranked[:TOLD] if A_HEAD.search(piece.quote)]
    if part.after and not part.focus and WHEN.search(said_now(part)):  # 到啥时候, of what was told
        with_figure = with_figure or [piece for _, piece in ranked[:1] if DATED.search(piece.quote)]
    if with_figure:
        return quoted.draft(with_figure[:1])
    if findings.known < 0.5 and not (ranked and id(ranked[0][1].passage) in alike):
        return None
    nearest = [piece for _, piece in ranked[:1] if findings.relevance(piece.quote) >= 0.5 or id(piece.passage) in alike]
    return Draft(
        Status.NOT_IN_PLAN, (asked.not_given(part), *(Line(PHRASES.nearest + piece.quote, (piece,)) for piece in nearest)), missing=(asked.briefly(part),)
    )


def _names_a_measure(part: Part, findings: Findings) -> bool:
    """“高中毛入学率目标”: what is measured, of which the plan says nothing in words either (研发经费投入强度有明显提升)."""
    words = (*part.topic.split(), *part.expansions)
    return (
        MEASURED.search(part.topic) is not None
        and len(part.topic.split()) <= FEW_WORDS
        and not any(MEASURED.search(word) and word in findings.plan.squeezed for word in words)
    )


def _asks_the_same(part: Part) -> bool:
    """“机场的呢” after a question for a figure."""
    if part.after is None or part.after.kind not in FIGURES or NUMBER.search(part.after.text) is None:
        return False
    return len(part.text) <= BARE and not cues.ON_IT.search(part.text)


def _holds(part: Part, piece: Evidence, findings: Findings, enough: float) -> bool:
    """Whether a sentence says enough of the topic, and is on its subject, not on a side of another's."""
    own = (
        _says_what_is_added(part, piece, findings)
        and findings.coverage(piece.quote) >= OWN
        and findings.of(part.subject, sentence.headed(piece, findings), part.after is None) >= OWN
    )
    return own and findings.relevance(piece.quote) >= enough and not _is_anothers(part, piece, findings)


def _is_anothers(part: Part, piece: Evidence, findings: Findings) -> bool:
    """Whether the figures of a sentence in the unit asked for are all known, and of things that the part does not name: 20亿元 of a market in 南部区域 is none of 南部区域."""
    inside = [fact for fact in findings.ledger if piece.passage.char_start <= fact.char_start < piece.passage.char_end and fact.text in piece.quote]
    alike = [fact for fact in inside if any(ends_alike(part.topic, name) for name in fact.names)]
    if alike and all(is_of_another_thing(part, fact, findings) for fact in alike):
        return True
    if findings.coverage(piece.quote) >= SAID_WHOLE:
        return False
    if any(each not in sentence.headed(piece, findings) for each in PER_HEAD.findall(part.text)):
        return True
    places = named.of_regions(part.topic, findings)
    if places and not any(place[:2] in sentence.headed(piece, findings) for place in places):
        return True  # 17平方公里 of 南部区域 is none of 铁西区域
    item = piece.passage.place.item or ""
    if part.after and item and part.units[:1] == MONEY[:1] and not any(item[n : n + 2] in part.topic for n in range(len(item) - 1)):
        return True  # the price of a project that a follow-up does not name
    facts = [fact for fact in inside if part.units and fact.unit.endswith(part.units)]
    return (
        bool(facts)
        and findings.share(findings.wider, sentence.headed(piece, findings)) < WELL_TOLD
        and all(findings.of(part.subject, " ".join(fact.names), False) < OWN for fact in facts)
        and not any(word in name for word in part.expansions for fact in facts for name in fact.names)
    )


def is_of_another_thing(part: Part, fact: Fact, findings: Findings) -> bool:
    """Whether a figure is of another thing that is called alike."""
    told = f"{' '.join(fact.names)} {fact.scope} {fact.quote}"
    return any(names_another(part.topic, part.expansions, name, told, findings.plan.squeezed) for name in fact.names)


def _says_what_is_added(part: Part, piece: Evidence, findings: Findings) -> bool:
    """Whether a sentence holds something of what a follow-up adds to the topic before (每户补多少): the figure of another side is no answer."""
    if not part.focus or is_side(part.focus):
        return True
    return findings.share({token: weight for token, weight in findings.weights.items() if token in part.focus}, sentence.headed(piece, findings)) >= ADDED


def answers_unit(part: Part, quote: str) -> bool:
    """Whether a sentence has a figure of the kind asked for: a date, a unit, a number of members."""
    if WHEN.search(part.text):
        return DATED.search(quote) is not None
    # 一套政策, 一次性补贴 are no amounts; 至少一人 is
    counts = [q for q in read(quote) if not q.is_year and (q.text[0].isdigit() or q.value > 1 or q.bound != "eq")]
    if (noun := SEVERAL.search(part.text)) and len(re.findall(f"{noun[1]}(?=[、和与及，。；”])", quote)) > 1:
        return True  # 政治关、廉洁关和素质能力关 answers 几道关
    clauses = [clause for clause in re.split("[，。；]", quote) if IN_WORDS.search(clause)]
    if any(word in clause or sentence.run(word, clause) >= A_NAME for clause in clauses for word in part.topic.split()):
        return True  # 犯罪率低于全省平均水平
    if not part.units:
        return any(not quote.startswith("期", q.end) for q in counts)  # nor is 二期
    if _counts_beside(part, quote):
        return False
    named = [word for word in part.topic.split() if re.search(rf"[一二两三四五六七八九十\d](?:个|大|项|条)?{re.escape(word[-2:])}", quote)]
    if named and part.units[0] in COUNTERS:
        return True  # 十个严禁 answers 几条严禁
    return any(unit == q.unit or unit in re.split("[（/]", q.unit)[0] for q in counts for unit in part.units) or any(
        re.search(rf"[二两三四五六七八九十\d]{unit}", quote) for unit in part.units
    )


def _counts_beside(part: Part, quote: str) -> bool:
    """“甲、15个乙等项目”: the plan counts another member of the row than the one that the part asks for."""
    asked = part.topic.replace(" ", "")
    counted = [q for q in read(quote) if q.unit in part.units and part.units[0] in COUNTERS]
    row = re.search(f"(?:^|[、，。；])[^、，。；]*{re.escape(asked)}[^、，。；]*(?=、)", quote) if asked and counted else None
    return row is not None and len(counted) == 1 and not row.start() <= counted[0].start < row.end()
