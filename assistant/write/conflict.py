"""Where the plan differs from itself, both places are shown beside the answer."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import PHRASES, Status
from assistant.draft import Clash, Draft, Evidence, Line
from corpus.conflicts import Conflict
from index.findings import Findings


def beside(draft: Draft, findings: Findings) -> Draft:
    """The draft with what it touches of the plan's own differences; a refusal stays as it is."""
    if draft.status not in (Status.ANSWERED, Status.PARTIAL):
        return draft
    for found in findings.conflicts:
        draft = _with(draft, found)
    return draft


def _with(draft: Draft, conflict: Conflict) -> Draft:
    places = tuple(Evidence(place.passage, place.start, place.end) for place in conflict.places)
    text = "；".join(f"{piece.passage.place.label}作“{piece.quote}”" for piece in places)
    cited = tuple(_shown(piece, draft) or piece for piece in places)
    line = Line(PHRASES.conflict.format(what=conflict.what, places=text), cited, structural=True)
    return replace(draft, lines=(*draft.lines, line), clashes=(*draft.clashes, Clash(f"{conflict.what}。{conflict.reading}", cited)))


def _shown(piece: Evidence, draft: Draft) -> Evidence | None:
    """What the draft cites already of the same words, so that they are not cited twice."""
    cited = (other for line in draft.lines for other in line.evidence)
    return next((other for other in cited if other.passage is piece.passage and other.start <= piece.start and piece.end <= other.end), None)
