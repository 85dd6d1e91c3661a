"""What can be seen of a later turn, over the real plan."""

from __future__ import annotations

import pytest

from assistant.answer import Question, Turn
from assistant.candidates import candidates
from assistant.signs import Candidate, Signs, signs
from assistant.understand import Said, understand
from index.findings import Query
from index.search import Index

FIRST = "2025年普惠性幼儿园占比目标是多少"
TOLD = "2025年普惠性幼儿园占比目标为85%以上。[1]\n2020年基数为81.2%，属预期性指标。[1]"


def query(index: Index, text: str) -> Query:
    history = (Turn(role="user", content=FIRST), Turn(role="assistant", content=TOLD))
    understood = understand(Question(question=text, history=history), index.lexicon)
    assert not isinstance(understood, Said)
    return understood


def judged(index: Index, text: str) -> tuple[tuple[Candidate, ...], list[Signs]]:
    asked = query(index, text)
    assert asked.later is not None
    ways = candidates(asked, index)
    return ways, signs(asked.later, ways, index)


def test_a_first_message_is_read_in_no_other_way(index: Index) -> None:
    understood = understand(Question(question=FIRST), index.lexicon)
    assert not isinstance(understood, Said)
    assert candidates(understood, index) == ()


def test_every_way_has_the_same_signs(index: Index) -> None:
    ways, rows = judged(index, "初中的巩固率呢")
    assert len(ways) == len(rows) > 1
    assert len({tuple(row) for row in rows}) == 1
    assert all(isinstance(value, (int, float)) for row in rows for value in row.values())


def test_the_rules_own_way_comes_first(index: Index) -> None:
    ways, rows = judged(index, "那2020年呢")
    assert [way.rank for way in ways][0] == 0 and rows[0]["rank 0"] == 1.0
    assert ways[0].parts == query(index, "那2020年呢").parts


@pytest.mark.parametrize(("text", "sign", "value"), [
    ("那2020年呢", "asks likewise", 1.0),
    ("骨干教师要培养多少人", "wants figure", 1.0),
    ("骨干教师要培养多少人", "asks likewise", 0.0),
    ("建筑面积呢", "names a side", 1.0),
])  # fmt: skip
def test_what_a_turn_says(index: Index, text: str, sign: str, value: float) -> None:
    _, rows = judged(index, text)
    assert {row[sign] for row in rows} == {value}


def test_what_was_told_is_seen(index: Index) -> None:
    ways, rows = judged(index, "再说一遍")
    again = next(row for way, row in zip(ways, rows, strict=True) if way.draft.lines[0].text in TOLD)
    assert again["told last"] == again["told"] == 1.0


def test_a_figure_in_the_unit_asked_for(index: Index) -> None:
    ways, rows = judged(index, "执业医师每千人要有几个人")
    told = [row["in unit"] for way, row in zip(ways, rows, strict=True) if "3.7人" in way.first.text]
    assert told and all(told)
