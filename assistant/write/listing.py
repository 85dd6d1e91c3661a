"""Lists, complete, from the document's structure: chapters, sections, boxes, indicators, figures of a field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import cues
from assistant.answer import Status
from assistant.aspects import is_side
from assistant.draft import Draft, Evidence, Line
from assistant.write import heading, phrase
from assistant.write.amount import size_of
from assistant.write.asked import said_now
from corpus.facts import Fact
from corpus.plan import Head, Passage
from corpus.table import values
from index.findings import Findings, Kind, Part

ASKS = re.compile(
    r"(章节|章|节|专栏)(?:有|是|都|分别|名称|标题|目录|包括)|(?:哪些|哪几|所有|全部|列出|各|每一?)(?:的|个)?(?:章节|(章|节|专栏))|目录|(?:有|分)(?:哪些|哪几)个?(章|节|专栏)"
)
WITHOUT_BOX = re.compile("(?:没有?|无|不带|不含|不设)(?:配|设|有|任何)?专栏")
ATTRIBUTE = re.compile("约束性|预期性")


def structure(part: Part, findings: Findings) -> Draft | None:
    """The tree itself: all chapters, the sections of one, all boxes."""
    asked = ASKS.search(part.text)
    if (asked is None and not WITHOUT_BOX.search(part.text)) or (
        len(_beside_title(part, findings)) > 4 and not (part.labels and heading.OF_THE_TREE.search(part.text))
    ):
        return None
    word = next(filter(None, asked.groups()), "章") if asked else "章"
    if word == "专栏" and any(findings.plan.has(label) and findings.plan.head(label).level == "box" for label in part.labels):
        return None  # 都市农业专栏有哪些项目: of what stands in it
    heads = _heads(part, word, findings)
    lines = tuple(_head_line(head, findings) for head in heads)
    return Draft(Status.ANSWERED, lines) if lines else None


def below(part: Part, findings: Findings) -> Draft | None:
    """The chapters or sections under a heading that is named, whatever sort of answer it sounds like (下面有哪几章)."""
    return structure(part, findings) if part.labels and part.kind is not Kind.COUNT and heading.OF_THE_TREE.search(part.text) else None


def _beside_title(part: Part, findings: Findings) -> str:
    """The topic without the words of the title of the place that is asked about (第五篇“数字中国”下面有哪几章)."""
    titles = "".join(findings.plan.head(label).title for label in part.labels if findings.plan.has(label))
    return " ".join(word for word in part.topic.split() if word not in titles)


def _heads(part: Part, word: str, findings: Findings) -> list[Head]:
    level = {"专栏": "box", "节": "section"}.get(word[:2] if word.startswith("专栏") else word[-1], "chapter")
    if WITHOUT_BOX.search(part.text):
        level = "chapter"
    inside = part.labels[0] if part.labels else None
    of_part = inside and findings.plan.has(inside) and findings.plan.head(inside).level == "part"
    if of_part:
        return [h for h in findings.plan.heads if h.level == level and h.place.part == findings.plan.head(str(inside)).place.part]
    if inside and level == "chapter":
        level = "section"
    if word == "章节" and not inside:
        level = "chapter"
    chapter = findings.plan.head(inside).place.chapter if inside and findings.plan.has(inside) else None
    boxed = {(h.place.part, h.place.chapter) for h in findings.plan.boxes}
    bare = WITHOUT_BOX.search(part.text) is not None
    return [
        h for h in (findings.plan.boxes if level == "box" else findings.plan.heads)
        if h.level == level and (chapter is None or h.place.chapter == chapter) and not (bare and (h.place.part, h.place.chapter) in boxed)
    ]  # fmt: skip


def _head_line(head: Head, findings: Findings) -> Line:
    passage = findings.plan.passages_of(head.label)[0]
    return Line(
        f"{head.label} {head.title}（第{head.page_start}页）" if head.page_start else f"{head.label} {head.title}",
        (Evidence(passage, *passage.sentences[0]),),
        structural=True,
    )


# ---- indicators --------------------------------------------------------------------------------------------------------------------


def indicators(part: Part, findings: Findings) -> Draft | None:
    """The rows of the indicator table, all of them or those of an attribute or a category."""
    if not re.search("指标", part.text) and not ATTRIBUTE.search(part.text):
        return None
    rows = rows_of(part, findings)
    if not rows or (len(rows) == len(all_rows(findings)) and len(re.sub("指标|主要|发展|经济社会|类|十四五", "", part.topic)) > 3):
        return None
    lead = Line(f"{name_of(part, findings)}共{len(rows)}个：", tuple(Evidence(row, 0, len(row.text)) for row in rows[:1]), counted=len(rows))
    return Draft(Status.ANSWERED, (lead, *row_lines(rows)))


def all_rows(findings: Findings) -> tuple[Passage, ...]:
    """Every row of the plan's tables."""
    return findings.plan.rows


