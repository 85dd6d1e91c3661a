"""How many: chapters, sections, boxes, pages, indicators; how often a name occurs; how many items a place has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Evidence, Line
from assistant.write import group, listing, spots
from assistant.write import items as listed_items
from assistant.write.counted import in_all
from corpus.plan import Passage, Plan
from index.findings import Findings, Hit, Kind, Part

WHOLLY, NAMED = 0.99, 0.4  # of a name
EACH = re.compile("各|分别|加|合|共")
OF_SUCH = re.compile("(?:多少|几)[个项条类家处座所种](?!人|亿|百分)")
SAID = re.compile("提|出现|写|说|讲")
MENTIONED = re.compile(r"(?:提|出现|写|说|讲)(?:到|及)?(?:过|了)?.{0,4}(?:多少|几)(?:次|处)|(?:多少|几)(?:次|处)")
WHERE_ALL = re.compile("哪些?(?:地方|章节|几处).{0,3}(?:提|出现|写|说|讲)(?:到|及)?过?")
ONE = re.compile("[这那该]个?(?:指标|数)")  # Ⅲ类水那个指标基数多少
OF_TABLE = re.compile(r"指标|主要|发展|经济社会|类|整?张表|目标表?|\s")
LEVELS = {"章": "chapter", "节": "section", "专栏": "box", "篇": "part"}


def structure(part: Part, findings: Findings) -> Draft | None:
    """Chapters, sections, boxes and pages of the plan or of a chapter; indicators by attribute or category."""
    plan = findings.plan
    asked = re.search(r"(?<!第)(?:多少|几)个?(?:重点)?(章|节|专栏|篇|页)|(章节|页)数|(专栏)(?!里|中|上|内)[^，。]{0,4}(?:多少|几)个?$", part.text)
    if listing.WITHOUT_BOX.search(part.text) and (listed := listing.structure(part, findings)):
        lead = Line(f"没有专栏的共{len(listed.lines)}章。", listed.lines[0].evidence, counted=len(listed.lines), structural=True)
        return replace(listed, lines=(lead, *listed.lines))
    if asked is None:
        return _indicators(part, findings)
    several = tuple(dict.fromkeys(re.findall(r"(?<!第)(?:多少|几)个?(章|节|专栏|篇|页)", part.text)))
    joint = re.search(r"(?:多少|几)个?章.*?个?节", part.text)
    words = several if len(several) > 1 else ("章", "节") if asked[2] == "章节" or joint else (next(filter(None, asked.groups())),)
    part = _placed(part, findings) if "节" in words else part
    counts = [_counted(word, part, findings) for word in words]
    place = part.labels[0] if part.labels and "第" in part.labels[0] and plan.has(part.labels[0]) else ""
    sentence = f"{place or '规划'}共{'、'.join(counts)}。"
    return Draft(Status.ANSWERED, (Line(sentence, _ends(words[0], place, plan), structural=True),), follow_ups=("规划有哪些章？",))


def _placed(part: Part, findings: Findings) -> Part:
    """With the label of the chapter that it names in words (规划实施保障有几节)."""
    spot = spots.named(part, findings, ("chapter",)) if not part.labels and part.topic.replace("节", "").strip() else None
    return replace(part, labels=(spot.label,)) if spot else part


def _ends(word: str, place: str, plan: Plan) -> tuple[Evidence, ...]:
    """The first and the last of what was counted; for sections and pages the chapters they lie in."""
    heads = plan.boxes if word == "专栏" else [h for h in plan.heads if h.level == "chapter"]
    labels = [place] if place else [heads[0].label, heads[-1].label] if heads else []
    first = [plan.passages_of(label)[0] for label in labels] or [plan.passages[0]]
    return tuple(Evidence(passage, *passage.sentences[0]) for passage in first)


def _counted(word: str, part: Part, findings: Findings) -> str:
    plan = findings.plan
    if word == "页":
        return f"{plan.pages}页"
    inside = plan.head(part.labels[0]).place if part.labels and plan.has(part.labels[0]) else None
    within = [
        h
        for h in (plan.boxes if word == "专栏" else plan.heads)
        if inside is None or (h.place.part == inside.part and inside.chapter in (None, h.place.chapter))
    ]
    heads = [h for h in within if h.level == LEVELS[word]]
    return f"{len(heads)}个专栏" if word == "专栏" else f"{len(heads)}{word}"


def _indicators(part: Part, findings: Findings) -> Draft | None:
    if not listing.names_class(part, findings) and not re.search(
        r"指标|约束性|预期性|(?:表|张表)(?:里|中|上)?(?:一?共|总共)?(?:有|是)?(?:几|多少)[项行个]", part.text
    ):
        return None
    rows = listing.rows_of(part, findings) if not ONE.search(part.text) else ()
    if not rows or (len(rows) == len(listing.all_rows(findings)) and _names_more(part, findings)):
        return None
    named = listing.name_of(part, findings)
    evidence = tuple(Evidence(row, 0, len(row.text)) for row in rows)
    line = Line(f"{named}共{len(rows)}个。", evidence, counted=len(rows))
    return Draft(Status.ANSWERED, (line, *listing.row_lines(rows)))


def of_attributes(part: Part, findings: Findings) -> Draft | None:
    """“约束性和预期性指标各几个”: the indicators of each attribute that is named."""
    named = tuple(dict.fromkeys(listing.ATTRIBUTE.findall(part.text)))
    told = [_indicators(replace(part, text=f"{name}指标有几个"), findings) for name in named] if EACH.search(part.text) and len(named) > 1 else []
    return Draft(Status.ANSWERED, tuple(line for draft in told if draft for line in draft.lines)) if told and all(told) else None


def _names_more(part: Part, findings: Findings) -> bool:
    """“外资指标是多少”: of something that has a figure, not of all indicators."""
    more = OF_TABLE.sub("", part.topic)
    words = (more, *part.expansions) if len(more) > 1 else ()
    return len(more) > 2 or any(word in name for word in words for fact in findings.ledger for name in fact.names)


def mentions(part: Part, findings: Findings) -> Draft | None:
    """How often a name occurs and where: every mention of the plan's text."""
    whole = part.topic.replace(" ", "").strip("“”")
    known = (known.name for names in findings.names.values() for known in names)
    name = whole if whole in findings.plan.squeezed else next((name for name in known if name in part.topic), "")  # 丁唐路，帮我全找出来
    if (
        _is_counted_there(part, findings)
        or (name != whole and not SAID.search(part.text))  # 南部区域要改的棚户区有几处
        or not name
        or not ((WHERE_ALL if part.kind is Kind.LIST else MENTIONED).search(part.text) or part.kind is Kind.VERIFY)
    ):
        return None
    found = [(p, [m.start() for m in re.finditer(re.escape(name), p.text)]) for p in findings.plan.passages]
    found = [(p, starts) for p, starts in found if starts]
    if not found:
        return None
    total = sum(len(starts) for _, starts in found)
    evidence = tuple(_sentence_at(p, starts[0]) for p, starts in found)
    first = Line(f"“{name}”在规划中出现{total}次，见于{len(found)}段。", evidence[:1], counted=total, structural=True)
    return Draft(Status.ANSWERED, (first, *(Line(f"{piece.passage.place.label}：{piece.quote}", (piece,), structural=True) for piece in evidence)))


