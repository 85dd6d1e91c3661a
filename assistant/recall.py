"""What was said before, asked for again: its words or its place, the rest of it, all of it as a table, or the thing that the turn names.

>>> again(Kind.WHERE)(turn)[0].topic
'普惠性幼儿园占比'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from assistant import cues
from assistant.aspects import is_side
from assistant.carried import joined
from assistant.earlier import Reading, named_before
from assistant.thing import kept
from assistant.topic import topic_of
from assistant.turn import HEADS, Turn, names
from index.findings import Kind

IT = re.compile("^(?:那|这)?它")  # what was asked last, answered or not
ROWS = 4  # of a table of what was asked, where no number says how many


def by_itself(turn: Turn) -> Reading:
    """What the turn asks taken by itself, where it names something."""
    part = turn.alone
    return (part,) if names(part.topic, turn.lexicon) or part.labels or part.claims or (not part.topic and part.kind in (Kind.COUNT, Kind.LIST)) else ()


def again(kind: Kind) -> Callable[[Turn], Reading]:
    """The words or the place of what was asked last, or of what the turn names."""

    def read(turn: Turn) -> Reading:
        if kind is Kind.WHERE and cues.SITE.search(turn.text):
            return kept(turn)
        if cues.BEGUN.search(turn.text):
            return tuple(replace(part, text=turn.text, kind=kind, claims=(), over=turn.talk.answers[:1]) for part in turn.talk.turns[0])
        own = topic_of(cues.AGAIN.sub("", re.sub(HEADS, "", turn.text)), turn.lexicon)
        if turn.alone.labels or (own and not is_side(own) and names(own, turn.lexicon) and turn.lexicon.quotes(own, 2)):
            named = named_before(turn.before, own)
            return (replace(named or turn.alone, kind=kind, claims=(), topic=joined(named.topic if named else own)),)
        latest = turn.talk.turns[-1][-1]
        told = turn.talk.answers[-1:] if IT.search(turn.text) else turn.talk.answers
        return (replace(latest, text=turn.text, kind=kind, claims=(), over=told, beside=None),)

    return read


def more(turn: Turn) -> Reading:
    """What else there is, without what was shown; in more words where 展开 is asked."""
    said = turn.talk.answers if cues.ELSE.search(turn.text) else ()
    own = topic_of(cues.AGAIN.sub("", turn.text), turn.lexicon)
    if own and not is_side(own) and turn.lexicon.quotes(own, 2) and own not in turn.before[-1].topic:
        return (replace(turn.alone, topic=own, said=said),)
    return tuple(replace(part, claims=(), said=said) for part in turn.talk.turns[-1])


def shorter(turn: Turn) -> Reading:
    """The same in a sentence."""
    return tuple(replace(part, claims=(), brief=True) for part in turn.talk.turns[-1])


def table(turn: Turn) -> Reading:
    """All that was asked last, or as many of the last as the turn says."""
    number = cues.NUMBERED.search(turn.text)
    if not number and len(turn.talk.turns[-1]) > 1:
        return tuple(replace(part, claims=()) for part in turn.talk.turns[-1])
    alike = list(takewhile(lambda part: part.kind is turn.before[-1].kind, reversed(turn.before[-ROWS:])))
    return tuple(replace(part, claims=()) for part in turn.before[-(cues.COUNTED[number[0]] if number else len(alike)) :])


def repeated(turn: Turn) -> Reading:
    """The last turn's parts again, or the first's."""
    return turn.talk.turns[0] if cues.FIRST.search(turn.text) else turn.talk.turns[-1]


def back(turn: Turn) -> Reading:
    """The earlier thing that the turn names, with what it now asks of it."""
    named = named_before(turn.before, turn.own)
    if turn.alone.kind in (Kind.WHERE, Kind.ORIGINAL):
        return again(turn.alone.kind)(turn)
    return kept(turn, named) if named else by_itself(turn)


def recalled(turn: Turn) -> Reading:
    """Whether a figure is what was said: held against the plan, never against the conversation."""
    own = turn.own
    if own and not is_side(own) and turn.lexicon.quotes(own, 3):
        return (replace(turn.alone, kind=Kind.VERIFY),)
    latest = named_before(turn.before, own) or turn.before[-1]
    return (replace(latest, kind=Kind.VERIFY if turn.alone.claims else latest.kind, claims=turn.alone.claims, focus="", text=f"{latest.text}，{turn.text}"),)
