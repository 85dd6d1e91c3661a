"""Plan → Facts by the reader alone: the filled cells of tables, and every figure with a unit in the text.

>>> extract(toy)[1].subject, extract(toy)[1].text
('城镇化率', '60')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from corpus.facts import Fact
from corpus.plan import Passage, Plan
from corpus.quantity import Quantity, read
from corpus.stage import when
from corpus.subject import members, subject
from corpus.table import EMPTY, NAME, SERIALS, adds_up, cell_span, head_of, thing_of, values

CUMULATIVE = re.compile(r"累计|新增|吸收|利用|进出口|发放|贷款|带动|完成投资|就业|培训|转移")
TENDS = re.compile(r"(?:增长|增速|递增|增幅|下降|降低|减少|提高|上升|压减)(?:率)?(?:保持|控制|达到|为|在|约|均|分别|左右)*(?:[\d.%左右、以上和]*)$")
# 三年保留率, 九年义务教育: a time that is part of a name
# 比2020年增加9.7亿元和5.4亿元: by how much, not how much
MORE_THAN = re.compile(
    r"[比较](?:20\d{2}年|“?十[一二三四五]五|上年|同期)[^，。；]{0,6}?(?:增[加长]|减少|提高|提升|上升|下降|降低|缩小|扩大|多|少)了?(?:[\d.]+[^，。；\d]{0,4}[和、])*$"
)
TIMED = re.compile(r"[^，。、；：\d]{0,4}?(?:率|行动|计划|规划|义务教育|制(?!造)|期)")
TIMES = ("年", "小时", "分钟", "天")
BUILDS = ("千伏", "纳米")  # name what a device is
# 10万千瓦级, 300万以下的城市, 300万至500万的大城市: sizes that say which, where no verb says how much
LEVEL = re.compile("级(?!别)")
SIZED = re.compile("的[^目水速要增，。、；]")
REACHES = re.compile(r"(?:达到?|保持|控制|稳定|提高|增加|扩大|降低|减少|增长|下降|不低|不少|超过|突破|完成|实现|建成|新增|[为至到在于]|均|约|率|比重|比例)$")
OLD = re.compile(r"([6-9]\d)周?岁及?以上")
SPELLED = re.compile("（[A-Za-z][A-Za-z0-9.]*）")
ONE_OF = re.compile("的?(?:项目|企业|村|集群|园区)")  # 超10亿元企业, 20万元以上的村
NAMES = re.compile(r"第$|第.{1,3}$|“$|习近平$|党的$|每$|[“（][^”）]{0,6}$|[放摆]在$")
PRODUCT = re.compile("(?:国内|地区)生产总值(?:（GDP）)?")
THING = re.compile("(?:产业链?|工程|项目|园区?|基地|中心|行动|平台|集群)$")  # an item of a section that is called so tells of it
SHORTEST = 2  # characters of a name
AMOUNT = re.compile(r"[\d.,]+(?:[^\d（(]{0,6}$|(?=[（(]))")  # a cell that is a figure, or one with a word on it in brackets
CONTENT = re.compile("内容|规模|标准|措施|任务")  # heads of cells that say what is built
LEAST_MONEY = 10  # 城乡二元结构, 多元
JOINT = 12  # characters of two names that share a figure
BOUNDARY = re.compile("以前|之前|前建成")
GROUPS = re.compile("城镇|农村|城区|小学|初中|高中|城市|乡村|区属学校")
PARTS = ("%", "‰", "/10万", "/10万人")
RATES = (*PARTS, "个百分点", "百分点", "倍", "番")
KINDS = {
    "位": "rank", "元": "amount", "亩": "area", "克/": "level", "立方": "volume", "平方": "area", "公顷": "area", "公里": "length", "米": "length", "mm": "length", "吨": "volume",
    "千瓦": "volume", "年": "duration", "小时": "duration", "分钟": "duration", "工作日": "duration", "个月": "duration", "天": "duration",
}  # fmt: skip


def extract(plan: Plan) -> tuple[Fact, ...]:
    """What the reader finds by itself: the filled cells of tables, and every figure with a unit in the text."""
    cells = [fact for p in plan.passages if p.kind == "row" for fact in _cells(p, plan)]
    figures = [fact for p in plan.passages if p.kind not in ("row", "note") for fact in _figures(p, plan)]
    called = {_bare(fact.subject): fact for fact in cells}
    spelled = {SPELLED.sub("", fact.subject): fact for fact in reversed(figures)}  # 细颗粒物（PM2.5）年均浓度, later 细颗粒物年均浓度
    named = (called.get(_bare(fact.subject)) or spelled.get(fact.subject) for fact in figures)
    return (*cells, *(replace(fact, subject=of.subject, aliases=of.aliases) if of else fact for fact, of in zip(figures, named, strict=True)))


def doubts_of(plan: Plan, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What a person should look at: what the reader of the text doubts, and figures whose clause names nothing."""
    nameless = [f for f in facts if not f.reviewed and (len(f.subject) < 3 or len(f.subject) > 28)]
    return (*plan.doubts, *(f"{fact.locator}“{fact.text}”的主题认作“{fact.subject}”，请核对" for fact in nameless))


