"""`python -m assistant ask|serve|keys|log|backup|restore`: one answer in the terminal, the service, and what an office keeps. The environment is read here, once."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError

from assistant.answer import Answer, Question
from assistant.api.serve import StartError, serve_workers
from assistant.api.serve import serve as run
from assistant.journal import keep_journal
from assistant.model.chat import ModelError, model_of
from assistant.office import commands
from assistant.reply import reply
from assistant.settings import Settings
from corpus.plan import PlanError
from corpus.shelf import folder_of
from index.embed import EncoderError, encoder_of
from index.search import Index
from index.store import StoreError
from index.vectors import VectorsError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

app.add_typer(commands.keys, name="keys")
app.add_typer(commands.log, name="log")
app.command("backup")(commands.backup)
app.command("restore")(commands.restore)


@app.command()
def ask(question: str, plan: Annotated[str | None, typer.Option("--plan")] = None, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Answer one question from the plan."""
    try:
        settings, asked = settings_of(), Question(question=question, plan=plan)
        model = model_of(settings)
        index = Index.open(folder_of(plan or settings.plan, settings.home), settings.home, encoder_of(settings.encoder), settings.chroma)
        answer = reply(asked, index, model)
    except ValidationError as error:
        fail(sentence_of(error))
    except (StartError, PlanError, StoreError, EncoderError, VectorsError, ModelError) as error:
        fail(str(error))
    print(answer.model_dump_json(indent=1) if as_json else shown(answer))


@app.command()
def serve(host: str | None = None, port: int | None = None, workers: Annotated[int | None, typer.Option(min=1, max=64)] = None) -> None:
    """The chat window at `/` and the API beside it, on one port; several workers answer the API alone."""
    given = {name: value for name, value in (("host", host), ("port", port), ("workers", workers)) if value is not None}
    keep_journal()
    try:
        settings = settings_of(**given)
        print(
            f"{folder_of(settings.plan, settings.home).name}：http://{settings.host}:{settings.port}/ （首次启动先建索引，几秒后可用；Ctrl+C 结束）", flush=True
        )
        if settings.workers > 1:
            serve_workers(settings)
        elif not run(settings):
            raise typer.Exit(1)
    except (StartError, PlanError) as error:
        fail(str(error))


def settings_of(**given: object) -> Settings:
    """The environment, with what the command line says instead; StartError names the first thing wrong."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        raise StartError(f"PLANQA_{str(first['loc'][0]).upper()} 不能是“{first['input']}”；请按 README 的设置表改正") from error


def fail(sentence: str) -> NoReturn:
    """End with one sentence and exit status 2."""
    print(sentence, file=sys.stderr)
    raise typer.Exit(2)


def sentence_of(error: ValidationError) -> str:
    """The first thing wrong with a question, in words."""
    first = error.errors()[0]
    return {"string_too_long": "问题超过2000字，请分开来问", "string_too_short": "问题是空的，请写下要问的内容"}.get(
        first["type"], first["msg"].removeprefix("Value error, ")
    )


def shown(answer: Answer) -> str:
    """The answer and its sources, for a terminal."""
    sources = [f"[{c.marker}] {c.label}{f'，第{c.page_start}页' if c.page_start else ''}：{c.quote}" for c in answer.citations]
    return "\n".join([answer.answer, *([""] if sources else []), *sources])


if __name__ == "__main__":
    app()
