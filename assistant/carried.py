"""What a later turn carries over from the part before: topics put together, exchanged, and asked in the same way.

>>> substituted("市级", "省级工程技术研究中心", lexicon)
'市级工程技术研究中心'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import cues
from assistant.aspects import CALL, sides_of, subject_of, units_of
from index.findings import Kind, Part
from index.segment import is_word
from index.spelling import Lexicon

LEVEL = "级"  # 省级 stands wherever 国家级 does
SHORT = 4  # characters of a name that is exchanged for the end of another
LONGER = 2  # characters before what is exchanged that go with it: 先进制造业 for 服务业
TERM = re.compile("(?P<number>[二三四五六七八九十]大)[\u4e00-\u9fff]{2}")
MEASURED = re.compile("[率比数额量]$|比例$|面积$|收入$|投资$|增长$")  # a subject that says itself what is measured


def with_side(side: str, before: Part) -> str:
    """The earlier subject with another side: 农博城总投资, then 建筑面积."""
    return joined(subject_of(before.topic), side)


def followed(before: Part) -> Kind:
    """“那2020年呢” after “是80%吗” asks for the figure, not for a yes."""
    if before.kind is Kind.VERIFY:
        return Kind.FIGURE if before.claims else Kind.TEXT
    return Kind.TEXT if before.kind in (Kind.WHERE, Kind.ORIGINAL) else before.kind


def located(kind: Kind) -> Kind:
    """Where a thing stands (建哪儿), not where it is written."""
    return Kind.TEXT if kind is Kind.WHERE else kind


def sibling(name: str, before: str, lexicon: Lexicon) -> str:
    """四大平台, for “平台呢” after 四大战略; empty where the plan has no such term."""
    term = TERM.search(before)
    return named if term and (named := f"{term['number']}{name}") in lexicon.source else ""


def substituted(topic: str, before: str, lexicon: Lexicon) -> str:
    """“市级呢” after 省级工程技术研究中心: the like-ending words are exchanged, or its counterpart (农村 for 城镇); else the word that stands in like places (南部 for 铁西 before 区域); else the sides stay."""
    if other := next((word for pair in cues.COUNTERPARTS if topic in pair for word in pair if word != topic and word in before), ""):
        return before.replace(other, topic)
    if MEASURED.search(before) and any(topic in pair for pair in cues.COUNTERPARTS):
        return joined(topic, before)  # 农村的, after 人均可支配收入: of whom, not of what
    if 2 <= len(topic) <= SHORT and len(before) > len(topic) + 1:
        like = next(
            (
                n
                for n in range(len(before) - len(topic) + 1)
                if before[n + len(topic) - 1] == topic[-1] and before[n : n + len(topic)] != topic and " " not in before[n : n + len(topic)]
            ),
            None,
        )
        if like is not None and before[like + len(topic) : like + len(topic) + 1] in ("", " "):  # 服务业 for 先进制造业
            start = max(before.rfind(" ", 0, like) + 1, like - LONGER)
            start = start if before[start : like + len(topic)] in lexicon.source else like  # 健康路, not 色里健康路
            return before[:start] + topic + before[like + len(topic) :]
        at_word = like is not None and (
            before[like - 1 : like] in ("", " ") or is_word(before[like : like + len(topic)])
        )  # not 非遗 for the 河遗 of 大运河遗产
        if like is not None and at_word and _fits_there(topic, before, like, lexicon):
            return before[:like] + topic + before[like + len(topic) :]
    for word in before.split():
        exchanged = before.replace(word, topic)
        if len(topic) > 1 and lexicon.alike(word, topic) and lexicon.in_one_sentence(exchanged):
            return exchanged
    kept = "" if MEASURED.search(topic) else " ".join(side for side in sides_of(before) if side not in topic and units_of(side) != CALL)
    return joined(topic, kept)


def _fits_there(topic: str, before: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the plan has the topic beside what it would stand beside: no 毛大学率 of 毛入学率; 省级 stands where 国家级 does, and 西边 where the plan has no 南边 either."""
    left, right = before[at - 1 : at] + topic, topic + before[at + len(topic) : at + len(topic) + 1]
    stood = before[at : at + len(topic)]
    return stood not in lexicon.source or topic.endswith(LEVEL) or left in lexicon.source or right in lexicon.source


def relative(labels: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
    """“第二节呢” after 第十章: the section of that chapter."""
    chapter = next((found[0] for label in before if (found := re.match(r"(?:第.+?篇)?第.+?章", label))), "")
    return tuple(chapter + label if label.endswith("节") and "章" not in label else label for label in labels)


def joined(*topics: str) -> str:
    """Topics as one, none twice."""
    words = [word for topic in topics for word in topic.split()]
    return " ".join(dict.fromkeys(words))
