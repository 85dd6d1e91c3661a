"""Text from the plan's own sentences: a named item whole, else the sentences that hold most of what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import cues
from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line
from assistant.write import location, mentioned, quoted, sentence, spots, told
from assistant.write.scope import FOREIGN
from index.findings import Findings, Kind, Part

AHEAD = re.compile("打算|准备怎|咋[弄办治整搞]|怎么(?:办|弄|治|改|解决|推进)|措施|举措")  # asks what will be done, not what was
ITSELF = re.compile(
    "(?:^|[，。 ]|(?:这|本|该)(?:个|份|本|部)?)(?:规划|纲要|文件)[^，。]{0,8}(?:根据|依据|按照|依着|照着|编|图个?|干什么|什么用|目的)"
)  # of the plan, not of what it plans
SHORT = 260  # characters of an item that is shown whole wherever it answers
LONGEST = 420  # characters of a text answer
WHOLE = re.compile(
    r"怎么|如何|怎样|措施|举措|做法|办法|哪些(?:工作|任务|方面)|干什么|做什么|安排|部署|打算|支持|推进|发展|建设|怎么办|啥(?:措施|政策|办法)|政策"
)
BESIDE, FAR_BESIDE = 0.82, 0.88  # the share of the best sentence's score at which another of its section, or of another, stands beside it
MOST = 3  # sentences
FIRST, FURTHER = 16, 0.8  # characters that tell a sentence shown before; the relevance of one that is still worth showing
KNOWN = 0.5  # of the words beside a label (第八章第二节讲了哪三方面); below it the label alone is asked
NEXT = 5  # further sentences that are looked at
NEXT_SHARE, FAR_SHARE = 0.65, 0.72  # the share of the best one's score that they need, in its section and in another
GAIN, LITTLE = 0.05, 0.5  # of the topic, that such a sentence must add; below the second any may
NEARLY = 0.2  # the cosine from which a passage means nearly what is asked (evals/LOG.md)
UNHEARD = 0.12  # of the topic's words, that the plan knows: of fewer no meaning is told (嘟噜嘟噜 紫色)
OFF = 0.5  # how likely the words are of nothing a plan holds


def write(part: Part, findings: Findings) -> Draft | None:
    """The best sentences of the plan; None when none of them bears enough of the topic."""
    if not part.topic or (part.labels and findings.known < KNOWN):
        return _labelled(part, findings)
    if part.elsewhere >= FOREIGN:
        return None
    if draft := within(part, findings):
        return draft
    if mentioned.is_asked(part, findings):
        return mentioned.write(part, findings)
    if draft := location.write(part, findings):
        return draft
    ranked = _ranked(part, findings)
    evidence = _more(part, findings) if part.said else _of_horizon(part, ranked, findings) or _of_spot(part, findings) or _best(part, ranked, findings)
    if part.said and not evidence:
        return Draft(Status.NOT_IN_PLAN, (Line(PHRASES.no_more.format(topic=part.topic), echoes=(part.topic,)),))
    return quoted.draft(_with_next(part, evidence, ranked, findings)) if evidence else _by_meaning(part, findings)


def within(part: Part, findings: Findings) -> Draft | None:
    """“生活上呢” after a paragraph that speaks of it too: what that says of it."""
    pieces = told.speaking_of(part.pointed, part.over, findings) if part.pointed else ()
    return quoted.draft(pieces) if pieces else None


Ranked = Sequence[tuple[float, Evidence]]  # the best first


def _ranked(part: Part, findings: Findings) -> Ranked:
    """Sentences by how well they answer a part that is answered in words."""
    wants = sentence.Wants(
        lists=part.kind is Kind.LIST,
        looks_back=part.stage == "achieved",
        ahead=AHEAD.search(part.text) is not None,
        itself=ITSELF.search(part.text) is not None,
        why=cues.WHY.search(part.text) is not None,
        topic=part.topic.replace(" ", ""),
        years=part.years,
    )
    return sentence.ranking(findings, wants)


def _with_next(part: Part, evidence: tuple[Evidence, ...], ranked: Ranked, findings: Findings) -> tuple[Evidence, ...]:
    """The answer and the sentences that would have been next, as far as there is room."""
    if ITSELF.search(part.text) and evidence[0].passage.place.preamble:
        return evidence  # which has said it
    room = LONGEST - sum(len(piece.quote) for piece in evidence)
    shown = list(evidence)
    dated = sentence.forms(part.years)
    if any(form in sentence.around(evidence[0], findings) for form in dated):
        return evidence  # 到2035年…要做到什么水平: what is said of other years is no more of it
    for score, piece in ranked[:NEXT]:
        inside = any(other.passage is piece.passage and other.start <= piece.start and piece.end <= other.end for other in shown)
        worth = score >= (NEXT_SHARE if _in_one_section(piece, shown[0]) else FAR_SHARE) * ranked[0][0]
        if not inside and worth and len(piece.quote) <= room and _adds(piece, shown, findings) and sentence.bears(piece, findings):
            shown.append(piece)
            room -= len(piece.quote)
    return tuple(shown)


def _in_one_section(piece: Evidence, other: Evidence) -> bool:
    return piece.passage.place.section_label == other.passage.place.section_label


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


def _labelled(part: Part, findings: Findings) -> Draft | None:
    """“第三章第五节”: the place itself."""
    for label in part.labels:
        try:
            passages = findings.plan.passages_of(label)
        except KeyError:
            continue
        return quoted.draft(sentence.opening(passages, LONGEST))
    return None


def _of_horizon(part: Part, ranked: Ranked, findings: Findings) -> tuple[Evidence, ...]:
    """“2035年铜材料要做到什么水平”: the sentence on it of what is said of a year beyond the plan's own, asked for now or in the turn before."""
    asked = part.years or (part.beside.years if part.beside and not cues.PERIODS.search(part.text) else ())
    beyond = sentence.forms([year for year in asked if year > findings.plan.period[1]])
    dated = [piece for _, piece in ranked if any(form in sentence.around(piece, findings) for form in beyond) and findings.coverage(piece.quote) >= LITTLE]
    return tuple(dated[:1])


