"""Every numeral of the plan is in a fact or on a list that says why it is no quantity; counted by a counter of its own.

>>> coverage(plan, facts)["digits"]
{'numerals': 263, 'in_facts': 202, 'not_quantities': 61, 'left_over': 0}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.facts import Fact
from corpus.plan import Plan

# Maximal runs; this is not the reader of quantities, so that what that one overlooks is still counted.
SCRIPTS = {"digits": re.compile(r"\d+"), "chinese": re.compile(r"[零〇一二三四五六七八九十百千万亿两]+")}
# What names, orders or dates in any plan. A plan's own names stand in its plan.toml under [not_quantities].
GENERAL: dict[str, str] = {
    "章节编号": r"第[一二三四五六七八九十百]+[篇章节](?= )|^（[一二三四五六七八九十]+）",
    "专栏编号": r"专栏 ?\d+-\d+",
    "规划期": r"“?十[一二三四五六]五”?|第十?[一二三四五六]个五年(?:规划)?|八五”普法",
    "年份": r"(?<!\d)(?:19|20)\d{2}年?|二[〇零][一二三四五六七八九]{2}",
    "会议届次": r"党的十[八九]大|十[八九]届|[二三四五]中(?=[、全])",
    "序数": r"第[一二三四五六七八九十]+(?:个|位|轮|方阵|要务|方|化工厂|消防|”)|“第一|第一”",
    "引号内的提法": r"“[^“”]{1,16}”",
    "字母代号": r"[A-Za-z]+\d+(?:\.\d+)?|\d+[A-Z]",
    "注的序号": r"注：\d",
    "词语中的数字": (
        r"统一|一般|一体|一批|进一步|新一轮|一流|一切|一致|一线|一次性|之一|每一项|这一总|一条文化线|一支|一个规划|一套政策|零售|零部件|零就业|清零|百年|百货|百城|千方百计|万众|五金|"
        r"第三方|三方|(?:二、)?[二三]级|三季|四季|一街一景|一路一色|两岸|两侧|产销两旺|两降一升|两化|两大|三大|四大|五大|一二三产业|二维码|三板|四板|长三角|珠三角|三年行动|学前[一三]年|每千人|五年(?:来|乃至|年均|累计|全区)|未来五年|今后五年|两区|两心|一期|二期|一星|两改|八项|[两一][点面河廊]"
    ),
    "单位": r"（[万亿][人吨元]）|千万元以上|亿元以上|超亿元",
}


@dataclass(frozen=True)
class Numeral:
    """A run of numerals, its span in the text counted, and where its characters stand in the plan."""

    text: str
    start: int
    end: int
    offsets: frozenset[int]


def coverage(plan: Plan, facts: Sequence[Fact]) -> dict[str, Any]:
    """The counts of both scripts, what is left over, and each class with its words."""
    text, offsets = _counted(plan)
    covered = {offset for fact in facts for offset in _offsets_of(fact, plan)}
    classes = {name: re.compile(pattern, re.MULTILINE) for name, pattern in ({**GENERAL, **plan.not_quantities}).items()}
    spans = {name: [match.span() for match in pattern.finditer(text)] for name, pattern in classes.items()}
    spans["表格行号与表头"] = _table_heads(plan, text, offsets)
    words: dict[str, Counter[str]] = {name: Counter() for name in spans}
    report: dict[str, Any] = {}
    left: list[str] = []
    for script, pattern in SCRIPTS.items():
        numerals = [Numeral(m[0], *m.span(), frozenset(offsets[m.start() : m.end()])) for m in pattern.finditer(text)]
        outside = [numeral for numeral in numerals if not numeral.offsets <= covered]
        unnamed = [numeral for numeral in outside if not _classed(numeral, spans, words)]
        left += [text[max(0, n.start - 6) : n.end + 6] for n in unnamed]
        report[script] = {
            "numerals": len(numerals), "in_facts": len(numerals) - len(outside), "not_quantities": len(outside) - len(unnamed), "left_over": len(unnamed),
        }  # fmt: skip
    named = {name: {"count": sum(found.values()), "words": sorted(found)} for name, found in words.items() if found}
    return report | {"left_over": len(left), "left": left, "classes": named}


def _classed(numeral: Numeral, spans: Mapping[str, Iterable[tuple[int, int]]], words: Mapping[str, Counter[str]]) -> bool:
    """Whether a class holds the numeral; it is entered under the first that does."""
    for name, found in spans.items():
        for start, end in found:
            if start <= numeral.start and numeral.end <= end:
                words[name][numeral.text] += 1
                return True
    return False


def _counted(plan: Plan) -> tuple[str, tuple[int, ...]]:
    """The plan's lines without noise, wrapped lines joined, so that a numeral broken by a line's end is one; with offsets."""
    chars: list[tuple[str, int]] = []
    for match in re.finditer(r"[^\n\f]+", plan.source):
        line = match[0].strip()
        if not line or line in plan.noise or re.fullmatch(r"[—\-] ?\d+ ?[—\-]", line):
            continue
        start = match.start() + match[0].index(line[0])
        if chars and ((chars[-1][0].isdigit() and line[0].isdigit()) or re.match(r"第.+[篇章节] |（[一二三四五六七八九十]+）|专栏", line)):
            chars.append(("\n", -1))
        chars += [(char, start + n) for n, char in enumerate(line)]
    return "".join(char for char, _ in chars), tuple(offset for _, offset in chars)


def _offsets_of(fact: Fact, plan: Plan) -> Iterable[int]:
    """Where the fact's own words stand; for a cell, every token of its row that prints the same."""
    passage = next(p for p in plan.passages if p.char_start <= fact.char_start and fact.char_end <= p.char_end)
    if fact.row is None:
        start = passage.text.index(fact.quote) + fact.quote.index(fact.text)
        return passage.offsets[start : start + len(fact.text)]
    cells = passage.text.index(fact.row["指标名称"]) + len(fact.row["指标名称"])
    tokens = re.finditer(rf"(?<= ){re.escape(fact.text)}(?= |$)", passage.text[cells:])
    return [offset for token in tokens for offset in passage.offsets[cells + token.start() : cells + token.end()]]


def _table_heads(plan: Plan, text: str, offsets: Sequence[int]) -> list[tuple[int, int]]:
    """The serial number of each row, and what stands between a table's heading and its first row."""
    place = {offset: n for n, offset in enumerate(offsets) if offset >= 0}
    rows = [p for p in plan.passages if p.kind == "row"]
    serials = [(place[p.char_start], place[p.char_start] + len(p.serial)) for p in rows]
    firsts = {p.place.box: place[p.char_start] for p in reversed(rows)}
    heads = [(text.rfind("专栏", 0, first), first) for first in firsts.values()]
    return serials + heads
