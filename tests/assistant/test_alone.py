"""What a text asks taken by itself."""

from __future__ import annotations

import pytest

from assistant.alone import taken_alone, years_of
from index.findings import Kind
from tests.assistant.test_understand import LEXICON


@pytest.mark.parametrize(("text", "years"), [("2020年和二〇三五年", (2020, 2035)), ("2025", (2025,)), ("十四五末", ()), ("2025个", ())])
def test_years(text: str, years: tuple[int, ...]) -> None:
    assert years_of(text) == years


def test_minutes_are_not_counted() -> None:
    assert taken_alone("几分钟来着", LEXICON).kind is Kind.FIGURE
