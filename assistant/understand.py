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
from assistant.answer import PHRASES, Question, Status, Turn
from assistant.aspects import is_side, sides_of, subject_of, units_of
from assistant.carried import joined, with_side
from assistant.claimed import claims_apart
from assistant.clauses import MOST_PARTS, clauses_of, kind_of, operation_of, to_the_point
from assistant.earlier import Reading, Talk
from assistant.follow import readings
from assistant.measured import in_measures
from assistant.router import matters, router
from assistant.shown import own_list, with_its_own
from assistant.topic import LABEL, operands_of, sides_apart, topic_of
from assistant.turn import names
from corpus.quantity import Quantity, arabic, read
from index.findings import Kind, Part, Query
from index.spelling import Lexicon, expansions, plain

SAYS_MORE = (cues.PERIODS, LABEL, cues.ASKS, cues.GROWTH, cues.TABLED, re.compile("[A-Za-z]|[写说讲]$"))  # a lead that is of the question
UNSURE = 0.45  # below what counts as off the plan's subjects
LEAD, OF_THE_PLAN = 16, 3  # characters of what stands before a colon, and in a row that stand in the plan
TOLD = 0.9  # what an answer in the plan's words for a topic bears of it
A_NAME = 4  # characters in a row that stand in the plan: such a text is of the plan
CERTAIN, LIKELY = 0.8, 0.5  # how sure the router must be to refuse, or to take a text for small talk
SMALLTALK = ((cues.GREETING, "greeting"), (cues.ABILITIES, "abilities"), (cues.THANKS, "thanks"))
SAID_OF = ("连续", "达到", "总共", "共有")  # what stands before a figure in Chinese numerals that is taken for given
AIMED = re.compile("[冲破超奔到达][到过]?$")  # 要冲百亿营收
SAME_NUMBER = re.compile("[一几这那两某]个数")  # no 个数 of things
BY_SIDE = ("大", "")  # 多大 asks for whatever the side is measured in
SHORT_YEAR = re.compile("(?:2[0-9]|35|[6-9][0-9])年")  # 25年目标, 97年盖的
CARRIED_OUT = ("规划实施", "规划修订")  # the plan's words for what becomes of itself
TWO = re.compile("十[三四]五")
OFF_TOPIC = PHRASES.out_of_scope.rpartition("》")[2]  # how such an answer ends
SILENT = tuple(phrase.partition("“")[0] for phrase in (PHRASES.not_in_plan, PHRASES.no_figure))
JOINED = re.compile("[和与跟及、]")  # what sets things side by side in a list; a gap parts a place from its side (棚户区 南部有哪些)
SIGH = re.compile("[^，。！？!?,]{1,6}[，。！!,]+")
ON_THE_WHOLE = frozenset((Act.BOTH, Act.ORIGINAL, Act.WHERE, Act.MORE, Act.SHORTER, Act.TABLE, Act.REPEAT, Act.RECALL, Act.ORDINAL))
WITHIN = frozenset((Act.ALONE, Act.KEEP, Act.SWAP))  # what one clause of a message does to the clauses before it
OPERATED = (Kind.COMPARE, Kind.VERIFY, Kind.FIGURE, Kind.ATTRIBUTE, Kind.LIST)


@dataclass(frozen=True)
class Said:
    """A turn that needs no search: its status says which phrase answers it."""

    status: Status
    phrase: str


def understand(question: Question, lexicon: Lexicon) -> Query | Said:
    """The question in its parts, or what is said at once."""
    text = with_its_own(_matter(question.question, lexicon))
    if said := _at_once(text, lexicon, begun=bool(question.history)):
        return said
    talk = _remembered(question.history, lexicon)
    likeliest, *others = _readings(text, talk, lexicon)
    if not talk.turns and len(likeliest) == 1 and cues.NOTHING_NAMED.match(text) and not likeliest[0].labels and not names(likeliest[0].topic, lexicon):
        likeliest = (replace(likeliest[0], kind=Kind.TEXT, topic="", subject="", expansions=()),)  # 那个啥时候能弄完, 那个指标是多少: of what?
    return Query(likeliest, tuple(others), tuple(f"理解：{part.kind}，主题“{part.topic}”" for part in likeliest))


