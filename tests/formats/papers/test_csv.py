from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.formats.papers import read_paper
from tests.formats.papers.shown import codes, grids, paper_of, said, texts

ROWS = [["名称", "预算", "指标"], ["监督", "2,000.00", "率"], ["会议", "", "数\n个"]]
TEXT = '名称,预算,指标\n监督,"2,000.00",率\n会议,,"数\n个"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_reads_alike(encoding: str, end: str) -> None:
    (grid,) = grids(paper_of(TEXT.replace("\n", end).encode(encoding), "a.csv"))
    assert texts(grid) == ROWS


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_makes_even_rows(separator: str) -> None:
    text = separator.join(["名称", "预算"]) + f"\n监督{separator}2.00\n"
    (grid,) = grids(paper_of(text, "a.csv"))
    assert texts(grid) == [["名称", "预算"], ["监督", "2.00"]]


def test_a_separator_may_be_named_in_the_first_line() -> None:
    (grid,) = grids(paper_of("sep=;\n甲;1,5\n乙;2,5\n", "a.csv"))
    assert texts(grid) == [["甲", "1,5"], ["乙", "2,5"]]


def test_rows_are_numbered_as_a_spreadsheet_does_and_short_ones_are_padded() -> None:
    (grid,) = grids(paper_of('标题\n"a\nb",2\n\n甲,1,多\n', "a.csv"))
    assert texts(grid) == [["标题", "", ""], ["a\nb", "2", ""], ["甲", "1", "多"]]
    assert [[cell.origin for cell in row if cell] for row in grid.rows] == [
        ["第1行第1格", "第1行第2格", "第1行第3格"],
        ["第2行第1格", "第2行第2格", "第2行第3格"],
        ["第4行第1格", "第4行第2格", "第4行第3格"],
    ]


def test_a_quote_that_is_never_closed_costs_one_line_which_is_kept_whole() -> None:
    paper, found = read_paper('甲,1\n"乙,2\n丙,3\n'.encode(), "a.csv")
    assert paper is not None
    assert texts(grids(paper)[0]) == [["甲", "1"], ['"乙,2', ""], ["丙", "3"]]
    assert said(found) == ["第2行：引号没有收尾，这一行分不成格，整行留在一格里"]
    assert said(found, "en") == ["第2行: a quote is never closed; the line is kept whole in one cell"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "PF069"),
        (b" \n,,\n", "PF069"),
        (b"\xff\xff", "PF068"),
        (b"\xff\xfea", "PF068"),
        (b"a\x00,b", "PF060"),
    ],
)
def test_what_is_no_table_gets_one_code(data: bytes, code: str) -> None:
    assert codes(data, "a.csv") == [code]


@settings(deadline=None)
@given(st.text(alphabet='甲1,;\t\n"', max_size=100))
def test_no_text_breaks_the_reader_or_is_lost(text: str) -> None:
    paper, _ = read_paper(text.encode(), "a.csv")
    if paper is not None:
        kept = "".join(cell or "" for grid in grids(paper) for row in texts(grid) for cell in row)
        assert sorted(char for char in kept if char in "甲1") == sorted(c for c in text if c in "甲1")
