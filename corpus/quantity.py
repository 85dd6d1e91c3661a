"""Chinese and Arabic numbers, units and bounds ↔ Quantity: the one number reader of the whole product.

>>> read("生产总值年均增长7%左右")[0].printed, read("百分之七")[0].printed, read("翻一番")[0].base[:3]
('7%左右', '7%', (Decimal('2'), None, '倍'))
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
ROUNDED = {value: char for char, value in TENS.items()}
FOLDS = {1: "一", 2: "两", 3: "三", 4: "四"}

BOUNDS_BEFORE = {
    "突破": "gt", "超过": "gt", "超": "gt", "逾": "gt", "高于": "gt", "大于": "gt", "＞": "gt", ">": "gt",
    "不低于": "ge", "不少于": "ge", "不小于": "ge", "至少": "ge", "≥": "ge", "≧": "ge",
    "不超过": "le", "不高于": "le", "不多于": "le", "不大于": "le", "至多": "le", "最多": "le", "≤": "le", "≦": "le",
    "低于": "lt", "少于": "lt", "小于": "lt", "不足": "lt", "不到": "lt", "＜": "lt", "<": "lt", "约": "approx", "近": "approx",
}  # fmt: skip
BOUNDS_AFTER = {
    "及以上": "ge", "以上": "ge", "之上": "ge", "及以下": "le", "以下": "le", "以内": "le", "之内": "le", "内": "le",
    "左右": "approx", "上下": "approx", "多": "gt", "余": "gt",
}  # fmt: skip
# 上百家, 数十家: these two bound only a round Chinese numeral, and end other words (以上, 人数) everywhere else.
COLONS = str.maketrans("：∶", "::")
ROUND = {"上": "ge", "数": "approx"}

# Units that the genre prints; longer ones first, since 平方公里 holds 公里.
UNITS = ["微克/立方米", "毫克/立方米", "毫克/升", "公里/平方公里", "万元/人", "万元/亩", "吨标准煤/万元", "兆瓦", "标箱", "宗", "桌", "个百分点", "百分点", "亿美元", "万美元", "美元", "元/人", "万元", "亿元", "元", "万吨标准煤", "吨标准煤", "万千瓦", "千瓦时", "千瓦", "吨/日", "吨/年", "万吨", "亿吨", "吨", "公斤", "斤", "千伏", "纳米", "平方公里", "平方千米", "万平方米", "平方米", "立方米", "平方", "公里", "千米", "延米", "厘米", "毫米", "mm", "米", "万亩", "亩", "公顷", "万人次", "人次", "万人", "人", "万户", "户", "小时", "分钟", "个工作日", "工作日", "个月", "天", "年", "岁", "月", "日", "台/套", "台套", "台(套)", "台（套）", "台", "套", "万件", "件", "期", "次", "位", "倍", "成", "度", "个班", "个", "家", "座", "处", "条", "所", "项", "名", "支", "张", "间", "栋", "幢", "辆", "艘", "只", "头", "株", "棵", "村", "镇", "乡", "街道", "社区", "类", "种", "批", "%", "‰", "％", "/10万人", "/10万"]  # fmt: skip
_UNIT = "|".join(sorted((re.escape(unit) for unit in UNITS), key=len, reverse=True))
# S309, PM2.5 and 5G name things: digits that touch a Latin letter are no figure, unless the letter begins a unit (mm).
_ARABIC = r"(?<![A-Za-z\d.])(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d.]*(?!mm|km|m²)[A-Za-z])"
# “2 0 0 5 年”: single digits set apart are one number where a unit follows.
_SPACED = rf"(?<![\d.])(?<![\d.] )\d(?:(?: \d)+(?: ?\. ?\d(?: \d)*)?| ?\. ?\d(?: \d)*)(?= ?(?:{_UNIT}|[万亿]))"
_CHINESE = r"[零〇一二三四五六七八九十百千两]+(?:[万亿]+[零一二三四五六七八九十百千两]+)*(?:点[零〇一二三四五六七八九]+)?"
_NUMBER = rf"(?:{_SPACED}|{_ARABIC}|{_CHINESE})"
_SIGN = r"(?<![\dA-Za-z\]）)〕])[-−－](?=\d)"
_SCALE = "[十百千万]*[万亿]"
_TO = r"[-–—~～－]|至|到"
_BEFORE = "|".join(sorted(map(re.escape, BOUNDS_BEFORE), key=len, reverse=True))
_AFTER = "|".join(  # 内 only ends a time; 比2020年多335万人次 bounds no year
    rf"(?<!\d{{4}}年){word}" if word in ("多", "余") else word for word in sorted(BOUNDS_AFTER, key=len, reverse=True) if word != "内"
)
_ROUND = r"(?:(?<!以)上|(?<![人户指次倍总个台件系函参岁多少无])数)(?=[十百千万]+[多余万亿]*(?:" + _UNIT + "))"
FAR = 60  # characters between “分别” and the figures that it parts
QUANTITY = re.compile(
    rf"(?P<ratio>\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){{1,3}})"
    rf"|第 ?(?P<rank>{_NUMBER}) ?(?:位|名)|(?<=[居列名市省县区国界])第(?P<top>{_CHINESE})(?=[，。；、！）]|$)"
    r"|翻了?(?P<fold>[一两二三四])番"
    rf"|(?P<half>过半|一半|半数)(?P<half_after>{_AFTER})?"
    r"|(?<![上下前后])(?P<halved>半个?(?:年|月|天|小时|倍))"
    rf"|(?P<before>{_BEFORE}|{_ROUND})?\s*(?P<open>[\[〔])?(?P<sign>{_SIGN})?"
    rf"(?:(?P<of>{_CHINESE})分之(?P<parts>{_NUMBER})"
    rf"|(?<!第)(?P<low>{_NUMBER})(?:\s*(?:{_TO})\s*(?P<high>{_NUMBER}))?\s*(?:个(?=[万亿]))?(?P<scale>{_SCALE})?\s*(?P<several>多|余)?(?P<late>{_SCALE})?\s*(?P<unit>{_UNIT})?(?P<and_half>(?<=年)半)?)"
    rf"(?:(?P<close>[\]〕])(?P<outer>(?:{_SCALE})?(?:{_UNIT})?))?\s*(?P<after>{_AFTER}|(?<=[日时钟天月])内)?"
)


@dataclass(frozen=True)
class Quantity:
    """A figure as printed: `value` to `value_max` in `unit` (scale included: `亿元`), with its bound and span in the text read."""

    value: Decimal
    value_max: Decimal | None
    unit: str
    bound: str
    bound_text: str
    text: str
    start: int
    end: int
    ratio: str | None = None
    cumulative: bool = False  # in brackets: [2.9], a total over the years

    @property
    def base(self) -> tuple[Decimal, Decimal | None, str, str | None]:
        """Value and unit with 万 and 亿 multiplied out, so that 12000万元 equals 1.2亿元."""
        if self.unit == "番":
            return Decimal(2) ** self.value, None, "倍", None
        scale, unit = scaled(self.unit)
        return self.value * scale, self.value_max * scale if self.value_max is not None else None, unit, self.ratio

    @property
    def is_year(self) -> bool:
        """2025年, 二〇三五年: a point in time, not an amount."""
        return self.unit == "年" and 1900 <= self.value <= 2100 and self.value_max is None

    @property
    def printed(self) -> str:
        """The figure as the genre prints it, in Arabic digits: read again, it is the same quantity."""
        if self.unit == "番":
            return f"翻{FOLDS[int(self.value)]}番"
        if self.unit == "位":
            return f"第{self.value}位"
        number = (
            ROUNDED[int(self.value)]
            if self.bound_text in ROUND
            else self.ratio or f"{self.value}" + (f"-{self.value_max}" if self.value_max is not None else "")
        )
        figure = f"[{number}]{self.unit}" if self.cumulative else f"{number}{self.unit}"
        if self.bound_text in ("多", "余"):
            return f"{number}{self.bound_text}{self.unit}"
        return f"{figure}{self.bound_text}" if self.bound_text in BOUNDS_AFTER else f"{self.bound_text}{figure}"

    def same_amount(self, other: Quantity) -> bool:
        """Equal value over units; the bound is compared by who asks."""
        return self.base == other.base


def arabic(text: str) -> int:
    """二〇三五 → 2035, 十二 → 12, 一百五十 → 150, 12 → 12; ValueError for anything else."""
    if text.isdigit():
        return int(text)
    if not text or any(char not in DIGITS and char not in TENS and char not in MYRIADS for char in text):
        raise ValueError(f"“{text}”不是数字")
    if not any(char in TENS or char in MYRIADS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in TENS:
            section, digit = section + (digit or 1) * TENS[char], 0
        else:
            total, section, digit = (total + section + digit) * MYRIADS[char], 0, 0
    return total + section + digit


def number(text: str) -> Decimal:
    """A number in Arabic or Chinese digits: `3.7`, `1,200`, `七点五`."""
    plain = re.sub("[, ]", "", text)
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    whole, _, fraction = plain.partition("点")
    digits = "".join(str(DIGITS[char]) for char in fraction)
    return Decimal(f"{arabic(whole)}.{digits}") if digits else Decimal(arabic(whole))


@lru_cache(maxsize=1 << 13)
def read(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in order: all runs of Arabic digits, and Chinese numerals that have a unit."""
    flat = narrow(text)
    return _in_one_unit([q for match in QUANTITY.finditer(flat) if (q := _quantity(match)) is not None], flat)


