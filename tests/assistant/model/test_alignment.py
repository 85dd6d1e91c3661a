"""Shortened and joined is faithful; turned, moved or added is not."""

from __future__ import annotations

import pytest

from assistant.model.alignment import Source, aligned, may_follow, owns

TRADE = "顺应消费升级趋势，积极推动传统商贸商圈转型升级，积极培育新业态新模式新载体。"
SIDES = "铁西着力发展装备制造，南部着力发展生态旅游，建设公园。"
LIST = "推进甲产业园、乙产业园、丙产业园等项目建设，不断提高保障水平。"
LIMITS = "严禁新建高耗能项目，力争到期末老旧小区全部改造到位，逐步缩小城乡差距。"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("积极推动传统商贸商圈转型升级，并培育新业态新模式新载体", TRADE), ("推动传统商贸商圈转型升级", TRADE), ("顺应消费升级趋势，培育新业态新模式新载体", TRADE),
        ("铁西发展装备制造", SIDES), ("南部着力发展生态旅游，并建设公园", SIDES), ("推进甲产业园、丙产业园等项目建设", LIST), ("推进甲产业园等项目建设，提高保障水平", LIST),
        ("严禁新建高耗能项目", LIMITS), ("严禁新建高耗能项目，力争到期末老旧小区全部改造到位", LIMITS), ("将推进甲产业园、乙产业园、丙产业园等项目建设", LIST),
    ],
)  # fmt: skip
def test_shortened_and_joined(text: str, source: str) -> None:
    assert aligned(text, source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("铁西着力发展生态旅游", SIDES), ("南部着力发展装备制造", SIDES), ("铁西着力发展装备制造，建设公园", SIDES), ("铁西", SIDES), ("发展生态旅游", SIDES), ("建设公园", SIDES), ("铁西是南部", SIDES),
        ("培育新业态，推动传统商贸商圈转型升级", TRADE), ("培育新业态", TRADE), ("不推动传统商贸商圈转型升级", TRADE), ("顺应消费升级趋势，积极推动传统商贸商圈转型升级，拉动经济增长", TRADE),
        ("推进丁产业园等项目建设", LIST), ("不断降低保障水平", LIST), ("推进甲产业园是乙产业园", LIST), ("新建高耗能项目", LIMITS), ("老旧小区全部改造到位", LIMITS),
        ("到期末老旧小区全部改造到位", LIMITS), ("逐步扩大城乡差距", LIMITS), ("缩小城乡差距", LIMITS), ("", TRADE), ("并同时", TRADE),
    ],
)  # fmt: skip
def test_turned_moved_or_added(text: str, source: str) -> None:
    assert not aligned(text, source)


NUMBERED = "完善二、三级农产品流通体系，推进十五里堡、八里铺等村改造，造就一支高素质队伍，推进家庭、家教、家风建设。"
PAIRS = "健全困境儿童、高龄和失能老人、重度和贫困残疾人保障制度。"


@pytest.mark.parametrize("text", ["造就一支高素质队伍", "推进十五里堡等村改造", "完善二、三级农产品流通体系", "推进家庭、家风建设", "推进家教、家风建设"])
def test_a_numeral_stands_as_it_is(text: str) -> None:
    whole = NUMBERED.replace("推进家庭、家教", "推进家教") if text.startswith("推进家教") else NUMBERED
    assert aligned(text, whole)


@pytest.mark.parametrize(
    "text", ["造就十一支高素质队伍", "造就支高素质队伍", "造就两支高素质队伍", "推进五里堡、八里铺等村改造", "推进十八里铺等村改造", "推进十五里堡八里铺等村改造一支", "完善二三级农产品流通体系", "完善三级农产品流通体系", "推进家庭风建设"]
)  # fmt: skip
def test_a_number_is_never_parted_or_joined(text: str) -> None:
    assert not aligned(text, NUMBERED)


def test_what_two_members_have_each_does_not_cross() -> None:
    assert aligned("健全高龄和失能老人、重度和贫困残疾人保障制度", PAIRS.replace("困境儿童、", "")) and aligned("健全困境儿童、重度和贫困残疾人保障制度", PAIRS)
    assert not aligned("健全困境儿童、高龄和贫困残疾人保障制度", PAIRS) and not aligned("健全困境儿童残疾人保障制度", PAIRS)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("推进乙地改造", "逐步清理废除旧规，推进乙地改造。"), ("推进乙地改造", "开展非物质遗产调查，推进乙地改造。"), ("推进乙地改造", "以铁西区域为重点，推进乙地改造。"),
        ("推进改造", "推进改造，加之外部环境复杂。"), ("推进“一网通办”", "推进“一网通办”，实行前提下“最多跑一次”。"), ("发展养老服务，完善网络", "发展养老服务，提升机构质量，完善网络。"),
    ],
)  # fmt: skip
def test_a_word_that_only_looks_like_a_denial_holds_nothing(text: str, source: str) -> None:
    assert aligned(text, source)


@pytest.mark.parametrize(
    ("text", "source"),
    [("推进乙地改造", "除甲地外，推进乙地改造。"), ("推进乙地改造", "未经批准，推进乙地改造。"), ("推进改造", "推进改造，除甲地以外。"), ("推进改造", "在条件成熟的前提下，推进改造。"), ("推进改造", "防止反弹，推进改造。")],
)  # fmt: skip
def test_a_denial_holds_what_follows(text: str, source: str) -> None:
    assert not aligned(text, source)


def test_what_was_done_is_not_announced() -> None:
    assert not aligned("将建成公园", "已建成公园。") and not aligned("将推进公园建设", Source("推进公园建设。", past=True))
    assert aligned("将推进公园建设", "推进公园建设。")


def test_what_is_still_to_be_built_may_be_announced() -> None:
    assert aligned("将建成一批重大项目", "建成一批重大项目。") and aligned("将改造2000年以前建成小区", "改造2000年以前建成小区。")
    assert not aligned("将建成公园", "2020年全区建成公园。")


def test_a_subject_is_put_only_before_what_has_none() -> None:
    assert aligned("着力建设公园", Source("完善设施，着力建设公园。", acts=True)) and aligned("建设公园", Source("新乡市建设公园。")) is False
    assert not aligned("进一步拓展空间", Source("机场迁建，将进一步拓展空间。", acts=True)) and aligned("进一步拓展空间", "机场迁建，将进一步拓展空间。")


def test_a_clause_with_a_name_does_not_fall_out_between_two() -> None:
    source = "甲负责规划编制，乙中心负责土地供应，组织实施。"
    assert aligned("甲负责规划编制，组织实施", source)
    assert (
        aligned("组织实施", source)
        and not aligned("甲负责规划编制，组织实施", Source(source, names=("乙中心",)))
        and not aligned("组织实施", Source(source, names=("乙中心",)))
    )


def test_a_member_falls_out_whose_scope_the_next_one_says_itself() -> None:
    source = "实施农村公路危桥改造、农村公路硬化、农村公路排水改造、堤顶道路工程。"
    assert aligned("实施农村公路危桥改造、农村公路排水改造、堤顶道路工程", source)
    assert not aligned("实施城市更新、堤顶道路工程", "实施城市更新、农村公路硬化、堤顶道路工程。")  # 农村 may be said of what follows too


def test_of_what_a_clause_is_says_not_by_whom() -> None:
    names = ("平原镇", "南高村")
    assert owns("南高村打造红色旅游基地", names) and not owns("对南高村市场进行高标准规划", names)
    assert not may_follow("平原镇荣获河南省文明村镇称号", "对南高村市场进行高标准规划", names)
