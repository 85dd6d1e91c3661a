"""The reviewed fact table beside a plan, each line found again in the text.

A plan with a reviewed `facts.csv` serves that; another plan serves what `extract` finds:

>>> facts_of(plan, folder)[0].text
'突破300亿元'
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from corpus.extract import extract
from corpus.facts import BOUNDS, MEASURES, STAGES, Fact
from corpus.plan import Passage, Plan, PlanError
from corpus.table import cell_span

INDICATORS = Path(__file__).parent / "indicators.toml"


def facts_of(plan: Plan, folder: Path) -> tuple[Fact, ...]:
    """The facts that serve: the reviewed table where there is one, else what the reader extracts."""
    reviewed = folder / "facts.csv"
    if reviewed.exists():
        return tuple(load(reviewed, plan))
    aliases = aliases_of(folder)
    return tuple(replace(fact, aliases=tuple(dict.fromkeys((*fact.aliases, *aliases.get(fact.subject, ()), *_usual(fact.subject))))) for fact in extract(plan))


def _usual(subject: str) -> tuple[str, ...]:
    """What people call an indicator of the genre: 社零 for 社会消费品零售总额."""
    usual = _indicators()
    return usual.get(subject) or usual.get(re.sub("数$", "", re.sub("^(?:全社会|全[区市省县])", "", subject)), ())


@cache
def _indicators() -> Mapping[str, tuple[str, ...]]:
    return _names_in(INDICATORS)


def load(path: Path, plan: Plan) -> Iterator[Fact]:
    """The reviewed table with the aliases beside it, each line found again in the plan; PlanError names a line that is not there."""
    aliases = aliases_of(path.parent)
    with path.open(encoding="utf-8", newline="") as file:
        for number, line in enumerate(csv.DictReader(file), 2):
            try:
                yield _reviewed(line, plan, aliases)
            except (KeyError, ValueError, StopIteration) as error:
                raise PlanError(f"{path.name} 第{number}行（{line.get('id')}）：{error}；请与规划原文核对") from error


def aliases_of(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """`aliases.toml`: subject → what else it is called; empty where there is none."""
    path = folder / "aliases.toml"
    return _names_in(path) if path.exists() else {}


def _names_in(path: Path) -> Mapping[str, tuple[str, ...]]:
    return {subject: tuple(names) for subject, names in tomllib.loads(path.read_text("utf-8")).items()}


def _reviewed(line: dict[str, str], plan: Plan, aliases: Mapping[str, tuple[str, ...]]) -> Fact:
    for name, allowed in (("stage", STAGES), ("measure", MEASURES), ("bound", BOUNDS)):
        if line[name] not in allowed:
            raise ValueError(f"{name} 不能是“{line[name]}”")
    passage, start = _find(line, plan)
    quote = passage.text if passage.kind == "row" else line["quote"]
    first, last = cell_span(passage, line["column"]) if passage.row else (at := start + quote.index(line["text"]), at + len(line["text"]))
    return Fact(
        **{name: line[name] for name in ("id", "subject", "stage", "measure", "unit", "bound", "bound_text", "period", "scope", "text", "note")},
        aliases=aliases.get(line["subject"], ()), value=line["value"] or None, value_max=line["value_max"] or None,
        attribute=line["attribute"] or None, quote=quote, source=f"{line['label']} 第{line['row']}行 {line['column']}" if line["row"] else line["label"],
        reviewed=True, locator=plan.locate(passage, start, start + len(quote)), row=passage.row, column=line["column"] or None,
        span=(passage.offsets[first], passage.offsets[last - 1] + 1),
    )  # fmt: skip


def _find(line: dict[str, str], plan: Plan) -> tuple[Passage, int]:
    """The passage that holds a reviewed fact, and where its quote begins in it."""
    places = plan.passages_of(line["label"])
    if line["row"]:
        passage = next((p for p in places if p.kind == "row" and p.serial == line["row"]), None)
        if passage is None or passage.row is None or passage.row[line["column"]] != line["text"]:
            raise ValueError(f"{line['label']} 第{line['row']}行“{line['column']}”不是“{line['text']}”")
        return passage, 0
    found = next(((p, p.text.find(line["quote"])) for p in places if line["quote"] in p.text), None)
    if found is None or line["text"] not in line["quote"]:
        raise ValueError(f"在 {line['label']} 找不到“{line['quote'][:30]}”或其中的“{line['text']}”")
    return found
