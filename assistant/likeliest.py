"""Which way of reading a later turn is meant, judged by what each would bring: the rules' own way stands unless another is surely likelier.

>>> surer(query, made, index).parts[0].topic  # “主要放在哪条街上”, of the night market, which no rule took it for
'夜间经济 街'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant import cues
from assistant.answer import Status
from assistant.aspects import subject_of
from assistant.draft import Evidence
from assistant.signs import UNRANKED, Candidate, Signs, signs
from assistant.trees import trees
from assistant.write import quoted, write
from assistant.write.sentence import merged, whole
from assistant.write.told import sections_of
from corpus.facts import Fact
from index.findings import FIGURES, Kind, Later, Part, Query
from index.search import Index
from index.whereabouts import Stands

LATELY, SECTIONS = 3, 2  # answers looked at for where the talk stood, and how many places it may be
LOOKED_AT, MOST, NEARLY = 5, 3, 0.85  # sentences likely to answer: looked at for their sections, shown, and how near beside the nearest
# By how much another way must be likelier than the rules' own: where the plan does not bear that, and where it does or is known to be silent; and by how much silence must.
SURER, FAR_SURER, SILENT_SURER = 0.1, 0.2, 0.4
LIKELY = 0.5  # how likely at least, of a first message
ANSWERED, HALF, SILENT, OFF_TOPIC = (f"status {status}" for status in (Status.ANSWERED, Status.PARTIAL, Status.NOT_IN_PLAN, Status.OUT_OF_SCOPE))


def candidates(query: Query, index: Index) -> tuple[Candidate, ...]:
    """Every way to read a later turn with what it brings, those that the rules thought likely first; none for a turn that goes on from nothing."""
    if query.later is None:
        return ()
    ranks = {parts: n for n, parts in enumerate((query.parts, *query.otherwise))}
    acts = {way.parts: way.acts for way in query.later.ways}
    figures = () if query.later.answers else tuple(_of_figures(query.later, index))  # a later turn has its acts for that
    ways = dict.fromkeys((*ranks, *((query.bare,) if query.bare else ()), *acts, *_in_words(query.later, index), *figures))
    stands = index.stands(query.later.exchange)
    read = tuple(
        Candidate(
            parts,
            found := [(part, index.search(part)) for part in parts],
            write(found),
            acts.get(parts, {}),
            ranks.get(parts, UNRANKED),
            bare=parts == query.bare,
            figure=parts in figures,
        )
        for parts in ways
    )
    return (*read, *_shown(query.later, stands, index))


def _in_words(later: Later, index: Index) -> Iterator[tuple[Part, ...]]:
    """The turn by itself, of the whole plan and of each section that was told of lately, where a talk stays for a while, or where its answer is likely to stand."""
    told = sections_of(later.answers[-LATELY:], index.search(later.alone))[:SECTIONS]
    alone = replace(later.alone, subject=subject_of(later.alone.topic))
    yield (replace(alone, kind=Kind.TEXT),)
    for section in dict.fromkeys((*told, *_likely(later, index))):
        yield (replace(alone, inside=section),)
        yield (replace(alone, kind=Kind.TEXT, inside=section),)


def _likely(later: Later, index: Index) -> list[str]:
    """The sections of the sentences that stand nearest to the answer."""
    sections = dict.fromkeys(sentence.passage.place.section_label for sentence in index.stands(later.exchange).best[:LOOKED_AT])
    return [section for section in sections if section][:SECTIONS]


def _of_figures(later: Later, index: Index) -> Iterator[tuple[Part, ...]]:
    """A first message asked of each figure that is told where its answer is likely to stand, one by one and those of the likeliest sentence together."""
    asked = later.alone
    if asked.kind not in FIGURES and not asked.units and not asked.claims and not cues.ASKED_UNIT.search(later.text):
        return
    alone = replace(asked, kind=asked.kind if asked.kind is Kind.VERIFY else Kind.FIGURE, operation=None, operands=(), subjects=(), focus="")
    told = [_subjects(index.told_in(sentence), asked.units) for sentence in index.stands(later.exchange).best[:MOST]]
    for subject in list(dict.fromkeys(subject for subjects in told for subject in subjects))[:LOOKED_AT]:
        yield (_of_subject(subject, alone),)
    if told and 1 < len(told[0]) <= MOST:
        yield tuple(_of_subject(subject, alone) for subject in told[0])


def _subjects(facts: Sequence[Fact], units: Sequence[str]) -> list[str]:
    """What the figures are of that stand in a unit asked for, or of all where none does."""
    fitting = [fact for fact in facts if units and fact.unit.endswith(tuple(units))]
    return list(dict.fromkeys(fact.subject for fact in fitting or facts))


def _of_subject(subject: str, alone: Part) -> Part:
    return replace(alone, topic=subject, subject=subject_of(subject), expansions=())


def _shown(later: Later, stands: Stands, index: Index) -> Iterator[Candidate]:
    """What stands nearest to the answer, as the plan says it: its sentence, and with the next where that is nearly as near."""
    part = replace(later.alone, subject=subject_of(later.alone.topic), kind=Kind.TEXT)
    found = [(part, index.search(part))]
    near = [s for s in stands.best[:MOST] if s.passage.kind != "row" and stands.of(*s) >= NEARLY * stands.nearest]
    for count in range(1, len(near) + 1):
        yield Candidate((part,), found, quoted.draft(merged([whole(Evidence(*sentence)) for sentence in near[:count]])), {}, shown=count)


def surer(query: Query, made: tuple[Part, ...], index: Index) -> Candidate | None:
    """The way that is surely likelier than the one which was `made`; none with an encoder that the trees have not seen."""
    known = trees()
    if query.later is None or known is None or known.encoder != index.encoded_by:
        return None
    ways = candidates(query, index)
    stands = next((n for n, way in enumerate(ways) if way.parts == made), None)
    if stands is None or len(ways) < 2:
        return None
    rows = signs(query.later, ways, index)
    best = surest(known.judge(rows), rows, stands)
    return ways[best] if best != stands else None


def surest(shares: NDArray[np.float32], rows: Sequence[Signs], stands: int) -> int:
    """The way that likeliest answers, where it is likelier by so much than the one that stands; silence takes its place only where that is far likelier. Asking back stays so."""
    if not any(rows[stands][status] for status in (ANSWERED, HALF, SILENT, OFF_TOPIC)):
        return stands
    settled = rows[stands]["settled"] or rows[stands][SILENT]
    least = max(shares[stands] + (FAR_SURER if settled else SURER), 0.0 if rows[stands]["turns"] else LIKELY)
    best = _best(shares, rows, ANSWERED)
    best = best if rows[best][ANSWERED] and shares[best] >= least else stands
    silent = _best(shares, rows, SILENT)
    return silent if rows[best][ANSWERED] and rows[silent][SILENT] and shares[silent] >= shares[best] + SILENT_SURER else best


def _best(shares: NDArray[np.float32], rows: Sequence[Signs], status: str) -> int:
    """The likeliest way with a status; the first where none has it."""
    return int(np.argmax([share if row[status] else 0.0 for share, row in zip(shares, rows, strict=True)]))