def to_the_matter(text: str) -> str:
    """A message without its courtesies; the whole where nothing else is said.

    >>> to_the_matter("您好，麻烦问一下，绿化目标是多少，谢谢")
    '绿化目标是多少'
    """
    text = cues.OURSELVES.sub(r"\1", text)
    while (rest := cues.CLOSING.sub("", cues.OPENING.sub("", text, count=1))) != text and rest.strip():
        text = rest
    return text


def _matter(text: str, lexicon: Lexicon) -> str:
    """A message without its courtesies, and without what its lead says of the asker's own work (做审计底稿，核一下：)."""
    text = in_measures(to_the_matter(plain(text)))
    lead, colon, rest = text.partition("：")
    topic = topic_of(lead, lexicon)
    about = lexicon.quotes(topic, OF_THE_PLAN) or (topic and topic in lexicon.source) or is_side(topic) or any(cue.search(lead) for cue in SAYS_MORE)
    return rest if colon and len(lead) <= LEAD and len(rest) > LEAD // 3 and not about else text


def _readings(text: str, talk: Talk, lexicon: Lexicon) -> tuple[Reading, ...]:
    """What a message may ask, likeliest first: its clauses one after another, or what it does as a whole to the turns before."""
    talk = replace(talk, turns=()) if cues.CHANGES.search(text) else talk
    said = _to_business(cues.DENIED.sub("", text)) if talk.turns else text
    if talk.turns and acts_of(said)[0][0] in ON_THE_WHOLE:
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


def _by_side(part: Part) -> Reading:
    """“四至和面积”: a side that is told in words and one in figures are two questions."""
    sides = [sides_of(operand)[-1:] for operand in part.operands]
    if part.kind is not Kind.FIGURE or len(part.operands) != 2 or not JOINED.search(part.text) or not all(sides) or all(units_of(side) for (side,) in sides):
        return (part,)
    return tuple(
        replace(part, topic=operand, operands=(), kind=Kind.FIGURE if units_of(side) else Kind.TEXT, units=units_of(side))
        for operand, (side,) in zip(part.operands, sides, strict=True)
    )


def _to_business(text: str) -> str:
    """Without the thanks and sighs that a turn begins with (好吧，那上个五年实际多少)."""
    head = SIGH.match(text)
    sighs = head is not None and operation_of(head[0]) is None and acts_of(head[0])[0][0] is Act.SOCIAL
    return text[head.end() :] if head and sighs and head.end() < len(text) else text


def _finished(parts: Reading) -> Reading:
    """Those that name something, each with its subject."""
    named = [each for part in parts if _names_something(part) for each in _by_side(part)] or parts
    return tuple(replace(part, subject=subject_of(part.topic), subjects=tuple(map(subject_of, part.operands))) for part in named[:MOST_PARTS])


def _beside(part: Part, before: Part) -> Part:
    """“…多少家，营收多少”: another side of what the clause before named."""
    operands = tuple(joined(subject_of(operand), part.topic) for operand in before.operands)
    return replace(part, topic=with_side(part.topic, before), operands=part.operands or operands)


def _at_once(text: str, lexicon: Lexicon, begun: bool = True) -> Said | None:
    shares = router().judge(text).shares
    if cues.ATTACK.search(text) or (shares["declined"] >= CERTAIN and not (begun and _asks_again(text))):
        return Said(Status.DECLINED, "declined")
    phrase = next((phrase for pattern, phrase in SMALLTALK if pattern.search(text)), None)
    if phrase is None and begun and _is_social(text, lexicon):
        phrase = "thanks" if cues.GRATEFUL.search(text) else "noted"
    if phrase is None and not begun and shares["smalltalk"] >= LIKELY and not lexicon.quotes(text):
        phrase = "thanks" if cues.GRATEFUL.search(text) else "abilities" if cues.ABLE.search(text) else "greeting"
    return Said(Status.SMALLTALK, phrase) if phrase else None


