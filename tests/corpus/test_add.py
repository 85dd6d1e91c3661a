"""Plans of an office's own: kept whole, or refused with the reason and nothing kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.__main__ import app
from corpus.add import add, toml_of
from corpus.plan import PlanError
from corpus.read import read_plan

PLAN = "青禾县国民经济和社会发展\n第十四个五年规划纲要\n\n第一章 目标\n\n到2025年，全县新建学校12所，建设高标准农田3万亩。\n\n第二章 保障\n\n加强领导。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "规划.txt"
    path.write_text(PLAN, "utf-8")
    return path


def test_what_the_text_says_of_itself_is_found(file: Path, tmp_path: Path) -> None:
    add(file, "qinghe-145", tmp_path)
    plan = read_plan(tmp_path / "plans" / "qinghe-145")
    assert (plan.title, plan.region, plan.period, plan.base_year) == ("青禾县国民经济和社会发展第十四个五年规划纲要", "青禾县", (2021, 2025), 2020)
    assert plan.source == PLAN


@pytest.mark.parametrize(
    ("title", "period"), [("某市“十三五”规划纲要", (2016, 2020)), ("某市第十一个五年规划纲要", (2006, 2010)), ("某县发展规划纲要（2023—2027年）", (2023, 2027))]
)
def test_periods(title: str, period: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{title}\n第一章 目标\n正文。\n", "utf-8")
    assert add(tmp_path / "a.txt", "abc", tmp_path).period == period


@pytest.mark.parametrize(
    ("content", "id", "words"),
    [
        (PLAN, "Ab", "不合要求"),
        (PLAN, "../../etc", "不合要求"),
        ("青禾县规划纲要\n正文，没有标题。\n", "abc", "没有读到规划期"),
        ("某县第十四个五年规划纲要\n一些话。\n", "abc", "没有读到章的标题"),
    ],
)
def test_refused_with_the_reason_and_nothing_kept(content: str, id: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(content, "utf-8")
    with pytest.raises(PlanError, match=words):
        add(tmp_path / "a.txt", id, tmp_path / "home")
    assert not list((tmp_path / "home").rglob("plan.t*"))


def test_an_id_is_taken_once(file: Path, tmp_path: Path) -> None:
    add(file, "qinghe-145", tmp_path)
    with pytest.raises(PlanError, match="--replace"):
        add(file, "qinghe-145", tmp_path)
    file.write_text(PLAN.replace("12所", "15所"), "utf-8")
    add(file, "qinghe-145", tmp_path, replace=True)
    assert "15所" in read_plan(tmp_path / "plans" / "qinghe-145").source
    assert [path.name for path in (tmp_path / "plans").iterdir()] == ["qinghe-145"]


def test_toml_of_everything() -> None:
    import tomllib

    known = {"title": '引“号”"反\\斜', "period": [2021, 2025], "box_ends": {"专栏1": "甲。"}, "tables": [{"box": "专栏1", "columns": ["一", "二"]}]}
    assert tomllib.loads(toml_of(known)) == known


def test_the_command_says_what_was_read_and_what_is_doubtful(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANQA_HOME", str(tmp_path))
    file.write_text(PLAN.replace("第二章", "第三章"), "utf-8")
    result = CliRunner().invoke(app, ["add", str(file), "--id", "qinghe-145"])
    assert result.exit_code == 0 and "2 章" in result.output and "2 条事实" in result.output and "之前缺第2章" in result.output
    assert "没有这个文件" in CliRunner().invoke(app, ["add", str(tmp_path / "no.txt"), "--id", "abc"]).stderr
    assert CliRunner().invoke(app, ["add", str(file), "--id", "abc", "--period", "2021"]).exit_code == 2


def test_the_region_is_the_last_unit_of_the_title(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("江浦市云山区国民经济和社会发展第十四个五年规划纲要\n第一章 目标\n加快发展。\n", "utf-8")
    plan = add(file, "yunshan", tmp_path)
    assert (plan.region, plan.superiors) == ("云山区", ("江浦市",))


def test_a_table_whose_rows_have_no_bar_at_their_ends(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    table = "序号|项目名称|建设地点|总投资（亿元）\n1|恒澜智能工厂|开发区|24.0\n2|禾瑞制剂||12.4"
    file.write_text(f"云山区国民经济和社会发展第十四个五年规划纲要\n第一章 产业\n加快发展。\n专栏1 重点项目\n{table}\n第二章 保障\n加强领导。\n", "utf-8")
    rows = [p.row for p in add(file, "yunshan", tmp_path).passages if p.row]
    assert [row["项目名称"] for row in rows if row] == ["恒澜智能工厂", "禾瑞制剂"] and rows[1] is not None and rows[1]["建设地点"] == ""
