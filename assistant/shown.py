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
    numbered = re.findall(r"^\s*(?:\d+[.、．]|[-·•])\s*(.+?)\s*(?:\[\d+\])*$", shown, re.MULTILINE)
    named = re.findall(r"^([^，。：\[\]]{2,20})：", shown, re.MULTILINE)
    return numbered or (named if len(named) > 1 else _in_a_row(CONFLICT.sub("", shown)))


def _in_a_row(shown: str) -> list[str]:
    quoted = re.findall("“([^”]{2,20})”", shown)
    if len(quoted) > 2:
        return quoted
    found = re.search(r"[：:，](?:[^、：:，。]{2,20}、)+[^、：:，。“”]{2,20}", shown)
    return re.split("[、和]", re.sub(r"\[\d+\]", "", found[0][1:])) if found else []


def nth_item(shown: str, n: int) -> str | None:
    """The n-th item of a list the assistant showed, counted from the end where n is negative."""
    items = listed(shown)
    return items[n - 1 if n > 0 else n] if items and 0 < abs(n) <= len(items) else None
