"""Whether a name is of another thing than is spoken of."""

from __future__ import annotations

import pytest

from index.another import ends_alike, names_another

PLAN = "大力发展都市生态农业，支持小学改扩建，加快服务业提质，规模以上工业增加值增长7%，城区供热普及率98%，排水管线54公里在平原镇。"


@pytest.mark.parametrize(
    ("topic", "expansions", "name", "told", "another"),
    [
        ("农业增加值", (), "规模以上工业增加值", "规模以上工业增加值", True),
        ("规上服务业增加值", ("规模以上",), "规上工业增加值", "规模以上工业增加值 规上工业增加值", True),  # 规模以上 is no word for 服务业
        ("小学毛入园率", (), "学前三年毛入园率", "学前三年毛入园率", True),
        ("铝加工企业", (), "铜加工企业", "铜加工企业", True),
        ("人均住房面积", (), "人均体育场地面积", "人均体育场地设施面积", True),  # of which this plan says nothing at all
        ("规上工业增加值", ("规模以上",), "规模以上工业增加值", "规模以上工业增加值", False),
        ("暖气普及率", ("供热",), "供热普及率", "城区供热普及率", False),  # everyday language for what the plan has
        ("平原镇排水管线", (), "农村排水管线", "农村排水管线54公里在平原镇", False),  # its sentence tells of it
        ("农业投资", (), "规模以上工业增加值", "规模以上工业增加值", False),  # does not end alike
    ],
)
def test_another_thing_that_is_called_alike(topic: str, expansions: tuple[str, ...], name: str, told: str, another: bool) -> None:
    assert names_another(topic, expansions, name, told, PLAN) is another


def test_what_ends_alike() -> None:
    assert ends_alike("2025年 农业增加值", "规模以上工业增加值") and not ends_alike("农业 投资", "规模以上工业增加值")
