"""The thing that a later turn goes on about: the same with what the turn asks of it, or another in its place.

>>> kept(turn)[0].topic
'农博城 总投资'
"""

from __future__ import annotations

from dataclasses import replace

from assistant import cues
from assistant.aspects import is_side, sides_of, subject_of, units_of
from assistant.carried import followed, joined, located, relative, sibling, substituted, with_side
from assistant.earlier import Reading, at_home, things
from assistant.own import names_no_thing
from assistant.topic import HELD
from assistant.turn import NOUN, Turn
from index.findings import Kind, Part
from index.segment import content
from index.spelling import expansions

OF_A_FIGURE = ("基数", "底数", "属性", "单位", "计量单位", "要求", "名单")  # sides that belong to a figure or to a list
RECENT = 2  # answers that a bare name may stand in
TAIL = 3  # characters that may follow a bare name (生活上呢)
UNASKED = (Kind.TEXT, Kind.VERIFY, Kind.WHERE, Kind.SUMMARY)  # what a turn without a question word is taken for when nothing tells


def kept(turn: Turn, before: Part | None = None) -> Reading:
    """The same thing, and what the turn asks of it: another year, unit, place, reason; of all that was asked last where the turn names nothing but a side."""
    if before is None and names_no_thing(turn) and turn.alone.operation is None:
        return tuple(part for each in things(turn.talk.turns[-1]) for part in kept(turn, each))
    if len(turn.alone.operands) > 1 and turn.own and not turn.points_back:
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
        if asks_another_time(turn)
        else Kind.FIGURE
        if units_of(own) and is_side(own) and not asks
        else Kind.TEXT
        if _is_told_in_words(turn)
        else located(part.kind)
        if asks or part.kind not in UNASKED
        else followed(before)
    )
    return (_taken_over(turn, before, kind, topic, own, f"{before.text}，{turn.text}", swapped=False),)


def _is_told_in_words(turn: Turn) -> bool:
    """四至, 定位: a side that no figure tells, whatever was asked before."""
    own = turn.own
    return is_side(own) and not units_of(own) and own not in OF_A_FIGURE and turn.alone.kind in UNASKED and turn.alone.stage is None


def _ends_on_words(own: str) -> bool:
    """Whether the side asked for last is one that no figure tells."""
    last = sides_of(own)[-1:]
    return bool(last) and not units_of(last[0]) and last[0] not in OF_A_FIGURE and own.endswith(last[0])


def _several(turn: Turn, before: Part) -> Reading:
    """“失业的、困难的再就业各多少”: things of its own, asked of as those before were."""
    return (_taken_over(turn, before, turn.alone.kind, turn.own, turn.own, turn.text, swapped=True),)


def swapped(turn: Turn, before: Part | None = None) -> Reading:
    """Another thing, asked the same of; a side or a year is no other thing."""
    if before is None and len(asked := _sides_of_one(turn)) > 1:
        return tuple(replace(part, units=part.units or each.units) for each in asked for part in swapped(turn, each))
    latest = before or turn.before[-1]
    latest = at_home(latest) if turn.lexicon.is_of_region(turn.text) else latest
    own = sibling(turn.own, latest.topic, turn.lexicon) or turn.own
    if own != turn.own:  # 平台呢, after 四大战略
        return (_taken_over(turn, latest, followed(latest), own, own, turn.text.replace(turn.own, own), swapped=True),)
    noun = any(share >= NOUN for _, share in content(own))  # 水, not 定
    known = noun or (len(own) > 1 and turn.lexicon.quotes(own, len(own))) or expansions(own, turn.lexicon.synonyms)
    if latest.kind is Kind.LIST and is_side(own) and (side := next(iter(sides_of(latest.topic)), "")) and side in latest.text and not units_of(own):
        return (
            replace(latest, text=latest.text.replace(side, own), topic=latest.topic.replace(side, own), expansions=(), after=None),
        )  # 挑战呢, after 机遇有哪些
    if not own or is_side(own) or not known:
        return kept(turn, latest)
    if latest.kind not in (Kind.FIGURE, Kind.COMPARE, Kind.ATTRIBUTE) and turn.lexicon.together(own, latest.topic):
        return kept(turn, latest)
    kind = turn.alone.kind if cues.OWN.search(turn.text) and turn.alone.kind is not Kind.TEXT else followed(latest)
    kind = Kind.FIGURE if kind in UNASKED and cues.ASKED_UNIT.search(turn.text) else kind  # 南边那块呢，多大
    if kind is Kind.FIGURE and _ends_on_words(own):
        return (_taken_over(turn, latest, Kind.TEXT, own, own, turn.text, swapped=True),)  # 铁西的四至呢, after an area
    kind = Kind.FIGURE if kind is Kind.COMPARE and not cues.LIKEWISE.search(turn.text) else kind
    of_unit = not turn.alone.units or units_of(latest.topic) in ((), turn.alone.units)  # 几家, after 营收, asks for no 营收
    part = _taken_over(turn, latest, kind, substituted(own, latest.topic if of_unit else subject_of(latest.topic), turn.lexicon), own, turn.text, swapped=True)
    return (replace(part, over=turn.talk.answers[-RECENT:], pointed=own) if _was_told(turn, part) else part,)


