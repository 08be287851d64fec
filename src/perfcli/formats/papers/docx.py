"""Word documents: paragraphs and tables in order, as Word shows them with all tracked changes accepted.

In: bytes of a .docx. Out: a `Paper` with `表2 第5行第3格` and `第3段`. The XML is read itself: python-docx leaves out what stands in
content controls, insertions and fields, and automatic numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.formats.papers import kinds
from perfcli.formats.papers.archive import open_archive
from perfcli.formats.papers.docx_numbers import Numbers
from perfcli.formats.papers.docx_styles import Styles
from perfcli.formats.papers.docx_text import CHUNKS, COVERED, DELETED, Notes, attribute, child, number, pieces
from perfcli.formats.papers.grids import Budget, GridBuilder, joined, nested
from perfcli.formats.papers.ooxml import inactive, local, main_part, parse, related
from perfcli.formats.papers.refusal import damaged, left_out
from perfcli.paper import Block, Cell, Paper, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from perfcli.diagnostics import Diagnostic
    from perfcli.formats.papers.archive import Archive

suffixes = (".docx", ".docm", ".dotx", ".dotm")
_FORM = "Word"
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


def read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The paragraphs and tables of a document."""
    archive = open_archive(data, path, _FORM)
    main = main_part(archive)
    body = child(parse(archive, main.part), "body") if main and main.form == "docx" else None
    if main is None or body is None:
        raise damaged(path, _FORM, Text("里面没有正文", "there is no text part in it"))
    try:
        document = _Document(archive, main.part)
        paper = Paper(path, "docx", document.blocks(body))
    except RecursionError as error:
        raise damaged(path, _FORM, error) from None
    return paper, (*inactive(archive), *left_out(path, document.notes))


class _Line:
    """One line of text with how it looks."""

    __slots__ = ("bold", "indent", "text")

    def __init__(self, text: str, *, bold: bool, indent: int) -> None:
        self.text = text
        self.bold = bold
        self.indent = indent


class _Document:
    """Walks the body of one document."""

    def __init__(self, archive: Archive, part: str) -> None:
        self.budget = Budget(archive.path)
        self.notes = Notes()
        found = {kind: related(archive, part, kind) for kind in ("styles", "numbering")}
        trees = {kind: parse(archive, name) if name else None for kind, name in found.items()}
        self.styles = Styles(trees["styles"])
        self.numbers = Numbers(trees["numbering"], self.styles)
        self.tables = 0
        self.paragraphs = 0

    def blocks(self, body: _Element) -> tuple[Block, ...]:
        """Everything in order."""
        return joined(tuple(self._flow(body)))

    def _flow(self, body: _Element) -> Iterator[Block]:
        for element in contents(body):
            name = local(element)
            if name == "tbl":
                self.tables += 1
                yield from self._table(element, f"表{self.tables}")
            elif name == "p":
                self.paragraphs += 1
                for line in self._lines([element]):
                    if line.text.strip():
                        yield Paragraph(line.text.rstrip(), f"第{self.paragraphs}段", line.bold, line.indent)
            elif name == "altChunk":
                self.notes.add(CHUNKS)

    def _lines(self, paragraphs: list[_Element]) -> list[_Line]:
        """The lines of paragraphs; one whose end was deleted runs on into the next."""
        lines: list[_Line] = []
        runs_on = False
        for paragraph in paragraphs:
            label, listed = self.numbers.label(paragraph)
            style = self.styles.name_of(paragraph)
            said = [
                (text, self.styles.bold(run, style)) for text, run in pieces(paragraph, self.notes) if text
            ]
            bold = bool(said) and all(is_bold for text, is_bold in said if text.strip())
            texts = (label + "".join(text for text, _ in said)).split("\n")
            indent = self.styles.indent(paragraph, listed)
            if runs_on and lines:
                lines[-1].text += texts.pop(0)
            lines += [_Line(text, bold=bold, indent=indent) for text in texts]
            runs_on = child(paragraph, "pPr", "rPr", "del") is not None
        return lines

    def _table(self, table: _Element, origin: str) -> tuple[Block, ...]:
        builder = GridBuilder(self.budget, origin)
        inner: list[Block] = []
        at = 0
        for row in contents(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self.notes.add(DELETED)
                continue
            before = child(properties, "gridBefore")
            column = max(0, number(attribute(before, "val")) or 0) if before is not None else 0
            for count, cell in enumerate(contents(row, "tc"), 1):
                column = builder.free(at, column)
                more, columns = self._cell(builder, cell, at, column, f"{origin} 第{at + 1}行第{count}格")
                inner += more
                column += columns
            at += 1
        if not builder.height:
            return tuple(inner)
        return nested(builder.grid(lambda row, _: f"{origin} 第{row + 1}行"), inner)

    def _cell(
        self, builder: GridBuilder, element: _Element, row: int, column: int, origin: str
    ) -> tuple[list[Block], int]:
        """Place one cell; the tables inside it, and how many columns it takes."""
        properties = child(element, "tcPr")
        span, merge = child(properties, "gridSpan"), child(properties, "vMerge")
        columns = max(1, number(attribute(span, "val")) or 1) if span is not None else 1
        text, bold, indent, inner = self._content(element, origin)
        shows = not text.strip() and any(local(one) in ("drawing", "pict") for one in element.iter())
        doubt = kinds.PICTURE.name if shows else ""
        if merge is not None and attribute(merge, "val") != "restart" and builder.stretch(row, column):
            if text.strip():
                self.notes.add(COVERED)
            return inner, columns
        builder.put(row, column, Cell(text, origin, 1, columns, bold, indent, doubt))
        return inner, columns

    def _content(self, element: _Element, origin: str) -> tuple[str, bool, int, list[Block]]:
        """A cell's own text with its look, and the tables inside it."""
        inner: list[Block] = []
        paragraphs: list[_Element] = []
        for one in contents(element):
            if local(one) == "p":
                paragraphs.append(one)
            elif local(one) == "tbl":
                inner += self._table(one, f"{origin} 内表{len(inner) + 1}")
        lines = self._lines(paragraphs)
        text = "\n".join(line.text.rstrip() for line in lines).strip("\n")
        filled = [line for line in lines if line.text.strip()]
        bold = bool(filled) and all(line.bold for line in filled)
        return text, bold, filled[0].indent if filled else 0, inner


def contents(element: _Element, wanted: str = "") -> Iterator[_Element]:
    """The children that hold content, or those of one name; content controls and marks of insertion are looked through."""
    for one in element:
        name = local(one)
        if name in _WRAPPERS:
            yield from contents(one, wanted)
        elif name == wanted if wanted else name in ("p", "tbl", "altChunk"):
            yield one
