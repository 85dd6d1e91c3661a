"""Numbers in and out, and the laws that hold for all of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantity import arabic, narrow, number, read


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("突破300亿元", "300", "亿元", "gt"), ("3.7万元", "3.7", "万元", "eq"), ("百分之七", "7", "%", "eq"), ("七个百分点", "7", "个百分点", "eq"),
        ("7%左右", "7", "%", "approx"), ("≥2.5", "2.5", "", "ge"), ("＜4", "4", "", "lt"), ("85以上", "85", "", "ge"), ("4%以内", "4", "%", "le"),
        ("不低于5000平方米", "5000", "平方米", "ge"), ("[2.9]", "2.9", "", "eq"), ("〔13.5〕", "13.5", "", "eq"), ("二〇三五年", "2035", "年", "eq"),
        ("2.15公里", "2.15", "公里", "eq"), ("15万台/套", "15", "万台/套", "eq"), ("500台（套）", "500", "台（套）", "eq"), ("７．５％", "7.5", "%", "eq"),
        ("1-2所", "1", "所", "range"), ("超过99%", "99", "%", "gt"), ("约15万平方米", "15", "万平方米", "approx"),
    ],
)  # fmt: skip
def test_read(text: str, value: str, unit: str, bound: str) -> None:
    found = read(text)
    assert [(str(q.value), q.unit, q.bound) for q in found] == [(value, unit, bound)]


@pytest.mark.parametrize("text", ["统一", "一批", "第一章", "十四五", "四大平台", "进一步"])
def test_words_that_count_nothing(text: str) -> None:
    assert read(text) == ()


def test_ratio_keeps_its_form() -> None:
    assert read("比重调整为1：33：66。")[0].ratio == "1:33:66"


@pytest.mark.parametrize(("one", "other"), [("12000万元", "1.2亿元"), ("百分之七", "7%"), ("1.5万亩", "15000亩"), ("二〇二五年", "2025年")])
def test_equal_over_units(one: str, other: str) -> None:
    assert read(one)[0].same_amount(read(other)[0])


@pytest.mark.parametrize(("one", "other"), [("7%", "7个百分点"), ("1.2亿元", "1.2万元"), ("85%", "8.5%"), ("1:33:66", "1:34:65")])
def test_not_equal(one: str, other: str) -> None:
    assert not read(one)[0].same_amount(read(other)[0])


@given(st.integers(0, 99_999_999))
def test_chinese_numerals_round_trip(value: int) -> None:
    assert arabic(chinese(value)) == value


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["亿元", "万人", "%", "公里", "万平方米", "个"]))
def test_printed_figure_is_read_whole(value: Decimal, unit: str) -> None:
    text = f"全区总量达到{value}{unit}，比上年好"
    (found,) = read(text)
    assert (found.value, found.unit, text[found.start : found.end]) == (value, unit, f"{value}{unit}")


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    for quantity in read(text):
        assert narrow(text)[quantity.start : quantity.end] == quantity.text


def test_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="“几”不是数字"):
        arabic("几")
    assert number("七点五") == Decimal("7.5")


def chinese(value: int) -> str:
    """Written out by the rule of four-digit groups, independently of the reader."""
    if value == 0:
        return "零"
    groups = [(value // 10**8, "亿"), (value // 10**4 % 10**4, "万"), (value % 10**4, "")]
    text = "".join(_group(number) + mark for number, mark in groups if number)
    return text


def _group(value: int) -> str:
    digits = f"{value:04d}"
    return "".join("零一二三四五六七八九"[int(d)] + mark for d, mark in zip(digits, ("千", "百", "十", ""), strict=True) if d != "0")
