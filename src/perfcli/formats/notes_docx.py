"""Comments in a copy of a Word file, each at the paragraph of its cell. Nothing else is changed.

In: the bytes of a .docx and notes. Out: `Noted`. python-docx keeps the package and writes the comments; where cells stand is told
by the same walk as the reader's, so that `表2 第5行第3格` means the same cell.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Text
from perfcli.formats.archive import timeless
from perfcli.formats.notes import AUTHOR, INITIALS, UNFIT, Note, Noted, by_cell
from perfcli.formats.papers.archive import open_archive
from perfcli.formats.papers.docx import contents
from perfcli.formats.papers.docx_text import child
from perfcli.formats.papers.ooxml import local, main_part
from perfcli.formats.papers.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

MODULES = ("docx", "lxml")
DATE = "2000-01-01T00:00:00Z"
"""Comments bear a date; one that never changes keeps equal copies equal."""
_MACROS = Text("里面有宏，请在 Word 里另存为 .docx", "it holds macros: save it as .docx in Word")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def write(data: bytes, path: str, notes: Sequence[Note]) -> Noted:
    """A copy with a comment for each cell that something is said of."""
    import docx  # noqa: PLC0415 - of an extra

    try:
        archive = open_archive(data, path, "Word")
        archive.tags()  # every part is looked at before the library parses it
        main = main_part(archive)
    except Refused:
        return Noted(reason=UNFIT)
    if main is None or any("vbaproject" in name.lower() for name in archive.names):
        return Noted(reason=_MACROS if main else UNFIT)
    try:
        document = docx.Document(io.BytesIO(data))
        _comment(document, by_cell(notes))
        out = io.BytesIO()
        document.save(out)
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError, RecursionError):
        return Noted(reason=UNFIT)
    return Noted(timeless(out.getvalue()), "docx")


def _comment(document: Any, notes: dict[str, list[str]]) -> None:  # noqa: ANN401 - of an untyped extra
    places = dict(_paragraphs(document.element.body))
    for origin, lines in notes.items():
        paragraph = places.get(origin)
        if paragraph is None:
            first = f"{origin.split(' ')[0]} 第1行第1格"  # of the same table
            paragraph = places.get(first, next(iter(places.values()), None))
        if paragraph is None:
            paragraph = document.add_paragraph()._p  # noqa: SLF001 - a document without any text
        comment = document.comments.add_comment("\n".join(lines), AUTHOR, INITIALS)
        comment._comment_elm.set(f"{_W}date", DATE)  # noqa: SLF001 - the library says now
        _mark(paragraph, comment.comment_id)


def _mark(paragraph: Any, number: int) -> None:  # noqa: ANN401 - an element of an untyped extra
    """The comment's range: all of the paragraph, which may have no text at all."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - of an extra

    start, end = (OxmlElement(f"w:commentRange{which}") for which in ("Start", "End"))
    reference, run = OxmlElement("w:commentReference"), OxmlElement("w:r")
    run.append(reference)
    for element in (start, end, reference):
        element.set(f"{_W}id", str(number))
    properties = child(paragraph, "pPr")
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
    paragraph.extend((end, run))


def _paragraphs(body: _Element) -> Iterator[tuple[str, _Element]]:
    """The paragraph of every origin, tables first: what is said of no cell stands at the first of these."""
    lines = []
    tables = paragraphs = 0
    for element in contents(body):
        if local(element) == "tbl":
            tables += 1
            yield from _cells(element, f"表{tables}")
        elif local(element) == "p":
            paragraphs += 1
            lines.append((f"第{paragraphs}段", element))
    yield from lines


def _cells(table: _Element, origin: str) -> Iterator[tuple[str, _Element]]:
    at = 0
    for row in contents(table, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        at += 1
        for count, cell in enumerate(contents(row, "tc"), 1):
            here = f"{origin} 第{at}行第{count}格"
            parts = list(contents(cell))
            lines = [part for part in parts if local(part) == "p"]
            said = (line for line in lines if any(local(one) == "t" for one in line.iter()))
            if lines:
                yield here, next(said, lines[0])
            inner = 0
            for part in parts:
                if local(part) == "tbl":
                    inner += 1
                    yield from _cells(part, f"{here} 内表{inner}")
