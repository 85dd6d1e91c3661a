"""The Word file: opened by python-docx, and by LibreOffice, which shows its footnotes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from html import unescape
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from assistant.carry import Conversation, Paper, Said, docx_of, paper
from corpus.plan import Plan
from tests.assistant.api.line import HOSTILE
from tests.assistant.carry.conftest import DAY, FIGURE
from tests.assistant.carry.test_paper import ROW


@pytest.fixture(scope="module")
def file(page: Paper) -> bytes:
    return docx_of(page)


def footnotes(file: bytes) -> dict[int, str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(file)).read("word/footnotes.xml"))
    return {int(note.get(qn("w:id"))): "".join(note.itertext()).strip() for note in root if note.get(qn("w:type")) is None}


def test_it_opens_with_headings_tables_and_lists(file: bytes) -> None:
    document = docx.Document(io.BytesIO(file))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert heads[0] == FIGURE and len(heads) == 4 and document.core_properties.title == "卫滨区“十四五”规划纲要问答摘录"
    assert sum(p.style is not None and p.style.name == "List Paragraph" for p in document.paragraphs) == 31
    assert [cell.text for cell in document.tables[0].rows[3].cells][0] == "16" and len(document.tables[0].rows) == 6


def test_sources_are_footnotes_and_a_second_use_points_to_the_first(file: bytes, page: Paper) -> None:
    notes = footnotes(file)
    assert notes == {note.number: str(note) for note in page.notes}
    body = zipfile.ZipFile(io.BytesIO(file)).read("word/document.xml").decode()
    assert len(re.findall("<w:footnoteReference ", body)) == len(notes)
    assert set(re.findall(r"NOTEREF (_Ref\d+) ", body)) <= set(re.findall(r'w:name="(_Ref\d+)"', body)) and "NOTEREF _Ref000001 " in body


def test_hostile_and_forged_words(plan: Plan) -> None:
    forged = {**ROW, "quote": "普惠性幼儿园占比为95%"}
    said = Said.model_validate({"question": HOSTILE, "answer": f"{HOSTILE}\n=1+1\n目标为95%。[1]", "citations": [forged]})
    made = docx_of(paper(Conversation(said=(said,)), plan, DAY))
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(made)).paragraphs)
    assert HOSTILE in text and "有1条引文在规划原文中查不到" in text and not footnotes(made)
    assert not re.search(
        r"TargetMode=.External", "".join(zipfile.ZipFile(io.BytesIO(made)).read(name).decode("utf-8", "replace") for name in ("word/_rels/document.xml.rels",))
    )


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice on this machine")
def test_libreoffice_shows_the_notes(file: bytes, page: Paper, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(file)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "html:HTML:EmbedImages", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    html = (tmp_path / "a.html").read_text("utf-8")
    shown = [squeezed(note) for note in re.findall(r'<div id="sdfootnote\d+">(.*?)</div>', html, re.DOTALL)]
    assert shown == [f"{note.number}{squeezed(str(note))}" for note in page.notes]
    assert "31.德鑫双创空间" in squeezed(html) and html.count("<table") == 1


def squeezed(html: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())
