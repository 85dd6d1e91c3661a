"""Text from the plan's own sentences: a named item whole, else the sentences that hold most of what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import PHRASES, Status
from assistant.aspects import sides_of
from assistant.draft import Draft, Evidence, Line
from corpus.extract import LOOKS_BACK
from corpus.plan import Passage
from corpus.quantity import read
from index.findings import Findings, Kind, Part, Spot

LOCATION = re.compile(r"(?:在|建到?|搬到?|迁到?|到)哪(?![些几])|在(?:什么地方|什么位置)|哪条[路街]|位于|地址|选址|到什么地方")
WHEN = re.compile(r"什么时候|啥时候|何时|哪一?年|几时|几年")
DATED = re.compile(r"“?十[三四]五”?末|到?20\d\d年|年底|年前")
TIME = re.compile(r"多久|多长时间|几次")  # 月通报、季点评 answers it without a numeral
FIGURES = (Kind.FIGURE, Kind.COUNT, Kind.COMPARE)
NUMBER = re.compile(r"多少|几|多[大长高宽远]|百分之|比例|占比|[数额量率]$|数字|数值|规模")  # asks for a figure and for nothing else
EXACTLY = re.compile("[搬迁]到|[搬迁]往|[搬迁]去|[搬迁]哪|哪条[路街]|地址|门牌")  # asks for a place that no other words can stand for
LOCATED = re.compile(r"选址|位于|拟定于|搬至|迁至|以[东南西北]")
SHORT = 260  # characters of an item that is shown whole wherever it answers
LONGEST = 420  # characters of a text answer
WHOLE = re.compile(
    r"怎么|如何|怎样|措施|举措|做法|办法|哪些(?:工作|任务|方面)|干什么|做什么|安排|部署|打算|支持|推进|发展|建设|怎么办|啥(?:措施|政策|办法)|政策"
)
ASKED = 0.15  # what a box gains where projects are asked for, and any other place where none are
LEVELS = ("item", "group", "section", "box", "chapter")
SPOT = 0.72  # how well a named place must fit to be taken whole
BESIDE, MOST = 0.8, 3  # the share of the best sentence's score at which another stands beside it, and how many
FIRST, FURTHER = 16, 0.8  # characters that tell a sentence shown before; the relevance of one that is still worth showing
ENOUGH = 0.25  # relevance below which a sentence does not answer
DATE = 0.8  # what a sentence gains whose passage or heading has the year asked for
RUN, WHOLE_RUN = 0.6, 8  # what the longest run of characters in common adds, and how long it must be to add all
BACK = 0.25  # what a look back on the years before the plan loses where it is not asked for
TRAIL, RANK, MEANING = 0.35, 0.6, 1.2
NAME = 0.7  # what an item's run-in name adds to its sentences
KNOWN = 0.5  # of the words beside a label (第八章第二节讲了哪三方面); below it the label alone is asked
ROW = 0.6  # a row of figures is no sentence: it answers only where figures are asked or nothing else does
BETTER = 0.15  # of the topic, that a single sentence elsewhere holds more than a named place
NEXT, NEXT_SHARE = 5, 0.6  # how many further sentences are looked at, and the share of the best one's score that they need
GAIN, LITTLE = 0.05, 0.5  # of the topic, that such a sentence must add; below the second any may
COUNTERS = ("个", "条", "项")
ALIKE, NEARLY = 0.25, 0.2  # the cosine from which a passage means what is asked, or nearly (evals/LOG.md)
LISTED = 0.03  # for each member of an enumeration, where a list is wanted
FOREIGN = 0.85  # from here on words in common with the plan are chance (今天天气)
OFF = 0.5  # how likely the words are of nothing a plan holds
HEADING, EXTENDED = 25, 240  # characters
HELD_WITH_UNIT, HELD_WITHOUT = 0.5, 0.75  # of the topic, for a sentence with the unit asked for, or with any figure
OWN = 0.3  # of the topic itself, for any sentence with a figure
HELD_HERE = 0.6  # of the topic: such a sentence may say the place by its name
RARE = 6.5  # together, of the pairs of such a run
HELD = 0.2  # the share of the topic that a passage and its headings must hold
WIDER = 0.02  # or what the plan's words for the user's must add


def write(part: Part, findings: Findings) -> Draft | None:
    """The best sentences of the plan; None when none of them bears enough of the topic."""
    if not part.topic or (part.labels and findings.known < KNOWN):
        return _labelled(part, findings)
    if part.elsewhere >= FOREIGN:
        return None
    own = re.split("[，,]", part.text)[-1]
    if part.kind in FIGURES and (NUMBER.search(own) or WHEN.search(own) or part.units) and not TIME.search(own):
        return _with_figure(part, findings)
    if LOCATION.search(own) and (draft := _located(part, findings)):
        return draft
    evidence = _more(part, findings) if part.said else _of_spot(part, findings) or _best(part, findings)
    if part.said and not evidence:
        return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.no_more.format(topic=part.topic), echoes=(part.topic,)),))
    return _draft(_with_next(part, evidence, findings), findings) if evidence else _by_meaning(part, findings)


def _with_next(part: Part, evidence: tuple[Evidence, ...], findings: Findings) -> tuple[Evidence, ...]:
    """The answer and the sentences that would have been next, as far as there is room."""
    ranked = ranking(findings, part.kind is Kind.LIST, looks_back=part.stage == "achieved", wanted=part.topic.replace(" ", ""), asked=part.years)
    room = LONGEST - sum(len(piece.quote) for piece in evidence)
    shown = list(evidence)
    for score, piece in ranked[:NEXT]:
        inside = any(other.passage is piece.passage and other.start <= piece.start and piece.end <= other.end for other in shown)
        if not inside and len(piece.quote) <= room and score >= NEXT_SHARE * ranked[0][0] and _adds(piece, shown, findings) and _bears(piece, findings):
            shown.append(piece)
            room -= len(piece.quote)
    return tuple(shown)


def _adds(piece: Evidence, shown: Sequence[Evidence], findings: Findings) -> bool:
    """Whether a sentence holds something of the topic that those shown do not, or they hold little of it."""
    told = " ".join(around(other, findings) for other in shown)
    held = findings.coverage(told)
    return held < LITTLE or findings.coverage(f"{told} {around(piece, findings)}") - held >= GAIN


def _by_meaning(part: Part, findings: Findings) -> Draft | None:
    """No sentence shares words with the question, but one passage means nearly the same: shown as the nearest."""
    hit = max(findings.passages, key=lambda hit: hit.likeness, default=None)
    if hit is None or hit.chunk is None or hit.likeness < NEARLY or hit.chunk.passage.kind == "row" or part.elsewhere >= OFF:
        return None
    passage = hit.chunk.passage
    spans = [span for span in body(passage) if hit.chunk.start <= span[0] and span[1] <= hit.chunk.end] or [(hit.chunk.start, hit.chunk.end)]
    best = max(spans, key=lambda span: findings.relevance(passage.text[slice(*span)]))
    piece = whole(Evidence(passage, *best))
    first = Line(PHRASES.not_word_for_word.format(topic=part.topic), echoes=(part.topic,))
    return Draft(Status.PARTIAL, (first, Line(piece.quote, (piece,))), missing=(part.topic,), why=(f"语义 {hit.likeness:.2f}",))


def named(piece: Evidence) -> Line:
    """A member of a group with its name before it (服务兴区：…)."""
    place = piece.passage.place
    named = place.item is not None and piece.passage.kind == "item" and place.item not in piece.quote
    return Line(f"{place.item}：{piece.quote}", (piece,), structural=True) if named else Line(piece.quote, (piece,))


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
        return _draft(sentences(passages, LONGEST), findings)
    return None


def _of_spot(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    """An item, group or section that the part names: its sentences as far as they fit."""
    spot = named_spot(part, findings)
    if spot is None or not spot.passages:
        return ()
    if len(spot.passages) == 1 and not WHOLE.search(part.text) and part.kind is not Kind.DEFINE and len(spot.passages[0].text) > LONGEST:
        return ()
    evidence = sentences(spot.passages, LONGEST)
    # “铁西区域从哪到哪” names the place and asks a side of it that these sentences do not tell.
    return evidence if tells(spot, evidence, part, findings) else ()


def tells(spot: Spot, evidence: Sequence[Evidence], part: Part, findings: Findings) -> bool:
    """Whether a place tells the side that is asked of it (老旧小区改造 原则) and a fair share of the plan's words for the user's."""
    told = "".join(piece.quote for piece in evidence)
    if max((findings.coverage(piece.quote) for _, piece in ranking(findings)[:5]), default=0.0) > findings.coverage(f"{spot.name} {told}") + BETTER:
        return False
    forms = [form for year in part.years for form in (str(year), spelled(year))]
    if forms and not any(form in told for form in forms):
        return False  # of another time than the one asked for
    untold = [side for side in sides_of(part.topic) if side not in told and side not in spot.name]
    return not untold and (not findings.wider or findings.told(told))


def named_spot(part: Part, findings: Findings, levels: Sequence[str] = LEVELS) -> Spot | None:
    """The place whose name fits best; between the text's item and a box's of the same name, the box where projects are asked."""
    fits = [spot for spot in findings.spots if spot.level in levels and spot.explained >= SPOT and (spot.named >= 0.25 or spot.explained > 0.95)]
    projects = re.search("项目|工程", part.text + part.topic) is not None
    return max(fits, key=lambda spot: round(spot.score + (ASKED if ("专栏" in spot.label) == projects else 0.0), 2), default=None)


def sentences(passages: Sequence[Passage], room: int) -> tuple[Evidence, ...]:
    """The first sentences of the passages, run-in names left to the citation, as far as `room` characters go; at least one."""
    found: list[Evidence] = []
    for passage in passages:
        if passage.kind in ("heading", "note"):
            continue
        for start, end in body(passage):
            if found and room < end - start:
                return tuple(_merged(found))
            found.append(Evidence(passage, start, end))
            room -= end - start
    return tuple(_merged(found))


def body(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The sentences without a run-in name; all of them where there is nothing else."""
    rest = passage.sentences[1:] if passage.kind == "item" else passage.sentences
    return rest or passage.sentences


