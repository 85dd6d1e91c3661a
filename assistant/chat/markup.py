"""The one place where the window's HTML is made: whatever is not markup already is escaped.

>>> tag("p", "2025年<85%>", Markup("<b>！</b>"), class_="answer")
Markup('<p class="answer">2025年&lt;85%&gt;<b>！</b></p>')
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

__all__ = ["Markup", "tag", "joined", "seen"]

# They print nothing, and can make a line read otherwise than it is written.
VOID = frozenset({"input", "link", "meta"})  # what has no end
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def tag(name: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """An element; `class_` and `data_turn` become `class` and `data-turn`, None and False are left out."""
    opening = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    end = "" if name in VOID else f"</{name}>"
    return Markup(f"<{name}{opening}>") + joined(*children) + Markup(end)  # noqa: S704 - names are ours, values are escaped


def joined(*pieces: str) -> Markup:
    """Pieces one after another, each escaped unless it is markup."""
    return Markup("").join(piece if isinstance(piece, Markup) else escape(seen(piece)) for piece in pieces)


def seen(text: str) -> str:
    """A text without the characters that print nothing."""
    return UNSEEN.sub("", text)


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(seen(str(value)))}"'
