"""Question + history → Query, or what is said at once (greeting, attack).

>>> understand(Question(question="那2020年呢？", history=(Turn(role="user", content="普惠性幼儿园占比2025年目标？"),)), lexicon).parts[0].topic
'普惠性幼儿园占比'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant import cues
from assistant.acts import Act, acts_of
from assistant.alone import taken_alone
from assistant.answer import PHRASES, Question, Status, Turn
from assistant.answered import answered, in_short, put_right, with_name, with_stage
from assistant.aspects import is_side, sides_of, subject_of, units_of
from assistant.boxes import by_label
from assistant.carried import joined, with_side
from assistant.claimed import claims_apart
from assistant.clauses import IN_ALL, MOST_PARTS, NARROWS, clauses_of, kind_of, names_a_thing, operation_of, to_the_point, without_story
from assistant.earlier import Reading, Talk
from assistant.follow import readings, ways
from assistant.measured import in_measures
from assistant.router import router
from assistant.shown import own_list, with_its_own
from assistant.topic import A_NAME, LABEL, SIDES_APART, topic_of
from assistant.turn import names
from corpus.plan import BOXES
from index.findings import Kind, Later, Part, Query, Way
from index.segment import content
from index.spelling import Lexicon, as_printed, expansions, plain
from index.whereabouts import Exchange

SAYS_MORE = (cues.PERIODS, LABEL, cues.ASKS, cues.GROWTH, cues.TABLED, re.compile("[A-Za-z]|[写说讲]$"))  # a lead that is of the question
LEAD, OF_THE_PLAN = 16, 3  # characters of what stands before a colon, and in a row that stand in the plan
SHORT = 12  # characters of a later turn
CERTAIN, LIKELY = 0.8, 0.5  # how sure the router must be to refuse, or to take a text for small talk
SMALLTALK = ((cues.GREETING, "greeting"), (cues.ABILITIES, "abilities"), (cues.THANKS, "thanks"))
OFF_TOPIC = PHRASES.out_of_scope.rpartition("》")[2]  # how such an answer ends
MARK = re.compile(r"\[\d+\]")  # of a citation
SIGH = re.compile("[^，。！？!?,]{1,6}[，。！!,]+")
ON_THE_WHOLE = frozenset((Act.BOTH, Act.ORIGINAL, Act.WHERE, Act.MORE, Act.SHORTER, Act.TABLE, Act.REPEAT, Act.RECALL, Act.ORDINAL))
WITHIN = frozenset((Act.ALONE, Act.KEEP, Act.SWAP))  # what one clause of a message does to the clauses before it


@dataclass(frozen=True)
class Said:
    """A turn that needs no search: its status says which phrase answers it."""

    status: Status
    phrase: str


def understand(question: Question, lexicon: Lexicon) -> Query | Said:
    """The question in its parts, or what is said at once."""
    text = with_its_own(_matter(question.question, lexicon))
    if said := _at_once(question.question, text, lexicon, begun=bool(question.history)):
        return said
    talk = _remembered(question.history, lexicon)
    likeliest, *others = _readings(text, talk, lexicon)
    if not talk.turns and len(likeliest) == 1 and cues.NOTHING_NAMED.match(text) and not likeliest[0].labels and not names(likeliest[0].topic, lexicon):
        likeliest = (replace(likeliest[0], kind=Kind.TEXT, topic="", subject="", expansions=()),)  # 那个啥时候能弄完, 那个指标是多少: of what?
    bare = _asked_alone(text, lexicon) if len(likeliest) == 1 else ()
    later = _later(text, talk, lexicon) if talk.turns else None
    later = replace(later, exchange=exchange_of(question)) if later else None
    return Query(likeliest, tuple(others), tuple(f"理解：{part.kind}，主题“{part.topic}”" for part in likeliest), bare, later)


def _later(text: str, talk: Talk, lexicon: Lexicon) -> Later | None:
    """A turn that goes on from others, every way it may be read; None for one that stands alone whatever came before."""
    said = _to_business(text, lexicon)
    alone = taken_alone(said, lexicon)
    acts: dict[Reading, dict[str, float]] = {}
    for act, share, reading in ways(said, alone, talk, lexicon):
        acts.setdefault(_finished(reading), {}).setdefault(act, share)
    return Later(said, alone, talk.turns[-1], talk.answers, tuple(Way(reading, found) for reading, found in acts.items())) if acts else None


def alone(question: Question, lexicon: Lexicon) -> Later:
    """A first message, which goes on from nothing, to be read as it stands."""
    text = with_its_own(_matter(question.question, lexicon))
    return Later(text, taken_alone(text, lexicon), (), (), (), exchange_of(question))


def exchange_of(question: Question) -> Exchange:
    """The turn and what was said and answered before it, as written."""
    asked = next((turn.content for turn in reversed(question.history) if turn.role == "user"), "")
    answered = next((turn.content for turn in reversed(question.history) if turn.role == "assistant"), "")
    return Exchange(question.question, asked, MARK.sub("", answered))


def to_the_matter(text: str) -> str:
    """A message without its courtesies; the whole where nothing else is said.

    >>> to_the_matter("您好，麻烦问一下，绿化目标是多少，谢谢")
    '绿化目标是多少'
    """
    text = cues.NOT_MEANT.sub("", cues.LEFT_OUT.sub("", cues.OURSELVES.sub(r"\1", cues.TRUE_OR_FALSE.sub(r"\1，对吗", text))))
    lead = cues.HEARSAY.match(text)
    text = text[lead.end() :] if lead and not NARROWS.search(lead[0]) and names_a_thing(text[lead.end() :]) else text
    while (rest := cues.CLOSING.sub("", cues.OPENING.sub("", text, count=1))) != text and rest.strip():
        text = rest
    return text


def _matter(text: str, lexicon: Lexicon) -> str:
    """A message without its courtesies, and without what its lead says of the asker's own work (做审计底稿，核一下：); a box named in words by its label."""
    text = by_label(as_printed(in_measures(to_the_matter(plain(text))), lexicon.source), lexicon)
    lead, colon, rest = text.partition("：")
    if not colon:
        return text
    topic = topic_of(lead, lexicon)
    named = (
        lexicon.quotes(topic, OF_THE_PLAN) or (topic and topic in lexicon.source) or (len(topic) <= A_NAME and expansions(topic, lexicon.synonyms))
    )  # 固投：
    about = named or is_side(topic) or any(cue.search(lead) for cue in SAYS_MORE)
    return rest if len(lead) <= LEAD and len(rest) > LEAD // 3 and not about else text


