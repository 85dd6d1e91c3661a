"""Lists that the assistant showed: what “第二个” points at. An item only names a topic and is never evidence.

>>> nth_item("1. 智造强区[1]\\n2. 服务兴区[1]", 2)
'服务兴区'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import cues
from assistant.answer import PHRASES
from corpus.groups import rows
from corpus.quantity import arabic, read

LAST = -1
SUMMED = "，合计"  # how a sum is told
NAME = 20  # characters of an item's name before its colon
PAIR = 2  # “后一个” is of two
MARKS = re.compile(r"\[\d+\]")
NUMBERED = re.compile(r"^\s*(?:\d+[.、．]|[-·•])\s*(.+?)\s*(?:\[\d+\])*$")
NAMED = re.compile(r"^([^，。：\[\]]{2,20})：")
IN_BRACKETS = re.compile("（([^（）]+)）")
OURS = re.compile("^规划(?:没有|未|中不是|提到).*$", re.MULTILINE)  # the product's own words, which quote the user's
CONFLICT = re.compile("^" + PHRASES.conflict.split("{")[0] + ".*$", re.MULTILINE)
NOT_NAMES = re.compile("^(?:第.{1,3}[章节]|专栏|原文|与此最接近|写在|规划)")  # what stands before a colon and is no item
A_FIGURE = re.compile(
    r"^[^，。：\n]{2,40}(?:为|增长)[^，。：\n]{0,10}\d[^，。：\n]{0,10}。(?:\[\d+\])*$", re.MULTILINE
)  # what stands under one is its clause, no list
FIGURED = re.compile(
    "^(?:到?“[^”]{2,4}”(?:期间|末，)|20\\d\\d年)?([^，。：\n=]{2,40}?)(?:(?:目标|基数)?为|总?投资为)[^，。：\n]{0,10}\\d[^，。：\n]{0,10}。(?:\\[\\d+\\])*$"
)  # several things' figures
SPAN = re.compile("最.*最")  # 最大的是最小的几倍 points at no one of them
LIST_NUMBER = re.compile(r"^\d+[.、．]\s*")
OF_FIGURES = re.compile("个?(?:数|五年|时期|年)")  # 第二个数 is no second thing
OWN = re.compile(r"^((?:[^ 、，。？?]{1,10}[ 、]+){2,}[^ 、，。？?]{1,10})[，, ]+")
INSIDE, CHINESE = re.compile("(?:里头?|里面|当?中|那边|的)+$"), re.compile("[\u4e00-\u9fff]{2}")


@dataclass(frozen=True)
class Shown:
    """A list that was shown: what it is a list of, its items, and whether they were numbered."""

    about: str
    items: tuple[str, ...]
    numbered: bool = False
    figures: bool = False  # things by their figures, one under another


def pointed_at(text: str, shown: Sequence[str], asked: str = "") -> str | None:
    """The item that a turn points at by its figure (第二大的) or by its number: of the kind that it names (平台里第三个), else of the latest list that is long enough; of two (后一个) the one or the other.

    `asked` is what the latest answer was an answer to: of several rows in it the one that has most to do with it is meant.
    """
    found = cues.ORDINAL.search(text)
    if (by_size := cues.BY_SIZE.search(text)) and not SPAN.search(text):
        return _ranked(by_size, shown)
    if found is None:
        return _of_two(text, shown) or _called(text, shown)
    of_figures = OF_FIGURES.match(text[found.end() :]) is not None
    answers = [[each for each in lists(said) if not (each.figures and of_figures)] for said in reversed(shown)]
    if found["other"] or found["one"]:
        pairs = [each for each in answers[0] if len(each.items) == PAIR] if answers else []
        chosen = max(pairs, key=lambda each: _in_common(each, f"{asked}{text}"), default=None)
        return chosen.items[LAST if found["other"] else 0] if chosen else None
    if found["middle"]:
        odd = (each.items for blocks in answers for each in blocks if len(each.items) > PAIR and len(each.items) % PAIR)
        return next((items[len(items) // PAIR] for items in odd), None)
    number = found["n"] or found["rank"]
    n = -arabic(found["from_end"]) if found["from_end"] else arabic(number) if number else 1 if found["first"] else LAST
    kinds = _kinds(text, found)
    of_kind = (each for blocks in answers for each in blocks if any(kind in each.about.split(" ")[0] for kind in kinds) and _nth(each.items, n))
    latest = (max(long, key=lambda each: _rank(each, asked)) for blocks in answers if (long := [each for each in blocks if _nth(each.items, n)]))
    chosen = next(of_kind, None) or next(latest, None)
    return _nth(chosen.items, n) if chosen else None


def _of_two(text: str, shown: Sequence[str]) -> str | None:
    """“后者” of the latest numbered list, where that has just two items."""
    found = cues.OF_TWO.search(text)
    latest = _latest(shown) if found else ()
    return latest[LAST if found and found["last"] else 0] if len(latest) == PAIR else None


def _called(text: str, shown: Sequence[str]) -> str | None:
    """“亮化那条”: the one item of the latest numbered list that has the word."""
    found = cues.THAT_ONE.search(text)
    having = [item for item in _latest(shown) if found["name"] in item] if found else []
    return having[0] if len(having) == 1 else None


def _ranked(found: re.Match[str], shown: Sequence[str]) -> str | None:
    """“那个最大的”, “第二大的”: the thing by its figure, of the latest answer that told those of several in one unit; None where two are equal."""
    for said in reversed(shown):
        rows = [FIGURED.match(LIST_NUMBER.sub("", line)) for line in said.split("\n")]
        sizes = [(amounts[0].base, row[1]) for row in rows if row and (amounts := [q for q in read(row[0][row.end(1) :]) if not q.is_year])]
        if len({name for _, name in sizes}) > 1 and len({unit for (*_, unit), _ in sizes}) == 1:
            ordered = sorted(sizes, key=lambda size: size[0][0], reverse=found["small"] is None)
            rank = arabic(found["rank"]) if found["rank"] else 1
            here = ordered[rank - 1 : rank]
            return here[0][1] if here and sum(size[0][0] == here[0][0][0] for size in sizes) == 1 else None
    return None


def _latest(shown: Sequence[str]) -> tuple[str, ...]:
    """The items of the latest numbered list."""
    return next((items for said in reversed(shown) if (items := numbered(said))), ())


def _kinds(text: str, ordinal: re.Match[str]) -> tuple[str, ...]:
    """The words beside an ordinal that may say of what it is: 平台里第三个, 产业第二个, 第三个平台."""
    words = (INSIDE.sub("", text[: ordinal.start()])[-PAIR:], text[ordinal.end() :][:PAIR])
    return tuple(word for word in words if CHINESE.fullmatch(word))


def _rank(each: Shown, asked: str) -> tuple[bool, int, int]:
    return each.numbered, _in_common(each, asked), len(each.items)


def _in_common(each: Shown, asked: str) -> int:
    """How many pairs of characters a list shares with a text."""
    told = f"{each.about} {' '.join(each.items)}"
    return len({asked[n : n + PAIR] for n in range(len(asked) - 1) if asked[n : n + PAIR] in told})


def _nth(items: Sequence[str], n: int) -> str | None:
    return items[n - 1 if n > 0 else n] if 0 < abs(n) <= len(items) else None


def lists(shown: str) -> Iterator[Shown]:
    """The lists of an answer: numbered lines, neighbouring lines that begin with a name, what stands in a row in a sentence."""
    lines = OURS.sub("", CONFLICT.sub("", shown)).split("\n")
    for pattern in (NUMBERED, NAMED, FIGURED):
        yield from _lines(lines, pattern)
    for line in lines if not A_FIGURE.match(shown) else ():
        bare = MARKS.sub("", line)
        for sentence in re.findall("[^。！？]+[。！？]?", bare) if not NUMBERED.match(line) else ():
            for row in rows(sentence):
                items = tuple(name for name, _ in row.members)
                yield Shown(f"{row.name} {' '.join(items)}", _inner(items))


def _lines(lines: Sequence[str], pattern: re.Pattern[str]) -> Iterator[Shown]:
    """Runs of lines of one shape, each with the line before it."""
    about, items = "", list[str]()
    for line in (*lines, ""):
        found = pattern.match(line)
        if found and not NOT_NAMES.match(found[1]):
            items.append(_name(found[1]))
            continue
        if len(items) > 1:
            yield Shown(about, tuple(items), pattern is NUMBERED, pattern is FIGURED)
        about, items = MARKS.sub("", line), []


def _inner(items: tuple[str, ...]) -> tuple[str, ...]:
    """“2个百亿（甲、乙）、1个五十亿的产业集群（丙）” lists what stands in the brackets."""
    inside = [IN_BRACKETS.search(item) for item in items]
    return tuple(name for found in inside if found for name in found[1].split("、")) if all(inside) else tuple(map(_bare, items))


def _bare(item: str) -> str:
    """5G+智慧城管 of 全域“5G+智慧城管”."""
    quoted = re.search("“([^“”]{2,})”$", item)
    return quoted[1] if quoted else item


def _name(item: str) -> str:
    """先进制造强区 of “先进制造强区：在先进制造强区建设上，…”."""
    name = item.split("：")[0]
    return name if len(name) <= NAME else item


def nth_item(shown: str, n: int) -> str | None:
    """The n-th item of a list the assistant showed, counted from the end where n is negative."""
    best = max((each for each in lists(shown) if _nth(each.items, n)), key=lambda each: _rank(each, ""), default=None)
    return _nth(best.items, n) if best else None


def of_size(shown: Sequence[str], size: int, asked: str = "") -> tuple[str, ...]:
    """The items of the latest list that has just so many; of several in one answer those of the one that was asked for."""
    found = (max(fit, key=lambda each: _rank(each, asked)) for said in reversed(shown) if (fit := [each for each in lists(said) if len(each.items) == size]))
    return next((each.items for each in found), ())


def tells_a_figure(shown: str) -> bool:
    """Whether an answer has a sentence that is the figure of a thing."""
    return any(FIGURED.match(line) or A_FIGURE.match(line) for line in shown.split("\n"))


def numbered(shown: str) -> tuple[str, ...]:
    """The items of the last numbered list of an answer."""
    return next((each.items for each in reversed(tuple(lists(shown))) if each.numbered), ())


def own_list(text: str) -> str:
    """What a user sets in a row before asking (洁化 序化 亮化 绿化，第三个讲的啥), as a list is shown; empty where nothing is.

    >>> own_list("洁化 序化 亮化，第三个讲的啥")
    '1. 洁化\\n2. 序化\\n3. 亮化'
    """
    found = OWN.match(text) if cues.ORDINAL.search(text) else None
    return "\n".join(f"{n}. {name}" for n, name in enumerate(re.split("[ 、]+", found[1]), 1)) if found else ""


def with_its_own(text: str) -> str:
    """The text with the member of its own row that it points at: 亮化讲的啥."""
    shown = own_list(text)
    item = pointed_at(text, (shown,)) if shown else None
    return cues.ORDINAL.sub(item, OWN.sub("", text), count=1) if item else text
