"""Tables of projects and of places: where and when, the greatest, the sum, the rows that have a cell or a figure beyond one."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from index.search import Index
from tests.assistant.conftest import asked
from tests.fakes import indexed

ABOUT = """id = "qinghe"
source = "plan.txt"
page_break = "none"
title = "青河县国民经济和社会发展第十五个五年规划纲要"
region = "青河县"
period = [2026, 2030]
base_year = 2025
"""
PLAN = """# 青河县国民经济和社会发展第十五个五年规划纲要

## 第一章 产业

### 第一节 工业强县

实施重点项目，壮大主导产业。打好“三大攻坚”，即蓝天提质攻坚、碧水护河攻坚、净土安居攻坚。构建“一核两带”格局。“一核”即青河新城核心区。“两带”即滨河活力带和东山生态带。“三清三改”是指清垃圾、清塘沟、清断壁，改厕、改水、改圈。对全职引进的博士给予30万元安家补助，对硕士给予12万元安家补助。

专栏1 工业强县重点项目

| 序号 | 项目名称 | 建设地点 | 建设年限 | 总投资（亿元） | 责任单位 |
|---|---|---|---|---|---|
| 1 | 高纯石英砂项目 | 双河镇 | 2026—2028年 | 12.5 | 县工业局 |
| 2 | 精密轴承产业园 | 开发区 | 2027—2030年 | 15 | 县工业局、开发区管委会 |
| 3 | 粮油加工物流园 | 双河镇 | 2026—2027年 | 3.7 | 县农业局 |
| 合计 | — | — | — | 31.2 | — |

### 第二节 公共服务

完善公共服务设施布局。

专栏2 乡镇公共服务设施布局

| 乡镇 | 新增学位（个） | 养老中心建成时间 | 2030年书房（个） |
|---|---|---|---|
| 双河镇 | 720 | 已建成 | 6 |
| 石桥镇 | 1350 | 2027年 | 4 |
| 白沙镇 | 1080 | 2028年 | 2 |
"""


@pytest.fixture(scope="module")
def qinghe(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return indexed(tmp_path_factory.mktemp("qinghe"), ABOUT, PLAN)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("高纯石英砂项目建在哪儿",), ("高纯石英砂项目的建设地点为双河镇",)),
        (("轴承产业园归哪个部门管",), ("精密轴承产业园的责任单位为县工业局、开发区管委会",)),
        (("粮油那个投多少钱",), ("粮油加工物流园的总投资为3.7亿元",)),
        (("工业强县重点项目有哪些",), ("1. 高纯石英砂项目", "3. 粮油加工物流园")),
        (("精密轴承产业园从哪年建到哪年？",), ("建设年限为2027—2030年",)),
        (("高纯石英砂项目总投资多少", "建在哪儿"), ("建设地点为双河镇",)),
        (("工业强县重点项目里哪个总投资最大？",), ("专栏1中总投资最大的是精密轴承产业园，为15亿元",)),
        (("专栏1的项目列成表，要建设地点和总投资",), ("1. 高纯石英砂项目：建设地点双河镇，总投资12.5亿元", "3. 粮油加工物流园：建设地点双河镇，总投资3.7亿元")),
        (("专栏1里总投资最小的是哪个项目",), ("粮油加工物流园，为3.7亿元",)),
        (("专栏1的项目投资一共多少",), ("总投资合计31.2亿元",)),
        (("专栏1里建在双河镇的项目有哪些",), ("建设地点为双河镇的共2个", "1. 高纯石英砂项目", "2. 粮油加工物流园")),
        (("专栏2里新增学位过一千个的是哪些乡镇",), ("共2个", "石桥镇", "白沙镇")),
        (("石桥镇的养老中心什么时候建成",), ("养老中心建成时间为2027年",)),
        (("白沙镇的养老中心2027年建成，对吗",), ("不是2027年，而是2028年",)),
        (("高纯石英砂项目的建设年限是2027年吗",), ("高纯石英砂项目的建设年限为2026—2028年",)),
        (("专栏1里投资超过10亿元的是哪些项目",), ("专栏1中总投资在所问范围内的共2个", "1. 高纯石英砂项目", "2. 精密轴承产业园")),
        (("听说高纯石英砂项目建在开发区，总投资多少",), ("不是开发区，而是双河镇", "12.5亿元")),
        (("三大攻坚指什么",), ("蓝天提质攻坚、碧水护河攻坚、净土安居攻坚",)),
        (("“一核两带”分别是什么",), ("青河新城核心区", "滨河活力带和东山生态带")),
        (("“三清三改”具体清什么改什么",), ("清垃圾、清塘沟、清断壁，改厕、改水、改圈",)),
        (("引进的博士给多少安家补助",), ("博士安家补助为30万元",)),
        (("专栏1一共列了多少个项目",), ("专栏1共列出3个", "3. 粮油加工物流园")),
        (("专栏1一共列了多少个项目", "工业局负责的有哪些"), ("责任单位为县工业局的共2个", "2. 精密轴承产业园")),
        (("专栏1一共列了多少个项目", "三个里面投资最大的是哪个"), ("精密轴承产业园，为15亿元",)),
    ],
)
def test_a_table_is_asked_by_its_rows_and_heads(qinghe: Index, turns: tuple[str, ...], told: tuple[str, ...]) -> None:
    answer = asked(qinghe, *turns)
    assert answer.status is Status.ANSWERED
    assert [words for words in told if words not in answer.answer] == []


def test_a_year_between_two_is_not_denied(qinghe: Index) -> None:
    assert not asked(qinghe, "高纯石英砂项目的建设年限是2027年吗").corrections


def test_a_limit_in_another_unit_holds_of_no_row(qinghe: Index) -> None:
    assert "在所问范围内" not in asked(qinghe, "专栏2里新增学位超过500亩的是哪些乡镇").answer


def test_the_row_is_cited(qinghe: Index) -> None:
    answer = asked(qinghe, "精密轴承产业园建在哪里")
    assert [citation.row["建设地点"] for citation in answer.citations if citation.row] == ["开发区"]


def test_what_no_row_is_called_is_told_from_no_table(qinghe: Index) -> None:
    assert "建设地点" not in asked(qinghe, "青河水库建在哪里").answer