def whole(plan: Plan) -> str:
    """Whose a figure is where nothing else is said: 全区 of a district, 全市 of a city, 全国 of the country."""
    return f"全{plan.region[-1]}" if plan.region and plan.region[-1] in "区市县省乡镇州盟旗" else "全国"


# ---- tables ------------------------------------------------------------------------------------------------------------------------


def _cells(passage: Passage, plan: Plan) -> Iterator[Fact]:
    row = passage.row or {}
    if NAME not in row:
        yield from _other_cells(passage, plan)
        return
    name, unit = head_of(row[NAME]).name, head_of(row[NAME]).unit
    dated = any(str(plan.period[1]) in column and not EMPTY.fullmatch(cell) for column, cell in values(row).items())
    for column, cell in values(row).items():
        if EMPTY.fullmatch(cell):
            continue
        quantity = next(iter(read(cell)), None)
        stage = _stage_of_column(column, plan)
        yearly = dated and quantity is not None and _is_yearly(unit, column, quantity)
        measure = "growth" if yearly else _measure_of_cell(name, unit, column, quantity)
        first, last = plan.period
        spans = re.search("年均|累计", column) or (quantity and quantity.cumulative)
        period = str(plan.base_year) if stage == "base" else f"{first}–{last}" if spans else str(last)
        yield _fact(
            f"{passage.place.path}-{passage.serial}-{column}", passage, plan, (0, len(passage.text)), quantity,
            subject=_plain(name, measure), stage=stage, measure=measure, unit="%" if yearly else quantity.unit if quantity and quantity.unit else unit,
            figure=cell_span(passage, column), period=period, attribute=row.get("属性") or None, text=cell, column=column, note=_note_of(cell, passage, plan), source=f"{passage.place.box} 第{passage.serial}行 {column}",
        )  # fmt: skip


def _is_yearly(unit: str, column: str, quantity: Quantity) -> bool:
    """Of what has a target for the last year too, a bare number under 年均增长 is by how many per cent it grows a year: 136.5, 182.7, 6."""
    return re.search("年均|增速", column) is not None and not quantity.unit and not quantity.cumulative and "%" not in unit


def _stage_of_column(column: str, plan: Plan) -> str:
    """`2020年基数`, `2020年`, `“十三五”完成` are where it starts from; the rest is where it goes."""
    years = [int(year) for year in re.findall(r"20\d{2}", column)]
    past = bool(years) and max(years) < plan.period[0]
    return "base" if past or re.search("基数|基期|现状|完成|实际", column) else "target"


def _note_of(cell: str, passage: Passage, plan: Plan) -> str:
    """What the table's note says of a starred cell (60.6*: “带*的为2019年数据”); empty for any other."""
    if not cell.rstrip().endswith(("*", "＊")):
        return ""
    notes = [p.text for p in plan.passages if p.kind == "note" and p.place == passage.place]
    return next((said for note in notes for said in re.findall(r"[^。；：①-⑳]*带[*＊][^。；]*", note)), "")


def _other_cells(passage: Passage, plan: Plan) -> Iterator[Fact]:
    """The figures of a table that is none of indicators, under its row's name: each cell that is a number by its head, and what its cells of words measure (60个班，学位3000个)."""
    row = passage.row or {}
    own, name = thing_of(row)
    name = f"{plan.title_of(passage.place).split(' · ')[-1]}{name}" if adds_up(row) else name
    for column, cell in row.items():
        if column in (own, *SERIALS):
            continue
        head, quantity = head_of(column), next(iter(read(cell)), None)
        if quantity is None or not AMOUNT.match(cell):
            yield from _of_words(passage, plan, name, column)
            continue
        unit = quantity.unit or head.unit
        called = "" if quantity.unit and CONTENT.search(head.name) else head.name  # 2200套 under 建设内容
        measured = read(f"{quantity.value}{unit}")[0]
        yield _of_cell(passage, plan, (column, cell), 0, quantity, unit=unit, subject=f"{name}{called}", measure=_measure("", measured), period=head.year)


def _of_words(passage: Passage, plan: Plan, name: str, column: str) -> Iterator[Fact]:
    """What a cell of words measures, each figure by the words before it: 岚浦一中新校区学位, 3000个."""
    cell = (passage.row or {}).get(column, "")
    figures = tuple(q for q in read(cell) if _measures(cell, q) and q.unit and q.unit not in TIMES)
    for n, quantity in enumerate(figures):
        called = f"{name}{subject(cell, figures, n)}"
        yield _of_cell(passage, plan, (column, cell), n, quantity, unit=quantity.unit, subject=called, measure=_measure(cell, quantity), period="")


