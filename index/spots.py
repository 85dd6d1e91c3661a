"""The named places of a plan, by name: chapters, sections, boxes, groups and items that a text speaks of.

>>> spots.best("夜间经济")[0].name, spots.best("夜间经济")[0].label
('鼓励发展夜间经济', '第三章第五节')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from corpus.plan import Passage, Plan
from index.findings import Part, Spot
from index.words import Weighed, WordIndex, tokens

FLOOR = 0.3
BUILT = re.compile("项目|工程")
ITS_PROJECTS = re.compile("(?<=..)(?:重点|建设)?(?:项目|工程)$")  # at the end of an item's name
# Said of what is wanted, not of where it stands: 高端装备有哪些重点项目 names the place 高端装备.
WANTED = re.compile("重点项目|重点工程|建设项目|(?<=.)项目|(?<=.)工程|措施|举措|任务")


class Spots:
    """Every name of the tree, cut into tokens once."""

    def __init__(self, plan: Plan, words: WordIndex) -> None:
        self._words = words
        self._spots = tuple(_spots(plan))
        self._names = self._cut(spot.name for spot in self._spots)
        # 棚户区改造 of 棚户区改造项目, where projects are asked for
        self._built = self._cut(ITS_PROJECTS.sub("", spot.name) if spot.level == "item" else spot.name for spot in self._spots)

    def _cut(self, names: Iterable[str]) -> tuple[tuple[Weighed, frozenset[str]], ...]:
        return tuple((self._words.weigh(cut), frozenset(cut)) for cut in map(tokens, names))

    def asked(self, part: Part) -> tuple[Spot, ...]:
        """The places that a part names."""
        return self.best(WANTED.sub(" ", part.topic).strip() or part.topic, part.expansions, built=BUILT.search(part.text) is not None)

    def best(self, topic: str, expansions: Iterable[str] = (), k: int = 30, built: bool = False) -> tuple[Spot, ...]:
        """The places a topic names, best first; of two alike the narrower. Where projects are asked for (`built`) an item's name need not say that it has some."""
        weighed = self._words.said(topic)
        wide = frozenset((*weighed.weights, *(token for word in expansions for token in tokens(word))))
        found = (
            replace(spot, named=name.share(wide), explained=weighed.share(held))
            for spot, (name, held) in zip(self._spots, self._built if built else self._names, strict=True)
            if not held.isdisjoint(wide)
        )
        return tuple(sorted((spot for spot in found if spot.score >= FLOOR), key=lambda spot: -spot.score)[:k])


def _spots(plan: Plan) -> Iterator[Spot]:
    for head in plan.heads:
        yield Spot(head.level, head.title, head.label, plan.passages_of(head.label))
    for group, members in _runs(plan, lambda passage: passage.place.group):
        yield Spot("group", group, members[0].place.section_label, members)
    for item, members in _runs(plan, lambda passage: passage.place.item):
        yield Spot("item", item, members[0].place.label, members)


def _runs(plan: Plan, name: Callable[[Passage], str | None]) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Neighbouring passages of the same group or item."""
    for (key, _), members in groupby(plan.passages, key=lambda passage: (name(passage), passage.place.label)):
        if key:
            yield key, tuple(members)
