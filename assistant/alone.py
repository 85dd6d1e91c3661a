"""What a text asks taken by itself: its kind, its topic, and the years, stages, units and figures it names.

>>> taken_alone("那2020年普惠性幼儿园占比呢？", lexicon).years
(2020,)
"""

from __future__ import annotations

import re

from assistant import cues
from assistant.aspects import is_side, units_of
from assistant.clauses import DATED, compares_periods, kind_of, operation_of, told_apart
from assistant.router import matters, router
from assistant.topic import A_NAME, LABEL, SIDES_APART, operands_of, sides_apart, topic_of
from corpus.periods import as_if_now
from corpus.quantity import Quantity, arabic, read
from index.findings import Kind, Part
from index.spelling import Lexicon, expansions

UNSURE = 0.45  # below what counts as off the plan's subjects
SAID_OF = ("连续", "达到", "总共", "共有")  # what stands before a figure in Chinese numerals that is taken for given
HELD_TRUE = re.compile("吗|吧|对不对|是不是|属实")  # of a bare 60.6 is asked whether it is so
AIMED = re.compile("[冲破超奔到达][到过]?$")  # 要冲百亿营收
OF_SIZE = re.compile("的?(?:项目|企业|工程|投资|工业|单位)")  # 千万元以上项目: a size that tells which, no figure of what is asked
SAME_NUMBER = re.compile("[一几这那两某]个数")  # no 个数 of things
BY_SIDE = ("大", "")  # 多大 asks for whatever the side is measured in
INVESTED = re.compile("投(?:了|资|入|进去)?了?(?:多少|几)(?![个家座处])")  # 一共投了多少
SHARE = re.compile("占[^，。地用]{0,6}(?:GDP|生产总值)|占[^，。地用]{1,12}的?(?:比重|比例|份额)")
OUTPUT = re.compile("(?:产能|能力|产量)(?:是|有)?多大")  # in whatever is made: 台, 吨
HOLDS_WATER = re.compile("(?:库容|蓄水|水量|容积)[^，。]{0,3}多大")
MEASURES = tuple("少长大高宽远久重")
GIVEN = re.compile("[发补给拿收交挣花用赚]")  # 一年多发几个钱: more is given, not more than a year
SHORT_YEAR = re.compile("(?:1[5-9]|2[0-9]|35|[6-9][0-9])年")  # 25年目标, 97年盖的
CARRIED_OUT = (
    ("规划实施", cues.CARRIED_OUT),
    ("规划修订", cues.ALTERED),
    ("规划调整", cues.ALTERED),
    ("规划实施监督", cues.WATCHED),
)  # the plan's words for what becomes of itself
CHANGED = re.compile(
    "(?:中?途|半[路道]|中间|过程中)?\\s*(?:调整|改动|变动|变更|改|(?<![\u4e00-\u9fff])变(?![\u4e00-\u9fff]))"
)  # of the plan itself, which says 修订 or 调整
TWO = re.compile("十[三四]五")
EACH = re.compile("各|分别|[两俩][块类个边]|(?:加|合)(?:起来|一起|一块)")  # of which it is asked how many there are
MUCH = re.compile("多少|几|谁|哪|什么|啥|怎")
OPERATED = (Kind.COMPARE, Kind.VERIFY, Kind.FIGURE, Kind.ATTRIBUTE, Kind.LIST)


def taken_alone(text: str, lexicon: Lexicon) -> Part:
    """What a text asks when nothing was asked before."""
    taken = cues.TAKEN.search(text)  # “十四五”也是保8？
    doubled = cues.DOUBLED.search(text) and not MUCH.search(text)
    kind = Kind.VERIFY if doubled or (taken and not taken[0].startswith("是")) else kind_of(text)
    topic = sides_apart(topic_of(cues.DOUBLED.sub(" ", cues.TAKEN.sub("", text) if taken else text), lexicon))
    if cues.CARRIED_OUT.search(text) and cues.ALTERED.search(text):
        topic = CHANGED.sub("修订" if "修订" in lexicon.source else "调整", topic)
    units = _units(text, lexicon)
    meant = (word for word in expansions(text, lexicon.synonyms) if kind is Kind.COMPARE or not (units and is_side(word)))  # 多少钱 is told by the unit
    return Part(
        text=text, kind=kind, topic=topic, expansions=(*meant, *(word for word, cue in CARRIED_OUT if cues.CARRIED_OUT.search(text) and cue.search(text))), years=years_of(text), stage=_stage(as_if_now(text, lexicon.first)),
        measure="year" if cues.YEAR.search(text) else "growth" if cues.GROWTH.search(text) else "level" if cues.LEVEL.search(text) else None, units=units,
        claims=claims_of(text), elsewhere=_elsewhere(text, topic, lexicon), labels=tuple(filter(None, (_printed(label, lexicon) for label in LABEL.findall(text)))), operation=(operation_of(text) or "difference") if kind is Kind.COMPARE else None,
        operands=operands_of(told_apart(text), lexicon) if (kind in OPERATED or (kind is Kind.COUNT and EACH.search(text))) and (kind is not Kind.LIST or SIDES_APART.search(text)) and not DATED.search(text) and not _is_of_one_thing(text) else (),
    )  # fmt: skip


