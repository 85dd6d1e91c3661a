"""The figures of things that a box sets side by side, each of its own: which is the greatest, what each has, what they come to.

>>> write(part("五类禁止开发区域，哪一类数量最多"), findings).lines[0].text
'专栏9中最多的是国家森林公园，为565个。'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant import cues
from assistant.answer import Status
from assistant.aspects import is_side, units_of
from assistant.draft import Draft, Evidence, Line
from assistant.write import heading, outcome, phrase, table
from assistant.write.amount import quantity_of
from assistant.write.asked import said_now
from assistant.write.fit import fit
from corpus.facts import Fact
from corpus.groups import NUMERALS
from corpus.plan import Passage
from corpus.quantity import arabic
from index.findings import Findings, Part
from index.segment import content

GREATEST, LEAST = re.compile("最[大高多贵长广]|头号|排第一"), re.compile("最[小低少短]|垫底")
NEXT = re.compile("(?:第|排|居|列)+(?P<rank>[二三四五])[大高多贵]?")  # 投资第二大的
EACH = re.compile("各(?:是|有|为|自)?(?:多少|几|多大)|分别(?:是|有|为)?(?:多少|几|多大)|每[个类项](?:是|有|为)?(?:多少|几|多大)")
COUNTERS = ("个", "处", "家", "座", "所", "条", "项")
OF_ANY = ("工程", "项目", "任务", "工作", "建设")  # nouns that things of all kinds are called by
FEWEST = 2  # things that have the figure
MOST = 0.6  # of the box's things must have it

Theirs = list[tuple[str, Fact]]  # what each thing is called, and its figure


def write(part: Part, findings: Findings) -> Draft | None:
    """The greatest or the least, each, or the sum of the figures in the unit asked for; None where they are not of one unit or few things have one."""
    money = cues.UNITS["钱"] if table.MONEY.search(said_now(part)) else ()
    part = replace(part, units=units_of(said_now(part)) or part.units or money)  # 面积最小的是哪类: in what the side is measured
    asks = [cue for cue in (GREATEST, LEAST, NEXT, EACH) if cue.search(said_now(part))]
    summed = part.operation == "sum" and "%" not in part.units  # of shares nothing is summed
    theirs = _theirs(part, findings) if (asks or summed) and part.units else []
    if len(theirs) < FEWEST or len({_counted_in(fact) for _, fact in theirs}) > 1 or _rank(part) > len({_amount(fact) for _, fact in theirs}):
        return None
    if EACH in asks:
        return _each(theirs, findings)
    return _extreme(part, theirs, asks[0] is not LEAST, findings) if asks else outcome.over(part, tuple(fact for _, fact in theirs), findings)


def _theirs(part: Part, findings: Findings) -> Theirs:
    """The figure in the unit asked for that fits best, of each thing that the box or the items named hold."""
    return next((theirs for inside in _things(part, findings) if (theirs := _figures(inside, part, findings))), [])


def _figures(inside: Sequence[Passage], part: Part, findings: Findings) -> Theirs:
    names = list(dict.fromkeys(name for passage in inside if (name := passage.place.item or passage.place.group)))
    places = {passage.place for passage in inside}
    found: dict[str, Fact] = {}
    for fact in (fact for fact in findings.ledger if fact.locator.place in places and fact.value and fact.row is None and _in_unit(fact, part)):
        name = str(fact.locator.place.item or fact.locator.place.group)
        if name in names and (name not in found or fit(part, fact) > fit(part, found[name])):
            found[name] = fact
    return [*found.items()] if len(found) >= MOST * len(names) else []


def _things(part: Part, findings: Findings) -> Iterator[Sequence[Passage]]:
    """What stands in the box, then the items that are all called by a noun of the question (六大产业链里产值最高的)."""
    if label := _box(part, findings):
        yield [passage for passage in findings.plan.passages if passage.place.box == label]
    said = () if part.operands else content(said_now(part))  # what is named one by one is set side by side elsewhere
    nouns = [word for word, share in said if share == 1.0 and len(word) > 1 and not is_side(word)]
    for noun in nouns:
        called: dict[str, list[Passage]] = {}
        for passage in findings.plan.passages:
            if passage.kind == "item" and noun in str(passage.place.item):
                called.setdefault(passage.place.label, []).append(passage)
        yield from (passages for passages in called.values() if len(passages) > FEWEST and (noun not in OF_ANY or _are_so_many(noun, passages, part)))


def _are_so_many(noun: str, passages: Sequence[Passage], part: Part) -> bool:
    """三大工程, of just three that are called so."""
    number = re.search(f"([{NUMERALS}\\d]+)[大个项类]{noun}", said_now(part))
    return number is not None and arabic(number[1].replace("两", "二")) == len(passages)


def _box(part: Part, findings: Findings) -> str:
    """The box by its label, by its title, or the one where the part before was answered."""
    labels = [head.place.box for label in part.labels if findings.plan.has(label) and (head := findings.plan.head(label)).level == "box"]
    if labels and labels[0]:
        return labels[0]
    if named := heading.box_named(part.text, findings.plan):
        return named.label
    there = [passage.place.box for passage in findings.plan.passages if passage.place.box and findings.home.near(passage)] if part.after else []
    return str(there[0]) if there else ""


def _counted_in(fact: Fact) -> str:
    """The unit without its scale; what is counted in 个 and in 处 is counted alike."""
    quantity = quantity_of(fact)
    return COUNTERS[0] if fact.unit in COUNTERS else quantity.base[2] if quantity else ""


def _in_unit(fact: Fact, part: Part) -> bool:
    return fact.unit.endswith(part.units) or (fact.unit in COUNTERS and set(part.units) & set(COUNTERS) != set())


def _each(theirs: Theirs, findings: Findings) -> Draft:
    lines = [Line(f"{n}. {_told(name, fact)}", (_evidence(fact, findings),), structural=True) for n, (name, fact) in enumerate(theirs, 1)]
    lead = Line(f"{theirs[0][1].locator.place.own_label}中：", (_evidence(theirs[0][1], findings),), structural=True)
    return Draft(Status.ANSWERED, (lead, *lines))


def _told(name: str, fact: Fact) -> str:
    """The fact's own sentence, over which a later turn can compute; with the thing's name where its subject has it not."""
    return phrase.sentence(fact) if re.sub("（[^（）]*）", "", name) in fact.subject else f"{name}：{phrase.figure(fact)}"


def _extreme(part: Part, theirs: Theirs, greatest: bool, findings: Findings) -> Draft:
    """The first line names it, the others follow with their own."""
    way = (GREATEST if greatest else LEAST).search(said_now(part)) or NEXT.search(said_now(part))
    ordered = sorted(theirs, key=lambda pair: _amount(pair[1]), reverse=greatest)
    amounts = sorted({_amount(fact) for _, fact in theirs}, reverse=greatest)
    best = [(name, fact) for name, fact in ordered if _amount(fact) == amounts[_rank(part) - 1]]
    names = "、".join(name for name, _ in best)
    pieces = tuple(_evidence(fact, findings) for _, fact in best)
    first = Line(f"{best[0][1].locator.place.own_label}中{way[0] if way else '最多'}的是{names}，为{phrase.figure(best[0][1])}。", pieces, structural=True)
    return Draft(Status.ANSWERED, (first, *_each(ordered, findings).lines[1:]))


def _rank(part: Part) -> int:
    """2 of 投资第二大的; 1 where the greatest or the least is asked."""
    asked = said_now(part)
    found = NEXT.search(asked) if not GREATEST.search(asked) and not LEAST.search(asked) else None
    return arabic(found["rank"]) if found else 1


def _evidence(fact: Fact, findings: Findings) -> Evidence:
    """The fact with the name of the item that it stands under."""
    piece = phrase.evidence(fact, findings.plan)
    return replace(piece, start=0) if piece.passage.kind == "item" else piece


def _amount(fact: Fact) -> Decimal:
    quantity = quantity_of(fact)
    return quantity.base[0] if quantity else Decimal(0)
