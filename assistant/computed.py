"""What a later turn computes: a sum, a difference, a share over what was answered before, or over that and what the turn names.

>>> both(turn)[0].operation
'sum'
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import cues
from assistant.aspects import is_side, sides_of, subject_of, units_of
from assistant.carried import MEASURED, joined, substituted, with_side
from assistant.clauses import operation_of
from assistant.earlier import Reading, measured, over_several, periods, subjects_of
from assistant.topic import THOSE, topic_of
from assistant.turn import ASPECT, OWN_NAME, Turn, named_in, names
from index.findings import Kind
from index.spelling import Lexicon, expansions

BESIDE = ("difference", "share", "ratio")  # of what a clause asks about, beside what the clause before did
MOVES = re.compile("[涨增升降]幅|[涨增升降提](?:高|长|加|了|上)*(?:多少|几)")
BASE, PLANNED = re.compile("基数为"), re.compile("目标为")  # what an answer told
AMONG = re.compile(rf"(?:匀|摊|均|分|平均)?[到给下]?{cues.PER.pattern}(?:项目|人|户|家|村)?头?上?")  # 匀到一个人头上


def both(turn: Turn) -> Reading:
    """A sum, a difference, a share over what was answered before, or over one of it and the thing that the turn names."""
    sets_beside = any(cue.search(turn.text) for cue in (cues.BOTH, cues.JOINS, *cues.ATTRIBUTES.values()))
    if operation_of(turn.text) is None and (not sets_beside or turn.alone.kind in (Kind.WHERE, Kind.ORIGINAL)):
        return ()  # nothing is computed: the turn is told by what else it may do (刚才这两个分别写在哪一节)
    if operation_of(turn.text) == "which" and not any(cue.search(turn.text) for cue in (cues.DEGREE, *cues.ATTRIBUTES.values())):
        return ()  # 吵架谁来说和 compares nothing
    if cues.REST.search(turn.text) and not cues.AMOUNT.search(turn.text):
        return ()  # 剩下三个的名字呢
    if _compares_its_own(turn):
        return (turn.alone,)
    said = AMONG.sub(" ", turn.text) if operation_of(turn.text) == "average" else THOSE.sub("", turn.text) if operation_of(turn.text) == "sum" else turn.text
    own = topic_of(cues.NUMBERED.sub("", cues.ORDER.sub("", cues.JOINS.sub(" ", cues.BOTH.sub("", said)))), turn.lexicon)
    own = own if is_side(own) or operation_of(turn.text) in (None, "which") else named_in(own, turn.lexicon)
    if own and not is_side(own) and operation_of(turn.text) is None and (_likewise(turn) or not cues.JOINS.search(turn.text)):
        return ()  # 再就业的两块各是多少; 社零也照这样比一遍
    if turn.before[-1].operation == "which" and operation_of(turn.text) == "share":
        turn = replace(turn, text=f"{turn.before[-1].text}，{turn.text}", alone=replace(turn.alone, text=f"{turn.before[-1].text}，{turn.text}"))
    named = "" if is_side(own) else _counterpart(turn, own) or " ".join(word for word in own.split() if _is_name(word, turn.lexicon) or _is_of_told(word, turn))
    return tuple(replace(part, over=turn.talk.answers, focus=named) for part in _set_beside(turn, own, named))


def _counterpart(turn: Turn, own: str) -> str:
    """市级工程技术研究中心 for “市级的多几个” after 省级工程技术研究中心: the word that stands for another of the name before; empty where there is none."""
    before = turn.before[-1].topic
    other = substituted(own, before, turn.lexicon) if own and operation_of(turn.text) in BESIDE and own not in before else ""
    return other if len(other) == len(before) and other.startswith(own) and turn.lexicon.quotes(own, len(own)) else ""


def _likewise(turn: Turn) -> bool:
    """社零也照这样比一遍: the same computed of another thing, nothing put to what was told."""
    return cues.LIKEWISE.search(turn.text) is not None and not cues.ADDED.search(turn.text)


def _is_name(word: str, lexicon: Lexicon) -> bool:
    """Whether what a turn computes with may be called so: in the plan's words, or in a noun of it with more (农村转移)."""
    return lexicon.quotes(word, OWN_NAME) or lexicon.rare_noun(word) or (len(word) >= ASPECT and names(word, lexicon) and not lexicon.strange(word))


def _is_of_told(word: str, turn: Turn) -> bool:
    """骨干 of “骨干占几成”: what was told, of nothing else that the turn names."""
    return cues.OF_NOTHING.match(turn.text) is not None and any(word in answer for answer in turn.talk.answers[-1:])


def _compares_its_own(turn: Turn) -> bool:
    """“铜加工和机器人的营收差多少”: a turn that names all that it computes over, whatever was said before."""
    named = [subject_of(operand) for operand in turn.alone.operands]
    known = all(turn.lexicon.quotes(subject, ASPECT - 2) or expansions(subject, turn.lexicon.synonyms) for subject in named)
    return len(named) > 1 and known and not cues.ADDED.search(turn.text) and not turn.points_back


