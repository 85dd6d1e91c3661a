"""Which way of reading a later turn is meant, judged by what each would bring: the rules' own way stands unless another is surely likelier.

>>> surer(query, made, index).parts[0].topic  # “主要放在哪条街上”, of the night market, which no rule took it for
'夜间经济 街'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Status
from assistant.aspects import subject_of
from assistant.signs import UNRANKED, Candidate, Signs, signs
from assistant.trees import trees
from assistant.write import write
from assistant.write.told import sections_of
from index.findings import Kind, Later, Part, Query
from index.search import Index

LATELY, SECTIONS = 3, 2  # answers looked at for where the talk stood, and how many places it may be
# By how much another way must be likelier than the rules' own: where the plan does not bear that, and where it does or is known to be silent.
SURER, FAR_SURER = 0.1, 0.2
ANSWERED, SILENT, OFF_TOPIC = (f"status {status}" for status in (Status.ANSWERED, Status.NOT_IN_PLAN, Status.OUT_OF_SCOPE))


def candidates(query: Query, index: Index) -> tuple[Candidate, ...]:
    """Every way to read a later turn with what it brings, those that the rules thought likely first; none for a turn that goes on from nothing."""
    if query.later is None:
        return ()
    ranks = {parts: n for n, parts in enumerate((query.parts, *query.otherwise))}
    acts = {way.parts: way.acts for way in query.later.ways}
    ways = dict.fromkeys((*ranks, *((query.bare,) if query.bare else ()), *acts, *_in_words(query.later, index)))
    return tuple(
        Candidate(
            parts, found := [(part, index.search(part)) for part in parts], write(found), acts.get(parts, {}), ranks.get(parts, UNRANKED), parts == query.bare
        )
        for parts in ways
    )


def _in_words(later: Later, index: Index) -> Iterator[tuple[Part, ...]]:
    """The turn by itself as a question for words, of the whole plan and of each section that was told of lately: a talk stays in a section for a while."""
    told = sections_of(later.answers[-LATELY:], index.search(later.alone))[:SECTIONS]
    alone = replace(later.alone, subject=subject_of(later.alone.topic))
    yield (replace(alone, kind=Kind.TEXT),)
    for section in told:
        yield (replace(alone, inside=section),)
        yield (replace(alone, kind=Kind.TEXT, inside=section),)


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
    """The way that likeliest answers, where it is likelier by so much than the one that stands: silence takes no other's place.

    What the rules took for a thing of no plan, after another reading that the plan does not bear, stays so.
    """
    if rows[stands][OFF_TOPIC] and not rows[stands]["rank 0"]:
        return stands
    best = int(np.argmax([share if row[ANSWERED] else 0.0 for share, row in zip(shares, rows, strict=True)]))
    settled = rows[stands]["settled"] or rows[stands][SILENT]
    return best if shares[best] >= shares[stands] + (FAR_SURER if settled else SURER) else stands
