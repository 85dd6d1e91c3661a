"""Text from the plan's own sentences: a named item whole, else the sentences that hold most of what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.aspects import CALL, is_side, sides_of, units_of
from assistant.draft import Draft, Evidence, Line
from assistant.write import asked, sentence, spots
from corpus.quantity import read
from index.findings import Findings, Kind, Part

LOCATION = re.compile(
    r"(?:[在搁落放设盖]|建到?|搬到?|迁到?|到)哪(?![些几类种样门])|在(?:什么地方|什么位置)|哪条[路街]|位于|地址|选址|到什么地方|定(?:在)?哪|位置"
)
ABSTRACT = re.compile("(?:[短好长用坏]处|(?<![地站])点|[优劣]势|短板|问题|差距|原因|关键|特色|理由|意义)在哪")  # what stands nowhere on the ground
WHEN = re.compile(r"什么时候|啥时候|何时|哪一?年|几时|几年|哪一?天|几月|几号|多会儿")
DATED = re.compile(r"“?十[三四]五”?末|到?(?:19|20)\d\d年(?!以?之?前)|年底|(?<!\d)年前")
TIME = re.compile(r"多久|多长时间|几次")  # 月通报、季点评 answers it without a numeral
FIGURES = (Kind.FIGURE, Kind.COUNT, Kind.COMPARE)
NUMBER = re.compile(r"多少|几|多[大长高宽远]|百分之|比例|占比|[数额量率]$|数字|数值|规模")  # asks for a figure and for nothing else
AMOUNT = re.compile("多少|几")
SEVERAL = re.compile(
    r"(?:几|多少)[个道条项种类大][\u4e00-\u9fff]{0,2}?([\u4e00-\u9fff])(?:$|[？?，。、 ]|分别|都|各|是|有)"
)  # what is counted, by its last character
AHEAD = re.compile("打算|准备怎|咋[弄办治整搞]|怎么(?:办|弄|治|改|解决|推进)|措施|举措")  # asks what will be done, not what was
ITSELF = re.compile(
    "(?:^|[，。 ]|(?:这|本|该)(?:个|份|本|部)?)(?:规划|纲要|文件)[^，。]{0,6}(?:根据|依据|按照|编|图个?|干什么|什么用|目的)"
)  # of the plan, not of what it plans
EXACTLY = re.compile("[搬迁]到|[搬迁]往|[搬迁]去|[搬迁]哪|哪条[路街]|地址|门牌|定(?:在)?哪")  # asks for a place that no other words can stand for
MOVED, REACHED = re.compile("[搬迁]"), re.compile("[搬迁]至|[搬迁]到|迁入|迁往")
PLACES = ("道路", "河湖", "公园", "村", "社区", "镇办", "园区", "区域")  # kinds of names that tell where something is
LOCATED = re.compile(r"选址|位于|拟定于|搬至|迁至|以[东南西北]")
SHORT = 260  # characters of an item that is shown whole wherever it answers
LONGEST = 420  # characters of a text answer
WHOLE = re.compile(
    r"怎么|如何|怎样|措施|举措|做法|办法|哪些(?:工作|任务|方面)|干什么|做什么|安排|部署|打算|支持|推进|发展|建设|怎么办|啥(?:措施|政策|办法)|政策"
)
BESIDE, MOST = 0.82, 3  # the share of the best sentence's score at which another stands beside it, and how many
FIRST, FURTHER = 16, 0.8  # characters that tell a sentence shown before; the relevance of one that is still worth showing
KNOWN = 0.5  # of the words beside a label (第八章第二节讲了哪三方面); below it the label alone is asked
NEXT, NEXT_SHARE = 5, 0.65  # how many further sentences are looked at, and the share of the best one's score that they need
GAIN, LITTLE = 0.05, 0.5  # of the topic, that such a sentence must add; below the second any may
COUNTERS = ("个", "条", "项")
NEARLY = 0.2  # the cosine from which a passage means nearly what is asked (evals/LOG.md)
UNHEARD = 0.12  # of the topic's words, that the plan knows: of fewer no meaning is told (嘟噜嘟噜 紫色)
FOREIGN = 0.85  # from here on words in common with the plan are chance (今天天气)
OFF = 0.5  # how likely the words are of nothing a plan holds
HELD_WITH_UNIT, HELD_WITHOUT = 0.5, 0.75  # of the topic, for a sentence with the unit asked for, or with any figure
OWN = 0.3  # of the topic itself, for any sentence with a figure
SAID_WHOLE = 0.8  # of the topic: such a sentence is on nothing else
MONEY = ("元", "亿")  # an amount is of a thing that is named
WELL_TOLD = 0.4  # of the plan's words for the user's
TOLD = 5  # sentences among which one in the plan's words for the user's and with the unit asked for answers
ADDED = 0.3  # of what a follow-up adds
BARE = 6  # characters of a turn that only names another thing
HELD_HERE = 0.6  # of the topic: such a sentence may say the place by its name


def write(part: Part, findings: Findings) -> Draft | None:
    """The best sentences of the plan; None when none of them bears enough of the topic."""
    if not part.topic or (part.labels and findings.known < KNOWN):
        return _labelled(part, findings)
    if part.elsewhere >= FOREIGN:
        return None
    own = re.split("[，,]", part.text)[-1]
    if (
        part.kind in FIGURES
        and (
            NUMBER.search(own)
            or _asks_the_same(part)
            or WHEN.search(own)
            or cues.ASKED_UNIT.search(own)
            or part.units == CALL
            or any(map(units_of, sides_of(part.topic)))
        )
        and not TIME.search(own)
        and not (
            findings.meant and part.measure != "year" and part.units != CALL and not AMOUNT.search(own) and not _asks_the_same(part)
        )  # 啥时候能通, said far from the plan's words, asks what is done
    ):
        return _with_figure(part, findings)
    if part.kind is Kind.VERIFY and part.measure == "growth" and part.units and not part.claims:
        return _with_figure(part, findings)  # 房价会涨吗
    if LOCATION.search(own) and not ABSTRACT.search(own) and (draft := _located(part, findings)):
        return draft
    evidence = _more(part, findings) if part.said else _of_spot(part, findings) or _best(part, findings)
    if part.said and not evidence:
        return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.no_more.format(topic=part.topic), echoes=(part.topic,)),))
    return _draft(_with_next(part, evidence, findings), findings) if evidence else _by_meaning(part, findings)


def _asks_the_same(part: Part) -> bool:
    """“机场的呢” after a question for a figure."""
    if part.after is None or part.after.kind not in FIGURES or NUMBER.search(part.after.text) is None:
        return False
    return len(part.text) <= BARE and not cues.ON_IT.search(part.text)


def _ranked(part: Part, findings: Findings) -> list[tuple[float, Evidence]]:
    """Sentences by how well they answer a part that is answered in words."""
    return sentence.ranking(
        findings,
        part.kind is Kind.LIST,
        looks_back=part.stage == "achieved",
        wanted=part.topic.replace(" ", ""),
        asked=part.years,
        ahead=AHEAD.search(part.text) is not None,
        itself=ITSELF.search(part.text) is not None,
    )


def _with_next(part: Part, evidence: tuple[Evidence, ...], findings: Findings) -> tuple[Evidence, ...]:
    """The answer and the sentences that would have been next, as far as there is room."""
    if ITSELF.search(part.text) and evidence[0].passage.place.preamble:
        return evidence  # which has said it
    ranked = _ranked(part, findings)
    room = LONGEST - sum(len(piece.quote) for piece in evidence)
    shown = list(evidence)
    dated = sentence.forms(part.years)
    if any(form in sentence.around(evidence[0], findings) for form in dated):
        return evidence  # 到2035年…要做到什么水平: what is said of other years is no more of it
    for score, piece in ranked[:NEXT]:
        inside = any(other.passage is piece.passage and other.start <= piece.start and piece.end <= other.end for other in shown)
        if not inside and len(piece.quote) <= room and score >= NEXT_SHARE * ranked[0][0] and _adds(piece, shown, findings) and sentence.bears(piece, findings):
            shown.append(piece)
            room -= len(piece.quote)
    return tuple(shown)


def _adds(piece: Evidence, shown: Sequence[Evidence], findings: Findings) -> bool:
    """Whether a sentence holds something of the topic that those shown do not, or they hold little of it."""
    told = " ".join(sentence.around(other, findings) for other in shown)
    held = findings.coverage(told)
    return held < LITTLE or findings.coverage(f"{told} {sentence.around(piece, findings)}") - held >= GAIN


def _by_meaning(part: Part, findings: Findings) -> Draft | None:
    """No sentence shares words with the question, but one passage means nearly the same: shown as the nearest."""
    hit = max(findings.passages, key=lambda hit: hit.likeness, default=None)
    if (
        hit is None
        or hit.chunk is None
        or hit.likeness < NEARLY
        or (findings.known <= UNHEARD and not part.expansions)
        or hit.chunk.passage.kind == "row"
        or part.elsewhere >= OFF
    ):
        return None
    passage = hit.chunk.passage
    spans = [span for span in sentence.body(passage) if hit.chunk.start <= span[0] and span[1] <= hit.chunk.end] or [(hit.chunk.start, hit.chunk.end)]
    best = max(spans, key=lambda span: findings.relevance(passage.text[slice(*span)]))
    piece = sentence.whole(Evidence(passage, *best))
    first = Line(PHRASES.not_word_for_word.format(topic=part.topic), echoes=(part.topic,))
    return Draft(Status.PARTIAL, (first, Line(piece.quote, (piece,))), missing=(part.topic,), why=(f"语义 {hit.likeness:.2f}",))


def named(piece: Evidence) -> Line:
    """A member of a group with its name before it (服务兴区：…)."""
    place = piece.passage.place
    named = place.item is not None and piece.passage.kind == "item" and place.item not in piece.quote
    return Line(f"{place.item}：{piece.quote}", (piece,), structural=True) if named else Line(piece.quote, (piece,))


def told(piece: Evidence) -> Draft:
    """One sentence as the answer."""
    return Draft(Status.ANSWERED, (named(piece),), why=(f"原文 {piece.passage.place.label}",))


def _draft(evidence: Sequence[Evidence], findings: Findings) -> Draft:
    lines = tuple(map(named, evidence))
    place = evidence[0].passage.place
    return Draft(Status.ANSWERED, lines, follow_ups=(f"{place.own_label}还有哪些内容？",), why=(f"原文 {place.label}",))


def _labelled(part: Part, findings: Findings) -> Draft | None:
    """“第三章第五节”: the place itself."""
    for label in part.labels:
        try:
            passages = findings.plan.passages_of(label)
        except KeyError:
            continue
        return _draft(sentence.opening(passages, LONGEST), findings)
    return None


def _of_spot(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    """An item, group or section that the part names: its sentences as far as they fit."""
    spot = spots.named(part, findings)
    if spot is None or not spot.passages:
        return ()
    if len(spot.passages) == 1 and not WHOLE.search(part.text) and part.kind is not Kind.DEFINE and len(spot.passages[0].text) > LONGEST:
        return ()
    evidence = sentence.opening(spot.passages, LONGEST)
    # “铁西区域从哪到哪” names the place and asks a side of it that these sentences do not tell.
    return evidence if spots.tells(spot, evidence, part, findings) else ()


def _best(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    ranked = _ranked(part, findings)
    if not ranked or ranked[0][0] < sentence.ENOUGH or not sentence.bears(ranked[0][1], findings):
        return ()
    top, first = ranked[0]
    if ITSELF.search(part.text) and first.passage.place.preamble:
        return (first,)
    if first.passage.kind == "item" and len(first.passage.text) <= (LONGEST if WHOLE.search(part.text) else SHORT):
        return sentence.opening((first.passage,), LONGEST)
    chosen, room = [first], LONGEST - len(first.quote)
    dated = sentence.forms(part.years)
    alone = any(form in sentence.around(first, findings) for form in dated)  # what is said of other years is no more of it
    for score, piece in ranked[1:6]:
        if (
            (not alone or any(form in sentence.around(piece, findings) for form in dated))
            and score >= BESIDE * top
            and len(piece.quote) <= room
            and len(chosen) < MOST
        ):
            chosen.append(piece)
            room -= len(piece.quote)
    chosen = [sentence.whole(piece) for piece in chosen]
    first = chosen[0]
    order = {id(passage): n for n, passage in enumerate(findings.plan.passages)}
    rest = sorted(chosen[1:], key=lambda piece: (piece.passage is not first.passage, order[id(piece.passage)], piece.start))
    return tuple(sentence.merged([first, *rest]))


def _more(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    """What else bears on the topic, of what has not been shown."""
    shown = re.sub(r"\s|\[\d+\]", "", "".join(part.said))
    ranked = [(score, piece) for score, piece in sentence.ranking(findings, wanted=part.topic.replace(" ", "")) if piece.quote[:FIRST] not in shown]
    fresh = [piece for score, piece in ranked if score >= FURTHER and sentence.bears(piece, findings) and findings.relevance(piece.quote) >= sentence.HELD]
    return tuple(sentence.merged(fresh[:MOST]))


def _located(part: Part, findings: Findings) -> Draft | None:
    """Where something is: a sentence that says a place, or the word that the plan says none."""
    ranked = [(score, piece) for score, piece in sentence.ranking(findings) if score >= sentence.ENOUGH and sentence.bears(piece, findings)]
    moved = MOVED.search(part.text)
    placed = [piece for score, piece in ranked if (REACHED if moved else LOCATED).search(piece.quote) and score >= 0.6 * ranked[0][0]]
    if placed:
        return _draft(placed[:1], findings)
    here = bool(ranked) and findings.coverage(ranked[0][1].quote) >= HELD_HERE and not EXACTLY.search(part.text)
    if not ranked or (here and (not part.after or tells_a_place(part, ranked[0][1], findings))):
        return None
    words = asked.briefly(part)
    what = f"“{words}”的具体位置" if words == part.topic else f"“{words}”"
    first = Line(PHRASES.missing.format(what=what), echoes=(words,))
    return Draft(Status.NOT_IN_PLAN, (first, Line(PHRASES.nearest + ranked[0][1].quote, (ranked[0][1],))), missing=(f"{words}的位置",))


def tells_a_place(part: Part, piece: Evidence, findings: Findings) -> bool:
    """Whether a sentence says where, or names a place that the question does not."""
    return LOCATED.search(piece.quote) is not None or any(
        name.name in piece.quote and name.name not in part.topic for kind in PLACES for name in findings.names.get(kind, ())
    )


def _with_figure(part: Part, findings: Findings) -> Draft | None:
    """A figure was asked and the ledger had none: a sentence that holds topic and figure, or the word that there is none."""
    ranked = [(score, piece) for score, piece in sentence.ranking(findings, figures=True) if score >= sentence.ENOUGH]
    enough = HELD_WITH_UNIT if part.units or _asks_the_same(part) else HELD_WITHOUT
    alike = {id(hit.chunk.passage) for hit in findings.passages if hit.chunk and hit.likeness >= sentence.ALIKE}
    with_figure = [piece for _, piece in ranked if _holds(part, piece, findings, enough) and answers_unit(part, piece.quote)]
    with_figure = with_figure or [
        piece
        for _, piece in ranked[:2]
        if part.units and id(piece.passage) in alike and answers_unit(part, piece.quote) and not _is_anothers(part, piece, findings)
    ]
    with_figure = with_figure or [
        piece
        for _, piece in ranked[:TOLD]
        if part.units
        and findings.share(findings.wider, sentence.headed(piece, findings)) >= WELL_TOLD
        and answers_unit(part, piece.quote)
        and not _is_anothers(part, piece, findings)
    ]  # 等几天, in the plan's words for what was asked: 一网通办 … 1个工作日
    if with_figure:
        return _draft(with_figure[:1], findings)
    if findings.known < 0.5 and not (ranked and id(ranked[0][1].passage) in alike):
        return None
    near = [piece for _, piece in ranked[:1] if findings.relevance(piece.quote) >= 0.5 or id(piece.passage) in alike]
    return Draft(
        Status.NOT_IN_PLAN, (asked.not_given(part), *(Line(PHRASES.nearest + piece.quote, (piece,)) for piece in near)), missing=(asked.briefly(part),)
    )


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
    if findings.coverage(piece.quote) >= SAID_WHOLE:
        return False
    item = piece.passage.place.item or ""
    if part.after and item and part.units[:1] == MONEY[:1] and not any(item[n : n + 2] in part.topic for n in range(len(item) - 1)):
        return True  # the price of a project that a follow-up does not name
    inside = [fact for fact in findings.ledger if piece.passage.char_start <= fact.char_start < piece.passage.char_end and fact.text in piece.quote]
    facts = [fact for fact in inside if part.units and fact.unit.endswith(part.units)]
    return (
        bool(facts)
        and findings.share(findings.wider, sentence.headed(piece, findings)) < WELL_TOLD
        and all(findings.of(part.subject, " ".join(fact.names), False) < OWN for fact in facts)
    )


def _says_what_is_added(part: Part, piece: Evidence, findings: Findings) -> bool:
    """Whether a sentence holds something of what a follow-up adds to the topic before (每户补多少): the figure of another side is no answer."""
    if not part.focus or is_side(part.focus):
        return True
    return findings.share({token: weight for token, weight in findings.weights.items() if token in part.focus}, sentence.headed(piece, findings)) >= ADDED


def answers_unit(part: Part, quote: str) -> bool:
    """Whether a sentence has a figure of the kind asked for: a date, a unit, a number of members."""
    if WHEN.search(part.text):
        return DATED.search(quote) is not None
    figures = [q for q in read(quote) if not q.is_year]
    if (noun := SEVERAL.search(part.text)) and len(re.findall(f"{noun[1]}(?=[、和与及，。；”])", quote)) > 1:
        return True  # 政治关、廉洁关和素质能力关 answers 几道关
    if not part.units:
        return any((q.text[0].isdigit() or q.value > 1) and not quote.startswith("期", q.end) for q in figures)  # 一次性补贴 and 二期 are no amounts
    named = [word for word in part.topic.split() if re.search(rf"[一二两三四五六七八九十\d](?:个|大|项|条)?{word[-2:]}", quote)]
    if named and part.units[0] in COUNTERS:
        return True  # 十个严禁 answers 几条严禁
    return any(unit in q.unit for q in figures for unit in part.units) or any(re.search(rf"[一二两三四五六七八九十\d]{unit}", quote) for unit in part.units)