def _of_cell(passage: Passage, plan: Plan, at: tuple[str, str], number: int, quantity: Quantity, **known: Any) -> Fact:
    column, cell = at
    start, end = cell_span(passage, column)
    text = cell if AMOUNT.fullmatch(cell) else quantity.text
    figure = (start, end) if text == cell else (start + quantity.start, start + quantity.end)
    return _fact(
        f"{passage.place.path}-{passage.serial}-{column}{f'-{number}' if number else ''}", passage, plan, (0, len(passage.text)), quantity, stage="planned",
        figure=figure, attribute=None, note="", column=column, text=text, source=f"{passage.place.own_label} {thing_of(passage.row or {})[1]} {column}", **known,
    )  # fmt: skip


def _plain(name: str, measure: str) -> str:
    """`地区生产总值增长` → 地区生产总值: that it grows is the measure."""
    return re.sub("(?:年均)?增长(?:率|速度)?$", "", name) or name


def _measure_of_cell(name: str, unit: str, column: str, quantity: Quantity | None) -> str:
    """From the name first; an amount in a column of growth (3.01亿 under “增长（%）”) is an amount."""
    if quantity and quantity.unit.endswith(("亿", "万", "元")):
        return "amount"
    if quantity and quantity.unit == "%" and "%" not in unit and re.search("年均|增长|增速", column):
        return "growth"
    if "增长" in name:
        return "growth"
    if "占比" in name or "比例" in name or "比重" in name:
        return "share"
    if "率" in name or "%" in unit:
        return "rate"
    if "新增" in name or quantity and quantity.cumulative:
        return "total"
    return next((measure for mark, measure in KINDS.items() if mark in unit), "level")


# ---- text --------------------------------------------------------------------------------------------------------------------------


def _figures(passage: Passage, plan: Plan) -> Iterator[Fact]:
    for start, end in passage.sentences:
        sentence = passage.text[start:end]
        figures = tuple(q for q in read(sentence) if _measures(sentence, q))
        for number in range(len(figures)):
            yield _figure(passage, plan, (start, end), figures, number)


def _measures(sentence: str, quantity: Quantity) -> bool:
    """Whether it measures something: not a year, an ordinal, a slogan in quotation marks, a threshold that only names (千万元以上项目)."""
    before, after = sentence[: quantity.start], sentence[quantity.end :]
    if quantity.ratio:
        return True
    if not quantity.unit and re.search(r"(?:系数|指数|收入比)[^，。；]{0,20}$", before):
        return True
    if not quantity.unit or quantity.unit in ("年", "月", "日") and re.match(r"[\d]{1,2}[月日]", quantity.text):
        return False
    if quantity.is_year:
        return bool(BOUNDARY.match(after))
    if quantity.unit == "年" and quantity.value > 1900 or before.endswith("几") or _names(before, quantity, after):
        return False
    if quantity.text[0].isascii() and not before.endswith("第"):
        return not (quantity.unit == "年" and re.match("行动|期", after))
    if quantity.unit == "年" and quantity.value in (5, 100) and not before.endswith("连续"):
        return False
    return not _is_figure_of_speech(before, quantity, after)


def _names(before: str, quantity: Quantity, after: str) -> bool:
    """Whether it says which and not how much: 三年保留率, 10万千瓦级的项目, 人口300万以下的城市."""
    if quantity.unit in TIMES and TIMED.match(after) or quantity.unit in BUILDS or LEVEL.match(after):
        return True
    aged = quantity.unit == "岁" and quantity.bound != "eq" and re.match("[\u4e00-\u9fff]", after)
    if aged or (quantity.unit != "%" and quantity.bound in ("gt", "ge") and ONE_OF.match(after)):
        return True
    if SIZED.match(after) and re.search(r"\d[万亿]?至$", before) or re.match(r"至[\d.]+[万亿]?\S{0,2}的[^目水速要增，。、；]", after):
        return True
    return quantity.bound not in ("eq", "approx") and quantity.unit not in ("%", *TIMES) and SIZED.match(after) is not None and not REACHES.search(before)


def _is_figure_of_speech(before: str, quantity: Quantity, after: str) -> bool:
    """第一个百年, “四个自信”, 一支队伍, 二期, 八项规定: Chinese numerals that name and do not measure."""
    if NAMES.search(before) or re.match("行动|规定|教育|毛入园|大|级", after) or (quantity.bound_text == "以上" and re.match("项目|企业", after)):
        return True
    if quantity.value == 1 and quantity.unit not in ("位", "番", "倍") and quantity.bound == "eq":
        return True
    if re.match("一体|元?结构|争鸣|齐放|个(?:大局|市场)", after) or (quantity.unit == "元" and quantity.value < LEAST_MONEY) or before.endswith(("前", "后")):
        return True
    return quantity.unit in ("期", "次", "条", "类", "级", "度", "间", "处", "件", "支", "种", "批")


