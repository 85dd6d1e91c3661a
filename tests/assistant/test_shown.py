"""Lists that were shown, and what a number points at."""

from __future__ import annotations

import pytest

from assistant.shown import nth_item, pointed_at

SHOWN = ("1. 智造强区[1]\n2. 服务兴区[1]\n3. 生态美区[2]\n4. 民生惠区[2]",)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("第二个", "服务兴区"),
        ("头一个具体是啥", "智造强区"),
        ("最后那个呢", "民生惠区"),
        ("倒数第二个，简短说说", "生态美区"),
        ("第九个", None),
        ("总投资呢", None),
    ],
)
def test_pointed_at(text: str, item: str | None) -> None:
    assert pointed_at(text, SHOWN) == item


def test_names_in_quotation_marks_are_a_list() -> None:
    assert nth_item("推进全域“5G+智慧城管”、全域“5G+智慧文旅”、全域“5G+智慧校园”等建设。[1]", 3) == "5G+智慧校园"


def test_the_latest_list_that_is_long_enough() -> None:
    assert pointed_at("第四个", (*SHOWN, "1. 甲[1]\n2. 乙[1]")) == "民生惠区"