def _was_told(turn: Turn, part: Part) -> bool:
    """“生活上呢” after a paragraph that speaks of 工业节水 and of 生活节水: a bare name that stands in what was just told."""
    bare = len(turn.text) <= len(turn.own) + TAIL and not cues.ASKS.search(turn.text)
    return bare and subject_of(part.topic) == turn.own and part.operation is None and any(turn.own in answer for answer in turn.talk.answers[-RECENT:])


def _sides_of_one(turn: Turn) -> Reading:
    """The figures that the turn before asked of one thing (企业几家，营收多少), where this one names another and no side of its own: each is asked of that."""
    latest = turn.talk.turns[-1]
    alike = all(part.kind is Kind.FIGURE and part.units and not part.operands and _thing(part.topic) == _thing(latest[0].topic) for part in latest)
    return latest if alike and not turn.alone.units and not is_side(turn.own) else ()


def _thing(topic: str) -> str:
    """Without its side and what is counted of it: 机器人 of “机器人 企业” and of “机器人 营收”."""
    return " ".join(word for word in subject_of(topic).split() if not HELD.match(word))


def _taken_over(turn: Turn, before: Part, kind: Kind, topic: str, own: str, text: str, swapped: bool) -> Part:
    """The turn's own words with what they leave out taken from the part before."""
    part = turn.alone
    operands = part.operands or (
        before.operands if kind is Kind.COMPARE and not (swapped and own) else ()
        if kind is not Kind.FIGURE else _each_side(own, before) if swapped else _each_with(own, before)
    )  # fmt: skip
    grows = part.measure == "growth" and before.stage == "base"  # one year's figure has no rate
    return replace(
        part, text=text, kind=kind, topic=topic, focus=own, after=replace(before, after=None),
        labels=part.labels and relative(part.labels, before.labels) or (() if swapped and own else before.labels),
        expansions=tuple(dict.fromkeys((*(part.expansions if swapped else expansions(turn.text, turn.lexicon.synonyms)), *(expansions(topic, turn.lexicon.synonyms) if swapped else _of_thing(before.expansions, part))))),
        years=part.years or (before.years if part.stage is None and not grows else ()), stage=part.stage or (before.stage if not part.years and not grows else "achieved" if grows and before.years else None),
        measure=part.measure or (None if part.units or part.stage == "base" or kind is Kind.TEXT or (swapped and before.kind in UNASKED) else before.measure),
        units=part.units or (() if operands and kind is Kind.FIGURE else units_of(topic)) or (() if swapped or operands or part.measure or kind is Kind.TEXT or cues.AMOUNT.search(turn.text) else before.units),
        operands=operands,
        operation=part.operation or (before.operation if kind is before.kind and not (part.stage and before.operation == "average") else None),
    )  # fmt: skip


def _of_thing(words: tuple[str, ...], part: Part) -> tuple[str, ...]:
    """The plan's words for the thing asked about; those for its side (总投资) go where another side is asked (盖多大)."""
    return tuple(word for word in words if not (part.units and is_side(word) and not set(units_of(word)) & set(part.units)))


def _each_side(own: str, before: Part) -> tuple[str, ...]:
    """Another thing with each side that was asked of the one before (企业数和营收各多少, then 机器人呢)."""
    sides = tuple(dict.fromkeys(side for operand in before.operands for side in sides_of(operand)[-1:]))
    one = len(set(map(subject_of, before.operands))) == 1
    return tuple(joined(subject_of(own), side) for side in sides) if one and len(sides) > 1 and not sides_of(own) else ()


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


def corrected(turn: Turn) -> Reading:
    """What was meant instead: another side of the same, or another thing."""
    computes = turn.alone.kind is Kind.COMPARE
    instead = (replace(part, kind=Kind.FIGURE, operation=None) if part.kind is Kind.COMPARE and turn.own and not computes else part for part in swapped(turn))
    return tuple(replace(part, claims=()) if turn.own else part for part in instead)


def asks_another_time(turn: Turn) -> bool:
    """“基数也给我”: a stage or a year and nothing else, whatever the words around it sound like."""
    names_a_time = bool(turn.alone.stage or turn.alone.years) and names_no_thing(turn)
    return names_a_time and turn.alone.kind is Kind.ORIGINAL and not cues.WORDS_OR_PLACE.search(turn.text)
