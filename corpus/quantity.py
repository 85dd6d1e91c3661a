"""Chinese and Arabic numbers, units and bounds ↔ Quantity: the one number reader of the whole product.

>>> read("生产总值年均增长7%左右")[0]
Quantity(value=Decimal('7'), value_max=None, unit='%', bound='approx', bound_text='左右', text='7%左右', start=8, end=12)
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}

BOUNDS_BEFORE = {
    "突破": "gt", "超过": "gt", "高于": "gt", "＞": "gt", ">": "gt", "不低于": "ge", "不少于": "ge", "至少": "ge", "≥": "ge",
    "不超过": "le", "不高于": "le", "≤": "le", "低于": "lt", "少于": "lt", "＜": "lt", "<": "lt", "约": "approx", "近": "approx",
}  # fmt: skip
BOUNDS_AFTER = {"以上": "ge", "及以上": "ge", "以内": "le", "以下": "le", "左右": "approx", "上下": "approx", "多": "gt", "余": "gt"}

# Units that the genre prints; longer ones first, since 平方公里 holds 公里.
UNITS = ["个百分点", "百分点", "亿美元", "万美元", "美元", "元/人", "万元", "亿元", "元", "万吨标准煤", "吨标准煤", "万千瓦", "千瓦时", "千瓦", "吨/日", "吨/年", "万吨", "亿吨", "吨", "平方公里", "平方千米", "万平方米", "平方米", "立方米", "平方", "公里", "千米", "延米", "厘米", "毫米", "mm", "米", "万亩", "亩", "公顷", "万人次", "人次", "万人", "人", "万户", "户", "小时", "分钟", "个工作日", "工作日", "个月", "天", "年", "岁", "月", "日", "台/套", "台套", "台(套)", "台（套）", "台", "套", "万件", "件", "期", "次", "位", "倍", "成", "度", "个", "家", "座", "处", "条", "所", "项", "名", "支", "张", "间", "栋", "幢", "辆", "艘", "只", "头", "株", "棵", "村", "镇", "乡", "街道", "社区", "类", "种", "批", "%", "‰", "％"]  # fmt: skip
_UNIT = "|".join(sorted((re.escape(unit) for unit in UNITS), key=len, reverse=True))
# S309, PM2.5 and 5G name things: digits that touch a Latin letter are no figure, unless the letter begins a unit (mm).
_ARABIC = r"(?<![A-Za-z\d.])(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d.]*(?!mm|km|m²)[A-Za-z])"
_CHINESE = r"[零〇一二三四五六七八九十百千两]+(?:点[零〇一二三四五六七八九]+)?"
_NUMBER = rf"(?:{_ARABIC}|{_CHINESE})"
_BEFORE = "|".join(sorted(map(re.escape, BOUNDS_BEFORE), key=len, reverse=True))
_AFTER = "|".join(sorted(map(re.escape, BOUNDS_AFTER), key=len, reverse=True))
QUANTITY = re.compile(
    rf"(?P<ratio>\d+(?:[:：]\d+){{1,3}})"
    rf"|(?P<before>{_BEFORE})?\s*(?P<open>[\[〔])?"
    rf"(?:(?P<percent>百分之)(?P<share>{_CHINESE}|{_ARABIC})"
    rf"|(?P<low>{_NUMBER})(?:\s*(?:[-–—~～]|至|到)\s*(?P<high>{_NUMBER}))?\s*(?P<scale>[十百千万]*[万亿])?\s*(?P<several>多|余)?\s*(?P<unit>{_UNIT})?)"
    rf"(?P<close>[\]〕])?\s*(?P<after>{_AFTER})?"
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

    @property
    def base(self) -> tuple[Decimal, Decimal | None, str, str | None]:
        """Value and unit with 万 and 亿 multiplied out, so that 12000万元 equals 1.2亿元."""
        scale, unit = _scaled(self.unit)
        return self.value * scale, self.value_max * scale if self.value_max is not None else None, unit, self.ratio

    @property
    def is_year(self) -> bool:
        """2025年, 二〇三五年: a point in time, not an amount."""
        return self.unit == "年" and 1900 <= self.value <= 2100 and self.value_max is None

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
    plain = text.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    whole, _, fraction = plain.partition("点")
    digits = "".join(str(DIGITS[char]) for char in fraction)
    return Decimal(f"{arabic(whole)}.{digits}") if digits else Decimal(arabic(whole))


def read(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in order: all runs of Arabic digits, and Chinese numerals that have a unit."""
    flat = narrow(text)
    return tuple(q for match in QUANTITY.finditer(flat) if (q := _quantity(match)) is not None)


def narrow(text: str) -> str:
    """Full-width digits, letters, ％ and ．to half width, one character for one, so that spans still fit."""
    return "".join(n if len(n := unicodedata.normalize("NFKC", char)) == 1 and n.isascii() and (n.isalnum() or n in "%.") else char for char in text)


def _quantity(match: re.Match[str]) -> Quantity | None:
    """The match as a Quantity; None for Chinese numerals without a unit (统一, 一批), which count nothing."""
    if match["ratio"]:
        return Quantity(Decimal(0), None, "", "eq", "", match[0], *match.span(), ratio=match["ratio"].replace("：", ":"))
    unit = "%" if match["percent"] else (match["scale"] or "") + (match["unit"] or "")
    digits = match["share"] or match["low"]
    if not digits[0].isdigit() and (not unit or unit == "批"):
        return None
    try:
        low, high = number(digits), number(match["high"]) if match["high"] else None
    except (ValueError, KeyError):
        return None
    before, after = match["before"] or "", match["after"] or match["several"] or ""
    bound = "range" if high is not None else BOUNDS_BEFORE.get(before) or BOUNDS_AFTER.get(after, "eq")
    return Quantity(low, high, unit.replace("％", "%"), bound, before or after, match[0].strip(), *_span(match))


def _span(match: re.Match[str]) -> tuple[int, int]:
    lead = len(match[0]) - len(match[0].lstrip())
    return match.start() + lead, match.end() - (len(match[0]) - len(match[0].rstrip()))


def _scaled(unit: str) -> tuple[Decimal, str]:
    """万元 → (10000, 元); 万亩 → (10000, 亩); % → (1, %)."""
    scale = Decimal(1)
    while unit and unit[0] in "十百千万亿":
        scale *= TENS.get(unit[0], MYRIADS.get(unit[0], 1))
        unit = unit[1:]
    return scale, unit
