"""From what a figure goes to what: “由2020年的18%提高到2023年的30%、2025年的42%”.

>>> change = change_of(sentence, figures, 1)
>>> change.ends, change.start, change.year
(True, 6, 2023)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.quantity import Quantity

YEAR = r"(?:(?P<year>20\d{2})年(?:底|末|初)?的?)?"
FROM = re.compile(rf"(?P<from>[由从])(?:每[人户个亩吨][^，。；]{{0,3}})?{YEAR}$")
GOES = re.compile(
    rf"^[^，。；：、\d]{{0,2}}(?:提高|提升|增加|增长|增至|扩大|扩展|上升|发展|拓展|延长|降低|下降|降至|减少|缩小|缩短|压缩|压减|调整|整合|重组|优化|升级|改善|翻|[减升降扩增缩涨调][至到])[^，。；：、\d]{{0,6}}{YEAR}$"
)
THEN = re.compile(r"^[、，]?(?:和|再到|到)?(?P<year>20\d{2})年(?:底|末)?的$")


@dataclass(frozen=True)
class Change:
    """A figure's part in a change: whether the change `ends` with it, where the words of the change start, and the year that is printed with the figure."""

    ends: bool
    start: int
    year: int | None


def change_of(sentence: str, figures: Sequence[Quantity], at: int) -> Change | None:
    """What a figure is of a change; None where it is told alone."""
    figure = figures[at]
    begun = FROM.search(sentence[: figure.start])
    if begun:
        after = figures[at + 1] if at + 1 < len(figures) else None
        goes = GOES.match(sentence[figure.end : after.start]) if after else None
        return Change(False, begun.start("from"), _year(begun)) if goes else None
    before = change_of(sentence, figures, at - 1) if at else None
    if before is None:
        return None
    link = (THEN if before.ends else GOES).match(sentence[figures[at - 1].end : figure.start])
    return Change(True, before.start, _year(link)) if link else None


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None