def rows_of(part: Part, findings: Findings) -> tuple[Passage, ...]:
    """Rows that fit the attribute and the category named."""
    attribute = _attribute(part)
    category = _category(part, findings)
    labelled = [row for row in all_rows(findings) if row.place.own_label in part.labels]
    words = {
        cell
        for row in labelled or all_rows(findings)
        for cell in (row.row or {}).values()
        if (len(cell) > 4 and _is_said(cell, part.text)) or (labelled and _is_state(cell, part.text))
    }
    return tuple(
        row for row in labelled or all_rows(findings)
        if row.row and (not words or words & set(row.row.values())) and (attribute is None or row.row.get("属性") == attribute) and (category is None or row.row.get("类别") == category)
    )  # fmt: skip


def _is_state(cell: str, text: str) -> bool:
    """未完成 of a table of what was done, said as 没完成."""
    return cell.startswith("未") and cell in re.sub("没有?", "未", text)


def _is_said(cell: str, text: str) -> bool:
    """A cell of words (按市下达目标) that the question repeats in its own way (按市里下达)."""
    return not any(char.isdigit() or char in "（%" for char in cell) and sum(char in text for char in cell) >= 0.8 * len(cell) and cell[:2] in text


def of_rows(part: Part, findings: Findings) -> tuple[Fact, ...]:
    """What the rows of a category or an attribute that is named aim at: the rates of growth where growth is asked, else the levels."""
    rows = rows_of(part, findings) if _category(part, findings) or _attribute(part) else ()
    names = {row.row.get("指标名称") for row in rows if row.row}
    aims = [fact for fact in findings.ledger if fact.value and fact.row and fact.stage == "target" and fact.row.get("指标名称") in names]
    return tuple(fact for fact in aims if (fact.measure == "growth") == (part.measure == "growth"))


def name_of(part: Part, findings: Findings) -> str:
    """`民生福祉类约束性指标`."""
    return f"{_category(part, findings) or ''}{'类' if _category(part, findings) else ''}{_attribute(part) or ''}指标"


def _attribute(part: Part) -> str | None:
    """The attribute named last: a follow-up's words stand after those before."""
    return next(iter(ATTRIBUTE.findall(part.text)[::-1]), None)


def names_class(part: Part, findings: Findings) -> bool:
    """“绿色那类几项”: whether a class of the table is said to be one."""
    category = _category(part, findings)
    return category is not None and re.search(f"{category[:2]}[^，。]{{0,4}}类", part.text) is not None


def _category(part: Part, findings: Findings) -> str | None:
    categories = dict.fromkeys(filter(None, (row.row.get("类别") for row in all_rows(findings) if row.row)))
    return next((name for name in categories if name in part.text or re.search(f"{name[:2]}色?的?[那这]?一?类", part.text)), None)


def row_lines(rows: Sequence[Passage]) -> tuple[Line, ...]:
    """One line a row: its name and its filled cells."""
    return tuple(Line(_row_text(n, row), (Evidence(row, 0, len(row.text)),), structural=True) for n, row in enumerate(rows, 1))


