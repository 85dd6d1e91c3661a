"""Draft → Answer: minted markers become citations with place, page and verbatim quote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Answer, Calculation, Citation, Conflict, Correction, FactUsed, Operand, Trace
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.write import phrase
from corpus.facts import Fact
from corpus.plan import Plan

Span = tuple[int, int]


@dataclass(frozen=True)
class Markers:
    """A number for each quoted span, in the order in which the answer first uses it."""

    numbers: dict[Span, int]

    @classmethod
    def of(cls, evidence: Iterable[Evidence]) -> Markers:
        """Numbers from 1."""
        return cls({span: n for n, span in enumerate(dict.fromkeys(map(_span, evidence)), 1)})

    def __getitem__(self, evidence: Evidence) -> int:
        return self.numbers[_span(evidence)]


def cite(draft: Draft, plan: Plan, trace: Trace) -> Answer:
    """The answer with its citations; a sentence that states nothing of the plan carries none."""
    used = [piece for line in draft.lines for piece in line.evidence]
    used += [denial.evidence for denial in draft.denials] + [piece for clash in draft.clashes for piece in clash.evidence]
    markers = Markers.of(used)
    return Answer(
        plan=plan.id, status=draft.status, generator=draft.generator, answer="\n".join(_marked(line, markers) for line in draft.lines),
        citations=tuple(_citation(piece, markers[piece], plan) for piece in _distinct(used)), facts=_facts(used, markers),
        calculations=tuple(_calculation(made, line, markers) for line in draft.lines for made in line.sums),
        corrections=tuple(Correction(said=d.said, plan_says=d.plan_says, marker=markers[d.evidence]) for d in draft.denials),
        conflicts=tuple(Conflict(what=c.what, markers=tuple(markers[piece] for piece in c.evidence)) for c in draft.clashes),
        missing=draft.missing, follow_ups=draft.follow_ups, trace=trace,
    )  # fmt: skip


def _span(evidence: Evidence) -> Span:
    return evidence.passage.offsets[evidence.start], evidence.passage.offsets[evidence.end - 1] + 1


def _distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    first: dict[Span, Evidence] = {}
    for piece in evidence:
        first.setdefault(_span(piece), piece)
    return list(first.values())


def _marked(line: Line, markers: Markers) -> str:
    """`2025年普惠性幼儿园占比目标为85%以上。[1]`."""
    return line.text + "".join(f"[{number}]" for number in dict.fromkeys(markers[piece] for piece in line.evidence))


def _citation(piece: Evidence, marker: int, plan: Plan) -> Citation:
    place = piece.passage.place
    locator = plan.locate(piece.passage, piece.start, piece.end)
    return Citation(
        marker=marker, label=place.label, section_label=place.section_label, box=place.box, item=place.item or place.group,
        title=plan.title_of(place), anchor=locator.anchor, page_start=locator.page_start, page_end=locator.page_end,
        quote=piece.quote, row=piece.passage.row, char_start=locator.char_start, char_end=locator.char_end,
    )  # fmt: skip


def _facts(evidence: Iterable[Evidence], markers: Markers) -> tuple[FactUsed, ...]:
    found = {piece.fact.id: _fact(piece.fact, markers[piece]) for piece in evidence if piece.fact}
    return tuple(found.values())


def _fact(fact: Fact, marker: int) -> FactUsed:
    names = ("id", "subject", "stage", "measure", "value", "unit", "bound", "bound_text", "period", "attribute", "text")
    return FactUsed(**{name: getattr(fact, name) for name in names}, marker=marker)


def _calculation(made: Sum, line: Line, markers: Markers) -> Calculation:
    by_fact = {piece.fact.id: markers[piece] for piece in line.evidence if piece.fact}
    operands = tuple(Operand(text=phrase.figure(fact), marker=by_fact[fact.id]) for fact in made.operands if fact.id in by_fact)
    return Calculation(expression=made.expression, operands=operands, result=made.result, unit=made.unit)
