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
from corpus.lines import APPARATUS
from corpus.plan import Plan
from corpus.table import NAME

# Maximal runs; this is not the reader of quantities, so that what that one overlooks is still counted.
SCRIPTS = {"digits": re.compile(r"\d+"), "chinese": re.compile(r"[零〇一二三四五六七八九十百千万亿两]+")}
# What names, orders or dates in any plan. A plan's own names stand in its plan.toml under [not_quantities].
GENERAL: dict[str, str] = {
    "章节编号": r"第 ?[一二三四五六七八九十百\d]+ ?(?:[篇编章节]|部分)|^[#>*\s]*[（(][一二三四五六七八九十]+[）)]|^[#>*\s]*[一二三四五六七八九十]+、|^[#>*\s]*\d{1,2}[.．、](?!\d)",
    "专栏编号": r"专栏\s?\d+(?:-\d+)?",
    "规划期": r"“?十[一二三四五六]五”?|第十?[一二三四五六]个五年(?:规划)?|八五”普法",
    "年份": r"(?<!\d)(?:19|20)\d{2}年?|(?:1 9|2 0) \d \d ?年|二[〇零][一二三四五六七八九]{2}",
    "日期": r"(?<!\d)\d{1,2}月(?:\d{1,2}日)?",
    "会议届次": r"第?[一二三四五六七八九十]+届|第[一二三四五六七八九十]+次会议|党的十[八九]大|十[八九]届|[二三四五]中(?=[、全])",
    "序数": r"第[一二三四五六七八九十]+(?:个|位|轮|方阵|要务|方|消防|资源|动力|梯队|生产力|责任|”)|“第一|第一”",
    "引号内的提法": r"“[^“”]{1,16}”",
    "字母代号": r"[A-Za-z]+\d+(?:\.\d+)?|\d+[A-Z]",
    "注的序号": r"注：\d",
    "词语中的数字": (
        r"统一|一般|一体|一批|进一步|新一轮|一流|一切|一致|一线|一次性|之一|每一项|这一总|一条文化线|一支|一个规划|一套政策|零售|零部件|零就业|清零|百年|百货|百城|千方百计|万众|五金|"
        r"第三方|三方|(?:二、)?[二三]级|三季|四季|一街一景|一路一色|两岸|两侧|产销两旺|两降一升|两化|两大|三大|四大|五大|一二三产业|二维码|三板|四板|长三角|珠三角|三年行动|学前[一三]年|每千人|五年(?:来|乃至|年均|累计|全区)|未来五年|今后五年|两区|两心|一期|二期|一星|两改|八项|[两一][点面河廊]"
    ),
    "地名": r"三江|三峡|三亚|三角洲|四川|百色|九江|十堰|三河|三湖|六盘|零陵|万州|三门峡|八达岭|五台|九寨",
    "专名与成语": (
        r"二氧化|一氧化|二甲苯|互联网协议第六版|[新下上]一代|二十国|百花齐放|百家争鸣|一视同仁|唯一|一个中国|三县市|轻一代|京九|零容忍|零增长|零距离|零碳|一大批|一大步|一盘棋|一揽子|一站式|一哄而|一网[统通]|一[村县镇市区校河湖园人门企乡户]一|"
        r"一些|一定|一个[新时]|一次[能性]|两用|两件|两条线|三支柱|三次[产分]|二三产业|五保|四级|三级|二级|一级|一类|梯队|千兆|十年|千年|万众|百万[千吨]|万[吨亿]|亿吨级|千万[千吨]|万标箱|两个大局|两个市场|"
        r"一期|二期|三期|四期|五期"
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
    covered = {offset for fact in facts for offset in range(*fact.span)}
    classes = {name: re.compile(pattern, re.MULTILINE) for name, pattern in ({**GENERAL, **plan.not_quantities}).items()}
    spans = {name: [match.span() for match in pattern.finditer(text)] for name, pattern in classes.items()}
    spans["表格行号与表头"] = _table_heads(plan, text, offsets)
    spans["注释"] = _notes(plan, offsets)
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
    apparatus = [match.span() for match in APPARATUS.finditer(plan.source)]
    for match in re.finditer(r"[^\n\f]+", plan.source):
        line = match[0].strip()
        if not line or line in plan.noise or re.fullmatch(r"[—\-] ?\d+ ?[—\-]", line) or any(start <= match.start() < end for start, end in apparatus):
            continue
        start = match.start() + match[0].index(line[0])
        if chars and (
            (chars[-1][0].isdigit() and line[0].isdigit())
            or re.match(r"[#>*\s]*(?:第.+[篇章节]\s|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|专栏|\d+[.．、])", line)
        ):
            chars.append(("\n", -1))
        chars += [(char, start + n) for n, char in enumerate(line)]
    return "".join(char for char, _ in chars), tuple(offset for _, offset in chars)


def _notes(plan: Plan, offsets: Sequence[int]) -> list[tuple[int, int]]:
    """The notes under a table: they say how to read its figures and are none themselves."""
    place = {offset: n for n, offset in enumerate(offsets) if offset >= 0}
    return [(place[p.char_start], place[p.char_end - 1] + 1) for p in plan.passages if p.kind == "note"]


def _table_heads(plan: Plan, text: str, offsets: Sequence[int]) -> list[tuple[int, int]]:
    """The serial number of each row, and what stands between a table's heading and its first row."""
    place = {offset: n for n, offset in enumerate(offsets) if offset >= 0}
    rows = [p for p in plan.passages if p.kind == "row"]
    serials = [(place[p.char_start], place[p.char_start] + len(p.serial)) for p in rows]
    firsts = {p.place.box: place[p.char_start] for p in reversed(rows)}
    heads = [(max(text.rfind("专栏", 0, first), text.rfind("\n", 0, first), 0), first) for first in firsts.values()]
    names = [
        (place[p.char_start], place[p.char_start] + p.text.index(p.row[NAME][:4]) + len(p.row[NAME]))
        for p in rows
        if p.row and NAME in p.row and p.row[NAME][:4] in p.text
    ]
    return serials + heads + names
