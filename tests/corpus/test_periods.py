"""Periods by name, and a question's time as the cues know it."""

from __future__ import annotations

import pytest

from corpus.periods import as_if_now, name_of


@pytest.mark.parametrize(
    ("year", "name"), [(1981, "六五"), (2005, "十五"), (2006, "十一五"), (2015, "十二五"), (2021, "十四五"), (2026, "十五五"), (2030, "十五五")]
)
def test_name_of_a_year(year: int, name: str) -> None:
    assert name_of(year) == name


@pytest.mark.parametrize(
    ("text", "first", "shifted"),
    [
        ("2025年和十四五末", 2021, "2025年和十四五末"),
        ("十五五末比2025年多多少", 2026, "十四五末比2020年多多少"),
        ("十一五比2005年", 2006, "十四五比2020年"),
        ("12025个", 2026, "12025个"),
    ],
)
def test_time_as_the_cues_know_it(text: str, first: int, shifted: str) -> None:
    assert as_if_now(text, first) == shifted
