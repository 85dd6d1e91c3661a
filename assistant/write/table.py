"""Tables of things (projects, places): their rows, and which table, row and head of figures a question means.

>>> meant(part("恒岳石英砂项目建在哪儿"), findings).name
'恒岳高纯石英砂项目'
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.draft import Evidence
from assistant.write import sentence
from corpus.plan import Passage
from corpus.table import EMPTY, NAME, SERIALS, adds_up, head_of, thing_of
from index.findings import Findings, Part
from index.segment import content
from index.words import tokens

MONEY = re.compile("钱|贵|投资|投入|投得")
A_TIME = re.compile("年[份度限]|时间|(?:建成|完工|竣工|开工)年?$")  # 2025 under 建成年份 is no amount
A_BOX = re.compile("专栏|[这那]张?表|表里|表中|[几两三四五六七八九十\\d][个项](?:里|中|当中|项目里)")
MEANT, CLEARER = 0.6, 0.1  # the share of what is asked that a row's name must hold, and by how much more than any other row's
OF_TABLE = 0.5  # the share of what is asked that the title of a box must hold
TELLING = 0.6  # how much a word says of what a thing is
A_NAME = 4  # characters of the end of a name
KIND_OF_THING = re.compile("(?:项目|工程|建设|改造)$")


@dataclass(frozen=True)
class Row:
    """A row by the name in its first cell of words; `cells` are the others by their heads."""

    name: str
    cells: Mapping[str, str]
    passage: Passage

    @property
    def evidence(self) -> Evidence:
        """The row as printed."""
        return Evidence(self.passage, 0, len(self.passage.text))

    def figure(self, head: str, findings: Findings) -> Evidence:
        """The same for the figure under a head, with the fact it is."""
        fact = next((each for each in findings.ledger if each.row == self.passage.row and each.column == head), None)
        return Evidence(self.passage, 0, len(self.passage.text), fact)


def rows_of(findings: Findings, added: bool = False) -> list[Row]:
    """The rows of all tables but those of indicators: without those that add up the others, or where `added` these alone."""
    things = [(passage, passage.row) for passage in findings.plan.rows if passage.row and NAME not in passage.row]
    return [_row(passage, row) for passage, row in things if thing_of(row)[1] and adds_up(row) is added]


def of_table(part: Part, findings: Findings) -> list[Row]:
    """The rows of the box that is named by its label or by its title, or of the only table where several rows are named."""
    rows = rows_of(findings)
    labelled = [row for row in rows if row.passage.place.own_label in part.labels]
    if labelled or not rows:
        return labelled
    there = [row for row in rows if A_BOX.search(part.text) and (findings.home.near(row.passage) or any(row.name in said for said in (*part.over, *part.said)))]
    if there:
        return [row for row in rows if row.passage.place == there[0].passage.place]
    places = list(dict.fromkeys(row.passage.place for row in rows))
    scored = sorted(((findings.coverage(findings.plan.title_of(place).split(" · ")[-1]), n) for n, place in enumerate(places)), reverse=True)
    share, best = scored[0]
    return [row for row in rows if row.passage.place == places[best]] if share >= OF_TABLE else []


def meant(part: Part, findings: Findings) -> Row | None:
    """The row whose name holds most of what is asked, and clearly more of it than any other's."""
    rows = rows_of(findings)
    if not rows:
        return None
    asked = [said for said in (part.topic, part.after.topic if part.after and part.focus != part.topic else "") if said]
    told = {token for row in rows for pair in row.cells.items() for piece in pair for token in tokens(piece)}
    for said in asked:
        weights = {token: findings.weights.get(token, 1.0) for token in tokens(said) if token not in told or any(token in row.name for row in rows)}
        scored = sorted(((findings.share(weights, row.name), row.name in said, row.name, n) for n, row in enumerate(rows)), reverse=True)
        best, second = scored[0], scored[1] if len(scored) > 1 else (0.0,)
        if best[1] or (best[0] >= MEANT and best[0] >= second[0] + CLEARER):
            return rows[best[3]]
        ended = [row for row in rows if _is_named_by_its_end(row.name, said)]
        if len(ended) == 1 and best[0] >= OF_TABLE:
            return ended[0]
    return None


def nearest(part: Part, findings: Findings) -> Row | None:
    """“造船那个投多少钱”: the row that is nearest to what is asked, where it alone has a noun that the question names."""
    rows = [] if part.operands else rows_of(findings)
    best = sentence.ranking(findings)[0][1].passage if rows and sentence.ranking(findings) else None
    row = next((row for row in rows if row.passage is best), None)
    nouns = [word for word, share in content(part.focus or part.topic) if share >= TELLING and len(word) > 1]
    alone = any(noun in row.passage.text and sum(noun in other.passage.text for other in rows) == 1 for noun in nouns) if row else False
    return row if alone else None


def measure(part: Part, rows: Sequence[Row]) -> str:
    """The head of figures that is asked for: the one said, else that of money where money is."""
    heads = list(dict.fromkeys(head for row in rows for head, cell in row.cells.items() if amount(cell) is not None and not A_TIME.search(head)))
    said = [head for head in heads if head_of(head).name in part.text]
    money = [head for head in heads if "投资" in head] if MONEY.search(part.text) else []
    return next(iter((*said, *money, *(heads if len(heads) == 1 else []))), "")


def amount(cell: str) -> Decimal | None:
    """The number of a cell that is one."""
    return Decimal(cell.replace(",", "")) if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", cell) else None


def _row(passage: Passage, row: Mapping[str, str]) -> Row:
    own, name = thing_of(row)
    return Row(name, {head: cell for head, cell in row.items() if head not in (own, *SERIALS) and not EMPTY.fullmatch(cell)}, passage)


def _is_named_by_its_end(name: str, said: str) -> bool:
    """一中新校区 of 岚浦一中新校区, 海上风电B区 of 海上风电B区项目: what tells a thing from its like stands last in its name."""
    core = KIND_OF_THING.sub("", name)
    return any(core[start:] in said for start in range(1 + len(core) // 3) if len(core) - start >= A_NAME)
