"""What the plan does not say, and what it names without telling."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    "question",
    [
        "健宏社区幼儿园建好了没有",
        "东方文化商业步行街评上了吗",
        "2023年老旧小区实际改完了几个",
        "工地扬尘要落实的8个100%分别是什么",
        "“521”里的5、2、1各代表什么",
        "省市级骨干教师现在招了多少工人",
        "中期评估结果出来没",
        "预测一下明年铁西房价涨还是跌",
        "护士有没有同样的指标",
        "十三五末农村居民人均可支配收入是多少",
        "人均预期寿命2025年目标",
        "老楼改造给不给装电梯",  # of other lifts the plan speaks
    ],
)
def test_is_not_told(talk: Talk, question: str) -> None:
    assert talk(question).status in (Status.NOT_IN_PLAN, Status.PARTIAL)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("植物园会搬迁吗", "搬迁"),
        ("“七个坚持”分别是哪七个", "求真务实"),
        ("铁西区域到底是哪一片，边界给我", "京广铁路"),
        ("常住人口城镇化率2020年和2025年的数", "100%"),
        ("2035年说的几个强区", "四个强区"),
        ("2035要建成几个强区", "开放活力强区"),
        ("我公司在东莞，想在北边找个落脚的地方，你们招商主要冲哪些地方？", "长三角"),
        ("Ⅲ类水那个指标基数多少", "75.0%"),
        ("牛粪堆着臭，邻居老骂，这个有办法没？", "沼气"),
        ("儿子在深圳，就剩我一个人住。养老这块有啥照顾没？", "养老"),
    ],
)
def test_is_told(talk: Talk, question: str, words: str) -> None:
    answer = talk(question)
    assert answer.status is Status.ANSWERED and words in answer.answer


def test_nothing_named_is_asked_back(talk: Talk) -> None:
    assert talk("那个啥时候能弄完").status is Status.CLARIFY


def test_a_figure_as_printed_is_no_mistake(talk: Talk) -> None:
    assert "不是8个，而是8个" not in talk("扬尘管控那8个100%，请逐条列出").answer


def test_a_place_that_is_asked_about_is_another(talk: Talk) -> None:
    assert talk("儿子在那边上班。深圳的老旧小区要改多少个？").status is Status.OUT_OF_SCOPE


def test_a_place_that_is_learned_from_is_no_other_place(talk: Talk) -> None:
    assert "周庄" in talk("固城乡村旅游为什么要照着西安袁家村的路子来？").answer


def test_who_of_an_office_answers_for_something(talk: Talk) -> None:
    assert talk("学前教育怎么发展", "这些由哪位局长负责").answer.startswith("规划未载明局长的姓名")


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("十二五那五年固定资产投资年均涨了多少", Status.NOT_IN_PLAN),
        ("十五五规划的GDP目标", Status.NOT_IN_PLAN),
        ("十三五固定资产投资年均涨了多少", Status.ANSWERED),
        ("历史街区的修法，规划用了哪四个字", Status.ANSWERED),
        ("园区作为高新区的什么区？", Status.ANSWERED),
        ("隔壁红旗区的GDP目标是多少", Status.OUT_OF_SCOPE),
    ],
)
def test_periods_and_places_that_are_not_the_plans(talk: Talk, question: str, status: Status) -> None:
    assert talk(question).status is status


def test_what_was_really_used_is_no_target(talk: Talk) -> None:
    answer = talk("实际利用外资目标")
    assert answer.status is Status.PARTIAL and "未载明" in answer.answer and "2.7亿美元" in answer.answer


def test_your_district_is_ours(talk: Talk) -> None:
    assert talk("你们区2020年的GDP有多大").answer.startswith("2020年地区生产总值突破300亿元")


def test_a_word_of_the_askers_own_trouble_is_no_abuse(talk: Talk) -> None:
    assert talk("导航傻乎乎让我直行，南边打算打通哪几条断头路").status is Status.ANSWERED
