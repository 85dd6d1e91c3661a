"""Where a quote stands: looked up in the plan, never taken from whoever hands it in.

>>> passage, at = find(plan, source)
>>> place_of(plan, at)
'《卫滨区“十四五”规划纲要》第一章第五节，专栏1-1，第17页'
"""

from __future__ import annotations

from bisect import bisect_right

from assistant.carry import words
from assistant.carry.talk import Source
from corpus.plan import Locator, Passage, Plan


def find(plan: Plan, source: Source) -> tuple[Passage, Locator] | None:
    """The passage that has these words at this very place, and how it is cited; None when it does not."""
    place = bisect_right(plan.passages, source.char_start, key=lambda passage: passage.char_start) - 1
    passage = plan.passages[place]
    if place < 0 or source.char_start not in passage.offsets or source.char_end - 1 not in passage.offsets:
        return None
    start, end = passage.offsets.index(source.char_start), passage.offsets.index(source.char_end - 1) + 1
    return (passage, plan.locate(passage, start, end)) if source.quote and passage.text[start:end] == source.quote else None


def place_of(plan: Plan, at: Locator) -> str:
    """Plan, section, box and pages, as an office writes them."""
    parts = filter(None, (at.place.section_label, at.place.box, at.pages))
    return words.PLACE.format(plan=short(plan), place="，".join(parts))


def short(plan: Plan) -> str:
    """What the office calls the plan."""
    return plan.aliases[0] if plan.aliases else plan.title
