"""What a sentence lists that was told, counted, where the question asks how many there are: the count comes first, then each.

>>> counted(part, draft, findings).lines[0].text  # 被点名支持的非国有博物馆数量
'规划共列出3个：'
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Evidence
from assistant.write import group, named, quoted
from assistant.write.asked import said_now
from corpus.groups import Group
from index.findings import Findings, Part
from index.segment import content

HOW_MANY = re.compile("(?<![这那])(?:几|多少)(?:个(?![月年小人])|[家座处所条项样种类])|.{2}(?:数量|个数|家数)")
COUNTED_BY = re.compile("数量|个数|家数")
CHINESE = re.compile("[\u4e00-\u9fff]")
FEWEST = 2  # members of a kind
NOUN = 0.8  # how much a word says that may name what is listed


def counted(part: Part, draft: Draft, findings: Findings) -> Draft:
    """The draft with the members of the row that the question asks for before its sentences; as it is where none of them lists such things, or a figure tells it."""
    if not HOW_MANY.search(said_now(part)) or any(line.counted is not None or any(piece.fact for piece in line.evidence) for line in draft.lines):
        return draft
    told = [piece for line in draft.lines for piece in line.evidence]
    rows = [row for row in findings.groups if row.form == "row" and any(_holds(piece, row) for piece in told)]
    known = named.of_kinds(said_now(part), findings)
    asked = next((row for word in _words(part) for row in rows if _is_of(row, word)), next((row for row in rows if _are_known(row, known)), None))
    if asked is None:
        return draft
    lead, *members = group.told(group.Fit(asked, asked.members, 0.0, 0.0, sure=True), findings).lines[: len(asked.members) + 1]
    quotes = draft.lines if draft.status is Status.ANSWERED else [quoted.named(piece) for piece in told if _holds(piece, asked)]
    return replace(draft, status=Status.ANSWERED, lines=(lead, *members, *quotes), missing=())


def _holds(piece: Evidence, row: Group) -> bool:
    return piece.passage is row.passage and piece.start <= row.start and row.end <= piece.end


def _words(part: Part) -> list[str]:
    """The nouns that what is counted may be called, what stands nearest to the number first."""
    kinds = [word for asked in group.asked_for(said_now(part)) for word in asked.words]
    topic = COUNTED_BY.sub("", part.topic)
    nouns = [word for word, share in reversed(content(topic)) if share >= NOUN and len(word) > 1 and not group.BUILT.fullmatch(word)]
    own = (word for word in topic.split() if len(word) > 1 and not group.BUILT.fullmatch(word))
    words = dict.fromkeys((*kinds, *nouns, *own, *part.expansions))  # 西边断头路几条: of 西部路网
    return [word for word in words if CHINESE.search(word) or not re.search(f"{re.escape(word)}{CHINESE.pattern}", topic)]  # 5G基站建多少个: no 5G is counted


def _are_known(row: Group, names: tuple[str, ...]) -> bool:
    """Whether nearly all members are things of the kind asked for, by the plan's own names (镇办: 民主首善自由办, …, 城乡融合平原镇)."""
    return bool(names) and sum(member.name.endswith(names) for member in row.members) >= max(FEWEST, len(row.members) - 1)


def _is_of(row: Group, word: str) -> bool:
    """Whether a row is called by a word, or every member of it is."""
    return word in row.name or all(word in member.name for member in row.members)