def _is_counted_there(part: Part, findings: Findings) -> bool:
    """“遗产有几处” where the plan counts 处 of just that: no mentions are asked for."""
    named = (hit.fact for hit in findings.facts if hit.fact and hit.named >= WHOLLY)
    return not SAID.search(part.text) and any(fact.unit in ("处", "次") for fact in named)


rows, row_lines = listing.all_rows, listing.row_lines


def items(part: Part, findings: Findings) -> Draft | None:
    """How many projects or measures a place has; of what was done before the plan only facts tell."""
    return _with_number(listed_items.write(part, findings)) if part.stage != "achieved" else None


def grouped(part: Part, findings: Findings) -> Draft | None:
    """“商贸物流那组多少个”: how many projects an item of a box has."""
    return _with_number(listed_items.grouped(part, findings))


def of_each(part: Part, findings: Findings) -> Draft | None:
    """“楼宇、文旅康养两块加起来几项”: how many of each thing that is named, and in all; None unless each is told."""
    counted = any(_has_figure(hits, part) for hits in findings.operands)
    if len(part.operands) < 2 or counted or not EACH.search(part.text) or not OF_SUCH.search(part.text):
        return None
    told = [draft for name in part.operands if (draft := _of_one(name, part, findings))]
    sizes = [size for draft in told if (size := draft.lines[0].counted) is not None]
    if len(sizes) < len(part.operands):
        return None
    lines = tuple(line for draft in told for line in draft.lines)
    return Draft(Status.ANSWERED, (in_all(sizes, [piece for line in lines for piece in line.evidence]), *lines))


def _has_figure(hits: Sequence[Hit], part: Part) -> bool:
    """Whether the plan itself says how many (15家 of 智能装备企业)."""
    return any(hit.fact and hit.fact.value and hit.named >= NAMED and hit.fact.unit.endswith(part.units) for hit in hits)


def _of_one(name: str, part: Part, findings: Findings) -> Draft | None:
    """How many of one of them: the projects of an item of a box, or the members of a group."""
    alone = replace(part, kind=Kind.COUNT, operation=None, operands=(), subjects=(), topic=name, subject=name, focus="", text=f"{name}有哪几个")
    listed = listed_items.of_name(name, findings) or listed_items.of_noun(name, findings)
    return _with_number(listed) or next((draft for way in (grouped, group.surely, group.write) if (draft := way(alone, findings))), None)


def _with_number(listed: Draft | None) -> Draft | None:
    if listed is None or len(listed.lines) < 2:
        return None
    count = len(listed.lines) - 1
    lead = listed.lines[0]
    return Draft(Status.ANSWERED, (Line(f"{lead.text.removesuffix('包括：')}共{count}项：", lead.evidence, counted=count, structural=True), *listed.lines[1:]))


def of_label(part: Part, findings: Findings) -> Draft | None:
    """“专栏3-1里商贸物流那一栏多少个项目”, “专栏8有多少个”: of a place that is named by its number."""
    counts = part.kind is Kind.COUNT or re.search("(?:多少|几)[个项家条处所]|数量", part.text)
    named = part.labels and counts and (re.search("项目|工程", part.text) or _is_title(part, findings) or listed_items.is_of_one(part, findings))
    return items(part, findings) if named else None


def _is_title(part: Part, findings: Findings) -> bool:
    """“专栏8列出的限制开发区域有多少个”: nothing is named beside the words of the box's own title."""
    box = next((findings.plan.head(label) for label in part.labels if findings.plan.has(label)), None)
    return box is not None and box.level == "box" and part.kind is Kind.COUNT and all(word in box.title for word in part.topic.split())


def _sentence_at(passage: Passage, position: int) -> Evidence:
    start, end = next(span for span in passage.sentences if span[0] <= position < span[1])
    return Evidence(passage, start, end)