def _readings(text: str, talk: Talk, lexicon: Lexicon) -> tuple[Reading, ...]:
    """What a message may ask, likeliest first: its clauses one after another, or what it does as a whole to the turns before."""
    if talk.turns and (another := cues.ANOTHER.match(text)):  # 换个事，…: by itself, though likelier in the same section than in any other
        before = replace(talk.parts[-1], after=None, beside=None)
        alone = _readings(text[another.end() :], replace(talk, turns=()), lexicon)
        return tuple(tuple(replace(part, beside=before) for part in reading) for reading in alone)
    talk = replace(talk, turns=()) if cues.CHANGES.search(text) and kind_of(text) not in (Kind.WHERE, Kind.ORIGINAL) else talk
    if talk.turns and (left := cues.LEAVES.match(text)) and not cues.ORDINAL.search(left[0]) and names(topic_of(text[left.end() :], lexicon), lexicon):
        text, talk = text[left.end() :], replace(talk, turns=())
    said = _to_business(cues.DENIED.sub("", text), lexicon) if talk.turns else text
    if talk.turns and acts_of(said)[0][0] in ON_THE_WHOLE and not _asks_first(said):
        return tuple(map(_finished, _read(said, talk, lexicon)))
    found: Reading = ()
    clauses = clauses_of(said)[:MOST_PARTS]
    claims = claims_apart(clauses[0]) if len(clauses) == 1 and kind_of(said) is Kind.VERIFY else ()
    clauses = list(claims[:MOST_PARTS]) or clauses
    for piece in clauses:
        so_far = replace(talk, turns=(*talk.turns, found)) if found else talk
        read_as = _read(to_the_point(piece, lexicon.source), so_far, lexicon, WITHIN if found else frozenset(Act))
        if len(clauses) == 1:
            return tuple(map(_finished, read_as))
        read_as = (tuple(replace(part, kind=Kind.VERIFY, after=None) for part in read_as[0]),) if claims else read_as
        found = (*found, *(_beside(part, found[-1]) if found and is_side(part.topic) else part for part in read_as[0]))
    return (_finished(found),)


def _asked_alone(text: str, lexicon: Lexicon) -> Reading:
    """What a first message asks without the story before it, in case that the whole of it leads nowhere."""
    asked = without_story(text)
    return _finished((taken_alone(asked, lexicon),)) if asked else ()


