"""The text of a place: whole, its pages in the margin, lit words and nothing else highlighted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.chat.text import passages_of, text_of
from corpus.plan import Passage, Plan
from tests.assistant.api.line import citations


def marked(html: str) -> str:
    return "".join(re.findall(r"<mark>(.*?)</mark>", html))


def shown(plan: Plan, label: str, *spans: tuple[int, int]) -> str:
    return text_of(plan, plan.head(label), spans)


def span(passage: Passage) -> tuple[int, int]:
    return passage.char_start, passage.char_end


def test_a_row_stands_highlighted_in_its_whole_table(plan: Plan) -> None:
    cited = citations(plan)[0]
    html = shown(plan, "专栏1-1", (cited.char_start, cited.char_end))
    (row,) = re.findall(r'<tr class="quoted">(.*?)</tr>', html)
    assert re.sub("<.*?>", "|", row).replace("||", "|").count("85以上") == 1 and marked(html) == "13普惠性幼儿园占比（%）81.285以上—预期性"
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', html)
    assert heads == ["序号", "指标名称", "2020年基数", "2025年目标", "五年年均增长或累计", "属性"]
    assert html.count("<tr") == 1 + 19 + 4 and "粮食综合生产能力" in html  # heads, rows, groups


def test_numbers_stand_to_the_right(plan: Plan) -> None:
    assert re.search(r'<td class="number short">81\.2</td>', shown(plan, "专栏1-1"))


def test_pages_are_shown_once_each(plan: Plan) -> None:
    assert re.findall(r'class="page"[^>]*>(\d+)<', shown(plan, "专栏1-1")) == ["16", "17"]


def test_a_sentence_stands_highlighted_in_its_whole_section(plan: Plan) -> None:
    cited = citations(plan)[1]
    html = shown(plan, "第十章第二节", (cited.char_start, cited.char_end))
    assert marked(html) == cited.quote
    assert all(passage.text[:8] in re.sub("<.*?>", "", html) for passage in plan.passages_of("第十章第二节"))


def test_a_page_that_turns_inside_a_paragraph_is_marked_there(plan: Plan) -> None:
    passage = next(p for p in plan.passages if p.kind == "item" and p.page_start != p.page_end and not p.place.box)
    html = shown(plan, passage.place.section_label, span(passage))
    assert marked(html) == passage.text
    before, _, after = html.partition(f">{passage.page_end}</span><mark>")
    assert before and after and passage.text.endswith(re.findall(r"(.*?)</mark>", after)[0])


def test_a_chapters_label_shows_its_opening_only(plan: Plan) -> None:
    assert passages_of(plan, plan.head("第二章")) == plan.opening_of("第二章")


@pytest.mark.parametrize("label", ["第二章", "第一章第五节", "专栏2-1"])
def test_several_spans_are_lit(plan: Plan, label: str) -> None:
    first, *_, last = [*passages_of(plan, plan.head(label))] * 2
    ends = [(passage.offsets[0], passage.offsets[2] + 1) for passage in (first, last)]
    assert marked(shown(plan, label, *ends)).startswith(first.text[:3])


def test_every_passage_of_the_plan_can_be_lit(plan: Plan) -> None:
    for passage in plan.passages:
        html = shown(plan, passage.place.own_label, span(passage))
        cells = "".join(filter(None, passage.row.values())) if passage.row else passage.text
        whole = cells.replace((passage.row or {}).get("类别", ""), "", 1) if passage.row else cells
        assert marked(html).replace("&lt;", "<").replace("&#34;", '"') == whole, passage.text


def test_hostile_words_in_a_plan_stay_text(plan: Plan) -> None:
    passage = next(p for p in plan.passages_of("第十章第二节") if p.item == "普及学前教育")
    hostile = replace(passage, text="<img src=x>" + passage.text[11:])
    changed = replace(plan, passages=tuple(hostile if p is passage else p for p in plan.passages))
    assert "<img" not in shown(changed, "第十章第二节") and "&lt;img src=x&gt;" in shown(changed, "第十章第二节")
