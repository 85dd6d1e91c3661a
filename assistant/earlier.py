"""What was asked before in a conversation: its things, one by one or several together, as a later turn speaks of them.

>>> subjects_of(parts)
['智能装备企业', '智能机器人企业']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import cues
from assistant.aspects import is_side, sides_of, subject_of, units_of
from assistant.carried import joined
from index.findings import Kind, Part
from index.segment import content

Reading = tuple[Part, ...]

STORY = 4  # words
ALIKE = 4  # characters in which two subjects begin that are one
ANOTHER_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{1,4}?(?:区|县|市|省))")


@dataclass(frozen=True)
class Talk:
    """What was asked in a conversation, turn by turn, and what was answered; `lists` are the answers that “第二个” may point into."""

    turns: tuple[Reading, ...] = ()
    lists: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def asked(self) -> str:
        """The words of what was asked last."""
        return " ".join(f"{part.text} {part.topic}" for part in self.turns[-1]) if self.turns else ""

    @property
    def by_name(self) -> Talk:
        """The same, its figures by the names that they were told by."""
        return replace(self, turns=tuple(tuple(map(_by_name, turn)) for turn in self.turns))

    @property
    def parts(self) -> list[Part]:
        """Every part asked so far, the latest last."""
        return [part for turn in self.turns for part in turn]


def _by_name(part: Part) -> Part:
    if not part.called:
        return part
    own = set(part.called.split()) <= set(part.topic.split())  # the user's own word for it, which the plan has in others
    words, name = part.expansions if own else (), part.called
    return replace(part, text=name, topic=name, subject=subject_of(name), expansions=words, focus="", called="")


def subjects_of(before: Sequence[Part]) -> list[str]:
    """The things asked about so far, each once, those of a comparison one by one."""
    return _distinct([subject_of(topic) for part in before for topic in (part.operands or (part.topic,)) if topic])


def measured(before: Sequence[Part]) -> Sequence[Part]:
    """What was asked of which a figure may have been told: no story that was told in words; all where nothing else was asked."""
    return [part for part in before if part.kind not in (Kind.TEXT, Kind.VERIFY) or len(part.topic.split()) < STORY] or before


def things(turn: Reading) -> Reading:
    """The last part on each thing of a turn (几座站，新增多少面积)."""
    latest = {subject_of(part.topic): part for part in turn}
    return tuple(part for part in turn if latest[subject_of(part.topic)] is part)


def over_several(part: Part, before: Sequence[Part]) -> Part:
    """“两个差多少”, “谁最高”: over the things asked about before, each with the side now asked for or asked for last."""
    latest, number = before[-1], cues.NUMBERED.search(part.text)
    wanted = cues.COUNTED[number[0]] if number else len(latest.operands) or (3 if "最" in part.text else 2)
    side = part.topic if is_side(part.topic) else next((side for earlier in reversed(before) for side in sides_of(earlier.topic) if units_of(side)), "")
    operands = tuple(joined(subject, side) for subject in subjects_of(measured(before))[-wanted:])
    return replace(
        part, kind=Kind.COMPARE, topic=operands[-1] if operands else latest.topic, operands=operands if len(operands) > 1 else latest.operands,
        expansions=tuple(word for earlier in before[-wanted:] for word in earlier.expansions), measure=part.measure or latest.measure, stage=part.stage or latest.stage,
        units=part.units or (() if side else latest.units),
    )  # fmt: skip


def periods(text: str, before: Sequence[Part]) -> str:
    """“十三五 十四五” where the same thing was asked for both, so that two figures of it are meant."""
    subject = subject_of(before[-1].topic)
    asked = {"achieved"} if cues.PAST.search(text) else {"target"} if "十四五" in text else set()
    stages = asked | {part.stage or "target" for part in before if subject_of(part.topic)[:ALIKE] == subject[:ALIKE]}
    return "十三五和十四五" if {"achieved", "target"} <= stages else ""


def both_ends(before: Sequence[Part]) -> bool:
    """Whether base and target of what was asked last were asked for, one after the other."""
    subject = subject_of(before[-1].topic)
    asked = {part.stage for part in before[-2:] if subject_of(part.topic) == subject}
    return {"base", "target"} <= asked


def _distinct(subjects: Sequence[str]) -> list[str]:
    """One of those that say the same or more of it (田园综合体, 田园综合体 村), the shortest, in the order of their last mention."""
    kept: list[str] = []
    for subject in subjects:
        same = next((other for other in kept if set(other.split()) <= set(subject.split()) or set(subject.split()) <= set(other.split())), None)
        kept = [other for other in kept if other != same] + [min(filter(None, (same, subject)), key=len)]
    return kept


def former(earlier: Sequence[Part]) -> Part:
    """What was last asked about the subject before the latest one."""
    subjects = subjects_of(earlier)
    subject = next((each for each in reversed(subjects[:-1]) if each[:ALIKE] != subjects[-1][:ALIKE]), "")  # 南部区域四至 is 南部区域
    return next((part for part in reversed(earlier) if subject_of(part.topic) == subject), earlier[-2])


def named_before(before: Sequence[Part], own: str) -> Part | None:
    """The latest part that named a word of what a turn names itself, else the latest whose topic has one."""
    words = [word for word, share in content(own) if share > 0.5 and len(word) > 1]
    named = ((part, topic) for topic_in in (_named_itself, lambda part: part.topic) for part in reversed(before) for topic in [topic_in(part)])
    return next((part for part, topic in named if any(word in topic for word in words)), None)


def _named_itself(part: Part) -> str:
    """Its topic without what it took from the part before, where it named a thing of its own."""
    return part.focus if part.focus and not is_side(part.focus) else part.topic


def at_home(before: Part) -> Part:
    """“那卫滨的呢” after a question about another district: the same without its name."""
    return replace(before, text=ANOTHER_PLACE.sub("", before.text), topic=ANOTHER_PLACE.sub("", before.topic).strip())
