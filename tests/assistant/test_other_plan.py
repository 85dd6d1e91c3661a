"""A plan of our own making with other habits than the district's: run-in names in boxes, starred cells, notes, definitions, figures side by side."""

from __future__ import annotations

import pytest

from assistant.answer import Question, Status
from assistant.reply import reply
from index.search import Index
from tests.fakes import indexed

ABOUT = """id = "yunling"
source = "plan.txt"
page_break = "none"
title = "云岭省国民经济和社会发展规划纲要"
region = "云岭省"
period = [2021, 2025]
base_year = 2020
"""
PLAN = """# 云岭省国民经济和社会发展规划纲要

## 第一章 主要目标

### 第一节 指标

| 类别 | 指标 | 单位 | 2020年 | 2025年 | 年均/累计 | 属性 |
|---|---|---|---|---|---|---|
| 民生 | 1.常住人口城镇化率 | % | 51.7* | 58 | — | 预期性 |
| 民生 | 2.每千人口拥有执业（助理）护理师数 | 人 | 1.4 | 2.1 | — | 预期性 |
| 民生 | 3.每千人口拥有6岁以下幼童托位数 | 个 | 1.2 | 3.3 | — | 预期性 |
| 民生 | 4.人均预期寿命 | 岁 | 76.1 | — | 〔1.2〕 | 预期性 |
| 生态 | 5.湖水达到或好于Ⅲ类水体比例 | % | 71.5 | 76 | — | 约束性 |
| 生态 | 6.草原植被覆盖度 | % | 66 | 67 | — | 约束性 |
| 能源 | 7.粮油综合供给能力 | 亿吨 | — | ＞7 | — | 约束性 |

注：①〔〕内为5年累计数。②带*的为2019年数据。③粮油综合供给能力指稻谷、小麦、油菜籽供给能力之和。④2020年湖水达到或好于Ⅲ类水体比例受旱情影响，明显高于正常年份。

### 第二节 任务

商贸业增加值占地区生产总值比重和从业人员占全社会从业人员比重分别提高6个和8个百分点。单位工业增加值用水量降低27%。孕产妇死亡率降至13/10万。城镇新增就业和转移就业各210万人。
草原植被覆盖度由2015年的61%提高到2020年的66%。建设铁路新线1.9万公里，其中客运专线8000公里。到2024年实现所有县城禁用红砖。

### 第三节 片区

优先开发区域是指开发密度较高、水源开始紧张的区域。要提高效益。
限制开发区域是指水源较少的区域。要保护草原。
完善东坡、西坡创新走廊和南湾、北湾创新极点“两廊两点”架构体系。

> **专栏1 草原保护重点工程**
>
> **封育草场**→封育草场64万公顷。
>
> **湿地修复**→建设33个湿地保护区，其中国家级7个。
>
> **自然遗产**→共9处。
"""


@pytest.fixture(scope="module")
def yunling(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return indexed(tmp_path_factory.mktemp("yunling"), ABOUT, PLAN)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("孕产妇死亡率目标", "13/10万"),
        ("单位工业增加值用水量目标", "用水量降低27%"),
        ("城镇新增就业和转移就业各多少", "各为210万人"),
        ("商贸业增加值占地区生产总值比重提高多少", "6个百分点"),
        ("每千人托位到2025年多少", "3.3"),
        ("到2025年人均预期寿命是多少岁", "76.1 + 1.2 = 77.3"),
        ("每千人护理师要增加几个", "2.1 - 1.4 = 0.7"),
        ("湖水达到或好于Ⅲ类水体比例和草原植被覆盖度，哪个提升幅度大", "湖水达到或好于Ⅲ类水体比例变化更大"),
        ("新建铁路里头扣掉客运专线还剩多少公里", "1.9 - 0.8 = 1.1"),
        ("湖水达到或好于Ⅲ类水体比例2020年是多少", "受旱情影响"),
        ("粮油综合供给能力这个口径怎么算的", "稻谷、小麦、油菜籽"),
        ("“优先开发区域”指什么样的地方", "开发密度较高"),
        ("“两廊两点”指啥", "东坡、西坡创新走廊"),
        ("专栏1里星号表示什么", "2019年数据"),
        ("城镇化率51.7那个数就是2020年的，是吗", "但注明带*的为2019年数据"),
        ("草原保护重点工程那个栏里有几样", "共3项"),
        ("自然遗产有几处", "9处"),
        ("所有县城禁用红砖是要到2030年吗", "不是2030年，而是2024年"),
    ],
)
def test_answered(yunling: Index, question: str, says: str) -> None:
    answer = reply(Question(question=question), yunling)
    assert says in answer.answer and answer.status is Status.ANSWERED, answer.answer


def test_no_share_is_computed_of_two_rises(yunling: Index) -> None:
    assert not reply(Question(question="商贸业增加值占地区生产总值比重提高多少"), yunling).calculations


def test_a_cell_without_a_star_is_told_as_it_stands(yunling: Index) -> None:
    assert "注明" not in reply(Question(question="草原植被覆盖度2025年是67%吗"), yunling).answer


def test_a_difference_is_of_just_the_years_that_are_asked_for(yunling: Index) -> None:
    answer = reply(Question(question="2015年到2020年草原植被覆盖度提高了几个百分点"), yunling)
    assert [(made.expression, made.result) for made in answer.calculations] == [("66 - 61", "5")]
    unknown = reply(Question(question="2010年到2020年草原植被覆盖度提高了几个百分点"), yunling)
    assert unknown.status is Status.NOT_IN_PLAN and not unknown.calculations
