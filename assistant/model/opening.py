"""What stands before what a part states: an opener, a topic, or a subject, each only where the headings of a cited passage bear it.

>>> next(begun.body for begun in introduced("在学前教育方面，补齐短板", passages, material) if begun.opener == "")
'在学前教育方面，补齐短板'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from assistant.model.alignment import MARKS
from assistant.model.material import Material
from assistant.model.piece import opened
from assistant.model.wording import ABOUT, BEGINS, GOVERNS, HEADING_VERBS, ON_IT, ON_PIECE, OWNER
from corpus.plan import Passage, Plan
from index.segment import content

LONGEST_NAME = 20


@dataclass(frozen=True)
class Begun:
    """A part without what introduces it, and the passages that this fits."""

    about: tuple[Passage, ...]
    opener: str
    body: str
    is_subject: bool = False


def introduced(part: str, passages: Sequence[Passage], material: Material) -> Iterator[Begun]:
    """A part without its opener, then also without a topic or a subject before it that is of a passage's headings."""
    opener, rest = opened(part)
    yield Begun(tuple(passages), opener, rest)
    about = ABOUT.match(rest)
    begun = rest[about.end() if about else 0 :].lstrip(MARKS)
    for topic in {topic: None for passage in passages for topic in _topics(passage, material.plan)}:
        if begun.startswith(topic) and (after := ON_IT.match(begun[len(topic) :])):
            second, body = opened(begun[len(topic) + after.end() :])
            yield Begun(tuple(p for p in passages if topic in _topics(p, material.plan)), opener + second, body)
    if piece := ON_PIECE.match(begun):
        second, body = opened(begun[piece.end() :])
        yield Begun(tuple(p for p in passages if _is_piece(piece["topic"], p, material.plan)), opener + second, body)
    for end in range(2, min(len(rest), LONGEST_NAME)):
        if BEGINS.match(rest[end:].lstrip("则还也")) and (of_it := tuple(p for p in passages if _acts(rest[:end], p, material))):
            yield Begun(of_it, opener, rest[end:].lstrip("则还也"), is_subject=True)


def _heads(passage: Passage, plan: Plan) -> list[str]:
    """The headings over a passage."""
    place = passage.place
    return [head for head in (*plan.title_of(place).split(" · "), place.group, place.item, (passage.row or {}).get("类别")) if head]


def _topics(passage: Passage, plan: Plan) -> dict[str, None]:
    """What a passage may be said to be about: its headings, whole, without their leading verbs, or what comes after 的 in them."""
    return {form: None for head in _heads(passage, plan) for form in (head, HEADING_VERBS.sub("", head), head.rpartition("的")[2])}


def _is_piece(topic: str, passage: Passage, plan: Plan) -> bool:
    """Whether whole words of a heading are the topic, none before them denying it or saying whose it is (农村生活污水治理 is not 生活污水治理)."""
    for head in _heads(passage, plan):
        if topic in head and OWNER.fullmatch(topic):
            return True
        at, ends = head.find(topic), list(accumulate((len(word) for word, _ in content(head)), initial=0))
        if at in ends and at + len(topic) in ends and not GOVERNS.search(head[:at]) and not OWNER.search(head[:at]):
            return True
    return False


def _acts(name: str, passage: Passage, material: Material) -> bool:
    """Whether a passage tells what is done by or in what is named: its item where that is a thing, else a place of its headings, or the region itself."""
    things = [head for head in (passage.place.group, passage.place.item) if head and not BEGINS.match(head)]
    is_name = name in material.names or OWNER.fullmatch(name) is not None
    if things:
        return name == things[-1] or (is_name and things[-1].startswith(name))
    return name == material.plan.region or (is_name and any(name in head for head in _heads(passage, material.plan)))
