"""Figures of a plan that nobody has reviewed: when they are of, what they start from, how they are measured."""

from __future__ import annotations

import pytest

from corpus.conflicts import differing
from corpus.extract import extract
from corpus.facts import Fact
from corpus.plan import Plan
from corpus.read import parse

ABOUT = {
    "id": "qinghe",
    "title": "青河县国民经济和社会发展第十五个五年规划纲要",
    "region": "青河县",
    "period": [2026, 2030],
    "base_year": 2025,
    "page_break": "none",
}
TEXT = """# 青河县国民经济和社会发展第十五个五年规划纲要

## 第一章 基础

### 第一节 五年回望

工业企业由61家增加到92家，森林覆盖率达到58.7%。

### 第二节 面临形势

研发经费投入强度仅为1.36%。

## 第二章 目标

### 第一节 主要目标

专栏1 主要指标

| 指标 | 单位 | 2025年 | 2030年 | 年均/累计 | 属性 |
|---|---|---|---|---|---|
| 地区生产总值 | 亿元 | 186 | 280左右 | 8.5%左右 | 预期性 |
| 森林覆盖率 | % | 58.7 | 60 | [1.3] | 约束性 |
| 社会消费品零售总额 | 亿元 | 136.5 | 182.7 | 6 | 预期性 |
| 居民人均可支配收入 | 元 | 30000 | 42000 | 7% | 预期性 |
| 其中：城镇居民人均可支配收入 | 元 | 38000 | 52000 | 6.5% | 预期性 |

注：[ ]内为五年累计数。

上述指标要确保完成，五年新建水厂3座。

到2028年，地区生产总值突破230亿元。污水治理率由18%提高到2028年的30%、2030年的42%。到2030年高标准农田达到38万亩。

### 第二节 远景目标

展望2035年，青河县基本实现现代化。地区生产总值突破500亿元。

## 第三章 任务

### 第一节 民生

每千人口拥有3岁以下婴幼儿托位数达到4.5个。年产值超10亿元企业由2家增加到6家。细颗粒物（PM2.5）年均浓度降到32微克/立方米以下。60岁及以上人口9万人。

专栏2 重点项目

| 序号 | 项目名称 | 建设内容 | 建设地点 | 建设年限 | 总投资（亿元） |
|---|---|---|---|---|---|
| 1 | 石英砂项目 | 年产石英砂2万吨 | 双河镇 | 2026—2028年 | 12.5 |
| 2 | 轴承产业园 | 占地300亩，标准厂房8万平方米 | 开发区 | 2027—2030年 | 15（“十五五”投资9） |
| 3 | 第二中学 | 60个班 | 开发区 | 2027年 | 2 |
| 合计 | — | — | — | — | 29.5 |

### 第三节 旅游

2025年青河景区收入3.2亿元。接待游客人次增长率6%，旅游总收入5亿元，比2020年增加2亿元。2019年接待游客48万人次，2020年降至31万人次。

表3 景区建设项目

| 景区 | 投资（亿元） |
|---|---|
| 青河湾 | 1.5 |
| 石门关 | 0.8 |

### 第二节 农业

到2030年高标准农田达到36.5万亩。
"""


@pytest.fixture(scope="module")
def qinghe() -> Plan:
    return parse(TEXT, ABOUT)


@pytest.fixture(scope="module")
def facts(qinghe: Plan) -> tuple[Fact, ...]:
    return extract(qinghe)


