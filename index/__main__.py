"""`python -m index build|search|sweep`: make the index, look something up in it, clear a Chroma server of earlier ones."""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from corpus.plan import PlanError
from corpus.shelf import DEFAULT, folder_of, folders
from index.embed import SHIPPED, EncoderError, encoder_of
from index.search import Index
from index.store import Store, StoreError
from index.vectors import VectorsError, swept

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
PlanId = Annotated[str, typer.Option("--plan", help="计划编号")]


def opened(plan: str) -> Index:
    """The index of a plan, built when it must be; what stands in the way ends the command with one sentence."""
    home = Path(os.environ.get("PLANQA_HOME", "var"))
    try:
        return Index.open(folder_of(plan, home), home, encoder_of(os.environ.get("PLANQA_ENCODER", SHIPPED)))
    except (PlanError, StoreError, EncoderError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error


@app.command()
def build(plan: PlanId = DEFAULT) -> None:
    """Build the index, or say that it is there already."""
    start = time.perf_counter()
    index = opened(plan)
    print(f"{index.plan.title}：{len(index.chunks)} 段，{len(index.facts)} 条事实，索引 {index.digest[:12]}，{time.perf_counter() - start:.1f} 秒")


@app.command()
def search(text: str, k: int = 5, plan: PlanId = DEFAULT) -> None:
    """The best hits for a text, each with why it is there."""
    index = opened(plan)
    try:
        hits = index.find(text, k)
    except (EncoderError, VectorsError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error
    for hit in hits:
        print(f"{hit.score:.2f}  {hit.locator}  {hit.text[:60]}\n      {hit.why}")


@app.command()
def sweep(chroma: Annotated[str, typer.Option("--chroma", envvar="PLANQA_CHROMA", help="Chroma 服务的地址")]) -> None:
    """Remove the collections of earlier indexes from a Chroma server; first restart every service that uses it, so that none still reads them."""
    home = Path(os.environ.get("PLANQA_HOME", "var"))
    try:
        with ExitStack() as stack:
            plans = [plan for plan in folders(home) if (home / "index" / plan).is_dir()]
            current = {plan: stack.enter_context(Store(home, plan).still()) for plan in plans}
            old = swept(chroma, {plan: digest for plan, digest in current.items() if digest})
    except (StoreError, VectorsError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error
    print("\n".join([f"删去 {name}" for name in old] or ["没有旧的索引"]))


if __name__ == "__main__":
    app()
