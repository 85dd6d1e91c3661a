"""What a figure is of a change from one to another; sentences of our own, in the manner of plans."""

from __future__ import annotations

import pytest

from corpus.change import change_of
from corpus.quantity import read


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("污水治理率由18%提高到2023年的30%、2025年的42%。", [(False, None), (True, 2023), (True, 2025)]),
        ("产业产值由2020年的48亿元提高到100亿元，实现翻一番以上。", [(False, 2020), (True, None), None]),
        ("基站由2020年底的138个增加到620个。", [(False, 2020), (True, None)]),
        ("国有企业由11家整合重组为6家。", [(False, None), (True, None)]),
        ("城镇化率达到65%，就业2万人。", [None, None]),
        ("由3家企业牵头，建设园区5个。", [None, None]),
    ],
)
def test_change(sentence: str, changes: list[tuple[bool, int | None] | None]) -> None:
    figures = tuple(quantity for quantity in read(sentence) if not quantity.is_year)
    found = [change_of(sentence, figures, n) for n in range(len(figures))]
    assert [(change.ends, change.year) if change else None for change in found] == changes
