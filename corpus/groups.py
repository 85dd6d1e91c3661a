"""Things that a plan sets side by side, and what it calls them: the items of a section, sentences that head what follows, what stands in a row between 、.

>>> rows("建设午阳路、静泉路、德源路等南部区域路网")
(Row(members=(('午阳路', 2), ('静泉路', 6), ('德源路', 10)), name='南部区域路网'),)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from os.path import commonprefix
from typing import Literal

from corpus.plan import Passage, Plan
from corpus.subject import OPENING

HEAD = 20  # characters of a sentence that only heads what follows
FEWEST = 2
LONGEST = 24  # characters of a member of a row
RUNS = 3  # items in a row that have something in common while others of the section have not
NUMERALS = "一二两三四五六七八九十"
COUNTERS = "个家座处条所项类种大"
CLAUSE = re.compile(r"[，；：。！？\n]")
QUOTED = re.compile("“([^“”]*)”")
# What stands before the first member of a row, beside what opens a clause: 正处于…期, 以…为重点
LEAD = re.compile(
    "^(?:正?处于|发展|划定|瞄准|聚焦|构建|坚持|面向|围绕|主攻|主要|包括|包含|位于|坐落于|支持|引导|引进|引入|谋划|推广|优化|强化|打造|深化|加强|充实|扩大|倾力|着力|大力|逐步|以|把|按照?|如|有|是|为|到|向|在|对|与)+(?=.{2})"
)
INTO = re.compile("[^、]*分为(?=.{2})")  # 将国土划分为优化开发、重点开发…: what follows is a name, whatever it begins with
TAIL = re.compile(rf"(?P<last>.{{2,}}?)(?:等(?:(?:\d+|[{NUMERALS}])[{COUNTERS}])?|(?:\d+|[{NUMERALS}])[{COUNTERS}])(?P<name>[^“”、]*)$")
BEFORE_TERM = re.compile(f"(?P<last>[^“]{{2,}})“(?P<name>[{NUMERALS}][^”、]{{1,11}})”")
ANNOUNCED = re.compile("([^，。；：、“”]{2,8})：$")
JOINT = re.compile("以?及|和|与")
# Between two rows of one clause: 引导村庄、村民积极开展樱桃、葡萄等种植
BETWEEN = re.compile("(?<=、)(?P<last>[^、]{2,}?)(?:等[^、，]{0,2})?(?:(?:积极|继续)[^、]{0,4}?)?(?:开展|引进|谋划实施(?:一批)?)(?=[^、]{2,12}、)")
PLAIN = re.compile(r"[，、；：。“”\d]")

THAT_IS = re.compile("“(?P<name>[^“”]{2,8})”(?:即|指|是指)")  # before the members of a term
BOTH = re.compile(f"{THAT_IS.pattern}(?P<one>[^，。；、“”]{{2,12}}?)(?:{JOINT.pattern})(?P<other>[^，。；、“”]{{2,12}})(?=[，。；]|$)")
JOINED = re.compile("(?<=、)(?P<last>[^、及]{2,}?(?:改造|项目|工程|建设))及(?=[^、]{2,12}、)")  # …棚户区改造及赵村、李村等城中村改造

Form = Literal["items", "heads", "paragraphs", "row"]


@dataclass(frozen=True)
class Member:
    """One of a group: its name, and the stretch of the passage that tells it."""

    name: str
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True)
class Group:
    """Members side by side, what the plan calls them (`name`), and the stretch that lists or announces them."""

    name: str
    members: tuple[Member, ...]
    form: Form
    passage: Passage
    start: int
    end: int

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Of its members, in order."""
        return tuple(member.name for member in self.members)

    @cached_property
    def clause(self) -> str:
        """What the members of a row stand in, from the mark before them to the mark behind them; nothing of what is no row."""
        text = self.passage.text
        starts = [max(text.find(name, self.start), self.start) for name in self.names]
        marks = [0, *(mark.end() for mark in re.finditer("[，。；：]", text)), len(text)]
        first, last = max(n for n in marks if n <= min(starts)), min(n for n in marks if n > max(starts))
        return text[first:last] if self.form == "row" else ""

    @cached_property
    def told(self) -> str:
        """What it and its members are called."""
        return " ".join((self.name, *self.names))


@dataclass(frozen=True)
class Row:
    """What stands between 、 in a clause: each member with where it begins, and what the clause calls them."""

    members: tuple[tuple[str, int], ...]
    name: str


