"""One spelling for all, digits untouched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.names import Name
from index.spelling import Lexicon, as_printed, expansions, plain, synonyms


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ｇｄｐ", "gdp"),
        ("城鎮登記失業率", "城镇登记失业率"),
        ("普惠性  幼儿园 占比", "普惠性 幼儿园 占比"),
        ("普 惠 性 幼 儿 园", "普惠性幼儿园"),
        ("GDP 2025", "GDP 2025"),
        ("增\u200b长", "增长"),
        ("「收入」和『支出』", "“收入”和‘支出’"),
        ("８５％", "85%"),
        ("增长，多少？", "增长，多少？"),
    ],
)
def test_plain(typed: str, expected: str) -> None:
    assert plain(typed) == expected


@given(st.text(alphabet="0123456789.%亿万元年", max_size=30))
def test_figures_are_never_altered(text: str) -> None:
    assert plain(text) == text


def test_numbers_in_words_stand_as_the_plan_prints_them() -> None:
    source = "打造15分钟养老服务圈，建立十五个社区的三级网络"
    assert as_printed("十五分钟那个圈", source) == "15分钟那个圈"
    assert as_printed("十五个社区的网络", source) == "十五个社区的网络"
    assert as_printed("二十分钟到得了吗", source) == "二十分钟到得了吗"


def test_expansions_are_the_plans_words() -> None:
    table = synonyms()
    assert "医疗" in expansions("看病方便吗", table)
    assert expansions("医疗卫生医院看病", table) == ()


def test_no_digits_in_the_synonyms() -> None:
    assert not any(char.isdigit() for word, words in synonyms().items() for text in (word, *words) for char in text)


def test_everyday_words_reach_the_words_of_the_genre() -> None:
    table = synonyms()
    assert len(table) > 2000
    assert "老旧小区" in expansions("我家那栋老楼", table)
    assert all(word and words and all(words) for word, words in table.items())


def test_a_common_word_beside_a_rare_noun_says_a_side_of_it() -> None:
    lexicon = Lexicon({}, "卫滨区", source="企业。" * 8 + "明确企业生产经营者六个不得，政商交往有底线。教育优先。")
    assert lexicon.together("企业", "政商 交往")
    assert not lexicon.together("企业", "教育")
    assert not lexicon.together("政商", "政商")


def test_a_sub_district_by_its_office() -> None:
    office = Name("健康路", "镇办", ("智慧医疗健康路",), ())
    table = synonyms(names={"镇办": (office,)})
    assert "智慧医疗健康路" in expansions("健康路办事处在规划里是什么定位", table)
    assert "智慧医疗健康路" not in expansions("健康路在哪", table)


def test_the_region_with_and_without_its_last_character() -> None:
    assert Lexicon({}, "卫滨区").is_of_region("那卫滨的呢")
    assert not Lexicon({}, "卫滨区").is_of_region("红旗区呢")