def _asks_first(text: str) -> bool:
    """“涉及几个村，平均一个村多少公里”: a figure is asked for before anything is computed."""
    first, *others = clauses_of(text)
    if others and IN_ALL.fullmatch(first):
        return operation_of(others[0]) not in (None, operation_of(first))  # 两类合计，再说说骨干是名师的几倍
    if others and IN_ALL.fullmatch(others[0]):
        return operation_of(first) not in (None, operation_of(others[0]))  # 这回多几个，两回合起来呢
    if others and operation_of(first) and operation_of(others[0]) is None and cues.ASKED_UNIT.search(first):
        return cues.ASKED_UNIT.search(others[0]) is not None  # 两样一共多少人，评上了一年多发几个钱
    return bool(others) and operation_of(first) is None and cues.ASKED_UNIT.search(first) is not None and operation_of(others[0]) == "average"


def _by_side(part: Part) -> Reading:
    """“四至和面积”: a side that is told in words and one in figures are two questions."""
    sides = [sides_of(operand)[-1:] for operand in part.operands]
    if (
        part.kind is not Kind.FIGURE
        or len(part.operands) != 2
        or not SIDES_APART.search(part.text)
        or not all(sides)
        or all(units_of(side) for (side,) in sides)
    ):
        return (part,)
    return tuple(
        replace(part, topic=operand, operands=(), kind=Kind.FIGURE if units_of(side) else Kind.TEXT, units=units_of(side))
        for operand, (side,) in zip(part.operands, sides, strict=True)
    )


def _to_business(text: str, lexicon: Lexicon) -> str:
    """Without the thanks and sighs that a turn begins with (好吧，那上个五年实际多少; 嗯，这还像话。再问一样，…)."""
    text = cues.ONE_MORE.sub("", text)
    head = SIGH.match(text)
    if head is None or head.end() == len(text):
        return text
    names_it = names_a_thing(head[0], lexicon.source) and not cues.EXCEPT.match(head[0])  # 普法这头，…; 除了办活动，… names what is not asked
    sighs = operation_of(head[0]) is None and not names_it and acts_of(head[0])[0][0] is Act.SOCIAL and not cues.ORDINAL.search(head[0])
    return _to_business(text[head.end() :], lexicon) if sighs else text


def _finished(parts: Reading) -> Reading:
    """Those that name something, each with its subject."""
    named = [each for part in parts if _names_something(part) for each in _by_side(part)] or parts
    return tuple(replace(part, subject=subject_of(part.topic), subjects=tuple(map(subject_of, part.operands))) for part in named[:MOST_PARTS])


def _beside(part: Part, before: Part) -> Part:
    """“…多少家，营收多少”: another side of what the clause before named."""
    operands = tuple(joined(subject_of(operand), part.topic) for operand in before.operands)
    return replace(part, topic=with_side(part.topic, before), operands=part.operands or operands)


def _at_once(message: str, text: str, lexicon: Lexicon, begun: bool = True) -> Said | None:
    """What is said to a message, of which `text` is the matter: an attack may lie in its courtesies too (帮我查下邻居有没有前科)."""
    shares, whole = router().judge(text).shares, plain(message)
    if (
        cues.ATTACK.search(whole)
        or (text not in whole and cues.ATTACK.search(text))
        or (shares["declined"] >= CERTAIN and not (begun and (_asks_again(text) or _names_shortly(text, lexicon))))
    ):
        return Said(Status.DECLINED, "declined")
    phrase = next((phrase for pattern, phrase in SMALLTALK if pattern.search(text)), None)
    if phrase is None and begun and cues.THANKED.search(whole) and not cues.ASKS.search(text) and not lexicon.quotes(text, A_NAME):
        phrase = "thanks"  # 中，听着心里热乎，谢谢你啊
    if phrase is None and begun and _is_social(text, lexicon):
        phrase = "thanks" if cues.GRATEFUL.search(text) else "noted"
    if phrase is None and not begun and shares["smalltalk"] >= LIKELY and not lexicon.quotes(text):
        phrase = "thanks" if cues.GRATEFUL.search(text) else "abilities" if cues.ABLE.search(text) else "greeting"
    return Said(Status.SMALLTALK, phrase) if phrase else None


def _is_social(text: str, lexicon: Lexicon) -> bool:
    """Whether a turn is surely none that wants an answer: no question in it, and no name of the plan."""
    act, share = acts_of(text)[0]
    named = (
        lexicon.quotes(text, 3)
        or (lexicon.rare_noun(text) and not cues.GRATEFUL.search(text))
        or (text in lexicon.source and content(text)[:1] == ((text, 1.0),))
    )  # 铜
    return act is Act.SOCIAL and share >= LIKELY and not cues.ASKS.search(text) and not cues.DOUBLED.search(text) and not named


