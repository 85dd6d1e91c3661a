"""A later turn of a conversation: its text, what it asks taken by itself, and the talk before it.

>>> Turn("那企业数呢", alone, talk, lexicon).own
'企业数'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant import cues
from assistant.aspects import is_side
from assistant.earlier import Talk
from assistant.topic import HELD, THOSE, sides_apart, topic_of
from index.findings import Part
from index.segment import content
from index.spelling import Lexicon

ASPECT, OWN_NAME = 4, 3  # characters
GENERIC = frozenset(("至少", "起码", "数", "数字", "数据", "数值", "值", "总额", "总量", "金额", "额度"))  # name nothing by themselves
NOUN = 0.8  # how much a word says of what a text is about that names something
OF_THOSE = re.compile("[两俩二三四五][个项者类条块家种样组]")  # of those talked of
MOVED = re.compile("(?:提高|提升|增加|增长|下降|降低|减少)了?(?=多少|几)")  # says what is computed, and names nothing
HEADS = r"^(?:那么?|那就|还有|以及|换成|换到|改成|如果是|另外|再说说?|再看看?|再问|回到|说回|回头再?[说看])"
TAILS = r"(?:也|再)?(?:说一?下|说说|讲讲|来一个|照这样|照样|[比报说来列讲]一遍|报一下|一样|呢|咧|嘞)+[？?。]*$"


@dataclass(frozen=True)
class Turn:
    """A later turn: its text, what it asks taken by itself, and the talk before it."""

    text: str
    alone: Part
    talk: Talk
    lexicon: Lexicon

    @property
    def before(self) -> list[Part]:
        """Every part asked so far, the latest last."""
        return self.talk.parts

    @property
    def own(self) -> str:
        """What it names itself."""
        text = cues.DOUBLED.sub("", MOVED.sub("", self.text) if self.alone.operation == "difference" else self.text)
        corrected = cues.CORRECTS.sub("", cues.TAKEN.sub("", text))
        claims = self.alone.claims and cues.MEANT.match(corrected) and self.lexicon.quotes(corrected, OWN_NAME)  # 大班额说的是超过55人
        words = self._words(corrected if claims else cues.MEANT.sub("", corrected))
        return " ".join(word for word in words if word not in GENERIC and not OF_THOSE.fullmatch(word) and _may_name(word))

    @property
    def points_back(self) -> bool:
        """Whether it speaks of what was told; “樱花那一片” points at what it names itself."""
        return not all(self._is_named_before(found.start()) for found in cues.PRONOUN.finditer(self.text))

    def _is_named_before(self, place: int) -> bool:
        said = self.text[:place]
        *_, last = topic_of(said, self.lexicon).split() or [""]
        return bool(last) and said.endswith(last) and names(last, self.lexicon)

    def _words(self, text: str) -> list[str]:
        text = THOSE.sub("", text) if self.alone.operation == "sum" else text  # 三个产业收入合计: of those talked of
        return sides_apart(topic_of(cues.PRONOUN.sub("", re.sub(TAILS, "", re.sub(HEADS, "", text))), self.lexicon)).split()


def _may_name(word: str) -> bool:
    """A lone character only where it is a noun (水, 铜)."""
    return len(word) > 1 or word in cues.SMALL or any(share >= NOUN for _, share in content(word))


def names(topic: str, lexicon: Lexicon) -> bool:
    """Whether a topic has a word that is no mere side (总投资) or verb (要建)."""
    return (
        bool(topic)
        and not is_side(topic)
        and (
            any(share >= NOUN and len(word) > 1 and word not in GENERIC for word, share in content(topic))
            or lexicon.quotes(topic.replace(" ", ""), ASPECT)  # 新增多少就业 names 新增就业
            or any(len(word) >= OWN_NAME and word in lexicon.source and any(share >= NOUN for _, share in content(word)) for word in topic.split())
        )
    )


def named_in(topic: str, lexicon: Lexicon) -> str:
    """The words of a topic that the plan has a name or words for: none of 反倒比实绩, of 按这个速度 or of 相对, which say how something is computed."""
    return " ".join(word for word in topic.split() if word not in GENERIC and not HELD.match(word) and (lexicon.calls(word) or lexicon.quotes(word, OWN_NAME)))
