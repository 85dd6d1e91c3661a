"""The named things of a plan by kind (道路, 河湖, 企业 …), each with every mention; and the projects of its boxes with place and amount.

>>> names["道路"][2].name, [str(m) for m in names["道路"][2].mentions][:1]
('西华大道', ['第六章第一节，第33页'])
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.facts import Fact
from corpus.plan import Locator, Passage, Plan, PlanError
from corpus.subject import DOING

# What the name of a thing ends on, for plans whose names nobody has read; longer words of the genre that are no names stand in COMMON.
KINDS: Mapping[str, str] = {
    "道路": "大道|大街|[一-鿿]{2}路|高速公路|高速|国道|省道|快速路|[东西南北]环|外环|步行街|铁路", "河湖": "河|渠|湖|水库", "公园": "公园|植物园|湿地公园",
    "村": "村", "社区": "社区", "镇办": "镇|乡|街道办事处", "学校": "小学|中学|幼儿园|学院|大学", "医疗机构": "医院|卫生院|疾病预防控制中心|妇幼保健院",
    "文化场馆": "博物馆|纪念馆|纪念堂|图书馆|文化馆|艺术中心|体育馆", "企业": "有限公司|股份公司|集团|厂", "园区": "产业园|工业园|物流园|科技园|开发区|示范区|高新区",
}  # fmt: skip
COMMON = re.compile(
    r"^(?:道路|铁路|公路|高速公路|高速|快速路|农村|乡村|城中村|新农村|美丽乡村|社区|城镇|乡镇|小镇|学校|大学|中小学|幼儿园|医院|公园|河湖|集团|大集团|产业园|示范区|开发区|工业园|物流园|科技园|水库|博物馆|图书馆|文化馆|"
    r"纪念馆|体育馆|工厂|厂|.{0,2}[思出断马回链]路|.{0,3}(?:一带一路|丝绸之路|大多数|各类|一批|特色).*|普惠.*|公办.*|民办.*|.*(?:型|化|级|性|们|的).*)$"
)
LEADING = re.compile(r"以|把|并|各|因|借|推动|加快|加强|逐步|统筹|严禁|健全|调整|提升|提高|数字|现代|智慧|周边|重点|全面|骨干|集成|\d+[条个处]|一")
SEPARATOR = re.compile(rf"[、，。；：！？（）“”《》—→\s]|和|与|及|等|以[东西南北]|位于|沿|至|到|在|对|将|向|从|经|(?:{DOING})")
PLACED = re.compile(r"(?:选址(?:在|于)?|拟选址(?:在|于)?|位于|坐落于)([^，。；]+)")
LONGEST, SHORTEST = 12, 3


@dataclass(frozen=True)
class Name:
    """A named thing: what else it is called, and where it stands, mention by mention."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: tuple[Locator, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that mention it, each once."""
        return tuple(sorted({m.page_start for m in self.mentions if m.page_start is not None}))


@dataclass(frozen=True)
class Project:
    """A project of a box: its group, where the plan places it, and its amounts of money."""

    name: str
    group: str
    box: str
    place: str
    amounts: tuple[str, ...]
    passage: Passage
    start: int
    end: int


def names_of(plan: Plan, folder: Path) -> dict[str, tuple[Name, ...]]:
    """By kind: those of the reviewed `names.toml`, else those whose endings tell them. PlanError for a name that the plan has not."""
    path = folder / "names.toml"
    listed = tomllib.loads(path.read_text("utf-8")) if path.exists() else _told(plan)
    called = {kind: [tuple(entry.split("|")) for entry in entries] for kind, entries in listed.items()}
    mentions = _mentions(plan, {word for entries in called.values() for words in entries for word in words})
    found = {kind: tuple(_name(kind, words, mentions) for words in entries) for kind, entries in called.items()}
    absent = [name.name for names in found.values() for name in names if not name.mentions]
    if absent:
        raise PlanError(f"names.toml：规划里没有“{'、'.join(absent)}”，请与原文核对")
    return found


def _name(kind: str, words: Sequence[str], mentions: Mapping[str, Sequence[Locator]]) -> Name:
    """All mentions of what a thing is called; a short name inside a longer one of the same thing counts once."""
    every = [m for word in words for m in mentions[word]]
    kept = [
        m
        for m in every
        if not any(
            o is not m and o.char_start <= m.char_start and m.char_end <= o.char_end and (o.char_end - o.char_start) > (m.char_end - m.char_start)
            for o in every
        )
    ]
    return Name(words[0], kind, tuple(words[1:]), tuple(sorted(kept, key=lambda m: m.char_start)))


