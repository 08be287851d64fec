"""Word, Excel and PDF files read back by libraries that know nothing of perfcli, as plain grids of text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pdfplumber
from docx.oxml.ns import qn

from perfcli.printout import Ends, Grid, Paragraph, Pen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.printout import Cell, Printout

Table = list[list[str]]


def docx_tables(data: bytes) -> list[Table]:
    """The tables of a Word file; what a cell covers beyond its first position is blank."""
    return [_docx_table(table) for table in docx.Document(io.BytesIO(data)).tables]


def _docx_table(table: Any) -> Table:
    width = len(table._tbl.tblGrid.findall(qn("w:gridCol")))
    found = []
    for row in table._tbl.tr_lst:
        texts = [""] * width
        at = 0
        for cell in row.tc_lst:
            again = cell.vMerge == "continue"
            texts[at] = "" if again else "\n".join(_docx_text(p) for p in cell.p_lst)
            at += cell.grid_span
        found.append(texts)
    return found


def _docx_text(paragraph: Any) -> str:
    return "".join(run.text for run in paragraph.r_lst)


def xlsx_sheets(data: bytes) -> dict[str, Table]:
    """The sheets of a workbook, each cell as a person sees it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [[_xlsx_text(cell) for cell in row] for row in sheet.iter_rows()] for sheet in book}


def _xlsx_text(cell: Any) -> str:
    if cell.value is None:
        return ""
    if cell.data_type == "n":
        return f"{cell.value:.{len(cell.number_format.partition('.')[2])}f}"
    assert cell.data_type == "s", cell.coordinate
    return str(cell.value)


def pdf_tables(data: bytes) -> Iterator[list[Table]]:
    """The tables of each page of a PDF. Where a line of text ends in a cell is not known."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield [
                [[_pdf_text(page, cell) for cell in row.cells] for row in table.rows]
                for table in page.find_tables()
            ]


def _pdf_text(page: Any, box: Any) -> str:
    if box is None:
        return ""
    left, top, right, bottom = box
    return "".join(
        char["text"]
        for char in page.chars
        if left <= (char["x0"] + char["x1"]) / 2 <= right
        and top <= (char["top"] + char["bottom"]) / 2 <= bottom
    )


def pdf_text(data: bytes) -> list[str]:
    """The text of each page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return ["".join(char["text"] for char in page.chars) for page in pdf.pages]


def shown(printout: Printout) -> str:
    """A printout as text, with everything that says how it looks: what golden files hold."""
    lines = [f"# {printout.title} {printout.year}"]
    for section in printout.sections:
        way = "upright" if section.portrait else "across"
        lines += ["", f"## {section.title} [{section.name}] {way} {section.check}", *section.notices]
        for block in section.blocks:
            match block:
                case Paragraph():
                    lines.append(f"{block.style}: {block.text!r}")
                case Ends():
                    lines.append(f"ends: {block.left!r} {block.right!r}")
                case Pen():
                    lines.append(f"pen: {' '.join(block.labels)}")
                case Grid():
                    lines.extend(_grid(block))
    return "\n".join(lines) + "\n"


def _grid(grid: Grid) -> Iterator[str]:
    marks = [name for name in ("form", "joined") if getattr(grid, name)]
    yield f"grid {grid.name!r} {grid.widths} head={grid.head} {' '.join(marks)}".rstrip()
    for row in grid.rows:
        room = f"{row.room} lines: " if row.room > 1 else ""
        whose = f"[{row.whose}] " if row.whose else ""
        yield f"  {'+' if row.keep else '-'} {room}{whose}" + " | ".join(_cell(cell) for cell in row.cells)


def _cell(cell: Cell) -> str:
    looks = [
        f"{cell.rows}x{cell.columns}" if (cell.rows, cell.columns) != (1, 1) else "",
        "label" if cell.label else "bold" if cell.bold else "",
        {"left": "", "center": "^", "right": ">"}[cell.align],
        cell.fill,
        f"!{cell.marked}" if cell.marked >= 0 else "",
    ]
    text = cell.text.replace("\n", "⏎")
    said = " ".join(look for look in looks if look)
    return f"{text} ({said})" if said else text
