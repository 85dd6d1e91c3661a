"""A model's sentence cut after each row of passage keys, its keys resolved: what is keyed to nothing, or to what was not given, is no piece.

>>> [piece.passages for piece in pieces("补齐短板[P1]；推进发展[P2]。", material)]
[(Passage(...),), (Passage(...),)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.model.alignment import FACT, MARKS
from assistant.model.material import Material
from assistant.model.wording import JOINTS, OPENERS
from assistant.write import phrase
from corpus.facts import Fact
from corpus.plan import Passage

KEY = re.compile(r"[\[{【]\s*([A-Za-z]+\d+)\s*[\]}】]")
BRACKET = re.compile(r"[\[\]{}【】<>〈〉]")
ATTRIBUTE = re.compile(r"(?:属于?|是|为)(预期性|约束性)(?:指标)?")


class Unfaithful(Exception):
    """Why a sentence is not shown; the message holds none of its words."""


@dataclass(frozen=True)
class Piece:
    """Text up to the passage keys that follow it: `text` has a private character for each fact; `passages` are those keyed."""

    text: str
    facts: Mapping[str, Fact]
    passages: tuple[Passage, ...]
    has_subject: bool = False  # whether a name was put before it

    def part(self, text: str) -> Piece:
        """Some of it, with the facts in that."""
        return Piece(text, {char: fact for char, fact in self.facts.items() if char in text}, self.passages, self.has_subject)


def pieces(sentence: str, material: Material) -> Iterator[Piece]:
    """The sentence cut after each row of passage keys."""
    text, facts, passages, position, keyed = "", dict[str, Fact](), list[Passage](), 0, False
    for found in (*KEY.finditer(sentence), None):
        between = sentence[position : found.start() if found else None]
        if BRACKET.search(between):
            raise Unfaithful("键不成形")
        if passages and between.strip(MARKS):
            yield Piece(text, facts, tuple(passages))
            text, facts, passages = "", {}, []
        text += between
        if found is None:
            break
        key, position, keyed = found[1].upper(), found.end(), True
        if key in material.facts:
            char = chr(ord(FACT) + len(facts))
            text, facts = text + char, facts | {char: material.facts[key]}
        elif key in material.passages:
            passages.append(material.passages[key])
        else:
            raise Unfaithful("没有这个键")
    if not keyed:
        raise Unfaithful("没有键")
    if text.strip(MARKS):
        yield Piece(text, facts, tuple(passages))


def stand_apart(part: str, facts: Mapping[str, Fact]) -> bool:
    """A fact is a clause of its own: marks, joints or another fact on both sides."""
    rest = OPENERS.sub("", part.lstrip(MARKS), count=1)
    rest = ATTRIBUTE.sub("，", rest)
    for joint in JOINTS:
        rest = rest.replace(joint, "，")
    sides = (rest[max(n + step, 0) : n + step + 1] for n, char in enumerate(rest) if char in facts for step in (-1, 1) if n + step >= 0)
    return all(not side or side in MARKS or side in facts for side in sides)


def only_facts(body: str, facts: Mapping[str, Fact]) -> bool:
    """Whether nothing but joints stands beside the facts, and the attribute that the plan gives the last of them."""
    said = ATTRIBUTE.findall(body)
    if any(attribute != list(facts.values())[-1].attribute for attribute in said) or len(said) > 1:
        return False
    return re.fullmatch("(?:" + "|".join(map(re.escape, (*JOINTS, *facts, *MARKS))) + ")*", ATTRIBUTE.sub("", body)) is not None


def opened(text: str) -> tuple[str, str]:
    """A text's opener and the rest."""
    bare = text.lstrip(MARKS)
    found = OPENERS.match(bare)
    end = found.end() if found else 0
    return bare[:end], bare[end:].lstrip(MARKS)


def worded(piece: Piece) -> str:
    text = re.sub(f"(?<=[\ue000-\uf8ff])(?=[^{re.escape(MARKS)}])", "，", piece.text)
    for char, fact in piece.facts.items():
        text = text.replace(char, phrase.sentence(fact).rstrip("。"))
    return text
