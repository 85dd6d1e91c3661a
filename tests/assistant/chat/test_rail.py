"""Example questions are of this plan, whichever it is."""

from __future__ import annotations

from assistant.chat.rail import asks, examples, short_title
from index.search import Index


def test_the_rail_asks_what_the_plan_can_answer(index: Index, toy_index: Index) -> None:
    for plan in (index, toy_index):
        assert 2 <= len(examples(plan)) <= 4 and len(set(examples(plan))) == len(examples(plan))
        assert all(f'data-ask="{question}"' in asks(plan) for question in examples(plan))
    assert short_title(index) == "卫滨区“十四五”规划纲要"
