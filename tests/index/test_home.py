"""Near what was asked before."""

from __future__ import annotations

from corpus.plan import Plan
from index.home import BESIDE, NOWHERE, home_of


def test_what_was_found_first_is_home_and_its_section_is_beside(plan: Plan) -> None:
    one, two, far = plan.passages_of("第七章第二节")[1], plan.passages_of("第七章第二节")[2], plan.passages_of("第二章第一节")[1]
    home = home_of("农村饮水", [(one, 0.8), (far, 0.4)])
    assert home.near(one) == 1.0
    assert home.near(two) == BESIDE
    assert home.near(far) == 0.5
    assert home.given(one) == "农村饮水" and home.given(two) == ""


def test_another_subject_keeps_only_the_section(plan: Plan) -> None:
    one = plan.passages_of("第七章第二节")[1]
    home = home_of("农村饮水", [(one, 0.8)]).beside()
    assert home.near(one) == BESIDE and home.given(one) == ""


def test_without_a_conversation_nothing_is_near(plan: Plan) -> None:
    assert {NOWHERE.near(passage) for passage in plan.passages} == {0.0}
