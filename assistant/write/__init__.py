"""Part + Findings → Draft, without a model: figures from facts, text from the best sentences, lists from structure.

Each writer answers one sort of question or returns None, and the next in line tries; the last always answers, if only that the plan is silent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from assistant.answer import PHRASES, Status
from assistant.aspects import is_side
from assistant.draft import Draft, Evidence, Line
from assistant.write import (
    among,
    another,
    attribute,
    average,
    blank,
    cells,
    clause,
    comparison,
    conflict,
    count,
    definition,
    detail,
    doubled,
    enumeration,
    figure,
    group,
    heading,
    items,
    listing,
    named,
    portion,
    premise,
    proportion,
    quoted,
    rate,
    row,
    scope,
    summary,
    text,
    truth,
    unnamed,
    untold,
    where,
)
from assistant.write.asked import said_now
from index.findings import Findings, Kind, Part
from index.segment import content

Writer = Callable[[Part, Findings], Draft | None]

HOW_MANY = re.compile(
    "(?:那|这)?(?:一共|总共|共|合计)?(?:是|有)?(?:几|多少)[个块条项类种样处座所家]?(?:来着|呢|啊)?[？?。]*"
)  # after 哪几块, which are counted

WRITERS: dict[Kind, tuple[Writer, ...]] = {
    Kind.FIGURE: (
        count.of_attributes,
        count.of_each,
        count.structure,
        listing.of_box,
        count.grouped,
        count.of_label,
        named.write,
        proportion.write,
        portion.write,
        rate.write,
        figure.several,
        definition.in_marks,
        figure.readings,
        listing.of_side,
        average.of_total,
        figure.write,
        unnamed.nearest,
        enumeration.write,
        group.write,
        blank.write,
        another.write,
        unnamed.stated,
        text.write,
    ),
    Kind.ATTRIBUTE: (figure.several, figure.attribute, listing.indicators, text.write),
    Kind.COMPARE: (proportion.write, portion.write, rate.write, comparison.write, figure.write, text.write),
    Kind.VERIFY: (doubled.write, truth.write, figure.readings, text.write),
    Kind.COUNT: (
        count.of_attributes,
        count.of_each,
        listing.of_box,
        count.grouped,
        count.of_label,
        enumeration.told,
        count.structure,
        named.write,
        count.mentions,
        enumeration.write,
        count.items,
        group.structure,
        figure.write,
        definition.in_marks,
        group.write,
        blank.write,
        text.write,
    ),
    Kind.LIST: (
        listing.structure,
        listing.of_box,
        items.grouped,
        named.write,
        count.mentions,
        summary.looked_back,
        figure.several,
        listing.indicators,
        items.whole,
        enumeration.write,
        listing.figures,
        items.projects,
        items.called,
        items.alike,
        group.surely,
        definition.write,
        items.write,
        text.write,
    ),
    Kind.DEFINE: (group.surely, definition.write, figure.clear, text.write),
    Kind.SUMMARY: (group.member, group.surely, summary.looked_back, summary.write, text.write),
    Kind.WHERE: (named.write, where.write, text.write),
    Kind.ORIGINAL: (where.original, where.write, text.write),
    Kind.TEXT: (
        text.within,
        listing.structure,
        named.write,
        listing.every_figure,
        group.member,
        group.surely,
        figure.readings,
        figure.clear,
        summary.looked_back,
        definition.write,
        blank.write,
        text.write,
    ),
}


def write(parts: Sequence[tuple[Part, Findings]]) -> Draft:
    """The draft of all parts, one after another."""
    drafts = [(part, _one(part, findings)) for part, findings in parts]
    told = [draft for part, draft in drafts if not _is_idle(part, draft, drafts)]
    return told[0] if len(told) == 1 else _together(told)


def _is_idle(part: Part, draft: Draft, drafts: Sequence[tuple[Part, Draft]]) -> bool:
    """Whether a question of a message is answered by what is told of another."""
    counted = any(other.lines[0].counted is not None and not _only_counts(each) for each, other in drafts)
    return (
        (counted and _only_counts(part)) or _is_told_in_figures(part, draft, drafts) or (draft.status is not Status.ANSWERED and _is_asked_closer(part, drafts))
    )


def _only_counts(part: Part) -> bool:
    """一共几块, after 哪几块: nothing is named that is counted."""
    return HOW_MANY.fullmatch(said_now(part)) is not None


def _is_asked_closer(part: Part, drafts: Sequence[tuple[Part, Draft]]) -> bool:
    """“想弄到多大规模，企业几家、收入多少”: whether other questions of the message ask the same of the same thing in a unit, and are answered."""
    closer = [other for other, draft in drafts if other is not part and draft.status is Status.ANSWERED and set(part.topic.split()) < set(other.topic.split())]
    return part.kind is Kind.FIGURE and not part.units and len(closer) > 1


def _is_told_in_figures(part: Part, draft: Draft, drafts: Sequence[tuple[Part, Draft]]) -> bool:
    """“好水的比例也是这样吗，基数多少”: whether a paragraph is all that a doubt is told by, where another question of the message has a fact of the same topic."""
    beside = [other for each, other in drafts if each is not part and each.topic == part.topic and other.status is Status.ANSWERED]
    return part.kind is Kind.VERIFY and not part.claims and not _has_facts(draft) and any(map(_has_facts, beside))


def _has_facts(draft: Draft) -> bool:
    return any(piece.fact for line in draft.lines for piece in line.evidence)


# What a wrong premise leaves open is answered after it, but for these, which the corrected sentence answers itself.
NAMED = 4  # characters of a thing of its own
SHORT_LIST = 3  # lines; more are a list, of which none may go
TOLD_BY_CORRECTION = (Kind.VERIFY, Kind.DEFINE, Kind.SUMMARY, Kind.TEXT, Kind.ORIGINAL)


def _one(part: Part, findings: Findings) -> Draft:
    part = heading.labelled(part, findings.plan)
    if known := figure.reverse(part, findings):
        return known
    corrected = next(filter(None, (check(part, findings) for check in premise.PREMISES)), None)
    if corrected and part.kind in TOLD_BY_CORRECTION:
        return corrected
    asked = replace(part, claims=(), text=attribute.CALLED.sub("", part.text)) if corrected else part
    tried = (
        writer(asked, findings)
        for writer in (
            scope.elsewhere,
            scope.no_such_place,
            scope.other_period,
            scope.nobody,
            scope.contractor,
            scope.progress,
            scope.unheard,
            scope.foretold,
            cells.columns,
            heading.title,
            listing.below,
            definition.meant,
            cells.greatest,
            cells.total,
            cells.chosen,
            cells.counted,
            cells.lookup,
            among.write,
            definition.of_each,
            untold.counted,
            untold.rest,
            untold.of_figure,
            truth.member,
            truth.among,
            *((text.write,) if part.said else WRITERS[part.kind]),
            scope.silent,
        )
    )
    draft = detail.told(part, next(draft for draft in tried if draft is not None and not _counts_another(part, draft)), findings)
    draft = row.counted(part, draft, findings)
    draft = _cut(draft) if part.brief else clause.beneath(draft)
    whole = _together([corrected, draft]) if corrected and draft.status is Status.ANSWERED else corrected or draft
    return conflict.beside(whole, findings)


def _counts_another(part: Part, draft: Draft) -> bool:
    """“分类设备多少个” after 垃圾中转站: a list of what was asked before, in which nothing of what is named now stands."""
    counts = bool(draft.lines) and draft.lines[0].counted is not None and part.kind is Kind.COUNT
    named = [word for word, share in content(part.focus) if share == 1.0 and len(word) > 1]
    if not counts or part.after is None or is_side(part.focus) or not named or len(part.focus) < NAMED:
        return False
    told = "".join(line.text for line in draft.lines)
    return not any(word in told for word in named)


def _cut(draft: Draft) -> Draft:
    """The first sentence, for “简短点”; a list stays whole."""
    first = draft.lines[0]
    if len(first.evidence) != 1 or first.evidence[0].fact or len(draft.lines) > SHORT_LIST:
        return draft
    piece = first.evidence[0]
    spans = [span for span in piece.passage.sentences if piece.start < span[1]]
    start, end = spans[1] if piece.passage.kind == "item" and spans[0][0] == 0 and len(spans) > 1 else spans[0]  # its run-in name tells nothing
    short = Evidence(piece.passage, max(start, piece.start), min(end, piece.end))
    return replace(draft, lines=(quoted.named(short) if first.text.endswith(piece.quote) else first,))


def _is_far(line: Line, sections: Set[str]) -> bool:
    """Whether a line tells only what is nearest, and that in another section."""
    return line.text.startswith(PHRASES.nearest) and not any(piece.passage.place.section_label in sections for piece in line.evidence)


def _together(drafts: Sequence[Draft]) -> Draft:
    """Several parts in one answer: answered when all are, partial when some are; what is only nearest to one is told where it stands in the section of the one that was answered, or of the first."""
    surest = next((draft for draft in drafts if draft.status is Status.ANSWERED), drafts[0])
    there = {piece.passage.place.section_label for line in surest.lines for piece in line.evidence}
    lines = {line.text: line for draft in drafts for line in draft.lines if draft is surest or not there or not _is_far(line, there)}
    return Draft(
        status=scope.joined([draft.status for draft in drafts]), lines=tuple(lines.values()),
        denials=tuple(denial for draft in drafts for denial in draft.denials), missing=tuple(what for draft in drafts for what in draft.missing),
        follow_ups=drafts[-1].follow_ups, why=tuple(reason for draft in drafts for reason in draft.why),
    )  # fmt: skip
