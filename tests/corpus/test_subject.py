"""The name of what a figure measures, from its clause; sentences of our own, in the manner of plans."""

from __future__ import annotations

import pytest

from corpus.quantity import read
from corpus.subject import subject


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("到2025年，全区检测企业达到12家，实现营业收入30亿元以上。", ["检测企业", "检测企业营业收入"]),
        ("2020年生产总值突破90亿元，年均增长5.5%。", ["生产总值", "生产总值"]),
        ("9个老旧厂房项目有序推进，40个小区得到改造。", ["老旧厂房项目", "小区"]),
        ("建成实验室6个、标准厂房3万平方米。", ["实验室", "标准厂房"]),
        ("能源消耗和二氧化碳排放分别降低13%、17%。", ["能源消耗", "二氧化碳排放"]),
        ("常住人口城镇化率提高到68%。", ["常住人口城镇化率"]),
        ("青年路延伸工程等10条道路通车。", ["道路"]),
        ("小学入学率保持100%，巩固率保持99%以上。", ["小学入学率", "小学巩固率"]),
        ("公路总里程达到300公里，其中高速公路20公里。", ["公路总里程", "高速公路"]),
        ("新增养老床位500张。", ["新增养老床位"]),
        ("在26个行政村配备垃圾箱260个。", ["行政村", "垃圾箱"]),
        ("年产5万台水泵。", ["水泵年产能力"]),
    ],
)
def test_subject(sentence: str, names: list[str]) -> None:
    figures = tuple(q for q in read(sentence) if not q.is_year)
    assert [subject(sentence, figures, n) for n in range(len(figures))] == names


def test_a_clause_that_names_nothing_takes_the_project() -> None:
    figures = read("总投资3.2亿元，占地40亩。")
    assert subject("总投资3.2亿元，占地40亩。", figures, 0, "水厂迁建项目") == "水厂迁建项目总投资"
