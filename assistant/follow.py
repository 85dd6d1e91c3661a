"""Turns that lean on the one before: ellipsis, pronouns, ordinals, corrections. Resolved here and nowhere else.

>>> in_context("那2020年呢？", part, before, shown=(), lexicon=lexicon).topic
'普惠性幼儿园占比'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import cues
from assistant.topic import topic_of
from corpus.quantity import arabic
from index.findings import Kind, Part
from index.spelling import Lexicon, expansions

ASPECT = 4  # characters


def leans(text: str, part: Part) -> bool:
    """Whether a turn cannot stand alone: it says so, or names nothing."""
    says_so = cues.BOTH.search(text) or cues.LEANS.search(text) or cues.MORE.search(text) or cues.AGAIN_WHERE.search(text)
    partial = all(label.endswith("节") and "章" not in label for label in part.labels) and (len(part.topic) <= ASPECT and not part.expansions)
    return bool(says_so) or partial


def both(part: Part, first: Part, second: Part) -> Part:
    """“两个差多少”: the last two things asked about, or the two sides of one."""
    operands = (first.topic, second.topic) if first.topic != second.topic else ()
    return replace(part, topic=second.topic, operands=operands, expansions=(*first.expansions, *second.expansions))


def in_context(text: str, part: Part, before: Part, shown: Sequence[str], lexicon: Lexicon) -> Part:
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
        part, kind=part.kind if own_kind else _followed(before), topic=joined(topic, before) if not _replaces(text, topic) else _substituted(topic, before.topic), focus=topic,
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
    instead = re.search(r"呢[？?]?$|换成|改成", text) is not None or len(topic) > ASPECT
    return bool(topic) and instead and not cues.PRONOUN.search(text.removeprefix("那").removesuffix("呢"))


def is_aspect(part: Part, before: Part) -> bool:
    """“…入驻多少个，总投资多少”: a second clause that names only a side of the first one's subject."""
    return 0 < len(part.topic) <= ASPECT and part.topic not in before.topic and before.topic not in part.topic and not part.text.endswith("呢")


def joined(topic: str, before: Part) -> str:
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
