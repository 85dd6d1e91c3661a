"""The sides of a subject: 总投资, 面积, 增速, 范围 …; what a follow-up changes while its subject stays.

>>> subject_of("泽耀·新乡农博城总投资"), sides_of("泽耀·新乡农博城总投资")
('泽耀·新乡农博城', ('总投资',))
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

CALL = ("号",)  # units of a telephone number, which is asked of one thing only and never answered by a sentence
TABLE = Path(__file__).parent / "aspects.toml"
SHORTEST = 2  # characters: a subject of one is none


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Word → the units that answer, longer words first."""
    entries = tomllib.loads(TABLE.read_text("utf-8")).values()
    pairs = [(word, tuple(entry["units"])) for entry in entries for word in entry["words"]]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _table())))


def units_of(text: str) -> tuple[str, ...]:
    """The units that would answer, by the last side named; empty where none is, or where words answer."""
    found = [_table()[word] for word in _pattern().findall(text) if _table()[word]]
    return found[-1] if found else ()


def side_of(text: str) -> str:
    """The last side with units that a text names: 总投资; empty where none is."""
    return next((side for side in _pattern().findall(text)[::-1] if _table()[side]), "")


def sides_with(text: str, units: tuple[str, ...]) -> tuple[str, ...]:
    """The sides a text names that are answered in just these units."""
    return tuple(side for side in _pattern().findall(text) if _table()[side] == units)


def same_family(units: tuple[str, ...], unit: str) -> bool:
    """Whether a unit answers where some were asked for: 亿元 for 元, 条 for 个; not 小时 for 号."""
    counts = _table()["数量"]
    return not unit or any(unit.endswith(wanted) or wanted in unit for wanted in units) or (bool(set(units) & set(counts)) and unit in counts)


def sides_of(topic: str) -> tuple[str, ...]:
    """The sides that stand at the ends of a topic's words, as they come."""
    return tuple(side for word in topic.split() for side in [_parted(word)[1]] if side)


def subject_of(topic: str) -> str:
    """The topic without its sides; the whole topic where nothing else is left."""
    rest = " ".join(filter(None, (_parted(word)[0] for word in topic.split())))
    return rest if len(rest.replace(" ", "")) >= SHORTEST else topic


def is_side(topic: str) -> bool:
    """Whether a topic names sides only (总投资 建筑面积)."""
    return bool(topic) and all(not _parted(word)[0] for word in topic.split())


@lru_cache(maxsize=1 << 14)
def _parted(word: str) -> tuple[str, str]:
    """A word's subject and the side it ends on: 农博城总投资 → 农博城, 总投资."""
    side = next((side for side in _table() if word.endswith(side)), "")
    return (word.removesuffix(side), side) if side else (word, "")
