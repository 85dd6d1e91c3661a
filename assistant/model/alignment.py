"""Whether a piece of a model's text is a sentence of the plan, shortened and joined and nothing else.

Characters are matched in order against one sentence of the plan. Between two runs of matched characters only what states nothing may fall out, a member
of a list, or a whole clause that brings in nobody else; only joints may come in. Names, direction and negation can so neither change nor change sides:

>>> aligned("铁西着力发展装备制造，并建设公园", "铁西着力发展装备制造，南部发展生态旅游，建设公园。") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.model.wording import BEGINS, DATES, FUTURE, GOVERNS, HOLDS, JOINTS, LIST, NEUTRAL, OURS, OWNER, PLACED, RELATES, TURNS

STOPS = "，：；,:;"
MARKS = STOPS + "。！？、（）()“”‘’\"'《》—…· \u3000"
DONE = re.compile("已(?!脱贫)|实现了|荣获|取得了|突破了|被评为|[^不]了[，。]")
DATED = re.compile(r"(?:^|[^到至])\d{4}年(?!以前).*(?:完成|建成|取得)")  # 建成一批, 完成备案 are still to be done
BRACKETS = re.compile(r"^（[^（）]*）$")
# A number whole, the marks within it too: 三、四级 is not 三四级, 十五里堡 not 五里堡.
NUMBER = re.compile("[0-9〇零一二三四五六七八九十百千万亿两]+(?:[.．,、—–~～-]+[0-9〇零一二三四五六七八九十百千万亿两]+)*")
FACT = "\ue000"  # the first of the characters that stand for facts


@dataclass(frozen=True)
class Source:
    """One sentence of the plan; `facts` maps the character that stands for a fact to the clause that gives it, `names` are the plan's own."""

    text: str
    facts: Mapping[str, int] = field(default_factory=dict)
    names: Sequence[str] = ()
    past: bool = False
    acts: bool = False  # whether the text gives it a subject, so that it may have none of its own as far as the text begins

    @property
    def looks_back(self) -> bool:
        """Whether it tells what was done."""
        return self.past or any(told.search(self.text) for told in (DONE, DATED))

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Half-open spans between the marks that part clauses."""
        return tuple(match.span() for match in re.finditer(f"[^{STOPS}]+", self.text.rstrip("。！？")))

    def clause_at(self, offset: int) -> int:
        """The clause that holds a character, or that has just ended there."""
        return next((n for n, (start, end) in enumerate(self.clauses) if start <= offset <= end), len(self.clauses) - 1)


def aligned(text: str, source: Source | str) -> bool:
    """Whether `text` says what `source` says, in its words and order."""
    held = Source(source) if isinstance(source, str) else source
    return not _parts_a_word(text, held.text) and _Reading(_unmarked(text), held).stands()


def _parts_a_word(text: str, source: str) -> bool:
    """Whether a mark of a list stands where the source goes on without one: 八、里铺."""
    pairs = re.findall("(?=([^、])、([^、]))", text)
    return any(one + two in source and f"{one}、{two}" not in source for one, two in pairs)


def _unmarked(text: str) -> str:
    numbers = _within_numbers(text)
    return "".join(char for n, char in enumerate(text) if char not in MARKS or n in numbers)


def _within_numbers(text: str) -> frozenset[int]:
    """The offsets at which a cut would part a number."""
    return frozenset(offset for number in NUMBER.finditer(text) for offset in range(number.start() + 1, number.end()))


class _Reading:
    """A search for a way through `text` beside the source; each state is tried once."""

    def __init__(self, text: str, source: Source) -> None:
        self.text, self.source = text, source
        self._seen: set[tuple[int, int]] = set()
        self._uncut, self._whole = _within_numbers(text), _within_numbers(source.text)
        self._added = (*JOINTS, *NEUTRAL, *(() if source.looks_back else FUTURE))

    def stands(self) -> bool:
        """Whether all of the text is found, and at least one run of it."""
        return bool(self.text) and bool(self.source.clauses) and self._from(0, -1)

    def _from(self, i: int, j: int) -> bool:
        """`text[i:]` after what ended at `j` of the source; -1 before anything was matched."""
        if i == len(self.text):
            return j > 0 and self._may_end(j)
        if (i, j) in self._seen:
            return False
        self._seen.add((i, j))
        return self._by_source(i, j) or self._by_fact(i, j) or any(self.text.startswith(word, i) and self._from(i + len(word), j) for word in self._added)

    def _by_source(self, i: int, j: int) -> bool:
        for k in range(max(j, 0), len(self.source.text)):
            if self.source.text[k] != self.text[i]:
                continue
            for m, n in self._runs(i, k):
                if (n - k > 1 or _unmarked(self.source.text[max(j, 0) : k]) == "") and self._may_skip(j, k) and self._from(m, n):
                    return True
        return False

    def _runs(self, i: int, k: int) -> Iterator[tuple[int, int]]:
        """Where runs of like characters from `i` and `k` end in both: the longest first, then those that end before a mark of a list."""
        if i in self._uncut or k in self._whole:
            return
        m, n, ends = i, k, [(i, k)]
        while m < len(self.text) and n < len(self.source.text):
            if self.source.text[n] == self.text[m]:
                m, n = m + 1, n + 1
                ends = [*(ends if self.source.text[ends[-1][1] : n - 1] else ends[:-1]), (m, n)]
            elif self.source.text[n] in MARKS and self.source.text[n] not in STOPS and n not in self._whole:
                n += 1
            else:
                break
        yield from ((m, n) for m, n in reversed(ends) if m > i and m not in self._uncut and n not in self._whole)

    def _by_fact(self, i: int, j: int) -> bool:
        clause = self.source.facts.get(self.text[i])
        if clause is None:
            return False
        start, end = self.source.clauses[clause]
        return max(j, 0) <= end and (j < 0 or j >= end or self._may_skip(j, start)) and self._from(i + 1, max(end, j))

    # ---- what may fall out ------------------------------------------------------------------------------------------------------------

    def _may_skip(self, j: int, k: int) -> bool:
        """Whether the source between `j` and `k` may go unsaid."""
        clauses, into = self.source.clauses, self.source.clause_at(k)
        if j < 0:
            start, end = clauses[into]
            before = self.source.text[:start].rpartition("；")[2]
            if self.source.acts and not all(BEGINS.match(clause) for clause in re.split("[，：]", before + self.source.text[start:end])):
                return False
            return may_follow(before, self.source.text[start:end], self.source.names) and self._is_slight(self.source.text[start:k])
        out_of = self.source.clause_at(j)
        if out_of == into:
            return self._is_slight(self.source.text[j:k]) or self._is_member(j, k)
        between = self.source.text[clauses[out_of][1] : clauses[into][0]]
        return self._is_end(j, clauses[out_of][1]) and self._is_slight(self.source.text[clauses[into][0] : k]) and not self._brings_in(between)

    def _may_end(self, j: int) -> bool:
        end = self.source.clauses[self.source.clause_at(j)][1]
        return self._is_end(j, end) and not TURNS.search(re.split(f"[{STOPS}]", self.source.text[end + 1 :])[0])

    def _is_end(self, j: int, end: int) -> bool:
        rest = self.source.text[j:end]
        return self._is_slight(rest) or (rest.startswith("、") and not HOLDS.search(rest) and "的" not in rest and len(_unmarked(rest)) <= 2)

    def _is_slight(self, text: str) -> bool:
        """Words that join or colour, a bracket, an attribute: nothing that denies, bounds or dates."""
        bare = text.strip("、“”‘’《》 ")
        if not bare:
            return True
        if HOLDS.search(bare):
            return False
        return bool(BRACKETS.match(bare)) or _is_of(bare, (*NEUTRAL, *JOINTS, *FUTURE, *OURS, "等", "的"))

    def _is_member(self, j: int, k: int) -> bool:
        """One or more members of a list, from mark to mark."""
        text, skipped = self.source.text, self.source.text[j:k]
        if "分别" in text or HOLDS.search(_unshared(skipped, text[k:])) or RELATES.search(skipped):
            return False
        if "、" in skipped[1:-1] and "、" not in (text[j - 1], text[j]):
            return False  # 高龄和失能老人、重度和贫困残疾人: what 和 joins is within one member of the greater list
        after_mark = j > 0 and text[j - 1] in LIST and text[k - 1] in LIST
        before_mark = text[j] in LIST and (text[k] in LIST + "等" or text[k - 1] in LIST)
        return after_mark or before_mark

    def _brings_in(self, clause: str) -> bool:
        """Whether a clause left out could give what follows it another subject, time or sense."""
        return is_owned(clause, self.source.names) or any(pattern.search(clause) for pattern in (GOVERNS, TURNS, DATES))


def _unshared(skipped: str, next_member: str) -> str:
    """Members without what they begin on and the next member says itself: 农村公路危桥改造、 before 农村公路提升工程 takes 农村 from nobody."""
    bare = skipped.strip("、")
    held = HOLDS.match(bare)
    return bare[held.end() :] if held and next_member.startswith(held[0]) else bare


def may_follow(before: str, clause: str, names: Sequence[str]) -> bool:
    """Whether a clause means the same without what stands before it: nothing there denies or bounds it, or says of whom it is."""
    return not (TURNS.search(before) or GOVERNS.search(before) or (is_owned(before, names) and not owns(clause, names)))


def is_owned(clauses: str, names: Sequence[str]) -> bool:
    """Whether one of some clauses begins with whose or where: what follows it is said of that."""
    begins = [clause.lstrip("在对由") for clause in re.split(f"[{STOPS}]", clauses)]
    return any(OWNER.match(clause) or clause.startswith(tuple(names)) for clause in begins)


def owns(clauses: str, names: Sequence[str]) -> bool:
    """The same for what follows another: “对南高村市场进行…” says of what, and leaves open by whom."""
    return is_owned(re.sub(f"(^|[{STOPS}])对[^{STOPS}]*", r"\1", clauses), names)


def names_any(text: str, names: Sequence[str]) -> bool:
    """Whether a text says whose or where."""
    return PLACED.search(text) is not None or any(name in text for name in names)


def _is_of(text: str, words: Sequence[str]) -> bool:
    """Whether a text is made of some words and marks."""
    return re.fullmatch("(?:" + "|".join(map(re.escape, (*words, *LIST))) + ")*", text) is not None
