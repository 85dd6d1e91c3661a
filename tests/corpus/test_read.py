"""The structure of the real plan, typed by hand from its pages, and the habits of the genre on a plan of our own making."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.plan import Plan, PlanError
from corpus.read import parse, read_plan

# Chapter, its page; sections with their first pages; read off the pages of the plan.
TREE = {
    "第一章 开启全面建设社会主义现代化卫滨新征程 1": "决胜全面建成小康社会取得决定性成就 1|新发展阶段面临的新机遇新挑战 5|指导方针 8|战略重点 10|发展目标 14",
    "第二章 推动制造业高质量发展 17": "做大做强高端装备制造产业 17|加快发展铜材料深加工产业 18|积极发展战略新兴产业 19|推动制造业数字化发展 20|加强专业园区平台建设 21",
    "第三章 加快现代服务业转型提质 22": "大力发展楼宇总部经济 23|推动商贸物流转型提质 23|着力发展文旅康养 24|推动特色商业区转型升级 25|加快优化服务消费供给 26",
    "第四章 加快构建现代创新体系 27": "大力培育创新主体 27|建设创新平台载体 28|加快建设人才强区 28",
    "第五章 提升改革开放动力活力 29": "营造一流营商环境 29|大力推进开放合作 31|深化重点领域改革 32",
    "第六章 全面提升城市功能品质 33": "推动铁西区域开发进程 33|加快南部区域扩容提质 34|完善老城区功能品质 35|加强城市精细化管理 37|推进智慧城市建设 39",
    "第七章 全面实施乡村振兴战略 39": "发展都市生态农业 39|实施乡村建设行动 41|持续深化农村改革 43|巩固拓展脱贫攻坚成果 44",
    "第八章 全面增强文化软实力 45": "巩固壮大主流思想舆论 45|提升公共文化服务水平 45|提升全民文明素养 46",
    "第九章 全面加强生态文明建设 47": "持续深化污染防治 47|加快绿色低碳发展 49",
    "第十章 持续增进民生福祉 50": "促进更高质量更充分就业 50|加快推进教育现代化进程 53|健全多层次社会保障体系 54|增进人民卫生健康福祉 56|完善养老托幼服务体系 58",
    "第十一章 推进平安卫滨建设 59": "全面维护政治安全 59|全面确保经济和人民生命安全 59|维护社会稳定和安全 60|全面推进依法治区 61",
    "第十二章 加强规划实施保障 63": "坚持党的全面领导 63|推进社会主义政治建设 63|建设高素质干部队伍 64|突出重大项目带动 64|健全规划实施机制 65|营造良好发展环境 66",
}
BOXES = (
    "专栏1-1 “十四五”期间经济社会主要发展目标 第一章第五节 16",
    "专栏2-1 制造业高质量发展重点项目 第二章第五节 22",
    "专栏3-1 现代服务业发展重点项目 第三章第四节 26",
    "专栏6-1 铁西区域开发建设重点项目 第六章第一节 34",
    "专栏6-2 南部区域开发建设重点项目 第六章第二节 35",
    "专栏6-3 老城区基础设施建设重点项目 第六章第三节 37",
    "专栏7-1 都市生态农业发展重点项目 第七章第一节 41",
    "专栏7-2 乡村建设重点项目 第七章第二节 43",
    "专栏8-1 文化繁荣发展重点项目 第八章第三节 47",
    "专栏10-1 民生福祉重点项目 第十章第五节 59",
)


def test_counts(plan: Plan) -> None:
    tree = plan.outline()
    assert (tree["pages"], len(tree["chapters"]), sum(len(c["sections"]) for c in tree["chapters"]), len(tree["boxes"])) == (66, 12, 50, 10)


def test_tree(plan: Plan) -> None:
    read = {
        f"{c['label']} {c['title']} {c['page_start']}": "|".join(f"{s['title']} {s['page_start']}" for s in c["sections"]) for c in plan.outline()["chapters"]
    }
    assert read == TREE


def test_boxes(plan: Plan) -> None:
    assert tuple(f"{b['label']} {b['title']} {b['section_label']} {b['page_start']}" for b in plan.outline()["boxes"]) == BOXES


def test_paragraph_over_a_page(plan: Plan) -> None:
    passage = next(p for p in plan.passages if p.place.item == "促进以创业带动就业")
    assert "“十四五”期间，力争发放政府贴息创业担保贷款9000万元以上，其中返乡农民工创业贷款发放7000万元以上，带动就业2500人以上。" in passage.text
    assert passage.pages == (51, 52)


def test_figure_over_a_line(plan: Plan) -> None:
    passage = next(p for p in plan.passages if p.place.item == "综合实力显著增强")
    assert passage.text.startswith("综合实力显著增强。2020年地区生产总值突破300亿元，年均增长6.5%，一二三产业比重调整为1：33：66。")
    assert "累计完成投资286.9亿元" in passage.text


def test_box_interrupts_a_section(plan: Plan) -> None:
    after = next(p for p in plan.passages if p.place.item == "突出各镇办发展特色")
    assert (after.place.label, after.pages) == ("第六章第三节", (37, 37))
    assert after.text.endswith("滨河文创解放路、魅力新城铁西街、城乡融合平原镇。")
    assert [p.place.item for p in plan.passages_of("专栏6-3")] == ["老旧小区改造", "城中村改造", "道路交通", "市政管网"]


def test_stray_line_is_left_out(plan: Plan) -> None:
    passage = next(p for p in plan.passages if p.place.item == "合理开发利用水资源")
    assert "把水量与水质、地方管理与企业管理、点面源防治管理紧密结合起来" in passage.text
    assert not any("伊滨" in p.text for p in plan.passages)


@pytest.mark.parametrize(
    ("label", "items"),
    [
        ("第一章第三节", "坚持党的全面领导 坚持以人民为中心 坚持新发展理念 坚持改革开放创新 坚持系统观念 坚持项目支撑 坚持求真务实"),
        ("第三章第二节", "现代商贸 现代物流"),
        ("第六章第四节", "以“洁化”促提质 以“序化”保畅通 以“亮化”增颜值 以“绿化”美环境"),
        ("专栏10-1", "教育现代化项目 社会保障项目 卫生健康项目 养老服务项目"),
        ("第十二章第四节", ""),
    ],
)
def test_items(plan: Plan, label: str, items: str) -> None:
    assert [p.place.item for p in plan.passages_of(label) if p.kind == "item" and (p.place.box is None) == label.startswith("第")] == items.split()


def test_offsets_lead_back_to_the_source(plan: Plan) -> None:
    for passage in plan.passages:
        assert all(char == plan.source[offset] for char, offset in zip(passage.text, passage.offsets, strict=True) if char != " ")


def test_nothing_of_the_plan_is_lost(plan: Plan) -> None:
    """Every character that is not a heading, a table head or noise stands in exactly one passage."""
    held = {offset for p in plan.passages for offset in p.offsets}
    lost = re.sub(r"\s+", "", "".join(char for n, char in enumerate(plan.source) if n not in held))
    for head in plan.heads:
        lost = lost.replace(head.label.removeprefix(head.place.chapter or "") if head.level == "section" else head.label, "", 1).replace(head.title, "", 1)
    for noise in (*plan.noise, "—17—", "—44—", "—46—", "序号类别指标名称2020年基数“十四五”规划指标属性2025年目标五年年均增长或累计"):
        lost = lost.replace(noise, "")
    assert lost == ""


def test_toy(toy: Plan) -> None:
    tree = toy.outline()
    assert (tree["pages"], [c["title"] for c in tree["chapters"]], [b["section_label"] for b in tree["boxes"]]) == (
        3, ["开启青禾建设新征程", "发展现代产业"], ["第一章第二节", "第二章第一节"],
    )  # fmt: skip
    cut = next(p for p in toy.passages if p.place.item == "配套服务")
    assert cut.text == "配套服务。完善水、电、路等基础设施，建设人才公寓，提高生活设施配套水平，切实解决企业用工难问题。"
    assert next(p for p in toy.passages if p.place.item == "突出各镇特色").place.box is None


ABOUT = {"id": "x", "title": "某规划", "period": [2021, 2025], "base_year": 2020}


@pytest.mark.parametrize("source", ["一段没有标题的话。\n", "", "第一节 没有章\n正文。\n"])
def test_what_is_no_plan_is_refused_with_the_line(source: str) -> None:
    with pytest.raises(PlanError, match="第1行"):
        parse(source, ABOUT)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text('id = "x"\ntitle = "x"\nperiod = [2021, 2025]\nbase_year = 2020\n', "utf-8")
    (tmp_path / "plan.txt").write_bytes("第一章 总则\n".encode() + b"\xff\xfe")
    with pytest.raises(PlanError, match="第2行：不是 UTF-8"):
        read_plan(tmp_path)


def test_changed_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text('id = "x"\ntitle = "x"\nperiod = [2021, 2025]\nbase_year = 2020\nsha256 = "00"\n', "utf-8")
    (tmp_path / "plan.txt").write_text("第一章 总则\n正文。\n", "utf-8")
    with pytest.raises(PlanError, match="sha256"):
        read_plan(tmp_path)


MARKDOWN = """---
title: 某规划
---

