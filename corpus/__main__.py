"""`python -m corpus outline|facts|check`: what the plan says, without a question."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.coverage import coverage
from corpus.facts import as_dict, chosen
from corpus.plan import Plan, PlanError
from corpus.read import read_plan
from corpus.review import facts_of
from corpus.shelf import DEFAULT, folder_of

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
PlanId = Annotated[str, typer.Option("--plan", help="计划编号")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]


def opened(plan: str) -> tuple[Plan, Path]:
    """The plan and its folder; a plan that cannot be read ends the command with one sentence."""
    try:
        folder = folder_of(plan, Path(os.environ.get("PLANQA_HOME", "var")))
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
    print(f"{tree['title']}：{tree['pages']} 页，{len(tree['chapters'])} 章，{sum(len(c['sections']) for c in tree['chapters'])} 节，{len(tree['boxes'])} 专栏")
    for chapter in tree["chapters"]:
        print(f"{chapter['label']} {chapter['title']}  第{chapter['page_start']}页")
        for section in chapter["sections"]:
            print(f"  {section['label'].removeprefix(chapter['label'])} {section['title']}  第{section['page_start']}–{section['page_end']}页")
    for box in tree["boxes"]:
        print(f"{box['label']} {box['title']}  {box['section_label']}，第{box['page_start']}页")


@app.command()
def facts(
    plan: PlanId = DEFAULT, as_json: AsJson = False, subject: str | None = None, year: int | None = None,
    stage: str | None = None, attribute: str | None = None, with_coverage: Annotated[bool, typer.Option("--coverage")] = False,
) -> None:  # fmt: skip
    """The fact table: every figure with subject, stage, period, place; with --coverage, every numeral accounted for."""
    read, folder = opened(plan)
    if with_coverage:
        return show_coverage(coverage(read, facts_of(read, folder)), as_json)
    found = chosen(facts_of(read, folder), subject=subject, year=year, stage=stage, attribute=attribute)
    if as_json:
        return show([as_dict(fact) for fact in found])
    for fact in found:
        print(f"{fact.subject}\t{fact.period}\t{fact.stage}\t{fact.text}\t{fact.locator}")


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
def check(plan: PlanId = DEFAULT) -> None:
    """Read the plan and its reviewed facts, and say what does not fit."""
    read, folder = opened(plan)
    try:
        found = facts_of(read, folder)
    except PlanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from error
    print(f"{read.title}：{read.pages} 页，{len(read.passages)} 段，{len(found)} 条事实，均可在原文找到")


if __name__ == "__main__":
    app()
