"""One spelling for all: half width, simplified characters, no invisible characters; and the plan's words for the user's.

>>> plain("ｇｄｐ 増長目標")
'gdp增长目标'
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType

from opencc import OpenCC

from corpus.names import Name
from corpus.quantity import arabic
from index.names import Names
from index.segment import content

GENERAL, EVERYDAY = Path(__file__).parent / "synonyms.toml", Path(__file__).parent / "everyday.tsv"
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
# Shapes that neither NFKC nor OpenCC folds, among them Japanese ones that input methods offer.
VARIANTS = str.maketrans("増鶴峯裡為「」『』", "增鹤峰里为“”‘’")
IN_WORDS = re.compile(
    "(?<![第一二两三四五六七八九十百千万亿〇零])(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]百)(?=(?P<following>[\u4e00-\u9fff]{2}))"
)
SUBDISTRICTS, OFFICES = "镇办", ("办事处", "街道办", "街道")
SHORT = 2  # characters
FEW, COMMON = 3, 8  # places: a noun that stands in so few is of one topic, a word that stands in so many of none
LIGHT = "[个了到得过点些下]"  # 开个店, 贷到款: what speech puts inside a verb and its object
SPACED = re.compile(r"(?:(?<!\S)\S\s+){3}\S(?!\S)")  # letters set apart (普 惠 性 幼 儿 园); elsewhere a gap parts words
WATER = re.compile("[一二三四五]类(?=(?:及?以上|以下|或好于)?的?水)|(?<=好于)[一二三四五]类")  # classes of water are printed in Roman numerals
GAP = re.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])")


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def traditional(text: str) -> str:
    """The same in traditional characters, as some people write."""
    return str(OpenCC("s2t").convert(text))


def plain(text: str) -> str:
    """The text as the plan would spell it; punctuation is full width between Chinese as before, white space is one space."""
    kept = INVISIBLE.sub("", text.translate(FOLDED))
    simple = _simplifier().convert(kept.translate(VARIANTS)).strip()
    simple = simple.replace("公倾", "公顷")  # the one unit that is so often misspelt
    simple = WATER.sub(lambda found: "ⅠⅡⅢⅣⅤ"["一二三四五".index(found[0][0])] + "类", simple)
    return GAP.sub("" if SPACED.search(simple) else " ", simple)


def as_printed(text: str, source: str) -> str:
    """Numbers in words as the plan prints them before the same two characters, where it prints them otherwise.

    >>> as_printed("十五分钟那个圈叫啥", "打造15分钟养老服务圈")
    '15分钟那个圈叫啥'
    """

    def printed(found: re.Match[str]) -> str:
        number, following = str(arabic(found[0])), found["following"]
        return number if number + following in source and found[0] + following not in source else found[0]

    return IN_WORDS.sub(printed, text)


def _folds(char: str) -> bool:
    """Full-width letters, digits and signs fold; Chinese punctuation and circled numbers stay."""
    return char not in "，。？！：；（）“”‘’《》、…—～" and (unicodedata.east_asian_width(char) == "F" or char == "％")


class _Folded(dict[int, str]):
    """What each character folds to, looked up once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = unicodedata.normalize("NFKC", char) if _folds(char) else char
        return self[code]


FOLDED = _Folded()


class Synonyms(dict[str, tuple[str, ...]]):
    """Words of users → the plan's, known by their first character as well."""

    @cached_property
    def by_first(self) -> dict[str, list[tuple[int, str]]]:
        """First character → the words that begin with it, each with its place in the table."""
        found: dict[str, list[tuple[int, str]]] = {}
        for place, word in enumerate(self):
            found.setdefault(word[:1], []).append((place, word))
        return found


def synonyms(plan_folder: Path | None = None, names: Mapping[str, Sequence[Name]] = MappingProxyType({})) -> Synonyms:
    """The general table with a plan's own on top, and its sub-districts by their offices."""
    own = plan_folder / "synonyms.toml" if plan_folder else GENERAL
    tables = [tomllib.loads(path.read_text("utf-8")) for path in (GENERAL, own) if path.exists()]
    reviewed = {word.lower(): tuple(words) for table in tables for entries in table.values() for word, words in entries.items()}
    return Synonyms(_offices(names.get(SUBDISTRICTS, ())) | _everyday() | reviewed)


def _offices(subdistricts: Sequence[Name]) -> dict[str, tuple[str, ...]]:
    """A sub-district by its office, with what else the plan calls it: 健康路办事处 → 智慧医疗健康路."""
    return {f"{each.name.rstrip('办')}{office}": (*each.aliases, each.name) for each in subdistricts if each.aliases for office in OFFICES}


@cache
def _everyday() -> dict[str, tuple[str, ...]]:
    """Words of speech and the genre's words for them: 挂号 → 预约诊疗, 分时段就诊."""
    rows = (line.split("\t") for line in EVERYDAY.read_text("utf-8").splitlines())
    return {word.lower(): tuple(words.split()) for word, words in rows}


