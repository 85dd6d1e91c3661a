"""What can be seen of a later turn, of a way to read it and of what that brings: one row of numbers a candidate, over which `trees` judge.

>>> signs(asked, candidates, index)[0]["wants figure, tells none"]
0.0
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np

from assistant import cues
from assistant.acts import Act
from assistant.answer import Status
from assistant.aspects import is_side
from assistant.candidates import Candidate, Found, Origin
from assistant.clauses import clauses_of
from assistant.draft import Evidence
from assistant.router import router
from assistant.topic import topic_of
from assistant.write.borne import asks_for_it, is_borne, is_settled
from assistant.write.sentence import around
from assistant.write.told import sections_of
from index.findings import Kind, Later
from index.search import Index
from index.segment import content
from index.whereabouts import Stands
from index.words import held, tokens

Signs = dict[str, float]
NONE = -1.0  # what a share of nothing is
SHOWN, OPENING, MOST_LINES = 300, 20, 12  # characters of a passage, of a quote, and lines of an answer, that are looked at
STATUSES = (Status.ANSWERED, Status.PARTIAL, Status.NOT_IN_PLAN, Status.OUT_OF_SCOPE)
ASKS = {
    "where": re.compile("哪[里儿块]|在哪|何处|啥地方|什么地方"), "who": re.compile("谁|哪个部门|哪家|牵头"), "when": re.compile("啥时候|什么时候|几时|何时|哪年|哪一年|多久"),
    "how much": re.compile("多少|几[个家条座万亿成年天所项分]|多[大长高远]"), "why": re.compile("为啥|为什么|凭啥|原因|图[个的]?啥"), "how": re.compile("咋|怎么|怎样|如何|啥办法|什么措施"),
    "which": re.compile("哪[些几两三四五六七]|都有(?:啥|什么|谁)|有(?:啥|哪些)|列"), "what": re.compile("啥|什么"), "whether": re.compile("[吗么不没吧]+[？?。]*$|是不是|有没有|对吧|能不能|让不让"),
    "likewise": re.compile("[呢咧哩嘞][？?]*$"), "place in the plan": re.compile("哪一?[章节页]|原文|原话|出处|依据"), "table": re.compile("表"),
    "beside": re.compile("比|差|占|几成|倍|合计|一共|总共|加|平均|每"), "pointing": re.compile(r"第[一二三四五六七八九十\d]|头一|最后|后面|前面|前者|后者|刚才|那个|这个"),
}  # fmt: skip
TELLS = {
    "a calculation": re.compile(r"^据此计算|^合计|^\S{0,12}据此"), "a list": re.compile(r"共列出|共\d+[项个]"), "a place": re.compile("^写在"),
    "silence": re.compile("^规划(?:没有|未|中没有)|^这个问题不在"), "no": re.compile("^(?:不是|不对|规划中不是|没有)"), "yes": re.compile("^[是对有][的，。]?"),
    "a figure": re.compile(r"(?:为|增长|目标)[^，。：\n]{0,10}\d"), "an item": re.compile("^[^，。：]{3,20}："), "the words": re.compile("^原文"),
    "a row": re.compile(r"^\|"), "prose": re.compile(r"^[^\d]{40,}"), "any digit": re.compile(r"\d"),
}  # fmt: skip
TOLD = {
    "nothing": re.compile("^(?:规划未|规划没有|这个问题不在|规划与此)"), "a calculation": re.compile("据此计算"), "a list": re.compile(r"共\S{0,4}\d+[项个]|^1\. ", re.MULTILINE),
    "a figure": TELLS["a figure"], "the words": re.compile("^原文", re.MULTILINE), "no": re.compile("^(?:不是|不对|规划中不是)"),
}  # fmt: skip
NUMERALS, SIZES = (
    "一二两三四五六七八九十",
    {"一": 1, "二": 2, "两": 2, "俩": 2, "仨": 3, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10},
)
SO_MANY = re.compile(f"([{NUMERALS[1:]}])(?=[个项者类条块家种样组处座德史化头边口道])")  # 哪四个, 这三样
MEASURE = re.compile("(?:几|多少)([\u4e00-\u9fff])")  # 几条, 多少亩
NOUN = 0.6  # how much a word says that names something
BESIDE_THE_BEST = ("own in first", "own in evidence", "own in all", "meant in evidence", "meant in all", "before in evidence", "before in all", "likeliest act", "acts", "covered", "known", "own in topic", "before in topic", "stands first", "stands", "stands best")  # fmt: skip


def signs(later: Later, candidates: Sequence[Candidate], index: Index) -> list[Signs]:
    """The signs of each candidate, all with the same names in the same order."""
    turn, last, held_up = _of_turn(later, index), _of_last(later, index), _Words.of(later, index)
    told = [sections_of(later.answers[n:][:1], candidates[0].found[0][1]) for n in (-1, -2)]
    stands, wanted = index.stands(later.exchange), _Wanted.of(later)
    firsts = Counter(each.first.text for each in candidates)
    rows = [
        turn
        | last
        | _of_reading(each, later)
        | _of_draft(each, later)
        | held_up.signs(each)
        | _of_figures(each, later, turn)
        | _of_places(each, told)
        | _of_stands(each, stands)
        | wanted.signs(each)
        | {"votes": firsts[each.first.text] / len(candidates)}
        for each in candidates
    ]
    rows = [row | near for row, near in zip(rows, _nearness(later, candidates, index), strict=True)]
    best = {name: max(row[name] for row in rows) for name in BESIDE_THE_BEST}
    return [row | {f"{name}, to the best": row[name] - best[name] for name in BESIDE_THE_BEST} for row in rows]


def _of_turn(later: Later, index: Index) -> Signs:
    """What the turn says, whichever way it is read."""
    alone, text = later.alone, later.text
    topic = topic_of(cues.PRONOUN.sub("", text), index.lexicon)
    return {
        **{f"asks {name}": float(bool(cue.search(text))) for name, cue in ASKS.items()},
        **{f"alone {kind}": float(alone.kind is kind) for kind in Kind},
        "length": len(text), "topic length": len(topic), "names a side": float(is_side(topic)), "names nothing": float(not topic),
        "points": float(bool(cues.PRONOUN.search(text))), "wants figure": float(bool(cues.ASKED_UNIT.search(text))), "wants unit": float(bool(alone.units)),
        "computes": float(alone.operation is not None), "claims": float(bool(alone.claims)), "names a label": float(bool(alone.labels)),
        **{f"routed {label}": share for label, share in router().judge(text).shares.items()},
        "names a stage": float(alone.stage is not None), "elsewhere": alone.elsewhere, "turns": len(later.answers),
    }  # fmt: skip


def _of_last(later: Later, index: Index) -> Signs:
    """What was answered last, and whether the turn names what the plan never does."""
    last = later.answers[-1] if later.answers else ""
    return {
        **{f"last told {name}": float(bool(cue.search(last))) for name, cue in TOLD.items()}, "lines last": min(last.count("\n"), MOST_LINES),
        "strange": float(index.lexicon.strange(later.alone.topic)), "clauses": float(len(clauses_of(later.text))), "own length": float(len(later.alone.topic)),
    }  # fmt: skip


def _of_reading(each: Candidate, later: Later) -> Signs:
    """Which acts make it, where the rules put it, and what it asks."""
    shares = [each.acts.get(act, 0.0) for act in Act]
    part = each.parts[0]
    return {
        **dict(zip((f"act {act}" for act in Act), shares, strict=True)),
        **{f"kind {kind}": float(part.kind is kind) for kind in Kind},
        **{f"rank {n}": float(each.rank == n) for n in range(3)},
        "acts": sum(shares), "likeliest act": max(shares), "earlier": max((share for act, share in each.acts.items() if " " in act), default=0.0),
        "only earlier": float(bool(each.acts) and all(" " in act for act in each.acts)), "as alone": float(part.kind is later.alone.kind),
        "parts": len(each.parts), "labels": float(any(one.labels for one in each.parts)), "focus length": min(len(part.focus), 10),
        "topics length": len(" ".join(one.topic for one in each.parts)), "operates": float(any(one.operation for one in each.parts)), "operands": len(part.operands),
    }  # fmt: skip


def _of_draft(each: Candidate, later: Later) -> Signs:
    """How it answers, and how much of that was told before."""
    draft, last = each.draft, later.answers[-1] if later.answers else ""
    first, quotes = each.first.text, " ".join(piece.quote for line in draft.lines for piece in line.evidence)
    told, in_quotes, before = held(each.text), held(quotes), held(last)
    ever = held("\n".join(later.answers))
    return {
        **{f"status {status}": float(draft.status is status) for status in STATUSES},
        **{f"tells {name}": float(bool(cue.search(first))) for name, cue in TELLS.items()},
        "borne": float(is_borne(draft, each.found)), "loosely borne": float(is_borne(draft, each.found, loosely=True)), "settled": float(is_settled(draft, each.found)),
        "asks for the detail": float(asks_for_it(later.text, each.parts)), "told last": float(first in last), "told": float(any(first in answer for answer in later.answers)),
        "lines told last": sum(line.text in last for line in draft.lines) / len(draft.lines), "of last": _of(told & before, told), "new": _of(told - ever, told),
        "quotes of last": _of(in_quotes & before, in_quotes), "quoted last": float(any(piece.quote[:OPENING] in last for piece in each.first.evidence)),
        "lines": min(len(draft.lines), MOST_LINES) / MOST_LINES, "characters": log1p(len(each.text)), "sections": len({piece.passage.place.section_label for line in draft.lines for piece in line.evidence}),
        "counted": float(any(line.counted is not None for line in draft.lines)), "structural": float(each.first.structural), "denies": float(bool(draft.denials)), "lacks": float(bool(draft.missing)),
    }  # fmt: skip


def _of(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part) / len(whole) if whole else NONE


def _of_places(each: Candidate, told: Sequence[Sequence[str]]) -> Signs:
    """Whether it stays where the talk stood in the last answer and in the one before, and whether it was asked for there only."""
    places = [piece.passage.place.section_label for line in each.draft.lines for piece in line.evidence]
    last, before = (sum(place in labels for place in places) / len(places) if places and labels else NONE for labels in told)
    return {
        "where it stood": last, "where it stood before": before, "first where it stood": float(bool(places) and places[0] in told[0]),
        "inside": float(bool(each.parts[0].inside)),
    }  # fmt: skip


def _of_stands(each: Candidate, stands: Stands) -> Signs:
    """How near to the answer what it rests on stands: what it says first, all of it, and the nearest that may be."""
    first = [stands.of(piece.passage, piece.start, piece.end) for piece in each.first.evidence]
    near = [stands.of(piece.passage, piece.start, piece.end) for line in each.draft.lines for piece in line.evidence]
    return {
        "stands first": max(first, default=0.0), "stands": sum(near) / len(near) if near else 0.0, "stands best": max(near, default=0.0),
        "nearest": stands.nearest, "at the nearest": float(bool(near) and max(near) >= stands.nearest > 0), "first at the nearest": float(bool(first) and max(first) >= stands.nearest > 0),
        "shown": float(each.shown), **{f"origin {origin}": float(each.origin is origin) for origin in Origin}, **_of_meaning(each),
    }  # fmt: skip


def _of_meaning(each: Candidate) -> Signs:
    """What the meaning of the sentences that it rests on adds to them for what it asks, and that of the best of those found."""
    says = {
        (hit.chunk.passage.char_start, start): value
        for _, findings in each.found
        for hit in findings.passages
        if hit.chunk
        for start, value in hit.sentences.items()
    }
    best = max(says.values(), default=0.0)
    first, everywhere = (
        max(
            (value for piece in pieces for (at, start), value in says.items() if at == piece.passage.char_start and piece.start <= start < piece.end),
            default=0.0,
        )
        for pieces in (each.first.evidence, [piece for line in each.draft.lines for piece in line.evidence])
    )
    return {"says first": first, "says": everywhere, "says most": best, "says first, to most": first - best, "says, to most": everywhere - best}


def _of_figures(each: Candidate, later: Later, turn: Signs) -> Signs:
    """Whether it tells figures where they are asked for, in the unit and of the stage."""
    alone = later.alone
    facts = [piece.fact for piece in each.first.evidence if piece.fact]
    wants, fits = turn["wants figure"], any(fact.unit in alone.units for fact in facts)
    sums, computes = float(any(line.sums for line in each.draft.lines)), turn["computes"]
    return {
        "tells fact": float(bool(facts)), "facts": sum(piece.fact is not None for line in each.draft.lines for piece in line.evidence),
        "in unit": float(fits), "in another unit": float(bool(alone.units and facts) and not fits), "of stage": float(any(fact.stage == alone.stage for fact in facts)),
        "wants figure, tells one": wants * bool(facts), "wants figure, tells none": wants * (not facts), "wants none, tells one": (1 - wants) * bool(facts),
        "sums": sums, "computes, sums": computes * sums, "computes nothing, sums": sums * (1 - computes), "computes, sums nothing": computes * (1 - sums),
    }  # fmt: skip


@dataclass(frozen=True)
class _Words:
    """What a turn names, the plan's words for that, and what was spoken of before: tokens by rarity."""

    own: Mapping[str, float]
    meant: Mapping[str, float]
    before: Mapping[str, float]

    @classmethod
    def of(cls, later: Later, index: Index) -> _Words:
        own = index.words.said(topic_of(cues.PRONOUN.sub("", later.text), index.lexicon)).weights
        meant = {token: index.words.rarity(token) for word in later.alone.expansions for token in tokens(word) if token not in own}
        spoken = index.words.said(" ".join(dict.fromkeys(part.topic for part in later.before))).weights
        return cls(own, meant, {token: weight for token, weight in spoken.items() if token not in own})

    def signs(self, each: Candidate) -> Signs:
        """How much of these stands in what it says first, in that with its passages, in all, and in its topics."""
        named = [" ".join(piece.fact.names) for line in each.draft.lines for piece in line.evidence if piece.fact]
        evidence = f"{each.first.text} {_evidences(each)}"
        whole = " ".join((each.text.replace("\n", " "), *named))
        topics = " ".join(part.topic for part in each.parts)
        return {
            "own in first": _share(self.own, each.first.text), "own in evidence": _share(self.own, evidence), "own in all": _share(self.own, whole),
            "meant in evidence": _share(self.meant, evidence), "meant in all": _share(self.meant, whole),
            "before in evidence": _share(self.before, evidence), "before in all": _share(self.before, whole),
            "own in topic": _share(self.own, topics), "before in topic": _share(self.before, topics),
            "known": min(findings.known for _, findings in each.found), "covered": min(findings.covered for _, findings in each.found),
        }  # fmt: skip


