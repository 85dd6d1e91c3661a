"""`python -m evals run|others|generate|score|check|raise|learn|perturbed|bench|window|load`: is it right, how fast, and for how many."""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant.journal import keep_journal
from assistant.model.chat import Chat, ModelError, model_of
from assistant.settings import Settings
from assistant.trees import TREES
from corpus.shelf import DEFAULT, folder_of
from evals import learning, pointing, ratchet, retrieval, sides
from evals.bench import bench as measure
from evals.cases import Case, CaseError, problems
from evals.cases import load as read_cases
from evals.generate import generate as ask
from evals.generate import read, write
from evals.load import load as bear
from evals.others import cases_of, judged
from evals.others import others as all_others
from evals.perturbed import perturbed as spelled
from evals.report import Row, show
from evals.score import Scores, summary
from evals.score import score as judge
from evals.window import window as look
from index import adapter, whereabouts
from index.embed import SHIPPED, Encoder, EncoderError, encoder_of
from index.search import Index

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
HOME = Path(os.environ.get("PLANQA_HOME", "var"))
Cases = Annotated[str, typer.Option("--cases", help="evals/cases 下的文件名，可用逗号分开")]
PlanId = Annotated[str, typer.Option("--plan", help="计划编号")]
Out = Annotated[Path | None, typer.Option("--out", help="结果文件夹")]
Totals = Annotated[bool, typer.Option("--totals-only", help="只给合计，不显示用例")]


def opened(plan: str) -> Index:
    """The plan's index, built when it must be; an encoder that cannot be used ends the command with one sentence."""
    return Index.open(folder_of(plan, HOME), HOME, encoder())


def encoder() -> Encoder:
    """The encoder of PLANQA_ENCODER, else the shipped one."""
    try:
        return encoder_of(os.environ.get("PLANQA_ENCODER", SHIPPED))
    except EncoderError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error


def loaded(cases: str) -> tuple[Case, ...]:
    """The named cases; a bad line ends the command with one sentence."""
    try:
        return read_cases(*cases.split(","))
    except CaseError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error


@app.command()
def run(cases: Cases = "dev", plan: PlanId = DEFAULT, out: Out = None, check: bool = False, as_json: Annotated[bool, typer.Option("--json")] = False,
        totals_only: Totals = False, worst: int = 20, search_only: Annotated[bool, typer.Option("--retrieval", help="只看检索")] = False,
        with_model: Annotated[bool, typer.Option("--model", help="与 PLANQA_LLM_BASE_URL 的模型并排比较")] = False) -> None:  # fmt: skip
    """Generate, score, report; with --check, fail where the ratchet is missed; with --retrieval, only whether search brings the evidence;
    with --model, extractive answers and a model's side by side."""
    if search_only:
        retrieval.show(retrieval.retrieval(loaded(cases), opened(plan)), Console(width=120))
        return
    if with_model:
        beside(cases, plan, out, totals_only)
        return
    folder = generate(cases, plan, out)
    rows = scored(cases, plan, folder)
    if as_json:
        print(json.dumps(summary(rows), ensure_ascii=False, indent=1))
    else:
        show(rows, Console(width=220), worst, totals_only)
    if check:
        hold(rows)


def hold(rows: list[Row]) -> None:
    """Fail where a file is below its ratchet, and say where."""
    limits = ratchet.thresholds()
    found = [f"{file}：{sentence}" for file, scores in by_file(rows).items() for sentence in ratchet.missed(scores, limits.get(file, ratchet.NONE))]
    for sentence in found:
        print(sentence, file=sys.stderr)
    if found:
        raise typer.Exit(1)


def lift(rows: list[Row]) -> None:
    """Each file's ratchet to what it scores now; it is never lowered."""
    limits = ratchet.thresholds()
    ratchet.save(limits | {file: ratchet.raised(scores, limits.get(file, ratchet.NONE)) for file, scores in by_file(rows).items()})
    print(ratchet.PATH.read_text("utf-8"))


@app.command()
def others(check: bool = False, raise_: Annotated[bool, typer.Option("--raise", help="把门槛提到现在的得分")] = False, worst: int = 20) -> None:
    """The same over plans of our own making that nobody has reviewed (evals/plans)."""
    rows = list(judged(HOME, encoder()))
    show(rows, Console(width=220), worst)
    if raise_:
        lift(rows)
    if check:
        hold(rows)


def beside(cases: str, plan: str, out: Path | None, totals_only: bool) -> None:
    """Every case twice: without the model, and with it wherever it can write."""
    index, folder = opened(plan), out or fresh(cases)
    model = modelled()
    index.warm()
    model.warm()
    for name, outcomes in (("extractive", ask(loaded(cases), index)), ("model", ask(loaded(cases), index, model, "model"))):
        write(list(outcomes), folder / name, index)
    plain, written = (scored(cases, plan, folder / name) for name in ("extractive", "model"))
    sides.show(plain, written, Console(width=220), totals_only)
    print(f"答案在 {folder}", file=sys.stderr)


def modelled() -> Chat:
    """The model of PLANQA_LLM_*; without one the command ends with one sentence."""
    try:
        model = model_of(Settings())
    except ModelError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error
    if model is None:
        print("没有设语言模型；请设置 PLANQA_LLM_BASE_URL 和 PLANQA_LLM_MODEL", file=sys.stderr)
        raise typer.Exit(2)
    return model