def _set_beside(turn: Turn, own: str, named: str) -> Reading:
    """By its topics, for where the answers hold no figures."""
    operation = operation_of(turn.text) or ("each" if cues.TABLED.search(turn.text) else "sum" if cues.ADDED.search(turn.text) else "difference")
    of_one = operation == "difference" and (not own or is_side(own)) and _told_both_ends(turn)
    if operation in ("average", "project", "convert") or of_one or (len(subjects_of(measured(turn.before))) < 2 and (not own or is_side(own))):
        return _of_one(turn, operation, own)
    if any(pattern.search(turn.text) for pattern in cues.ATTRIBUTES.values()):
        return (replace(over_several(turn.alone, turn.before), kind=Kind.ATTRIBUTE),)
    if named:
        return _with_another(turn, named, operation)
    set_beside = over_several(replace(turn.alone, topic=own, operation=operation), turn.before)
    return (replace(set_beside, operands=set_beside.operands[::-1]) if cues.LATTER_FIRST.search(turn.text) else set_beside,)


def _told_both_ends(turn: Turn) -> bool:
    """“五年涨幅百分之几” after a base and a target: how the thing told of last moves, whatever was told before."""
    return MOVES.search(turn.text) is not None and any(BASE.search(answer) and PLANNED.search(answer) for answer in turn.talk.answers[-1:])


def _of_one(turn: Turn, operation: str, own: str) -> Reading:
    """“平均下来一个多大”, “多出来几个”: of the one thing asked about, over two periods where both were asked."""
    latest = turn.before[-1]
    one_named = cues.PERIODS.search(turn.text) and not cues.TWO_PERIODS.search(turn.text)  # 比上一个五年多了还是少了
    paired = operation == "sum" or (operation in ("difference", "which", "ratio") and not one_named)
    both = periods(turn.text, turn.before) if paired else ""
    topic = with_side(own, latest) if is_side(own) else latest.topic
    asked = turn.alone.units if both or operation == "sum" or turn.alone.units != cues.UNITS["个"] else ()  # 一年才几个, of people
    part = replace(turn.alone, text=f"{both}{turn.text}", kind=Kind.COMPARE, topic=topic, expansions=latest.expansions)
    return (replace(part, operation=operation, measure=latest.measure, units=asked or (() if both or latest.operation == "share" else latest.units)),)


def _with_another(turn: Turn, own: str, operation: str) -> Reading:
    """“加上农博城一共多少”: what was asked last, and the thing now named with the same side."""
    latest = turn.before[-1]
    side = next((side for side in sides_of(latest.topic) if units_of(side)), "")
    operands = tuple(dict.fromkeys((*(latest.operands or (latest.topic,)), own if sides_of(own) or MEASURED.search(own) else joined(own, side))))
    return (
        replace(
            turn.alone,
            kind=Kind.COMPARE,
            topic=latest.topic if cues.OF_NOTHING.match(turn.text) else operands[-1],
            operands=operands,
            operation=operation,
            units=turn.alone.units or units_of(own) or latest.units,
            measure=turn.alone.measure or latest.measure,
            stage=turn.alone.stage or latest.stage,
        ),
    )


def with_the_clause_before(turn: Turn) -> Reading:
    """“…吸收了多少，比这个总投资少多少”, “…又是多少，高标田占它几成”: what the clause before asks about, beside what this one names or points at."""
    operation, latest, own = operation_of(turn.text), turn.before[-1], turn.own
    if operation == "average" and turn.talk.answers and not turn.alone.operands:
        units = turn.alone.units or latest.units
        topic = latest.focus if latest.focus and not is_side(latest.focus) else latest.topic  # 分类设备多少个 平均一个村几个, after 垃圾中转站
        return (replace(turn.alone, text=f"{latest.text}，{turn.text}", kind=Kind.COMPARE, topic=topic, units=units, over=turn.talk.answers),)
    if operation == "sum" and latest.operands and not own and not turn.alone.units:  # 甲、乙分别是？合计呢
        return (replace(turn.alone, kind=Kind.COMPARE, topic=latest.topic, operands=latest.operands, operation=operation, expansions=latest.expansions),)
    points = cues.POINTS.search(turn.text)
    if operation not in BESIDE or latest.operands or points is None:
        return ()
    part = replace(turn.alone, text=f"{latest.text}，{turn.text}", kind=Kind.COMPARE, operation=operation, units=())
    if own and not is_side(own):
        operands = (own, latest.topic) if turn.text.find(own[:1]) < points.start() else (latest.topic, own)
        return (replace(part, topic=own, operands=operands),)
    return (replace(part, topic=latest.topic, focus=latest.topic, text=turn.text, over=turn.talk.answers),) if turn.talk.answers else ()
