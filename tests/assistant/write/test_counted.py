"""What was listed before, counted together: numbered lists, and what two things' sentence sets in a row."""

from __future__ import annotations

from tests.assistant.conftest import Talk

ROADS = ("南边断头路有哪些", "西边的呢")


def test_two_rows_of_one_sentence_are_counted_together(talk: Talk) -> None:
    told = talk(*ROADS, "两边一共几条").answer.split("\n")
    assert told[0].startswith("据此计算，3 + 5 = 8，合计8个。") and len(told) == 9
    assert told[1].startswith("1. 午阳路") and told[-1].startswith("8. 太行大道")


def test_a_list_without_its_number_is_counted_when_that_is_asked(talk: Talk) -> None:
    assert "共8项" in talk("铁西棚改项目都有谁", "数数几个").answer.split("\n")[0]
