from __future__ import annotations

import csv
import io
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.formats import csv_

if TYPE_CHECKING:
    from perfcli.table import Table

TEXT = "指标,实际完成值\n检查完成率,95%\n"


def read(data: bytes) -> Table:
    table, found = csv_.read(data, "a.csv")
    assert table is not None, found
    return table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le-bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_that_office_writes_reads_alike(encoding: str, end: str) -> None:
    text = TEXT.replace("\n", end)
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    table = read(data)
    assert table.header.cells == ("指标", "实际完成值")
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("检查完成率", "95%"))]
    assert table.text == TEXT


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "PF601", (1, 1)),
        (b"\n , \n"[:1], "PF601", (1, 1)),
        (b"# only a notice\n", "PF601", (1, 1)),
        (b"a\tb\n1\t2\n", "PF602", (1, 1)),
        (b"a;b\n1;2\n", "PF602", (1, 1)),
        ("指标，实际\n".encode(), "PF602", (1, 1)),
        (b"a,b\nx\x00,1\n", "PF603", (2, 2)),
        (TEXT.encode("utf-16-le"), "PF603", (1, 1)),
        (b"\xff\xff\xff", "PF604", (1, 1)),
        (b"\xff\xfeabc", "PF604", (1, 1)),
        (b"PK\x03\x04rest", "PF605", (1, 1)),
        (b'"a,b\n1,2\n', "PF606", (1, 1)),
    ],
)
def test_what_is_no_table_is_refused_with_one_finding_at_its_place(
    data: bytes, code: str, place: tuple[int, int]
) -> None:
    table, found = csv_.read(data, "a.csv")
    assert table is None
    assert [item.code for item in found] == [code] or code == "PF603"
    if found[0].code == code:
        assert (found[0].span.line, found[0].span.column) == place


def test_notices_above_the_header_are_kept() -> None:
    table = read("# 示例数据\n#第二行,续\na,b\n#x,1\n".encode())
    assert table.notices == ("示例数据", "第二行 续")
    assert [row.cells for row in table.rows] == [("#x", "1")]


def test_a_quoted_cell_may_run_over_lines_and_the_next_row_knows_its_line() -> None:
    table = read(b'a,b\n"x\ny",1\n\nz,2\n')
    assert [(row.line, row.cells[0]) for row in table.rows] == [(2, "x\ny"), (5, "z")]


def test_a_quote_that_is_never_closed_costs_one_line() -> None:
    table = read(b'a,b\nx,1\n"y,2\nz,3\n"w"v,4\nu,5\n')
    assert [row.cells[0] for row in table.rows] == ["x", "z", "u"]
    assert [(item.line, item.reason) for item in table.broken] == [(3, "quote"), (5, "stray-quote")]


def test_a_huge_cell_costs_one_line() -> None:
    table = read(b"a,b\n" + b"x" * 200_000 + b",1\ny,2\n")
    assert [item.reason for item in table.broken] == ["large"]
    assert len(table.broken[0].text) <= csv_.MAX_SHOWN
    assert [row.cells[0] for row in table.rows] == ["y"]


def test_many_open_quotes_take_linear_time() -> None:
    start = time.process_time()
    assert len(read(b"a,b\n" + b'"x,1\n' * 20_000).broken) + 1 >= 20_000 // 2
    assert time.process_time() - start < 5


def test_after_a_hundred_open_quotes_a_record_is_one_line() -> None:
    table = read(b"a,b\n" + b'x","y\n' * 200 + b'"two\nlines",1\n' + b"z,2\n")
    assert len(table.broken) == 201
    assert table.broken[-1].text == '"two'
    assert table.rows[-1].cells == ("z", "2")
    few = read(b"a,b\n" + b'x","y\n' * 60 + b'"two\nlines",1\n' + b"z,2\n")
    assert [row.cells for row in few.rows] == [("two\nlines", "1"), ("z", "2")]


def test_spans_point_at_cells_by_characters() -> None:
    table = read('指标,"a,b",值\n检查,"1,2",95%\n多,"行\n内",x\n'.encode())
    span = table.span(2, 2)
    assert (span.line, span.column, span.end_column) == (2, 10, 13)
    assert table.span(2).end_column == 13
    assert table.span(2, 9).column == 1
    assert table.span(3, 2).line == 3
    assert table.span(99).line == 99


@pytest.mark.parametrize(
    "cell", ["=1+1", "+x", "-cmd", "@a", "\tx", "\rx", "＝1", "－x", "--5", '=HYPERLINK("a")']
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    written = next(csv.reader(io.StringIO(csv_.write(["a"], [[cell]]).partition("\n")[2], newline="")))
    assert written == ["'" + cell.replace("\r", "\n")]


@pytest.mark.parametrize("cell", ["-5", "-5%", "+3.2", "-0.5‰", "a=b", "95%", ""])
def test_numbers_and_other_texts_stay_as_they_are(cell: str) -> None:
    assert next(csv.DictReader(io.StringIO(csv_.write(["a", "b"], [[cell, "x"]]))))["a"] == cell


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=6))
def test_no_written_cell_begins_with_a_sign_but_a_number(rows: list[tuple[str, str]]) -> None:
    for row in csv.reader(io.StringIO(csv_.write(["a", "b"], rows), newline=""), strict=True):
        for cell in row:
            assert cell[:1] not in tuple("=@\t＝＋－＠") or not cell
            assert cell[:1] not in ("+", "-") or float(cell.rstrip("%‰")) is not None


@given(
    st.lists(st.tuples(st.text('ab,"\n 中', max_size=6), st.text("xy", min_size=1, max_size=3)), max_size=8)
)
def test_what_was_written_reads_back(rows: list[tuple[str, str]]) -> None:
    table = read(csv_.write(["h", "k"], rows).encode("utf-8-sig"))
    assert [(row.cells[0].removeprefix("'"), row.cells[1]) for row in table.rows] == rows