@dataclass(frozen=True)
class _Wanted:
    """What a turn wants told: so many of them, in a measure word (几条), of what it names last."""

    number: int
    measure: str
    last: str

    @classmethod
    def of(cls, later: Later) -> _Wanted:
        number, measure = SO_MANY.search(later.text), MEASURE.search(later.text)
        nouns = [word for word, share in content(later.text) if share >= NOUN and len(word) > 1]
        return cls(SIZES[number[1]] if number else 0, measure[1] if measure else "", nouns[-1] if nouns else "")

    def signs(self, each: Candidate) -> Signs:
        """Whether it tells as many, in the measure asked for, and of what is named last; -1 where that is not asked."""
        quotes = " ".join(piece.quote for piece in each.first.evidence)
        members = [part.count("、") + 1 for part in re.split("[，。；：]", quotes)]
        told = (each.first.counted, len(each.draft.lines) - 1, len(each.draft.lines), *members)
        counted = rf"[{NUMERALS}\d余多百千万亿]+{self.measure}"
        return {
            "members": log1p(max(members)), "as many": float(self.number in told) if self.number else NONE,
            "in the measure": float(bool(re.search(counted, each.first.text))) if self.measure else NONE,
            "in the measure there": float(bool(re.search(counted, quotes))) if self.measure else NONE,
            "last in first": float(self.last in each.first.text) if self.last else NONE, "last there": float(self.last in _evidences(each)) if self.last else NONE,
        }  # fmt: skip


