"""Whether the plan answers a reading, or is known to be silent on it."""

from __future__ import annotations

from assistant.answer import Status
from assistant.write import write
from assistant.write.borne import asks_for_it, is_borne, is_settled
from index.findings import Kind, Part
from index.search import Index
from tests.assistant.conftest import Talk


def _made(index: Index, part: Part) -> tuple[bool, bool]:
    found = [(part, index.search(part))]
    draft = write(found)
    return is_borne(draft, found), is_settled(draft, found)


def test_a_figure_bears_what_names_it_and_nothing_bears_what_the_plan_lacks(index: Index) -> None:
    assert _made(index, Part(text="普惠性幼儿园占比2025年目标", kind=Kind.FIGURE, topic="普惠性幼儿园占比", stage="target")) == (True, True)
    assert _made(index, Part(text="护士数多少", kind=Kind.FIGURE, topic="护士数")) == (False, False)


def test_a_stage_that_is_named_and_missing_is_settled(index: Index, talk: Talk) -> None:
    assert _made(index, Part(text="机器人企业眼下有几家", kind=Kind.COUNT, topic="智能机器人企业", stage="base", units=("家",))) == (False, True)
    assert talk("机器人企业定了几家", "营收呢", "眼下有几家了").status is Status.NOT_IN_PLAN


def test_a_reading_asks_for_the_detail_of_the_turn_or_not() -> None:
    assert asks_for_it("能开到几点", (Part(text="夜市能开到几点", kind=Kind.TEXT, topic="夜市"),))
    assert not asks_for_it("能开到几点", (Part(text="夜市怎么发展", kind=Kind.TEXT, topic="夜市"),))
