"""What is counted: pages of the plan only where they are asked for."""

from __future__ import annotations

from tests.assistant.conftest import Talk


def test_a_page_that_is_asked_for_is_no_number_of_pages(talk: Talk) -> None:
    assert "66页" not in talk("“至少一人”那句原文在第几页哪一节", "低保现在一个月发多少").answer
