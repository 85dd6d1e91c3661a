"""Paper → .docx: headings, paragraphs and tables set as an office sets them, every source a real footnote.

>>> docx_of(paper)[:2]
b'PK'
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.carry import words
from assistant.carry.footnotes import Footnotes
from assistant.carry.paper import Entry, Line, Note, Paper, Pieces, Table

SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"  # what every office machine has
PAGE_WIDTH, MARGIN = 21.0, 2.8  # cm
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
CELL = "Cell"
MUTED = RGBColor(0x5B, 0x61, 0x69)
# Style, face, points, space before and after, bold.
STYLES: tuple[tuple[str, str, float, float, float, bool], ...] = (
    ("Normal", SONG, 12, 0, 6, False), ("Title", HEI, 18, 0, 12, False), ("Heading 1", HEI, 14, 18, 6, False), ("List Paragraph", SONG, 12, 0, 3, False),
    ("footnote text", SONG, 9, 0, 0, False), (CELL, SONG, 9, 0, 0, False),
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A document while it is written, and the ids of two of its styles: to look one up for every cell is slow."""

    document: Document
    notes: Footnotes
    item: str
    cell: str


def docx_of(paper: Paper) -> bytes:
    """The file."""
    document = docx.Document()
    _set_up(document, paper)
    sheet = Sheet(document, Footnotes(document), *(document.styles[name].style_id for name in ("List Paragraph", CELL)))
    document.add_paragraph(paper.heading, style="Title")
    for text in (paper.made, words.CHECKED):
        _muted(document.add_paragraph(), text)
    for entry in paper.entries:
        _entry(sheet, entry)
    sheet.notes.close()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _entry(sheet: Sheet, entry: Entry) -> None:
    sheet.document.add_heading(entry.question, level=1)
    if entry.label:
        _muted(sheet.document.add_paragraph(), words.LABEL.format(label=entry.label))
    for block in entry.blocks:
        if isinstance(block, Table):
            _table(sheet, block)
        else:
            _line(sheet, block)
    if entry.lost:
        _muted(sheet.document.add_paragraph(), words.LOST.format(count=entry.lost))


def _line(sheet: Sheet, line: Line) -> None:
    """An item keeps the number that it was given on screen."""
    paragraph = sheet.document.add_paragraph()
    if line.item is not None:
        paragraph._p.style = sheet.item
        paragraph.add_run(f"{line.item}. ")
    _fill(paragraph, line.pieces, sheet.notes)


def _fill(paragraph: Paragraph, pieces: Pieces, notes: Footnotes) -> None:
    for before, piece in pairwise((None, *pieces)):
        if isinstance(piece, str):
            paragraph.add_run(piece)
        elif piece is not None:
            if isinstance(before, Note):
                paragraph.add_run(",").font.superscript = True  # or 1 and 2 would read as 12
            notes.refer(paragraph, piece.number, str(piece))


def _table(sheet: Sheet, table: Table) -> None:
    heads: tuple[Pieces, ...] = tuple((head,) for head in table.heads)
    widths = _widths([heads, *table.rows])
    grid = sheet.document.add_table(rows=1 + len(table.rows), cols=len(heads), style="Table Grid")
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for row, pieces in zip(grid.rows, [heads, *table.rows], strict=True):
        _kept_whole(row, is_head=pieces is heads)
        for number, (cell, piece) in enumerate(zip(row.cells, pieces, strict=True)):
            cell.width, paragraph = widths[number], cell.paragraphs[0]
            paragraph._p.style = sheet.cell
            if number in table.figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _fill(paragraph, piece, sheet.notes)
    for run in (run for cell in grid.rows[0].cells for run in cell.paragraphs[0].runs):
        run.font.bold = True
    sheet.document.add_paragraph()._p.style = sheet.cell


def _widths(rows: Sequence[tuple[Pieces, ...]]) -> list[Length]:
    """Room by the longest words of each column, a very long one in two lines; together as wide as the text."""
    wanted = [max(map(_room, column)) for column in zip(*rows, strict=True)]
    return [Cm(TEXT_WIDTH * room / sum(wanted)) for room in wanted]


def _room(cell: Pieces) -> int:
    length = sum(len(piece) for piece in cell if isinstance(piece, str))
    return max(3, min(length, -(-length // 2) + 2)) + 2


def _kept_whole(row: Any, is_head: bool) -> None:
    """No row breaks over two pages; the heads stand on every page that the table goes on to."""
    look = row._tr.get_or_add_trPr()
    look.append(OxmlElement("w:cantSplit"))
    if is_head:
        look.append(OxmlElement("w:tblHeader"))


def _muted(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(10.5), MUTED


# ---- how it is set -------------------------------------------------------------------------------------------------------------------


def _set_up(document: Document, paper: Paper) -> None:
    document.core_properties.title, document.core_properties.language = paper.heading, "zh-CN"
    document.core_properties.author = document.core_properties.comments = ""
    for language in (*document.styles.element.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))):
        language.set(qn("w:eastAsia"), "zh-CN")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(PAGE_WIDTH), Cm(29.7)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin = section.bottom_margin = Cm(2.6)
    _page_number(section.footer.paragraphs[0])
    for name in ("footnote text", CELL):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    reference.element.set(qn("w:styleId"), "FootnoteReference")
    reference.font.superscript = True
    for name, face, size, before, after, bold in STYLES:
        _style(document.styles[name], face, size, before, after, bold)
    document.styles["footnote text"].element.set(qn("w:styleId"), "FootnoteText")
    document.styles["List Paragraph"].paragraph_format.left_indent = Cm(0.74)


def _style(style: ParagraphStyle, face: str, size: float, before: float, after: float, bold: bool) -> None:
    font, shape = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic, font.color.rgb = LATIN, Pt(size), bold, False, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's face would win over a named one
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:hint"), "eastAsia")  # “ ” — … are Chinese here, as wide as a character
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.5 if size == 12 else 1.15
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words.PAGE[0])
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("end", "")):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = text or None
        run._r.append(mark)
    paragraph.add_run(words.PAGE[1])