**某市国民经济和社会发展规划纲要**

<details>
<summary>目录</summary>

- 第一篇　总则
  - 第一章　目标
</details>

本纲要阐明未来五年的安排。

## 第一篇　总则

总则的开头。

### 第一章　目标

#### 第一节　经济

到2025年，生产总值年均增长6%，一段写成一行，不管它有多长都自成一段，后面的话仍在同一行里，读的时候不能把它同下一行接在一起，也不能从中间断开。
第二段也写成一行。

![](images/1.jpg)

> **专栏1　重点工程**
>
> 新建学校3所。

专栏之后的正文。
"""


def test_markdown_with_parts_contents_and_quoted_boxes() -> None:
    plan = parse(MARKDOWN, ABOUT)
    tree = plan.outline()
    assert ([p["label"] for p in tree["parts"]], [c["title"] for c in tree["chapters"]], plan.pages) == (["第一篇"], ["目标"], 0)
    assert [(p.place.label, p.text[:7]) for p in plan.passages] == [
        ("序言", "本纲要阐明未来"), ("第一篇", "总则的开头。"), ("第一篇第一章第一节", "到2025年，"), ("第一篇第一章第一节", "第二段也写成一"),
        ("第一篇第一章第一节 专栏1", "新建学校3所。"), ("第一篇第一章第一节", "专栏之后的正文"),
    ]  # fmt: skip


LISTED = f"""某市国民经济和社会发展规划纲要

