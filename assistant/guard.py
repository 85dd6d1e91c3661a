"""Draft → Draft: every figure has a ground, or it is not shown. Arithmetic, not opinion.

A ground is what the line cites (quote, row, column heads, the fact it gives), a calculation done again here, a count of what is listed,
the tree itself (labels, pages, list numbers), or the user's own figure in a sentence that denies it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from assistant.answer import PHRASES, Status
from assistant.draft import Draft, Evidence, Line, Sum
from assistant.write import phrase
from corpus.facts import Fact
from corpus.plan import Plan
from corpus.quantity import Quantity, read

LABELS = re.compile(r"第[一二三四五六七八九十百零〇]+[篇章节]|专栏\d+(?:-\d+)?|第\d+(?:[–-]\d+)?页|^\d+\. ")
DENIES = re.compile("不是|未载明|未给出|没有|不在")
PRECISION = Decimal("0.01")


def guard(draft: Draft, plan: Plan) -> Draft:
    """The draft with what has no ground replaced by its quotation, or gone; withheld when nothing stands that stood on the plan."""
    kept = tuple(line for line in (_checked(line, plan) for line in draft.lines) if line is not None)
    lost = len(kept) < len(draft.lines) and not any(line.evidence for line in kept) and any(line.evidence for line in draft.lines)
    if lost or not kept:
        return Draft(Status.WITHHELD, (Line(PHRASES.withheld),), why=(*draft.why, "守卫：没有一句能够核实"))
    changed = [f"守卫：改用原文，{line.text[:20]}…" for line, before in zip(kept, draft.lines, strict=False) if line is not before]
    once = tuple(line for n, line in enumerate(kept) if all(line.text != other.text for other in kept[:n]))  # a quotation may stand there already
    return replace(draft, lines=once, why=(*draft.why, *changed))


def _checked(line: Line, plan: Plan) -> Line | None:
    if not list(ungrounded(line, plan)):
        return line
    quoted = tuple(Line(piece.quote, (piece,)) for piece in line.evidence[:1] if stands(piece, plan))
    return quoted[0] if quoted else None


def ungrounded(line: Line, plan: Plan) -> Iterator[str]:
    """The figures, labels and quotations of a line that nothing it cites holds."""
    for piece in line.evidence:
        if not stands(piece, plan):
            yield piece.quote
    yield from (label for label in LABELS.findall(_denied_out(line)) if not _is_of_tree(label, line, plan))
    grounds = list(_grounds(line, plan))
    for quantity in read(_bare(line, plan)):
        if not _has_ground(quantity, line, grounds):
            yield quantity.text
    yield from (made.expression for made in line.sums if not adds_up(made))


def stands(piece: Evidence, plan: Plan) -> bool:
    """Whether a quotation is the plan's own: its characters are those at its offsets, and its fact is in it."""
    offsets, quote = piece.passage.offsets[piece.start : piece.end], piece.quote
    held = "".join(map(plan.source.__getitem__, offsets)) == quote or all(plan.source[n] == char or char == " " for char, n in zip(quote, offsets, strict=True))
    return held and (piece.fact is None or fact_stands(piece.fact, piece.quote))


def fact_stands(fact: Fact, quote: str) -> bool:
    """Whether the fact's words are in its quotation, and its value is what they say."""
    if re.sub(r"\s", "", fact.text) not in re.sub(r"\s", "", quote):
        return False
    if fact.value is None:
        return True
    return any(fact.value in (str(q.value), q.ratio) or q.value == _decimal(fact.value) for q in read(fact.text)) or fact.measure == "duration"


def adds_up(made: Sum) -> bool:
    """The calculation done again from its printed expression; quotients to two places."""
    pieces = re.split(r" ([-+÷×]) ", made.expression)
    try:
        total = Decimal(pieces[0])
        for sign, number in zip(pieces[1::2], pieces[2::2], strict=True):
            value = Decimal(number)
            total = {"-": total - value, "+": total + value, "×": total * value, "÷": total / value if value else total}[sign]
        return abs(total - Decimal(made.result)) < PRECISION
    except (InvalidOperation, KeyError):
        return False


# ---- grounds -----------------------------------------------------------------------------------------------------------------------


def _bare(line: Line, plan: Plan) -> str:
    """The line without the plan's title, labels, list numbers, the calculation and the user's own words."""
    text = LABELS.sub(lambda match: "　" * len(match[0]), _denied_out(line).replace(plan.title, "　"))
    for table in plan.tables:
        text = text.replace(table, "　")
    for made in line.sums:
        text = text.replace(f"{made.expression} = {made.result}", "　")
    return text


def _denied_out(line: Line) -> str:
    """The line without the user's own words where it denies them."""
    text = line.text
    for echo in line.echoes if DENIES.search(line.text) else ():
        text = text.replace(echo, "　")
    return text


def _grounds(line: Line, plan: Plan) -> Iterator[Quantity]:
    """The quantities of what a line cites; of a row also its heads, its cells, and the notes under its table."""
    tables = {piece.passage.place for piece in line.evidence if piece.passage.row}
    yield from (quantity for p in plan.passages if p.kind == "note" and p.place in tables for quantity in read(p.text))
    for piece in line.evidence:
        yield from read(piece.quote)
        if piece.passage.row:
            yield from (quantity for head, cell in piece.passage.row.items() for quantity in (*read(head), *read(cell)))
        if piece.fact and fact_stands(piece.fact, piece.quote):
            yield from read(phrase.figure(piece.fact))


def _has_ground(quantity: Quantity, line: Line, grounds: list[Quantity]) -> bool:
    if any(quantity.same_amount(ground) and (quantity.bound == ground.bound or quantity.text in line.evidence[0].quote) for ground in grounds):
        return True
    if any(quantity.text in piece.quote for piece in line.evidence):
        return True
    if line.counted is not None and quantity.value == line.counted and quantity.unit in ("个", "项", "次", "处", "条", "段", ""):
        return True
    if line.structural and quantity.unit in ("章", "节", "页", "个", "段", "篇", "") and not quantity.text.endswith("%"):
        return True
    return any(_is_of_sum(quantity, made) for made in line.sums)


def _is_of_sum(quantity: Quantity, made: Sum) -> bool:
    """The result said again in words, without its sign."""
    return abs(_decimal(made.result)) == quantity.value


def _is_of_tree(label: str, line: Line, plan: Plan) -> bool:
    """Labels the plan has, pages it has; a list number is always its own."""
    if label.endswith("页"):
        return all(int(number) <= plan.pages for number in re.findall(r"\d+", label))
    if label.endswith(". "):
        return True
    return label in plan.squeezed or any(label in head.label for head in plan.heads)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")
