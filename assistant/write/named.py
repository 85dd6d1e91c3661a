"""The named things of a kind (道路, 村, 企业, 医院 …), all of them, with how often and on which pages.

>>> write(part("规划提到了哪些河流和湖泊？"), findings).lines[1].text
'1. 卫河：25次，第33、34、37、…页'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft, Evidence, Line
from assistant.write.asked import said_now
from corpus.names import Name
from corpus.plan import Passage
from index.findings import Findings, Part

# What people call the kinds; the plan's kinds are the keys of its names.
CALLED = {
    "道路": "道路|公路|马路|街道名|路名|(?<=[条些的几])路(?!网|灯|段)", "河湖": "河流|河湖|湖泊|水系|(?<=[条些的几])河", "公园": "公园|游园", "村": "村庄|行政村|村子|村名|(?<=[个些的几])村(?!卫|室|民)",
    "社区": "社区(?!卫|医|养)", "镇办": "乡镇|镇办|街道办|镇和办", "学校": "学校|小学|幼儿园|中小学", "医疗机构": "医院|医疗机构|医疗单位", "文化场馆": "博物馆|图书馆|文化场馆|场馆|纪念馆",
    "企业": "企业|公司|厂家|厂商", "园区": "园区|产业园", "院校与机构": "高校|院校|科研机构|研究所", "区域": "片区|地块",
}  # fmt: skip
SORTS = ("小学", "幼儿园", "医院", "博物馆", "图书馆", "纪念馆")  # by which names of one kind end
MENTIONED = re.compile(r"提到(?!\d)|提及|涉及|点了?名|出现|写到|说到|讲到|名字|名称|叫什么|点到|列了|列出|具体(?:有)?哪")
ALL = re.compile(r"哪|所有|全部|几|多少|列出|清单|名单")
LEFT = re.compile(
    r"规划|纲要|全文|文中|里面|提到|提及|涉及|点名|出现|写到|说到|讲到|点到|列出|名字|名称|具体|叫什么|建设|有关|相关|名单|清单|^名|[要的了过里中和及与有都被一共]"
)
MOST_PAGES = 8
OFFICE = ("办", "办事处", "街道", "片", "边", "块")
REGIONS = ("区域", "镇办")  # kinds of names that say of where something is told


def write(part: Part, findings: Findings) -> Draft | None:
    """Every thing of the kinds asked for; only where mentions are asked and nothing narrows them."""
    if not (MENTIONED.search(part.text) and ALL.search(part.text)):
        return None
    kinds = [kind for kind, words in CALLED.items() if kind in findings.names and re.search(words, said_now(part) if part.after else part.text)]
    rest = LEFT.sub("", re.sub("|".join(CALLED[kind] for kind in kinds), "", part.topic)).replace(" ", "") if kinds else ""
    if not kinds or len(rest) > 1:
        return None
    names = [name for kind in kinds for name in _of_sort(part, findings.names[kind])]
    lead = Line(f"规划提到的{'、'.join(kinds)}共{len(names)}个：", (_evidence(names[0], findings),), counted=len(names), structural=True)
    lines = (Line(f"{n}. {_told(name)}", (_evidence(name, findings),), counted=len(name.mentions), structural=True) for n, name in enumerate(names, 1))
    return Draft(Status.ANSWERED, (lead, *lines))


def _of_sort(part: Part, names: Sequence[Name]) -> Sequence[Name]:
    """Of all schools the kindergartens, where these are asked for."""
    sort = next((sort for sort in SORTS if sort in part.topic), "")
    alike = [name for name in names if sort and name.name.endswith(sort)]
    return alike if len(alike) > 1 else names


def of_kinds(text: str, findings: Findings) -> tuple[str, ...]:
    """The plan's names of the kinds of things that a text speaks of."""
    kinds = (kind for kind, words in CALLED.items() if kind in findings.names and re.search(words, text))
    return tuple(called for kind in kinds for name in findings.names[kind] for called in (name.name, *name.aliases))


def regions(topic: str, findings: Findings) -> tuple[str, ...]:
    """The words of a topic that begin a region's name: 铁西 of 铁西区域."""
    return tuple(word for word in topic.split() if len(word) > 1 and any(name.startswith(word) for name in _regions(findings)))


def of_regions(topic: str, findings: Findings) -> tuple[str, ...]:
    """The same, said with a word more or less: 自由路办 is 自由办, 南部片 and 南部区域四至 are of 南部区域."""
    begins = [(word, word[:2] if word.endswith(OFFICE) else word) for word in topic.split() if len(word) > 1]
    return tuple(word for word, beginning in begins if any(name.startswith(beginning) or word.startswith(name) for name in _regions(findings)))


def _regions(findings: Findings) -> list[str]:
    return [name.name for kind in REGIONS for name in findings.names.get(kind, ())]


def _told(name: Name) -> str:
    pages = "、".join(map(str, name.pages[:MOST_PAGES])) + ("等" if len(name.pages) > MOST_PAGES else "")
    called = f"（又作{'、'.join(name.aliases)}）" if name.aliases else ""
    return f"{name.name}{called}：{len(name.mentions)}次" + (f"，第{pages}页" if pages else "")


def _evidence(name: Name, findings: Findings) -> Evidence:
    """The sentence of the first mention."""
    first = name.mentions[0]
    passage: Passage = next(p for p in findings.plan.passages if p.char_start <= first.char_start and first.char_end <= p.char_end)
    start, end = next(span for span in passage.sentences if passage.offsets[span[1] - 1] >= first.char_end - 1)
    return Evidence(passage, start, end)
