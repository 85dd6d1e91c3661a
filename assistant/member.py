"""The member of a list that was shown, as a later turn points at it.

>>> item_of(turn)  # “第三个展开”
'生态康养平台'
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from assistant import cues
from assistant.aspects import is_side, subject_of, units_of
from assistant.carried import joined
from assistant.earlier import Reading, former, subjects_of
from assistant.shown import numbered, of_size, pointed_at, tells_a_figure
from assistant.thing import kept
from assistant.topic import THOSE, topic_of
from assistant.turn import Turn, named_in
from corpus.quantity import arabic
from index.findings import Kind
from index.spelling import expansions

OF_ITS_OWN = (Kind.WHERE, Kind.ORIGINAL, Kind.ATTRIBUTE, Kind.DEFINE, Kind.VERIFY, Kind.FIGURE)
TOLD_IN_WORDS = (Kind.TEXT, Kind.LIST, Kind.DEFINE, Kind.SUMMARY, Kind.VERIFY)
ROWS = re.compile("^1[.]|^[|]", re.MULTILINE)  # a list or table of the product's own, which is counted where it was made
LIKEWISE = re.compile("[那的]*(?:呢|哩|咧|嘞)?[？?]?")  # asks nothing of its own
PROJECTS = re.compile("项目|工程")
LISTS, IN_ALL = 2, re.compile("一共|总共|合计|拢共|统共|加起来|加一起|加一块")  # of two lists, one after another
COUNTED = "共列出"  # a list that says how many it has
SIDES_APART = re.compile("[：:，、和与及 ]|都要|各是")
OF_TERM = re.compile("把?(?:那|这)?(?P<n>[二三四五六七八九十]{1,2})[个条项]")
QUOTED, LEADS = re.compile("“([^“”]{3,8})”"), re.compile("[二三四五六七八九十]{1,2}(?=个)")
SHORT = 9  # characters of a turn that only points
FEWEST = 2  # answers that told a figure, for a table of all
COLUMN = re.compile("各?(?:占|放|成|单独)?[一1][列栏]")


def pointed(turn: Turn) -> Reading:
    """A member of a list shown; “前一个” is what was asked before the latest thing."""
    item = item_of(turn)
    if item is None and cues.FORMER.search(turn.text) and len(turn.before) > 1:
        return kept(replace(turn, text=cues.FORMER.sub("", turn.text)), former(turn.before))
    if item is None:
        return ()
    part = turn.alone
    rest = cues.THAT_ONE.sub("", cues.OF_TWO.sub("", cues.ORDINAL.sub("", turn.text)))
    asked = topic_of(re.sub(cues.DETAILS, "", rest), turn.lexicon) or (_side_before(item, turn) if LIKEWISE.fullmatch(rest) else "")
    words = Kind.LIST if PROJECTS.search(asked) else Kind.TEXT
    kind = Kind.COMPARE if part.operation == "average" else Kind.FIGURE if part.units else part.kind if part.kind in OF_ITS_OWN else words
    return (
        replace(
            part,
            kind=kind,
            topic=joined(topic_of(item, turn.lexicon), asked),
            expansions=expansions(item, turn.lexicon.synonyms),
            pointed="" if asked else item,
        ),
    )


def _side_before(item: str, turn: Turn) -> str:
    """“前者呢” after “后者有什么项目”: what was asked of another item of the same list."""
    lists = (numbered(shown) for shown in reversed(turn.talk.lists))
    others = [topic_of(each, turn.lexicon) for each in next((items for items in lists if item in items), ())]
    before = turn.before[-1].topic
    return next((before.removeprefix(other).strip() for other in others if before.startswith(f"{other} ")), "")


def item_of(turn: Turn) -> str | None:
    """The member of a list shown that the turn points at; “头一个问题” is no member."""
    return None if cues.BEGUN.search(turn.text) else pointed_at(turn.text, turn.talk.lists, turn.talk.asked)


def termed(turn: Turn) -> Reading:
    """“那六条呢”, “十条念一遍” after “六个不得” and “十个严禁”: the one term that was told with that number, where no list of that size was shown."""
    said, told = OF_TERM.match(turn.text), turn.talk.answers[-1:]
    if said is None or not told or len(turn.text) > SHORT:
        return ()
    terms = dict.fromkeys(term for term in QUOTED.findall(told[0]) if (n := LEADS.match(term)) and arabic(n[0]) == arabic(said["n"]))
    if len(terms) != 1 or of_size(turn.talk.lists, arabic(said["n"]), turn.talk.asked):
        return ()
    (term,) = terms
    return (replace(turn.alone, text=f"{term}有哪些", kind=Kind.LIST, topic=term, subject=term, expansions=(), operands=(), units=()),)


def all_shown(turn: Turn) -> Reading:
    """“一共几家” after a list that was told: how many stand in it."""
    before = turn.before[-1]
    told = turn.talk.answers[-1:]
    if turn.own or not told or not cues.HOW_MANY.fullmatch(turn.text) or before.kind not in TOLD_IN_WORDS:
        return ()
    lists = tuple(takewhile(lambda answer: COUNTED in answer, reversed(turn.talk.answers)))[:LISTS]
    if len(lists) == LISTS and IN_ALL.search(turn.text):
        return (replace(turn.alone, kind=Kind.COUNT, operation=None, topic=before.topic, expansions=before.expansions, over=lists[::-1]),)
    if ROWS.search(told[0]):
        counts = () if IN_ALL.search(turn.text) else (replace(before, kind=Kind.COUNT, text=f"{before.text}，{turn.text}"),)  # 一共几个 may be of several lists
        return (before,) if COUNTED in told[0] else counts
    return (replace(turn.alone, kind=Kind.COUNT, operation=None, topic=before.topic, expansions=before.expansions, over=told),)


def tabled(turn: Turn) -> Reading:
    """“三个行当放一张表里”, “把上面这几项列成表”: the figures that were told of each, one under another."""
    said = COLUMN.sub("", THOSE.sub("", cues.ABOVE.sub("", cues.TABLED.sub(" ", turn.text))))
    own = topic_of(SIDES_APART.sub(" ", cues.NUMBERED.sub("", said)), turn.lexicon)
    number = cues.NUMBERED.search(turn.text)
    told = sum(map(tells_a_figure, turn.talk.answers)) >= (cues.COUNTED[number[0]] if number else FEWEST)
    if (
        not told
        or not (number or cues.ABOVE.search(turn.text))
        or not cues.TABLED.search(turn.text)
        or (own and not is_side(own) and named_in(own, turn.lexicon))
    ):
        return ()
    topic = own if is_side(own) else turn.before[-1].topic
    return (replace(turn.alone, kind=Kind.COMPARE, operation="each", topic=topic, operands=(), focus="", over=turn.talk.answers),)


def each_shown(turn: Turn) -> Reading:
    """“三个都列成表：企业家数、营收”: sides of each member of a list that was shown."""
    number = cues.NUMBERED.search(turn.text)
    sides = [piece for piece in SIDES_APART.split(turn.text) if is_side(piece) and units_of(piece)]
    computed = tuple(dict.fromkeys(map(subject_of, turn.before[-1].operands)))  # 列成表，企业数和营收都要, after their sum
    if not (number or (len(computed) > 1 and len(sides) > 1 and not turn.own)) or not sides or not cues.EACH.search(turn.text):
        return ()
    wanted = cues.COUNTED[number[0]] if number else len(computed)
    items = of_size(turn.talk.lists, wanted, turn.talk.asked) if number else computed
    items = items or tuple(subjects_of(turn.before)[-wanted:])
    names = tuple(topic_of(item, turn.lexicon) for item in items)
    operands = tuple(joined(name, side) for side in sides for name in names)
    return (replace(turn.alone, kind=Kind.FIGURE, topic=operands[0], operands=operands, operation=None, units=()),) if operands else ()
