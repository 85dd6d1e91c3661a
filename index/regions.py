"""The parts of the region that headings name, and what stands under another of them than is asked about.

>>> regions.asked("南部区域 棚户区改造项目")
('南部',)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.facts import Fact
from corpus.names import Name
from corpus.plan import Passage, Plan

CALLED = "区域"  # what the plan's parts are listed under, and what their names end on (南部区域)


class Regions:
    """铁西 and 南部 of 加快铁西区域改造 and 推动南部区域开发: one is no answer to what is asked of the other."""

    def __init__(self, plan: Plan, names: Mapping[str, Sequence[Name]]) -> None:
        titles = [head.title for head in plan.heads if head.level in ("section", "box")]
        stems = (name.name.removesuffix(CALLED) for name in names.get(CALLED, ()) if name.name.endswith(CALLED))
        self._plan = plan
        self._parts: tuple[str, ...] = tuple(dict.fromkeys(stem for stem in stems if len(stem) > 1 and any(stem in title for title in titles)))
        self._things = tuple(name.name for of in names.values() for name in of if name.name.removesuffix(CALLED) not in self._parts)

    def asked(self, text: str, expansions: Iterable[str] = ()) -> tuple[str, ...]:
        """The parts of the region that a text names, or that the plan's words for it name (南边); none where it names a thing, which may be said to stand elsewhere than it does."""
        said = " ".join((text, *expansions))
        return () if any(name in text for name in self._things) else tuple(part for part in self._parts if part in said)

    def is_of(self, fact: Fact, asked: Sequence[str]) -> bool:
        """Whether a figure may be of the parts asked about: its headings say one, or its names or its sentence any (农博城 of 南部 is asked for in 铁西); 17个棚改项目 of the whole district are not 南部's."""
        said, titles = " ".join((*fact.names, fact.scope or "", fact.quote)), self._plan.title_of(fact.locator.place)
        return not asked or any(part in said for part in self._parts) or any(part in titles for part in asked)

    def is_elsewhere(self, passage: Passage, asked: Sequence[str]) -> bool:
        """Whether its headings name another part of the region, and neither they nor itself one of those asked about."""
        if not asked:
            return False
        titles = f"{self._plan.title_of(passage.place)} {passage.place.item or ''}"
        return any(part in titles for part in self._parts) and not any(part in titles or part in passage.text for part in asked)
