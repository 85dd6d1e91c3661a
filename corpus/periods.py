"""Five-year periods by name, and a question's time as it would be asked of the plan of 2021–2025, whose words the cues know.

>>> name_of(2021), as_if_now("十五五末比2025年多多少", 2026)
('十四五', '十四五末比2020年多多少')
"""

from __future__ import annotations

import re

KNOWN, NUMBER, LENGTH = 2021, 14, 5  # the first year of the plan that the cues speak of, which it is, and how many years a plan has
ORDINALS = "一二三四五六七八九"
NAMED = re.compile(f"十([{ORDINALS}])五")
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def name_of(year: int) -> str:
    """The period that a year from 1966 on lies in."""
    number = NUMBER + (year - KNOWN) // LENGTH
    return f"{'十' if number > len(ORDINALS) else ''}{ORDINALS[number % 10 - 1] if number % 10 else ''}五"


def as_if_now(text: str, first: int) -> str:
    """The text with its years and periods as far from the plan of 2021–2025 as they are from the plan that begins in `first`."""
    shift = first - KNOWN
    if shift == 0:
        return text
    text = NAMED.sub(lambda found: f"十{ORDINALS[min(max(ORDINALS.index(found[1]) - shift // LENGTH, 0), 8)]}五", text)
    return YEAR.sub(lambda found: str(int(found[0]) - shift), text)