def _of_spot(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    """An item, group or section that the part names: its sentences as far as they fit."""
    spot = spots.named(part, findings)
    if spot is None or not spot.passages:
        return ()
    if len(spot.passages) == 1 and not WHOLE.search(part.text) and part.kind is not Kind.DEFINE and len(spot.passages[0].text) > LONGEST:
        return ()
    evidence = sentence.opening(spot.passages, LONGEST)
    if cues.WHY.search(part.text) and not any(sentence.GIVES_REASON.search(piece.quote) for piece in evidence):
        return ()
    # “铁西区域从哪到哪” names the place and asks a side of it that these sentences do not tell.
    return evidence if spots.tells(spot, evidence, part, findings) else ()


def _best(part: Part, ranked: Ranked, findings: Findings) -> tuple[Evidence, ...]:
    if itself := [piece for _, piece in ranked[:1] if ITSELF.search(part.text) and piece.passage.place.preamble]:
        return tuple(itself)
    if not ranked or ranked[0][0] < sentence.ENOUGH or not sentence.bears(ranked[0][1], findings):
        return ()
    top, first = ranked[0]
    if first.passage.kind == "item" and len(first.passage.text) <= (LONGEST if WHOLE.search(part.text) else SHORT):
        return sentence.opening((first.passage,), LONGEST)
    chosen, room = [first], LONGEST - len(first.quote)
    dated = sentence.forms(part.years)
    alone = any(form in sentence.around(first, findings) for form in dated)  # what is said of other years is no more of it
    for score, piece in ranked[1:6]:
        if (
            (not alone or any(form in sentence.around(piece, findings) for form in dated))
            and score >= (BESIDE if _in_one_section(piece, first) else FAR_BESIDE) * top
            and len(piece.quote) <= room
            and len(chosen) < MOST
        ):
            chosen.append(piece)
            room -= len(piece.quote)
    chosen = [*{(piece.passage.char_start, piece.start, piece.end): piece for piece in map(sentence.whole, chosen)}.values()]
    first = chosen[0]
    order = {id(passage): n for n, passage in enumerate(findings.plan.passages)}
    rest = sorted(chosen[1:], key=lambda piece: (piece.passage is not first.passage, order[id(piece.passage)], piece.start))
    return tuple(sentence.merged([first, *rest]))


def _more(part: Part, findings: Findings) -> tuple[Evidence, ...]:
    """What else bears on the topic, of what has not been shown."""
    shown = re.sub(r"\s|\[\d+\]", "", "".join(part.said))
    ranked = [
        (score, piece) for score, piece in sentence.ranking(findings, sentence.Wants(topic=part.topic.replace(" ", ""))) if piece.quote[:FIRST] not in shown
    ]
    fresh = [piece for score, piece in ranked if score >= FURTHER and sentence.bears(piece, findings) and findings.relevance(piece.quote) >= sentence.HELD]
    return tuple(sentence.merged(fresh[:MOST]))