def _row_text(number: int, passage: Passage) -> str:
    row = passage.row or {}
    cells = [f"{head}{cell}" for head, cell in values(row).items() if cell not in ("—", "")]
    return f"{number}. {row.get('指标名称', '')}：{'，'.join(cells)}{'；' if row.get('属性') else ''}{row.get('属性', '')}"


NAME = 4  # characters of a field's name (都市生态农业)
FIELD = re.compile("目标|数字|量化|投资|资金|金额")
AMOUNTS = re.compile("投资|资金|金额|花多少钱")
NUMBERS = re.compile("数字|量化|数据|几个数")  # asks for figures, not for aims in words
NOT_A_FIELD = re.compile("投资额|人数|投资|资金|金额|项目|量化|方面|目标|数据|指标|^字$|数?字(?= |$)|拎出|给齐|这块")
WHOLE = re.compile("(?:全部|所有|全|都|一次)[^，。]{0,4}(?:列|拎|报|给|找|摘)|[列拎报给找摘][^，。]{0,3}(?:全|齐)")


def figures(part: Part, findings: Findings) -> Draft | None:
    """Every figure of a field (就业方面的目标), or every amount of money the plan names."""
    if part.labels and AMOUNTS.search(part.text):
        amounts = [f for f in findings.ledger if f.locator.place.own_label in part.labels and f.measure == "amount" and f.value]
        return _numbered_figures(_in_order(amounts, part), findings)
    if not FIELD.search(part.text):
        return None
    money = AMOUNTS.search(part.text) is not None
    field = NOT_A_FIELD.sub("", part.topic).strip()
    if NUMBERS.search(said_now(part)) and not money:
        words = [word for word in field.split() if len(word) > 1]
        return _numbered_figures([fact for fact in findings.ledger if any(_of_field(fact, word, money, findings) for word in words)], findings)
    return _numbered_figures([fact for fact in findings.ledger if _of_field(fact, field, money, findings)], findings)


def _in_order(chosen: Sequence[Fact], part: Part) -> Sequence[Fact]:
    """By size where the turn asks for that, else as the plan has them."""
    order = cues.SORTED.search(part.text)
    return sorted(chosen, key=size_of, reverse=order["falls"] is not None) if order else chosen


def of_box(part: Part, findings: Findings) -> Draft | None:
    """“专栏7-1里写了投资额的项目，从大到小排”: the amounts of a box of which nothing else is named."""
    of_all = part.labels and AMOUNTS.search(part.text) and (cues.SORTED.search(part.text) or cues.EACH.search(part.text))
    return figures(part, findings) if of_all and not NOT_A_FIELD.sub("", part.topic).strip() else None


def every_figure(part: Part, findings: Findings) -> Draft | None:
    """“…的数字全部拎出来”, whatever sort of answer the rest of it sounds like."""
    return figures(part, findings) if NUMBERS.search(said_now(part)) and WHOLE.search(said_now(part)) else None


def _numbered_figures(chosen: Sequence[Fact], findings: Findings) -> Draft | None:
    if len(chosen) < 2:
        return None
    lines = [Line(f"{n}. {phrase.sentence(fact)}", (phrase.evidence(fact, findings.plan),)) for n, fact in enumerate(chosen, 1)]
    return Draft(Status.ANSWERED, tuple(lines))


def of_side(part: Part, findings: Findings) -> Draft | None:
    """“所有投资金额”: a side without a subject asks for all that have it."""
    return figures(part, findings) if is_side(part.topic) else None


def _of_field(fact: Fact, field: str, money: bool, findings: Findings) -> bool:
    if money:
        told = f"{fact.subject}{fact.quote}{findings.plan.title_of(fact.locator.place)}"
        named = [word for word in field.split() if len(word) >= NAME]
        return "元" in fact.unit and ("投资" in fact.subject or "资金" in fact.subject) and (field in told or any(word in told for word in named))
    names = f"{fact.subject} {findings.plan.title_of(fact.locator.place)} {phrase.passage_of(fact, findings.plan).place.item or ''}"
    return bool(field) and fact.stage in ("target", "planned") and field in names
