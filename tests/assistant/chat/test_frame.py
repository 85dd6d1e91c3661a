"""The fixed parts: nothing in them comes from elsewhere, and scripts find what they look for."""

from __future__ import annotations

import json
import re
from pathlib import Path

from assistant.chat import frame, words

STATIC = Path(frame.__file__).parent / "static"
PARTS = [frame.bar(), frame.rail(), frame.said(), frame.entry(), frame.original(), frame.read()]


def test_the_words_of_the_scripts_are_json() -> None:
    (text,) = re.findall(r'<script type="application/json" id="words">(.*?)</script>', frame.head())
    assert json.loads(text)["gone"] == words.SAID["gone"]


def test_every_style_and_script_is_ours() -> None:
    named = re.findall(r'(?:href|src)="([^"]+)"', frame.head())
    assert len(named) == len(frame.STYLES) + 2 and all((STATIC / path.removeprefix(frame.STATIC)).is_file() for path in named)


def test_ids_are_there_once() -> None:
    ids = re.findall(r' id="([^"]+)"', "".join(PARTS))
    assert len(ids) == len(set(ids)) and {"talk", "question", "original", "find", "tree", "section"} <= set(ids)


def test_every_word_that_a_script_says_is_there() -> None:
    scripts = {path.name: path.read_text("utf-8") for path in STATIC.glob("*.js")}
    said = [(name, word) for name, text in scripts.items() if "./words.js" in text for word in re.findall(r"(?<![./\w])words\.(\w+)", text)]
    assert len(said) > 30 and [(name, word) for name, word in said if word not in words.SAID and word not in ("limit", "phases")] == []
