"""A named place of the plan that answers as a whole: an item, a group, a section, a box."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.aspects import sides_of
from assistant.draft import Evidence
from assistant.write import sentence
from index.findings import Findings, Part, Spot

ASKED = 0.15  # what a box gains where projects are asked for, and any other place where none are
LEVELS = ("item", "group", "section", "box", "chapter")
SPOT = 0.72  # how well a named place must fit to be taken whole
BETTER = 0.15  # of the topic, that a single sentence elsewhere holds more than a named place


def named(part: Part, findings: Findings, levels: Sequence[str] = LEVELS) -> Spot | None:
    """The place whose name fits best; between the text's item and a box's of the same name, the box where projects are asked."""
    fits = [spot for spot in findings.spots if spot.level in levels and spot.explained >= SPOT and (spot.named >= 0.25 or spot.explained > 0.95)]
    projects = re.search("项目|工程", part.text + part.topic) is not None
    return max(fits, key=lambda spot: round(spot.score + (ASKED if ("专栏" in spot.label) == projects else 0.0), 2), default=None)


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
