"""Names forgiven their spelling; digits never."""

from __future__ import annotations

import pytest

from index.names import Names, beginnings, sound
from index.search import Index

NAMES = Names(["城镇登记失业率", "普惠性幼儿园占比", "固定资产投资", "5个中心"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("登记失业律", "登记失业率"), ("普惠姓幼儿园", "普惠性幼儿园"), ("普惠性幼园占比", "普惠性幼儿园占比"), ("固定姿产投资", "固定资产投资"),
        ("区长", None), ("天气预报", None), ("6个中心", None), ("", None),
    ],
)  # fmt: skip
def test_meant(typed: str, meant: str | None) -> None:
    assert NAMES.meant(typed) == meant


def test_what_several_names_end_on_is_a_kind_of_thing() -> None:
    names = Names(["智能装备企业", "铜加工企业", "物流企业", "外贸企业", "铁西区域", "南部区域"])
    assert names.is_kind("企业") and not names.is_kind("区域") and not names.is_kind("铁西")


def test_sound_has_no_tones() -> None:
    assert sound("失业率") == sound("失业律")


def test_names_said_whole_stand_apart() -> None:
    names = Names(["普惠性幼儿园占比", "智能装备企业"])
    assert names.apart("请问普惠性幼儿园占比多少") == ["请问", "普惠性幼儿园占比", "多少"]
    assert names.apart("智能装备企业数量") == ["智能装备企业数量"]
    assert "智能装备企业" in names and "企业" not in names


def test_the_beginning_of_a_firms_own_name(index: Index) -> None:
    proper = beginnings(index.names, (index.plan.region, *index.plan.superiors), index.words.rarity)
    assert "万邦" in proper and not {"新乡", "卫滨", "河南"} & set(proper)