def _in_one_unit(found: list[Quantity], flat: str) -> tuple[Quantity, ...]:
    """“分别提高3个和4个百分点”, “分别增长5和6%”: the first is in the unit that the last one prints."""
    for n in range(len(found) - 2, -1, -1):
        one, two = found[n], found[n + 1]
        lacks = one.unit != two.unit and (
            one.unit == "个" and two.unit == "个百分点" or (not one.unit and one.text[0].isdigit() and two.unit in ("%", "个百分点"))
        )
        if lacks and flat[one.end : two.start] in ("、", "和", "及", "与", "，") and "分别" in flat[max(0, one.start - FAR) : one.start]:
            found[n] = replace(one, unit=two.unit)
    return tuple(found)


def narrow(text: str) -> str:
    """Full-width digits, letters, ％ and ．to half width, one character for one, so that spans still fit."""
    return text if text.isascii() else text.translate(NARROW)


class _Narrow(dict[int, str]):
    """What each character of a text is written for, asked for once."""

    def __missing__(self, code: int) -> str:
        narrow = unicodedata.normalize("NFKC", chr(code))
        self[code] = narrow if len(narrow) == 1 and narrow.isascii() and (narrow.isalnum() or narrow in "%.") else chr(code)
        return self[code]


NARROW = _Narrow()


