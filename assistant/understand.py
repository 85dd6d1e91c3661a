"""Question + history → Query, or an Answer's status at once (greeting, attack).

Follow-ups are resolved here and nowhere else: each user turn is read in the light of the part before it.

>>> understand(Question(question="那2020年呢？", history=(Turn(role="user", content="普惠性幼儿园占比2025年目标？"),)), index).parts[0].topic
'普惠性幼儿园占比'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import cues
from assistant.answer import Question, Status, Turn
from corpus.quantity import Quantity, arabic, read
from index.findings import Kind, Part, Query
from index.spelling import Lexicon, expansions, plain

LABEL = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+篇)?第[一二三四五六七八九十百\d]+章(?:第[一二三四五六七八九十\d]+节)?|专栏\s*\d+[-－—]\d+|序言|第[一二三四五六七八九十\d]+节"
)
ASKS = re.compile(r"多[少大长高久远宽]|几|哪|什么|啥|谁|怎|吗|如何|是否|为何")
BREAK = re.compile(r"[？?；;\n]+|[，。,](?=另外|还有|以及|同时|再问|顺便|换个话题)")
TWICE = re.compile(r"((?:多少|几)[个家座条处所人名][^，、。 ]{1,8}?)((?:多少|几)[个家座条处所人名])")  # 几个办事处多少个小区
CLAUSE = re.compile(r"[，。,、 ]+")
ASPECT = 4  # characters
LONG = 200  # characters; a longer message is a letter with a question in it
MOST_PARTS = 3


OPERATED = (Kind.COMPARE, Kind.VERIFY, Kind.FIGURE, Kind.ATTRIBUTE, Kind.LIST)


@dataclass(frozen=True)
class Said:
    """A turn that needs no search: its status says which phrase answers it."""

    status: Status
    phrase: str


def understand(question: Question, lexicon: Lexicon) -> Query | Said:
    """The question in its parts, or what is said at once."""
    text = plain(question.question)
    if said := _at_once(text):
        return said
    before = _remembered(question.history, lexicon)
    shown = tuple(turn.content for turn in question.history if turn.role == "assistant")
    parts: tuple[Part, ...] = ()
    for piece in _pieces(text)[:MOST_PARTS]:
        part = _read(piece, (*before, *parts), shown, lexicon)
        parts = (*parts, replace(part, topic=_joined(part.topic, parts[-1])) if parts and _is_aspect(part, parts[-1]) else part)
    parts = tuple(part for part in parts if _names_something(part)) or parts
    return Query(parts, tuple(f"理解：{part.kind}，主题“{part.topic}”" for part in parts))


def _at_once(text: str) -> Said | None:
    if cues.ATTACK.search(text):
        return Said(Status.DECLINED, "declined")
    for pattern, phrase in ((cues.GREETING, "greeting"), (cues.ABILITIES, "abilities"), (cues.THANKS, "thanks")):
        if pattern.search(text):
            return Said(Status.SMALLTALK, phrase)
    return None


def _remembered(history: Sequence[Turn], lexicon: Lexicon) -> tuple[Part, ...]:
    """The parts that the user's turns ended on, the last one last; a refused turn is not taken up."""
    parts: tuple[Part, ...] = ()
    shown: tuple[str, ...] = ()
    for turn in history:
        text = plain(turn.content)
        if turn.role == "assistant":
            shown = (*shown, turn.content)
        elif _at_once(text) is None:
            for piece in _pieces(text):
                part = _read(piece, parts, shown, lexicon)
                parts = (*parts, part) if _names_something(part) else parts
    return parts


def _names_something(part: Part) -> bool:
    """Not a greeting's half sentence (“您好，我想问一下”)."""
    return bool(part.topic or part.labels or part.claims or part.kind not in (Kind.TEXT, Kind.FIGURE))


def _pieces(text: str) -> list[str]:
    """The questions in a message: clauses part where both sides ask; of a long message only the sentences that ask."""
    sentences = [sentence for sentence in BREAK.split(text) if sentence.strip("，。,. ")]
    if len(text) > LONG:
        sentences = [s for sentence in sentences for s in re.split(r"[。！!]", sentence) if kind_of(s) is not Kind.TEXT][-MOST_PARTS:] or sentences[-1:]
    return [piece for sentence in sentences for piece in _clauses(sentence)] or [text]


