"""Real footnotes for python-docx, which has none: a part of notes, and references to them in the text.

Word numbers a footnote by its place, so a source that is used again is not a second note but a cross-reference to the first.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.text.paragraph import Paragraph

TEXT, REFERENCE = "FootnoteText", "FootnoteReference"  # the styles' ids
SEPARATORS = (("separator", "-1", "w:separator"), ("continuationSeparator", "0", "w:continuationSeparator"))


class Footnotes:
    """The notes of one document while it is written; `close` puts them into it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root = _element("w:footnotes", [_separator(*kind) for kind in SEPARATORS])
        self.known: set[int] = set()

    def refer(self, paragraph: Paragraph, number: int, text: str) -> None:
        """A reference at the end of `paragraph`: the note itself the first time, a cross-reference to it after that."""
        if number in self.known:
            _append(paragraph, _again(number))
            return
        self.known.add(number)
        self.root.append(_note(number, text))
        reference = _run([_element("w:footnoteReference", id=number)], REFERENCE)
        start, end = _element("w:bookmarkStart", id=number, name=_bookmark(number)), _element("w:bookmarkEnd", id=number)
        _append(paragraph, [start, reference, end])

    def close(self) -> None:
        """The part of notes, related to the document; its settings know the two separators."""
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self.root, self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self.document.settings.element
        own = _element("w:footnotePr", [_element("w:footnote", id=id) for _, id, _ in SEPARATORS])
        settings.find(qn("w:compat")).addprevious(own)


def _element(tag: str, /, children: list[Any] | None = None, **attributes: str | int) -> Any:
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children or [])
    return made


def _separator(kind: str, id: str, mark: str) -> Any:
    return _element("w:footnote", [_element("w:p", [_run([_element(mark)])])], type=kind, id=id)


def _note(number: int, text: str) -> Any:
    style = _element("w:pPr", [_element("w:pStyle", val=TEXT)])
    return _element("w:footnote", [_element("w:p", [style, _run([_element("w:footnoteRef")], REFERENCE), _run([_words(" " + text)])])], id=number)


def _again(number: int) -> list[Any]:
    """`NOTEREF` shows the number that the note has, also after someone has put another before it."""
    marks = [_element("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")]
    code = _words(f" NOTEREF {_bookmark(number)} \\f \\h ", "w:instrText")
    return [_run([piece], REFERENCE) for piece in (marks[0], code, marks[1], _words(str(number)), marks[2])]


def _run(children: list[Any], style: str | None = None) -> Any:
    look = [_element("w:rPr", [_element("w:rStyle", val=style)])] if style else []
    return _element("w:r", [*look, *children])


def _words(text: str, name: str = "w:t") -> Any:
    made = _element(name)
    made.text = text
    made.set(f"{{{nsmap['xml']}}}space", "preserve")
    return made


def _bookmark(number: int) -> str:
    return f"_Ref{number:06d}"


def _append(paragraph: Paragraph, pieces: list[Any]) -> None:
    for piece in pieces:
        paragraph._p.append(piece)
