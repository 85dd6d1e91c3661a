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
from assistant.aspects import is_side, sides_of, subject_of
from assistant.carried import joined
from assistant.earlier import Reading, named_before
from assistant.thing import kept, swapped
from assistant.topic import topic_of
from assistant.turn import HEADS, OWN_NAME, Turn, named_in, names
from index.findings import Kind, Part

IT = re.compile("^(?:那|这)?它")  # what was asked last, answered or not
BEFORE = re.compile("(?:前|上)(?:头|面|边)|刚才|一?开始|最先")
WRITTEN = re.compile("写在哪|[哪几]一?[页章节]|原文|原话|出处")
ROWS = 4  # of a table of what was asked, where no number says how many


def by_itself(turn: Turn) -> Reading:
    """What the turn asks taken by itself, where it names something."""
    part = turn.alone
    if part.kind in (Kind.WHERE, Kind.ORIGINAL) and WRITTEN.search(turn.text) and not part.labels and named_before(turn.before, turn.own):
        return again(part.kind)(turn)  # 普惠园那个写在哪
    named = names(part.topic, turn.lexicon) or (turn.lexicon.quotes(part.topic, OWN_NAME) and not is_side(part.topic))
    return (part,) if named or part.labels or part.claims or (not part.topic and part.kind in (Kind.COUNT, Kind.LIST)) else ()


def again(kind: Kind) -> Callable[[Turn], Reading]:
    """The words or the place of what was asked last, or of what the turn names."""

    def read(turn: Turn) -> Reading:
        if kind is Kind.WHERE and cues.SITE.search(turn.text):
            return kept(turn)
        if cues.OF_WHAT.search(turn.text) and turn.before[-1].claims:
            return (replace(turn.alone, kind=Kind.FIGURE, beside=replace(turn.before[-1], after=None, beside=None)),)  # 那5.3是哪一项的
        if cues.BEGUN.search(turn.text):
            return tuple(replace(part, text=turn.text, kind=kind, claims=(), over=turn.talk.answers[:1]) for part in turn.talk.turns[0])
        own = topic_of(cues.AGAIN.sub("", re.sub(HEADS, "", _up_to_the_asking(turn.text))), turn.lexicon)
        if earlier := _of_unit(turn):
            return (replace(earlier, text=turn.text, kind=kind, claims=(), after=None, beside=None),)
        told = tuple(answer for answer in turn.talk.answers if own and own in answer)[-1:]
        if turn.alone.labels or (own and not is_side(own) and ((names(own, turn.lexicon) and turn.lexicon.quotes(own, 2)) or (told and len(own) > 1))):
            named = named_before(turn.before, own)
            named = replace(named, text=turn.text) if named and named.claims else named  # of its claim no word is asked again
            return (replace(named or turn.alone, kind=kind, claims=(), topic=joined(named.topic if named else own), over=told, pointed=own if told else ""),)
        latest = turn.talk.turns[-1][-1]
        told = turn.talk.answers[-1:] if IT.search(turn.text) else turn.talk.answers
        return (replace(latest, text=turn.text, kind=kind, claims=(), operation=None, over=told, beside=None),)

    return read


def _up_to_the_asking(text: str) -> str:
    """Without what is said after words or place are asked for (哪一页，我打印出来去社区问)."""
    clauses = re.split("(?<=[，。！？!?,])", text)
    last = max((n for n, clause in enumerate(clauses) if WRITTEN.search(clause)), default=len(clauses) - 1)
    return "".join(clauses[: last + 1])


def _of_unit(turn: Turn) -> Part | None:
    """“前头那个几天的，原文呢”: what was asked before in that unit, where the latest was not."""
    units = turn.alone.units
    if not units or not BEFORE.search(turn.text) or turn.before[-1].units == units:
        return None
    return next((part for part in reversed(turn.before) if part.units == units), None)


def more(turn: Turn) -> Reading:
    """What else there is, without what was shown; in more words where 展开 is asked."""
    said = turn.talk.answers if cues.ELSE.search(turn.text) else ()
    own = topic_of(cues.AGAIN.sub("", turn.text), turn.lexicon)
    if own and not is_side(own) and turn.lexicon.quotes(own, 2) and own not in turn.before[-1].topic:
        if turn.before[-1].kind is Kind.FIGURE and not cues.ASKS.search(turn.text):
            return swapped(turn)  # 还有铜加工, after how many of others there are
        return (replace(turn.alone, topic=own, said=said),)
    return tuple(replace(part, claims=(), said=said) for part in turn.talk.turns[-1])


def shorter(turn: Turn) -> Reading:
    """The same in a sentence, or what the turn names itself (“亮化”说了什么，两句话以内)."""
    if named_in(turn.own, turn.lexicon) and turn.own not in turn.before[-1].topic and turn.alone.kind is not Kind.FIGURE:
        return (replace(turn.alone, brief=True),)
    return tuple(replace(part, claims=(), brief=True) for part in turn.talk.turns[-1])


def table(turn: Turn) -> Reading:
    """All that was asked last, or as many of the last as the turn says."""
    number, latest = cues.NUMBERED.search(turn.text), turn.before[-1]
    if latest.kind is Kind.LIST and sides_of(turn.text):  # 列成表，带上总投资
        return (replace(latest, text=f"{latest.text}，{turn.text}", claims=()),)
    if not number and len(turn.talk.turns[-1]) > 1:
        return tuple(replace(part, claims=()) for part in turn.talk.turns[-1])
    if number and len(several := _things(turn, cues.COUNTED[number[0]])) > 1:
        return several
    alike = list(takewhile(lambda part: part.kind is turn.before[-1].kind, reversed(turn.before[-ROWS:])))
    return tuple(replace(part, claims=()) for part in turn.before[-(cues.COUNTED[number[0]] if number else len(alike)) :])


def _things(turn: Turn, wanted: int) -> Reading:
    """What was last asked of each of so many things, without what was computed over them (三块列成表, after their sum)."""
    asked = {subject_of(part.topic): part for part in turn.before if part.kind is not Kind.COMPARE}
    latest = list(asked.values())[-wanted:]
    return tuple(replace(part, claims=()) for part in latest) if len(latest) == wanted else ()


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
    if turn.alone.claims and not is_side(own) and not cues.HEARD.search(turn.text) and not named_before(turn.before, own) and named_in(own, turn.lexicon):
        return tuple(replace(part, kind=Kind.VERIFY, claims=turn.alone.claims) for part in swapped(turn))  # 小学也是98吧, after 初中
    latest = named_before(turn.before, own) or turn.before[-1]
    return (replace(latest, kind=Kind.VERIFY if turn.alone.claims else latest.kind, claims=turn.alone.claims, focus="", text=f"{latest.text}，{turn.text}"),)
