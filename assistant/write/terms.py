"""What a term that the plan puts in quotation marks holds (四大战略, 一核两带, 七个坚持): where its members are listed, announced or told one by one.

>>> told_after(passage, "四大攻坚")[0].quote
'打好“四大攻坚”，即蓝天提质攻坚、碧水护河攻坚、净土安居攻坚、无废城区攻坚'
"""

from __future__ import annotations

import re

from assistant.draft import Evidence, Line
from assistant.write import sentence
from corpus.groups import rows
from corpus.names import SEPARATOR
from corpus.plan import Passage
from corpus.quantity import arabic
from index.findings import Findings

NUMERALS = "两三四五六七八九十"
JOINED = re.compile("[、和及与]")
HOLDS = re.compile("[^，。；：“”]{0,6}?(?:，|就)?(?:即|包括|也就是|是指|指|分别(?:是|为))：?(?P<members>[^；。]*)")
PART = re.compile(f"[一{NUMERALS}][\u4e00-\u9fff]{{1,2}}(?=[一{NUMERALS}]|$)")  # 一核, 两带, 三片区
HEAD = 24  # characters: what a paragraph is about stands at its beginning


def listing(passage: Passage, term: str) -> list[Evidence]:
    """Clauses that end on the quoted term and list members before it: “智造强区、服务兴区、…“四大战略””."""
    found = []
    said = f"“{term}”"
    for start, end in passage.sentences if len(term) >= 3 and passage.kind != "heading" and said in passage.text else ():
        before, named, _ = passage.text[start:end].partition(said)
        clause = max(before.rfind(mark) for mark in "，；：") + 1
        if named and _fits(term, before[clause:]):
            found.append(Evidence(passage, start + clause, start + len(before) + len(said)))
    return found


def told_after(passage: Passage, term: str) -> list[Evidence]:
    """Clauses that say after the quoted term what it holds: 打好“四大攻坚”，即蓝天提质攻坚、碧水护江攻坚、…"""
    found = []
    said = f"“{term}”"
    for start, end in passage.sentences if passage.kind != "heading" and said in passage.text else ():
        before, named, after = passage.text[start:end].partition(said)
        holds = HOLDS.match(after) if named else None
        if holds is None:
            continue
        whole, first = holds["members"], holds["members"].partition("，")[0]
        if term.startswith("一") or _fits(term, whole) or _fits(term, whole.replace("，", "、")):
            end = holds.end()
        elif _fits(term, first):  # 即…、…、…，健全机制: what comes after is another clause
            end = holds.start("members") + len(first)
        else:
            continue
        clause = max(before.rfind(mark) for mark in "，；：") + 1
        found.append(Evidence(passage, start + clause, start + len(before) + len(said) + end))
    return found


def announced(term: str, findings: Findings) -> tuple[Line, ...]:
    """“…“七个坚持”的基本要求。” followed by “——” items of its section: the sentence, then the items by name."""
    for passage in findings.plan.passages:
        position = passage.text.find(f"“{term}”") if passage.kind == "paragraph" and len(term) >= 3 else -1
        if position < 0:
            continue
        after = passage.text[position + len(term) + 2 :]
        dashed = [
            p
            for p in findings.plan.passages
            if p.place.label == passage.place.label and (p.text.startswith("——") or after == "：") and p.place.item and p.char_start > passage.char_start
        ]
        if len(dashed) > 1:
            start, end = next(span for span in passage.sentences if span[0] <= position < span[1])
            names = [Line(f"{n}. {p.place.item}", (Evidence(p, *p.sentences[0]),), structural=True) for n, p in enumerate(dashed, 1)]
            return (Line(passage.text[start:end], (Evidence(passage, start, end),)), *names)
    return ()