@pytest.mark.parametrize(
    ("text", "subject", "stage", "period"),
    [
        ("61家", "工业企业", "achieved", "2020"),
        ("92家", "工业企业", "achieved", "2025"),
        ("58.7%", "森林覆盖率", "achieved", "2021–2025"),
        ("突破230亿元", "地区生产总值", "target", "2028"),
        ("突破500亿元", "地区生产总值", "target", "2035"),
        ("18%", "污水治理率", "base", "2025"),
        ("30%", "污水治理率", "target", "2028"),
        ("42%", "污水治理率", "target", "2030"),
        ("4.5个", "每千人口拥有3岁以下婴幼儿托位数", "target", ""),
        ("2家", "年产值超10亿元企业", "base", "2025"),
        ("9万人", "60岁及以上人口", "planned", ""),
        ("29.5", "重点项目合计总投资", "planned", ""),
        ("2万吨", "石英砂项目年产石英砂", "planned", ""),
        ("8万平方米", "轴承产业园标准厂房", "planned", ""),
        ("15", "轴承产业园总投资", "planned", ""),
        ("60个班", "第二中学", "planned", ""),
        ("48万人次", "接待游客", "achieved", "2019"),
        ("31万人次", "接待游客", "achieved", "2020"),
    ],
)
def test_a_figure_is_of_its_time(facts: tuple[Fact, ...], text: str, subject: str, stage: str, period: str) -> None:
    fact = next(fact for fact in facts if fact.text == text)
    assert (fact.subject, fact.stage, fact.period) == (subject, stage, period)


def test_a_percentage_under_what_grows_is_growth(facts: tuple[Fact, ...]) -> None:
    assert {(fact.text, fact.measure) for fact in facts if fact.subject == "地区生产总值" and fact.row} == {
        ("186", "amount"), ("280左右", "amount"), ("8.5%左右", "growth"),
    }  # fmt: skip


def test_a_bare_number_under_a_yearly_rate_is_growth_where_the_year_has_its_own(facts: tuple[Fact, ...]) -> None:
    assert [(fact.text, fact.measure, fact.unit) for fact in facts if fact.subject == "社会消费品零售总额"] == [
        ("136.5", "amount", "亿元"), ("182.7", "amount", "亿元"), ("6", "growth", "%"),
    ]  # fmt: skip


def test_by_how_much_it_grew_is_not_how_much_it_is(facts: tuple[Fact, ...]) -> None:
    assert [(fact.text, fact.measure) for fact in facts if fact.subject == "旅游总收入"] == [("5亿元", "amount"), ("2亿元", "growth")]


def test_a_table_with_a_number_is_a_box(qinghe: Plan, facts: tuple[Fact, ...]) -> None:
    assert next(fact.label for fact in facts if fact.text == "1.5") == "第三章第三节 表3"
    assert qinghe.tables == ("表3",) and [head.place.box for head in qinghe.boxes] == ["专栏1", "专栏2"]


def test_what_is_only_so_much_is_no_aim(facts: tuple[Fact, ...]) -> None:
    assert next(fact.stage for fact in facts if fact.text == "1.36%") == "achieved"


def test_a_part_that_names_itself_is_called_so(facts: tuple[Fact, ...]) -> None:
    assert next(fact.subject for fact in facts if fact.text == "52000") == "城镇居民人均可支配收入"


def test_a_concentration_is_no_length(facts: tuple[Fact, ...]) -> None:
    assert next(fact.measure for fact in facts if fact.unit == "微克/立方米") == "level"


def test_the_old_are_called_so_too(facts: tuple[Fact, ...]) -> None:
    assert "60岁以上老人" in next(fact.aliases for fact in facts if fact.subject == "60岁及以上人口")


def test_a_box_that_is_a_table_ends_with_its_notes(qinghe: Plan) -> None:
    after = next(p for p in qinghe.passages if p.text.startswith("上述指标"))
    note = next(p for p in qinghe.passages if p.kind == "note")
    assert after.place.box is None and note.place.box == "专栏1"


def test_two_figures_for_one_year_differ(qinghe: Plan, facts: tuple[Fact, ...]) -> None:
    (conflict,) = differing(qinghe, facts)
    assert conflict.what == "高标准农田的数字不同"
    assert [place.passage.text[place.start : place.end] for place in conflict.places] == ["到2030年高标准农田达到38万亩", "到2030年高标准农田达到36.5万亩"]


def test_a_fact_with_a_row_can_be_told_once(facts: tuple[Fact, ...]) -> None:
    assert len(dict.fromkeys(facts)) == len(facts)
