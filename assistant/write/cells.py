"""What the rows of a table of things (projects, places) say under its heads: where and when, the greatest of them, those that have a certain cell.

>>> lookup(part("恒岳石英砂项目建在哪儿"), findings).lines[0].text
'恒岳高纯石英砂项目的建设地点为双河镇。'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Status
from assistant.draft import Denial, Draft, Line
from assistant.write import outcome
from assistant.write.asked import said_now
from assistant.write.table import Row, amount, meant, measure, nearest, of_table, rows_of
from corpus.quantity import read
from corpus.table import head_of
from index.findings import Findings, Kind, Part
from index.segment import content

# What is asked → the heads that tell it.
HEADS = (
    (
        re.compile("哪一?年|什么时候|啥时候|何时|几时|哪年|年限|工期|(?<!多长)时间|建成|[完竣]工|投用"),
        re.compile("年限|期限|起止|时间|工期|年份|年度|建成|完工|竣工"),
    ),
    (re.compile("哪一?[个条]?(?:地方|里|儿|块|乡|镇|街道|园区|村)|哪$|位置|地点|地址|落户|选址|在哪|落在"), re.compile("地点|位置|地址|选址|所在|区域|范围")),
    (re.compile("谁|哪个?(?:单位|部门|局)|牵头|负责|责任|归[^，。]{0,4}管"), re.compile("单位|部门|责任|牵头")),
    (re.compile("建(?:什么|啥|些什么)|做(?:什么|啥)|干(?:什么|啥)|内容|规模|有多大|能(?:装|产|处理|造|生产)|产能|多[长宽]"), re.compile("内容|规模|措施|标准")),
)
GREATEST, LEAST = re.compile("最[大高多贵长]|排第一"), re.compile("最[小低少短]|垫底")
SPENT = re.compile("投资?(?:了|的)?多少|[投花](?:了|的)?多少|造价|投资额|总投资|^(?:那|它)?(?:要|得)?多少钱")  # 一个月收多少钱 is of no row
TOTAL = re.compile("[全都]?加(?:起来|一起|总)|合计|总共|一共")
TABLED = re.compile("列[成个]?(?:一?[个张])?表|表格|成表|列表|列个?清单")
WHICH = re.compile("哪|什么|啥|几[个家条项]|多少[个家条项]|名单|列")
OFFICES = ("局", "委", "办", "委员会")
SHORTEST = 2  # characters of a cell or of a word of a head


Found = tuple[list[Row], str]  # the rows that are meant, and what they have in common


def lookup(part: Part, findings: Findings) -> Draft | None:
    """The cell of the row that is meant, under the head that is asked for; held against what a question takes to be so."""
    if GREATEST.search(said_now(part)) or LEAST.search(said_now(part)):
        return None
    row = meant(part, findings) or nearest(part, findings)
    head = _asked(part, row) if row else ""
    in_short = row is not None and row.name not in part.text and not part.operands  # what is named in full has its fact
    if row and in_short and not head and SPENT.search(said_now(part)) and part.operation is None and (price := measure(part, [row])):
        column = head_of(price)
        return Draft(Status.ANSWERED, (Line(f"{row.name}的{column.name}为{row.cells[price]}{column.unit}。", (row.figure(price, findings),), structural=True),))
    if row is None or not head:
        return None
    told = Line(f"{row.name}的{head}为{row.cells[head]}。", (row.evidence,), structural=True)
    claimed = next((f"{year}年" for year in part.years if year not in _years(row.cells[head])), "") if part.kind is Kind.VERIFY else ""
    return _denied(claimed, head, row, told) if claimed else Draft(Status.ANSWERED, (told,))


def _years(cell: str) -> range:
    """The years of a cell, those between two of them too: 2026—2028年."""
    years = [int(year) for year in re.findall(r"20\d\d", cell)]
    return range(years[0], years[-1] + 1) if years else range(0)


def misplaced(part: Part, findings: Findings) -> Draft | None:
    """“禾岭的项目建在双河镇，总投资多少”: another row's cell is taken for this row's."""
    row = meant(part, findings)
    if row is None:
        return None
    others = [other for other in rows_of(findings) if other.passage.place == row.passage.place]
    for head, cell in row.cells.items():
        wrong = {other.cells.get(head, "") for other in others} - {cell}
        said = next(
            (value for value in sorted(wrong, key=len, reverse=True) if len(value) > SHORTEST and value in part.text and value not in row.passage.text), ""
        )
        if said and not re.search(r"\d", said) and cell not in part.text:
            return _denied(said, head, row, Line(f"{row.name}的{head}为{cell}。", (row.evidence,), structural=True))
    return None


def greatest(part: Part, findings: Findings) -> Draft | None:
    """“哪个项目总投资最大”: the row whose figure is the greatest, or the least, of its table."""
    way = GREATEST.search(part.text) or LEAST.search(part.text)
    rows = of_table(part, findings) if way else []
    head = measure(part, rows)
    figures = [(figure, row) for row in rows if (figure := amount(row.cells.get(head, ""))) is not None]
    if way is None or len(figures) < SHORTEST:
        return None
    best = max if way.re is GREATEST else min
    figure = best(figure for figure, _ in figures)
    winners = [row for value, row in figures if value == figure]
    column = head_of(head)
    names = "、".join(row.name for row in winners)
    first = f"{rows[0].passage.place.own_label}中{column.name}{way[0]}的是{names}，为{winners[0].cells[head]}{column.unit}。"
    return Draft(Status.ANSWERED, (Line(first, tuple(row.figure(head, findings) for row in winners), structural=True),))


def total(part: Part, findings: Findings) -> Draft | None:
    """“十个项目全加起来”: the row in which the table adds up its own."""
    summed = part.operation == "sum" or TOTAL.search(part.text)
    rows = of_table(part, findings) if summed and part.kind is not Kind.COUNT else []
    place = rows[0].passage.place if rows else None
    added = next((row for row in rows_of(findings, added=True) if row.passage.place == place), None)
    if added is None:
        return _summed(part, rows, findings)
    heads = [head for head, cell in added.cells.items() if amount(cell) is not None]
    told = "，".join(f"{head_of(head).name}合计{added.cells[head]}{head_of(head).unit}" for head in heads)
    pieces = tuple(added.figure(head, findings) for head in heads)
    return Draft(Status.ANSWERED, (Line(f"{added.passage.place.own_label}中{told}。", pieces, structural=True),)) if told else None


def _summed(part: Part, rows: Sequence[Row], findings: Findings) -> Draft | None:
    """The figures of all rows under the head that is asked for, added up, where no row of the table does."""
    head = measure(part, rows)
    facts = tuple(piece.fact for row in rows if head in row.cells and (piece := row.figure(head, findings)).fact)
    return outcome.over(replace(part, operation="sum"), facts, findings) if len(facts) == len(rows) > 1 else None


def columns(part: Part, findings: Findings) -> Draft | None:
    """“列成表，带上总投资”: what each row has under the heads that are said."""
    rows = of_table(part, findings) if TABLED.search(part.text) and not part.operands[2:] else []
    said = said_now(part)
    heads = list(dict.fromkeys(head for row in rows for head in row.cells if len(name := head_of(head).name) >= SHORTEST and _is_named_in(name, said)))
    if not heads or len(rows) < SHORTEST:
        return None
    lines = []
    for n, row in enumerate(rows, 1):
        told = "，".join(_cell(row, head) for head in heads if head in row.cells)
        pieces = tuple(row.figure(head, findings) for head in heads if amount(row.cells.get(head, "")) is not None) or (row.evidence,)
        lines.append(Line(f"{n}. {row.name}：{told}", pieces, structural=True))
    return Draft(Status.ANSWERED, (Line(f"{rows[0].passage.place.own_label}中：", (rows[0].evidence,), structural=True), *lines))


def _is_named_in(head: str, text: str) -> bool:
    """总投资 by 投资, 建设年限 by 年限, 建成年份 in full."""
    return any(head[start:] in text for start in range(len(head) - SHORTEST + 1) if len(head) - start >= SHORTEST)


def _cell(row: Row, head: str) -> str:
    return f"{head_of(head).name}{row.cells[head]}{head_of(head).unit if amount(row.cells[head]) is not None else ''}"


def counted(part: Part, findings: Findings) -> Draft | None:
    """“专栏9一共列了多少个项目”: the rows of its table."""
    rows = of_table(part, findings) if part.kind is Kind.COUNT and part.labels else []
    heads = {head_of(head).name for row in rows for head in row.cells}
    if not rows or any(said in part.text for said in (*heads, *(row.name for row in rows))):
        return None
    return _listed(f"{rows[0].passage.place.own_label}共列出{len(rows)}个：", rows)


def chosen(part: Part, findings: Findings) -> Draft | None:
    """“放在沙埠镇的项目有哪些”, “新增学位过一千个的是哪些街道”: the rows that have a cell that is said, or a figure beyond the one that is said."""
    if part.kind not in (Kind.LIST, Kind.COUNT, Kind.TEXT, Kind.COMPARE, Kind.FIGURE) or not WHICH.search(part.text):
        return None
    found, said = _beyond(part, findings) or _with_cell(part, findings)
    if not found:
        return None
    label = found[0].passage.place.own_label
    return _listed(f"{label}中{said}的共{len(found)}个：", found)


def _listed(lead: str, rows: Sequence[Row]) -> Draft:
    first = Line(lead, (rows[0].evidence,), counted=len(rows), structural=True)
    return Draft(Status.ANSWERED, (first, *(Line(f"{n}. {row.name}", (row.evidence,), structural=True) for n, row in enumerate(rows, 1))))


def _denied(said: str, head: str, row: Row, told: Line) -> Draft:
    first = Line(f"规划中不是{said}，而是{row.cells[head]}。", (row.evidence,), echoes=(said,), structural=True)
    return Draft(Status.ANSWERED, (first, told), denials=(Denial(said, row.cells[head], row.evidence),))


def _asked(part: Part, row: Row) -> str:
    """The head under which what is asked is told: one that is said, else one that tells when, where, who or what; none of figures, which are facts."""
    text = said_now(part).replace(row.name, "")
    heads = [head for head, cell in row.cells.items() if amount(cell) is None]
    said = [head for head in heads if len(bare := head_of(head).name) > SHORTEST and (bare in text or _is_said(bare, text))]
    for wanted, telling in HEADS:
        if wanted.search(text) and (found := [head for head in (said or heads) if telling.search(head)] or [head for head in heads if telling.search(head)]):
            return found[0]
    return said[0] if said else ""


def _is_said(head: str, text: str) -> bool:
    """Whether a text says all the nouns of a head (重点医疗项目 for 重点医疗卫生项目 it does not)."""
    nouns = [word for word, share in content(head) if share == 1.0 and len(word) > 1]
    return bool(nouns) and all(noun in text for noun in nouns)


def _beyond(part: Part, findings: Findings) -> Found | None:
    """The rows whose figure is beyond the one that is said (过一千个, 10亿元以上)."""
    limit = next(
        (quantity for quantity in read(re.sub("过(?=[一二三四五六七八九十百千万\\d])", "超过", part.text)) if quantity.bound in ("gt", "ge", "lt", "le")), None
    )
    if limit is None:
        return None
    rows = of_table(part, findings) or rows_of(findings)
    head = measure(part, rows)
    column = head_of(head)
    keeps = {"gt": Decimal.__gt__, "ge": Decimal.__ge__, "lt": Decimal.__lt__, "le": Decimal.__le__}[limit.bound]
    figures = [(row, next(iter(read(f"{row.cells[head]}{column.unit}")), None)) for row in rows if head in row.cells]
    found = [row for row, own in figures if own and limit.base[2] in ("", own.base[2]) and keeps(own.base[0], limit.base[0])]
    return (found, f"{column.name}在所问范围内") if found and len({row.passage.place for row in found}) == 1 else None


def _with_cell(part: Part, findings: Findings) -> Found:
    """The rows one of whose cells is said (沙埠镇), where it is no name of a row."""
    rows = [row for row in rows_of(findings) if not part.labels or row.passage.place.own_label in part.labels]
    names = {row.name for row in rows}
    pieces = {(head, piece) for row in rows for head, cell in row.cells.items() for piece in cell.split("、") if piece not in names}
    for head, cell in sorted((pair for pair in pieces if _is_cell(pair[1], part.text)), key=lambda pair: -len(pair[1])):
        found = [row for row in rows if cell in row.cells.get(head, "").split("、")]
        if len({row.passage.place for row in found}) == 1 and _asks_of(part, head, found[0], findings):
            return found, f"{head}为{cell}"
    return [], ""


def _is_cell(cell: str, text: str) -> bool:
    """Whether a text says a cell, with or without the region's level before it (市教育局), or an office in short (文旅局)."""
    bare = re.sub("^[区县市省州](?=.{3})", "", cell)
    return len(bare) > SHORTEST and (bare in text or _is_short_for(bare, text))


def _is_short_for(office: str, text: str) -> bool:
    """文旅局 for 文化广电和旅游局: its first and last characters, and between them some of the others in their order."""
    if not office.endswith(OFFICES):
        return False
    in_order = "".join(f"{char}?" for char in office[1:-1])
    return re.search(f"{office[0]}(?=[^，。]){in_order}{office[-1]}", text) is not None


def _asks_of(part: Part, head: str, row: Row, findings: Findings) -> bool:
    """Whether a text speaks of what the rows are (项目, or the words of the box's title), asks by the head (负责的), or goes on from the table."""
    title = findings.plan.title_of(row.passage.place).split(" · ")[-1]
    by_head = any(wanted.search(part.text) and telling.search(head) for wanted, telling in HEADS)
    spoken = any(word in part.text for word, share in content(title) if share == 1.0 and len(word) > 1)
    return bool(part.labels) or spoken or by_head or findings.home.near(row.passage) > 0
