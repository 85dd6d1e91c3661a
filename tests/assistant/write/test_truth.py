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
