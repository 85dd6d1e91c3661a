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


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("冷链类的项目有哪些", ("新乡万邦农产品冷链物流园", "元庄惠农冷链物流有限公司")),
        ("准备建哪几所幼儿园？把项目名报给我", ("健宏社区幼儿园", "东水东幼儿园")),
        ("凯美龙有什么项目", ("凯美龙高精度铜板带生产", "凯美龙高端集成电路关键材料")),
        ("教育上还列了哪些项目", ("新丰小学", "体育公园")),
    ],
)
def test_projects_that_are_called_alike_or_are_a_firms(talk: Talk, question: str, items: tuple[str, ...]) -> None:
    answer = talk(question)
    assert [item for item in items if item not in answer.answer] == []


def test_no_list_where_no_project_is_asked_for(talk: Talk) -> None:
    assert "一把手" in talk("项目建设是谁的工程").answer


def test_a_kind_of_projects_that_a_box_names(talk: Talk) -> None:
    answer = talk("楼宇总部经济列了哪些项目", "文旅康养的有哪些")
    assert "卫源湖文化公园" in answer.answer and "专栏3-1" in answer.citations[0].label


def test_the_projects_of_a_numbered_box_are_counted(talk: Talk) -> None:
    assert "共13项" in talk("专栏3-1里商贸物流那一栏多少个项目").answer


@pytest.mark.parametrize(
    ("question", "words"), [("重点项目清单里铜这一类有几个", "共9项"), ("铜类项目几个", "共9项"), ("重点项目里机器人类有哪些", "勤工扩建项目")]
)
def test_a_kind_said_by_the_last_noun_of_its_name(talk: Talk, question: str, words: str) -> None:
    assert words in talk(question).answer


def test_the_projects_of_all_kinds_of_a_box_together(talk: Talk) -> None:
    assert "7 + 13 + 9 = 29" in talk("专栏3-1三类加一起多少个项目").answer
