"""A named place of the plan that answers as a whole: an item, a group, a section, a box."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.aspects import sides_of
from assistant.draft import Evidence
from assistant.write import sentence
from corpus.plan import BOXES
from index.findings import Findings, Part, Spot

ASKED = 0.15  # what a box gains where projects are asked for, and any other place where none are
LEVELS = ("item", "group", "section", "box", "chapter")
SPOT = 0.72  # how well a named place must fit to be taken whole
SAID, A_NAME, PLACED = 0.95, 4, 0.4  # of an item's name and how long it must be, of the topic that name and headings must hold
BETTER = 0.15  # of the topic, that a single sentence elsewhere holds more than a named place


def named(part: Part, findings: Findings, levels: Sequence[str] = LEVELS) -> Spot | None:
    """The place whose name fits best; between the text's item and a box's of the same name, the box where projects are asked."""
    projects = re.search("项目|工程", part.text + part.topic) is not None
    fits = [
        spot
        for spot in findings.spots
        if spot.level in levels and (spot.explained >= SPOT or (projects and _is_said(spot, part, findings))) and (spot.named >= 0.25 or spot.explained > 0.95)
    ]
    return max(fits, key=lambda spot: round(spot.score + (ASKED if (BOXES.search(spot.label) is not None) == projects else 0.0), 2), default=None)


def _is_said(spot: Spot, part: Part, findings: Findings) -> bool:
    """“楼宇总部经济在现代服务业项目表里列了几个”: the item's name said whole, the rest of the topic its headings', or words of asking for it."""
    whole = spot.level == "item" and BOXES.search(spot.label) is not None and spot.named >= SAID and len(spot.name) >= A_NAME and bool(spot.passages)
    otherwise = len(part.topic.split()) == 1 and findings.told(spot.name)  # 棚改项目: 棚户区改造项目
    return whole and (otherwise or findings.coverage(f"{spot.name} {findings.plan.title_of(spot.passages[0].place)}") >= PLACED)


def tells(spot: Spot, evidence: Sequence[Evidence], part: Part, findings: Findings) -> bool:
    """Whether a place tells the side that is asked of it (老旧小区改造 原则) and a fair share of the plan's words for the user's."""
    told = "".join(piece.quote for piece in evidence)
    if max((findings.coverage(piece.quote) for _, piece in sentence.ranking(findings)[:5]), default=0.0) > findings.coverage(f"{spot.name} {told}") + BETTER:
        return False
    forms = [form for year in part.years for form in (str(year), sentence.spelled(year))]
    if forms and not any(form in told for form in forms):
        return False  # of another time than the one asked for
    untold = [side for side in sides_of(part.topic) if side not in told and side not in spot.name]
    return not untold and (not findings.wider or findings.told(told))
