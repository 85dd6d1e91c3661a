"""Which way of reading a later turn is meant, judged by what each would bring: the rules' own way stands unless another is surely likelier.

>>> surer(query, made, index).parts[0].topic  # “主要放在哪条街上”, of the night market, which no rule took it for
'夜间经济 街'
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Status
from assistant.candidates import Candidate, candidates
from assistant.signs import Signs, signs
from assistant.trees import trees
from index.findings import Part, Query
from index.search import Index

# By how much another way must be likelier than the rules' own: where the plan does not bear that, and where it does or is known to be silent; and by how much silence must.
SURER, FAR_SURER, SILENT_SURER = 0.1, 0.2, 0.4
AT_ALL = 0.15  # how likely a sum must be to be told where nothing else is
SURELY = 0.9  # how likely the act of a turn must be for the rules to have read it surely
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
    best = surest(known.judge(rows), rows, stands)
    return ways[best] if best != stands else None


def surest(shares: NDArray[np.float32], rows: Sequence[Signs], stands: int) -> int:
    """The way that likeliest answers, where it is likelier by so much than the one that stands; silence takes its place only where that is far likelier. Asking back stays so, and what the rules surely read."""
    if not any(rows[stands][status] for status in (ANSWERED, HALF, SILENT, OFF_TOPIC)) or _is_surely_read(rows[stands]):
        return stands
    settled = rows[stands]["settled"] or rows[stands][SILENT]
    least = max(shares[stands] + (FAR_SURER if settled else SURER), 0.0 if rows[stands]["turns"] else LIKELY)
    best = _best(shares, rows, ANSWERED)
    best = best if rows[best][ANSWERED] and shares[best] >= least else stands
    if best == stands and rows[stands][SILENT] and (computed := _computed(shares, rows)) is not None:
        return computed
    silent = _best(shares, rows, SILENT)
    return silent if rows[best][ANSWERED] and rows[silent][SILENT] and shares[silent] >= shares[best] + SILENT_SURER else best


def _computed(shares: NDArray[np.float32], rows: Sequence[Signs]) -> int | None:
    """The likeliest sum over what was told or stands there, for a turn that computes; None where none is likely at all."""
    sums = [n for n, row in enumerate(rows) if row["computes, sums"] and row["origin computed"] and not row["in another unit"] and shares[n] >= AT_ALL]
    return max(sums, key=lambda n: shares[n], default=None)


def _is_surely_read(row: Signs) -> bool:
    """A turn that surely goes on as the rules say, and either points (头一个数平均到每年) at what they bear or asks a detail that they know to be missing."""
    return row["likeliest act"] >= SURELY and bool((row["asks pointing"] and row["settled"]) or (row[HALF] and row["lacks"]))


def _best(shares: NDArray[np.float32], rows: Sequence[Signs], status: str) -> int:
    """The likeliest way with a status; the first where none has it."""
    return int(np.argmax([share if row[status] else 0.0 for share, row in zip(shares, rows, strict=True)]))
