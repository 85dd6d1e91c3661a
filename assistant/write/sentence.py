"""Sentences of the plan: cut, put together, and ranked by how well they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft import Evidence
from corpus.plan import Passage
from corpus.stage import LOOKS_BACK
from index.chunks import Chunk
from index.findings import Findings, Hit

ENOUGH = 0.25  # relevance below which a sentence does not answer
DATE = 0.8  # what a sentence gains whose passage or heading has the year asked for
RUN, WHOLE_RUN = 0.6, 8  # what the longest run of characters in common adds, and how long it must be to add all
POINTS_BACK = re.compile("以上[^，。]{0,3}[个项条类]|上述")  # at the sentence before
BACK = 0.25  # what a look back on the years before the plan loses where it is not asked for
TRAIL, RANK, MEANING = 0.35, 0.6, 1.2  # headings, place among the passages, the passage's vector
HOME, LOST = 0.1, 0.2  # what standing where the part before was answered adds, and the more the less of the topic any passage holds
PREAMBLE = 0.8  # what the preamble gains where the plan itself is asked about
NAME = 0.7  # what an item's run-in name adds to its sentences
ROW = 0.6  # a row of figures is no sentence: it answers only where figures are asked or nothing else does
REASON = 1.0  # what a sentence that gives a reason or a benefit gains where one is asked for
GIVES_REASON = re.compile("引发|导致|造成|有利于|有助于|带来|机遇|契机|红利|便于|以便|为了|解决|满足|使其?成为")
LISTED = 0.03  # for each member of an enumeration, where a list is wanted
ALIKE = 0.25  # the cosine from which a passage means what is asked (evals/LOG.md)
HEADING, EXTENDED = 25, 240  # characters
RARE = 6.5  # together, of the pairs of such a run
HELD = 0.2  # the share of the topic that a passage and its headings must hold
WIDER = 0.02  # or what the plan's words for the user's must add


@dataclass(frozen=True)
class Wants:
    """What is wanted of a sentence: members of a `lists`, `figures`, what was done (`looks_back`) or will be (`ahead`), the plan `itself`, a reason (`why`), a run of the `topic`, one of the `years`."""

    lists: bool = False
    figures: bool = False
    looks_back: bool = False
    ahead: bool = False
    itself: bool = False
    why: bool = False
    topic: str = ""
    years: tuple[int, ...] = ()


def ranking(findings: Findings, wants: Wants = Wants()) -> list[tuple[float, Evidence]]:
    """Sentences of the found passages by what they hold of the topic, their headings and their passage's rank counted a little."""
    prose = any(hit.chunk and hit.chunk.passage.kind != "row" and findings.relevance(hit.text) >= ENOUGH for hit in findings.passages)
    found = []
    for hit in findings.passages:
        chunk = hit.chunk
        if chunk is None or (chunk.passage.kind == "note" and not findings.told(hit.text)) or (chunk.passage.kind == "row" and not wants.figures and prose):
            continue
        of_passage = _of_passage(hit, chunk, wants, findings)
        pieces = [Evidence(chunk.passage, *span) for span in body(chunk.passage) if chunk.start <= span[0] and span[1] <= chunk.end]
        found += [(of_passage + _of_sentence(piece, hit, wants, findings), piece) for piece in pieces]
    return sorted(found, key=lambda pair: -pair[0])


def _of_passage(hit: Hit, chunk: Chunk, wants: Wants, findings: Findings) -> float:
    """What all sentences of a passage have: its rank and meaning, its headings, where it stands."""
    near, preamble = findings.home.around(chunk.passage), chunk.passage.place.preamble
    return (
        (2 if wants.ahead else 1) * TRAIL * findings.relevance(chunk.trail)
        + RANK * hit.score
        + MEANING * hit.likeness
        + (HOME + LOST * max(0.0, 1.0 - findings.covered)) * near
        + (PREAMBLE if wants.itself and preamble else 0.0)
        - ((3 if wants.ahead else 1) * BACK if not wants.looks_back and LOOKS_BACK.search(chunk.trail) else 0.0)
        - (ROW if chunk.passage.kind == "row" and not wants.figures else 0.0)
    )


