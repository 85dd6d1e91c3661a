"""Whether what the plan counts under a term holds a name."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("四个卫滨里面有“平安卫滨”吧", "规划所列的没有平安卫滨"),
        ("四个卫滨里有活力卫滨吗", "是的，活力卫滨在其中"),
        ("四大战略里有没有乡村振兴这一条", "规划所列的没有乡村振兴"),
    ],
)
def test_a_member_of_a_counted_term(talk: Talk, question: str, first: str) -> None:
    assert talk(question).answer.startswith(first)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("农博城选址在平原镇南部区域，对吗", "是的，规划写明："),
        ("听说农博城选在平原镇南边，属实么", "是的，规划写明："),
        ("农博城选址在平原镇北部区域，对吗", "规划写明："),  # nearly all of it stands there, and no yes
        ("新荷小学要新建综合教学楼，对吗", "是的，规划写明："),
        ("新荷小学要新建体育馆，对吗", "规划写明："),
        ("判断：每千人执业医师数是约束性指标", "规划中每千人拥有执业医师数不是约束性指标"),
        ("判断：卫滨区2025年城镇化率目标是90%", "规划中不是90%"),
        ("判断对错：十三五固投年均增长11.3%", "是的，"),
    ],
)
def test_yes_is_said_where_every_word_is_confirmed(talk: Talk, question: str, begins: str) -> None:
    assert talk(question).answer.startswith(begins)
