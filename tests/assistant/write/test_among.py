"""Figures of things that stand side by side; headings named by their place or title; terms told by what follows them; units turned into others."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from index.search import Index
from tests.assistant.conftest import asked
from tests.fakes import indexed

ABOUT = """id = "lanxi"
source = "plan.txt"
page_break = "none"
title = "兰溪省国民经济和社会发展第十五个五年规划纲要"
region = "兰溪省"
period = [2026, 2030]
base_year = 2025
"""
PLAN = """# 兰溪省国民经济和社会发展第十五个五年规划纲要

## 第一篇 绿色兰溪

### 第一章 保护自然

实行分类管理，建设一批保护地。严守耕地红线，耕地保有量保持0.12亿公顷。公路总里程达到23万公里，其中高速公路6500公里。服务业增加值占地区生产总值比重和工业就业人员占全社会就业人员比重分别提高3个和4个百分点。

> **专栏1 各类保护地**
>
> **国家公园**→共3个，面积120万公顷。
>
> **自然保护区**→共24个，面积89万公顷。
>
> **地质公园**→共11处，面积4万公顷。

### 第二章 治理环境

重点流域全部达标。城镇新增就业和转移劳动力各45万人。森林覆盖率达到61%。

## 第二篇 产业兰溪

### 第三章 产业链

打造“三区一枢纽”：

全省精密传动集聚区。以轴承、减速器为重点，建设规模最大的产业基地，形成龙头带动、梯队跟进、配套齐全的发展格局，全面提升产业竞争力和区域影响力，让更多企业在兰溪落户生根。

城乡融合示范区。率先破除城乡二元结构。

商贸物流枢纽。建设辐射周边的物流枢纽。

储能装备产业：以华岭储能为龙头，发展电芯、模组企业，产值由9亿元提高到40亿元，形成从材料到整机、从研发到服务、从制造到回收利用的完整链条，建成省内一流的储能装备产业基地。

竹材加工产业：以青竹新材为龙头，发展竹基材料，产值由18亿元提高到45亿元，推动竹林培育、竹材采伐、精深加工、文化体验各个环节融合发展，带动山区农民就近就业增收，擦亮竹乡品牌。

中药健康产业：以本草堂为龙头，发展中药材，产值由11亿元提高到25亿元，支持中药材规范化种植和产地初加工，推进中药饮片、中成药、健康食品协同发展，建设区域性中药材交易集散中心。

### 第四章 园区

坚持“一区三园”发展布局。设立总规模20亿元的兰溪产业引导基金，首期到位5亿元，重点投向精密传动和储能装备，更好发挥财政资金的撬动作用，吸引社会资本参与，支持初创型科技企业成长壮大，推动更多科技成果在兰溪转化落地。

专栏2 兰溪开发区“一区三园”

- 江口传动园：规划面积5.8平方公里，产值达到190亿元。
- 白茅食品园：规划面积3.5平方公里，产值达到100亿元。
- 石梁能源园：规划面积3.3平方公里，产值达到60亿元。

## 第三篇 保障措施

### 第五章 组织实施

加强领导，压实责任。

### 第六章 监督评估

