"""Whether the plan answers a reading of a turn: by a fact, from its structure, or with a sentence that holds enough of what is asked.

>>> is_borne(draft, [(part, findings)])  # 3.7 ÷ 3.4 of 执业医师, for 护士数呢
False
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant import cues
from assistant.answer import Status
from assistant.aspects import is_side
from assistant.draft import Draft, Evidence
from assistant.write import detail, scope, sentence, untold
from assistant.write.asked import said_now
from index.findings import Findings, Kind, Part

A_NAME = 3  # characters of a word of the plan's own
NAMED = 4  # characters of a thing of its own
BORNE = 0.4  # the share of a topic that a sentence with its headings must hold


def asks_for_it(text: str, parts: Sequence[Part]) -> bool:
    """能开到几点: whether a reading asks for the detail that a turn asks for; one that only says again what was asked before it does not."""
    wanted = detail.wanted(text)
    return wanted is None or any(wanted == detail.wanted(said_now(part)) for part in parts)


def is_borne(draft: Draft, found: Sequence[tuple[Part, Findings]], loosely: bool = False) -> bool:
    """Whether the plan answers a reading: by a fact, from its structure, or with a sentence that holds a fair share of what is asked; `loosely` its own word for it will do."""
    if draft.status is not Status.ANSWERED:
        return False
    pieces = [piece for line in draft.lines for piece in line.evidence]
    counted = any(line.counted is not None for line in draft.lines) or (
        any(line.sums for line in draft.lines) and any(_bears_its_own(part, findings, piece) for part, findings in found for piece in pieces)
    )
    again = all(part.over and part.kind in (Kind.WHERE, Kind.ORIGINAL) for part, _ in found)  # what was answered, told once more
    return counted or again or any(_bears(part, findings, piece, loosely) for part, findings in found for piece in pieces)


def tells_figures(draft: Draft, text: str) -> bool:
    """Whether an answer rests on facts of what a text names; a message's story may lead to a sentence, where its question alone has a figure."""
    facts = [piece.fact for line in draft.lines for piece in line.evidence if piece.fact]
    return draft.status is Status.ANSWERED and any(sentence.run(name, text) >= NAMED for fact in facts for name in fact.names)


def is_settled(draft: Draft, found: Sequence[tuple[Part, Findings]]) -> bool:
    """Whether no other reading need be tried: the plan answers, or the reading asks for what no plan knows (后来做到了没有), or this one names without telling (8个100%是哪8个)."""
    silent = (scope.progress, untold.counted, untold.of_figure)
    return is_borne(draft, found) or _lacks_its_stage(draft, found) or any(writer(part, findings) for writer in silent for part, findings in found)


def _lacks_its_stage(draft: Draft, found: Sequence[tuple[Part, Findings]]) -> bool:
    """“眼下有几家了” after a target: the plan has figures of just that thing, and none of the stage that the turn names."""
    names_it = len(found) == 1 and found[0][0].stage == "base" and cues.BASE.search(said_now(found[0][0])) is not None
    return names_it and draft.status is Status.NOT_IN_PLAN and bool(draft.missing) and any(piece.fact for line in draft.lines for piece in line.evidence)


def _bears(part: Part, findings: Findings, piece: Evidence, loosely: bool) -> bool:
    """Whether a piece of evidence holds a fair share of what a turn names itself and, unless it is a fact, of the whole topic."""
    said = _told_by(piece, findings)
    return _bears_its_own(part, findings, piece) and (
        piece.fact is not None or (loosely and _is_in_the_plans_words(part, said)) or findings.coverage(f"{findings.home.given(piece.passage)} {said}") >= BORNE
    )


def _bears_its_own(part: Part, findings: Findings, piece: Evidence) -> bool:
    """Whether it holds a fair share of what a turn names itself: 3.7 ÷ 3.4 of 执业医师 is no answer to 护士数呢."""
    own = {token: weight for token, weight in findings.weights.items() if token in part.focus}
    computed = part.over and not own  # of what was told, which no search was for
    return not part.focus or is_side(part.focus) or bool(computed) or _is_otherwise(part, piece) or findings.share(own, _told_by(piece, findings)) >= BORNE


def _told_by(piece: Evidence, findings: Findings) -> str:
    return f"{sentence.around(piece, findings)} {' '.join(piece.fact.names) if piece.fact else ''}"


def _is_in_the_plans_words(part: Part, said: str) -> bool:
    """电车充电的呢: a later turn that is told with the plan's own word for it (充电桩)."""
    return part.beside is not None and part.kind is Kind.TEXT and any(len(word) >= A_NAME and word in said for word in part.expansions)


def _is_otherwise(part: Part, piece: Evidence) -> bool:
    """Whether a turn names nothing but a word for which the fact has another (南边 for 南部)."""
    return piece.fact is not None and part.focus == part.topic and any(word in name for word in part.expansions for name in piece.fact.names)