def _names_shortly(text: str, lexicon: Lexicon) -> bool:
    """Whether a later turn says little more than a name of the plan (铜加工的也一样告诉我)."""
    return len(text) <= SHORT and lexicon.quotes(text, OF_THE_PLAN)


def _asks_again(text: str) -> bool:
    """Whether a turn surely only wants what was said in another way (太长了，一句话给我), or says what it heard (你说南部是27平方公里)."""
    if cues.HEARD.search(text):
        return True
    act, share = acts_of(text)[0]
    return act in ON_THE_WHOLE and share >= CERTAIN


def _remembered(history: Sequence[Turn], lexicon: Lexicon) -> Talk:
    """The parts of each of the user's turns, the last one last, and what was answered; of a refused turn only what it was about is taken up."""
    talk = Talk()
    picked = False
    for turn, answer in zip_longest(history, history[1:]):
        text = _matter(turn.content, lexicon) if turn.role == "user" else plain(turn.content)
        if turn.role == "user":
            talk = replace(talk, lists=(*talk.lists, own)) if (own := own_list(text)) else talk
            goes_on = acts_of(text)[0][0] in ON_THE_WHOLE or cues.PRONOUN.match(text) is not None  # 它建在哪, of the member that was picked
            picked, text = any(cue.search(text) for cue in (cues.ORDINAL, cues.OF_TWO)) or (picked and goes_on), with_its_own(text)
        if turn.role == "assistant":
            lists = talk.lists if picked else (*talk.lists, turn.content)  # “第四个” after “第三个” is of the list before them
            turns = talk.turns[:-1] if turn.content.endswith(OFF_TOPIC) else talk.turns
            talk = Talk(turns, lists, (*talk.answers, turn.content))
        elif (said := _at_once(turn.content, text, lexicon)) is not None:
            refused = _refused(text, lexicon) if said.status is Status.DECLINED else ()
            talk = replace(talk, turns=(*talk.turns, refused)) if refused else talk
        else:
            told = answer.content if answer and answer.role == "assistant" else ""
            parts = tuple(
                with_name(with_stage(put_right(in_short(part, told), told), told), told, lexicon)
                for part in answered(_readings(text, talk, lexicon), told)
                if _names_something(part)
            )
            talk = replace(talk, turns=(*talk.turns, parts)) if parts else talk
    return talk


def _refused(text: str, lexicon: Lexicon) -> Reading:
    """What a refused turn was about, where it names a figure's subject of the plan: “那原来写的多少” asks for its figure; nothing else of it is taken up."""
    about = taken_alone(text, lexicon)
    topic = " ".join(word for word in about.topic.split() if lexicon.quotes(word, A_NAME))
    return (Part(text=topic, kind=Kind.FIGURE, topic=topic, expansions=about.expansions),) if topic and about.claims else ()


def _thing(topic: str) -> str:
    """What 它 stands for: 农博城 of “农博城 总投资”, the whole of 工业投资, which is no side of 工业."""
    return " ".join(word for word in topic.split() if not is_side(word)) or topic


def _names_something(part: Part) -> bool:
    """Not a greeting's half sentence (“您好，我想问一下”)."""
    return bool(part.topic or part.labels or part.claims or part.kind in (Kind.COUNT, Kind.LIST))


def _read(text: str, talk: Talk, lexicon: Lexicon, acts: frozenset[Act] = frozenset(Act)) -> tuple[Reading, ...]:
    """What a clause may ask, likeliest first: by itself, or as it goes on from the turns before."""
    before = talk.parts
    if before and cues.IT_BESIDE.search(text):  # 它跟…比: the thing asked about stands where the pronoun stood
        text = cues.IT_BESIDE.sub(lambda found: _thing(before[-1].topic) + found[1], text)
        return ((taken_alone(text, lexicon),),)
    if before and (box := next((label for part in reversed(before) for label in part.labels if BOXES.match(label)), "")):
        text = cues.THIS_BOX.sub(box, text)
    alone = taken_alone(cues.THEN.sub("", text), lexicon) if before else taken_alone(text, lexicon)
    if before and cues.THEN.search(text) and not alone.years:  # 到那时候GDP多少: in the year of the turn before
        alone = replace(
            alone,
            years=next((part.years for part in reversed(before) if part.years), ()),
            stage=alone.stage or next((part.stage for part in reversed(before) if part.stage), None),
        )
    return readings(text, alone, talk, lexicon, acts)
