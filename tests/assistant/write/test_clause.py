"""The plan's clause beneath a figure."""

from __future__ import annotations

import pytest

from assistant.write.clause import LONGEST, _around
from tests.assistant.conftest import Talk

SENTENCE = "做好农村公路危桥改造，改造4座共51.5延米；推进农村公路提升工程，改造提升错车道、路面大修、路肩整修加固、绿化及附属设施共计5.3公里。"


def test_a_clause_shows_what_stands_beside_a_figure(talk: Talk) -> None:
    answer = talk("农村公路危桥改造几座")
    first, clause, *_ = answer.answer.split("\n")
    assert first.startswith("农村公路危桥改造为4座。") and clause.startswith("原文：") and "51.5延米" in clause
    assert len(answer.citations) == 1  # of the same sentence, so it has the same marker


@pytest.mark.parametrize("turns", [("普惠性幼儿园占比目标",), ("智能装备和铜加工企业营收加起来多少",), ("农博城投多少", "一句话说")])
def test_a_row_a_calculation_and_a_brief_answer_have_none(talk: Talk, turns: tuple[str, ...]) -> None:
    assert "原文：" not in talk(*turns).answer


@pytest.mark.parametrize(
    ("figure", "clause"),
    [
        ("4座", "做好农村公路危桥改造，改造4座共51.5延米；"),
        ("5.3公里", "推进农村公路提升工程，改造提升错车道、路面大修、路肩整修加固、绿化及附属设施共计5.3公里。"),
    ],
)
def test_a_clause_ends_where_its_half_sentence_does(figure: str, clause: str) -> None:
    assert _around(SENTENCE, figure) == clause
    assert len(clause) <= LONGEST
