"""One sentence of a model → a Line of the plan's own, or the reason why it is not shown.

The model wrote keys; here the figures and the citations are put in. What it wrote between the keys must be the plan's words (`alignment`), from the
passage it names, and no number, year, label or page; a numeral stands only within a name that the passage has:

>>> checked("在学前教育方面，补齐学前教育短板。[P1]", material).text
'在学前教育方面，补齐学前教育短板。'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from assistant.draft import Evidence, Line
from assistant.guard import LABELS, ungrounded
from assistant.model.alignment import FACT, MARKS, Source, aligned, is_owned, may_follow, names_any
from assistant.model.material import Material
from assistant.model.wording import ABOUT, ANNOUNCES, BEGINS, GOVERNS, HEADING_VERBS, JOINTS, ON_IT, ON_PIECE, OPENERS, OWNER
from assistant.write import phrase
from corpus.extract import LOOKS_BACK
from corpus.facts import Fact
from corpus.plan import Passage, Plan
from corpus.quantity import read
from index.segment import content

KEY = re.compile(r"[\[{【]\s*([A-Za-z]+\d+)\s*[\]}】]")
BRACKET = re.compile(r"[\[\]{}【】<>〈〉]")
PRIVATE = re.compile("[\ue000-\uf8ff]")
NAME = re.compile(r"(?<![A-Za-z0-9.])(?=[A-Za-z0-9.]*[A-Za-z])[A-Za-z0-9.]*\d[A-Za-z0-9.]*")  # S309, 5G
LABEL = re.compile(r"专栏|第.{1,3}[章节页篇]")
ATTRIBUTE = re.compile(r"(?:属于?|是|为)(预期性|约束性)(?:指标)?")
NUMERALS = "〇零一二三四五六七八九十百千万亿两"
PERIODS = ("十四五", "十三五")
ENDS = "。！？；"
LONGEST = 400  # characters of a sentence
LONGEST_NAME = 20


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


def checked(sentence: str, material: Material) -> Line:
    """The sentence as it may be shown, cited to the very sentences of the plan it is made of; Unfaithful says what is wrong with it."""
    if len(sentence) > LONGEST or PRIVATE.search(sentence) or re.search("[?？]", sentence):
        raise Unfaithful("句子太长，是问句，或含有怪字")
    _without_figures(KEY.sub(" ", sentence), material)
    pieces = list(_pieces(sentence, material))
    if not all(_may_join(one, other, material) for one, other in pairwise(pieces) if other.text[:1] not in ENDS):
        raise Unfaithful("后半句会连到前半句的主语上")
    found = {_identity(ground): ground for piece in pieces for ground in _grounds(piece, material)}
    line = Line(_shown(pieces), tuple(found.values()))
    if not found or list(ungrounded(line, material.plan)):
        raise Unfaithful("没有依据")
    return line


def _identity(piece: Evidence) -> tuple[int, int, int, str]:
    return piece.passage.char_start, piece.start, piece.end, piece.fact.id if piece.fact else ""


def _without_figures(text: str, material: Material) -> None:
    """Only names may hold a digit (S309) or a numeral with a unit (五十间房, “四大战略”); `aligned` holds them against the sentence they are cited from."""
    bare = NAME.sub("　", text)
    for term in sorted((*material.plan.terms, *material.numbered, *PERIODS), key=len, reverse=True):
        bare = bare.replace(term, "　")
    if any(unicodedata.category(char).startswith("N") and char not in NUMERALS for char in bare) or re.search("[%％‰℃]", bare):
        raise Unfaithful("自写了数字")
    if LABELS.search(text) or LABEL.search(text):
        raise Unfaithful("自写了章节页码")
    if read(bare):
        raise Unfaithful("自写了数量")


def _pieces(sentence: str, material: Material) -> Iterator[Piece]:
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


# ---- what a piece stands on ----------------------------------------------------------------------------------------------------------


def _grounds(piece: Piece, material: Material) -> Iterator[Evidence]:
    """The evidence of a piece, part by part between semicolons."""
    for part in re.split(f"[{ENDS};]", piece.text):
        if part.strip(MARKS):
            yield from _of_part(part, {char: fact for char, fact in piece.facts.items() if char in part}, piece.passages, material)


def _of_part(part: str, facts: Mapping[str, Fact], passages: Sequence[Passage], material: Material) -> tuple[Evidence, ...]:
    plan = material.plan
    if not _stand_apart(part, facts):
        raise Unfaithful("事实的键与文字相连")
    of_facts = [phrase.passage_of(fact, plan) for fact in facts.values()]
    for begun in _introduced(part, (*passages, *of_facts), material):
        told = all(passage in begun.about for passage in of_facts)
        if told and (found := _told(Piece(begun.body, facts, begun.about, begun.is_subject), begun.opener, material)):
            return found
    raise Unfaithful("原文没有这样写")


def _told(piece: Piece, opener: str, material: Material) -> tuple[Evidence, ...]:
    """The evidence of a text that is facts alone, of one sentence, or of several whose clauses do not change what follows them; empty where it is none."""
    given = tuple(phrase.evidence(fact, material.plan) for fact in piece.facts.values())
    if given and _only_facts(piece.text, piece.facts) and not piece.has_subject:
        return given
    spans = ((passage, _sentence_of(piece, opener, passage, material)) for passage in piece.passages)
    one = next(((*given, Evidence(passage, *span)) for passage, span in spans if span), ())
    return one or _joined(piece, opener, material)


def _joined(piece: Piece, opener: str, material: Material) -> tuple[Evidence, ...]:
    """The evidence of a text cut in two at a comma, each side with its own."""
    for comma in reversed([found.start() for found in re.finditer("，", piece.text)]):
        head, (second, rest) = piece.part(piece.text[:comma]), _opened(piece.text[comma:])
        tail = piece.part(rest)
        if min(len(head.text.strip(MARKS)), len(tail.text.strip(MARKS))) == 0 or not _may_join(head, tail, material):
            continue
        before = _told(head, opener, material)
        after = _told(tail, opener + second, material) if before else ()
        if after and (all(p.fact for p in after) or len({_looks_back(p, material.plan) for p in (*before, *after)}) == 1):
            return (*before, *after)
    return ()


def _may_join(head: Piece, tail: Piece, material: Material) -> bool:
    """Whether what follows a comma is not read with the subject, the denial or the condition of what stands before it."""
    before, after = _worded(head), _opened(_worded(tail))[1]
    return may_follow(before, after, material.names) and (
        head.has_subject or not names_any(before, material.names) or is_owned(re.split("[，；]", after)[0], material.names)
    )


def _looks_back(piece: Evidence, plan: Plan) -> bool:
    """Whether a quotation tells what was done."""
    if piece.fact:
        return piece.fact.stage in ("base", "achieved")
    return Source(piece.quote, past=LOOKS_BACK.search(plan.title_of(piece.passage.place)) is not None).looks_back


def _stand_apart(part: str, facts: Mapping[str, Fact]) -> bool:
    """A fact is a clause of its own: marks, joints or another fact on both sides."""
    rest = OPENERS.sub("", part.lstrip(MARKS), count=1)
    rest = ATTRIBUTE.sub("，", rest)
    for joint in JOINTS:
        rest = rest.replace(joint, "，")
    sides = (rest[max(n + step, 0) : n + step + 1] for n, char in enumerate(rest) if char in facts for step in (-1, 1) if n + step >= 0)
    return all(not side or side in MARKS or side in facts for side in sides)


@dataclass(frozen=True)
class Begun:
    """A part without what introduces it, and the passages that this fits."""

    about: tuple[Passage, ...]
    opener: str
    body: str
    is_subject: bool = False


def _introduced(part: str, passages: Sequence[Passage], material: Material) -> Iterator[Begun]:
    """A part without its opener, then also without a topic or a subject before it that is of a passage's headings."""
    opener, rest = _opened(part)
    yield Begun(tuple(passages), opener, rest)
    about = ABOUT.match(rest)
    begun = rest[about.end() if about else 0 :].lstrip(MARKS)
    for topic in {topic: None for passage in passages for topic in _topics(passage, material.plan)}:
        if begun.startswith(topic) and (after := ON_IT.match(begun[len(topic) :])):
            second, body = _opened(begun[len(topic) + after.end() :])
            yield Begun(tuple(p for p in passages if topic in _topics(p, material.plan)), opener + second, body)
    if piece := ON_PIECE.match(begun):
        second, body = _opened(begun[piece.end() :])
        yield Begun(tuple(p for p in passages if _is_piece(piece["topic"], p, material.plan)), opener + second, body)
    for end in range(2, min(len(rest), LONGEST_NAME)):
        if BEGINS.match(rest[end:].lstrip("则还也")) and (of_it := tuple(p for p in passages if _acts(rest[:end], p, material))):
            yield Begun(of_it, opener, rest[end:].lstrip("则还也"), is_subject=True)


