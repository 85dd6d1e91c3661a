"""Names the plan knows, forgiven their spelling: homophones (登记失业律) and a slipped character (普惠性幼园占比). Never digits.

>>> names.meant("登记失业律")
'登记失业率'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from pypinyin import Style, lazy_pinyin
from rapidfuzz import fuzz, process

from corpus.facts import Fact
from corpus.names import Name
from corpus.plan import Plan

MARK = "|"
SHORTEST = 3  # characters: two-character words sound alike too often
NUMERALS = re.compile("[一二三四五六七八九十百千万亿]")
SEVERAL = 4  # names that end on a word, for it to be a kind of thing
OWN_NAMED = ("企业", "园区")  # kinds of things that have figures of their own or none
A_NAME, PROPER = 4, 4.3  # characters of a name, and how rare its beginning is, for that to tell it from all others
LIKE = 82  # of 100, for a name of five characters or more with one of them wrong or missing


class Names:
    """Subjects, aliases, titles and quoted terms, by their sound and by their characters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(name for name in names if len(name) >= SHORTEST))

    @cached_property
    def _sounds(self) -> tuple[tuple[str, str], ...]:
        """Names that are Chinese throughout, one syllable a character, with a mark before and after each syllable."""
        return tuple((name, _marked(sound(name))) for name in self._names if len(sound(name)) == len(name))

    @cached_property
    def _heard_at_all(self) -> str:
        """All their sounds in one string, where what sounds like none of them is soon seen."""
        return " ".join(sounds for _, sounds in self._sounds)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._names)

    def holds(self, word: str) -> bool:
        """Whether a word is one of the names or stands in one."""
        return len(word) > 1 and word in self._joined

    def is_kind(self, word: str) -> bool:
        """Whether several names end on a word: 企业 and 产业 are kinds of things, 铁西 is one thing."""
        return sum(name.endswith(word) for name in self._names) >= SEVERAL

    @cached_property
    def _joined(self) -> str:
        return MARK.join(self._names)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("(" + ("|".join(map(re.escape, sorted(filter(_is_said, self._names), key=len, reverse=True))) or "(?!)") + ")(?![数量率额])")

    def apart(self, text: str) -> list[str]:
        """The text cut at names said whole: every second piece is one."""
        return self._pattern.split(text)

    def meant(self, word: str) -> str | None:
        """The name's own characters for a word that sounds or looks like it; None when nothing does."""
        if len(word) < SHORTEST or any(char.isdigit() for char in word):
            return None
        return self.heard(word) or self._seen(word)

    def heard(self, word: str) -> str | None:
        """The run of a name that sounds just like a word."""
        wanted = _marked(sound(word))
        if wanted not in self._heard_at_all:
            return None
        for name, sounds in self._sounds:
            before, found, _ = sounds.partition(wanted)
            start = before.count(MARK)
            run = name[start : start + wanted.count(MARK) - 1]
            if found and not NUMERALS.search(run):  # 市一级 is no 十亿集 of 五十亿集群
                return run
        return None

    def _seen(self, word: str) -> str | None:
        if len(word) < SHORTEST + 2:
            return None
        found = process.extractOne(word, self._names, scorer=fuzz.ratio, score_cutoff=LIKE)
        return found[0] if found and not any(char.isdigit() for char in found[0]) else None


def called(plan: Plan, facts: Sequence[Fact]) -> list[str]:
    """What the plan calls things: subjects with aliases, titles, items."""
    places = [passage.place.item or "" for passage in plan.passages]
    return [*(name for fact in facts for name in fact.names), *(head.title for head in plan.heads), *places]


def beginnings(names: Mapping[str, Sequence[Name]], regions: Sequence[str], rarity: Callable[[str], float]) -> tuple[str, ...]:
    """What the names of firms and parks begin on, without the region's, where that is rare enough to tell one: 万邦 of 新乡万邦农产品冷链物流园."""
    prefixes = sorted({name for region in regions for name in (region, region[:-1])}, key=len, reverse=True)
    bare = [name.name for kind in OWN_NAMED for name in names.get(kind, ())]
    for prefix in prefixes:
        bare = [name.removeprefix(prefix) for name in bare]
    return tuple(dict.fromkeys(name[:2] for name in bare if len(name) > A_NAME and rarity(name[:2]) >= PROPER))


def _is_said(name: str) -> bool:
    """A name proper, not a question that serves as one (涉及几个办事处)."""
    return not any(word in name for word in ("几", "多少", "哪", "什么"))


def _marked(syllables: tuple[str, ...]) -> str:
    return MARK.join(("", *syllables, ""))


@lru_cache(maxsize=4096)
def sound(text: str) -> tuple[str, ...]:
    """Syllables without tones, n for l and the like left apart: `失业率` → shi, ye, lv."""
    return tuple(lazy_pinyin(text, style=Style.NORMAL, v_to_u=False))
