"""`python -m corpus outline|facts|names|projects|check|add`: what the plan says, without a question."""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.add import add
from corpus.coverage import coverage
from corpus.differences import compare, pinned, right, write
from corpus.extract import doubts_of, extract
from corpus.facts import Fact, as_dict, chosen
from corpus.names import names_of, projects_of
from corpus.plan import Plan, PlanError
from corpus.read import read_plan
from corpus.review import facts_of
from corpus.sheet import csv_of, xlsx_of
from corpus.shelf import DEFAULT, folder_of

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
PlanId = Annotated[str, typer.Option("--plan", help="计划编号")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]


def home() -> Path:
    """The data folder, where an office's own plans stand."""
    return Path(os.environ.get("PLANQA_HOME", "var"))


def opened(plan: str) -> tuple[Plan, Path]:
    """The plan and its folder; a plan that cannot be read ends the command with one sentence."""
    try:
        folder = folder_of(plan, home())
        return read_plan(folder), folder
    except PlanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error


def show(value: Any) -> None:
    """As JSON, Chinese as Chinese."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


@app.command()
def outline(plan: PlanId = DEFAULT, as_json: AsJson = False) -> None:
    """The tree: chapters, sections, boxes, with pages."""
    tree = opened(plan)[0].outline()
    if as_json:
        return show(tree)
    pages = f"{tree['pages']} 页" if tree["pages"] else "没有页码"
    print(f"{tree['title']}：{pages}，{len(tree['chapters'])} 章，{sum(len(c['sections']) for c in tree['chapters'])} 节，{len(tree['boxes'])} 专栏")
    for chapter in tree["chapters"]:
        print(f"{chapter['label']} {chapter['title']}{_pages(chapter['page_start'])}")
        for section in chapter["sections"]:
            print(f"  {section['label'].removeprefix(chapter['label'])} {section['title']}{_pages(section['page_start'], section['page_end'])}")
    for box in tree["boxes"]:
        print(f"{box['label']} {box['title']}  {box['section_label']}{_pages(box['page_start'])}")


def _pages(first: int | None, last: int | None = None) -> str:
    """`  第3–5页`; empty in a plan without pages."""
    return "" if first is None else f"  第{first}页" if last is None else f"  第{first}–{last}页"


@app.command()
def facts(
    plan: PlanId = DEFAULT, as_json: AsJson = False, subject: str | None = None, year: int | None = None, stage: str | None = None, measure: str | None = None,
    attribute: str | None = None, label: str | None = None, with_coverage: Annotated[bool, typer.Option("--coverage", help="每个数字的去向")] = False,
    out: Annotated[Path | None, typer.Option(help="写入 .csv 或 .xlsx 文件")] = None,
) -> None:  # fmt: skip
    """The fact table: every figure with subject, stage, period, place; with --coverage, every numeral accounted for."""
    read, folder = opened(plan)
    known = found_facts(read, folder)
    if with_coverage:
        return show_coverage(coverage(read, known), as_json)
    found = chosen(known, subject, year, stage, measure, attribute, label)
    if out is not None:
        return save(out, found, read)
    if as_json:
        return show([as_dict(fact) for fact in found])
    for fact in found:
        print(f"{fact.subject}\t{fact.period}\t{fact.stage}\t{fact.text}\t{fact.locator}")


def found_facts(plan: Plan, folder: Path) -> tuple[Fact, ...]:
    """The facts that serve; a line of the reviewed table that is not in the plan ends the command."""
    try:
        return facts_of(plan, folder)
    except PlanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from error


def save(out: Path, facts: tuple[Fact, ...], plan: Plan) -> None:
    """As CSV or XLSX, by the name's ending."""
    if out.suffix not in (".csv", ".xlsx"):
        print(f"不能写成“{out.suffix}”：请用 .csv 或 .xlsx", file=sys.stderr)
        raise typer.Exit(2)
    try:
        out.write_bytes(csv_of(facts).encode() if out.suffix == ".csv" else xlsx_of(facts, plan.region or plan.id))
    except OSError as error:
        print(f"不能写入 {out}：{error.strerror}；请换一个位置", file=sys.stderr)
        raise typer.Exit(2) from error
    print(f"{len(facts)} 条事实写入 {out}")


def show_coverage(report: dict[str, Any], as_json: bool) -> None:
    """How many numerals are in facts, how many are none, what is left over."""
    if as_json:
        return show(report)
    for script in ("digits", "chinese"):
        print(f"{script}：" + "，".join(f"{name} {count}" for name, count in report[script].items()))
    for name, found in report["classes"].items():
        print(f"  {name} {found['count']}：{'、'.join(found['words'][:20])}")
    for piece in report["left"]:
        print(f"  未归类：{piece}")


