"""The source panel: the whole place, the quote and nothing else highlighted, the way on and back, the quote as a report takes it."""

from __future__ import annotations

import re

import pytest

from assistant.chat.source import neighbours, nothing, quote_of, source, stops
from corpus.plan import Head
from index.search import Index
from tests.assistant.api.line import citations

PROSE = "到“十四五”末，学前三年毛入园率达到97%以上；学前一年毛入园率超过99%；普惠性幼儿园达到85%以上。"


def spans(index: Index) -> list[tuple[int, int]]:
    return [(cited.char_start, cited.char_end) for cited in citations(index.plan)]


def test_a_box_names_its_section_and_lights_its_row(index: Index) -> None:
    html = source(index, "专栏1-1", spans(index)[0])
    assert "第一章第五节</span> 发展目标" in html and "专栏1-1</span>" in html
    (row,) = re.findall(r'<tr class="quoted">(.*?)</tr>', html)
    assert "85以上" in row


def test_a_quote_is_copied_with_its_source(index: Index) -> None:
    html = source(index, "第十章第二节", spans(index)[1])
    quoted = f"“{PROSE}”（《卫滨区“十四五”规划纲要》第十章第二节，第53页）"
    assert f'data-copy="{quoted}"' in html
    row = quote_of(index, index.plan.head("专栏1-1"), spans(index)[0])
    assert row == "“13 普惠性幼儿园占比（%） 81.2 85以上 — 预期性”（《卫滨区“十四五”规划纲要》第一章第五节，专栏1-1，第17页）"


def test_without_a_quote_nothing_is_copied(index: Index) -> None:
    assert "data-copy" not in source(index, "第十章第二节") and "<mark" not in source(index, "第十章第二节")
    assert "data-copy" not in source(index, "第十章第二节", (0, 10))  # words that stand elsewhere


def test_before_and_after(index: Index) -> None:
    def around(label: str) -> list[str | None]:
        return [head.label if isinstance(head, Head) else None for head in neighbours(index.plan, index.plan.head(label))]

    assert around("第十章第二节") == ["第十章第一节", "第十章第三节"]
    assert around("专栏1-1") == ["第一章第五节", "第二章"]  # its own section, then what follows it
    assert around("序言") == [None, "第一章第一节"] and around(stops(index.plan)[-1].label)[1] is None


def test_every_place_opens(index: Index) -> None:
    for head in index.plan.heads:
        assert head.title in source(index, head.label).striptags().replace("&#34;", '"')


def test_no_such_place(index: Index) -> None:
    with pytest.raises(KeyError):
        source(index, "第九十九章")


def test_before_anything_is_opened() -> None:
    assert "原文显示在这里" in nothing()
