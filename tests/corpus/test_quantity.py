"""Numbers in and out, and the laws that hold for all of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.quantity import BOUNDS_AFTER, BOUNDS_BEFORE, Quantity, arabic, narrow, number, read


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("突破300亿元", "300", "亿元", "gt"), ("3.7万元", "3.7", "万元", "eq"), ("百分之七", "7", "%", "eq"), ("七个百分点", "7", "个百分点", "eq"),
        ("7%左右", "7", "%", "approx"), ("≥2.5", "2.5", "", "ge"), ("＜4", "4", "", "lt"), ("85以上", "85", "", "ge"), ("4%以内", "4", "%", "le"),
        ("不低于5000平方米", "5000", "平方米", "ge"), ("[2.9]", "2.9", "", "eq"), ("〔13.5〕", "13.5", "", "eq"), ("二〇三五年", "2035", "年", "eq"),
        ("2.15公里", "2.15", "公里", "eq"), ("15万台/套", "15", "万台/套", "eq"), ("500台（套）", "500", "台（套）", "eq"), ("７．５％", "7.5", "%", "eq"),
        ("1-2所", "1", "所", "range"), ("2016－2020年", "2016", "年", "range"), ("不低于百分之六十", "60", "%", "ge"), ("30余万人", "30", "万人", "gt"),
        ("翻一番", "1", "番", "eq"), ("翻了两番", "2", "番", "eq"), ("两年半", "2.5", "年", "eq"), ("半年", "0.5", "年", "eq"), ("一半以上", "50", "%", "ge"),
        ("第1位", "1", "位", "eq"), ("全市第一", "1", "位", "eq"), ("位居第二。", "2", "位", "eq"), ("近百家", "100", "家", "approx"), ("数十家", "10", "家", "approx"),
        ("上百家", "100", "家", "ge"), ("不足5%", "5", "%", "lt"), ("-3%", "-3", "%", "eq"), ("2 0 0 5 年", "2005", "年", "eq"), ("1 2 . 5 %", "12.5", "%", "eq"), ("超过99%", "99", "%", "gt"), ("约15万平方米", "15", "万平方米", "approx"),
    ],
)  # fmt: skip
def test_read(text: str, value: str, unit: str, bound: str) -> None:
    found = read(text)
    assert [(str(q.value), q.unit, q.bound) for q in found] == [(value, unit, bound)]


@pytest.mark.parametrize(
    "text", ["统一", "一批", "第一章", "十四五", "四大平台", "进一步", "第一个", "全市第一方阵", "下半年", "S309", "5G", "PM2.5", "两", "半"]
)
def test_words_that_count_nothing(text: str) -> None:
    assert read(text) == ()


def test_ratio_keeps_its_form() -> None:
    assert read("比重调整为1：33：66。")[0].ratio == "1:33:66"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12000万元", "1.2亿元"),
        ("百分之七", "7%"),
        ("1.5万亩", "15000亩"),
        ("二〇二五年", "2025年"),
        ("翻一番", "2倍"),
        ("一半", "50%"),
        ("2 0 0 5 年", "二〇〇五年"),
    ],
)
def test_equal_over_units(one: str, other: str) -> None:
    assert read(one)[0].same_amount(read(other)[0])


@pytest.mark.parametrize(("one", "other"), [("7%", "7个百分点"), ("1.2亿元", "1.2万元"), ("85%", "8.5%"), ("1:33:66", "1:34:65")])
def test_not_equal(one: str, other: str) -> None:
    assert not read(one)[0].same_amount(read(other)[0])


@given(st.integers(0, 99_999_999))
def test_chinese_numerals_round_trip(value: int) -> None:
    assert arabic(chinese(value)) == value


NUMBERS = st.one_of(st.integers(0, 10**7).map(Decimal), st.decimals(0, 10**6, places=1), st.decimals(0, 10**4, places=2))
MEASURED = st.sampled_from(["亿元", "万元", "元", "万人", "%", "个百分点", "公里", "万平方米", "吨/日", "万台/套", "家", "所", "小时", ""])
BOUND_WORDS = st.sampled_from(["", "突破", "超过", "不低于", "≥", "＜", "不超过", "约", "近", "以上", "以内", "左右", "多", "余"])


def quantity(value: Decimal, unit: str, word: str = "", high: Decimal | None = None, ratio: str | None = None, cumulative: bool = False) -> Quantity:
    bound = "range" if high is not None else (BOUNDS_BEFORE | BOUNDS_AFTER).get(word, "eq")
    return Quantity(value, high, unit, bound, word, "", 0, 0, ratio, cumulative)


def meaning(q: Quantity) -> tuple[object, ...]:
    return q.value, q.value_max, q.unit, q.bound, q.bound_text, q.ratio, q.cumulative


# Each kind in turn: bounded amounts, ranges, totals in brackets, negative rates, ranks, folds, ratios.
QUANTITIES = st.one_of(
    st.builds(quantity, NUMBERS, MEASURED, BOUND_WORDS),
    st.builds(lambda low, more, unit: quantity(low, unit, high=low + more), NUMBERS, NUMBERS, MEASURED),
    st.builds(lambda value, unit: quantity(value, unit, cumulative=True), NUMBERS, MEASURED),
    st.builds(lambda value: quantity(-value, "%"), st.integers(1, 99).map(Decimal)),
    st.builds(lambda value: quantity(Decimal(value), "位"), st.integers(1, 999)),
    st.builds(lambda value: quantity(Decimal(value), "番"), st.integers(1, 4)),
    st.builds(lambda parts: quantity(Decimal(0), "", ratio=":".join(map(str, parts))), st.lists(st.integers(1, 99), min_size=2, max_size=4)),
)


@settings(max_examples=1000)
@given(QUANTITIES, st.sampled_from(["", "全区达到", "增速为", "力争"]), st.sampled_from(["", "，比上年好", "。"]))
def test_printed_and_read_again_is_the_same(known: Quantity, before: str, after: str) -> None:
    (found,) = read(before + known.printed + after)
    assert meaning(found) == meaning(known)
    assert (before + known.printed + after)[found.start : found.end] == known.printed


@settings(max_examples=300)
@given(NUMBERS, st.sampled_from(["亿元", "%", "年", "公里"]))
def test_full_width_and_spaced_digits_are_the_same(value: Decimal, unit: str) -> None:
    plain = read(f"{value}{unit}")[0]
    wide = str(value).translate({ord(str(d)): chr(ord("０") + d) for d in range(10)} | {ord("."): "．"})
    assert read(f"{wide}{unit}")[0].base == plain.base
    assert read(" ".join(str(value)) + f" {unit}")[0].base == plain.base


@settings(max_examples=300)
@given(st.integers(1, 99_999_999), st.sampled_from(["家", "万人", "个", "公里"]))
def test_chinese_and_arabic_are_the_same(value: int, unit: str) -> None:
    assume(not (value % 10_000 == 0 and unit == "万人"))  # 一万万人 is printed 一亿人
    (found,) = read(f"共{chinese(value)}{unit}")
    assert found.base == read(f"{value}{unit}")[0].base


@settings(max_examples=300)
@given(st.decimals(Decimal("0.1"), 10**4, places=2))
def test_equal_over_myriads(value: Decimal) -> None:
    assert read(f"{value * 10_000:f}万元")[0].same_amount(read(f"{value}亿元")[0])


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


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("孕产妇死亡率降至18/10万。", ["18/10万"]),
        ("比重分别提高3个和4个百分点", ["3个百分点", "4个百分点"]),
        ("分别增长5和6%左右", ["5%", "6%左右"]),
        ("分别建成3个和4个园区", ["3个", "4个"]),
    ],
)
def test_figures_side_by_side_share_the_unit_that_the_last_one_prints(text: str, printed: list[str]) -> None:
    assert [quantity.printed for quantity in read(text)] == printed
