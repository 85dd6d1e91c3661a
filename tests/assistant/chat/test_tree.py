"""The plan's tree and a section to read."""

from __future__ import annotations

from assistant.chat.tree import reading, tree
from index.search import Index


def test_every_head_stands_in_the_tree_with_its_page(index: Index) -> None:
    html = tree(index.plan)
    assert html.count("<li") == len(index.plan.heads)
    assert (
        '<a href="#read" data-read="第十章第二节"><span><span class="label">第十章第二节</span> 加快推进教育现代化进程</span><span class="at">53</span></a>'
        in html
    )


def test_a_section_can_be_read_and_asked_about(index: Index) -> None:
    html = reading(index.plan, "第十章第二节")
    assert 'data-label="第十章第二节"' in html and 'data-question="第十章第二节讲了什么？"' in html
    assert 'data-read="第十章第一节"' in html and 'data-read="第十章第三节"' in html


def test_a_chapter_without_words_of_its_own_gives_its_first_section(index: Index) -> None:
    assert 'data-label="第一章第一节"' in reading(index.plan, "第一章") and 'data-label="第二章"' in reading(index.plan, "第二章")


def test_a_box_can_be_read(index: Index) -> None:
    assert "粮食综合生产能力" in reading(index.plan, "专栏1-1")
