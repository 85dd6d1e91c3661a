"""Does a question in another spelling get the same answer: width, script, punctuation, politeness, a character that sounds alike, order.

A line of the report:

    同音字   412   .93
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Question
from assistant.reply import reply
from evals.cases import Case
from index.names import sound
from index.search import Index
from index.spelling import traditional

WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
MARKS = re.compile("[，。？！、：；,.?!:;]")
FRAMES = ("您好，请问{}", "麻烦问一下，{}谢谢", "{}啊", "领导让我查一下{}")
NAMED = 4  # characters of a name in which one may be misspelled
# Characters that sound alike and are mistyped for one another.
ALIKE = "率律绿 业叶夜 业液 化话画 城成程 镇振阵 医一依 院远愿 园员原 区曲趋 路录陆 村存 改该 造照 目木 标表 占战站 比笔 收手 入如 普铺 惠会汇 教叫 育玉 养样 老劳 服福 务物 工公 企起 智至制 装庄 备被 机鸡 器气 新心 济记 商伤 贸冒 流留 农弄 田天 水睡 环还 境静 空控 气汽"


@dataclass(frozen=True)
class Way:
    """One way to spell a question differently; None where it cannot be done to one."""

    name: str
    spelled: Callable[[str, Index, random.Random], str | None]


def _wide(text: str, index: Index, chance: random.Random) -> str | None:
    other = text.translate(WIDE)
    return other if other != text else None


def _traditional(text: str, index: Index, chance: random.Random) -> str | None:
    other = traditional(text)
    return other if other != text else None


def _bare(text: str, index: Index, chance: random.Random) -> str | None:
    other = MARKS.sub(lambda found: found[0] if text[max(found.start() - 1, 0)].isdigit() else "", text)
    return other if other != text else None


def _polite(text: str, index: Index, chance: random.Random) -> str | None:
    return chance.choice(FRAMES).format(text)


def _misheard(text: str, index: Index, chance: random.Random) -> str | None:
    """One character of a name of the plan as another that sounds the same; never a digit."""
    names = [name for name in dict.fromkeys(name for fact in index.facts for name in fact.names) if len(name) >= NAMED and name in text]
    places = [text.index(name) + n for name in names for n in range(len(name)) if _sounding_like(text[text.index(name) + n])]
    if not places:
        return None
    place = chance.choice(places)
    return text[:place] + chance.choice(_sounding_like(text[place])) + text[place + 1 :]


def _sounding_like(char: str) -> list[str]:
    group = next((group for group in ALIKE.split() if char in group), "")
    return [other for other in group if other != char and sound(other) == sound(char)]


WAYS = (Way("全角", _wide), Way("繁体", _traditional), Way("无标点", _bare), Way("客套", _polite), Way("同音字", _misheard))


def perturbed(cases: Sequence[Case], index: Index, seed: int = 1) -> dict[str, tuple[int, int]]:
    """For each way: how many questions could be spelled so, and how many of them got the same answer."""
    chance, asked = random.Random(seed), [case.turns[0].question for case in cases if len(case.turns) == 1]
    known = {text: _said(reply(Question(question=text), index)) for text in asked}
    found = {}
    for way in WAYS:
        pairs = [(text, other) for text in asked if (other := way.spelled(text, index, chance))]
        found[way.name] = (len(pairs), sum(known[text] == _said(reply(Question(question=other), index)) for text, other in pairs))
    return found


def _said(answer: Answer) -> tuple[str, str, tuple[str, ...]]:
    """What makes two answers the same: status, the first line where something is answered, and every place."""
    first = answer.answer.split("\n")[0] if answer.citations and answer.status == "answered" else ""
    return answer.status, first, tuple(sorted(citation.label for citation in answer.citations)) if first else ()
