"""What a part may be told by: nothing from outside the section it is asked within, nor of another part of the region than it asks about.

>>> bounds.apart(hits)  # asked of 南部: what is kept, and what stands under a heading of 铁西
((Hit(...),), (Hit(...),))
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.plan import Plan
from index.findings import Hit, Part, Spot
from index.home import Home
from index.passages import stands_in
from index.regions import Regions

NAMED_WELL = 0.99  # a name said whole


@dataclass(frozen=True)
class Bounds:
    """The parts of the region that are asked about, none where all of it may be, and the section that is asked within."""

    regions: Regions
    asked: tuple[str, ...]
    inside: str

    @classmethod
    def of(cls, part: Part, said: str, regions: Regions) -> Bounds:
        """By all that a part says (`said`), or by the plan's words for that."""
        return cls(regions, regions.asked(said, part.expansions), part.inside)

    def at_home(self, home: Home, plan: Plan) -> Bounds:
        """Where no part of the region is named, that of the section where the talk stands: after 南部 no box of 铁西 is asked for."""
        titles = (plan.head(label).title for label in home.sections if plan.has(label))
        return self if self.asked else replace(self, asked=self.regions.asked("", titles))

    def apart(self, passages: Iterable[Hit]) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
        """The passages that may tell, and those that stand elsewhere."""
        found = [(hit, hit.chunk is not None and self.regions.is_elsewhere(hit.chunk.passage, self.asked)) for hit in passages]
        return tuple(hit for hit, away in found if not away), tuple(hit for hit, away in found if away)

    def facts(self, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """The figures that may tell; one whose name is said whole may be anywhere in the region."""
        there = (hit for hit in hits if hit.fact and stands_in(self.inside, hit.locator.place))
        return tuple(hit for hit in there if hit.named >= NAMED_WELL or (hit.fact and self.regions.is_of(hit.fact, self.asked)))

    def spots(self, spots: Sequence[Spot]) -> tuple[Spot, ...]:
        """The named places that may tell."""
        there = tuple(spot for spot in spots if not (spot.passages and self.regions.is_elsewhere(spot.passages[0], self.asked)))
        return tuple(spot for spot in there if spot.passages and stands_in(self.inside, spot.passages[0].place)) if self.inside else there