开展中期评估，推动规划落地见效，强化政策协同和要素保障，完善规划实施的统计监测、绩效评估和动态调整机制，及时发现并解决实施中的突出问题，确保各项目标任务如期完成。
"""


@pytest.fixture(scope="module")
def lanxi(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return indexed(tmp_path_factory.mktemp("lanxi"), ABOUT, PLAN)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("各类保护地里哪一类数量最多？", "专栏1中最多的是自然保护区，为24个。"),
        ("各类保护地里哪一类面积最大", "专栏1中最大的是国家公园，为120万公顷。"),
        ("各类保护地里面积最小的是哪类", "专栏1中最小的是地质公园，为4万公顷。"),
    ],
)
def test_the_greatest_and_the_least_of_a_box(lanxi: Index, question: str, first: str) -> None:
    answer = asked(lanxi, question)
    assert answer.status is Status.ANSWERED and answer.answer.startswith(first)


def test_the_next_of_a_box_and_none_beyond_its_last(lanxi: Index) -> None:
    assert asked(lanxi, "各类保护地里面积第二大的是哪一类").answer.startswith("专栏1中第二大的是自然保护区，为89万公顷")
    assert "第五" not in asked(lanxi, "各类保护地里面积第五大的是哪一类").answer


def test_each_of_a_box_has_its_own(lanxi: Index) -> None:
    answer = asked(lanxi, "各类保护地分别有多少个")
    assert [line.split("[")[0] for line in answer.answer.split("\n")] == ["专栏1中：", "1. 国家公园为3个。", "2. 自然保护区为24个。", "3. 地质公园为11处。"]
    assert "合计" in asked(lanxi, "各类保护地分别有多大面积", "一共多少").answer


def test_items_that_are_called_alike_are_set_side_by_side(lanxi: Index) -> None:
    answer = asked(lanxi, "三个产业里产值最高的是哪个")
    assert "竹材加工产业" in answer.answer.split("\n")[0] and "45亿元" in answer.answer.split("\n")[0]


def test_one_thing_then_and_now_is_no_two_things(lanxi: Index) -> None:
    assert "储能装备产业产值的目标是基数的4.44倍" in asked(lanxi, "储能装备2030年的产值是2025年的几倍").answer


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (("最后一篇的标题是什么",), ["第三篇 保障措施"]),
        (("最后一篇的标题是什么", "下面有哪几章"), ["第五章 组织实施", "第六章 监督评估"]),
        (("讲产业那一篇下面有哪几章",), ["第三章 产业链", "第四章 园区"]),
        (("第二篇各章标题列一下",), ["第三章 产业链", "第四章 园区"]),
        (("第一篇有几章",), ["2章"]),
        (("专栏1列出的各类保护地有多少个",), ["共3项", "国家公园", "自然保护区", "地质公园"]),
    ],
)
def test_headings_by_their_place_and_by_their_title(lanxi: Index, questions: tuple[str, ...], said: list[str]) -> None:
    answer = asked(lanxi, *questions)
    assert answer.status is Status.ANSWERED and all(piece in answer.answer for piece in said)


def test_a_term_is_told_by_the_items_after_it_and_by_its_box(lanxi: Index) -> None:
    assert all(name in asked(lanxi, "“三区一枢纽”是哪几个").answer for name in ("精密传动集聚区", "城乡融合示范区", "商贸物流枢纽"))
    assert all(name in asked(lanxi, "“一区三园”是哪三个园").answer for name in ("1. 江口传动园", "2. 白茅食品园", "3. 石梁能源园"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("耕地要保住多少亩", "0.12 × 15 = 1.8，耕地保有量即1.8亿亩"),
        ("耕地保有量多少公顷", "0.12亿公顷"),
        ("高速公路总里程要达到多少", "高速公路目标为6500公里"),
        ("公路总里程要达到多少", "23万公里"),
        ("服务业占GDP的比重提高几个点", "3个百分点"),
        ("林子要占到国土的百分之几（森林覆盖率）", "森林覆盖率目标为61%"),
        ("城镇要新增多少个就业岗位", "45万人"),
        ("产业引导基金盘子多大", "20亿元"),
        ("江口传动园规划面积多大", "5.8平方公里"),
    ],
)
def test_figures_by_other_words_and_in_other_units(lanxi: Index, question: str, said: str) -> None:
    answer = asked(lanxi, question)
    assert answer.status is Status.ANSWERED and said in answer.answer


def test_a_unit_that_is_printed_is_not_turned_into_itself(lanxi: Index) -> None:
    assert "据此计算" not in asked(lanxi, "耕地保有量多少公顷").answer


def test_of_two_that_are_asked_for_the_one_that_is_given_is_told(lanxi: Index) -> None:
    answer = asked(lanxi, "公路总里程和棉花产量分别是多少")
    assert answer.status is Status.PARTIAL and "23万公里" in answer.answer and "规划未给出“棉花产量”" in answer.answer


def test_a_county_that_is_none_of_the_plan_is_another_place(lanxi: Index) -> None:
    assert asked(lanxi, "安平县2030年的森林覆盖率是多少").status is Status.OUT_OF_SCOPE
    assert asked(lanxi, "全省的森林覆盖率是多少").status is Status.ANSWERED