def _quantity(match: re.Match[str]) -> Quantity | None:
    """The match as a Quantity; None for Chinese numerals without a unit (统一, 一批), which count nothing."""
    try:
        return _named(match) or _measured(match)
    except (ValueError, KeyError):
        return None


def _named(match: re.Match[str]) -> Quantity | None:
    """The forms that carry their unit in their words: 1：33：66, 第1位, 翻一番, 一半, 半年, 三分之一."""
    if match["ratio"]:
        return _made(match, Decimal(0), ratio=match["ratio"].translate(COLONS))
    if rank := match["rank"] or match["top"]:
        return _made(match, number(rank), unit="位")
    if match["fold"]:
        return _made(match, number(match["fold"].replace("一", "1")), unit="番")
    if match["half"]:
        return _made(match, Decimal(50), unit="%", after="以上" if match["half"] == "过半" else match["half_after"])
    if match["halved"]:
        unit = match["halved"].removeprefix("半")
        return _made(match, Decimal("0.5"), unit="个月" if unit == "个月" else unit.removeprefix("个"))
    if match["of"] in ("百", "千"):
        return _made(match, number(match["parts"]), unit="%" if match["of"] == "百" else "‰", before=match["before"], after=match["after"])
    if match["of"]:
        return _made(match, Decimal(0), ratio=f"{number(match['parts'])}/{number(match['of'])}", before=match["before"], after=match["after"])
    return None


def _measured(match: re.Match[str]) -> Quantity | None:
    """A number with its unit: 突破300亿元, 1-2所, [2.9], 两年半."""
    unit = (match["scale"] or "") + (match["late"] or "") + (match["unit"] or match["outer"] or "")
    if not match["low"][0].isdigit() and (not unit or unit == "批"):
        return None
    if re.search("[万亿].", match["low"]):  # 两亿三千万元: the last 万 belongs to the number
        return _made(
            match, number(match["low"] + (match["scale"] or "")), unit=unit.removeprefix(match["scale"] or ""), before=match["before"], after=match["after"]
        )
    low, high = number(match["low"]), number(match["high"]) if match["high"] else None
    low = -low if match["sign"] else low + Decimal("0.5") if match["and_half"] else low
    return _made(match, low, high, unit.replace("％", "%"), before=match["before"], after=match["after"] or match["several"])


def _made(
    match: re.Match[str], value: Decimal, high: Decimal | None = None, unit: str = "",
    before: str | None = None, after: str | None = None, ratio: str | None = None,
) -> Quantity:  # fmt: skip
    bound = "range" if high is not None else BOUNDS_BEFORE.get(before or "") or ROUND.get(before or "") or BOUNDS_AFTER.get(after or "", "eq")
    start, end = _span(match)
    return Quantity(value, high, unit, bound, before or after or "", match[0].strip(), start, end, ratio, cumulative=bool(match["open"] and match["close"]))


def _span(match: re.Match[str]) -> tuple[int, int]:
    lead = len(match[0]) - len(match[0].lstrip())
    return match.start() + lead, match.end() - (len(match[0]) - len(match[0].rstrip()))


def scaled(unit: str) -> tuple[Decimal, str]:
    """万元 → (10000, 元); 万亩 → (10000, 亩); % → (1, %)."""
    scale = Decimal(1)
    while unit and unit[0] in "十百千万亿":
        scale *= TENS.get(unit[0], MYRIADS.get(unit[0], 1))
        unit = unit[1:]
    return scale, unit