第一章 民生

第一节 教育

{"推进教育公平，" * 12}全面提高质量。

{"完善布局，" * 14}补齐短板。

{"加强师资，" * 14}提升水平。

{"优化管理，" * 14}激发活力。

{"健全机制，" * 14}形成合力。

{"扩大供给，" * 14}满足需求。

{"加大投入，" * 14}保障运转。

打造“三优”：

优质幼教。普惠优先。

优质中学。特色发展。

专栏1 学校建设

- 江口小学：新建，36个班，总投资1.3亿元。
- 石梁中学：迁建，30个班。总投资1.9亿元。

第二章 保障

加强领导。
"""


def test_short_lines_of_a_text_with_a_line_for_each_paragraph_stay_apart() -> None:
    passages = [p for p in parse(LISTED, ABOUT).passages if p.place.box or p.place.item]
    assert [(p.kind, p.place.item, p.text[slice(*p.sentences[0])]) for p in passages] == [
        ("item", "优质幼教", "优质幼教。"), ("item", "优质中学", "优质中学。"), ("item", "江口小学", "江口小学："), ("item", "石梁中学", "石梁中学："),
    ]  # fmt: skip
    assert [passages[-1].text[slice(*span)] for span in passages[-1].sentences[1:]] == ["迁建，30个班。", "总投资1.9亿元。"]


@pytest.mark.parametrize(("name", "counts"), [("national-145", (19, 65, 192, 1)), ("national-115", (14, 48, 142, 16))])
def test_other_plans_where_they_are(name: str, counts: tuple[int, ...]) -> None:
    path = Path(__file__).parents[3] / "shared" / "plans" / f"{name}.txt"
    if not path.exists():
        pytest.skip("the folder of other plans is not here")
    tree = parse(path.read_text("utf-8"), ABOUT).outline()
    assert (len(tree["parts"]), len(tree["chapters"]), sum(len(c["sections"]) for c in tree["chapters"]), len(tree["boxes"])) == counts
