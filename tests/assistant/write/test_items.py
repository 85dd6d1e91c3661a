"""What a place holds, item by item."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("question", "items"), [("招商主要围绕哪几个方面", ("先进制造业", "现代服务业", "城市更新")), ("招商分哪几块", ("先进制造业", "创新开放招商方式"))]
)
def test_the_items_of_a_section_that_are_called_alike(talk: Talk, question: str, items: tuple[str, ...]) -> None:
    answer = talk(question)
    assert all(item in answer.answer for item in items) and {c.label for c in answer.citations} == {"第五章第二节"}


def test_a_kind_of_projects_that_a_box_names(talk: Talk) -> None:
    answer = talk("楼宇总部经济列了哪些项目", "文旅康养的有哪些")
    assert "卫源湖文化公园" in answer.answer and "专栏3-1" in answer.citations[0].label
