"""A figure in an answer, and the card behind it: whose it is, base and target, attribute, source; of a calculation its operands.

The facts come from the plan by the cited span, not from the answer, so that a card says what the plan says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Calculation, Citation
from assistant.chat import words
from assistant.chat.cited import fact_link, marker
from assistant.chat.markup import Markup, tag
from assistant.write.phrase import figure
from corpus.facts import Fact
from corpus.quantity import Quantity, read

Row = tuple[str, str]


@dataclass(frozen=True)
class Cards:
    """Makes the cards of one answer; `facts` are all the plan's."""

    facts: Sequence[Fact]
    answer: Answer | None = None

    def marked(self, text: str, cited: Sequence[Citation]) -> Iterator[str]:
        """A text with its figures as buttons, each with its card behind it."""
        facts, at = facts_in(self.facts, cited), 0
        for quantity in read(text):
            card = self._card(quantity, text, facts, cited)
            if card is not None:
                yield text[at : quantity.start]
                yield self.held(text[quantity.start : quantity.end], *card)
                at = quantity.end
        yield text[at:]

    def held(self, text: str, name: str, inside: Sequence[Markup]) -> Markup:
        """The figure, dotted underneath, and its card, which is no part of the text until it is opened."""
        button = tag(
            "span", text, class_="figure", role="button", tabindex=0, aria_expanded="false", aria_label=words.FIGURE_NAME.format(figure=text, subject=name)
        )
        card = tag("span", *inside, class_="card", role="group", aria_label=name)
        return tag("span", button, tag("template", card), class_="held")

    def of_fact(self, text: str, fact: Fact) -> Markup:
        """A figure that is known to be this fact."""
        return self.held(text, fact.subject, self._about(fact))

    def _card(self, quantity: Quantity, text: str, facts: Sequence[Fact], cited: Sequence[Citation]) -> tuple[str, Sequence[Markup]] | None:
        if quantity.is_year:
            return None
        for made in self.answer.calculations if self.answer else ():
            if quantity.unit == made.unit and str(quantity.value) == made.result:
                return words.CALCULATION, _calculation(made, cited)
        fact = _meant(quantity, text, facts)
        return (fact.subject, self._about(fact)) if fact else None

    def _about(self, fact: Fact) -> Sequence[Markup]:
        kin = [other for other in self.facts if other.subject == fact.subject and other.scope == fact.scope and other.measure == fact.measure]
        rows = [(stage_of(own), figure(own)) for own in sorted(_nearest(kin, fact), key=lambda own: own.stage)]
        rows += [(words.ATTRIBUTE, fact.attribute)] if fact.attribute else []
        rows += [(words.SCOPE, fact.scope)] if fact.scope else []
        return (tag("strong", fact.subject), _lines(rows), _line(words.ORIGIN, fact_link(fact, "place")))


def facts_in(facts: Iterable[Fact], cited: Sequence[Citation]) -> list[Fact]:
    """The facts that stand in the quoted words."""
    return [fact for fact in facts if any(c.char_start <= fact.span[0] < c.char_end for c in cited)]


def stage_of(fact: Fact) -> str:
    """`基数（2020）`, `目标（2021–2025，年均）`."""
    how = words.CUMULATIVE if fact.text.startswith(("[", "〔")) else words.YEARLY if fact.measure == "growth" and "–" in fact.period else ""
    inside = "，".join(filter(None, (fact.period, how)))
    return words.STAGE.get(fact.stage, "") + (f"（{inside}）" if inside else "")


def _meant(quantity: Quantity, text: str, facts: Sequence[Fact]) -> Fact | None:
    """The fact of this value and unit; of several, the one whose year was said last before it."""
    same = [fact for fact in facts if fact.value == str(quantity.value) and fact.unit == quantity.unit]
    return max(same, key=lambda fact: text.rfind(fact.period[:4], 0, quantity.start) if fact.period else -1, default=None)


def _nearest(kin: Sequence[Fact], fact: Fact) -> list[Fact]:
    """The fact itself, and one of each other stage: of the same row where there is one."""
    chosen = {fact.stage: fact}
    for other in sorted(kin, key=lambda other: other.locator.anchor != fact.locator.anchor):
        if fact.stage in ("base", "target") and other.stage in ("base", "target"):
            chosen.setdefault(other.stage, other)
    return list(chosen.values())


def _calculation(made: Calculation, cited: Sequence[Citation]) -> Sequence[Markup]:
    by_marker = {citation.marker: citation for citation in cited}
    operands = [tag("span", o.text, marker(by_marker[o.marker]) if o.marker in by_marker else "", class_="operand") for o in made.operands]
    shown = (_line(words.OPERANDS, *operands), _line(words.FORMULA, f"{made.expression} = {made.result}{made.unit}"))
    return (tag("strong", words.CALCULATION), *shown, tag("span", words.CALCULATED, class_="whole"))


def _lines(rows: Iterable[Row]) -> Markup:
    return Markup("").join(_line(name, value) for name, value in rows)


def _line(name: str, *values: str) -> Markup:
    return tag("span", tag("span", name, class_="term"), tag("span", *values, class_="value"), class_="line")
