"""Text from the plan's own sentences: a named item whole, else the sentences that hold most of what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line
from corpus.plan import Passage
from corpus.quantity import read
from index.findings import Findings, Kind, Part, Spot

LOCATION = re.compile(r"在哪|哪里|哪儿|什么地方|位于|地址|选址|建在")
TIME = re.compile(r"多久|多长时间|几次|什么时候")  # 月通报、季点评 answers it without a numeral
LOCATED = re.compile(r"选址|位于|拟定于|搬至|迁至|以[东南西北]")
LONGEST = 420  # characters of a text answer
WHOLE = re.compile(
    r"怎么|如何|怎样|措施|举措|做法|办法|哪些(?:工作|任务|方面)|干什么|做什么|安排|部署|打算|支持|推进|发展|建设|怎么办|啥(?:措施|政策|办法)|政策"
)
SPOT = 0.72  # how well a named place must fit to be taken whole
ENOUGH = 0.42  # relevance below which a sentence does not answer
TRAIL, RANK = 0.35, 0.25
NAME = 0.7  # what an item's run-in name adds to its sentences
KNOWN = 0.5  # of the words beside a label (第八章第二节讲了哪三方面); below it the label alone is asked
ROW = 0.3  # a row of figures is no sentence: it answers only where figures are asked or nothing else does
ALIKE = 0.4  # the cosine from which a passage means nearly what is asked; talk of other things stays under .33 (evals/LOG.md)
LISTED = 0.03  # for each member of an enumeration, where a list is wanted
HEADING, EXTENDED = 25, 240  # characters
RARE = 6.5  # together, of the pairs of such a run
HELD = 0.52  # the share of the topic that a passage and its headings must hold
WIDER = 0.07  # or what the plan's words for the user's must add


def write(part: Part, findings: Findings) -> Draft | None:
    """The best sentences of the plan; None when none of them bears enough of the topic."""
    if not part.topic or (part.labels and findings.known < KNOWN):
        return _labelled(part, findings)
    if part.kind is Kind.FIGURE and not TIME.search(part.text):
        return _with_figure(part, findings)
    if LOCATION.search(part.text) and (draft := _located(part, findings)):
        return draft
    evidence = _of_spot(part, findings) or _best(part, findings)
    return _draft(evidence, findings) if evidence else _by_meaning(part, findings)


def _by_meaning(part: Part, findings: Findings) -> Draft | None:
    """No sentence shares words with the question, but one passage means nearly the same: shown as the nearest."""
    hit = max(findings.passages, key=lambda hit: hit.likeness, default=None)
    if hit is None or hit.chunk is None or hit.likeness < ALIKE or hit.chunk.passage.kind == "row":
        return None
    if any(findings.coverage(other.text) >= HELD for other in findings.passages[:5]):
        return None  # words found the nearest after all
    passage = hit.chunk.passage
    spans = [span for span in body(passage) if hit.chunk.start <= span[0] and span[1] <= hit.chunk.end] or [(hit.chunk.start, hit.chunk.end)]
    best = max(spans, key=lambda span: findings.relevance(passage.text[slice(*span)]))
    piece = _whole(Evidence(passage, *best))
    first = Line(PHRASES.not_word_for_word.format(topic=part.topic), echoes=(part.topic,))
    return Draft(Status.PARTIAL, (first, Line(piece.quote, (piece,))), missing=(part.topic,), why=(f"语义 {hit.likeness:.2f}",))


def named(piece: Evidence) -> Line:
    """A member of a group with its name before it (服务兴区：…)."""
    place = piece.passage.place
    grouped = place.group is not None and place.item is not None
    return Line(f"{place.item}：{piece.quote}", (piece,), structural=True) if grouped else Line(piece.quote, (piece,))


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
    return () if findings.wider and not findings.told(evidence[0].quote if len(evidence) == 1 else "".join(piece.quote for piece in evidence)) else evidence


def named_spot(part: Part, findings: Findings, levels: Sequence[str] = ("item", "group", "section", "box", "chapter")) -> Spot | None:
    """The place whose name fits best; between the text's item and a box's of the same name, the box where projects are asked."""
    fits = [spot for spot in findings.spots if spot.level in levels and spot.explained >= SPOT and (spot.named >= 0.25 or spot.explained > 0.95)]
    projects = re.search("项目|工程", part.text) is not None
    return max(fits, key=lambda spot: (round(spot.score, 2), ("专栏" in spot.label) == projects), default=None)


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
    ranked = ranking(findings, lists=part.kind is Kind.LIST)
    if not ranked or ranked[0][0] < ENOUGH or not _bears(ranked[0][1], findings):
        return ()
    top, first = ranked[0]
    if WHOLE.search(part.text) and first.passage.kind == "item" and len(first.passage.text) <= LONGEST:
        return sentences((first.passage,), LONGEST)
    chosen, room = [first], LONGEST - len(first.quote)
    for score, piece in ranked[1:4]:
        if score >= 0.8 * top and len(piece.quote) <= room:
            chosen.append(piece)
            room -= len(piece.quote)
    chosen = [_whole(piece) for piece in chosen]
    first = chosen[0]
    order = {id(passage): n for n, passage in enumerate(findings.plan.passages)}
    rest = sorted(chosen[1:], key=lambda piece: (piece.passage is not first.passage, order[id(piece.passage)], piece.start))
    return tuple(_merged([first, *rest]))


def _whole(piece: Evidence) -> Evidence:
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
    if not ranked:
        return None
    first = Line(PHRASES.missing.format(what=f"“{part.topic}”的具体位置"), echoes=(part.topic,))
    return Draft(Status.NOT_IN_PLAN, (first, Line(PHRASES.nearest + ranked[0][1].quote, (ranked[0][1],))), missing=(f"{part.topic}的位置",))


def _bears(piece: Evidence, findings: Findings) -> bool:
    """Whether a sentence, with its headings, holds enough of the topic itself or of the plan's words for it."""
    around = f"{findings.plan.title_of(piece.passage.place)} {piece.passage.place.item or ''} {piece.passage.text}"
    wider = findings.relevance(piece.quote) - findings.coverage(piece.quote)
    return findings.coverage(around) >= HELD or wider >= WIDER or anchored(findings, piece.quote)