def is_short_for(said: str, name: str) -> bool:
    """Whether a name begins as what is said and has its other characters in that order, with others between (中职 for 中等职业教育).

    >>> is_short_for("中职", "中等职业教育"), is_short_for("中等", "中等职业教育")
    (True, False)
    """
    rest = iter(name)
    return said not in name and said[:1] == name[:1] and all(char in rest for char in said)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What reading a question needs of a plan: synonyms, the region's own name, every pair of characters it uses, its names."""

    synonyms: Synonyms
    region: str = ""
    pairs: frozenset[str] = frozenset()
    names: Names = field(default_factory=lambda: Names(()))
    source: str = field(default="", repr=False)
    first: int = 2021  # the first year of the plan
    boxes: tuple[tuple[str, str], ...] = ()  # title and label of each

    @cached_property
    def known(self) -> frozenset[str]:
        """Every pair of characters that the plan uses, and what is short for its words (中职 for 中等职业教育)."""
        return self.pairs | {word for word, meant in self.synonyms.items() if len(word) == SHORT and any(is_short_for(word, name) for name in meant)}

    def quotes(self, text: str, size: int = 3) -> bool:
        """Whether some run of `size` characters of a text stands in the plan, or a number of it."""
        runs = re.findall(r"\d+(?:\.\d+)?", text) + [run for run in (text[n : n + size] for n in range(len(text) - size + 1)) if run.isalnum()]
        return any(run in self.source for run in runs)

    def is_of_region(self, text: str) -> bool:
        """Whether a text names the plan's own region, with or without its last character (卫滨, 卫滨区)."""
        return bool(self.region) and self.stem in text

    @property
    def stem(self) -> str:
        """The region's name without 区, 县, 市, 省; the whole name where nothing else is left."""
        return self.region.rstrip("区县市省") or self.region

    def strange(self, topic: str) -> bool:
        """Whether a topic has a noun that the plan never uses (镇长, 地铁)."""
        return any(share == 1.0 and len(word) > 1 and word not in self.source for piece in topic.split() for word, share in content(piece))

    def often(self, topic: str) -> bool:
        """Whether a topic has a noun that the plan uses again and again (养老); a place is none, since anything happens there (新乡下雨)."""
        return any(
            share == 1.0 and len(word) > 1 and self.source.count(word) >= COMMON and f"{word}市" not in self.source
            for piece in topic.split()
            for word, share in content(piece)
        )

    def rare_noun(self, topic: str) -> bool:
        """Whether a topic has a noun that the plan uses in few places (班额)."""
        nouns = (word for piece in topic.split() for word, share in content(piece) if share == 1.0 and len(word) > 1)
        return any(0 < self.source.count(word) <= FEW for word in nouns)

    def calls(self, word: str) -> bool:
        """Whether the plan calls a thing so, or has a word of its own for it (老师 for 教师)."""
        return self.names.holds(word) or any(map(self.names.holds, expansions(word, self.synonyms)))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Those of the plan."""
        return tuple(self.source.split("。"))

    def together(self, word: str, topic: str) -> bool:
        """Whether a common word (企业) stands in a sentence with a rare noun of a topic (政商), so that it says a side of it and no topic of its own."""
        if self.source.count(word) < COMMON or " " in word or not word:
            return False
        nouns = [noun for piece in topic.split() for noun, share in content(piece) if len(noun) > 1 and 0 < self.source.count(noun) <= FEW]
        return any(word in sentence and any(noun in sentence for noun in nouns) for sentence in self.sentences)

    def alike(self, one: str, other: str) -> bool:
        """Whether two words stand before the same two characters of the plan (铁西, 南部 before 区域), so that one may be exchanged for the other."""
        return bool(self._followed(one) & self._followed(other))

    def in_one_sentence(self, topic: str) -> bool:
        """Whether some sentence of the plan has every word of a topic."""
        return any(all(word in sentence for word in topic.split()) for sentence in self.sentences)

    def _followed(self, word: str) -> frozenset[str]:
        found = (self.source[match.end() : match.end() + 2] for match in re.finditer(re.escape(word), self.source))
        return frozenset(after for after in found if after in self.pairs and after.isalnum())

    def meant(self, word: str) -> str:
        """The word, or the plan's name that it sounds or looks like, where the plan does not know the word itself."""
        strange = any(word[n : n + 2] not in self.pairs for n in range(len(word) - 1)) and all("\u4e00" <= char <= "\u9fff" for char in word)
        return (self.names.meant(word) if strange else self.names.heard(word) if self._unheard(word) else None) or word

    def _unheard(self, word: str) -> bool:
        """A word of three characters or more that stands nowhere in the plan, though each pair of it does (职业医师)."""
        return len(word) > 2 and word not in self.source and all("\u4e00" <= char <= "\u9fff" for char in word)


def _stands(lay: str, text: str) -> bool:
    """Whether a word stands somewhere in a text as one or several words of it, or ends one: 厕所 in 公共厕所, not 乡下 in 新乡下雨 nor 办事 in 办事处."""
    ends = {0, *accumulate(len(word) for word, _ in content(text))}
    found = ((start, start + len(lay)) for start in range(len(text)) if text.startswith(lay, start))
    return any(end in ends and (start in ends or ends.isdisjoint(range(start + 1, end))) for start, end in found)


def expansions(text: str, table: Synonyms) -> tuple[str, ...]:
    """The plan's words for what the text says in others, in the table's order, none that it says already."""
    whole, low = text.lower(), re.sub(LIGHT, "", text.lower())
    begun = sorted({pair for char in {*whole, *low} for pair in table.by_first.get(char, ())})  # no other word can stand in it
    found = (word for _, lay in begun if (lay in whole and _stands(lay, whole)) or (lay in low and lay not in whole) for word in table[lay])
    return tuple(word for word in dict.fromkeys(found) if word.lower() not in low)
