"""Which way of reading a later turn is meant, judged by what each would bring: the rules' own way stands unless another is surely likelier.

>>> surer(query, made, index).parts[0].topic  # “主要放在哪条街上”, of the night market, which no rule took it for
'夜间经济 街'
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Status
from assistant.signs import UNRANKED, Candidate, signs
from assistant.trees import trees
from assistant.write import write
from index.findings import Part, Query
from index.search import Index

SURER = 0.2  # by how much another way must be likelier than the rules' own


def candidates(query: Query, index: Index) -> tuple[Candidate, ...]:
    """Every way to read a later turn with what it brings, those that the rules thought likely first; none for a turn that goes on from nothing."""
    if query.later is None:
        return ()
    ranks = {parts: n for n, parts in enumerate((query.parts, *query.otherwise))}
    acts = {way.parts: way.acts for way in query.later.ways}
    return tuple(
        Candidate(
            parts, found := [(part, index.search(part)) for part in parts], write(found), acts.get(parts, {}), ranks.get(parts, UNRANKED), parts == query.bare
        )
        for parts in dict.fromkeys((*ranks, *((query.bare,) if query.bare else ()), *acts))
    )


def surer(query: Query, made: tuple[Part, ...], index: Index) -> Candidate | None:
    """The way that is surely likelier than the one which was `made`; none with an encoder that the trees have not seen."""
    known = trees()
    if query.later is None or known is None or known.encoder != index.encoded_by:
        return None
    ways = candidates(query, index)
    stands = next((n for n, way in enumerate(ways) if way.parts == made), None)
    if stands is None or len(ways) < 2:
        return None
    best = surest(known.judge(signs(query.later, ways, index)), [way.draft.status for way in ways], stands)
    return ways[best] if best != stands else None


def surest(shares: NDArray[np.float32], statuses: Sequence[str], stands: int) -> int:
    """The likeliest way where it is likelier by so much than the one that stands; none that is silent where that one answers."""
    speaks = [statuses[stands] != Status.ANSWERED or status == Status.ANSWERED for status in statuses]
    best = int(np.argmax(np.where(speaks, shares, 0)))
    return best if shares[best] >= shares[stands] + SURER else stands
