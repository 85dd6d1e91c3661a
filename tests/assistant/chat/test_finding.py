"""Full-text search: every place that says the words, and what is near where none does."""

from __future__ import annotations

import re

from assistant.chat.finding import found, lit, places
from index.search import Index


def test_every_place_that_says_it(index: Index) -> None:
    hits = places(index.plan, "产业园")
    assert len(hits) == sum("产业园" in passage.text for passage in index.plan.passages)
    for hit in hits:
        assert all(hit.passage.text[start:end] == "产业园" for start, end in hit.at)
        assert all("产业园".startswith(index.plan.source[start]) for start, _ in hit.spans)


def test_all_words_are_needed_whatever_their_width_and_case(index: Index) -> None:
    both = places(index.plan, "产业园 招商")
    assert all("产业园" in hit.passage.text and "招商" in hit.passage.text for hit in both)
    assert len(places(index.plan, "gdp")) == len(places(index.plan, "ＧＤＰ")) > 0
    assert not places(index.plan, "  ")


def test_the_list_counts_and_lights(index: Index) -> None:
    html = found(index, "普惠性幼儿园")
    count = index.plan.squeezed.count("普惠性幼儿园")
    assert f"共有 {count} 处" in html.striptags() and html.count("<mark>普惠性幼儿园</mark>") == count
    assert re.search(r'data-read="专栏1-1" data-start="\d+"', html)


def test_nothing_word_for_word_gives_what_is_near(index: Index) -> None:
    html = found(index, "<b>老房子翻新")
    assert "没有逐字写到" in html and "<b>" not in html and "data-read" in html
    assert found(index, " ") == ""


def test_the_words_are_lit_in_one_place_only(index: Index) -> None:
    spans = lit(index.plan, "第十章第二节", "幼儿园")
    assert spans and all(index.plan.page_at(start) in (52, 53, 54) for start, _ in spans)
    assert lit(index.plan, "第十章第二节", "") == []
