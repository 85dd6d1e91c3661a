"""What a later turn asks, by what it does to those before: the readings it may have, likeliest first. Resolved here and nowhere else.

>>> readings("那2020年呢？", part, talk, lexicon)[0][0].topic
'普惠性幼儿园占比'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from assistant import cues
from assistant.acts import Act, acts_of
from assistant.aspects import is_side, sides_of, subject_of, units_of
from assistant.carried import followed, joined, located, relative, substituted, with_side
from assistant.clauses import operation_of
from assistant.computed import both, with_the_clause_before
from assistant.earlier import Reading, Talk, at_home, former, named_before, periods, subjects_of, things
from assistant.shown import of_size, pointed_at
from assistant.topic import topic_of
from assistant.turn import AMOUNT, NOUN, OWN_NAME, Turn, names
from index.findings import Kind, Part
from index.segment import content
from index.spelling import Lexicon, expansions

MAYBE, MOST = 0.08, 3  # how likely an act must be to be worth a reading, and how many are tried
OF_ITS_OWN = (Kind.WHERE, Kind.ORIGINAL, Kind.ATTRIBUTE, Kind.DEFINE, Kind.VERIFY, Kind.FIGURE)
UNASKED = (Kind.TEXT, Kind.VERIFY, Kind.WHERE, Kind.SUMMARY)  # what a turn without a question word is taken for when nothing tells
BARE = 6  # characters of a name that is said and nothing else
SIDES_APART = re.compile("[：:，、和与及 ]|都要|各是")
ROWS = 4  # of a table of what was asked, where no number says how many


def readings(text: str, alone: Part, talk: Talk, lexicon: Lexicon, acts: frozenset[Act] = frozenset(Act)) -> tuple[Reading, ...]:
    """What the turn may ask, likeliest first, of the acts that may be; one reading where it can only stand alone."""
    alone = replace(alone, labels=relative(alone.labels, _chapters(talk))) if alone.labels else alone
    turn = Turn(text, alone, talk, lexicon)
    if not turn.before or _is_of_the_plan(turn):
        return ((alone,),)
    if plainly := tuple(filter(None, _plainly(turn) if Act.BOTH in acts else (with_the_clause_before(turn),))):
        return plainly
    found: list[Reading] = [_kept(turn, part) for part in turn.talk.turns[-1]] if _claims_of_it(turn) else []
    found += [_swapped(turn)] if _is_asked_likewise(turn, acts) else []
    for act, share in acts_of(text):
        if act not in acts:
            continue
        if act is Act.KEEP and not found and _stands(turn):
            found.append((alone,))
        if act is Act.ALONE and not found and Act.BOTH not in acts and not lexicon.quotes(alone.topic, OWN_NAME):
            found.append(_kept(turn))  # a clause that names nothing of the plan is of the clause before it
        if share < MAYBE and found:
            break
        reading = _READ[act](turn)
        found += [reading] if reading and reading not in found else []
    if lexicon.strange(alone.topic) and not cues.PRONOUN.search(text):
        found = [*found[: MOST - 1], (alone,)]  # 明年房价涨不涨: where the plan bears nothing else, it is silent on that
    likely = tuple(dict.fromkeys(found[:MOST])) or ((alone,),)
    return tuple(tuple(_beside(part, turn) for part in reading) for reading in likely)


def _claims_of_it(turn: Turn) -> bool:
    """“年均增速8%总没问题吧”: a figure that is said of what was asked last, whichever of its parts has one."""
    return turn.alone.kind is Kind.VERIFY and bool(turn.alone.claims) and not turn.alone.labels and (not turn.own or is_side(turn.own))


def _is_asked_likewise(turn: Turn, acts: frozenset[Act]) -> bool:
    """“节能改造” after the area of another thing; “多少米能进公园” after “多少米看见绿”: the same figure of what is named."""
    latest, own = turn.before[-1], turn.own
    if latest.kind is not Kind.FIGURE or not own or is_side(own) or turn.alone.labels or turn.alone.claims:
        return False
    if Act.BOTH not in acts:
        return bool(turn.alone.units) and turn.alone.units == latest.units and turn.alone.units != cues.UNITS["个"] and not sides_of(own)
    if turn.text == own and not cues.ASKS.search(own):
        return len(own) <= BARE
    parallel = bool(turn.alone.units) and turn.alone.units in (latest.units, units_of(latest.topic)) and turn.alone.units != cues.UNITS["个"]
    return parallel and len(own) <= BARE and " " not in own and not cues.PRONOUN.search(turn.text) and not sides_of(own) and names(own, turn.lexicon)


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
    if cues.OF_IT.match(turn.text):
        return (both(turn) if operation == "share" else _kept(turn),)
    several = len(subjects_of(turn.before)) > 1 and operation == "sum"
    computes = operation in ("sum", "difference") and not turn.own and (several or bool(periods(turn.text, turn.before)))
    computes = computes or (operation == "share" and any(cue.search(turn.text) for cue in (cues.SUPERLATIVE, cues.ORDER)) and not turn.alone.operands)
    of_named = operation == "share" and cues.SHARE_OF.search(turn.text) is not None and bool(turn.own) and not turn.alone.operands
    computes = (
        computes or of_named or operation == "convert" or _adds(turn, operation) or (operation == "average" and not turn.alone.operands and not _stands(turn))
    )
    bare = operation is None and is_side(turn.alone.topic) and bool(units_of(turn.alone.topic)) and not cues.FORMER.search(turn.text)
    return (
        _pointed(turn) if _item(turn) or (cues.FORMER.search(turn.text) and operation is None) else (),
        _each_shown(turn),
        both(turn) if computes else (),
        _kept(turn) if bare or of_named or _asks_another_time(turn) or (cues.OTHERS.search(turn.text) and not AMOUNT.search(turn.text)) else (),
    )


def _asks_another_time(turn: Turn) -> bool:
    """“基数也给我”: a stage or a year and nothing else, whatever the words around it sound like."""
    names_a_time = bool(turn.alone.stage or turn.alone.years) and _names_no_thing(turn)
    return names_a_time and turn.alone.kind is Kind.ORIGINAL and not cues.WORDS_OR_PLACE.search(turn.text)


def _adds(turn: Turn, operation: str | None) -> bool:
    """“再把机器人的并上”, “比田园综合体多投多少”: another thing beside what was answered."""
    beside = cues.ADDED.search(turn.text) or cues.AT_ONCE.search(turn.text) or (operation and cues.BESIDE_IT.search(turn.text))
    return bool(beside) and not turn.alone.operands


def _is_of_the_plan(turn: Turn) -> bool:
    """Whether a turn names a chapter or a box (第三章讲什么), or asks over the whole plan, whatever came before; “第二节呢” goes on from a chapter."""
    named = any("章" in label or label.startswith("专栏") for label in turn.alone.labels)
    return named or cues.OVER_ALL.search(turn.text) is not None


def _stands(turn: Turn) -> bool:
    """Whether a turn that sounds as if it went on names a thing of the plan's own: then it is asked by itself first."""
    topic, before = turn.alone.topic, turn.before[-1].topic
    new = " ".join(word for word in topic.split() if word not in before)
    return (
        bool(new)
        and not is_side(new)
        and not cues.PRONOUN.search(turn.text)
        and (turn.lexicon.quotes(new, OWN_NAME) or turn.lexicon.rare_noun(new))
        and names(new, turn.lexicon)
    )


