"""What a piece stands on: facts whole, one sentence of a keyed passage, or several whose clauses do not change what follows them.

>>> [ground.quote for ground in grounds(piece, material)]
['推进学前教育发展，补齐学前教育短板，构建以公益性、普惠性为主的学前教育公共服务体系。']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.draft import Evidence
from assistant.model.alignment import MARKS, Source, aligned, may_follow, names_any, owns
from assistant.model.material import Material
from assistant.model.opening import introduced
from assistant.model.piece import Piece, Unfaithful, only_facts, opened, stand_apart, worded
from assistant.model.wording import ANNOUNCES, BEGINS
from assistant.write import phrase
from corpus.facts import Fact
from corpus.plan import Passage, Plan
from corpus.stage import LOOKS_BACK
from index.segment import content

ENDS = "。！？；"
ENUMERATES = re.compile("[一二三四五六]是")  # the next of a list stands by itself
NOUN = 1.0  # how much a noun says, as `content` tells it


def grounds(piece: Piece, material: Material) -> Iterator[Evidence]:
    """The evidence of a piece, part by part between semicolons."""
    for part in re.split(f"[{ENDS};]", piece.text):
        if part.strip(MARKS):
            yield from _of_part(part, {char: fact for char, fact in piece.facts.items() if char in part}, piece.passages, material)


def _of_part(part: str, facts: Mapping[str, Fact], passages: Sequence[Passage], material: Material) -> tuple[Evidence, ...]:
    plan = material.plan
    if not stand_apart(part, facts):
        raise Unfaithful("事实的键与文字相连")
    of_facts = [phrase.passage_of(fact, plan) for fact in facts.values()]
    for begun in introduced(part, (*passages, *of_facts), material):
        told = all(passage in begun.about for passage in of_facts)
        if told and (found := _told(Piece(begun.body, facts, begun.about, begun.is_subject), begun.opener, material)):
            return found
    raise Unfaithful("原文没有这样写")


def _told(piece: Piece, opener: str, material: Material) -> tuple[Evidence, ...]:
    """The evidence of a text that is facts alone, of one sentence, or of several whose clauses do not change what follows them; empty where it is none."""
    given = tuple(phrase.evidence(fact, material.plan) for fact in piece.facts.values())
    if given and only_facts(piece.text, piece.facts) and not piece.has_subject:
        return given
    spans = ((passage, _sentence_of(piece, opener, passage, material)) for passage in piece.passages)
    one = next(((*given, Evidence(passage, *span)) for passage, span in spans if span), ())
    return one or _joined(piece, opener, material)


def _joined(piece: Piece, opener: str, material: Material) -> tuple[Evidence, ...]:
    """The evidence of a text cut in two at a comma, each side with its own."""
    for comma in reversed([found.start() for found in re.finditer("，", piece.text)]):
        head, rest = piece.part(piece.text[:comma]), piece.part(piece.text[comma:])
        second, body = opened(rest.text)
        if not head.text.strip(MARKS) or not body.strip(MARKS) or not may_join(head, rest, material):
            continue
        before = _told(head, opener, material)
        after = _told(piece.part(body), opener + second, material) if before else ()
        if after and _agree(before, after, material.plan):
            return (*before, *after)
    return ()


def _agree(before: Sequence[Evidence], after: Sequence[Evidence], plan: Plan) -> bool:
    """Whether both halves look the same way, forward or back; a figure, which has its own time, may come last."""
    return all(piece.fact for piece in after) or len({_looks_back(piece, plan) for piece in (*before, *after)}) == 1


def may_join(head: Piece, tail: Piece, material: Material) -> bool:
    """Whether what follows a comma is not read with the subject, the denial or the condition of what stands before it."""
    opener, after = opened(worded(tail))
    before = opened(worded(head))[1]
    if ENUMERATES.match(opener):
        return True
    first = re.split("[，；]", after)[0]
    if tail.facts and only_facts(tail.text, tail.facts):
        return may_follow(before, after, material.names) and (not names_any(before, material.names) or owns(first, material.names))
    if head.facts and only_facts(head.text, head.facts):
        return False  # its subject would be the next one's too
    acts = head.has_subject or not BEGINS.match(first) or all(map(_has_no_subject, re.split("[，：；]", before)))
    own = head.has_subject or not names_any(before, material.names) or owns(first, material.names)
    return may_follow(before, after, material.names) and acts and own


def _has_no_subject(clause: str) -> bool:
    """Whether a clause says what is done without saying by whom, or only what it is about: it does not begin with a noun."""
    bare = opened(clause)[1].strip(MARKS)
    return not bare or BEGINS.match(bare) is not None or content(bare)[0][1] < NOUN or bare.endswith(("方面", "领域"))


def _looks_back(piece: Evidence, plan: Plan) -> bool:
    """Whether a quotation tells what was done."""
    if piece.fact:
        return piece.fact.stage in ("base", "achieved")
    return Source(piece.quote, past=LOOKS_BACK.search(plan.title_of(piece.passage.place)) is not None).looks_back


def _sentence_of(piece: Piece, opener: str, passage: Passage, material: Material) -> tuple[int, int] | None:
    """The sentence of a passage that the text is made of; a name put before it must be the only one to act in it."""
    body, facts = piece.text, piece.facts
    if passage.row is not None or not body.strip(MARKS + "".join(facts)):
        return None
    past = LOOKS_BACK.search(material.plan.title_of(passage.place)) is not None
    for start, end in passage.sentences:
        source = Source(passage.text[start:end], {}, material.names, past, piece.has_subject)
        held = {char: source.clause_at(passage.offsets.index(fact.span[0]) - start) for char, fact in facts.items() if _within(fact, passage, start, end)}
        announced = source.looks_back and ANNOUNCES.search(opener)
        if len(held) == len(facts) and not announced and aligned(body, replace(source, facts=held)):
            return start, end
    return None


def _within(fact: Fact, passage: Passage, start: int, end: int) -> bool:
    return passage.offsets[start] <= fact.span[0] <= passage.offsets[end - 1]
