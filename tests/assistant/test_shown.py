"""Lists that were shown, and what a number points at."""

from __future__ import annotations

import pytest

from assistant.shown import nth_item, numbered, of_size, pointed_at, with_its_own

SHOWN = ("1. 智造强区[1]\n2. 服务兴区[1]\n3. 生态美区[2]\n4. 民生惠区[2]",)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("第二个", "服务兴区"),
        ("头一个具体是啥", "智造强区"),
        ("最后那个呢", "民生惠区"),
        ("服务那条展开说说", "服务兴区"),
        ("中间那个呢", None),  # of four none is
        ("倒数第二个，简短说说", "生态美区"),
        ("第九个", None),
        ("总投资呢", None),
    ],
)
def test_pointed_at(text: str, item: str | None) -> None:
    assert pointed_at(text, SHOWN) == item


def test_names_in_quotation_marks_are_a_list() -> None:
    assert nth_item("推进全域“5G+智慧城管”、全域“5G+智慧文旅”、全域“5G+智慧校园”等建设。[1]", 3) == "5G+智慧校园"


@pytest.mark.parametrize(("text", "item"), [("后者有什么项目", "乙"), ("前者呢", "甲"), ("两者呢", None)])
def test_the_former_and_the_latter_of_a_list_of_two(text: str, item: str | None) -> None:
    assert pointed_at(text, (*SHOWN, "1. 甲[1]\n2. 乙[1]")) == item
    assert pointed_at(text, SHOWN) is None


def test_the_latest_list_that_is_long_enough() -> None:
    assert pointed_at("第四个", (*SHOWN, "1. 甲[1]\n2. 乙[1]")) == "民生惠区"


SEVERAL = (
    "第一章第四节（战略重点）：倾力打造先进制造平台、中心商务平台、生态康养平台“三大平台”。[1]\n"
    "第一章第四节（战略重点）：加快发展装备制造、铜材料、楼宇经济“三大产业”。[2]",
)


@pytest.mark.parametrize(
    ("text", "item"),
    [("平台里第三个主要干什么", "生态康养平台"), ("产业第二个呢", "铜材料"), ("第三个产业多大", "楼宇经济"), ("最后那个平台怎么建", "生态康养平台")],
)
def test_the_list_of_the_kind_that_is_named(text: str, item: str) -> None:
    assert pointed_at(text, SEVERAL) == item


def test_the_row_that_was_asked_for() -> None:
    shown = ("建设午阳路、静泉路、德源路等南部路网，高村路、香泉路、宝泉路等西部路网。[1]",)
    assert pointed_at("第三条", shown, "西部有哪几条") == "宝泉路"
    assert pointed_at("第三条", shown, "南部有哪几条") == "德源路"


def test_members_in_brackets() -> None:
    assert pointed_at("第三个要几家企业", ("形成2个百亿（装备制造、铜材料）、1个五十亿的产业集群（机器人）。[1]",)) == "机器人"


@pytest.mark.parametrize(("text", "item"), [("后一个纪念的是谁", "暴张纪念堂"), ("后面那个村咋样", "暴张纪念堂"), ("后面那两个", None)])
def test_one_of_two(text: str, item: str | None) -> None:
    assert pointed_at(text, ("1. 河朔图书馆[1]\n2. 暴张纪念堂[1]",)) == item


def test_a_row_of_the_users_own() -> None:
    assert with_its_own("洁化 序化 亮化，第三个讲的啥") == "亮化讲的啥"
    assert with_its_own("平台里第三个主要干什么") == "平台里第三个主要干什么"


def test_only_numbered_lines_are_counted() -> None:
    assert numbered("共2个：[1]\n1. 甲路[1]\n2. 乙路[1]\n建设甲路、乙路。[1]") == ("甲路", "乙路")
    assert numbered("建设甲路、乙路。[1]") == ()


def test_a_list_of_just_so_many() -> None:
    assert of_size(SEVERAL, 3, "三大产业是什么") == ("装备制造", "铜材料", "楼宇经济")
    assert of_size(SEVERAL, 4) == ()


def test_a_clause_beneath_a_figure_is_no_list() -> None:
    assert nth_item("农村公路提升工程为5.3公里。[1]\n原文：改造提升错车道、路面大修、路肩整修加固、绿化及附属设施共计5.3公里。[1]", 1) is None


def test_the_middle_of_three() -> None:
    assert pointed_at("中间那个打算怎么发展", (*SHOWN, "1. 甲[1]\n2. 乙[1]\n3. 丙[1]")) == "乙"


def test_the_figures_of_several_things_are_a_list() -> None:
    told = "据此计算，1.6 + 1.2 = 2.8，合计2.8亿元。[1][2]\n田园综合体总投资为1.6亿元。[1]\n休闲示范区总投资为1.2亿元。[2]"
    assert pointed_at("第二个在哪个镇", (told,)) == "休闲示范区"


def test_a_number_is_of_the_list_that_is_named() -> None:
    told = "“两湾”即东湾和西湾。[1]\n“三带”即沿海产业带、青河文化带、北山农业带。[2]"
    assert pointed_at("两湾里的第二个包括哪些镇", (told,)) == "西湾"
    assert pointed_at("三带的第一条连起哪里", (told,)) == "沿海产业带"


FIGURES = ("1. 示范区总投资为1.2亿元。[1]\n2. 农博城总投资为20亿元。[2]\n3. 冷链项目投资为2000万元。[3]\n4. 综合体总投资为1.63亿元。[4]",)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("第二大的落在哪几个村", "综合体"),
        ("那个最大的，建筑面积多大", "农博城"),
        ("最小的那个在哪", "冷链项目"),
        ("最大的是哪个", None),  # asks which it is
        ("最大的是最小的多少倍", None),
    ],
)
def test_the_one_by_its_figure(text: str, item: str | None) -> None:
    assert pointed_at(text, FIGURES) == item


def test_of_two_that_are_equal_none_is_the_greatest() -> None:
    assert pointed_at("最大的那个在哪", ("甲总投资为2亿元。[1]\n乙总投资为2亿元。[2]",)) is None