# ---- one reading for each act ------------------------------------------------------------------------------------------------------------


def _alone(turn: Turn) -> Reading:
    part = turn.alone
    return (part,) if names(part.topic, turn.lexicon) or part.labels or part.claims or (not part.topic and part.kind in (Kind.COUNT, Kind.LIST)) else ()


def _kept(turn: Turn, before: Part | None = None) -> Reading:
    """The same thing, and what the turn asks of it: another year, unit, place, reason; of all that was asked last where the turn names nothing but a side."""
    if before is None and _names_no_thing(turn) and turn.alone.operation is None:
        return tuple(part for each in things(turn.talk.turns[-1]) for part in _kept(turn, each))
    if len(turn.alone.operands) > 1 and turn.own and not cues.PRONOUN.search(turn.text):
        return _several(turn, before or turn.before[-1])
    before, part, own = before or turn.before[-1], turn.alone, turn.own
    before = at_home(before) if turn.lexicon.is_of_region(turn.text) else before
    if before.operation == "sum" and len(before.operands) > 1 and units_of(own) and is_side(own) and not cues.EACH.search(turn.text):
        return (
            replace(before, text=turn.text, topic=with_side(own, before), operands=_each_with(own, before), units=part.units, stage=part.stage or before.stage),
        )
    computes = part.operation in ("average", "project")
    topic = before.topic if computes else with_side(own, before) if is_side(own) else joined(subject_of(before.topic) if part.units else before.topic, own)
    asks = cues.ASKS.search(cues.MEANT.sub("", cues.CORRECTS.sub("", turn.text))) is not None
    kind = (
        followed(before)
        if _asks_another_time(turn)
        else Kind.FIGURE
        if units_of(own) and is_side(own) and not asks
        else located(part.kind)
        if asks or part.kind not in UNASKED
        else followed(before)
    )
    return (_taken_over(turn, before, kind, topic, own, f"{before.text}，{turn.text}", swapped=False),)


