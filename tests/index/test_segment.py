"""How much the words of a text say."""

from __future__ import annotations

from index.segment import LITTLE, content, is_word, shares


def test_nouns_say_all_and_function_words_hardly_anything() -> None:
    said = dict(content("至少改造小区"))
    assert said["至少"] == LITTLE < said["改造"] < said["小区"] == 1.0


def test_a_pair_between_two_words_says_what_the_lesser_says() -> None:
    found = dict(shares("至少小区"))
    assert found["小区"] == 1.0
    assert found["少小"] == LITTLE


def test_dictionary() -> None:
    assert is_word("中途")
    assert not is_word("途能")
