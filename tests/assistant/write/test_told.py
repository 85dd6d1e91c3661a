"""What an answer told is known by the product's own sentences, else by the plan's that it quotes."""

from __future__ import annotations

from assistant.write.told import facts_in, sections_of
from index.findings import Kind, Part
from index.search import Index


def test_facts_are_told_by_their_sentences_in_the_order_said(index: Index) -> None:
    said = "到“十四五”末，智能机器人企业目标为10家。[1]\n到“十四五”末，智能装备企业目标为15家。[2]"
    assert [fact.text for fact in facts_in(said, index.facts)] == ["10家", "15家"]
    assert facts_in("到“十四五”末，智能装备企业目标为90家。", index.facts) == ()


def test_a_sentence_with_several_figures_of_one_unit_tells_none_of_them(index: Index) -> None:
    fact = next(fact for fact in index.facts if fact.id == "10.1-reemployment")
    assert facts_in(fact.quote, index.facts) == tuple(f for f in index.facts if f.id == "10.1-registered-unemployment")


def test_an_item_that_is_shown_with_its_name_tells_its_figure(index: Index) -> None:
    fact = next(fact for fact in index.facts if fact.id == "box7-1-cold-chain-investment")
    assert facts_in(fact.quote.replace("。", "：", 1), index.facts) == (fact,)


def test_where_answers_told_from_the_last_one_first(index: Index) -> None:
    findings = index.search(Part(text="名师", kind=Kind.TEXT, topic="名师"))
    enterprises, teachers = "到“十四五”末，智能装备企业目标为15家。[1]", "原文：到“十四五”末，培养省市级名师10人，省市级骨干教师40人。[1]"
    assert sections_of((enterprises, teachers), findings) == ("第十章第二节", "第二章第一节")
    assert sections_of(("您好，想查什么？",), findings) == ()