def _names_no_thing(turn: Turn) -> bool:
    """基数也给我, 企业数, 2020年的呢: a side, a year or a stage of what was talked of."""
    return (not turn.own or is_side(turn.own)) and not turn.alone.labels and not turn.alone.claims


def _several(turn: Turn, before: Part) -> Reading:
    """“失业的、困难的再就业各多少”: things of its own, asked of as those before were."""
    return (_taken_over(turn, before, turn.alone.kind, turn.own, turn.own, turn.text, swapped=True),)


def _swapped(turn: Turn, before: Part | None = None) -> Reading:
    """Another thing, asked the same of; a side or a year is no other thing."""
    latest = before or turn.before[-1]
    latest = at_home(latest) if turn.lexicon.is_of_region(turn.text) else latest
    own = turn.own
    noun = any(share >= NOUN for _, share in content(own))  # 水, not 定
    known = noun or (len(own) > 1 and turn.lexicon.quotes(own, len(own))) or expansions(own, turn.lexicon.synonyms)
    if not own or is_side(own) or not known:
        return _kept(turn, latest)
    if latest.kind not in (Kind.FIGURE, Kind.COMPARE, Kind.ATTRIBUTE) and turn.lexicon.together(own, latest.topic):
        return _kept(turn, latest)
    kind = turn.alone.kind if cues.OWN.search(turn.text) and turn.alone.kind is not Kind.TEXT else followed(latest)
    kind = Kind.FIGURE if kind in UNASKED and cues.ASKED_UNIT.search(turn.text) else kind  # 南边那块呢，多大
    kind = Kind.FIGURE if kind is Kind.COMPARE and not cues.LIKEWISE.search(turn.text) else kind
    return (_taken_over(turn, latest, kind, substituted(own, latest.topic, turn.lexicon), own, turn.text, swapped=True),)


def _taken_over(turn: Turn, before: Part, kind: Kind, topic: str, own: str, text: str, swapped: bool) -> Part:
    """The turn's own words with what they leave out taken from the part before."""
    part = turn.alone
    operands = part.operands or (
        before.operands if kind is Kind.COMPARE and not (swapped and own) else _each_with(own, before) if kind is Kind.FIGURE and not swapped else ()
    )
    grows = part.measure == "growth" and before.stage == "base"  # one year's figure has no rate
    return replace(
        part, text=text, kind=kind, topic=topic, focus=own, after=replace(before, after=None),
        labels=part.labels and relative(part.labels, before.labels) or (() if swapped and own else before.labels),
        expansions=tuple(dict.fromkeys((*part.expansions, *(expansions(topic, turn.lexicon.synonyms) if swapped else before.expansions)))),
        years=part.years or (before.years if part.stage is None and not grows else ()), stage=part.stage or (before.stage if not part.years and not grows else "achieved" if grows and before.years else None),
        measure=part.measure or (None if part.units or part.stage == "base" else before.measure),
        units=part.units or (() if operands and kind is Kind.FIGURE else units_of(topic)) or (() if swapped or operands or part.measure or AMOUNT.search(turn.text) else before.units),
        operands=operands,
        operation=part.operation or (before.operation if kind is before.kind else None),
    )  # fmt: skip


def _each_with(side: str, before: Part) -> tuple[str, ...]:
    """Each thing that was asked about with the side now asked for, or the one thing with each of several sides (项目、投资、企业数都要); none where another thing is named."""
    subjects = tuple(dict.fromkeys(map(subject_of, before.operands)))
    sides = sides_of(side) if is_side(side) else ()
    if len(sides) > 1 and len(subjects) < 2:
        return tuple(joined(subject_of(before.topic), each) for each in sides)
    if len(subjects) < 2 or (side and not is_side(side)):
        return ()
    if len(sides) > 1 and all(map(units_of, sides)):
        return tuple(joined(subject, each) for each in sides for subject in subjects)
    return tuple(joined(subject, side) for subject in subjects) if side and units_of(side) else before.operands


def _again(kind: Kind) -> Callable[[Turn], Reading]:
    """The words or the place of what was asked last, or of what the turn names."""

    def read(turn: Turn) -> Reading:
        own = topic_of(cues.AGAIN.sub("", turn.text), turn.lexicon)
        if turn.alone.labels or (own and not is_side(own) and names(own, turn.lexicon) and turn.lexicon.quotes(own, 2)):
            named = named_before(turn.before, own)
            return (replace(named or turn.alone, kind=kind, claims=(), topic=joined(named.topic if named else own)),)
        latest = turn.talk.turns[-1][-1]
        return (replace(latest, text=turn.text, kind=kind, claims=(), over=turn.talk.answers),)

    return read