def _mentions(plan: Plan, words: set[str]) -> dict[str, list[Locator]]:
    """Every occurrence in the plan's text, headings of the tree aside."""
    return {word: [plan.locate(p, m.start(), m.end()) for p in plan.passages for m in re.finditer(re.escape(word), p.text)] for word in words}


def _told(plan: Plan) -> dict[str, list[str]]:
    """Names by their endings, in the order they come; a piece between two marks or verbs that is nothing but the name."""
    found: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    for passage in plan.passages:
        for piece in SEPARATOR.split(passage.text) if passage.kind not in ("heading", "row") else ():
            kind = next((kind for kind, ending in KINDS.items() if SHORTEST <= len(piece) <= LONGEST and re.fullmatch(rf".+?(?:{ending})", piece)), None)
            if kind and not COMMON.match(piece) and not LEADING.match(piece):
                found[kind][piece] = None
    return {kind: list(names) for kind, names in found.items() if names}


# ---- projects ------------------------------------------------------------------------------------------------------------------------

ENUMERATES = re.compile(r"[^，；。]*(?:、[^，；。]*|等(?:项目|工程))(?:建设)?(?:等)?。")
OPENER = re.compile(r"(?:谋划推进|升级改造|新建|支持|引导|及|实施|推进|推动|主要包括|包括|建设|加快|开展|完成)")
CLOSER = re.compile(r"(?:等[^、，。；（）“”]{0,8})?(?:项目|工程)?(?:建设)?(?:等)?(?:项目)?。$")


def projects_of(plan: Plan, facts: Sequence[Fact]) -> tuple[Project, ...]:
    """Every project of the boxes, in the plan's order."""
    return tuple(project for passage in plan.passages if passage.place.box and passage.kind == "item" for project in projects_in(passage, facts))


def projects_in(passage: Passage, facts: Sequence[Fact]) -> tuple[Project, ...]:
    """The members of an item that enumerates projects; the item itself where it is one."""
    group, box = str(passage.place.item), str(passage.place.box)
    start = len(group) + 1 if passage.text.startswith(group) else 0
    body = passage.text[start:]
    members = [(name, start + begin) for name, begin in enumerated(body) if len(name) > 1] if ENUMERATES.fullmatch(re.sub("（[^（）]*）", _blank, body)) else []
    if members:
        return tuple(Project(name, group, box, "", (), passage, begin, begin + len(name)) for name, begin in members)
    place = PLACED.search(passage.text)
    money = tuple(f.text for f in facts if "元" in f.unit and passage.char_start <= f.span[0] < passage.char_end)
    return (Project(group, group, box, place[1] if place else "", money, passage, 0, len(passage.text)),)


def _blank(match: re.Match[str]) -> str:
    return "　" * len(match[0])


def enumerated(sentence: str) -> tuple[tuple[str, int], ...]:
    """The members of an enumeration and where each begins; brackets and quotation marks are kept whole.

    >>> enumerated("推动卫滨区人社服务大厅、综合楼（一期、二期）等项目建设。")
    (('卫滨区人社服务大厅', 2), ('综合楼（一期、二期）', 12))
    """
    opener = OPENER.match(sentence)
    first, body = opener.end() if opener else 0, CLOSER.sub("", sentence)
    pieces: list[tuple[str, int]] = []
    depth, begin = 0, first
    for position in range(first, len(body) + 1):
        char = body[position] if position < len(body) else "、"
        depth += (char in "（“《") - (char in "）”》")
        if position == len(body) or (depth == 0 and (char in "、，；" or (char == "及" and body[:position].endswith(("项目", "工程"))))):
            pieces, begin = [*pieces, (body[begin:position], begin)], position + 1
    return tuple(piece for piece in (*pieces[:-1], *_last(pieces[-1:], len(pieces) > 1)) if piece[0])


def _last(pieces: list[tuple[str, int]], several: bool) -> Iterator[tuple[str, int]]:
    """“甲、乙和丙”: the last member is two where both are long enough to be names."""
    for text, begin in pieces:
        first, joint, second = text.rpartition("和")
        if joint and min(len(first), len(second)) >= (SHORTEST if several else 4) and first.count("（") == first.count("）"):
            yield from ((first, begin), (second, begin + len(first) + 1))
        else:
            yield text, begin
