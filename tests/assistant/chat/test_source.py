"""The source panel: the whole place, pages in the margin, the quote and nothing else highlighted."""

from __future__ import annotations

import re

import pytest

from assistant.answer import Citation
from assistant.chat.source import nothing, passages_of, source
from corpus.plan import Plan
from tests.assistant.api.line import citation, citations


def marked(html: str) -> str:
    return "".join(re.findall(r"<mark>(.*?)</mark>", html))


def test_a_row_stands_highlighted_in_its_whole_table(plan: Plan) -> None:
    html = source(plan, citations(plan)[0])
    (row,) = re.findall(r'<tr class="quoted">(.*?)</tr>', html)
    assert re.sub("<.*?>", "|", row).replace("||", "|").count("85以上") == 1 and marked(html) == "13普惠性幼儿园占比（%）81.285以上—预期性"
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', html)
    assert heads == ["序号", "指标名称", "2020年基数", "2025年目标", "五年年均增长或累计", "属性"]
    assert html.count("<tr") == 1 + 19 + 4 and "粮食综合生产能力" in html  # heads, rows, groups


def test_pages_are_shown_once_each(plan: Plan) -> None:
    assert re.findall(r'class="page"[^>]*>(\d+)<', source(plan, citations(plan)[0])) == ["16", "17"]


def test_a_sentence_stands_highlighted_in_its_whole_section(plan: Plan) -> None:
    cited = citations(plan)[1]
    html = source(plan, cited)
    assert marked(html) == cited.quote
    text = html.striptags().replace(" ", "")
    assert all(
        passage.text.replace(" ", "") in re.sub(r"(?<=[^\d])(5[2-5])(?=\D)", "", text) or passage.text[:8] in text
        for passage in plan.passages_of("第十章第二节")
    )


def test_a_page_that_turns_inside_a_paragraph_is_marked_there(plan: Plan) -> None:
    passage = next(p for p in plan.passages if p.kind == "item" and p.page_start != p.page_end and not p.place.box)
    cited = citation(plan, 1, passage, 0, len(passage.text))
    html = source(plan, cited)
    assert marked(html) == passage.text
    before, _, after = html.partition(f">{passage.page_end}</span><mark>")
    assert before and after and passage.text.endswith(re.findall(r"(.*?)</mark>", after)[0])


def test_a_chapters_label_shows_its_opening_only(plan: Plan) -> None:
    passage = plan.opening_of("第二章")[0]
    cited = citation(plan, 1, passage, 0, 5)
    assert passages_of(plan, cited) == plan.opening_of("第二章")
    assert marked(source(plan, cited)) == passage.text[:5]


@pytest.mark.parametrize("label", ["序言", "第一章第五节", "专栏2-1"])
def test_every_kind_of_place_opens(plan: Plan, label: str) -> None:
    passage = plan.passages_of(label)[0]
    assert marked(source(plan, citation(plan, 1, passage, 0, 4))) == passage.text[:4]


def test_every_passage_of_the_plan_opens(plan: Plan) -> None:
    for passage in plan.passages:
        html = source(plan, citation(plan, 1, passage, 0, len(passage.text)))
        cells = "".join(filter(None, passage.row.values())) if passage.row else passage.text
        assert marked(html).replace("&lt;", "<").replace("&#34;", '"') == (cells if not passage.row else cells.replace(passage.row.get("类别", ""), "", 1)), (
            passage.text
        )


def test_hostile_words_in_a_plan_stay_text(plan: Plan) -> None:
    cited: Citation = citations(plan)[1]
    passage = next(p for p in plan.passages_of("第十章第二节") if p.item == "普及学前教育")
    hostile = type(passage)(**{**{f: getattr(passage, f) for f in passage.__dataclass_fields__}, "text": "<img src=x>" + passage.text[11:]})
    changed = type(plan)(
        **{**{f: getattr(plan, f) for f in plan.__dataclass_fields__}, "passages": tuple(hostile if p is passage else p for p in plan.passages)}
    )
    assert "<img" not in source(changed, cited) and "&lt;img src=x&gt;" in source(changed, cited)


def test_before_anything_is_opened() -> None:
    assert "原文显示在这里" in nothing()
