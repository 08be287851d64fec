"""Any texts, in any format: what is printed can be read back as it was, cell by cell."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.printout import Cell, Ends, Grid, Paragraph, Pen, Printout, Row, Section, Style
from perfcli.report.escape import clean
from perfcli.report.office import WRITERS, write
from tests.report.printed import docx_tables, pdf_tables, xlsx_sheets

PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp"]), max_size=12)
ORDINARY = st.text("县人大办公室，。；“”≥%0123456789abcXYZ=+-@#\"'\\<>&$_*[](){}|~`^ \n", max_size=20)
"""Texts of characters that the fonts have: a PDF prints others as numbers."""


def grid(texts: list[list[str]]) -> Grid:
    head = Row(tuple(Cell(f"列{at}", label=True) for at in range(len(texts[0]))))
    rows = (Row(tuple(Cell(clean(text)) for text in row)) for row in texts)
    return Grid("表", (1,) * len(texts[0]), (head, *rows), head=1)


def rows(of: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(of, min_size=3, max_size=3), min_size=1, max_size=4)


def printed(texts: list[list[str]]) -> tuple[Printout, list[list[str]]]:
    made = grid(texts)
    section = Section("表", "表", (), "", (Paragraph("上文"), made))
    return Printout("表", 2024, (section,)), [list(row) for row in made.texts()]


@settings(max_examples=60, deadline=None)
@given(rows(PRINTABLE | ORDINARY))
def test_word(texts: list[list[str]]) -> None:
    printout, expected = printed(texts)
    assert docx_tables(write("docx", printout).data) == [expected]


@settings(max_examples=60, deadline=None)
@given(rows(PRINTABLE | ORDINARY))
def test_excel(texts: list[list[str]]) -> None:
    printout, expected = printed(texts)
    (sheet,) = xlsx_sheets(write("xlsx", printout).data).values()
    assert sheet[2:] == expected


@settings(max_examples=40, deadline=None)
@given(rows(ORDINARY))
def test_pdf(texts: list[list[str]]) -> None:
    printout, expected = printed(texts)
    ((found,),) = pdf_tables(write("pdf", printout).data)
    assert [[squeezed(text) for text in row] for row in found] == [
        [squeezed(text) for text in row] for row in expected
    ]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@settings(max_examples=30, deadline=None)
@given(PRINTABLE)
def test_pdf_prints_or_names_every_character(text: str) -> None:
    printout, _ = printed([[text, "", ""]])
    made = write("pdf", printout)
    assert set(made.missing) <= set(text)


STRANGE = st.text(max_size=20) | st.text(
    st.characters(categories=["Cf", "Mn", "Me", "Co", "So", "Lo", "Zs", "Nd", "Sm"]), max_size=20
)


@settings(max_examples=60, deadline=None)
@given(*[STRANGE.map(clean)] * 4, st.sampled_from(["heading", "subheading", "body", "plain", "quiet"]))
def test_no_text_in_any_place_stops_a_writer(a: str, b: str, c: str, d: str, style: Style) -> None:
    table = Grid(
        d,
        (1, 2),
        (
            Row((Cell(a, label=True), Cell(b, label=True))),
            Row((Cell(c, marked=0), Cell(d, bold=True)), keep=True),
            Row((Cell(a, number=True), Cell(b, fill="#009e73"))),
        ),
        head=1,
    )
    blocks = (Paragraph(c, style), Ends(a, b), table, Paragraph(d, style), Pen((a, b)))
    printout = Printout(
        a, 2024, (Section(a, b, (c,), d, blocks), Section(a, b, (), "", blocks, portrait=True))
    )
    for name in WRITERS:
        assert write(name, printout).data
