"""Plans with other habits, each of our own making: other numbering, tables as markdown or apart by spaces, contents, bold, form feeds, notes."""

from __future__ import annotations

import pytest

from corpus.coverage import coverage
from corpus.extract import extract
from corpus.plan import Plan
from corpus.read import parse
from corpus.scheme import Scheme, contents

ABOUT = {"id": "x", "title": "某市规划", "region": "某市", "period": [2021, 2025], "base_year": 2020}

LISTED = """某市国民经济和社会发展规划

目 录
一、发展基础………………1
二、主要任务………………3
（一）工业……………3
（二）农业……………5

一、发展基础
“十三五”期间，生产总值突破90亿元。
二、主要任务
总的任务是发展。
（一）工业
1. 做强龙头
培育龙头企业5家。
2. 做优园区
建设园区2个。
（二）农业
建设高标准农田3万亩。
"""


def read(text: str) -> Plan:
    return parse(text, ABOUT)


def test_listed_headings_and_contents() -> None:
    plan = read(LISTED)
    assert [(h.level, h.label, h.title) for h in plan.heads] == [
        ("chapter", "一、", "发展基础"), ("chapter", "二、", "主要任务"), ("section", "二、（一）", "工业"), ("section", "二、（二）", "农业"),
    ]  # fmt: skip
    assert [(p.place.section_label, p.place.group, p.text) for p in plan.passages if p.kind != "heading"] == [
        ("一、", None, "“十三五”期间，生产总值突破90亿元。"), ("二、", None, "总的任务是发展。"), ("二、（一）", "做强龙头", "培育龙头企业5家。"),
        ("二、（一）", "做优园区", "建设园区2个。"), ("二、（二）", None, "建设高标准农田3万亩。"),
    ]  # fmt: skip
    assert plan.passages_of("二、（一）")[0].place.path == "2.1"
    assert [(f.subject, f.value, f.stage) for f in extract(plan)][:2] == [("生产总值", "90", "achieved"), ("龙头企业", "5", "planned")]


@pytest.mark.parametrize(
    ("lines", "forms"),
    [
        (["第一章 总则", "一、目标", "二、任务", "第二章 保障"], (None, "第{}章", "{}、")),
        (["第一篇 总则", "第一章 目标", "第一节 经济"], ("第{}篇", "第{}章", "第{}节")),
        (["第一部分 总则", "第一节 目标", "第二部分 任务"], (None, "第{}部分", "第{}节")),
        (["一、总则", "（一）目标", "二、任务"], (None, "{}、", "（{}）")),
        (["正文。"], (None, None, None)),
    ],
)  # fmt: skip
def test_schemes(lines: list[str], forms: tuple[str | None, ...]) -> None:
    scheme = Scheme.of(lines)
    assert tuple(level and level.form for level in (scheme.part, scheme.chapter, scheme.section)) == forms


def test_only_headings_that_come_again_are_contents() -> None:
    lines = ["目录", "第一章 甲", "第二章 乙", "第三章 丙 9", "第一章 甲", "文。", "第二章 乙", "第三章 丙", "文。"]
    assert contents(lines, Scheme.of(lines)) == {0, 1, 2, 3}
    assert contents(lines[4:], Scheme.of(lines)) == frozenset()


MARKDOWN_TABLE = """# 某市规划

**第一章 目标**

| 类别 | 指标 | 单位 | 2020年 | 2025年 | 年均增长 | 属性 |
|---|---|---|---:|---:|---|---|
| 经济 | 1.生产总值增长 | % | 2.1 | — | 6左右 | 预期性 |
| | 2.城镇化率 | % | 60.5* | 66 | — | 预期性 |
| 生态 | 3.森林覆盖率 | % | 20 | ≥21 | — | 约束性 |
| | 其中：山区 | % | 30 | 31.5 | — | 约束性 |

注：带*的为2019年数据。

到 2 0 2 5 年，全市新增就业 1 2 万人。
"""

SPACED_TABLE = (
    MARKDOWN_TABLE.split("| 类别")[0].replace("**", "")
    + """专栏1 主要指标
类别  指标  2020年  2025年  属性
经济发展
1.生产总值增长（%）  2.1  6左右  预期性
2.城镇化率（%）  60.5  66
民生福祉
3.登记失业率（%）  —  ＜4  约束性
注：生产总值按可比价。
"""
)


def rows(plan: Plan) -> list[tuple[str, ...]]:
    return [(p.row["序号"], p.row["类别"], p.row["指标名称"], p.row["2020年"], p.row["2025年"], p.row["属性"]) for p in plan.passages if p.row]