def _is_of_one_thing(text: str) -> bool:
    """“老小区改造，接下来要改的比十三五改掉的多吗”: one thing in two periods."""
    return compares_periods(text) and not cues.EACH.search(text) and SIDES_APART.search(text) is None


def _elsewhere(text: str, topic: str, lexicon: Lexicon) -> float:
    """How likely a text speaks of nothing a plan could hold; not at all with a name of the plan in it, never surely with a noun that the plan uses often."""
    near_days = cues.NEAR_DAYS.search(text)
    if not near_days and lexicon.quotes(topic, A_NAME):
        return 0.0
    judges = (router(), matters()) if len(topic) > 1 else (router(),)  # 叫啥 names nothing by itself
    share = max(judge.judge(text).shares["elsewhere"] for judge in judges)
    return min(share, UNSURE) if not near_days and lexicon.often(topic) else share


def _printed(label: str, lexicon: Lexicon) -> str:
    """As the plan prints it: 专栏10-1 for 专栏 10-1, for a bare 10-1, and for 表10-1 of a plan that has the box; empty for a table that it has not (表1, as one speaks of the indicators')."""
    bare = re.sub(r"\s", "", label)
    if bare.startswith("表") and bare not in lexicon.source:
        box = f"专栏{bare.removeprefix('表')}"
        return box if re.search(rf"{box}(?![\d－—-])", lexicon.source) else ""
    return f"专栏{bare}" if bare[0].isdigit() else bare


def years_of(text: str) -> tuple[int, ...]:
    """The years a text names; 十四五 alone names none, since every target is of it.

    >>> years_of("2020年和二〇三五年")
    (2020, 2035)
    """
    text = re.sub(r"(?<![\d.])(2[0-9]|35)年(?!代|来|内|间|以)", r"20\1年", text)
    plain_years = [int(year) for year in re.findall(r"(?<![\d.])((?:19|20)\d{2})(?=年(?!以前|之前|前|代)|[^年\d.%亿万个家]|$)", text)]
    spelled = [arabic(re.sub("[○O0零]", "〇", year)) for year in re.findall(r"二[〇零○O0][一二三四五六七八九十〇零]{2}", text) if "十" not in year]
    return tuple(dict.fromkeys(plain_years + spelled))


def claims_of(text: str) -> tuple[Quantity, ...]:
    """The figures a question takes for given: every quantity in Arabic digits, or in percent, that is no year."""
    return tuple(
        q
        for q in read(LABEL.sub(lambda m: "　" * len(m[0]), text))
        if not q.is_year
        and (
            q.text[0].isdigit()
            or q.unit == "%"
            or q.bound != "eq"
            or text[: q.start].endswith(SAID_OF)
            or (q.unit in ("亿", "亿元", "万元") and AIMED.search(text[: q.start]))
        )
        and (q.unit or q.ratio or ("." in q.text and HELD_TRUE.search(text)) or cues.TAKEN.search(text))
        and q.unit != "类"  # 三类以上 of water
        and not _is_bare_year(q)
        and not text[q.end :].startswith(MEASURES)  # 平均一年多少, 一座多长
        and not (q.bound != "eq" and (OF_SIZE.match(text, q.end) or GIVEN.match(text, q.end)))
    )


def _is_bare_year(quantity: Quantity) -> bool:
    return quantity.unit in ("", "年") and 1900 <= quantity.value <= 2100 or bool(SHORT_YEAR.fullmatch(quantity.text))


def _stage(text: str) -> str | None:
    """Of the last clause that names a period, where a text names two (十三五…，对应十四五目标多少)."""
    text = next((clause for clause in reversed(re.split("[，,；]", text)) if TWO.search(clause)), text) if len(set(TWO.findall(text))) > 1 else text
    if len(set(TWO.findall(text))) > 1:
        return None
    if cues.ACHIEVED.search(text):
        return "achieved"
    if cues.BASE.search(text) and not cues.TARGET.search(re.sub("2025年", "", text)):
        return "base"
    return "target" if cues.TARGET.search(text) or "十四五" in text else None


def _units(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """By the unit asked for (几家), else by the side (营收) that stands beside the plan's names; 多大 of a revenue is no area."""
    asked, side = cues.ASKED_UNIT.search(text), units_of(" ".join(lexicon.names.apart(SAME_NUMBER.sub("", text))[::2]))
    if not asked and SHARE.search(text):
        return cues.UNITS["%"]  # 教育经费占GDP, 逐步到多少
    unit = asked[1] or asked[2] if asked else "个" if cues.COUNTED_BY.search(text) else ""
    if unit == "大" and HOLDS_WATER.search(text):
        return ("立方米",)
    if unit == "大" and "装机" in text:
        return cues.UNITS["千瓦"]
    if unit == "大" and OUTPUT.search(text):
        return ()
    if unit == "大" and cues.IN_MONEY.search(text):
        return cues.UNITS["元"]
    return side if unit in BY_SIDE and side else cues.UNITS.get(unit, ()) or side or (cues.UNITS["元"] if INVESTED.search(text) else ())