def _clauses(sentence: str) -> list[str]:
    """“投资多少，建筑面积多大” is two questions; “到2025年，幼儿园占比多少” is one."""
    pieces: list[str] = []
    sentence = TWICE.sub(r"\1，\2", sentence)
    marks = ["", *CLAUSE.findall(sentence)]
    for mark, clause in zip(marks, CLAUSE.split(sentence), strict=False):
        if pieces and not (ASKS.search(pieces[-1]) and ASKS.search(clause)):
            pieces[-1] += mark + clause
        else:
            pieces.append(clause)
    return [piece for piece in (piece.strip("，。,. ") for piece in pieces) if len(piece) > 1 or piece.isalnum()]


# ---- one piece ---------------------------------------------------------------------------------------------------------------------


def _read(text: str, before: Sequence[Part], shown: Sequence[str], lexicon: Lexicon) -> Part:
    part = _alone(text, lexicon)
    if not before or not _leans(text, part):
        return part
    if part.kind is Kind.COMPARE and len(before) > 1 and (cues.BOTH.search(text) or not part.topic) and not part.years:
        return _both(part, before[-2], before[-1])
    return _in_context(text, part, before[-1], shown, lexicon)


def _alone(text: str, lexicon: Lexicon) -> Part:
    kind = kind_of(text)
    topic = topic_of(text, lexicon)
    return Part(
        text=text, kind=kind, topic=topic, expansions=expansions(text, lexicon.synonyms), years=years_of(text), stage=_stage(text),
        measure="growth" if cues.GROWTH.search(text) else "level" if cues.LEVEL.search(text) else None, units=_units(text),
        claims=claims_of(text), labels=tuple(re.sub(r"\s", "", label) for label in LABEL.findall(text)), operation=_operation(text) if kind is Kind.COMPARE else None,
        operands=operands_of(text, lexicon) if kind in OPERATED else (),
    )  # fmt: skip


def kind_of(text: str) -> Kind:
    """What sort of answer a text wants: the first of the closed lists that fits."""
    return next((kind for kind, pattern in cues.KINDS if pattern.search(text)), Kind.TEXT)


def topic_of(text: str, lexicon: Lexicon) -> str:
    """What is left when question words, periods and the region's own name are taken away; pieces keep apart by spaces.

    >>> topic_of("请问到2025年全区普惠性幼儿园占比要达到多少？")
    '普惠性幼儿园占比'
    """
    rest = LABEL.sub(" ", text)
    rest = cues.PERIODS.sub(" ", rest)
    rest = cues.ASKED_UNIT.sub(lambda asked: _unit_of_a_word(asked, lexicon.pairs), rest)
    for quantity in reversed(read(rest)):
        if quantity.unit and (quantity.text[0].isascii() or quantity.unit in ("%", "亿元", "万元", "万人")):
            rest = rest[: quantity.start] + " " + rest[quantity.end :]
    for filler in ([lexicon.region] if lexicon.region else []) + list(cues.fillers()):
        if filler in cues.WORDLIKE:
            rest = re.sub(rf"{filler}(?P<next>.?)", lambda found: _loosened(found, lexicon.pairs), rest)
        elif len(filler) > 1:
            rest = rest.replace(filler, " ")
    rest = re.sub(r"[，。！？?!、：；,.:;\s]+|(?<!目)的", " ", rest)
    words = (piece for word in rest.split() for piece in _parted(word, lexicon.pairs).split())
    return " ".join(lexicon.meant(word) for word in (_trimmed(word, lexicon.pairs) for word in words) if word)


def _loosened(found: re.Match[str], known: frozenset[str]) -> str:
    """A filler goes, unless it makes a word of the plan with what follows (数字经济, 完成投资)."""
    following = found["next"]
    return found[0] if following and found[0][-2:] in known else f" {following}"


def _unit_of_a_word(asked: re.Match[str], known: frozenset[str]) -> str:
    """“多少名师”: the unit stays where it begins a word of the plan."""
    following = asked.string[asked.end() : asked.end() + 1]
    return f" {asked[1]}" if asked[1] + following in known and asked[1] in "名家所" else " "


def _parted(word: str, known: frozenset[str]) -> str:
    """Particles inside a word part it where the plan knows no word with them: 殡仪馆要搬 → 殡仪馆 搬."""
    loose = [n for n, char in enumerate(word) if char in cues.ALWAYS_LOOSE and word[max(n - 1, 0) : n + 1] not in known and word[n : n + 2] not in known]
    return "".join(" " if n in loose else char for n, char in enumerate(word))


