"""A plan of an office's own: its file read, checked, and put into `$PLANQA_HOME/plans/<id>/` in the shape of those that ship.

>>> add(Path("某市规划.docx"), "moushi-145", home).doubts
('第三章的表格有一行与表头不符：…',)
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from corpus.document import text_of
from corpus.lines import lines_of, page_break
from corpus.plan import Plan, PlanError
from corpus.quantity import arabic
from corpus.read import parse, read_plan
from corpus.shelf import ID

ORDINAL = re.compile(r"第\s*(十[一二三四五六七八九]?|[一二三四五六七八九])\s*个\s*五\s*年|[“\"]?(十[一二三四五六七八九])五[”\"]?")
SPAN = re.compile(r"(20\d{2})\s*年?\s*[-－—–~至]+\s*(20\d{2})\s*年")
TITLE = re.compile(r"[^，。；：]{0,30}(?:国民经济和社会发展|发展|建设)?[^，。；：]{0,30}(?:规划|纲要)[^，。；：]{0,16}")
FIRST_PLAN = 1953  # the first five-year plan's first year
REGION = re.compile(r"([一-鿿]{1,12}?(?:自治区|自治州|开发区|高新区|新区|省|市|区|县|旗|镇|乡))")


def add(file: Path, id: str, home: Path, about: dict[str, Any] | None = None, replace: bool = False) -> Plan:
    """Read the file and keep it as a plan; PlanError says what is missing or cannot be read, and then nothing is kept.

    `about` overrides what is found: title, region, period, base_year, and the tables, boxes and noise of this plan (see a shipped plan.toml).
    """
    if not ID.fullmatch(id):
        raise PlanError(f"编号“{id}”不合要求：用小写字母、数字和 . _ -，3–63 个字符，如 moushi-145")
    target = home / "plans" / id
    if target.exists() and not replace:
        raise PlanError(f"编号“{id}”已有规划；要换成新的，请加 --replace")
    text = text_of(file)
    known = {"id": id, "source": file.name, "page_break": page_break(text)} | _found(text, file) | (about or {}) | {"id": id}
    missing = [name for name in ("title", "period") if not known.get(name)]
    if missing:
        raise PlanError(
            f"{file.name}：没有读到{'、'.join({'title': '标题', 'period': '规划期'}[name] for name in missing)}，请用 --title、--period 2021-2025 说明"
        )
    known.setdefault("base_year", known["period"][0] - 1)
    known["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    try:
        plan = parse(text, known)
    except PlanError as error:
        raise PlanError(f"{file.name} {error}") from error
    return _kept(text, known, target, plan)


def _kept(text: str, known: dict[str, Any], target: Path, plan: Plan) -> Plan:
    """Written beside and moved into place, so that a plan is there whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as made:
        folder = Path(made) / target.name
        folder.mkdir()
        (folder / "plan.txt").write_bytes(text.encode())
        (folder / "plan.toml").write_text(toml_of(known), "utf-8")
        read_plan(folder)
        if target.exists():
            shutil.move(target, Path(made) / "before")
        shutil.move(folder, target)
    return plan


def _found(text: str, file: Path) -> dict[str, Any]:
    """What the text says of itself: title, region, period."""
    opening = [line.text for line in lines_of(text)][:40]
    front = re.search(r"^title:\s*(.+)$", text[:2000], re.MULTILINE)
    title = front[1].strip() if front else _title(opening)
    *superiors, region = REGION.findall(re.split("国民经济|“?十[一二三四五六]五|第十", title)[0]) or ["全国" if "中华人民共和国" in title else ""]
    above = {"superiors": superiors} if superiors else {}  # 江浦市云山区 is a district, and what stands above it
    return {"title": title, "region": region, "period": _period(title, "".join(opening))} | above


def _title(opening: list[str]) -> str:
    """The first lines up to 规划 or 纲要: a title may stand over several lines."""
    for number, line in enumerate(opening[:12]):
        for joined in ("".join(opening[number : number + count]) for count in (1, 2, 3, 4)):
            squeezed = re.sub(r"[\s《》]", "", joined)
            if TITLE.fullmatch(squeezed) and re.search("规划纲要|目标纲要|纲要$|规划$", squeezed):
                return squeezed
        if re.match(r"第[一二三四五六七八九十]+[篇章]", line):
            break
    return ""


def _period(title: str, opening: str) -> list[int]:
    """`第十四个五年规划` → 2021–2025; years that are printed come first."""
    if span := SPAN.search(title) or SPAN.search(opening):
        return [int(span[1]), int(span[2])]
    ordinal = ORDINAL.search(re.sub(r"\s", "", title)) or ORDINAL.search(re.sub(r"\s", "", opening))
    if ordinal is None:
        return []
    first = FIRST_PLAN + 5 * (arabic(ordinal[1] or ordinal[2]) - 1)
    first += 3 if first > 1962 else 0  # 1963–1965 lay between the second and the third plan
    return [first, first + 4]


def toml_of(known: dict[str, Any]) -> str:
    """A plan.toml with plain values, tables last."""
    plain = {name: value for name, value in known.items() if not isinstance(value, dict) and not _is_tables(value)}
    lines = [f"{name} = {_value(value)}" for name, value in plain.items()]
    for name, value in known.items():
        if isinstance(value, dict):
            lines += ["", f"[{name}]", *(f"{_value(key)} = {_value(item)}" for key, item in value.items())]
        elif _is_tables(value):
            lines += [line for entry in value for line in ("", f"[[{name}]]", *(f"{key} = {_value(item)}" for key, item in entry.items()))]
    return "\n".join(lines) + "\n"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else '"' + str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
