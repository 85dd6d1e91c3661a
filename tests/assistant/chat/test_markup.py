"""Nothing that was asked or answered ever becomes HTML."""

from __future__ import annotations

from assistant.chat.markup import Markup, joined, tag


def test_text_is_escaped_and_markup_is_not() -> None:
    assert tag("p", "<b>&", tag("i", '"'), class_='"><script>') == '<p class="&#34;&gt;&lt;script&gt;">&lt;b&gt;&amp;<i>&#34;</i></p>'
    assert joined("<", Markup("<br>")) == "&lt;<br>"


def test_attributes_are_named_and_left_out() -> None:
    assert tag("a", data_turn=3, hidden=True, title=None, tabindex=False) == '<a data-turn="3" hidden></a>'


def test_unseen_characters_are_dropped() -> None:
    assert tag("p", "85\u202e%以\u2066上\0\ud800\x1b") == "<p>85%以上</p>"


def test_what_has_no_end_gets_none() -> None:
    assert tag("input", name="find", type="search") == '<input name="find" type="search">'