def _merged(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Neighbouring sentences of one passage as one quote."""
    merged: list[Evidence] = []
    for piece in evidence:
        last = merged[-1] if merged else None
        if last and last.passage is piece.passage and last.end == piece.start:
            merged[-1] = Evidence(piece.passage, last.start, piece.end)
        else:
            merged.append(piece)
    return merged


def _best(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    ranked = ranking(findings, part.kind is Kind.LIST, looks_back=part.stage == "achieved", wanted=part.topic.replace(" ", ""), asked=part.years)
    if not ranked or ranked[0][0] < ENOUGH or not _bears(ranked[0][1], findings):
        return ()
    top, first = ranked[0]
    if first.passage.kind == "item" and len(first.passage.text) <= (LONGEST if WHOLE.search(part.text) else SHORT):
        return sentences((first.passage,), LONGEST)
    chosen, room = [first], LONGEST - len(first.quote)
    for score, piece in ranked[1:6]:
        if score >= BESIDE * top and len(piece.quote) <= room and len(chosen) < MOST:
            chosen.append(piece)
            room -= len(piece.quote)
    chosen = [whole(piece) for piece in chosen]
    first = chosen[0]
    order = {id(passage): n for n, passage in enumerate(findings.plan.passages)}
    rest = sorted(chosen[1:], key=lambda piece: (piece.passage is not first.passage, order[id(piece.passage)], piece.start))
    return tuple(_merged([first, *rest]))


def _more(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    """What else bears on the topic, of what has not been shown."""
    shown = re.sub(r"\s|\[\d+\]", "", "".join(part.said))
    ranked = [(score, piece) for score, piece in ranking(findings, wanted=part.topic.replace(" ", "")) if piece.quote[:FIRST] not in shown]
    fresh = [piece for score, piece in ranked if score >= FURTHER and _bears(piece, findings) and findings.relevance(piece.quote) >= HELD]
    return tuple(_merged(fresh[:MOST]))


def whole(piece: Evidence) -> Evidence:
    """A sentence that only heads what follows (“竞争压力明显增大。”) with the next one."""
    if len(piece.quote) >= HEADING or piece.end >= len(piece.passage.text):
        return piece
    rest = [end for start, end in piece.passage.sentences if start >= piece.end and end - piece.start <= EXTENDED]
    return Evidence(piece.passage, piece.start, rest[-1] if rest else piece.passage.sentences[-1][1])


def _located(part: Part, findings: Findings) -> Draft | None:
    """Where something is: a sentence that says a place, or the word that the plan says none."""
    ranked = [(score, piece) for score, piece in ranking(findings) if score >= ENOUGH and _bears(piece, findings)]
    placed = [piece for score, piece in ranked if LOCATED.search(piece.quote) and score >= 0.6 * ranked[0][0]]
    if placed:
        return _draft(placed[:1], findings)
    if not ranked or (findings.coverage(ranked[0][1].quote) >= HELD_HERE and not EXACTLY.search(part.text)):
        return None
    first = Line(PHRASES.missing.format(what=f"“{part.topic}”的具体位置"), echoes=(part.topic,))
    return Draft(Status.NOT_IN_PLAN, (first, Line(PHRASES.nearest + ranked[0][1].quote, (ranked[0][1],))), missing=(f"{part.topic}的位置",))


def _bears(piece: Evidence, findings: Findings) -> bool:
    """Whether a sentence, with its headings, holds enough of the topic itself or of the plan's words for it."""
    placed = around(piece, findings)
    wider = findings.relevance(piece.quote) - findings.coverage(piece.quote)
    alike = any(hit.chunk and hit.chunk.passage is piece.passage and hit.likeness >= ALIKE for hit in findings.passages)
    return findings.coverage(placed) >= HELD or wider >= WIDER or alike or anchored(findings, piece.quote)


def around(piece: Evidence, findings: Findings) -> str:
    """A sentence's passage with its headings."""
    return f"{findings.plan.title_of(piece.passage.place)} {piece.passage.place.group or ''} {piece.passage.place.item or ''} {piece.passage.text}"


def anchored(findings: Findings, quote: str) -> bool:
    """Whether a rare run of the topic's characters stands in the sentence word for word (大班额, 水污染)."""
    pairs = [(a, b) for a, b in zip(findings.weights, list(findings.weights)[1:], strict=False) if a[-1] == b[0] and len(a) == len(b) == 2]
    return any(a + b[1] in quote and findings.weights[a] + findings.weights[b] >= RARE for a, b in pairs)


def spelled(year: int) -> str:
    """2035 → 二〇三五."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


def _run(topic: str, text: str) -> int:
    """The longest run of the topic's characters that stands in the text."""
    longest = 0
    for start in range(len(topic)):
        while start + longest < len(topic) and topic[start : start + longest + 1] in text:
            longest += 1
    return longest


def ranking(
    findings: Findings, lists: bool = False, figures: bool = False, looks_back: bool = False, wanted: str = "", asked: Sequence[int] = ()
) -> list[tuple[float, Evidence]]:
    """Sentences of the found passages by what they hold of the topic, their headings and their passage's rank counted a little."""
    found = []
    years = tuple(form for year in asked for form in (str(year), spelled(year)))
    prose = any(hit.chunk and hit.chunk.passage.kind != "row" and findings.relevance(hit.text) >= ENOUGH for hit in findings.passages)
    for hit in findings.passages:
        chunk = hit.chunk
        if chunk is None or chunk.passage.kind == "note" or (chunk.passage.kind == "row" and not figures and prose):
            continue
        item = chunk.passage.place.item or ""
        trail = findings.relevance(chunk.trail)
        back = BACK if not looks_back and LOOKS_BACK.search(chunk.trail) else 0.0
        for start, end in [span for span in body(chunk.passage) if chunk.start <= span[0] and span[1] <= chunk.end]:
            own = findings.relevance(chunk.passage.text[start:end])
            with_name = findings.relevance(f"{item} {chunk.passage.text[start:end]}")
            score = (
                own
                + NAME * (with_name - own)
                + TRAIL * trail
                + RANK * hit.score
                + MEANING * hit.likeness
                + RUN * min(_run(wanted, chunk.passage.text[start:end]), WHOLE_RUN) / WHOLE_RUN
                - back
            )
            score += DATE if any(year in around(Evidence(chunk.passage, start, end), findings) for year in years) else 0.0
            score -= ROW if chunk.passage.kind == "row" and not figures else 0.0
            score += LISTED * min(chunk.passage.text[start:end].count("、"), 10) if lists else 0.0
            found.append((score, Evidence(chunk.passage, start, end)))
    return sorted(found, key=lambda pair: -pair[0])


def _with_figure(part: Part, findings: Findings) -> Draft | None:
    """A figure was asked and the ledger had none: a sentence that holds topic and figure, or the word that there is none."""
    ranked = [(score, piece) for score, piece in ranking(findings, figures=True) if score >= ENOUGH]
    enough = HELD_WITH_UNIT if part.units else HELD_WITHOUT
    alike = {id(hit.chunk.passage) for hit in findings.passages if hit.chunk and hit.likeness >= ALIKE}
    with_figure = [piece for _, piece in ranked if _holds(part, piece, findings, enough) and _answers_unit(part, piece.quote)]
    with_figure = with_figure or [piece for _, piece in ranked[:2] if part.units and id(piece.passage) in alike and _answers_unit(part, piece.quote)]
    if with_figure:
        return _draft(with_figure[:1], findings)
    if findings.known < 0.5 and not (ranked and id(ranked[0][1].passage) in alike):
        return None
    first = Line(PHRASES.no_figure.format(topic=part.topic), echoes=(part.topic,))
    near = [piece for _, piece in ranked[:1] if findings.relevance(piece.quote) >= 0.5 or id(piece.passage) in alike]
    return Draft(Status.NOT_IN_PLAN, (first, *(Line(PHRASES.nearest + piece.quote, (piece,)) for piece in near)), missing=(part.topic,))


def _holds(part: Part, piece: Evidence, findings: Findings, enough: float) -> bool:
    """Whether a sentence says enough of the topic, and is on its subject, not on a side of another's."""
    own = findings.coverage(piece.quote) >= OWN and findings.of(part.subject, around(piece, findings)) >= OWN
    return own and findings.relevance(piece.quote) >= enough


def _answers_unit(part: Part, quote: str) -> bool:
    if WHEN.search(part.text):
        return DATED.search(quote) is not None
    figures = [q for q in read(quote) if not q.is_year]
    if not part.units:
        return bool(figures)
    named = [word for word in part.topic.split() if re.search(rf"[一二两三四五六七八九十\d](?:个|大|项|条)?{word[-2:]}", quote)]
    if named and part.units[0] in COUNTERS:
        return True  # 十个严禁 answers 几条严禁
    return any(unit in q.unit for q in figures for unit in part.units) or any(re.search(rf"[一二两三四五六七八九十\d]{unit}", quote) for unit in part.units)
