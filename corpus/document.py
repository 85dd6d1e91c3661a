"""Files as they come → the text of a plan: TXT, Markdown, DOCX, PDF; the only door to python-docx and pdfplumber.

Tables become markdown rows, pages of a PDF are parted by form feeds:

>>> text_of(Path("plan.docx")).splitlines()[4]
'| 序号 | 指标名称 | 2020年 | 2025年 | 属性 |'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import docx
import pdfplumber
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from corpus.plan import PlanError

PAGE_NUMBER = re.compile(r"[—\-–－\s]*\d{1,3}[—\-–－\s]*|第\s*\d+\s*页.*")
LINE = 3  # points between characters of one line, up and down


def text_of(path: Path) -> str:
    """The text of a file; PlanError names a file that cannot be read, and why."""
    reader = {".txt": _plain, ".md": _plain, ".markdown": _plain, ".docx": _docx, ".pdf": _pdf}.get(path.suffix.lower())
    if reader is None:
        raise PlanError(f"{path.name}：不认识“{path.suffix}”文件，请用 .txt、.md、.docx 或 .pdf")
    if not path.is_file():
        raise PlanError(f"{path.name}：没有这个文件")
    try:
        text = reader(path)
    except PlanError:
        raise
    except Exception as error:  # the libraries raise many kinds for a damaged file
        raise PlanError(f"{path.name}：文件损坏或不是有效的 {path.suffix} 文件（{type(error).__name__}）") from error
    if not text.strip():
        raise PlanError(f"{path.name}：没有读到文字（扫描件请先识别成文字）")
    return text


def _plain(path: Path) -> str:
    """UTF-8, or the encodings that Chinese offices still save in."""
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030", "utf-16") if not raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-16",):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise PlanError(f"{path.name}：不是文本文件，或编码不是 UTF-8、GB18030；请另存为 UTF-8")


# ---- DOCX --------------------------------------------------------------------------------------------------------------------------


def _docx(path: Path) -> str:
    """Paragraphs and tables in their order, the frame of one cell as the paragraphs in it; a page break that the writer set by hand is a form feed."""
    return "\n\n".join(_docx_blocks(docx.Document(str(path)))) + "\n"


def _docx_blocks(document: Document) -> Iterator[str]:
    for element in document.element.body.iterchildren():
        if element.tag == qn("w:p"):
            paragraph = Paragraph(element, document)
            broken = any(mark.get(qn("w:type")) == "page" for mark in element.iter(qn("w:br")))
            yield ("\f" if broken else "") + paragraph.text.strip()
        elif element.tag == qn("w:tbl"):
            rows = [[cell.text for cell in row.cells] for row in Table(element, document).rows]
            yield "\n\n".join(line.strip() for row in rows for line in row[0].splitlines()) if all(len(set(row)) == 1 for row in rows) else _markdown(rows)


def _markdown(rows: Iterable[Sequence[str | None]]) -> str:
    """Rows of cells as a markdown table; a cell that is merged downwards stands once, then empty."""
    lines = [[re.sub(r"\s+", "", cell or "") for cell in row] for row in rows]
    lines = [line for line in lines if any(line)]
    return "\n".join("| " + " | ".join(_blank_repeats(line)) + " |" for line in lines)


def _blank_repeats(line: list[str]) -> list[str]:
    """A line that repeats one cell all along is a merged one (a category): printed once."""
    return [line[0]] + [""] * (len(line) - 1) if len(set(line)) == 1 and len(line) > 1 else line


# ---- PDF ---------------------------------------------------------------------------------------------------------------------------

Rows = list[list[str]]


def _pdf(path: Path) -> str:
    """Each page's lines and tables from top to bottom; a table that goes on over a page's end goes on as one."""
    with pdfplumber.open(path) as file:
        pages = _without_running_heads([list(_page(page)) for page in file.pages])
    for above, below in pairwise(pages):
        if above and below and isinstance(above[-1], list) and isinstance(below[0], list):
            below[0] = _continued(above[-1], below[0])
    return "\f".join("\n".join(_markdown(piece) if isinstance(piece, list) else piece for piece in page if piece) + "\n" for page in pages)


def _page(page: pdfplumber.page.Page) -> Iterator[str | Rows]:
    tables = [table for table in page.find_tables() if len(table.rows[0].cells) > 2 or len(table.rows) > 1 < len(table.rows[0].cells)]
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes))
    pieces: list[tuple[float, str | Rows]] = [(line["top"], line["text"].strip()) for line in outside.extract_text_lines(y_tolerance=LINE, return_chars=False)]
    pieces += [(table.bbox[1], [[cell or "" for cell in row] for row in table.extract()]) for table in tables]
    yield from (piece for _, piece in sorted(pieces, key=lambda piece: piece[0]) if piece)


def _inside(thing: dict[str, float], box: tuple[float, float, float, float]) -> bool:
    middle = (thing.get("top", 0) + thing.get("bottom", 0)) / 2
    return box[0] <= (thing.get("x0", 0) + thing.get("x1", 0)) / 2 <= box[2] and box[1] <= middle <= box[3]


def _continued(above: Rows, below: Rows) -> Rows:
    """The rows on the next page: heads that are printed again go, and the rest of a row that the page's end cut goes back to it."""
    if len(above[-1]) != len(below[0]):
        return below
    if below[0] == above[0]:
        return below[1:]
    if 2 * sum(not cell for cell in below[0]) > len(below[0]) and not below[0][0]:
        above[-1] = [f"{first}{rest}" for first, rest in zip(above[-1], below[0], strict=True)]
        return below[1:]
    return below


def _without_running_heads(pages: list[list[str | Rows]]) -> list[list[str | Rows]]:
    """Page numbers, and the line that most pages begin or end with, are not the plan's."""
    edges = Counter(piece for page in pages for piece in {n: page[n] for n in (0, -1) if page}.values() if isinstance(piece, str))
    running = {line for line, count in edges.items() if count > 2 and count >= len(pages) / 2}
    return [[piece for n, piece in enumerate(page) if not (n in (0, len(page) - 1) and _is_running(piece, running))] for page in pages]


def _is_running(piece: str | Rows, running: set[str]) -> bool:
    return isinstance(piece, str) and (piece in running or PAGE_NUMBER.fullmatch(piece) is not None)
