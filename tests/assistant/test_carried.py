"""What a later turn puts in the place of a word of the turn before."""

from __future__ import annotations

from assistant.carried import substituted
from index.spelling import Lexicon, Synonyms

LEXICON = Lexicon(Synonyms(), source="省级研发中心5家，市级研发中心9家，高中毛入学率92%，建设高水平大学。")


def test_a_like_word_stands_where_the_plan_has_it() -> None:
    assert substituted("市级", "省级研发中心", LEXICON) == "市级研发中心"


def test_no_word_is_put_into_another() -> None:
    assert substituted("大学", "高中毛入学率", LEXICON) == "大学"
