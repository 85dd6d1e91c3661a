"""Which figure a question means that names none, over the real plan and its encoder."""

from __future__ import annotations

from index.findings import Kind, Part
from index.search import Index


def _found(index: Index, text: str, topic: str = "", **of: object) -> list[str]:
    part = Part(text=text, kind=Kind.FIGURE, topic=topic or text, **of)  # type: ignore[arg-type]
    return [match.subject for match in index.meant.best(part, index.encoder.queries([text]), ())]


def test_what_is_meant_is_found_without_its_name(index: Index) -> None:
    assert _found(index, "一年里空气好的日子占比", units=("%",)) == ["空气优良天数比例"]
    assert _found(index, "开店办执照要几天", units=("工作日",)) == ["注册登记全程电子化办结时限"]
    assert _found(index, "救护车几分钟能到", "救护车", units=("分钟",)) == []


def test_it_has_the_unit_the_year_and_the_bound_asked_for(index: Index) -> None:
    assert _found(index, "一年里空气好的日子占比", units=("元",)) == []
    assert _found(index, "一年里空气好的日子占比", units=("%",), years=(2031,)) == []
    assert _found(index, "一年里空气好的日子占比压到多少以下", units=("%",)) == []


def test_a_thing_of_the_plan_is_not_told_by_the_figure_of_another(index: Index) -> None:
    assert _found(index, "智能机器人产业园 营业收入", units=("元",)) == []
    assert _found(index, "小学和初中学校各有多少所", "小学和初中学校", units=("所",)) == []


def test_it_is_wanted_only_for_a_figure_in_a_unit_that_is_not_named(index: Index) -> None:
    part = Part(text="一年里空气好的日子占比多少", kind=Kind.FIGURE, topic="一年里空气好的日子占比", units=("%",))
    named = index.subjects.best("普惠性幼儿园占比")
    assert index.meant.is_wanted(part, ()) and not index.meant.is_wanted(part, named)
    assert not index.meant.is_wanted(Part(text=part.text, kind=Kind.FIGURE, topic=part.topic), ())
    assert not index.meant.is_wanted(Part(text=part.text, kind=Kind.TEXT, topic=part.topic, units=part.units), ())