def groups_of(plan: Plan) -> tuple[Group, ...]:
    """All groups of a plan, those that its structure makes before those of its sentences."""
    runs = [tuple(members) for _, members in groupby(plan.passages, key=lambda passage: (passage.place.label, passage.place.group))]
    made = [group for run in runs for group in (*_items(run, plan), *_paragraphs(run))]
    told = [group for passage in plan.passages if passage.kind in ("paragraph", "item") for group in (*_heads(passage), *_rows(passage))]
    return (*made, *told)


# ---- of the structure ----------------------------------------------------------------------------------------------------------------------


def _items(run: Sequence[Passage], plan: Plan) -> Iterator[Group]:
    """The items of a place, and those among them that begin and end alike (围绕先进制造业招商, 围绕现代服务业招商)."""
    items = [passage for passage in run if passage.kind == "item" and passage.place.item]
    if len(items) < FEWEST:
        return
    name = items[0].place.group or plan.title_of(items[0].place).split(" · ")[-1]
    yield _of_items(name, items)
    for alike in _alike(items):
        yield _of_items(name, alike)


def _of_items(name: str, items: Sequence[Passage]) -> Group:
    members = tuple(Member(str(item.place.item), item, 0, len(item.text)) for item in items)
    return Group(name, members, "items", items[0], *items[0].sentences[0])


def _alike(items: Sequence[Passage]) -> Iterator[tuple[Passage, ...]]:
    """The longest runs, not all of them, whose names begin and end on two characters or more in common."""
    for size in range(len(items) - 1, RUNS - 1, -1):
        found = [tuple(items[n : n + size]) for n in range(len(items) - size + 1) if all(map(len, ends([str(p.place.item) for p in items[n : n + size]])))]
        if found:
            yield from found
            return


def ends(names: Sequence[str]) -> tuple[str, str]:
    """What all names begin with and what all end on, as far as it is more than one character.

    >>> ends(("围绕先进制造业招商", "围绕现代服务业招商"))
    ('围绕', '业招商')
    """
    first, last = commonprefix(list(names)), commonprefix([name[::-1] for name in names])[::-1]
    return (first if len(first) > 1 else "", last if len(last) > 1 else "")


def _paragraphs(run: Sequence[Passage]) -> Iterator[Group]:
    """Paragraphs in a row that open alike: 在先进制造强区建设上，… 在现代服务强区建设上，…"""
    paragraphs = [passage for passage in run if passage.kind == "paragraph"]
    opening = {id(passage): CLAUSE.split(passage.text)[0] for passage in paragraphs}
    for _, members in groupby(paragraphs, key=lambda passage: (opening[id(passage)][:1], opening[id(passage)][-2:])):
        alike = tuple(members)
        if len(alike) <= FEWEST or not all(len(opening[id(p)]) <= HEAD for p in alike):
            continue
        first, last = commonprefix([opening[id(p)] for p in alike]), commonprefix([opening[id(p)][::-1] for p in alike])
        named = tuple(Member(opening[id(p)][len(first) : len(opening[id(p)]) - len(last)], p, 0, len(p.text)) for p in alike)
        if all(member.name for member in named):
            yield Group(alike[0].place.group or "", named, "paragraphs", alike[0], *alike[0].sentences[0])


# ---- of sentences --------------------------------------------------------------------------------------------------------------------------


def _heads(passage: Passage) -> Iterator[Group]:
    """“从面临的机遇来看：融入新发展格局带来机遇。…重大战略叠加带来机遇。…”: short sentences, each before longer ones that tell it."""
    spans = passage.sentences
    lead, colon, _ = passage.text[slice(*spans[0])].partition("：")
    begin = len(lead) + 1 if colon and len(lead) <= HEAD else 0
    starts = [begin, *(start for start, _ in spans[1:])]
    short = [n for n, (start, (_, end)) in enumerate(zip(starts, spans, strict=True)) if _is_head(passage.text[start:end])]
    short = [n for n in short if n + 1 < len(spans) and n + 1 not in short]
    if passage.kind == "paragraph" and begin and len(short) >= FEWEST and short[0] == 0:
        stops = [*(spans[n][0] for n in short[1:]), len(passage.text)]
        members = tuple(Member(passage.text[starts[n] : spans[n][1]].rstrip("。"), passage, starts[n], stop) for n, stop in zip(short, stops, strict=True))
        yield Group(lead, members, "heads", passage, 0, spans[0][1])


def _is_head(sentence: str) -> bool:
    bare = sentence.rstrip("。")
    return len(bare) <= HEAD and not PLAIN.search(bare)


