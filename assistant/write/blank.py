"""What a question leaves blank in the plan's own words: 几星 of 一星行列, 几楼几特色 of 一楼一特色, 几百米见绿 of 300米见绿.

>>> write(part, findings).lines[0].text  # 特色商业区晋级的是几星
'特色商业区荣获河南省先进服务业“两区”称号，成功晋级全省“两区”一星行列……'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft import Draft, Evidence
from assistant.write import quoted, sentence
from assistant.write.asked import said_now
from index.findings import Findings, Part

BLANK = re.compile("(?:多少|几)[百千万亿]?(?P<after>[\u4e00-\u9fff%A-Za-z]{1,5})")
CHAIN = re.compile("几[\u4e00-\u9fff]{1,2}几[\u4e00-\u9fff]{1,3}")
NUMERAL = "[一二两三四五六七八九十百千万亿\\d.]+"
ANY = frozenset("个家座处所条次项种类年月日天人名位元点块样遍回套件")  # what anything is counted in: by itself it tells nothing
HELD, HELD_OF_ONE = 0.25, 0.5  # of the topic, in the sentence; more where the blank is told by one character
FEW = 3  # sentences that fill a blank; of more none is meant


def write(part: Part, findings: Findings) -> Draft | None:
    """The sentences that fill the blanks, one for each; None where none does or many do."""
    found = [piece for said in blanks(said_now(part)) if (piece := _filled(said, findings))]
    pieces = tuple({(piece.passage.char_start, piece.start): piece for piece in found}.values())
    return quoted.draft(pieces) if pieces else None


def blanks(text: str) -> Iterator[tuple[str, ...]]:
    """Of each blank what may stand after the number, longest first; nothing where that is only what anything is counted in."""
    if chain := CHAIN.search(text):
        yield tuple(chain[0][:end] for end in range(len(chain[0]), 3, -1))
        return
    for blank in BLANK.finditer(text):
        after = blank["after"]
        yield tuple(f"几{after[:end]}" for end in range(len(after), 0, -1) if end > 1 or after[0] not in ANY)


def _filled(said: tuple[str, ...], findings: Findings) -> Evidence | None:
    """The sentence that says the most of it with numbers in the blanks, and holds a fair share of the topic."""
    for words in said:
        pattern = re.compile(re.escape(words).replace("几", NUMERAL), re.IGNORECASE)
        pieces = [Evidence(p, *span) for p in findings.plan.passages if not p.row for span in p.sentences if pattern.search(p.text[slice(*span)])]
        if not pieces:
            continue
        if len(pieces) > FEW and len(words) <= FEW:
            return None
        best = max(pieces, key=lambda piece: findings.coverage(sentence.around(piece, findings)))
        enough = findings.coverage(sentence.around(best, findings)) >= (HELD_OF_ONE if len(words) == len("几星") else HELD)
        return best if enough else None
    return None
