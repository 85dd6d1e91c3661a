"""Which way of reading a later turn is meant, judged by what each would bring: the rules' own way stands unless another is surely likelier.

>>> surer(query, made, index).parts[0].topic  # “主要放在哪条街上”, of the night market, which no rule took it for
'夜间经济 街'
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Status
from assistant.candidates import Candidate, Origin, candidates
from assistant.signs import Signs, signs
from assistant.trees import trees
from index.findings import Part, Query
from index.search import Index

# By how much another way must be likelier than the rules' own: where the plan does not bear that, and where it does or is known to be silent; and by how much silence must.
SURER, FAR_SURER, SILENT_SURER = 0.1, 0.2, 0.4
AT_ALL = 0.15  # how likely a sum must be to be told rather than nothing
SURELY = 0.9  # how likely the act of a turn must be for the rules to have read it surely
NEARLY, RANKS = 0.05, 3  # by how much less likely is as good as the likeliest, and how many of the rules' ways are told apart
LIKELY = 0.5  # how likely at least, of a first message
ANSWERED, HALF, SILENT, OFF_TOPIC = (f"status {status}" for status in (Status.ANSWERED, Status.PARTIAL, Status.NOT_IN_PLAN, Status.OUT_OF_SCOPE))


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
    shares = known.judge(rows)
    best = surest(shares, rows, stands)
    if best == stands and rows[stands][SILENT] and query.later.answers:
        computed = _of_what_was_told(ways, shares, query.later.answers[-1])
        best = stands if computed is None else computed
    return ways[best] if best != stands else None


def surest(shares: NDArray[np.float32], rows: Sequence[Signs], stands: int) -> int:
    """The way that likeliest answers, where it is likelier by so much than the one that stands; silence takes its place only where that is far likelier. Asking back stays so, and what the rules surely read."""
    if not any(rows[stands][status] for status in (ANSWERED, HALF, SILENT, OFF_TOPIC)) or _is_surely_read(rows[stands]):
        return stands
    settled = rows[stands]["settled"] or rows[stands][SILENT]
    least = max(shares[stands] + (FAR_SURER if settled else SURER), 0.0 if rows[stands]["turns"] else LIKELY)
    best = _best(shares, rows, ANSWERED)
    best = best if rows[best][ANSWERED] and shares[best] >= least else stands
    silent = _best(shares, rows, SILENT)
    return silent if rows[best][ANSWERED] and rows[silent][SILENT] and shares[silent] >= shares[best] + SILENT_SURER else best


def _of_what_was_told(ways: Sequence[Candidate], shares: NDArray[np.float32], last: str) -> int | None:
    """What the two figures of one thing come to that was told last, for a turn that computes (得涨百分之几); None where that is hardly likely."""
    sums = [n for n, way in enumerate(ways) if way.origin is Origin.COMPUTED and shares[n] >= AT_ALL and _is_of_one(way, last)]
    return max(sums, key=lambda n: shares[n], default=None)


def _is_of_one(way: Candidate, last: str) -> bool:
    subjects = {fact.subject for line in way.draft.lines for made in line.sums for fact in made.operands}
    return len(subjects) == 1 and subjects.pop() in last


def _is_surely_read(row: Signs) -> bool:
    """A turn that surely goes on as the rules say, and either points (头一个数平均到每年) at what they bear or asks a detail that they know to be missing."""
    return row["likeliest act"] >= SURELY and bool((row["asks pointing"] and row["settled"]) or (row[HALF] and row["lacks"]))


def _best(shares: NDArray[np.float32], rows: Sequence[Signs], status: str) -> int:
    """The likeliest way with a status, of those nearly as likely the first that the rules thought of; the first of all where none has it."""
    told = [float(share) if row[status] else 0.0 for share, row in zip(shares, rows, strict=True)]
    near = [n for n, share in enumerate(told) if share >= max(told) - NEARLY]
    return min(near, key=lambda n: (next((rank for rank in range(RANKS) if rows[n][f"rank {rank}"]), RANKS), -told[n]))