def _of_sentence(piece: Evidence, hit: Hit, wants: Wants, findings: Findings) -> float:
    """What a sentence has for itself: the topic's words, its meaning, and what is wanted of it."""
    place, text, given = piece.passage.place, piece.quote, findings.home.given(piece.passage)
    own, with_name = findings.relevance(f"{given} {text}"), findings.relevance(f"{given} {place.item or ''} {text}")
    dated = not place.preamble and any(year in around(piece, findings) for year in forms(wants.years))
    return (
        own
        + NAME * (with_name - own)
        + hit.sentences.get(piece.start, 0.0)
        + RUN * min(run(wants.topic, text), WHOLE_RUN) / WHOLE_RUN
        + (DATE if dated else 0.0)
        + (REASON if wants.why and GIVES_REASON.search(text) else 0.0)
        + (LISTED * min(text.count("、"), 10) if wants.lists else 0.0)
    )


def forms(years: Sequence[int]) -> tuple[str, ...]:
    """Each year as a plan may write it."""
    return tuple(form for year in years for form in (str(year), spelled(year)))


def spelled(year: int) -> str:
    """2035 → 二〇三五."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


def run(topic: str, text: str) -> int:
    """The longest run of the topic's characters that stands in the text."""
    longest = 0
    for start in range(len(topic)):
        while start + longest < len(topic) and topic[start : start + longest + 1] in text:
            longest += 1
    return longest


def bears(piece: Evidence, findings: Findings) -> bool:
    """Whether a sentence, with its headings, holds enough of the topic itself or of the plan's words for it."""
    placed = around(piece, findings)
    wider = findings.relevance(piece.quote) - findings.coverage(piece.quote)
    alike = any(hit.chunk and hit.chunk.passage is piece.passage and hit.likeness >= ALIKE for hit in findings.passages)
    return findings.coverage(placed) >= HELD or wider >= WIDER or alike or anchored(findings, piece.quote)


def headed(piece: Evidence, findings: Findings) -> str:
    """A sentence with its headings."""
    return f"{findings.plan.title_of(piece.passage.place)} {piece.passage.place.group or ''} {piece.passage.place.item or ''} {piece.quote}"


def around(piece: Evidence, findings: Findings) -> str:
    """A sentence's passage with its headings."""
    return f"{findings.plan.title_of(piece.passage.place)} {piece.passage.place.group or ''} {piece.passage.place.item or ''} {piece.passage.text}"


def anchored(findings: Findings, quote: str) -> bool:
    """Whether a rare run of the topic's characters stands in the sentence word for word (大班额, 水污染)."""
    pairs = [(a, b) for a, b in zip(findings.weights, list(findings.weights)[1:], strict=False) if a[-1] == b[0] and len(a) == len(b) == 2]
    return any(a + b[1] in quote and findings.weights[a] + findings.weights[b] >= RARE for a, b in pairs)


def body(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The sentences without a run-in name; all of them where there is nothing else."""
    rest = passage.sentences[1:] if passage.kind == "item" else passage.sentences
    return rest or passage.sentences


def opening(passages: Sequence[Passage], room: int) -> tuple[Evidence, ...]:
    """The first sentences of the passages, run-in names left to the citation, as far as `room` characters go; at least one."""
    found: list[Evidence] = []
    for passage in passages:
        if passage.kind in ("heading", "note"):
            continue
        for start, end in body(passage):
            if found and room < end - start:
                return tuple(merged(found))
            found.append(Evidence(passage, start, end))
            room -= end - start
    return tuple(merged(found))


def merged(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Neighbouring sentences of one passage as one quote."""
    merged: list[Evidence] = []
    for piece in evidence:
        last = merged[-1] if merged else None
        if last and last.passage is piece.passage and last.end == piece.start:
            merged[-1] = Evidence(piece.passage, last.start, piece.end)
        else:
            merged.append(piece)
    return merged


def whole(piece: Evidence) -> Evidence:
    """A sentence that only heads what follows (“竞争压力明显增大。”) with the next one, one that points back (“以上五项原则……”) with the one before."""
    if POINTS_BACK.match(piece.quote) and (before := [span for span in piece.passage.sentences if span[1] <= piece.start]):
        return Evidence(piece.passage, before[-1][0], piece.end)
    if len(piece.quote) >= HEADING or piece.end >= len(piece.passage.text):
        return piece
    rest = [end for start, end in piece.passage.sentences if start >= piece.end and end - piece.start <= EXTENDED]
    return Evidence(piece.passage, piece.start, rest[-1] if rest else piece.passage.sentences[-1][1])