def _heads(passage: Passage, plan: Plan) -> list[str]:
    """The headings over a passage."""
    place = passage.place
    return [head for head in (*plan.title_of(place).split(" · "), place.group, place.item, (passage.row or {}).get("类别")) if head]


def _topics(passage: Passage, plan: Plan) -> dict[str, None]:
    """What a passage may be said to be about: its headings, whole, without their leading verbs, or what comes after 的 in them."""
    return {form: None for head in _heads(passage, plan) for form in (head, HEADING_VERBS.sub("", head), head.rpartition("的")[2])}


def _is_piece(topic: str, passage: Passage, plan: Plan) -> bool:
    """Whether whole words of a heading are the topic, none before them denying it."""
    for head in _heads(passage, plan):
        if topic in head and OWNER.fullmatch(topic):
            return True
        at, ends = head.find(topic), list(accumulate((len(word) for word, _ in content(head)), initial=0))
        if at in ends and at + len(topic) in ends and not GOVERNS.search(head[:at]):
            return True
    return False


def _acts(name: str, passage: Passage, material: Material) -> bool:
    """Whether a passage tells what is done by or in what is named: its item where that is a thing, else a place of its headings, or the region itself."""
    things = [head for head in (passage.place.group, passage.place.item) if head and not BEGINS.match(head)]
    is_name = name in material.names or OWNER.fullmatch(name) is not None
    if things:
        return name == things[-1] or (is_name and things[-1].startswith(name))
    return name == material.plan.region or (is_name and any(name in head for head in _heads(passage, material.plan)))


