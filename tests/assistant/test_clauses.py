"""What a message asks once the story before it is left out."""

from __future__ import annotations

import pytest

from assistant.clauses import without_story


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("老师布置写家乡的作业，我们区2020年GDP有多少", "我们区2020年GDP有多少"),
        ("想盘个门面开汽修店，头一回当老板，办个执照几天能办下来", "办个执照几天能办下来"),
        ("我爸在石桥镇，养老床位有多少张", ""),  # where he lives may narrow what is asked
        ("我2023年刚搬来，城镇化率多少", ""),  # and so may a year
        ("老师布置写家乡的作业，产业怎么发展", ""),  # asks for no figure: what is told before may say of what
        ("城镇化率目标是多少", ""),
    ],
)
def test_without_story(text: str, asked: str) -> None:
    assert without_story(text) == asked
