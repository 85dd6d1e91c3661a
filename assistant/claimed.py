"""Several figures that one message takes for given, each with the words that it is said of.

>>> claims_apart("复核三个数：普惠性幼儿园占比85%以上、每千人医师3.5人，对不对")
('普惠性幼儿园占比85%以上', '每千人医师3.5人')
"""

from __future__ import annotations

import re

from corpus.quantity import read

MOVED = re.compile(
    r"(?P<what>.*?)[从由](?P<base>[^从由到至]*?\d[^从由到至]*?)(?:提高|提升|增加|增长|上升|降低?|减少?|涨|升|扩大|变)?(?:到了?|至)(?P<target>.*?\d.*)"
)
MARKS = re.compile("[，、；;。,]+")
LEAD = 12  # characters before a colon that say what is to be done with what follows


def claims_apart(text: str) -> tuple[str, ...]:
    """The pieces of a text that each claim one figure, where there are several: “从81.2%提高到85%” a base and a target; none where another piece claims two."""
    lead, colon, rest = text.partition("：")
    if (moved := MOVED.fullmatch(text)) and len(read(text)) == 2:
        return (f"{moved['what']}基数{moved['base']}", f"{moved['what']}目标{moved['target']}")
    pieces = [(piece, sum(_is_claim(q.text, q.unit, q.is_year) for q in read(piece))) for piece in MARKS.split(rest if colon and len(lead) <= LEAD else text)]
    claiming = tuple(piece.strip() for piece, claims in pieces if claims)
    return claiming if len(claiming) > 1 and all(claims <= 1 for _, claims in pieces) else ()


def _is_claim(text: str, unit: str, is_year: bool) -> bool:
    """A figure in Arabic digits or a share; 三个数 claims nothing."""
    return not is_year and bool(unit) and unit != "年" and (any(char.isdigit() for char in text) or unit in ("%", "成"))
