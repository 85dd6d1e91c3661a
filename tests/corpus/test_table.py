"""The 19 rows of 专栏1-1, every cell typed by hand from pages 16 and 17."""

from __future__ import annotations

import pytest

from corpus.plan import Passage, Place, Plan, PlanError
from corpus.table import Layout, rows

# serial | category | name | 2020年基数 | 2025年目标 | 五年年均增长或累计 | attribute. Row 9's attribute is merged with row 8's; row 14 prints no third cell.
ROWS = """\
1|经济发展|地区生产总值增长（%）|—|—|7左右|预期性
2|经济发展|规模以上工业增加值增长（%）|—|—|7|预期性
3|经济发展|一般公共预算收入增长（%）|3.01亿|—|7|预期性
4|经济发展|固定资产投资增长（%）|—|—|8|预期性
5|经济发展|社会消费品零售总额增长（%）|—|—|7.5|预期性
6|经济发展|常住人口城镇化率（%）|100|100|—|预期性
7|民生福祉|居民人均可支配收入增长率(%)|—|—|与经济增长基本同步|预期性
8|民生福祉|城镇新增就业人数（万人）|—|[2.9]|—|预期性
9|民生福祉|城镇调查失业率（%）|4|—|＜4|预期性
10|民生福祉|小学适龄儿童入学率（%）|100|100|—|约束性
11|民生福祉|初中适龄儿童入学率（%）|100|100|—|约束性
12|民生福祉|每千人拥有执业医师数（人）|3.4|3.7|—|预期性
13|民生福祉|普惠性幼儿园占比（%）|81.2|85以上|—|预期性
14|民生福祉|学前三年毛入园率（%）|97|97以上||预期性
15|民生福祉|人均体育场地设施面积（平方米）|1.56|1.8以上|—|预期性
16|绿色生态|单位GDP能源消耗降幅（%）|—|—|按市下达目标|约束性
17|绿色生态|空气优良天数比例（%）|65.3|按市下达目标|—|约束性
18|绿色生态|达到或好于Ⅲ类水体占地表水比例（%）|75.0|按市下达目标|—|约束性
19|安全保障|粮食综合生产能力（万吨）|2.5|≥2.5|—|预期性"""


def table(plan: Plan) -> list[Passage]:
    return [p for p in plan.passages if p.kind == "row"]


def test_every_cell(plan: Plan) -> None:
    assert ["|".join((p.row or {}).values()) for p in table(plan)] == ROWS.split("\n")


def test_row_reads_as_printed(plan: Plan) -> None:
    texts = {p.serial: p.text for p in table(plan)}
    assert texts["13"] == "13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性"
    assert texts["8"] == "8 城镇就业 城镇新增就业人数（万人） — [2.9] — 预期性"
    assert texts["16"] == "16 绿色生态 单位GDP能源消耗降幅（%） — — 按市下达目标 约束性"


def test_pages_of_rows(plan: Plan) -> None:
    assert [p.page_start for p in table(plan)] == [16] * 11 + [17] * 8


def test_row_that_fits_no_layout_is_named() -> None:
    layout = Layout.of({"box": "专栏1-1", "columns": ["基数", "目标"], "first_row": "1", "categories": ["经济"], "attributes": ["预期性"]})
    with pytest.raises(PlanError, match="第1行“1 城镇化率 另行通知"):
        rows([("1 城镇化率 另行通知 若干 预期性 备注", 0)], Place(), layout)
