"""Terms, principles and prices of a plan that nobody has reviewed; one thing in the years past and in those to come."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from index.search import Index
from tests.assistant.conftest import asked
from tests.fakes import indexed

ABOUT = """id = "shanting"
source = "plan.txt"
page_break = "none"
title = "杉亭县国民经济和社会发展第十五个五年规划纲要"
region = "杉亭县"
period = [2026, 2030]
base_year = 2025
"""
PLAN = """# 杉亭县国民经济和社会发展第十五个五年规划纲要

## 第一章 发展基础

### 第一节 “十四五”成就

改造城镇老旧小区97个，惠及居民1.13万户。

## 第二章 总体要求

### 第一节 基本原则

坚持党的全面领导，坚持人民至上，坚持系统观念。以上三项原则贯穿规划实施全过程。

## 第三章 重点任务

### 第一节 城乡建设

“十五五”期间改造城镇老旧小区64个。杉黎高速公路境内54公里，总投资78亿元。柳湾水库总库容1.2亿立方米。

### 第二节 饮水安全

完成“千吨万人”水源地保护区划定。“千吨万人”水源地，是指日供水1000吨或服务人口1万人以上的水源地。
"""


@pytest.fixture(scope="module")
def shanting(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return indexed(tmp_path_factory.mktemp("shanting"), ABOUT, PLAN)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("啥叫“千吨万人”水源地", "是指日供水1000吨或服务人口1万人以上"),
        ("坚持哪几条原则", "坚持人民至上"),
        ("柳湾水库库容多大", "1.2亿立方米"),
        ("老旧小区改造，十四五改得多还是十五五计划改得多", "64 - 97 = -33"),
    ],
)
def test_what_is_told(shanting: Index, question: str, said: str) -> None:
    assert said in asked(shanting, question).answer


def test_a_sentence_that_points_back_is_told_once_with_what_it_points_at(shanting: Index) -> None:
    assert asked(shanting, "坚持哪几条原则").answer.count("坚持人民至上") == 1


def test_what_a_road_costs_is_no_price_of_using_it(shanting: Index) -> None:
    assert asked(shanting, "杉黎高速公路收费标准是多少钱一公里").status is Status.NOT_IN_PLAN
    assert "78亿元" in asked(shanting, "杉黎高速公路一共花多少钱").answer


def test_terms_that_are_meant_by_their_nouns_and_their_number(index: Index) -> None:
    told = asked(index, "平台跟产业也各有四个吧，一并列出来").answer
    assert "生态康养平台" in told and "铜材料深加工" in told
