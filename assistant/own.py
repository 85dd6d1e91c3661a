"""Whether a later turn names a thing of its own, so that it is asked by itself, or only a side of what was talked of.

>>> names_no_thing(turn), stands(turn)  # “点了名要建的幼儿园是哪两所”, after how many there are
(False, True)
"""

from __future__ import annotations

import re

from assistant import cues
from assistant.aspects import is_side, sides_of, subject_of
from assistant.turn import OWN_NAME, Turn, named_in, names
from index.findings import FIGURES, Kind

WHICH_OF = re.compile("哪[两三四五六七八九十几][家座所处条项名位种样块个]")


def names_no_thing(turn: Turn) -> bool:
    """基数也给我, 企业数, 2020年的呢: a side, a year or a stage of what was talked of."""
    return (not turn.own or is_side(turn.own)) and not turn.alone.labels and not turn.alone.claims


def stands(turn: Turn) -> bool:
    """Whether a turn that sounds as if it went on names a thing of the plan's own: then it is asked by itself first."""
    topic, before = turn.alone.topic, turn.before[-1].topic
    if _is_named_again(turn) or _asks_which(turn):
        return True
    new = " ".join(word for word in topic.split() if word not in before)
    if not new or is_side(new) or turn.points_back:
        return False
    known = turn.lexicon.quotes(new, OWN_NAME) or turn.lexicon.rare_noun(new)
    return _is_side_of_a_name(new, turn) or (known and names(new, turn.lexicon))


def _is_named_again(turn: Turn) -> bool:
    """“铁西到底是从哪到哪” after other things of 铁西: what the plan calls a thing, named out of a longer topic and asked about by itself."""
    thing = subject_of(turn.own) or turn.own
    words, before = thing.split(), turn.before[-1].topic.split()
    known = (not is_side(word) and turn.lexicon.calls(word) and not turn.lexicon.names.is_kind(word) for word in words)
    named = bool(words) and all(known) and all(len(word) > 1 and any(word in other for other in before) for word in words)
    return named and len(before) > len(words) + 1 and cues.ASKS.search(turn.text) is not None and not turn.points_back


def _asks_which(turn: Turn) -> bool:
    """“点了名要建的幼儿园是哪两所”: which things of a kind, whatever figure was told of that kind before."""
    lists = turn.alone.kind is Kind.LIST and WHICH_OF.search(turn.text) is not None and turn.before[-1].kind in FIGURES
    return lists and bool(named_in(turn.own, turn.lexicon)) and not turn.points_back


def _is_side_of_a_name(word: str, turn: Turn) -> bool:
    """铁西四至: a side of what the plan calls a thing."""
    return bool(sides_of(word)) and turn.lexicon.calls(subject_of(word)) and not is_side(subject_of(word))
