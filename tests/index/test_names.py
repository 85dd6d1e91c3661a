"""Names forgiven their spelling; digits never."""

from __future__ import annotations

import pytest

from index.names import Names, sound

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


def test_sound_has_no_tones() -> None:
    assert sound("失业率") == sound("失业律")