def boxed(term: str, findings: Findings) -> tuple[Line, ...]:
    """专栏3 开发区“一区三园”: what the box with the term in its title sets side by side."""
    boxes = [head.place.box for head in findings.plan.heads if head.level == "box" and f"“{term}”" in head.title]
    inside = {
        str(p.place.item or p.place.group): p for p in reversed(findings.plan.passages) if boxes and p.place.box == boxes[0] and (p.place.item or p.place.group)
    }
    named = sorted(inside.items(), key=lambda pair: pair[1].char_start)
    return tuple(Line(f"{n}. {name}", (Evidence(p, 0, p.sentences[-1][1]),), structural=True) for n, (name, p) in enumerate(named, 1)) if len(named) > 1 else ()


def beside(term: str, findings: Findings) -> tuple[Line, ...]:
    """完善“一区三园”布局，推动甲新材料园、乙电子信息园、丙食品产业园差异化发展: as many as the term says, each ending as it does."""
    number = re.search(rf"([{NUMERALS}])[\u4e00-\u9fff]{{0,3}}([\u4e00-\u9fff])$", term)
    if number is None:
        return ()
    many, ending = arabic(number[1]), number[2]
    sentences = ((p, span) for p in findings.plan.passages if p.kind != "heading" for span in p.sentences if f"“{term}”" in p.text[slice(*span)])
    for passage, (start, end) in sentences:
        for row in rows(passage.text[start:end]):
            names = [name for name, _ in row.members if name.endswith(ending)]
            if len(names) == len(row.members) == many:
                piece = Evidence(passage, start, end)
                return (*(Line(f"{n}. {name}", (piece,), structural=True) for n, name in enumerate(names, 1)), Line(piece.quote, (piece,)))
    return ()


def of_kind(term: str, findings: Findings) -> tuple[Line, ...]:
    """“四个强区”: as many paragraphs of its section each tell one of them (“在先进制造强区建设上，…”); the sentence, then those."""
    counted = re.fullmatch(rf"([{NUMERALS}一])个(.{{2,4}})", term)
    passage = next((p for p in findings.plan.passages if p.kind != "heading" and f"“{term}”" in p.text), None) if counted else None
    if counted is None or passage is None:
        return ()
    told: dict[str, Passage] = {}
    for other in findings.plan.passages:
        if other.place.label == passage.place.label and other is not passage:
            told |= {name: other for name in SEPARATOR.split(other.text[:HEAD]) if re.fullmatch(rf".{{2,8}}{counted[2]}", name or "") and name not in told}
    if len(told) != arabic(counted[1]):
        return ()
    start, end = next(span for span in passage.sentences if f"“{term}”" in passage.text[slice(*span)])
    lines = [
        Line(f"{n}. {name}：{p.text[slice(*p.sentences[0])]}", (Evidence(p, *p.sentences[0]),), structural=True) for n, (name, p) in enumerate(told.items(), 1)
    ]
    return (Line(passage.text[start:end], (Evidence(passage, start, end),)), *lines)


def by_parts(term: str, findings: Findings) -> tuple[Line, ...]:
    """“一核两带三区”: “一核”即…, “两带”即…, each told by itself."""
    parts = PART.findall(term)
    told = [next((piece for passage in findings.plan.passages for piece in told_after(passage, part)), None) for part in parts] if len(parts) > 1 else []
    return tuple(Line(f"{piece.quote}。", (piece,)) for piece in told if piece) if told and all(told) else ()


def _fits(term: str, listed: str) -> bool:
    """Whether as many are listed as the term says: four before “四大战略”, two and two before “两廊两点”."""
    members = listed.count("、") + 1
    if term[0] not in NUMERALS:
        return members > 1
    numbers = [arabic(char) for char in term if char in NUMERALS]
    return members == numbers[0] or len(JOINED.findall(listed)) + 1 in (numbers[0], sum(numbers))


def members(term: str, findings: Findings) -> list[Line]:
    """The items of the group that carries the term (——大力实施“四大战略”), each with its first sentence."""
    members = [p for p in findings.plan.passages if p.kind == "item" and p.place.group and f"“{term}”" in p.place.group]
    pieces = [(p, sentence.body(p)[0]) for p in members]
    return [Line(f"{p.place.item}：{p.text[start:end]}", (Evidence(p, start, end),), structural=True) for p, (start, end) in pieces]
