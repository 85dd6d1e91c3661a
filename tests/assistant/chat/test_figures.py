"""The figures view as HTML: every figure with its source, filters that ask what the downloads ask."""

from __future__ import annotations

import re

from assistant.chat.figures import figures, indicators, link
from corpus.facts import chosen
from index.search import Index


def panels(html: str) -> dict[str, str]:
    return dict(re.findall(r'<div class="panel" data-kind="(\w+)"[^>]*>(.*?)(?=<div class="panel"|$)', html, re.DOTALL))


def test_the_indicators_under_the_plans_own_heads(index: Index) -> None:
    table = panels(figures(index))["indicators"]
    heads = re.findall(r"<button[^>]*>(.*?)</button>", table)
    assert heads == ["序号", "类别", "指标名称", "2020年基数", "2025年目标", "五年年均增长或累计", "属性", "出处"]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row)[:7] for row in re.findall(r"<tr [^>]*data-words.*?</tr>", table)]
    assert len(rows) == 19 and rows[12] == ["13", "民生福祉", "普惠性幼儿园占比（%）", "81.2", "85以上", "—", "预期性"]
    assert rows[17][4] == "按市下达目标"
    assert "[]内数据为五年累计数" in "".join(re.findall(r'<p class="note">(.*?)</p>', table))


def test_every_figure_with_its_source(index: Index) -> None:
    table = panels(figures(index))["facts"]
    assert set(re.findall(r'data-fact="([^"]+)"', table)) == {fact.id for fact in index.facts}
    row = next(row for row in re.findall(r"<tr .*?</tr>", table) if "2.1-equipment-revenue" in row)
    assert re.findall(r"<td[^>]*>(.*?)</td>", row)[:4] == ["智能装备企业营业收入", "100亿元以上", "2025", "目标"] and "第二章第一节，第18页</a>" in row


def test_base_against_target_is_drawn(index: Index) -> None:
    html = panels(figures(index))["charts"]
    assert re.findall(r"<caption>(.*?)</caption>", html) == [
        "2021–2025年增长目标（%）", "基数与目标（%）", "基数与目标（万吨）", "基数与目标（人）", "基数与目标（平方米）",
    ]  # fmt: skip


def test_a_link_opens_as_a_citation_does(index: Index) -> None:
    fact = next(fact for fact in index.facts if fact.id == "box1-1-13-target")
    assert link(fact, "第17页") == (
        '<a class="place" href="#source" data-fact="box1-1-13-target" data-place="专栏1-1" data-start="9783" data-end="9813"'
        ' aria-label="来源：普惠性幼儿园占比，第一章第五节 专栏1-1，第17页" title="来源：普惠性幼儿园占比，第一章第五节 专栏1-1，第17页">第17页</a>'
    )


def test_each_choice_of_a_filter_finds_something_and_the_download_the_same(index: Index) -> None:
    html = figures(index)
    for name in ("category", "attribute", "chapter", "unit"):
        (select,) = re.findall(rf'<select name="{name}"[^>]*>(.*?)</select>', html)
        values = [value for value in re.findall(r'value="(.*?)"', select) if value]
        assert values, name
        for value in values:
            rows = [words for words in re.findall(r"<tr ([^>]*)>", panels(html)["facts"]) if f'data-{name}="{value}"' in words]
            assert len(rows) == len(chosen(index.facts, **{name: value})) > 0, (name, value)


def test_words_are_looked_for_as_the_download_does(index: Index) -> None:
    words = re.findall(r'data-words="([^"]*)"', panels(figures(index))["facts"])
    for text in ("学前 2025年目标", "gdp", "百亿", "没有的词"):
        assert sum(all(word in row for word in text.lower().split()) for row in words) == len(chosen(index.facts, text=text)), text
    assert len(chosen(index.facts, text="GDP")) > 1


def test_a_plan_without_a_table_has_its_figures_alone(toy_index: Index) -> None:
    html = figures(toy_index)
    shown = panels(html)
    assert "facts" in shown and len(re.findall("data-fact=", shown["facts"])) == len(toy_index.facts)
    assert ("indicators" in shown) == bool(indicators(toy_index.facts))
