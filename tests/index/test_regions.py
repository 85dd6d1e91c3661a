"""What stands under another part of the region than is asked about."""

from __future__ import annotations

import pytest

from index.findings import Kind, Part
from index.search import Index


@pytest.mark.parametrize(
    ("text", "expansions", "asked"),
    [
        ("南部区域棚户区改造项目有哪些", (), ("南部",)),
        ("哪些老棚户区要在南边改造", ("南部",), ("南部",)),
        ("铁西和南部哪个大", (), ("铁西", "南部")),
        ("西高村改造放在南部区域吧", (), ()),  # a thing may be said to stand where it does not
        ("棚户区改造项目有哪些", (), ()),
    ],
)
def test_the_parts_of_the_region_that_a_text_names(index: Index, text: str, expansions: tuple[str, ...], asked: tuple[str, ...]) -> None:
    assert index.regions.asked(text, expansions) == asked


def test_what_stands_under_the_headings_of_another_part_is_elsewhere(index: Index) -> None:
    of = {label: [p for p in index.plan.passages_of(label) if p.kind != "heading"] for label in ("第六章第一节", "第六章第二节", "第六章第三节")}
    assert all(index.regions.is_elsewhere(p, ("南部",)) for p in of["第六章第一节"] if "南部" not in p.text)
    assert not any(index.regions.is_elsewhere(p, ("南部",)) for p in of["第六章第二节"])
    assert not any(index.regions.is_elsewhere(p, ()) for p in of["第六章第一节"])
    assert not any(index.regions.is_elsewhere(p, ("南部",)) for p in of["第六章第三节"] if "南部" in p.text)


def test_what_is_elsewhere_is_rejected_and_not_lost(index: Index) -> None:
    found = index.search(Part(text="南部区域棚户区改造项目有哪些", kind=Kind.LIST, topic="南部区域 棚户区改造项目"))
    away = [hit for hit in found.rejected if hit.chunk and hit.label.startswith("第六章第一节")]
    assert away and not any(hit.chunk and index.regions.is_elsewhere(hit.chunk.passage, ("南部",)) for hit in found.passages)
    assert not any(spot.label.startswith("第六章第一节") for spot in found.spots)


def test_a_figure_of_the_whole_district_is_of_none_of_its_parts(index: Index) -> None:
    facts = {fact.subject: fact for fact in index.facts}
    assert index.regions.is_of(facts["南部区域面积"], ("铁西",)) and index.regions.is_of(facts["老旧小区改造"], ())
    assert not index.regions.is_of(facts["棚改（城中村）项目"], ("南部",))
