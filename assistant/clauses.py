"""A message in its questions.

>>> clauses_of("农博城投资多少，建筑面积多大？")
['农博城投资多少', '建筑面积多大']
"""

from __future__ import annotations

import re

from assistant import cues
from assistant.router import router
from index.findings import Kind

ASKS = re.compile(r"多[少大长高久远宽]|几|哪|什么|啥|谁|怎|吗|如何|是否|为何")
BREAK = re.compile(r"[？?；;\n]+|[，。,](?=另外|还有|以及|同时|再问|顺便|换个话题)")
TWICE = re.compile(r"((?:多少|几)[个家座条处所人名][^，、。 ]{1,8}?)((?:多少|几)[个家座条处所人名])")  # 几个办事处多少个小区
CLAUSE = re.compile(r"[，。,、 ]+")
LONG = 200  # characters; a longer message is a letter with a question in it
MOST_PARTS = 3


KINDS = frozenset(kind.value for kind in Kind)


def kind_of(text: str) -> Kind:
    """What sort of answer a text wants; a comparison that names no operation asks for figures."""
    kind = Kind(router().judge(text).among(KINDS))
    return Kind.FIGURE if kind is Kind.COMPARE and not any(pattern.search(text) for _, pattern in cues.OPERATIONS) else kind


def clauses_of(text: str) -> list[str]:
    """The questions in a message: clauses part where both sides ask; of a long message only the sentences that ask."""
    sentences = [sentence for sentence in BREAK.split(text) if sentence.strip("，。,. ")]
    if len(text) > LONG:
        sentences = [s for sentence in sentences for s in re.split(r"[。！!]", sentence) if kind_of(s) is not Kind.TEXT][-MOST_PARTS:] or sentences[-1:]
    return [piece for sentence in sentences for piece in _clauses(sentence)] or [text]


def _clauses(sentence: str) -> list[str]:
    """“投资多少，建筑面积多大” is two questions; “到2025年，幼儿园占比多少” is one."""
    pieces: list[str] = []
    sentence = TWICE.sub(r"\1，\2", sentence)
    marks = ["", *CLAUSE.findall(sentence)]
    for mark, clause in zip(marks, CLAUSE.split(sentence), strict=False):
        if pieces and not (ASKS.search(pieces[-1]) and ASKS.search(clause)):
            pieces[-1] += mark + clause
        else:
            pieces.append(clause)
    return [piece for piece in (piece.strip("，。,. ") for piece in pieces) if len(piece) > 1 or piece.isalnum()]
