"""Files come in as TXT, Markdown, DOCX and PDF; the shipped plan made into each is read back to the same tree and the same facts."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from corpus.add import add
from corpus.document import text_of
from corpus.facts import Fact
from corpus.plan import Plan, PlanError
from corpus.review import load
from corpus.shelf import SHIPPED

FOLDER = SHIPPED / "weibin-145"
HEADS = ["序号", "类别", "指标名称", "2020年基数", "2025年目标", "五年年均增长或累计", "属性"]


def as_docx(plan: Plan, path: Path) -> None:
    """The plan as an office would type it: headings, paragraphs, the indicator table as a table."""
    document = docx.Document()
    document.add_paragraph(plan.title)
    seen: set[str] = set()
    table = None
    for passage in plan.passages:
        for head in plan.heads:
            outer = head.place.preamble, head.place.chapter, head.place.section
            inner = passage.place.preamble, passage.place.chapter, passage.place.section
            holds = all(want is None or want == have for want, have in zip(outer, inner, strict=True))
            if head.label not in seen and holds and (head.place.box is None or head.place.box == passage.place.box):
                seen.add(head.label)
                printed = head.place.box or head.place.section or head.place.chapter
                document.add_paragraph(f"{printed} {head.title}" if printed else "序 言")
                table = None
        if passage.row:
            if table is None:
                table = document.add_table(rows=1, cols=len(HEADS), style="Table Grid")
                for cell, head_text in zip(table.rows[0].cells, HEADS, strict=True):
                    cell.text = head_text
            for cell, text in zip(table.add_row().cells, passage.row.values(), strict=True):
                cell.text = text
        else:
            document.add_paragraph(passage.text)
    document.save(str(path))


def about() -> dict[str, object]:
    """What is peculiar to the plan stays; its flattened table and its pages are gone."""
    known = tomllib.loads((FOLDER / "plan.toml").read_text("utf-8"))
    return {name: value for name, value in known.items() if name not in ("tables", "page_break", "sha256", "id")}


def tree(plan: Plan) -> list[tuple[str, str]]:
    return [(head.label, head.title) for head in plan.heads]


def figures(facts: list[Fact]) -> list[tuple[str, str, str, str | None]]:
    return [(fact.id, fact.text, fact.label, fact.attribute) for fact in facts]


@pytest.fixture(scope="module")
def word(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "plan.docx"
    as_docx(plan, path)
    return path


def test_docx_of_the_plan_is_the_same_plan(plan: Plan, word: Path, tmp_path: Path) -> None:
    read = add(word, "from-docx", tmp_path, about())
    assert tree(read) == tree(plan)
    assert [p.row for p in read.passages if p.row] == [p.row for p in plan.passages if p.row]
    assert figures(list(load(FOLDER / "facts.csv", read))) == figures(list(load(FOLDER / "facts.csv", plan)))
    assert read.doubts == ()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_pdf_of_the_plan_is_the_same_plan(plan: Plan, word: Path, tmp_path: Path) -> None:
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, word], check=True, capture_output=True, timeout=180)
    read = add(tmp_path / "plan.pdf", "from-pdf", tmp_path, about())
    assert tree(read) == tree(plan) and read.pages > 20
    assert [p.row for p in read.passages if p.row] == [p.row for p in plan.passages if p.row]
    assert figures(list(load(FOLDER / "facts.csv", read))) == figures(list(load(FOLDER / "facts.csv", plan)))


def test_a_small_pdf_with_a_table_and_pages(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("正文", fontName="STSong-Light", fontSize=12, leading=18, firstLineIndent=24)
    cells = [["指标", "单位", "2020年", "2025年", "属性"], ["城镇化率", "%", "60.2", "65以上", "预期性"], ["其中：农村", "%", "—", "50", "约束性"]]
    table = Table(cells, style=TableStyle([("FONT", (0, 0), (-1, -1), "STSong-Light"), ("GRID", (0, 0), (-1, -1), 1, "black")]))
    story = [
        Paragraph("青禾市国民经济和社会发展第十四个五年规划纲要", style), Paragraph("第一章 发展目标", style),
        Paragraph("到2025年，全市新建学校12所，" + "把每一件民生实事办好，" * 8 + "让群众满意。", style), PageBreak(),
        Paragraph("专栏1 主要指标", style), table, Paragraph("第二章 保障措施", style), Paragraph("加强组织领导。", style),
    ]  # fmt: skip
    SimpleDocTemplate(str(tmp_path / "小规划.pdf"), pagesize=A4).build(story)
    plan = add(tmp_path / "小规划.pdf", "qinghe-145", tmp_path)
    assert (plan.title, plan.region, plan.period, plan.pages) == ("青禾市国民经济和社会发展第十四个五年规划纲要", "青禾市", (2021, 2025), 2)
    assert tree(plan) == [("第一章", "发展目标"), ("专栏1", "主要指标"), ("第二章", "保障措施")]
    rows = [p for p in plan.passages if p.row]
    assert [(r.row["指标名称"], r.row["2025年"], r.row["属性"], r.page_start) for r in rows if r.row] == [
        ("城镇化率（%）", "65以上", "预期性", 2), ("城镇化率（农村）（%）", "50", "约束性", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.xls", b"x", "不认识“.xls”文件"), ("plan.pdf", b"no pdf", "损坏"), ("plan.docx", b"no zip", "损坏"), ("plan.txt", b"\x00\x01\x02", "不是文本文件"),
        ("plan.txt", b"", "没有读到文字"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PlanError, match=words):
        text_of(tmp_path / name)
    with pytest.raises(PlanError, match="没有这个文件"):
        text_of(tmp_path / "nowhere.txt")


def test_older_encodings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("第一章 总则\r\n正文。".encode("gb18030"))
    (tmp_path / "b.txt").write_bytes("第一章 总则\n正文。".encode("utf-16"))
    assert text_of(tmp_path / "a.txt") == text_of(tmp_path / "b.txt") == "第一章 总则\n正文。"


def test_a_frame_of_one_cell_is_the_paragraphs_in_it(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("专栏4 重点工程")
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "（一）路网\n青河快速路、东山大桥。"
    document.save(str(tmp_path / "plan.docx"))
    assert text_of(tmp_path / "plan.docx").split("\n\n")[1:] == ["（一）路网", "青河快速路、东山大桥。\n"]