def _is_social(text: str, lexicon: Lexicon) -> bool:
    """Whether a turn is surely none that wants an answer: no question in it, and no name of the plan."""
    act, share = acts_of(text)[0]
    return act is Act.SOCIAL and share >= LIKELY and not cues.ASKS.search(text) and not lexicon.quotes(text, 3)


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
            picked, text = bool(cues.ORDINAL.search(text)) or (picked and acts_of(text)[0][0] in ON_THE_WHOLE), with_its_own(text)
        if turn.role == "assistant":
            lists = talk.lists if picked else (*talk.lists, turn.content)  # “第四个” after “第三个” is of the list before them
            turns = talk.turns[:-1] if turn.content.endswith(OFF_TOPIC) else talk.turns
            talk = Talk(turns, lists, (*talk.answers, turn.content))
        elif (said := _at_once(text, lexicon)) is not None:
            refused = _refused(text, lexicon) if said.status is Status.DECLINED else ()
            talk = replace(talk, turns=(*talk.turns, refused)) if refused else talk
        else:
            told = answer.content if answer and answer.role == "assistant" else ""
            parts = tuple(filter(_names_something, _answered(_readings(text, talk, lexicon), told)))
            talk = replace(talk, turns=(*talk.turns, parts)) if parts else talk
    return talk


def _refused(text: str, lexicon: Lexicon) -> Reading:
    """What a refused turn was about, where it names a figure's subject of the plan: “那原来写的多少” asks for its figure; nothing else of it is taken up."""
    about = _alone(text, lexicon)
    topic = " ".join(word for word in about.topic.split() if lexicon.quotes(word, A_NAME))
    return (Part(text=topic, kind=Kind.FIGURE, topic=topic, expansions=about.expansions),) if topic and about.claims else ()


def _answered(read_as: Sequence[Reading], answer: str) -> Reading:
    """The reading that was answered: the likeliest where the plan was silent, else that whose topics the answer holds most of."""
    if answer.startswith(SILENT):
        return read_as[0]
    return max(read_as, key=lambda reading: (_borne(reading, answer), len("".join(part.topic for part in reading))))


def _borne(parts: Reading, answer: str) -> float:
    """The share of the characters of a reading's topics that an answer holds: which of two readings was answered."""
    told = TOLD if any(len(word) >= A_NAME and word in answer for part in parts for word in part.expansions) else 0.0  # GDP, answered as 地区生产总值
    chars = "".join(part.topic for part in parts).replace(" ", "")
    return max(told, sum(char in answer for char in chars) / len(chars)) if chars else 0.0


def _names_something(part: Part) -> bool:
    """Not a greeting's half sentence (“您好，我想问一下”)."""
    return bool(part.topic or part.labels or part.claims or part.kind in (Kind.COUNT, Kind.LIST))


def _read(text: str, talk: Talk, lexicon: Lexicon, acts: frozenset[Act] = frozenset(Act)) -> tuple[Reading, ...]:
    """What a clause may ask, likeliest first: by itself, or as it goes on from the turns before."""
    before = talk.parts
    if before and cues.IT_BESIDE.search(text):  # 它跟…比: the thing asked about stands where the pronoun stood
        text = cues.IT_BESIDE.sub(lambda found: subject_of(before[-1].topic) + found[1], text)
        return ((_alone(text, lexicon),),)
    alone = _alone(cues.THEN.sub("", text), lexicon) if before else _alone(text, lexicon)
    if before and cues.THEN.search(text) and not alone.years:  # 到那时候GDP多少: in the year of the turn before
        alone = replace(alone, years=next((part.years for part in reversed(before) if part.years), ()), stage=alone.stage or before[-1].stage)
    return readings(text, alone, talk, lexicon, acts)


def _alone(text: str, lexicon: Lexicon) -> Part:
    taken = cues.TAKEN.search(text)  # “十四五”也是保8？
    kind = Kind.VERIFY if taken and not taken[0].startswith("是") else kind_of(text)
    topic = sides_apart(topic_of(cues.TAKEN.sub("", text) if taken else text, lexicon))
    return Part(
        text=text, kind=kind, topic=topic, expansions=(*expansions(text, lexicon.synonyms), *(CARRIED_OUT if cues.CARRIED_OUT.search(text) else ())), years=years_of(text), stage=_stage(text),
        measure="year" if cues.YEAR.search(text) else "growth" if cues.GROWTH.search(text) else "level" if cues.LEVEL.search(text) else None, units=_units(text, lexicon),
        claims=claims_of(text), elsewhere=_elsewhere(text, topic, lexicon), labels=tuple(_printed(label) for label in LABEL.findall(text)), operation=(operation_of(text) or "difference") if kind is Kind.COMPARE else None,
        operands=operands_of(text, lexicon) if kind in OPERATED and (kind is not Kind.LIST or JOINED.search(text)) else (),
    )  # fmt: skip


