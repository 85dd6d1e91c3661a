"""A box that a text names by words of its title stands there by its label: what is asked of it is asked as of a numbered one.

>>> by_label("民生专栏里教育的项目有几个", lexicon)
'专栏10-1里教育的项目有几个'
"""

from __future__ import annotations

import re

from assistant.topic import LABEL
from assistant.turn import NOUN
from index.segment import content
from index.spelling import Lexicon

NAMED = re.compile(r"(?P<words>[\u4e00-\u9fff]{2,12}?)(?:重点|的|[这那]一?[个张]?)*(?:专栏|[栏框](?=[里中内]))(?!\d)(?![里中上内]?[跟和与同俺我咱])")
LONG = 4  # characters of a title in a row
OF_ANY = frozenset(("重点", "项目", "工程", "规划", "专栏"))  # are said of every box


def by_label(text: str, lexicon: Lexicon) -> str:
    """The text with the label of the one box that it names in words; as it is where it has a label, or where none or several are called so."""
    found = None if LABEL.search(text) else NAMED.search(text)
    words = [word for word, share in content(found["words"]) if share >= NOUN and len(word) > 1 and word not in OF_ANY] if found else []
    words = [] if found and _says_a_title(found["words"], lexicon) else words
    labels = [label for title, label in lexicon.boxes if all(word in title for word in words)] if words else []
    if found is None or len(labels) != 1:
        return text
    start = found.start() + found["words"].find(words[0])
    return f"{text[:start]}{labels[0]}{text[found.end() :]}"


def _says_a_title(said: str, lexicon: Lexicon) -> bool:
    """老城区基础设施: so much of a title tells the box as it stands, and what is asked of it too."""
    return any(said[n : n + LONG] in title for n in range(len(said) - LONG + 1) for title, _ in lexicon.boxes)
