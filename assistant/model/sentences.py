"""A stream of text → sentences with their keys, as soon as each is whole; prose or JSON, cut wherever the network cut it.

>>> list(sentences(["补齐短板。[P", "1]推进发展", "。[P2]"]))
['补齐短板。[P1]', '推进发展。[P2]']
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

# A stop, the closing marks and keys that belong to it, and the first character of what follows: only that shows that no key is still to come.
WHOLE = re.compile(r"[^。！？\n]*[。！？\n]+[”’）]*(?:\s*[\[【]\s*[Pp]\d+\s*[\]】])*[。\s]*(?=[^\s\[【”’）。！？]|[\[【]\s*[^Pp\s])")
ENDED = re.compile(r"[。！？]|[\]}】]\s*$")
BULLET = re.compile(r"^\s*(?:#+\s*|[-*•·]\s+|\d{1,2}[.、．)）]\s*|[（(][一二三四五六七八九十\d]{1,2}[)）]\s*|[一二三四五六七八九十]{1,2}、)+")
FENCE = re.compile(r"^\s*```\w*\s*|```\s*$")
THOUGHT = re.compile(r"^\s*<think>.*?(?:</think>|$)", re.DOTALL)  # what reasoning models say to themselves
OBJECT = re.compile(r'\{\s*"text"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"sources"\s*:\s*\[[^\[\]]*\]\s*\}')


def sentences(pieces: Iterable[str]) -> Iterator[str]:
    """Each sentence once it is whole; a rest without a stop or a key was cut off, and goes."""
    text, done = "", 0
    for piece in pieces:
        text += piece
        while found := _next(_said(text), done):
            sentence, done = found
            if sentence:
                yield sentence
    said = _said(text)
    rest = said[done:].strip()
    if rest and not _is_json(said) and ENDED.search(rest):
        yield from filter(None, map(_clean, rest.split("\n")))


def _said(text: str) -> str:
    return FENCE.sub("", THOUGHT.sub("", text))


def _is_json(text: str) -> bool:
    return text.lstrip().startswith(('{"', "{\n", "{ ", "[{"))


def _next(said: str, done: int) -> tuple[str, int] | None:
    """The next whole sentence after `done`, and where it ends."""
    is_json = _is_json(said)
    found = OBJECT.search(said, done) if is_json else WHOLE.match(said, done)
    return ((_of_object if is_json else _clean)(found[0]), found.end()) if found else None


def _of_object(text: str) -> str:
    """`{"text": "…", "sources": ["P1"]}` as a sentence with keys; empty for what is no JSON."""
    try:
        held = json.loads(text)
        keys = "".join(f"[{key}]" for key in held["sources"])
        return _clean(f"{held['text']}{keys}")
    except (ValueError, TypeError):
        return ""


def _clean(text: str) -> str:
    """Without bullets and emphasis."""
    return BULLET.sub("", text.replace("**", "").replace("__", "")).strip()