@app.command()
def check(
    plan: PlanId = DEFAULT, diff: Annotated[bool, typer.Option("--diff", help="列出机器初读与复核的每处差异")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="把现有差异写入 differences.csv，理由由人补上")] = False,
) -> None:  # fmt: skip
    """Read the plan and its reviewed facts, and say what does not fit, what is doubtful, and where the reader differs from the review."""
    read, folder = opened(plan)
    known = found_facts(read, folder)
    print(f"{read.title}：{read.pages} 页，{len(read.passages)} 段，{len(known)} 条事实，均可在原文找到")
    for doubt in doubts_of(read, known):
        print(f"  存疑：{doubt}")
    if not (folder / "facts.csv").exists():
        return print("没有复核过的 facts.csv：以机器初读的结果为准")
    found, reasons = compare(known, extract(read)), pinned(folder / "differences.csv")
    print("机器初读与复核一致：" + "，".join(f"{kind} {share:.1%}" for kind, share in right(known, found).items()))
    if accept:
        return write(folder / "differences.csv", found, reasons)
    for difference in found:
        if diff or not reasons.get(difference):
            print(
                f"  {'' if reasons.get(difference) else '未说明 '}{difference.id} {difference.field}：{difference.machine} → {difference.reviewed}  {reasons.get(difference, '')}"
            )
    gone = [difference for difference in reasons if difference not in found]
    for difference in gone:
        print(f"  不再有 {difference.id} {difference.field}：{difference.machine} → {difference.reviewed}")
    if gone or any(not reasons.get(difference) for difference in found):
        raise typer.Exit(1)


@app.command()
def names(plan: PlanId = DEFAULT, kind: Annotated[str | None, typer.Option(help="道路、村、企业…；不写为全部")] = None, as_json: AsJson = False) -> None:
    """The named things of the plan by kind, with every mention."""
    read, folder = opened(plan)
    try:
        found = names_of(read, folder)
    except PlanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from error
    if kind is not None and kind not in found:
        print(f"没有“{kind}”这一类；现有：{'、'.join(found)}", file=sys.stderr)
        raise typer.Exit(2)
    chosen_kinds = {name: things for name, things in found.items() if kind in (None, name)}
    if as_json:
        return show(
            [
                {
                    "kind": n,
                    "name": t.name,
                    "aliases": t.aliases,
                    "count": len(t.mentions),
                    "mentions": [{"label": m.place.label, "page": m.page_start} for m in t.mentions],
                }
                for n, ts in chosen_kinds.items()
                for t in ts
            ]
        )
    for name, things in chosen_kinds.items():
        print(f"{name} {len(things)}：" + "、".join(f"{thing.name}（{len(thing.mentions)}）" for thing in things))


@app.command()
def projects(plan: PlanId = DEFAULT, as_json: AsJson = False) -> None:
    """The projects of the boxes, with place and amounts where the plan gives them."""
    read, folder = opened(plan)
    found = projects_of(read, found_facts(read, folder))
    if as_json:
        return show([{"box": p.box, "group": p.group, "name": p.name, "place": p.place, "amounts": p.amounts, "page": p.passage.page_start} for p in found])
    for project in found:
        print("\t".join((project.box, project.group, project.name, project.place, "、".join(project.amounts))))


@app.command("add")
def add_plan(
    file: Annotated[Path, typer.Argument(help=".txt、.md、.docx 或 .pdf")], id: Annotated[str, typer.Option("--id", help="编号，如 moushi-145")],
    title: Annotated[str | None, typer.Option(help="规划名称，读不出时给出")] = None, region: Annotated[str | None, typer.Option(help="地区")] = None,
    period: Annotated[str | None, typer.Option(help="规划期，如 2021-2025")] = None,
    about: Annotated[Path | None, typer.Option(help="这份规划的特别之处，写法同 plan.toml")] = None, replace: Annotated[bool, typer.Option("--replace", help="替换同编号的规划")] = False,
) -> None:  # fmt: skip
    """Take a plan of your own into `$PLANQA_HOME/plans/`, and say what was read and what is doubtful."""
    try:
        known = tomllib.loads(about.read_text("utf-8")) if about else {}
        said = {"title": title, "region": region, "period": [int(year) for year in re.findall(r"\d{4}", period)] if period else None}
        if period and len(said["period"] or ()) != 2:
            raise PlanError(f"规划期“{period}”不合要求：请写成 2021-2025")
        plan = add(file, id, home(), known | {name: value for name, value in said.items() if value}, replace)
        found = facts_of(plan, folder_of(id, home()))
    except (PlanError, OSError, tomllib.TOMLDecodeError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error
    tree = plan.outline()
    pages = f"{plan.pages} 页，" if plan.pages else "没有页码，"
    parts = f"{len(tree['parts'])} 篇，" if tree["parts"] else ""
    print(f"{plan.title}（{plan.region}，{plan.period[0]}–{plan.period[1]}）")
    print(
        f"{pages}{parts}{len(tree['chapters'])} 章，{sum(len(c['sections']) for c in tree['chapters'])} 节，{len(tree['boxes'])} 专栏，{len(found)} 条事实（机器初读，未复核）"
    )
    left = coverage(plan, found)
    for doubt in (*doubts_of(plan, found), *(f"数字未归类：…{piece.strip()}…" for piece in left["left"])):
        print(f"  存疑：{doubt}")
    print(f"已存入 {folder_of(id, home())}；提问：python -m assistant ask --plan {id} “……”")


if __name__ == "__main__":
    app()
