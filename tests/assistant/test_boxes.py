"""Boxes named in words, over the real plan."""

from __future__ import annotations

import pytest

from assistant.boxes import by_label
from index.search import Index


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("民生专栏里教育的项目有几个", "专栏10-1里教育的项目有几个"),
        ("农业那个专栏里写了投资额的项目", "专栏7-1里写了投资额的项目"),
        ("帮我看看都市农业那个专栏里有哪些项目", "帮我看看专栏7-1里有哪些项目"),
        ("专栏7-1和都市农业那个专栏一样吗", "专栏7-1和都市农业那个专栏一样吗"),  # has a label of its own
        ("开发建设那个专栏里有哪些项目", "开发建设那个专栏里有哪些项目"),  # two are called so
        ("养老专栏里有哪些项目", "养老专栏里有哪些项目"),  # none is
        ("重点项目专栏里有哪些", "重点项目专栏里有哪些"),  # every one is
    ],
)
def test_a_box_stands_by_its_label(index: Index, text: str, told: str) -> None:
    assert by_label(text, index.lexicon) == told