def test_markdown_table_with_units_merged_cells_and_subrows() -> None:
    plan = read(MARKDOWN_TABLE)
    assert rows(plan) == [
        ("1", "经济", "生产总值增长（%）", "2.1", "—", "预期性"), ("2", "经济", "城镇化率（%）", "60.5*", "66", "预期性"),
        ("3", "生态", "森林覆盖率（%）", "20", "≥21", "约束性"), ("r1", "生态", "森林覆盖率（山区）（%）", "30", "31.5", "约束性"),
    ]  # fmt: skip
    facts = {(f.subject, f.stage, f.value, f.unit, f.bound, f.period, f.attribute, f.note) for f in extract(plan)}
    assert ("生产总值", "target", "6", "%", "approx", "2021–2025", "预期性", "") in facts
    assert ("城镇化率", "base", "60.5", "%", "eq", "2020", "预期性", "带*的为2019年数据") in facts
    assert ("森林覆盖率（山区）", "target", "31.5", "%", "eq", "2025", "约束性", "") in facts
    assert ("新增就业", "target", "12", "万人", "eq", "2021–2025", None, "") in facts
    report = coverage(plan, extract(plan))
    assert report["left_over"] == 0, report["left"]


def test_table_apart_by_spaces_with_a_merged_attribute() -> None:
    plan = read(SPACED_TABLE)
    assert rows(plan) == [
        ("1", "经济发展", "生产总值增长（%）", "2.1", "6左右", "预期性"), ("2", "经济发展", "城镇化率（%）", "60.5", "66", "预期性"),
        ("3", "民生福祉", "登记失业率（%）", "—", "＜4", "约束性"),
    ]  # fmt: skip
    assert plan.passages[-1].kind == "note"


def test_a_table_of_projects_gives_its_amounts() -> None:
    plan = read("第一章 项目\n\n| 项目名称 | 地点 | 总投资（亿元） |\n|---|---|---|\n| 水厂迁建 | 城东 | 3.2 |\n| 体育公园 | 城西 | 0.8 |\n")
    assert [(f.subject, f.value, f.unit, f.measure) for f in extract(plan)] == [
        ("水厂迁建总投资", "3.2", "亿元", "amount"),
        ("体育公园总投资", "0.8", "亿元", "amount"),
    ]


def test_a_row_that_does_not_fit_is_doubted_not_guessed() -> None:
    plan = read(MARKDOWN_TABLE.replace("| 生态 | 3.森林覆盖率 | % | 20 | ≥21 | — | 约束性 |", "| 生态 | 3.森林覆盖率 | 20 | 21 |"))
    assert len(rows(plan)) == 3 and any("森林覆盖率" in doubt for doubt in plan.doubts)


def test_missing_and_repeated_headings_are_doubted() -> None:
    plan = read("第一章 甲\n文。\n第三章 丙\n文。\n第三章 丁\n文。\n")
    assert plan.doubts[0] == "标题“第三章 丙”之前缺第2章" and "“第三章 丁”出现不止一次" in plan.doubts[1]


def test_form_feeds_and_footers_are_pages() -> None:
    assert read("第一章 甲\n文一。\n\f第二章 乙\n文二。\n\f").pages == 2
    footed = read("第一章 甲\n文一。\n— 1 —\n第二章 乙\n文二。\n— 2 —\n第三章 丙\n文三。\n— 3 —\n")
    assert (footed.pages, footed.passages_of("第三章")[0].page_start) == (3, 3)


def test_bold_run_in_headings_are_groups() -> None:
    plan = read("第一章 甲\n\n> **专栏1 工程**\n>\n> **农村公路**→新建公路12公里。\n>\n> **饮水**→解决3万人饮水。\n>\n> **遗产**→共9处。\n\n专栏之后的正文。\n")
    assert [(p.place.box, p.place.group, p.text) for p in plan.passages if p.kind != "heading"] == [
        ("专栏1", "农村公路", "新建公路12公里。"), ("专栏1", "饮水", "解决3万人饮水。"), ("专栏1", "遗产", "共9处。"), (None, None, "专栏之后的正文。"),
    ]  # fmt: skip


NAMING = """第一章 目标

第一节 主要目标
初中三年保留率达到95%。人口30万以下的城市取消限制。城乡二元结构逐步改变。生态得到优化，单位产值能耗降低13%，投入强度高于“十三五”时期实际，绿化率提高到24%。人均产值比2000年翻一番。产业比重和就业比重分别提高3个和4个百分点。
"""


def test_numbers_that_name_are_no_figures_and_aims_are_no_record() -> None:
    assert [(f.subject, f.value, f.unit, f.stage, f.measure) for f in extract(read(NAMING))] == [
        ("初中三年保留率", "95", "%", "target", "rate"), ("单位产值能耗", "13", "%", "target", "growth"), ("绿化率", "24", "%", "target", "rate"),
        ("人均产值", "1", "番", "target", "growth"), ("产业比重", "3", "个百分点", "target", "growth"), ("就业比重", "4", "个百分点", "target", "growth"),
    ]  # fmt: skip
