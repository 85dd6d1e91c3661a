"""What a message asks once the story before it is left out."""

from __future__ import annotations

import pytest

from assistant.clauses import to_the_point, without_story


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


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("领导要讲话，帮我列一下今后五年的“四大战略”", "帮我列一下今后五年的“四大战略”"),
        ("重大项目督查，“四大战略”里写了没", "重大项目督查，“四大战略”里写了没"),  # what is told before has a name of the plan too
        ("写稿用。区里有哪些“八大工程”", "写稿用。区里有哪些“八大工程”"),  # quotes nothing of the plan
    ],
)
def test_from_the_name_that_is_quoted(text: str, asked: str) -> None:
    assert to_the_point(text, "大力实施“四大战略”，坚持月通报，对重大项目督查通报") == asked
