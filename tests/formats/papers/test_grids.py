"""Whatever spans a file states, a table is a rectangle in which every position belongs to exactly one cell."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.formats.papers import read_paper
from tests.formats.papers.samples import excel, word
from tests.formats.papers.shown import grids, is_whole

SPAN = st.integers(0, 4)
HTML_CELL = st.tuples(SPAN, SPAN).map(lambda span: f"<td rowspan={span[0]} colspan={span[1]}>x")
WORD_CELL = st.tuples(
    st.integers(1, 3), st.sampled_from(["", '<w:vMerge w:val="restart"/>', "<w:vMerge/>"])
).map(
    lambda one: (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{one[0]}"/>{one[1]}</w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'
    )
)
BEFORE = st.integers(0, 2).map(lambda one: f'<w:trPr><w:gridBefore w:val="{one}"/></w:trPr>')
RANGE = st.tuples(st.integers(1, 5), st.integers(0, 4), st.integers(1, 5), st.integers(0, 4)).map(
    lambda one: f'<mergeCell ref="{chr(65 + one[1])}{one[0]}:{chr(65 + one[3])}{one[2]}"/>'
)


def table(
    cell: st.SearchStrategy[str], open_row: st.SearchStrategy[str], close_row: str
) -> st.SearchStrategy[str]:
    row = st.tuples(open_row, st.lists(cell, min_size=1, max_size=5)).map(
        lambda one: one[0] + "".join(one[1]) + close_row
    )
    return st.lists(row, min_size=1, max_size=6).map("".join)


def all_whole(data: bytes, path: str) -> bool:
    paper, _ = read_paper(data, path)
    return paper is not None and all(map(is_whole, grids(paper)))


@settings(deadline=None)
@given(table(HTML_CELL, st.just("<tr>"), ""))
def test_web_pages(rows: str) -> None:
    assert all_whole(f"<table>{rows}</table>".encode(), "a.html")


@settings(deadline=None)
@given(table(WORD_CELL, BEFORE.map(lambda one: f"<w:tr>{one}"), "</w:tr>"))
def test_word(rows: str) -> None:
    assert all_whole(word(f"<w:tbl>{rows}</w:tbl>"), "a.docx")


@settings(deadline=None, max_examples=40)
@given(st.lists(RANGE, max_size=6), st.sets(st.tuples(st.integers(1, 5), st.integers(0, 4)), min_size=1))
def test_excel(ranges: list[str], filled: set[tuple[int, int]]) -> None:
    cells, last = "", "<row r='6'><c r='F6'><v>1</v></c></row>"
    for row in range(1, 6):
        inner = [f"<c r='{chr(65 + at)}{row}'><v>1</v></c>" for at in range(5) if (row, at) in filled]
        cells += f"<row r='{row}'>{''.join(inner)}</row>"
    merged = f"<mergeCells>{''.join(ranges)}</mergeCells>" if ranges else ""
    assert all_whole(excel(f"<sheetData>{cells}{last}</sheetData>{merged}"), "a.xlsx")