def _opened(text: str) -> tuple[str, str]:
    """A text's opener and the rest."""
    bare = text.lstrip(MARKS)
    found = OPENERS.match(bare)
    end = found.end() if found else 0
    return bare[:end], bare[end:].lstrip(MARKS)


def _only_facts(body: str, facts: Mapping[str, Fact]) -> bool:
    """Whether nothing but joints stands beside the facts, and the attribute that the plan gives the last of them."""
    said = ATTRIBUTE.findall(body)
    if any(attribute != list(facts.values())[-1].attribute for attribute in said) or len(said) > 1:
        return False
    return re.fullmatch("(?:" + "|".join(map(re.escape, (*JOINTS, *facts, *MARKS))) + ")*", ATTRIBUTE.sub("", body)) is not None


def _sentence_of(piece: Piece, opener: str, passage: Passage, material: Material) -> tuple[int, int] | None:
    """The sentence of a passage that the text is made of; a name put before it must be the only one to act in it."""
    body, facts = piece.text, piece.facts
    if passage.row is not None or not body.strip(MARKS + "".join(facts)):
        return None
    past = LOOKS_BACK.search(material.plan.title_of(passage.place)) is not None
    for start, end in passage.sentences:
        source = Source(passage.text[start:end], {}, material.names, past, piece.has_subject)
        held = {char: source.clause_at(passage.offsets.index(fact.span[0]) - start) for char, fact in facts.items() if _within(fact, passage, start, end)}
        announced = source.looks_back and ANNOUNCES.search(opener)
        if len(held) == len(facts) and not announced and aligned(body, replace(source, facts=held)):
            return start, end
    return None


def _within(fact: Fact, passage: Passage, start: int, end: int) -> bool:
    return passage.offsets[start] <= fact.span[0] <= passage.offsets[end - 1]


# ---- what is shown ---------------------------------------------------------------------------------------------------------------------


def _shown(pieces: Sequence[Piece]) -> str:
    """The text with the facts in words, between marks, ending on a stop."""
    text = "".join(_worded(piece) for piece in pieces).strip("，、 ")
    text = re.sub(r"\s+", "", text)
    return text if text[-1:] in ENDS and text[-1] != "；" else text.rstrip("，；：、") + "。"


def _worded(piece: Piece) -> str:
    text = re.sub(f"(?<=[\ue000-\uf8ff])(?=[^{re.escape(MARKS)}])", "，", piece.text)
    for char, fact in piece.facts.items():
        text = text.replace(char, phrase.sentence(fact).rstrip("。"))
    return text
