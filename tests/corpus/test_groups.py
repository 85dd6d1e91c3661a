"""What a plan sets side by side."""

from __future__ import annotations

import pytest

from corpus.groups import groups_of, rows
from corpus.plan import Plan


@pytest.mark.parametrize(
    ("sentence", "members", "name"),
    [
        ("建设午阳路、静泉路、德源路等南部区域路网，提高通达深度。", ("午阳路", "静泉路", "德源路"), "南部区域路网"),
        ("严把政治关、廉洁关和素质能力关，以正确用人导向引领。", ("严把政治关", "廉洁关", "素质能力关"), ""),
        ("逐步充实甲板块、乙板块等五大版块。", ("甲板块", "乙板块"), "版块"),
        ("大力实施工业强区、生态美区“两大战略”，奋力谱写新篇章。", ("工业强区", "生态美区"), "两大战略"),
        ("新建东河村、西岭村、等21个行政村管线。", ("东河村", "西岭村"), "行政村管线"),
        ("推进企业开展“设备换芯、生产换线、机器换人”，支持建设。", ("设备换芯", "生产换线", "机器换人"), ""),
        ("打造两处亮点，两点：村史馆、旅游基地；一面：西环。", ("村史馆", "旅游基地"), "两点"),
        ("将国土空间划分为优化开发、重点开发、限制开发和禁止开发四类主体功能区。", ("优化开发", "重点开发", "限制开发", "禁止开发"), "主体功能区"),
        ("形成2个百亿（装备、铜材）、1个五十亿的集群（机器人）。", ("2个百亿（装备、铜材）", "1个五十亿的集群（机器人）"), ""),
    ],
)
def test_a_row_has_its_members_and_its_name(sentence: str, members: tuple[str, ...], name: str) -> None:
    row = rows(sentence)[0]
    assert (tuple(text for text, _ in row.members), row.name) == (members, name)


def test_what_is_done_with_one_row_begins_another() -> None:
    found = rows("引导辖区内村庄、村民积极连片成区开展樱桃、葡萄等优势果树种植。")
    assert [(row.name, tuple(text for text, _ in row.members)) for row in found] == [("", ("辖区内村庄", "村民")), ("优势果树种植", ("樱桃", "葡萄"))]


def test_a_second_row_that_is_joined_to_the_first() -> None:
    found = rows("推进甲区域、乙区域、丙生活区棚户区改造及赵村、李村等城中村改造。")
    assert [tuple(text for text, _ in row.members) for row in found] == [("甲区域", "乙区域", "丙生活区棚户区改造"), ("赵村", "李村")]


def test_members_stand_where_the_row_says() -> None:
    sentence = "建设午阳路、静泉路、德源路等南部区域路网。"
    assert all(sentence.startswith(text, at) for row in rows(sentence) for text, at in row.members)


def test_no_row_without_marks() -> None:
    assert rows("推动全区经济高质量发展。") == ()


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("items", ("围绕先进制造业招商", "围绕现代服务业招商", "围绕城市更新招商")),
        ("items", ("智造强区", "服务兴区", "生态美区", "民生惠区")),
        ("heads", ("发展动能转换滞后", "竞争压力明显增大", "社会民生短板凸显")),
        ("paragraphs", ("先进制造强区", "现代服务强区", "生态宜居强区", "开放活力强区", "幸福美好家园")),
    ],
)
def test_groups_of_the_structure(plan: Plan, form: str, names: tuple[str, ...]) -> None:
    assert (form, names) in {(group.form, group.names) for group in groups_of(plan)}


def test_heads_reach_to_the_next(plan: Plan) -> None:
    heads = next(group for group in groups_of(plan) if group.form == "heads")
    told = [member.passage.text[member.start : member.end] for member in heads.members]
    assert all(text.startswith(name) and len(text) > 2 * len(name) for text, name in zip(told, heads.names, strict=True))


def test_another_plan(toy: Plan) -> None:
    found = {group.names for group in groups_of(toy)}
    assert {("综合实力显著增强", "民生福祉持续增进"), ("工业强区", "生态美区"), ("装备产业园", "检测中心（一期）", "铸造改造")} <= found
