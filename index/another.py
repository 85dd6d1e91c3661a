"""Whether a name is of another thing than a text speaks of, though both end alike: 农业增加值 is none of 规模以上工业增加值.

>>> names_another("农业增加值", (), "规模以上工业增加值", "规模以上工业增加值 规上工业", "…大力发展都市生态农业…")
True
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os.path import commonprefix

from index.segment import is_word, things

LEVEL = "级"  # 省级 and 市级 are told apart by name alone
PAIR = 2  # characters in a row: what a name and a word must end on together, and what of a thing must be told


def names_another(topic: str, expansions: Sequence[str], name: str, told: str, plan: str) -> bool:
    """`topic` may end as `name` does; `told` is all that is said of what has the name; `plan` is the plan's text: a word that it never uses may be everyday language for what it does, where `expansions` say so."""
    words = [word for word in topic.split() if word[-PAIR:] == name[-PAIR:] and len(word) >= PAIR]
    return bool(words) and all(
        _is_swapped(word, name) or any(_is_untold(thing, word, expansions, told, plan) for thing in _things(word, name)) for word in words
    )


def ends_alike(topic: str, name: str) -> bool:
    """Whether a word of a topic ends as a name does."""
    return any(word[-PAIR:] == name[-PAIR:] and len(word) >= PAIR for word in topic.split())


def _ending(word: str, name: str) -> int:
    """How many characters both end on."""
    return len(commonprefix((word[::-1], name[::-1])))


def _is_swapped(word: str, name: str) -> bool:
    """铝加工企业 for 铜加工企业: all is said but for one noun of one character."""
    own, other = word[: -_ending(word, name)], name[: -_ending(word, name)]
    return len(own) == len(other) == 1 and things(own) == (own,) and things(other) == (other,)


def _things(word: str, name: str) -> Iterable[str]:
    """The nouns of a compound, and those of what stands before its common end (住房 of 人均住房面积)."""
    found = (*things(word), *things(word[: -_ending(word, name)]))
    return (thing for thing in found if len(thing) > 1 and not name.endswith(thing) and not thing.endswith(LEVEL))


def _is_untold(thing: str, word: str, expansions: Sequence[str], told: str, plan: str) -> bool:
    """Whether a thing is not told of, nor the plan's word for it; 规模以上 is the word for 规上, not for 服务业; 研发 and 研究 are much the same."""
    pairs = (thing[n : n + PAIR] for n in range(len(thing) - PAIR + 1))
    if thing[0] in told or any(pair in told for pair in pairs) or (thing not in plan and (expansions or not is_word(thing))):
        return False
    rest = set(word.replace(thing, ""))
    return not any(other in told for other in expansions if not set(other) & rest)
