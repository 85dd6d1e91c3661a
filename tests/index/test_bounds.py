"""What a part may be told by: the section it is asked within, the part of the region it asks about."""

from __future__ import annotations

from index.bounds import Bounds
from index.findings import Kind, Part
from index.search import Index

ASKED = Part(text="棚户区改造项目有哪些", kind=Kind.LIST, topic="棚户区改造项目")


def test_nothing_is_bounded_where_neither_section_nor_region_is_named(index: Index) -> None:
    found, bounds = index.search(ASKED), Bounds.of(ASKED, ASKED.text, index.regions)
    assert bounds.apart(found.passages) == (found.passages, ())
    assert bounds.facts(found.facts) == found.facts and bounds.spots(found.spots) == found.spots


def test_inside_a_section_only_its_figures_and_places_tell(index: Index) -> None:
    found = index.search(ASKED)
    bounds = Bounds(index.regions, (), "第六章第三节")
    assert 0 < len(bounds.facts(found.facts)) < len(found.facts)
    assert {hit.locator.place.section_label for hit in bounds.facts(found.facts)} == {"第六章第三节"}
    assert {spot.passages[0].place.section_label for spot in bounds.spots(found.spots)} == {"第六章第三节"}


def test_talk_of_one_part_of_the_region_stays_there(index: Index) -> None:
    home = index.search(Part(text="总投资呢", kind=Kind.TEXT, topic="总投资", after=Part(text="南部区域怎么开发", kind=Kind.TEXT, topic="南部区域"))).home
    assert Bounds.of(ASKED, ASKED.text, index.regions).at_home(home, index.plan).asked == ("南部",)
    assert Bounds(index.regions, ("铁西",), "").at_home(home, index.plan).asked == ("铁西",)