def _elsewhere(text: str, topic: str, lexicon: Lexicon) -> float:
    """How likely a text speaks of nothing a plan could hold; not at all with a name of the plan in it, never surely with a noun that the plan uses often."""
    judges = (router(), matters()) if len(topic) > 1 else (router(),)  # 叫啥 names nothing by itself
    share = max(judge.judge(text).shares["elsewhere"] for judge in judges)
    return 0.0 if lexicon.quotes(topic, A_NAME) else min(share, UNSURE) if lexicon.often(topic) else share


def _printed(label: str) -> str:
    """As the plan prints it: 专栏10-1 for 专栏 10-1 and for a bare 10-1."""
    bare = re.sub(r"\s", "", label)
    return f"专栏{bare}" if bare[0].isdigit() else bare


def years_of(text: str) -> tuple[int, ...]:
    """The years a text names; 十四五 alone names none, since every target is of it.

    >>> years_of("2020年和二〇三五年")
    (2020, 2035)
    """
    text = re.sub(r"(?<![\d.])(2[0-9]|35)年(?!代|来|内|间|以)", r"20\1年", text)
    plain_years = [int(year) for year in re.findall(r"(?<![\d.])((?:19|20)\d{2})(?=年(?!以前|之前|前|代)|[^年\d.%亿万个家]|$)", text)]
    spelled = [arabic(re.sub("[○O0零]", "〇", year)) for year in re.findall(r"二[〇零○O0][一二三四五六七八九十〇零]{2}", text) if "十" not in year]
    return tuple(dict.fromkeys(plain_years + spelled))


def claims_of(text: str) -> tuple[Quantity, ...]:
    """The figures a question takes for given: every quantity in Arabic digits, or in percent, that is no year."""
    return tuple(
        q
        for q in read(LABEL.sub(lambda m: "　" * len(m[0]), text))
        if not q.is_year
        and (
            q.text[0].isdigit()
            or q.unit == "%"
            or q.bound != "eq"
            or text[: q.start].endswith(SAID_OF)
            or (q.unit in ("亿", "亿元", "万元") and AIMED.search(text[: q.start]))
        )
        and (q.unit or q.ratio or cues.TAKEN.search(text))
        and not _is_bare_year(q)
        and not text[q.end :].startswith("少")  # 平均一年多少
    )


def _is_bare_year(quantity: Quantity) -> bool:
    return quantity.unit in ("", "年") and 1900 <= quantity.value <= 2100 or bool(SHORT_YEAR.fullmatch(quantity.text))


def _stage(text: str) -> str | None:
    """Of the last clause that names a period, where a text names two (十三五…，对应十四五目标多少)."""
    text = next((clause for clause in reversed(re.split("[，,；]", text)) if TWO.search(clause)), text) if len(set(TWO.findall(text))) > 1 else text
    if len(set(TWO.findall(text))) > 1:
        return None
    if cues.ACHIEVED.search(text):
        return "achieved"
    if cues.BASE.search(text) and not cues.TARGET.search(re.sub("2025年", "", text)):
        return "base"
    return "target" if cues.TARGET.search(text) or "十四五" in text else None


def _units(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """By the unit asked for (几家), else by the side (营收) that stands beside the plan's names; 多大 of a revenue is no area."""
    asked, side = cues.ASKED_UNIT.search(text), units_of(" ".join(lexicon.names.apart(SAME_NUMBER.sub("", text))[::2]))
    unit = asked[1] or asked[2] if asked else "个" if cues.COUNTED_BY.search(text) else ""
    if unit == "大" and cues.IN_MONEY.search(text):
        return cues.UNITS["元"]
    return side if unit in BY_SIDE and side else cues.UNITS.get(unit, ()) or side
