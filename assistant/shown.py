"""Lists that the assistant showed: what “第二个” points at. An item only names a topic and is never evidence.

>>> nth_item("1. 智造强区[1]\\n2. 服务兴区[1]", 2)
'服务兴区'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import cues
from assistant.answer import PHRASES
from corpus.quantity import arabic

LAST = -1
NAME = 20  # characters of an item's name before its colon
OF_QUOTES = re.compile(r"(?:[^，。：“”]{0,4}“[^”]{2,20}”[、和及与]?){3,}")
OURS = re.compile("^规划(?:没有|未|中不是|提到).*$", re.MULTILINE)  # the product's own words, which quote the user's
CONFLICT = re.compile("^" + PHRASES.conflict.split("{")[0] + ".*$", re.MULTILINE)


def pointed_at(text: str, shown: Sequence[str]) -> str | None:
    """The item that a turn points at by its number, from the latest list that is long enough."""
    found = cues.ORDINAL.search(text)
    if found is None:
        return None
    n = -arabic(found["from_end"]) if found["from_end"] else arabic(found["n"]) if found["n"] else 1 if found["first"] else LAST
    return next((item for said in reversed(shown) if (item := nth_item(said, n))), None)


def listed(shown: str) -> list[str]:
    """The items of a numbered list, or the names before the colons of neighbouring lines, or what stands in a row between 、."""
    shown = OURS.sub("", CONFLICT.sub("", shown))
    numbered = re.findall(r"^\s*(?:\d+[.、．]|[-·•])\s*(.+?)\s*(?:\[\d+\])*$", shown, re.MULTILINE)
    named = re.findall(r"^([^，。：\[\]]{2,20})：", shown, re.MULTILINE)
    return [_name(item) for item in numbered] or (named if len(named) > 1 else _in_a_row(shown))


def _name(item: str) -> str:
    """先进制造强区 of “先进制造强区：在先进制造强区建设上，…”."""
    name = item.split("：")[0]
    return name if len(name) <= NAME else item


def _in_a_row(shown: str) -> list[str]:
    if quoted := OF_QUOTES.search(shown):
        return re.findall("“([^”]{2,20})”", quoted[0])
    found = re.search(r"[：:，](?:[^、：:，。]{2,20}、)+[^、：:，。“”]{2,20}", shown)
    return re.split("[、和]", re.sub(r"\[\d+\]", "", found[0][1:])) if found else []


def nth_item(shown: str, n: int) -> str | None:
    """The n-th item of a list the assistant showed, counted from the end where n is negative."""
    items = listed(shown)
    return items[n - 1 if n > 0 else n] if items and 0 < abs(n) <= len(items) else None