def _figure(passage: Passage, plan: Plan, span: tuple[int, int], figures: tuple[Quantity, ...], number: int) -> Fact:
    sentence, quantity = passage.text[slice(*span)], figures[number]
    if quantity.is_year:  # 2000年以前建成的小区: a year that bounds
        quantity = replace(
            quantity, bound="lt", bound_text=sentence[quantity.end :][:2], text=sentence[quantity.start : quantity.end + 2], end=quantity.end + 2
        )
    measure = _measure(sentence, quantity)
    stage, period = when(passage, plan, span, figures, number, measure)
    above = passage.place.item or passage.place.group or plan.title_of(passage.place)
    headed = passage.kind == "item" and (passage.place.box is not None or THING.search(passage.place.item or "") is not None)
    name = subject(sentence, figures, number, passage.place.item or passage.place.group, headed)
    name = name if len(name) >= SHORTEST else above
    return _fact(
        f"{passage.place.path}-{passage.serial}-{span[0]}-{number}", passage, plan, span, quantity, subject=_plain(name, measure), stage=stage,
        measure=measure, figure=(span[0] + quantity.start, span[0] + quantity.end), unit=quantity.unit, period=period, attribute=None, text=quantity.text, source=passage.place.own_label, note="",
    )  # fmt: skip


def _measure(sentence: str, quantity: Quantity) -> str:
    before = sentence[: quantity.start]
    clause = re.split("[，；。]", before)[-1]
    if quantity.ratio or not quantity.unit:
        return "ratio" if quantity.ratio else "level"
    if quantity.unit == "年" and quantity.value > 1900:
        return "year"
    if MORE_THAN.search(before[max(map(before.rfind, "。；"), default=-1) + 1 :]):
        return "growth"
    if quantity.unit in RATES:
        return "growth" if TENDS.search(before) or quantity.unit not in PARTS else "rate" if "率" in clause else "share"
    if "年产" in clause or re.match("吨/", quantity.unit):
        return "volume"
    kind = next((measure for mark, measure in KINDS.items() if mark in quantity.unit), "amount" if quantity.unit in ("亿", "万亿") else "count")
    return "total" if kind in ("amount", "count") and quantity.unit[-1] in "元人次" and CUMULATIVE.search(clause) else kind


# ---- both --------------------------------------------------------------------------------------------------------------------------


def _fact(id: str, passage: Passage, plan: Plan, span: tuple[int, int], quantity: Quantity | None, figure: tuple[int, int], **known: Any) -> Fact:
    return Fact(
        id=id, aliases=_otherwise(known["subject"]), value=None if quantity is None else quantity.ratio or str(quantity.value),
        value_max=str(quantity.value_max) if quantity and quantity.value_max is not None else None,
        bound=quantity.bound if quantity else "none", bound_text=quantity.bound_text if quantity else "", scope=_scope(known["subject"], known["measure"], passage, plan),
        quote=passage.text[slice(*span)], reviewed=False, locator=plan.locate(passage, *span), row=passage.row, span=(passage.offsets[figure[0]], passage.offsets[figure[1] - 1] + 1), **known,
    )  # fmt: skip


def _otherwise(name: str) -> tuple[str, ...]:
    """What a thing is called as well: without what stands in brackets, without 拥有; each of two that share a figure."""
    bare = {re.sub("（[^（）]*）", "", name), name.replace("拥有", ""), PRODUCT.sub("GDP", name)}
    if old := OLD.match(name):
        bare |= {f"{old[1]}岁以上{who}" for who in ("人口", "老人", "老年人")}
    parts = members(name) if "和" in name and len(name) >= JOINT else []
    return tuple(sorted(other for other in {*bare, *(part for part in parts if len(part) >= JOINT // 2)} if other != name and len(other) > 1))


def _bare(name: str) -> str:
    """What is the same thing in the table and in the text: 单位GDP能源消耗降低, 单位国内生产总值能源消耗."""
    return re.sub("（[^（）]*）|拥有|(?:降低|下降|减少|数)$|^全社会", "", name.replace("国内生产总值", "GDP").replace("GDP（GDP）", "GDP"))


def _scope(name: str, measure: str, passage: Passage, plan: Plan) -> str:
    """Whose: the group the subject names, else the project of a box, else the whole."""
    if named := GROUPS.match(name):
        return named[0]
    if passage.place.box and passage.place.item and measure in ("amount", "area", "volume"):
        return passage.place.item
    return "农村" if re.search("乡村|农村", plan.title_of(passage.place)) else whole(plan)
