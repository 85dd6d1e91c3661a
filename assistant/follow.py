"""Turns that lean on the one before: ellipsis, pronouns, ordinals, corrections. Resolved here and nowhere else.

>>> in_context("那2020年呢？", part, before, shown=(), lexicon=lexicon).topic
'普惠性幼儿园占比'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant import cues
from assistant.answer import PHRASES
from assistant.aspects import CALL, is_side, sides_of, subject_of, units_of
from assistant.clauses import operation_of
from assistant.topic import topic_of
from corpus.quantity import arabic
from index.findings import Kind, Part
from index.spelling import Lexicon, expansions

ASPECT = 4  # characters
SHORT = 10  # characters of a clause that begins with its verb and leaves its subject out (涉及几个办事处)
OWN_NAME, LONG = 3, 7  # characters of the plan in a row that name something; of a topic too long to be an ellipsis
NUMBERED = re.compile("[两俩二三四五](?=[个项者类条块家种]|方面)|俩")
COUNTED = {"两": 2, "俩": 2, "二": 2, "三": 3, "四": 4, "五": 5}
OF_ITS_OWN = (Kind.WHERE, Kind.ORIGINAL, Kind.ATTRIBUTE, Kind.DEFINE, Kind.VERIFY, Kind.FIGURE)
LAST = -1
ROWS = 4  # of a table of what was asked, where no number says how many
LONGER = 2  # characters before what is exchanged that go with it: 先进制造业 for 服务业
ANOTHER_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{1,4}?(?:区|县|市|省))")
HEADS = r"^(?:那么?|那就|还有|以及|换成|改成|如果是|另外|再说说?|再看看?|再问)"
MEASURED = re.compile("[率比数额量]$|比例$|面积$|收入$|投资$|增长$")  # a subject that says itself what is measured
INSTEAD = re.compile(r"(?:呢|咧|嘞|勒)[？?]?$|换成|改成|^.{1,8}的[？?]?$|^[^这那它其]{2,8}(?:那个|这个|那块|这块|那边|那头|方面)")


def leans(text: str, part: Part, lexicon: Lexicon) -> bool:
    """Whether a turn cannot stand alone: it says so, or names nothing of the plan."""
    if cues.CHANGES.search(text):
        return False
    if any(cue.search(text) for cue in (cues.BOTH, cues.LEANS, cues.MORE, cues.AGAIN_WHERE)):
        return True
    if cues.ALONE.search(text):
        return False
    partial = all(label.endswith("节") and "章" not in label for label in part.labels)
    return partial and (_is_bare(part, lexicon) or is_name(text) or (cues.SUBJECTLESS.search(text) is not None and len(text) <= SHORT))


def _is_bare(part: Part, lexicon: Lexicon) -> bool:
    """A topic of sides or scraps only (投多少钱, 能带动几个人就业); a noun that the plan never uses is a topic of its own (镇长)."""
    topic = re.sub(r"[\d.%\s]", "", part.topic)
    if is_side(part.topic) or not topic:
        return not part.claims or not topic
    return (
        (not part.expansions or len(topic) < 2)
        and len(topic) < LONG
        and not (lexicon.quotes(topic, OWN_NAME) or lexicon.strange(part.topic) or lexicon.rare_noun(part.topic))
    )


def is_name(text: str) -> bool:
    """A name and nothing else (解放路): what was asked before is asked of it."""
    return len(text) <= ASPECT * 2 and not cues.ASKS.search(text) and not text.isdigit()


def again(text: str, turns: Sequence[tuple[Part, ...]], shown: Sequence[str]) -> tuple[Part, ...]:
    """What the last turn asked, said again in another way: 原文, 依据, 还有吗, 简短点; “以上三项列成表” is of the last three."""
    if cues.AGAIN_WHERE.search(text):
        kind = Kind.ORIGINAL if cues.VERBATIM.search(text) else Kind.WHERE
        return tuple(replace(part, kind=kind, claims=()) for part in turns[-1])
    number = NUMBERED.search(text)
    if cues.TABLE.search(text) and (number or len(turns[-1]) == 1):
        every = [part for turn in turns for part in turn]
        alike = list(takewhile(lambda part: part.kind is every[-1].kind, reversed(every[-ROWS:])))
        return tuple(replace(part, claims=()) for part in every[-(COUNTED[number[0]] if number else len(alike)) :])
    if cues.MORE.search(text) or cues.TABLE.search(text):
        said = tuple(shown) if cues.ELSE.search(text) else ()
        return tuple(replace(part, claims=(), said=said, brief=cues.SHORTER.search(text) is not None) for part in turns[-1])
    return ()


def subjects_of(before: Sequence[Part]) -> list[str]:
    """The things asked about so far, each once, those of a comparison one by one."""
    return _distinct([subject_of(topic) for part in before for topic in (part.operands or (part.topic,)) if topic])


def both(part: Part, before: Sequence[Part]) -> Part:
    """“两个差多少”, “谁最高”: over the things asked about before, each with the side now asked for or asked for last."""
    latest, number = before[-1], NUMBERED.search(part.text)
    wanted = COUNTED[number[0]] if number else len(latest.operands) or (3 if "最" in part.text else 2)
    side = part.topic if is_side(part.topic) else next((side for earlier in reversed(before) for side in sides_of(earlier.topic) if units_of(side)), "")
    operands = tuple(joined(subject, side) for subject in subjects_of(before)[-wanted:])
    return replace(
        part, kind=Kind.COMPARE, topic=operands[-1] if operands else latest.topic, operands=operands if len(operands) > 1 else latest.operands,
        expansions=tuple(word for earlier in before[-wanted:] for word in earlier.expansions), measure=part.measure or latest.measure, stage=part.stage or latest.stage,
        units=part.units or (() if side else latest.units), operation=operation_of(part.text) or part.operation or "difference",
    )  # fmt: skip


def _distinct(subjects: Sequence[str]) -> list[str]:
    """One of those that say the same or more of it (田园综合体, 田园综合体 村), the shortest, in the order of their last mention."""
    kept: list[str] = []
    for subject in subjects:
        same = next((other for other in kept if set(other.split()) <= set(subject.split()) or set(subject.split()) <= set(other.split())), None)
        kept = [other for other in kept if other != same] + [min(filter(None, (same, subject)), key=len)]
    return kept


def in_context(text: str, part: Part, earlier: Sequence[Part], shown: Sequence[str], lexicon: Lexicon) -> Part:
    """A leaning turn with what it leaves out taken from the part before."""
    before = earlier[-1]
    if (ordinal := cues.ORDINAL.search(text)) and (item := _nth_shown(shown, arabic(ordinal[1]) if ordinal[1] else LAST)):
        kind = Kind.FIGURE if part.units else part.kind if part.kind in OF_ITS_OWN else Kind.TEXT
        topic = joined(topic_of(item, lexicon), topic_of(cues.ORDINAL.sub("", text), lexicon))
        return replace(part, kind=kind, topic=topic, expansions=expansions(item, lexicon.synonyms))
    if cues.FORMER.search(text) and len(earlier) > 1:
        return _merged(cues.FORMER.sub("", text), part, _former(earlier), lexicon)
    return _merged(text, part, _at_home(before) if lexicon.is_of_region(text) else before, lexicon)


def _former(earlier: Sequence[Part]) -> Part:
    """What was last asked about the subject before the latest one."""
    subject = ([""] + subjects_of(earlier))[-2]
    return next((part for part in reversed(earlier) if subject_of(part.topic) == subject), earlier[-2])


def _at_home(before: Part) -> Part:
    """“那卫滨的呢” after a question about another district: the same without its name."""
    return replace(before, text=ANOTHER_PLACE.sub("", before.text), topic=ANOTHER_PLACE.sub("", before.topic).strip())


def _merged(text: str, part: Part, before: Part, lexicon: Lexicon) -> Part:
    corrects = cues.CORRECTS.search(text) is not None
    own = topic_of(cues.PRONOUN.sub("", re.sub(HEADS, "", cues.CORRECTS.sub("", text))), lexicon)
    names = lexicon.quotes(own, OWN_NAME) and not cues.PRONOUN.search(text.removeprefix("那").removesuffix("呢")) and not cues.SUBJECTLESS.search(text)
    like_one = INSTEAD.search(text) is not None or is_name(text)
    kept = not corrects and before.kind not in (Kind.FIGURE, Kind.COMPARE, Kind.ATTRIBUTE) and lexicon.together(own, before.topic)
    instead = bool(own) and not is_side(own) and not kept and (corrects or like_one or names or f"“{own}”" in lexicon.source)
    own_kind = (part.kind is not Kind.TEXT or cues.OWN.search(text) is not None) and not like_one and not corrects
    figures = bool(units_of(own)) and is_side(own)
    topic = (
        _substituted(own, before.topic)
        if instead
        else with_side(own, before)
        if is_side(own)
        else joined(subject_of(before.topic) if part.units else before.topic, own)
    )
    return replace(
        part, text=text if instead else f"{before.text}，{text}", labels=part.labels and _relative(part.labels, before.labels) or (() if own and topic == own else before.labels),
        kind=Kind.FIGURE if figures and not own_kind else part.kind if own_kind else _followed(before), topic=topic, focus=own, claims=() if corrects and own else part.claims,
        expansions=tuple(dict.fromkeys((*part.expansions, *(expansions(topic, lexicon.synonyms) if instead else before.expansions)))),
        years=part.years or (before.years if part.stage is None else ()), stage=part.stage or (before.stage if not part.years else None),
        measure=part.measure or (None if part.units or part.stage == "base" else before.measure), units=part.units or units_of(topic) or (() if instead or part.measure else before.units),
        operation=part.operation or (before.operation if not own_kind else None),
    )  # fmt: skip


def with_side(side: str, before: Part) -> str:
    """The earlier subject with another side: 农博城总投资, then 建筑面积."""
    return joined(subject_of(before.topic), side)


def _followed(before: Part) -> Kind:
    """“那2020年呢” after “是80%吗” asks for the figure, not for a yes."""
    if before.kind is Kind.VERIFY:
        return Kind.FIGURE if before.claims else Kind.TEXT
    return Kind.TEXT if before.kind in (Kind.WHERE, Kind.ORIGINAL) else before.kind


def _substituted(topic: str, before: str) -> str:
    """“市级呢” after 省级工程技术研究中心: the like-ending words are exchanged; else the earlier sides stay (南部 范围 after 铁西 范围)."""
    kept = "" if MEASURED.search(topic) else " ".join(side for side in sides_of(before) if side not in topic and units_of(side) != CALL)
    if 2 <= len(topic) <= ASPECT and len(before) > len(topic) + 1:
        like = next((n for n in range(len(before) - len(topic) + 1) if before[n + len(topic) - 1] == topic[-1] and before[n : n + len(topic)] != topic), None)
        if like is not None and before[like + len(topic) : like + len(topic) + 1] in ("", " "):  # 服务业 for 先进制造业
            start = max(before.rfind(" ", 0, like) + 1, like - LONGER)
            return before[:start] + topic + before[like + len(topic) :]
        if like is not None:
            return before[:like] + topic + before[like + len(topic) :]
    return joined(topic, kept)


def _relative(labels: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
    """“第二节呢” after 第十章: the section of that chapter."""
    chapter = next((found[0] for label in before if (found := re.match(r"(?:第.+?篇)?第.+?章", label))), "")
    return tuple(chapter + label if label.endswith("节") and "章" not in label else label for label in labels)


def joined(*topics: str) -> str:
    """Topics as one, none twice."""
    words = [word for topic in topics for word in topic.split()]
    return " ".join(dict.fromkeys(words))


def _nth_shown(shown: Sequence[str], n: int) -> str | None:
    """From the latest list that is long enough."""
    return next((item for said in reversed(shown) if (item := nth_item(said, n))), None)


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
    shown = re.sub("^" + PHRASES.conflict.split("{")[0] + ".*$", "", shown, flags=re.MULTILINE)
    if not items:
        found = re.search(r"[：:，](?:[^、：:，。]{2,20}、)+[^、：:，。“”]{2,20}", shown)
        items = re.split("[、和]", re.sub(r"\[\d+\]", "", found[0][1:])) if found else []
    if n == LAST:
        return items[-1] if items else None
    return items[n - 1] if 0 < n <= len(items) else None
