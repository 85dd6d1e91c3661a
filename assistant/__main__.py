"""`python -m assistant ask|serve`: one answer in the terminal, or the service. The environment is read here, once."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from assistant.answer import Answer, Question
from assistant.reply import reply
from assistant.settings import Settings
from corpus.plan import PlanError
from corpus.shelf import folder_of
from index.embed import EncoderError, SentenceEncoder
from index.search import Index
from index.store import StoreError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.command()
def ask(question: str, plan: Annotated[str | None, typer.Option("--plan")] = None, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Answer one question from the plan."""
    settings = Settings()
    try:
        asked = Question(question=question, plan=plan)
        index = Index.open(folder_of(plan or settings.plan, settings.home), settings.home, SentenceEncoder(settings.encoder))
        answer = reply(asked, index)
    except ValidationError as error:
        fail(sentence_of(error))
    except (PlanError, StoreError, EncoderError) as error:
        fail(str(error))
    print(answer.model_dump_json(indent=1) if as_json else shown(answer))


def fail(sentence: str) -> None:
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
