"""`python -m assistant ask|serve`: one answer in the terminal, or the service. The environment is read here, once."""

from __future__ import annotations

import sys
from functools import partial
from threading import Thread
from typing import Annotated, NoReturn

import typer
import uvicorn
from pydantic import ValidationError

from assistant.answer import Answer, Question
from assistant.api import create_app
from assistant.model.chat import Chat, ModelError, model_of
from assistant.reply import reply, stream
from assistant.settings import Settings
from corpus.plan import PlanError
from corpus.shelf import folder_of, folders
from index.embed import EncoderError, encoder_of
from index.search import Index
from index.store import StoreError
from index.vectors import VectorsError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.command()
def ask(question: str, plan: Annotated[str | None, typer.Option("--plan")] = None, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Answer one question from the plan."""
    settings = Settings()
    try:
        asked, model = Question(question=question, plan=plan), model_of(settings)
        index = Index.open(folder_of(plan or settings.plan, settings.home), settings.home, encoder_of(settings.encoder))
        answer = reply(asked, index, model)
    except ValidationError as error:
        fail(sentence_of(error))
    except (PlanError, StoreError, EncoderError, VectorsError, ModelError) as error:
        fail(str(error))
    print(answer.model_dump_json(indent=1) if as_json else shown(answer))


@app.command()
def serve(host: str | None = None, port: int | None = None) -> None:
    """The chat window at `/` and the API beside it, on one port; the index is built while the window waits."""
    settings = Settings()
    host, port = host or settings.host, port or settings.port
    shelf: dict[str, Index] = {}
    try:
        folder_of(settings.plan, settings.home)
        model = model_of(settings)
        service = create_app(shelf, settings.plan, settings.api_key, host, partial(reply, model=model), partial(stream, model=model))
    except (PlanError, ModelError, ValueError) as error:
        fail(str(error))
    server = uvicorn.Server(uvicorn.Config(service, host=host, port=port, log_level="warning"))
    Thread(target=fill, args=(shelf, settings, server, model), daemon=True).start()
    print(f"{folder_of(settings.plan, settings.home).name}：http://{host}:{port}/ （首次启动先建索引，几秒后可用；Ctrl+C 结束）")
    server.run()
    if settings.plan not in shelf:
        raise typer.Exit(1)


def fill(shelf: dict[str, Index], settings: Settings, server: uvicorn.Server, model: Chat | None = None) -> None:
    """Open every plan, the default one first; without the default there is nothing to serve."""
    encoder = encoder_of(settings.encoder)
    plans = folders(settings.home)
    for plan in sorted(plans, key=lambda plan: plan != settings.plan):
        try:
            index = Index.open(plans[plan], settings.home, encoder)
            index.warm()
            shelf[plan] = index
            if model:
                model.warm()
        except (PlanError, StoreError, EncoderError) as error:
            print(f"规划 {plan} 没有载入：{error}", file=sys.stderr)
            server.should_exit = server.should_exit or plan == settings.plan


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
