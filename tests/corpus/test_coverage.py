"""Every numeral is a fact or has a reason; the counter overlooks none and the classes do not cover figures."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.coverage import coverage
from corpus.plan import Plan
from corpus.review import facts_of
from corpus.shelf import SHIPPED


def test_nothing_is_left_over(plan: Plan) -> None:
    report = coverage(plan, facts_of(plan, SHIPPED / "weibin-145"))
    assert (report["left_over"], report["left"]) == (0, [])
    for script in ("digits", "chinese"):
        counts = report[script]
        assert counts["numerals"] == counts["in_facts"] + counts["not_quantities"] + counts["left_over"]


def test_the_counter_counts_what_is_there(plan: Plan) -> None:
    """Counted again the plainest way: no numeral of this plan is broken by a line's end but 十四五 and its like."""
    lines = [line for line in plan.source.split("\n") if line.strip() not in plan.noise and not re.fullmatch(r"\s*— \d+ —\s*", line)]
    assert coverage(plan, ())["digits"]["numerals"] == sum(len(re.findall(r"\d+", line)) for line in lines)


def test_a_missing_fact_is_left_over(plan: Plan) -> None:
    """A seeded fault: without the fact, its numeral has no reason."""
    facts = [fact for fact in facts_of(plan, SHIPPED / "weibin-145") if fact.id != "2.1-equipment-firms"]
    assert any("达到15家" in piece.replace(" ", "") for piece in coverage(plan, facts)["left"])


def test_classes_hold_no_figure(plan: Plan) -> None:
    """With no fact at all, every reviewed figure of the text is left over: no class has swallowed one."""
    facts = [fact for fact in facts_of(plan, SHIPPED / "weibin-145") if fact.row is None and fact.text[0].isdigit() and fact.measure != "year"]
    without = coverage(replace(plan), ())["left"]
    for fact in facts:
        number = re.match(r"\d+", fact.text)
        assert number and any(number[0] in piece for piece in without), fact.id
