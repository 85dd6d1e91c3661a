"""What a model may write from: passages and facts, each under a minted key.

>>> Material.of(found, draft).facts["F1"].subject
'普惠性幼儿园占比'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.draft import Draft
from assistant.write import phrase, spots
from corpus.coverage import GENERAL, SCRIPTS
from corpus.facts import Fact
from corpus.plan import Passage, Plan
from index.findings import Findings, Kind, Part

ROOM = 3600  # characters of passages
PASSAGES, FACTS = 14, 24
HITS = 6  # passages that search alone brings
PROSE = ("paragraph", "item")
FIGURES = ("年份", "日期", "章节编号", "专栏编号", "注的序号", "单位")  # no quantities either, but a model writes none of them
NAMED = 0.75  # how well a fact's subject is named to come along


@dataclass(frozen=True)
class Material:
    """Key → passage, key → fact."""

    plan: Plan
    passages: dict[str, Passage]
    facts: dict[str, Fact]
    names: tuple[str, ...] = ()  # the plan's named things
    numbered: tuple[str, ...] = ()  # words of the passages that hold a numeral and no quantity: 五十间房, 一支, “四大战略”

    @classmethod
    def of(cls, found: Sequence[tuple[Part, Findings]], draft: Draft) -> Material:
        """What the extractive answer stands on, what else is of the place asked for, what search brought; as far as there is room."""
        plan = found[0][1].plan
        passages = _fitting({p.char_start: p for p in _passages(found, draft)}.values())
        facts = _told_once(_facts(found, draft, passages))[:FACTS]
        names = tuple(word for kind in found[0][1].names.values() for name in kind for word in (name.name, *name.aliases))
        words = tuple(dict.fromkeys(word for p in passages for word in numbered(p, plan, found[0][1].ledger)))
        return cls(plan, {f"P{n}": p for n, p in enumerate(passages, 1)}, {f"F{n}": fact for n, fact in enumerate(facts, 1)}, names, words)

    def __str__(self) -> str:
        lines = [f"【{key}】（{self.plan.title_of(p.place)}{f' · {p.item}' if p.item else ''}）{p.text}" for key, p in self.passages.items()]
        return "\n".join([*lines, *(f"【{key}】{phrase.sentence(fact)}" for key, fact in self.facts.items())])


def _passages(found: Sequence[tuple[Part, Findings]], draft: Draft) -> Iterator[Passage]:
    yield from (piece.passage for line in draft.lines for piece in line.evidence if piece.passage.kind in PROSE)
    for part, findings in found:
        spot = spots.named(part, findings)
        yield from (p for p in (spot.passages if spot else ()) if p.kind in PROSE)
        if part.kind is Kind.SUMMARY:
            yield from (p for label in part.labels if findings.plan.has(label) for p in findings.plan.passages_of(label) if p.kind in PROSE)
        yield from (hit.chunk.passage for hit in findings.passages[:HITS] if hit.chunk and hit.chunk.passage.kind in PROSE)


def _fitting(passages: Iterable[Passage]) -> list[Passage]:
    room, kept = ROOM, list[Passage]()
    for passage in passages:
        if len(passage.text) <= room and len(kept) < PASSAGES:
            kept.append(passage)
            room -= len(passage.text)
    return kept


def _told_once(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without those that say the same in another place."""
    first: dict[str, Fact] = {}
    for fact in facts:
        first.setdefault(phrase.sentence(fact), fact)
    return list(first.values())


def _facts(found: Sequence[tuple[Part, Findings]], draft: Draft, passages: Sequence[Passage]) -> Iterator[Fact]:
    yield from (piece.fact for line in draft.lines for piece in line.evidence if piece.fact)
    for _, findings in found:
        yield from (hit.fact for hit in findings.facts if hit.fact and hit.named >= NAMED)
    held = [(p.char_start, p.char_end) for p in passages]
    yield from (fact for fact in found[0][1].ledger if any(start <= fact.span[0] < end for start, end in held))


def numbered(passage: Passage, plan: Plan, facts: Iterable[Fact]) -> Iterator[str]:
    """The words of a passage whose numerals name, order or date, and are no fact's."""
    figures = {offset for fact in facts for offset in range(*fact.span)}
    patterns = [pattern for name, pattern in {**GENERAL, **plan.not_quantities}.items() if name not in FIGURES]
    for found in (match for pattern in patterns for match in re.finditer(pattern, passage.text)):
        numerals = [number for script in SCRIPTS.values() for number in script.finditer(found[0])]
        spans = [(found.start() + number.start(), found.start() + number.end()) for number in numerals]
        if spans and not any(passage.offsets[n] in figures for start, end in spans for n in range(start, end)):
            yield found[0]