def fresh(cases: str) -> Path:
    """A folder for a run, by the time."""
    return HOME / "evals" / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{cases}"


def by_file(rows: list[Row]) -> dict[str, Scores]:
    """The scores of each file of cases."""
    files = dict.fromkeys(row[0].file for row in rows)
    return {file: summary([row for row in rows if row[0].file == file]) for file in files}


@app.command()
def generate(cases: Cases = "dev", plan: PlanId = DEFAULT, out: Out = None) -> Path:
    """Ask every case and keep the answers."""
    index = opened(plan)
    folder = out or fresh(cases)
    index.warm()
    write(list(ask(loaded(cases), index)), folder, index)
    print(f"答案在 {folder}", file=sys.stderr)
    return folder


@app.command()
def score(out: Path, cases: Cases = "dev", plan: PlanId = DEFAULT, totals_only: Totals = False, worst: int = 20) -> None:
    """Score and report an earlier run."""
    show(scored(cases, plan, out), Console(width=220), worst, totals_only)


def scored(cases: str, plan: str, folder: Path) -> list[Row]:
    """The rows of a run."""
    return judge(loaded(cases), read(folder), opened(plan).plan)


@app.command()
def check(cases: Cases = "dev", plan: PlanId = DEFAULT) -> None:
    """Hold the cases against the plan: every evidence, every label."""
    found = problems(loaded(cases), opened(plan).plan)
    for sentence in found:
        print(sentence)
    if found:
        raise typer.Exit(1)
    print(f"{len(loaded(cases))} 条用例，依据均在原文")


@app.command("raise")
def raise_(cases: Cases = "dev", plan: PlanId = DEFAULT) -> None:
    """Lift each file's ratchet to what it scores now; it is never lowered."""
    lift(scored(cases, plan, generate(cases, plan)))


@app.command()
def learn(cases: Cases = "dev", plan: PlanId = DEFAULT) -> None:
    """Train what moves a question to its answers, and the trees that tell which way of reading a later turn is meant.

    Prints how often the nearest sentence answers in files not seen, and what the trees win and lose there, a quarter at a time."""
    with learning.set_aside(TREES, adapter.FILE, whereabouts.FILE):  # the rules' own way is what they are held against
        index = opened(plan)
        index.warm()
        grounds = [(index, loaded(cases)), *((Index.open(folder, HOME, index.encoder), cases_of(folder)) for folder in all_others())]
        schools = [pointing.school(asked, ground) for ground, asked in grounds]
        for part in range(pointing.FOLDS):
            count, by_asked, by_exchange = pointing.found(pointing.learned(schools, index.encoded_by, part), schools, part)
            print(f"没见过的文件，最近的一句就是依据：{count} 问中按问法 {by_asked}、按对话 {by_exchange}")
        judged = list(learning.unseen(grounds, schools, index.encoded_by))
        won, lost = learning.across(judged, index.encoded_by)
        for weights in (*pointing.learned(schools, index.encoded_by), learning.learn(judged, index.encoded_by)):
            weights.save()
    print(f"{len(judged)} 轮接着问的话，没见过的文件上：得 {won}，失 {lost}")


@app.command()
def bench(cases: Cases = "dev", plan: PlanId = DEFAULT, count: Annotated[int, typer.Option(min=1)] = 600) -> None:
    """Times in milliseconds and as multiples of a bare retrieval, of `count` first turns spread over all cases."""
    first = [turn.question for case in loaded(cases) for turn in case.turns[:1]]
    questions = first[:: max(1, len(first) // count)]
    for name, value in measure(questions, folder_of(plan, HOME), HOME).items():
        print(f"{name:14} {value:10.2f}")


@app.command()
def window(cases: Cases = "dev", plan: PlanId = DEFAULT, count: Annotated[int, typer.Option(min=1)] = 60) -> None:
    """In a real browser: from Enter to the first sentence on screen and to the end, in milliseconds; what a first visit loads, in KiB."""
    keep_journal(logging.WARNING)  # not a line for every request
    index = opened(plan)
    index.warm()
    questions = [turn.question for case in loaded(cases) for turn in case.turns[:1]]
    for name, value in look(questions[:: max(1, len(questions) // count)][:count], index).items():
        print(f"{name:14} {value:10.1f}")


@app.command()
def perturbed(cases: Cases = "dev", plan: PlanId = DEFAULT) -> None:
    """The share of questions that get the same answer when they are spelled otherwise."""
    index = opened(plan)
    index.warm()
    for name, (count, same) in spelled(loaded(cases), index).items():
        print(f"{name}  {count:5}  {same / count if count else float('nan'):.3f}")


@app.command()
def load(cases: Cases = "dev", minutes: float = 10.0, port: int = 8700, step: float = 15.0, workers: Annotated[int, typer.Option(min=1)] = 1) -> None:
    """How the service bears many at once, with several workers on a Chroma server too; takes the minutes and four more, outside CI."""
    questions = [turn.question for case in loaded(cases) for turn in case.turns[:1]]
    for name, value in bear(questions, port, minutes * 60, step, workers).items():
        rows = value if isinstance(value, list) and value and isinstance(value[0], dict) else [value]
        print(f"{name}:", *(json.dumps(row) for row in rows), sep="\n  " if len(rows) > 1 else " ")


if __name__ == "__main__":
    app()
