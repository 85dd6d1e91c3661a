"""Named things with every mention, and the projects of the boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.names import enumerated, names_of, projects_of
from corpus.plan import Plan, PlanError
from corpus.review import facts_of
from corpus.shelf import SHIPPED

FOLDER = SHIPPED / "weibin-145"


def test_every_mention_of_a_name_is_counted(plan: Plan) -> None:
    names = {name.name: name for things in names_of(plan, FOLDER).values() for name in things}
    squeezed = "".join(passage.text for passage in plan.passages)
    assert len(names) > 170
    assert [m.page_start for m in names["金穗大道"].mentions] == [33, 34]
    assert len(names["卫河"].mentions) == squeezed.count("卫河")
    assert len(names["南外环"].mentions) == 1  # 规划南外环 is the same road, said once
    for name in names.values():
        for mention in name.mentions:
            held = "".join(plan.source[mention.char_start : mention.char_end].split())
            assert held in (name.name, *name.aliases)


def test_a_name_the_plan_has_not_is_refused(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text('"道路" = ["金穗大道", "不存在路"]', "utf-8")
    with pytest.raises(PlanError, match="不存在路"):
        names_of(plan, tmp_path)


def test_names_of_a_plan_that_nobody_has_read(plan: Plan, tmp_path: Path) -> None:
    told = names_of(plan, tmp_path)
    assert {"新丰小学", "新荷小学", "东水东幼儿园"} <= {name.name for name in told["学校"]}
    assert {"宝潭社区", "平原社区"} == {name.name for name in told["社区"]}


def test_projects_with_place_and_amount(plan: Plan) -> None:
    projects = projects_of(plan, facts_of(plan, FOLDER))
    named = {(p.box, p.group): [q.name for q in projects if (q.box, q.group) == (p.box, p.group)] for p in projects}
    assert named["专栏10-1", "教育现代化项目"] == ["新丰小学", "新荷小学新建综合教学楼", "健宏社区幼儿园", "东水东幼儿园", "体育公园"]
    assert named["专栏6-3", "城中村改造"] == ["金家营村", "八里铺", "王湾", "赵村", "西高村"]
    assert len(named["专栏6-1", "棚户区改造项目"]) == 8
    pastoral = next(p for p in projects if p.name == "田园综合体项目")
    assert (pastoral.place, pastoral.amounts) == ("关堤乡郭小庄村、刘庄村、司马村、柿园村", ("1.63亿元",))


@pytest.mark.parametrize(
    ("sentence", "members"),
    [
        ("推动服务大厅、综合楼（一期、二期）等项目建设。", ["服务大厅", "综合楼（一期、二期）"]),
        ("实施水厂、地铁和隧道设备生产、污水站等项目。", ["水厂", "地铁和隧道设备生产", "污水站"]),
        ("建设体育公园、图书馆和文化馆等。", ["体育公园", "图书馆", "文化馆"]),
        ("实施甲村、乙村等城中村改造项目。", ["甲村", "乙村"]),
    ],
)
def test_enumerated(sentence: str, members: list[str]) -> None:
    found = enumerated(sentence)
    assert [name for name, _ in found] == members
    assert all(sentence[begin : begin + len(name)] == name for name, begin in found)
