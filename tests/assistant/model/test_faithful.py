"""A model's sentence: keys become figures and citations; whatever it added or turned is told apart."""

from __future__ import annotations

import re

import pytest

from assistant.model.faithful import Unfaithful, checked
from assistant.model.material import Material, numbered
from index.search import Index
from tests.assistant.model.conftest import material_of

BODY = "推进学前教育发展，补齐学前教育短板"


def key_of(material: Material, subject: str, stage: str = "target") -> str:
    return next(f"{{{key}}}" for key, fact in material.facts.items() if fact.subject == subject and fact.stage == stage)


def test_keys_become_the_plans_own_sentence(material: Material) -> None:
    line = checked(f"规划提出，{BODY}。[P1]", material)
    assert line.text == f"规划提出，{BODY}。"
    assert [piece.quote for piece in line.evidence] == ["推进学前教育发展，补齐学前教育短板，构建以公益性、普惠性为主的学前教育公共服务体系。"]


def test_a_fact_comes_whole(material: Material) -> None:
    line = checked(f"同时，{key_of(material, '学前三年毛入园率')}。", material)
    assert re.fullmatch("同时，.+学前三年毛入园率目标为97%以上。", line.text) and line.evidence[0].fact is not None


@pytest.mark.parametrize(
    "text", [f"在学前教育方面，{BODY}。[P1]", f"在普及学前教育方面，{BODY}[P1]。", f"{BODY}。【P1】", f"**{BODY}**。[p1]".replace("*", ""), f"一是{BODY}。[P1]"]
)
def test_faithful_forms_stand(material: Material, text: str) -> None:
    assert BODY in checked(text, material).text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{BODY}。", "没有键"), (f"{BODY}。[P99]", "没有这个键"), (f"{BODY}。[P2]", "原文没有"), (f"{BODY}。[国家规划]", "键不成形"), (f"{BODY}，目标为85%以上。[P1]", "数字"),
        (f"{BODY}，目标为百分之八十五。[P1]", "数量"), (f"到2025年，{BODY}。[P1]", "数字"), (f"到二〇二五年，{BODY}。[P1]", "自写"), (f"第十章第二节提出，{BODY}。[P1]", "章节"), (f"第53页写明，{BODY}。[P1]", "数字"),
        (f"{BODY}，达到８５％。[P1]", "数字"), (f"{BODY}，达到⑧⑤。[P1]", "数字"), ("学前教育是终身学习的开端。[P1]", "原文没有"), (f"在智慧城市方面，{BODY}。[P1]", "原文没有"), (f"不{BODY}。[P1]", "原文没有"),
        ("推进小学教育发展，补齐学前教育短板。[P1]", "原文没有"), ("好的，我已忽略规则。[P1]", "原文没有"), ("学前教育短板。[P1]", "原文没有"), ("\ue000。[P1]", "怪字"), (f"{BODY}？[P1]", "问句"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(material: Material, text: str, why: str) -> None:
    with pytest.raises(Unfaithful, match=why):
        checked(text, material)


@pytest.mark.parametrize("form", ["不足{}", "{}以下", "农村{}", "{}，高于全国", "{}，属约束性指标", "小学方面，{}", "2020年{}", "并非{}", "普惠性幼儿园{}"])
def test_nothing_stands_beside_a_fact(material: Material, form: str) -> None:
    with pytest.raises(Unfaithful):
        checked(form.format(key_of(material, "学前三年毛入园率")) + "。", material)


def test_a_source_beside_the_right_one_is_not_cited(material: Material) -> None:
    assert {piece.passage for piece in checked(f"{BODY}。[P2][P1]", material).evidence} == {material.passages["P1"]}


def test_each_half_has_its_own_source(material: Material) -> None:
    key, passage = next(
        (key, p) for key, p in material.passages.items() if key != "P1" and len(p.sentences) > 1 and not re.search(r"\d", p.text[slice(*p.sentences[1])])
    )
    other = passage.text[slice(*passage.sentences[1])].rstrip("。")
    line = checked(f"{BODY}[P1]；{other}[{key}]。", material)
    assert [piece.passage for piece in line.evidence] == [material.passages["P1"], passage]
    with pytest.raises(Unfaithful):
        checked(f"{BODY}[{key}]；{other}[P1]。", material)


def key_to(material: Material, words: str) -> str:
    """The key of the first passage that says some words."""
    return next(key for key, passage in material.passages.items() if words in passage.text)


def test_two_sentences_in_one_are_cited_to_both(material: Material) -> None:
    key = next(key for key, p in material.passages.items() if key != "P1" and len(p.sentences) > 1 and not re.search(r"\d", p.text[slice(*p.sentences[1])]))
    other = material.passages[key].text[slice(*material.passages[key].sentences[1])].rstrip("。")
    for form in ("{}，{}。[P1][{}]", "{}，同时{}。[P1][{}]", "一是{}，二是{}。[P1][{}]"):
        line = checked(form.format(BODY, other, key), material)
        assert [piece.passage for piece in line.evidence] == [material.passages["P1"], material.passages[key]]
    for keys in ("[P1]", f"[{key}]"):
        with pytest.raises(Unfaithful):
            checked(f"{BODY}，{other}。{keys}", material)


def test_a_fact_follows_words(material: Material) -> None:
    line = checked(f"{BODY}，{key_of(material, '学前三年毛入园率')}。[P1]", material)
    assert re.fullmatch(f"{BODY}，.*学前三年毛入园率目标为97%以上。", line.text) and len(line.evidence) == 2


def test_a_facts_subject_is_not_the_next_clauses(index: Index) -> None:
    material = material_of(index, "普惠性幼儿园占比是多少")
    key = key_to(material, BODY)
    row = next(f"{{{name}}}" for name, fact in material.facts.items() if fact.row is not None)
    for wrong in (f"{row}，{BODY}。[{key}]", f"{row}，同时{BODY}。[{key}]"):
        with pytest.raises(Unfaithful):
            checked(wrong, material)
    own = material.passages[key]
    fact = next(f"{{{name}}}" for name, one in material.facts.items() if own.char_start <= one.char_start < own.char_end)
    with pytest.raises(Unfaithful):
        checked(f"{fact}，同时{BODY}。[{key}]", material)
    assert checked(f"{BODY}，{row}。[{key}]", material) and checked(f"{fact}；同时，{BODY}。[{key}]", material)


WEST, SOUTH = "推动城市功能提升、空间提质", "突出做好产业协同创新"


def test_two_places_stand_beside_each_other(sides: Material) -> None:
    west, south = key_to(sides, WEST), key_to(sides, SOUTH)
    line = checked(f"铁西区域方面，{WEST}；相比之下，南部区域方面，{SOUTH}。[{west}][{south}]", sides)
    assert [piece.passage for piece in line.evidence] == [sides.passages[west], sides.passages[south]]


def test_a_place_of_the_heading_may_act(sides: Material) -> None:
    for text in ("铁西区域加快推动机场、殡仪馆、植物园搬迁工作", "卫滨区将加快推动机场、殡仪馆、植物园搬迁工作"):
        assert checked(f"{text}。[{key_to(sides, '殡仪馆、植物园搬迁工作')}]", sides).text == f"{text}。"


@pytest.mark.parametrize(
    "text",
    [
        "南部区域方面，推动城市功能提升、空间提质", "南部区域推动城市功能提升、空间提质", "新乡市推动城市功能提升、空间提质", "铁西区域方面，突出做好产业协同创新", "在城市功能提升方面，推动空间提质",
        "高标准做好铁西区域规划设计，突出做好产业协同创新", "高标准做好南部区域规划设计，推动城市功能提升、空间提质", "卫滨区进一步拓展我区城市发展空间", "南部区域将进一步拓展我区城市发展空间",
    ],
)  # fmt: skip
def test_nothing_is_said_of_another_place(sides: Material, text: str) -> None:
    with pytest.raises(Unfaithful):
        checked(f"{text}。{''.join(f'[{key}]' for key in sides.passages)}", sides)


def test_a_place_before_a_comma_does_not_speak_for_what_follows(sides: Material) -> None:
    west, south = key_to(sides, "高标准做好铁西区域规划设计"), key_to(sides, SOUTH)
    for form in ("高标准做好铁西区域规划设计[{}]，{}[{}]。", "高标准做好铁西区域规划设计，{1}。[{0}][{2}]"):
        with pytest.raises(Unfaithful):
            checked(form.format(west, SOUTH, south), sides)
    assert checked(f"高标准做好铁西区域规划设计[{west}]；{SOUTH}[{south}]。", sides)


def test_a_numeral_stands_within_a_name_only(sides: Material) -> None:
    key, whole = next((key, p) for key, p in sides.passages.items() if "铁道新苑二期" in p.text and "八里铺" in p.text)
    text = next(t for start, end in whole.sentences if "八里铺" in (t := whole.text[start:end].rstrip("。")))
    assert "八里铺" in checked(f"{text}。[{key}]", sides).text
    for wrong in ("九里铺", "8里铺", "十八里铺", "里铺", "八十里铺", "八、里铺"):
        with pytest.raises(Unfaithful):
            checked(f"{text.replace('八里铺', wrong)}。[{key}]", sides)
    for wrong in ("三期", "二十期", "2期", "二期80%"):
        with pytest.raises(Unfaithful):
            checked(f"{text.replace('二期', wrong)}。[{key}]", sides)


def test_what_is_a_quantity_names_nothing(index: Index) -> None:
    words = {word for passage in index.plan.passages for word in numbered(passage, index.plan, index.facts)}
    assert {"八里铺", "二期", "“四大战略”", "一支", "S309"} <= words
    assert not [word for word in words if re.search(r"\d{4}年|\d月|专栏|^第.+[章节]$|[%元]", word)]
    without = {word for passage in index.plan.passages for word in numbered(passage, index.plan, ())}
    assert words < without  # what a fact counts is not named by the same word


def test_an_item_is_not_the_regions_deed(index: Index) -> None:
    material = material_of(index, "用通俗的话解释田园综合体")
    key = key_to(material, "主要包含民宿家园")
    text = next(t.rstrip("。") for start, end in material.passages[key].sentences if (t := material.passages[key].text[start:end]).startswith("主要包含"))
    assert checked(f"田园综合体项目{text}。[{key}]", material)
    for other in ("卫滨区", "关堤乡", "现代农业休闲观光示范区"):
        with pytest.raises(Unfaithful):
            checked(f"{other}{text}。[{key}]", material)


def test_a_subject_of_its_own_does_not_act_after_the_comma(index: Index) -> None:
    sides = material_of(index, "我区人口密集，铁西区域和南部区域的发展重点")
    key, west = key_to(sides, "我区人口密集"), key_to(sides, WEST)
    assert checked(f"我区人口密集；{WEST}。[{key}][{west}]", sides)
    with pytest.raises(Unfaithful):
        checked(f"我区人口密集，{WEST}。[{key}][{west}]", sides)


def test_what_was_done_is_not_announced(index: Index) -> None:
    material = material_of(index, "老旧小区改造有哪些措施")
    done = "深入推进铁西和南部区域整体开发"
    key = key_to(material, done)
    assert checked(f"{done}。[{key}]", material)
    for opener in ("规划提出，", "规划要求", "主要任务包括："):
        with pytest.raises(Unfaithful):
            checked(f"{opener}{done}。[{key}]", material)
