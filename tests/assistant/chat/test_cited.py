"""A citation on the page."""

from __future__ import annotations

from assistant.chat.cited import marker, place_of, quoted, stands
from corpus.plan import Plan
from tests.assistant.api.line import citation, citations


def test_pages_of_a_place(plan: Plan) -> None:
    cited = citations(plan)[0]
    assert place_of(cited) == "第一章第五节 专栏1-1，第17页"
    assert place_of(cited.model_copy(update={"page_end": 18})) == "第一章第五节 专栏1-1，第17–18页"
    assert place_of(cited.model_copy(update={"page_start": None, "page_end": None})) == "第一章第五节 专栏1-1"


def test_a_marker_knows_its_place(plan: Plan) -> None:
    row, prose = citations(plan)
    assert 'data-place="专栏1-1"' in marker(row) and f'data-place="第十章第二节" data-start="{prose.char_start}" data-end="{prose.char_end}"' in marker(prose)


def test_as_a_report_quotes_it(plan: Plan) -> None:
    assert quoted(citations(plan)[1], "规划纲要").endswith("普惠性幼儿园达到85%以上。”（《规划纲要》第十章第二节，第53页）")


def test_every_passage_stands_and_no_other_words_do(plan: Plan) -> None:
    for passage in plan.passages:
        cited = citation(plan, 1, passage, 0, len(passage.text))
        assert stands(cited, plan) and not stands(cited.model_copy(update={"quote": cited.quote + "！"}), plan)
    assert not stands(citations(plan)[0].model_copy(update={"box": "专栏9-9"}), plan)
    assert not stands(citations(plan)[0].model_copy(update={"char_start": -1, "char_end": 0}), plan)
