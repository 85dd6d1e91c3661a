"""What a later turn asks, by what it does to those before: the readings it may have, likeliest first. Resolved here and nowhere else.

>>> readings("那2020年呢？", part, talk, lexicon)[0][0].topic
'普惠性幼儿园占比'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant import cues
from assistant.acts import Act, acts_of
from assistant.aspects import is_side, sides_of, units_of
from assistant.carried import joined, relative
from assistant.clauses import operation_of
from assistant.computed import both, with_the_clause_before
from assistant.earlier import Reading, Talk, both_ends, former, measured, periods, subjects_of
from assistant.member import all_shown, each_shown, item_of, pointed, tabled, termed
from assistant.own import names_no_thing, stands
from assistant.recall import again, back, by_itself, more, recalled, repeated, shorter, table
from assistant.shown import SUMMED
from assistant.thing import asks_another_time, corrected, kept, swapped
from assistant.topic import THOSE
from assistant.turn import OWN_NAME, Turn, named_in, names
from corpus.plan import BOXES
from index.findings import Kind, Part
from index.spelling import Lexicon

OF_A_THING = (Act.KEEP, Act.SWAP)  # what a turn may do to what was asked before the last
MAYBE, MOST = 0.08, 3  # how likely an act must be to be worth a reading, and how many are tried
OVER_TOLD = ("sum", "difference", "share", "ratio", "average", "project")  # what is computed over what was told, where a turn names nothing
FIGURED = re.compile("(?:为|增长)[^，。：\\n]{0,8}\\d")  # an answer that told a figure
WHICH = re.compile("还有(?:谁|哪)|哪[些几]")
A_WORD = 2  # characters
FOREIGN = 0.92  # how likely the words of a later turn are of nothing that a plan holds, for it to be that whatever was asked before
NAMES_IT = re.compile("[^，。？?]{1,6}[呢哩咧嘞][，,][^，。？?没不老嫌想]{2,8}[？?。]*")  # 水呢，三类以上水体
BARE = 6  # characters of a name that is said and nothing else


def readings(text: str, alone: Part, talk: Talk, lexicon: Lexicon, acts: frozenset[Act] = frozenset(Act)) -> tuple[Reading, ...]:
    """What the turn may ask, likeliest first, of the acts that may be; one reading where it can only stand alone."""
    alone = replace(alone, labels=relative(alone.labels, _chapters(talk))) if alone.labels else alone
    turn = Turn(text, alone, talk, lexicon)
    if not turn.before or _stands_alone(turn):
        return ((alone,),)
    by_name = replace(turn, talk=talk.by_name)
    points = names_no_thing(turn) or alone.operation or cues.FORMER.search(text)
    if by_name == turn or (points and not _is_of_another_unit(by_name)):
        return _of_turn(by_name, acts)
    likely = _of_turn(turn, acts)
    return tuple(dict.fromkeys((*likely, *_of_turn(by_name, acts)[:1])))


def ways(text: str, alone: Part, talk: Talk, lexicon: Lexicon) -> Iterator[tuple[str, float, Reading]]:
    """Every act that the turn may be, with how likely it is and what it then asks: of what was asked, of that by the name that it was told by, of what was asked before that.

    None for a turn that stands alone whatever came before.
    """
    shares = dict(acts_of(text))
    alone = replace(alone, labels=relative(alone.labels, _chapters(talk))) if alone.labels else alone
    if not talk.turns or _stands_alone(Turn(text, alone, talk, lexicon)):
        return
    yield "alone", 0.0, (alone,)
    for said in (talk, talk.by_name, replace(talk, turns=talk.turns[:-1])):
        turn = Turn(text, alone, said, lexicon)
        for act in (_READ if len(said.turns) == len(talk.turns) else OF_A_THING) if said.turns else ():
            earlier = "" if len(said.turns) == len(talk.turns) else "earlier "
            if reading := _READ[act](turn):
                yield f"{earlier}{act.value}", shares[act], reading


def _is_of_another_unit(turn: Turn) -> bool:
    """“那要盖多少个” after a share: no more of the name that it was told by (公有产权村室占比)."""
    units = units_of(turn.before[-1].topic)
    return bool(units and turn.alone.units) and not set(units) & set(turn.alone.units)


def _of_turn(turn: Turn, acts: frozenset[Act]) -> tuple[Reading, ...]:
    """The same of a turn that goes on from those before."""
    text, alone, lexicon = turn.text, turn.alone, turn.lexicon
    if Act.BOTH not in acts and alone.kind is Kind.COMPARE and len(alone.operands) > 1:
        return ((alone,),)  # 两类合计，再说说骨干是名师的几倍
    if plainly := tuple(filter(None, _plainly(turn) if Act.BOTH in acts else (with_the_clause_before(turn),))):
        return plainly
    found: list[Reading] = [kept(turn, part) for part in turn.talk.turns[-1]] if _claims_of_it(turn) else []
    found += [swapped(turn)] if _is_asked_likewise(turn, acts) else []
    for act, share in acts_of(text):
        if act not in acts:
            continue
        if act is Act.KEEP and not found and stands(turn):
            found.append((alone,))
        if act is Act.ALONE and not found and Act.BOTH not in acts and not lexicon.quotes(alone.topic, OWN_NAME):
            found.append(kept(turn))  # a clause that names nothing of the plan is of the clause before it
        if share < MAYBE and found:
            break
        reading = _READ[act](turn)
        found += [reading] if reading and reading not in found else []
    if alone.stage == "achieved" and not turn.own and len(turn.before) > 1 and len(subjects_of(turn.before)) > 1:
        found.append(kept(turn, former(turn.before)))  # 前五年改了多少, after how many offices there are: where that has no such figure
    by_itself_too = alone.operation == "share" and turn.own and not is_side(turn.own)  # 普惠的现在占多少
    if (lexicon.strange(alone.topic) or by_itself_too) and not cues.PRONOUN.search(text):
        found = [*found[: MOST - 1], (alone,)]  # 明年房价涨不涨: where the plan bears nothing else, it is silent on that
    likely = tuple(dict.fromkeys(found[:MOST])) or ((alone,),)
    return tuple(tuple(_beside(part, turn) for part in reading) for reading in likely)


def _claims_of_it(turn: Turn) -> bool:
    """“年均增速8%总没问题吧”: a figure that is said of what was asked last, whichever of its parts has one."""
    return turn.alone.kind is Kind.VERIFY and bool(turn.alone.claims) and not turn.alone.labels and (not turn.own or is_side(turn.own))


def _is_asked_likewise(turn: Turn, acts: frozenset[Act]) -> bool:
    """“节能改造” after the area of another thing; “多少米能进公园” after “多少米看见绿”: the same figure of what is named."""
    latest, own = turn.before[-1], turn.own
    if latest.kind not in (Kind.FIGURE, Kind.COMPARE) or not own or is_side(own) or turn.alone.labels or turn.alone.claims:
        return False
    if NAMES_IT.fullmatch(turn.text) and not cues.ASKS.search(turn.text):
        return True
    if latest.kind is Kind.COMPARE:
        return False
    if Act.BOTH not in acts:
        return len(own) > 1 and bool(turn.alone.units) and turn.alone.units == latest.units and turn.alone.units != cues.UNITS["个"] and not sides_of(own)
    if turn.text == own and not cues.ASKS.search(own):
        return len(own) <= BARE
    parallel = bool(turn.alone.units) and turn.alone.units in (latest.units, units_of(latest.topic)) and turn.alone.units != cues.UNITS["个"]
    return parallel and len(own) <= BARE and " " not in own and not turn.points_back and not sides_of(own) and names(own, turn.lexicon)


def _chapters(talk: Talk) -> tuple[str, ...]:
    """The chapter that “第二节” is of: that of what was asked last, else the one that was last told of."""
    told = re.findall(r"第[一二三四五六七八九十]+章", talk.answers[-1]) if talk.answers else []
    return (*(label for part in talk.parts[-1:] for label in part.labels), *told[-1:])


def _beside(part: Part, turn: Turn) -> Part:
    """A turn that stands alone is likelier answered where the one before was than anywhere else."""
    return replace(part, beside=replace(turn.before[-1], after=None, beside=None)) if part is turn.alone else part


def _plainly(turn: Turn) -> tuple[Reading, ...]:
    """What the turn does whatever it sounds like: it points into a list that was shown, or computes over what was asked and names nothing."""
    operation = operation_of(turn.text)
    if cues.DOUBTED.match(turn.text) and turn.alone.kind is Kind.VERIFY and not turn.alone.claims:
        return (repeated(turn),)
    if cues.DOUBLED.search(turn.text) and turn.alone.kind is Kind.VERIFY and not turn.own:
        return (tuple(replace(part, kind=Kind.VERIFY, units=()) for part in kept(turn)),)
    if cues.OF_IT.match(turn.text):
        return (both(turn) if operation == "share" else kept(turn),)
    of_named = operation in ("share", "ratio") and _is_of_named(turn)
    computes = of_named or _computes(turn, operation)
    if operation == "share" and not turn.own and not turn.alone.operands and turn.before[-1].kind in (Kind.TEXT, Kind.VERIFY):
        return (_share_of_it(turn),)
    rows = tabled(turn)
    of_sum = operation == "share" and any(SUMMED in answer for answer in turn.talk.answers[-1:])  # 头一个占几成, after their sum
    bare = operation is None and is_side(turn.alone.topic) and bool(units_of(turn.alone.topic)) and not cues.FORMER.search(turn.text)
    return (
        pointed(turn) if (item_of(turn) and not of_sum) or (cues.FORMER.search(turn.text) and operation is None) else (),
        termed(turn),
        all_shown(turn),
        rows,
        each_shown(turn),
        table(turn) if rows else (),
        both(turn) if computes else (),
        kept(turn) if bare or of_named or asks_another_time(turn) or (cues.OTHERS.search(turn.text) and not cues.AMOUNT.search(turn.text)) else (),
    )


def _is_of_named(turn: Turn) -> bool:
    """“占农博城几成”, “农博城是它的几倍”: what was told, beside what the turn names; “骨干占几成” after 名师 and 骨干."""
    latest = [answer for answer in turn.talk.answers[-1:] if FIGURED.search(answer)]
    told = cues.OF_NOTHING.match(turn.text) is not None and len(subjects_of(turn.before)) > 1 and any(turn.own in answer for answer in latest)
    return bool(turn.own) and not turn.alone.operands and (told or any(cue.search(turn.text) for cue in (cues.SHARE_OF, cues.TIMES_IT)))


def _computes(turn: Turn, operation: str | None) -> bool:
    """Whether a turn surely computes over what was told: it names nothing to compute with, or puts another thing to it."""
    if operation == "convert" or _adds(turn, operation):
        return True
    if operation == "average" and not turn.alone.operands and not stands(turn):
        return True
    if operation == "share" and not turn.alone.operands and any(cue.search(turn.text) for cue in (cues.SUPERLATIVE, cues.ORDER)):
        return True
    several = operation == "sum" and len(subjects_of(measured(turn.before))) > 1
    moved = operation == "difference" and both_ends(turn.before)  # 提高了多少, of its base and its target
    of_those = THOSE.search(turn.text) is not None and (len(turn.own) <= A_WORD or is_side(turn.own))  # 三个产业收入合计
    if operation in ("sum", "difference") and (not turn.own or of_those) and (several or moved or periods(turn.text, turn.before)):
        return True
    another = operation == "sum" and not several and turn.alone.units and turn.alone.units != turn.before[-1].units  # 总共多长, of bridges counted
    return turn.alone.kind is Kind.COMPARE and operation in OVER_TOLD and not named_in(turn.own, turn.lexicon) and not another


def _share_of_it(turn: Turn) -> Reading:
    """“占到多少” after what was told in words: the share that the plan itself gives."""
    return tuple(
        replace(part, kind=Kind.FIGURE, operation=None, operands=(), units=cues.UNITS["%"], topic=joined(part.topic, "占比")) for part in kept(turn)[:1]
    )


def _adds(turn: Turn, operation: str | None) -> bool:
    """“再把机器人的并上”, “比田园综合体多投多少”: another thing beside what was answered."""
    pointed = operation in ("difference", "ratio") and cues.THAN_BEFORE.search(turn.text)
    beside = cues.ADDED.search(turn.text) or cues.AT_ONCE.search(turn.text) or (operation and cues.BESIDE_IT.search(turn.text)) or pointed
    return bool(beside) and not turn.alone.operands


def _stands_alone(turn: Turn) -> bool:
    """Whether a turn asks what it asks whatever came before it."""
    return _is_of_the_plan(turn) or _sets_periods_beside(turn) or _is_of_nothing_planned(turn)


def _is_of_nothing_planned(turn: Turn) -> bool:
    """“附近哪家烧烤好吃” after the night market: surely of nothing that a plan holds."""
    bare = not turn.own or is_side(turn.own) or turn.alone.claims  # 有多大; 你说南部是27平方公里
    return turn.alone.elsewhere >= FOREIGN and not bare and not turn.points_back


def _is_of_the_plan(turn: Turn) -> bool:
    """Whether a turn names a chapter or a box (第三章讲什么), or asks over the whole plan or what becomes of it, whatever came before; “第二节呢” goes on from a chapter."""
    named = any("章" in label or BOXES.match(label) for label in turn.alone.labels)
    listed = turn.alone.kind is Kind.LIST or (turn.alone.kind is Kind.ATTRIBUTE and WHICH.search(turn.text) is not None)
    named = named or (listed and any(cue.search(turn.text) for cue in cues.ATTRIBUTES.values()))  # 属性为约束性的，逐个列出; 还有谁是约束性的
    return named or any(cue.search(turn.text) for cue in (cues.OVER_ALL, cues.CARRIED_OUT))


def _sets_periods_beside(turn: Turn) -> bool:
    """“社零今后增速目标和过去五年增速，并排给我”: what is to be and what was, of a thing that the turn names."""
    both = cues.PAST.search(turn.text) is not None and cues.TARGET.search(turn.text) is not None
    return both and turn.alone.kind is Kind.COMPARE and bool(named_in(turn.own, turn.lexicon)) and not turn.points_back


_READ: dict[Act, Callable[[Turn], Reading]] = {
    Act.ALONE: by_itself, Act.KEEP: kept, Act.SWAP: swapped, Act.BOTH: both, Act.ORIGINAL: again(Kind.ORIGINAL), Act.WHERE: again(Kind.WHERE),
    Act.MORE: more, Act.SHORTER: shorter, Act.TABLE: table, Act.ORDINAL: pointed, Act.CORRECT: corrected, Act.REPEAT: repeated, Act.BACK: back,
    Act.RECALL: recalled, Act.SOCIAL: by_itself,
}  # fmt: skip