def _rows(passage: Passage) -> Iterator[Group]:
    for start, end in passage.sentences:
        for row in rows(passage.text[start:end]):
            members = tuple(Member(name, passage, start, end) for name, _ in row.members)
            yield Group(row.name, members, "row", passage, start, end)


def rows(sentence: str) -> tuple[Row, ...]:
    """Every row of a sentence: of its clauses, of what it puts in quotation marks, of what it puts in brackets."""
    found = [Row(((both["one"], both.start("one")), (both["other"], both.start("other"))), both["name"]) for both in BOTH.finditer(sentence)]
    for text, begin in _clauses(sentence):
        row = _row(text, begin)
        if row and len(row.members) >= FEWEST:
            announced = ANNOUNCED.search(sentence[:begin])  # 两点：甲、乙
            found.append(Row(row.members, row.name or (announced[1] if announced else "")))
    return tuple(found)


def _clauses(sentence: str) -> Iterator[tuple[str, int]]:
    """The clauses, and where each begins; a quotation with 、 in it by itself, since it is a row of its own."""
    for quoted in QUOTED.finditer(sentence):
        if "、" in quoted[1]:
            yield quoted[1], quoted.start(1)
    text = QUOTED.sub(lambda found: found[0].replace("，", "　").replace("、", "　").replace("：", "　"), sentence)
    marks = [-1, *(mark.start() for mark in CLAUSE.finditer(text)), len(text)]
    for before, after in pairwise(marks):
        yield from ((piece, begin) for piece, begin in _at_verbs(text[before + 1 : after], before + 1) if "、" in piece)


def _at_verbs(clause: str, begin: int) -> Iterator[tuple[str, int]]:
    """The clause, or its two halves where what is done with one row begins another."""
    verb = BETWEEN.search(clause) or JOINED.search(clause)
    yield (clause[: verb.end("last")] if verb else clause), begin
    if verb:
        yield clause[verb.end() :], begin + verb.end()


def _row(clause: str, begin: int) -> Row | None:
    """The members between 、, without the verb before the first and what the last is followed by."""
    *pieces, last = _parted(clause)
    if not pieces:
        return None
    first, at = pieces[0]
    cut = _opening(first)
    term = THAT_IS.match(first)
    inner = [(first[cut:], at + cut), *pieces[1:]]
    ended, name = _ended(last[0], [text for text, _ in inner])
    both = JOINT.search(ended) if len(inner) > 1 or ends([text for text, _ in inner])[1] else None
    tail = [(ended, last[1])]
    if both and both.start() >= FEWEST and len(ended) - both.end() >= FEWEST:
        tail = [(ended[: both.start()], last[1]), (ended[both.end() :], last[1] + both.end())]
    members = tuple((_bare(text), begin + position) for text, position in (*inner, *tail) if text)
    return Row(members, name or (term["name"] if term else "")) if all(len(text) <= LONGEST for text, _ in members) else None


def _opening(first: str) -> int:
    """Where the first member begins, after what opens its clause."""
    cut = parted.end() if (parted := INTO.match(first) or THAT_IS.match(first)) else 0
    while not parted and (found := OPENING.match(first[cut:]) or LEAD.match(first[cut:])):
        if not found.end() or len(first) - cut - found.end() < FEWEST:
            break
        cut += found.end()
    return cut


def _bare(name: str) -> str:
    """Without the marks of a quotation that is all of it."""
    whole = QUOTED.fullmatch(name)
    return whole[1] if whole else name


def _parted(clause: str) -> list[tuple[str, int]]:
    """What stands between 、 outside of brackets, and where each begins."""
    depth, pieces, begin = 0, [], 0
    for position, char in enumerate(f"{clause}、"):
        depth += (char == "（") - (char == "）")
        if char == "、" and depth <= 0:
            pieces.append((clause[begin:position], begin))
            begin = position + 1
    return pieces


def _ended(last: str, others: Sequence[str]) -> tuple[str, str]:
    """The last member and what the row is called: before a quoted term, before 等 or a number, or where it ends as the others do."""
    if last.startswith("等"):
        return "", last.lstrip(f"等0123456789{NUMERALS}").lstrip(COUNTERS)  # 金家营、十五里堡、等21个行政村
    if (term := BEFORE_TERM.match(last)) or (term := TAIL.match(last)):
        return term["last"], term["name"]
    alike = commonprefix([name[::-1] for name in others])[::-1] if len(others) > 1 else ""
    if alike and alike[-1] in last and (stop := last.rfind(alike) if alike in last else last.rfind(alike[-1])) >= 0:
        stop += len(alike) if alike in last else 1
        return last[:stop], last[stop:]
    return last, ""
