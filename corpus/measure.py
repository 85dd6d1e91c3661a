"""Units of one measure: what one of them is in another, by definition.

>>> times("亩", "平方米"), times("万元", "亿元"), times("亩", "人")
(Fraction(2000, 3), Fraction(1, 10000), None)
"""

from __future__ import annotations

import re
from fractions import Fraction

from corpus.quantity import scaled

# Of each measure every unit in the first one.
MEASURES: tuple[dict[str, Fraction], ...] = (
    {unit: Fraction(size) for unit, size in (("平方米", "1"), ("平方", "1"), ("平米", "1"), ("亩", "2000/3"), ("公顷", "10000"), ("平方公里", "1000000"))},
    {unit: Fraction(size) for unit, size in (("米", "1"), ("延米", "1"), ("里", "500"), ("公里", "1000"), ("千米", "1000"))},
    {unit: Fraction(size) for unit, size in (("公斤", "1"), ("千克", "1"), ("斤", "1/2"), ("吨", "1000"))},
)
FINER = {"吨": "公斤", "公里": "米", "平方公里": "平方米", "元": "万元"}  # for what is little of the unit printed
WATER = {"升": "公斤", "立方米": "吨", "方": "吨"}  # what weighs as much, of water
RATE = "%"  # is of no measure: 7% is no share of 一亿
_UNITS = "|".join(sorted((f"[万亿]?{unit}" for unit in (*(unit for sizes in MEASURES for unit in sizes), *WATER)), key=len, reverse=True))
WANTED = re.compile(rf"(?:多少|几|成|为|合|按|成[^，。]{{1,5}}的)个?({_UNITS}|[万亿]元?|元)")


def times(unit: str, other: str, water: bool = False) -> Fraction | None:
    """How many of `other` one `unit` is; None where they measure different things. Of water a litre weighs a kilogram."""
    (scale, plain), (other_scale, wanted) = scaled(unit), scaled(other)
    ratio = Fraction(scale) / Fraction(other_scale)
    if plain == wanted or (not wanted and plain != RATE):
        return ratio
    wanted = WATER.get(wanted, wanted) if water else wanted
    sizes = next((sizes for sizes in MEASURES if plain in sizes and wanted in sizes), None)
    return ratio * sizes[plain] / sizes[wanted] if sizes else None


def wanted_unit(text: str) -> str:
    """The unit that a text wants a figure in; empty where it names none.

    >>> wanted_unit("折成平方米呢")
    '平方米'
    """
    found = WANTED.findall(text)
    return found[-1] if found else ""


def steps(factor: Fraction) -> str:
    """A factor as it is written after a number: ` × 2000 ÷ 3`; empty for 1."""
    return (f" × {factor.numerator}" if factor.numerator > 1 else "") + (f" ÷ {factor.denominator}" if factor.denominator > 1 else "")