def _more(turn: Turn) -> Reading:
    """What else there is, without what was shown; in more words where 展开 is asked."""
    said = turn.talk.answers if cues.ELSE.search(turn.text) else ()
    own = topic_of(cues.AGAIN.sub("", turn.text), turn.lexicon)
    if own and not is_side(own) and turn.lexicon.quotes(own, 2) and own not in turn.before[-1].topic:
        return (replace(turn.alone, topic=own, said=said),)
    return tuple(replace(part, claims=(), said=said) for part in turn.talk.turns[-1])


def _shorter(turn: Turn) -> Reading:
    return tuple(replace(part, claims=(), brief=True) for part in turn.talk.turns[-1])


def _table(turn: Turn) -> Reading:
    """All that was asked last, or as many of the last as the turn says."""
    number = cues.NUMBERED.search(turn.text)
    if not number and len(turn.talk.turns[-1]) > 1:
        return tuple(replace(part, claims=()) for part in turn.talk.turns[-1])
    alike = list(takewhile(lambda part: part.kind is turn.before[-1].kind, reversed(turn.before[-ROWS:])))
    return tuple(replace(part, claims=()) for part in turn.before[-(cues.COUNTED[number[0]] if number else len(alike)) :])


def _pointed(turn: Turn) -> Reading:
    """A member of a list shown; “前一个” is what was asked before the latest thing."""
    if cues.FORMER.search(turn.text) and len(turn.before) > 1:
        return _kept(replace(turn, text=cues.FORMER.sub("", turn.text)), former(turn.before))
    item = _item(turn)
    if item is None:
        return ()
    part = turn.alone
    kind = Kind.FIGURE if part.units else part.kind if part.kind in OF_ITS_OWN else Kind.TEXT
    asked = topic_of(re.sub(cues.DETAILS, "", cues.ORDINAL.sub("", turn.text)), turn.lexicon)
    return (
        replace(
            part,
            kind=kind,
            topic=joined(topic_of(item, turn.lexicon), asked),
            expansions=expansions(item, turn.lexicon.synonyms),
            pointed="" if asked else item,
        ),
    )


def _item(turn: Turn) -> str | None:
    """The member of a list shown that the turn points at."""
    return pointed_at(turn.text, turn.talk.lists, turn.talk.asked)


def _each_shown(turn: Turn) -> Reading:
    """“三个都列成表：企业家数、营收”: sides of each member of a list that was shown."""
    number = cues.NUMBERED.search(turn.text)
    sides = [piece for piece in SIDES_APART.split(turn.text) if is_side(piece) and units_of(piece)]
    if not number or not sides or not cues.EACH.search(turn.text):
        return ()
    items = of_size(turn.talk.lists, cues.COUNTED[number[0]], turn.talk.asked)
    names = tuple(topic_of(item, turn.lexicon) for item in items)
    operands = tuple(joined(name, side) for side in sides for name in names)
    return (replace(turn.alone, kind=Kind.FIGURE, topic=operands[0], operands=operands, operation=None, units=()),) if operands else ()


def _corrected(turn: Turn) -> Reading:
    """What was meant instead: another side of the same, or another thing."""
    swapped = _swapped(turn)
    return tuple(replace(part, claims=()) if turn.own else part for part in swapped)


def _repeated(turn: Turn) -> Reading:
    """The last turn's parts again, or the first's."""
    return turn.talk.turns[0] if cues.FIRST.search(turn.text) else turn.talk.turns[-1]


def _back(turn: Turn) -> Reading:
    """The earlier thing that the turn names, with what it now asks of it."""
    named = named_before(turn.before, turn.own)
    return _kept(turn, named) if named else _alone(turn)


def _recalled(turn: Turn) -> Reading:
    """Whether a figure is what was said: held against the plan, never against the conversation."""
    own = turn.own
    if own and not is_side(own) and turn.lexicon.quotes(own, 3):
        return (replace(turn.alone, kind=Kind.VERIFY),)
    latest = named_before(turn.before, own) or turn.before[-1]
    return (replace(latest, kind=Kind.VERIFY if turn.alone.claims else latest.kind, claims=turn.alone.claims, focus="", text=f"{latest.text}，{turn.text}"),)


_READ: dict[Act, Callable[[Turn], Reading]] = {
    Act.ALONE: _alone, Act.KEEP: _kept, Act.SWAP: _swapped, Act.BOTH: both, Act.ORIGINAL: _again(Kind.ORIGINAL), Act.WHERE: _again(Kind.WHERE),
    Act.MORE: _more, Act.SHORTER: _shorter, Act.TABLE: _table, Act.ORDINAL: _pointed, Act.CORRECT: _corrected, Act.REPEAT: _repeated, Act.BACK: _back,
    Act.RECALL: _recalled, Act.SOCIAL: _alone,
}  # fmt: skip