def _trimmed(word: str, known: frozenset[str]) -> str:
    """Function words of one character fall off the ends; one that also ends or begins words only where the plan has no such word (就业, 社会)."""
    loose = {filler for filler in cues.fillers() if len(filler) == 1}
    while word and word[0] in loose and (word[0] in cues.ALWAYS_LOOSE or word[:2] not in known):
        word = word[1:]
    while word and word[-1] in loose and (word[-1] in cues.ALWAYS_LOOSE or word[-2:] not in known):
        word = word[:-1]
    return word.strip("“”‘’\"'")


def operands_of(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What is set side by side: “智能机器人企业和铜加工企业哪个多” → 智能机器人企业, 铜加工企业."""
    topics = [topic_of(piece, lexicon) for piece in re.split(r"和|与|跟|同(?!步|比)|(?<![普涉])及|、|还是|比(?!例|重)|，|vs|VS", text)]
    named = tuple(topic for topic in topics if len(topic) > 1)
    return named if len(named) > 1 else ()


def years_of(text: str) -> tuple[int, ...]:
    """The years a text names; 十四五 alone names none, since every target is of it.

    >>> years_of("2020年和二〇三五年")
    (2020, 2035)
    """
    text = re.sub(r"(?<![\d.])(2[0-9]|35)年(?!代|来|内|间|以)", r"20\1年", text)
    plain_years = [int(year) for year in re.findall(r"(?<![\d.])((?:19|20)\d{2})(?=年|[^\d.%亿万个家]|$)", text)]
    spelled = [arabic(re.sub("[○O0零]", "〇", year)) for year in re.findall(r"二[〇零○O0][一二三四五六七八九十〇零]{2}", text) if "十" not in year]
    return tuple(dict.fromkeys(plain_years + spelled))


def claims_of(text: str) -> tuple[Quantity, ...]:
    """The figures a question takes for given: every quantity in Arabic digits, or in percent, that is no year."""
    return tuple(
        q
        for q in read(LABEL.sub(lambda m: "　" * len(m[0]), text))
        if not q.is_year and (q.text[0].isdigit() or q.unit == "%" or q.bound != "eq") and (q.unit or q.ratio) and not _is_bare_year(q)
    )


def _is_bare_year(quantity: Quantity) -> bool:
    return quantity.unit in ("", "年") and 1900 <= quantity.value <= 2100


def _stage(text: str) -> str | None:
    if cues.ACHIEVED.search(text):
        return "achieved"
    if cues.BASE.search(text) and not cues.TARGET.search(re.sub("2025年", "", text)):
        return "base"
    return "target" if cues.TARGET.search(text) else None


def _units(text: str) -> tuple[str, ...]:
    asked = cues.ASKED_UNIT.search(text) or cues.UNIT_NOUN.search(text)
    return cues.UNITS.get(asked[1], ()) if asked else ()


def _operation(text: str) -> str:
    return next((name for name, pattern in cues.OPERATIONS if pattern.search(text)), "difference")


# ---- follow-ups --------------------------------------------------------------------------------------------------------------------


def _leans(text: str, part: Part) -> bool:
    """Whether a turn cannot stand alone: it says so, or names nothing."""
    says_so = cues.BOTH.search(text) or cues.LEANS.search(text) or cues.MORE.search(text) or cues.AGAIN_WHERE.search(text)
    partial = all(label.endswith("节") and "章" not in label for label in part.labels) and (len(part.topic) <= ASPECT and not part.expansions)
    return bool(says_so) or partial


def _both(part: Part, first: Part, second: Part) -> Part:
    """“两个差多少”: the last two things asked about, or the two sides of one."""
    operands = (first.topic, second.topic) if first.topic != second.topic else ()
    return replace(part, topic=second.topic, operands=operands, expansions=(*first.expansions, *second.expansions))


def _in_context(text: str, part: Part, before: Part, shown: Sequence[str], lexicon: Lexicon) -> Part:
    """A leaning turn with what it leaves out taken from the part before."""
    if cues.CORRECTS.search(text):
        topic = topic_of(cues.CORRECTS.sub("", text), lexicon)
        return replace(
            before,
            text=text,
            topic=topic or before.topic,
            expansions=part.expansions,
            years=part.years or before.years,
            stage=part.stage or before.stage,
            claims=(),
        )
    if (ordinal := cues.ORDINAL.search(text)) and (item := _nth_shown(shown, arabic(ordinal[1]))):
        return replace(
            part, kind=Kind.TEXT if part.kind is Kind.LIST else part.kind, topic=topic_of(item, lexicon), expansions=expansions(item, lexicon.synonyms)
        )
    if cues.AGAIN_WHERE.search(text):
        return replace(before, kind=Kind.WHERE, claims=())
    if cues.MORE.search(text):
        return replace(before, claims=())
    part = replace(part, text=f"{before.text}，{text}", labels=_relative(part.labels, before.labels))
    topic = topic_of(cues.PRONOUN.sub("", re.sub(r"^(?:那么?|还有|以及|换成|改成|如果是|另外)|呢[？?]?$", "", text)), lexicon)
    own_kind = (part.kind is not Kind.TEXT or cues.OWN.search(text) is not None) and not re.fullmatch(r".*呢[？?]?", text)
    return replace(
        part, kind=part.kind if own_kind else _followed(before), topic=_joined(topic, before) if not _replaces(text, topic) else _substituted(topic, before.topic), focus=topic,
        expansions=part.expansions if _replaces(text, topic) else (*part.expansions, *before.expansions),
        years=part.years or (before.years if part.stage is None else ()), stage=part.stage or (before.stage if not part.years else None),
        measure=part.measure or before.measure, units=part.units or (() if _replaces(text, topic) else before.units), labels=part.labels or (() if topic else before.labels),
        operation=part.operation or (before.operation if not own_kind else None),
    )  # fmt: skip


def _followed(before: Part) -> Kind:
    """“那2020年呢” after “是80%吗” asks for the figure, not for a yes."""
    if before.kind is Kind.VERIFY:
        return Kind.FIGURE if before.claims else Kind.TEXT
    return Kind.TEXT if before.kind is Kind.WHERE else before.kind


def _substituted(topic: str, before: str) -> str:
    """“市级呢” after 省级工程技术研究中心: the like-ending words of the earlier topic are exchanged."""
    if not 2 <= len(topic) <= ASPECT:
        return topic
    like = next((n for n in range(len(before) - len(topic) + 1) if before[n + len(topic) - 1] == topic[-1] and before[n : n + len(topic)] != topic), None)
    return topic if like is None or len(before) <= len(topic) + 1 else before[:like] + topic + before[like + len(topic) :]


def _relative(labels: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
    """“第二节呢” after 第十章: the section of that chapter."""
    chapter = next((found[0] for label in before if (found := re.match(r"(?:第.+?篇)?第.+?章", label))), "")
    return tuple(chapter + label if label.endswith("节") and "章" not in label else label for label in labels)


def _replaces(text: str, topic: str) -> bool:
    """“那城镇登记失业率呢”: a topic of its own in place of the one before."""
    instead = re.search(r"呢[？?]?$|^那|换成|改成", text) is not None or len(topic) > ASPECT
    return bool(topic) and instead and not cues.PRONOUN.search(text.removeprefix("那").removesuffix("呢"))


def _is_aspect(part: Part, before: Part) -> bool:
    """“…入驻多少个，总投资多少”: a second clause that names only a side of the first one's subject."""
    return 0 < len(part.topic) <= ASPECT and part.topic not in before.topic and before.topic not in part.topic and not part.text.endswith("呢")


def _joined(topic: str, before: Part) -> str:
    return " ".join(filter(None, (before.topic, topic)))


def _nth_shown(shown: Sequence[str], n: int) -> str | None:
    """From the latest list that is long enough."""
    structured = (items[n - 1] for said in reversed(shown) if len(items := listed(said)) >= n)
    return next(structured, None) or next((item for said in reversed(shown) if (item := nth_item(said, n))), None)


def listed(shown: str) -> list[str]:
    """The items of a numbered list, or the names before the colons of neighbouring lines."""
    numbered = re.findall(r"^\s*(?:\d+[.、．]|[-·•])\s*(.+?)\s*(?:\[\d+\])*$", shown, re.MULTILINE)
    named = re.findall(r"^([^，。：\[\]]{2,20})：", shown, re.MULTILINE)
    return numbered or (named if len(named) > 1 else [])


def nth_item(shown: str, n: int) -> str | None:
    """The n-th item of a list the assistant showed; it only names a topic and is never evidence.

    >>> nth_item("1. 智造强区[1]\\n2. 服务兴区[1]", 2)
    '服务兴区'
    """
    items = listed(shown)
    if not items:
        found = re.search(r"[：:，](?:[^、：:，。]{2,20}、)+[^、：:，。“”]{2,20}", shown)
        items = re.split("[、和]", re.sub(r"\[\d+\]", "", found[0][1:])) if found else []
    return items[n - 1] if 0 < n <= len(items) else None
