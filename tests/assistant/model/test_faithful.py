"""A model's sentence: keys become figures and citations; whatever it added or turned is told apart."""

from __future__ import annotations

import re

import pytest

from assistant.model.faithful import Unfaithful, checked
from assistant.model.material import Material

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
