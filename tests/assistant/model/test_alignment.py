"""Shortened and joined is faithful; turned, moved or added is not."""

from __future__ import annotations

import pytest

from assistant.model.alignment import Source, aligned

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


def test_what_was_done_is_not_announced() -> None:
    assert not aligned("将建成公园", "已建成公园。") and not aligned("将推进公园建设", Source("推进公园建设。", past=True))
    assert aligned("将推进公园建设", "推进公园建设。")


def test_a_clause_with_a_name_does_not_fall_out_between_two() -> None:
    source = "甲负责规划编制，乙中心负责土地供应，组织实施。"
    assert aligned("甲负责规划编制，组织实施", source)
    assert (
        aligned("组织实施", source)
        and not aligned("甲负责规划编制，组织实施", Source(source, names=("乙中心",)))
        and not aligned("组织实施", Source(source, names=("乙中心",)))
    )
