"""Who they are is asked of what the plan only counts."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from index.search import Index
from tests.assistant.conftest import asked


@pytest.mark.parametrize(
    ("turns", "named"),
    [
        (("俺楼下工地天天扬土，规划咋管扬尘的", "那8个都是哪8个？"), "8个100%管控要求"),
        (("官商打交道的负面清单有啥", "那十条都是啥，列给我"), "十个严禁"),
        (("科技创新平台怎么建", "里头那个“三个一”是哪三个一"), "三个一"),
    ],
)
def test_a_number_whose_members_the_plan_does_not_tell_is_found_where_the_talk_stood(index: Index, turns: tuple[str, ...], named: str) -> None:
    answer = asked(index, *turns)
    assert answer.status is Status.PARTIAL and answer.answer.startswith(f"规划提到“{named}”，没有逐项列出其内容。")


def test_what_is_left_of_a_list_that_was_begun_is_counted(index: Index) -> None:
    answer = asked(index, "市级配送网点建几个，点名的是哪俩", "那没点名的还剩几个")
    assert answer.status is Status.ANSWERED and answer.answer.startswith("据此计算，5 - 2 = 3，其余3个规划没有点名。")


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("重点项目里列了几个村卫生室", "是哪些村"), "规划写明村卫生室项目为15个，没有逐项列出。"),
        (("危桥改几座，一共多少延米", "桥名有吗"), "规划写明农村公路危桥改造为4座，没有逐项列出。"),
        (("政商关系清单里对干部和企业各是什么说法", "十条念一遍"), "规划提到“十个严禁”，没有逐项列出其内容。"),
        (("亲清政商关系怎么构建", "把那十条都列出来"), "规划提到“十个严禁”，没有逐项列出其内容。"),
        (("水环境怎么治", "哪四水？"), "规划提到“四水同治”，没有逐项列出其内容。"),
    ],
)
def test_names_of_what_was_counted(index: Index, turns: tuple[str, ...], first: str) -> None:
    answer = asked(index, *turns)
    assert answer.status is Status.PARTIAL and answer.answer.startswith(first)


def test_what_a_sentence_lists_is_told(index: Index) -> None:
    assert "宝潭社区" in asked(index, "垃圾中转站改几座", "哪几座").answer


def test_so_many_of_a_kind_begin_no_term(index: Index) -> None:
    assert "都市休闲创新区" in asked(index, "南部规划的产城功能组团是哪两个").answer