def _evidences(each: Candidate) -> str:
    return " ".join(_evidence(piece, each.found) for piece in each.first.evidence)


def _evidence(piece: Evidence, found: Found) -> str:
    names = " ".join(piece.fact.names) if piece.fact else ""
    return f"{piece.quote} {names} {around(piece, found[0][1])}"


def _share(weights: Mapping[str, float], text: str) -> float:
    total, have = sum(weights.values()), held(text)
    return sum(weight for token, weight in weights.items() if token in have) / total if total else NONE


def _nearness(later: Later, candidates: Sequence[Candidate], index: Index) -> list[Signs]:
    """The cosines of the turn, by itself and after what was spoken of, with what is said first and with the passages that that rests on."""
    spoken = " ".join(dict.fromkeys(part.topic for part in later.before))
    firsts = [each.first.text or " " for each in candidates]
    passages = [" ".join(around(piece, each.found[0][1]) for piece in each.first.evidence)[:SHOWN] or " " for each in candidates]
    vectors = np.asarray(index.encoder.queries([later.text, f"{spoken} {later.text}", *firsts, *passages]), dtype=np.float32)
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-6)
    turn, said = vectors[:2], vectors[2:]
    cosines = np.hstack([(said[: len(candidates)] @ turn.T), (said[len(candidates) :] @ turn.T)])
    names = ("first to turn", "first to talk", "passage to turn", "passage to talk")
    rows = np.hstack([cosines, cosines - cosines.max(axis=0)])
    return [dict(zip((*names, *(f"{name}, to the best" for name in names)), map(float, row), strict=True)) for row in rows]
