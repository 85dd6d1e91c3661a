"""What the reader alone gets otherwise than the reviewed table: the review of the review, pinned with its reasons.

>>> compare(reviewed, extracted)[0]
Difference(id='1.1-schools', field='subject', machine='学校', reviewed='改扩建学校')
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.facts import Fact

FIGURE = ("value", "value_max", "unit", "bound")
ROLE = ("stage", "measure", "period", "attribute")
FIELDS = (*FIGURE, *ROLE, "scope", "subject")
MISSED, EXTRA = "—", "+"  # a fact that the reader did not find; one that the table does not have
HEADS = ("id", "field", "machine", "reviewed", "reason")


@dataclass(frozen=True, order=True)
class Difference:
    """One field of one fact: what the machine read, what the review says."""

    id: str
    field: str
    machine: str
    reviewed: str


def compare(reviewed: Sequence[Fact], extracted: Sequence[Fact]) -> tuple[Difference, ...]:
    """Field by field, facts being the same when their figures' spans overlap; sorted by id."""
    pairs = [(fact, _same(fact, extracted)) for fact in reviewed]
    found = [difference for fact, read in pairs for difference in _differences(fact, read)]
    taken = {read.id for _, read in pairs if read}
    extra = [Difference(fact.id, EXTRA, f"{fact.subject}：{fact.text}", "") for fact in extracted if fact.id not in taken and not _touches(fact, reviewed)]
    return tuple(sorted((*found, *extra)))


def right(reviewed: Sequence[Fact], differences: Iterable[Difference]) -> dict[str, float]:
    """The share of reviewed facts that the reader had right at first: their figure, their role, both, and with the subject's name.

    >>> right(reviewed, differences)["figure and role"]
    0.948
    """
    wrong: dict[str, set[str]] = {}
    for difference in differences:
        wrong.setdefault(difference.field, set()).add(difference.id)
    kinds = {"figure": FIGURE, "role": ROLE, "figure and role": (*FIGURE, *ROLE), "scope": ("scope",), "subject": ("subject",)}
    missed = wrong.get(MISSED, set())
    return {kind: round(1 - len(missed.union(*(wrong.get(field, set()) for field in fields))) / len(reviewed), 3) for kind, fields in kinds.items()}


def pinned(path: Path) -> Mapping[Difference, str]:
    """The differences that a person has looked at, with the reason of each; empty where nobody has."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {Difference(*(line[head] for head in HEADS[:4])): line["reason"] for line in csv.DictReader(file)}


def write(path: Path, differences: Sequence[Difference], reasons: Mapping[Difference, str]) -> None:
    """The list anew: reasons are kept, what is new stands without one until somebody gives it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADS)
        table.writerows((d.id, d.field, d.machine, d.reviewed, reasons.get(d, "")) for d in differences)


def _same(fact: Fact, extracted: Sequence[Fact]) -> Fact | None:
    """The extracted fact of the same figure; of several the one that agrees most."""
    near = [other for other in extracted if other.span[0] < fact.span[1] and fact.span[0] < other.span[1]]
    return min(near, key=lambda other: sum(1 for _ in _differences(fact, other)), default=None)


def _touches(fact: Fact, reviewed: Sequence[Fact]) -> bool:
    return any(fact.span[0] < other.span[1] and other.span[0] < fact.span[1] for other in reviewed)


def _differences(fact: Fact, read: Fact | None) -> Iterator[Difference]:
    if read is None:
        yield Difference(fact.id, MISSED, "", f"{fact.subject}：{fact.text}")
        return
    for field in FIELDS:
        machine, person = getattr(read, field), getattr(fact, field)
        if machine != person and not (field == "subject" and machine in fact.names):
            yield Difference(fact.id, field, machine or "", person or "")
