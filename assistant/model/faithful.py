"""One sentence of a model → a Line of the plan's own, or the reason why it is not shown.

The model wrote keys; here the figures and the citations are put in. What it wrote between the keys must be the plan's words (`alignment`), from the
passage it names, and no number, year, label or page; a numeral stands only within a name that the passage has:

>>> checked("在学前教育方面，补齐学前教育短板。[P1]", material).text
'在学前教育方面，补齐学前教育短板。'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from assistant.draft import Evidence, Line
from assistant.guard import LABELS, ungrounded
from assistant.model.grounds import ENDS, grounds, may_join
from assistant.model.material import Material
from assistant.model.piece import KEY, Piece, Unfaithful, pieces, worded
from corpus.quantity import read

__all__ = ["Unfaithful", "checked"]

PRIVATE = re.compile("[\ue000-\uf8ff]")
NAME = re.compile(r"(?<![A-Za-z0-9.])(?=[A-Za-z0-9.]*[A-Za-z])[A-Za-z0-9.]*\d[A-Za-z0-9.]*")  # S309, 5G
LABEL = re.compile(r"专栏|第.{1,3}[章节页篇]")
NUMERALS = "〇零一二三四五六七八九十百千万亿两"
PERIODS = ("十四五", "十三五")
LONGEST = 400  # characters of a sentence


def checked(sentence: str, material: Material) -> Line:
    """The sentence as it may be shown, cited to the very sentences of the plan it is made of; Unfaithful says what is wrong with it."""
    if len(sentence) > LONGEST or PRIVATE.search(sentence) or re.search("[?？]", sentence):
        raise Unfaithful("句子太长，是问句，或含有怪字")
    _without_figures(KEY.sub(" ", sentence), material)
    cut = list(pieces(sentence, material))
    if not all(may_join(one, other, material) for one, other in pairwise(cut) if other.text[:1] not in ENDS):
        raise Unfaithful("后半句会连到前半句的主语上")
    found = {_identity(ground): ground for piece in cut for ground in grounds(piece, material)}
    line = Line(_shown(cut), tuple(found.values()))
    if not found or list(ungrounded(line, material.plan)):
        raise Unfaithful("没有依据")
    return line


def _identity(piece: Evidence) -> tuple[int, int, int, str]:
    return piece.passage.char_start, piece.start, piece.end, piece.fact.id if piece.fact else ""


def _without_figures(text: str, material: Material) -> None:
    """Only names may hold a digit (S309) or a numeral with a unit (五十间房, “四大战略”); `aligned` holds them against the sentence they are cited from."""
    bare = NAME.sub("　", text)
    for term in sorted((*material.plan.terms, *material.numbered, *PERIODS), key=len, reverse=True):
        bare = bare.replace(term, "　")
    if any(unicodedata.category(char).startswith("N") and char not in NUMERALS for char in bare) or re.search("[%％‰℃]", bare):
        raise Unfaithful("自写了数字")
    if LABELS.search(text) or LABEL.search(text):
        raise Unfaithful("自写了章节页码")
    if read(bare):
        raise Unfaithful("自写了数量")


def _shown(pieces: Sequence[Piece]) -> str:
    """The text with the facts in words, between marks, ending on a stop."""
    text = "".join(worded(piece) for piece in pieces).strip("，、 ")
    text = re.sub(r"\s+", "", text)
    return text if text[-1:] in ENDS and text[-1] != "；" else text.rstrip("，；：、") + "。"
