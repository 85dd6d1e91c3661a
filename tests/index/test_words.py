"""BM25 over pairs of characters."""

from __future__ import annotations

from corpus.plan import Plan
from index.chunks import chunks_of
from index.words import WordIndex, tokens


def test_tokens() -> None:
    assert tokens("2025年GDP目标，5G+") == ("2025", "年", "gdp", "目标", "5g+")


def test_best_holds_the_word(plan: Plan) -> None:
    chunks = {c.id: c for c in chunks_of(plan)}
    best = WordIndex(tuple(chunks.values())).best("普惠性幼儿园占比", 3)
    assert list(best.values()) == sorted(best.values(), reverse=True)
    assert chunks[next(iter(best))].locator.place.box == "专栏1-1"


def test_nothing_in_common(plan: Plan) -> None:
    words = WordIndex(chunks_of(plan))
    assert words.best("xyzzy 魑魅魍魉", 3) == {}
    assert words.best("", 3) == {}


def test_coverage_weighs_by_rarity(plan: Plan) -> None:
    words = WordIndex(chunks_of(plan))
    assert words.weigh(()).share({"发展"}) == 0
    both = words.weigh(("幼儿", "发展"))
    assert both.share({"幼儿"}) > 0.6 > 0.4 > both.share({"发展"})