def anchored(findings: Findings, quote: str) -> bool:
    """Whether a rare run of the topic's characters stands in the sentence word for word (大班额, 水污染)."""
    pairs = [(a, b) for a, b in zip(findings.weights, list(findings.weights)[1:], strict=False) if a[-1] == b[0] and len(a) == len(b) == 2]
    return any(a + b[1] in quote and findings.weights[a] + findings.weights[b] >= RARE for a, b in pairs)


def ranking(findings: Findings, lists: bool = False, figures: bool = False) -> list[tuple[float, Evidence]]:
    """Sentences of the found passages by what they hold of the topic, their headings and their passage's rank counted a little."""
    found = []
    for hit in findings.passages:
        chunk = hit.chunk
        if chunk is None or chunk.passage.kind == "note":
            continue
        item = chunk.passage.place.item or ""
        trail = findings.relevance(chunk.trail)
        for start, end in [span for span in body(chunk.passage) if chunk.start <= span[0] and span[1] <= chunk.end]:
            own = findings.relevance(chunk.passage.text[start:end])
            with_name = findings.relevance(f"{item} {chunk.passage.text[start:end]}")
            score = own + NAME * (with_name - own) + TRAIL * trail + RANK * hit.score
            score -= ROW if chunk.passage.kind == "row" and not figures else 0.0
            score += LISTED * min(chunk.passage.text[start:end].count("、"), 10) if lists else 0.0
            found.append((score, Evidence(chunk.passage, start, end)))
    return sorted(found, key=lambda pair: -pair[0])


def _with_figure(part: Part, findings: Findings) -> Draft | None:
    """A figure was asked and the ledger had none: a sentence that holds topic and figure, or the word that there is none."""
    ranked = [(score, piece) for score, piece in ranking(findings, figures=True) if score >= ENOUGH]
    with_figure = [piece for _, piece in ranked if findings.coverage(piece.quote) >= 0.75 and _answers_unit(part, piece.quote)]
    if with_figure:
        return _draft(with_figure[:1], findings)
    if findings.known < 0.5:
        return None
    first = Line(PHRASES.no_figure.format(topic=part.topic), echoes=(part.topic,))
    near = [piece for _, piece in ranked[:1] if findings.relevance(piece.quote) >= 0.5]
    return Draft(Status.NOT_IN_PLAN, (first, *(Line(PHRASES.nearest + piece.quote, (piece,)) for piece in near)), missing=(part.topic,))


def _answers_unit(part: Part, quote: str) -> bool:
    figures = [q for q in read(quote) if not q.is_year]
    return any(unit in q.unit for q in figures for unit in part.units) if part.units else bool(figures)
