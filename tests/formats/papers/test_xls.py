from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
import xlwt

from perfcli.formats.papers import read_paper
from tests.formats.papers.samples import ole
from tests.formats.papers.shown import codes, dump, grids, paper_of, said, texts

if TYPE_CHECKING:
    from collections.abc import Callable


def saved(book: xlwt.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sample() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("绩效目标")
    sheet.write_merge(0, 0, 0, 3, "县水务局绩效目标表", xlwt.easyxf("font: bold on"))
    style = {code: xlwt.easyxf(num_format_str=code) for code in ("#,##0.00", "0.0%", 'yyyy"年"m"月"d"日"')}
    sheet.write(1, 0, "供水", xlwt.easyxf("alignment: indent 2"))
    sheet.write(1, 1, 1260.5, style["#,##0.00"])
    sheet.write(1, 2, 0.955, style["0.0%"])
    sheet.write(1, 3, dt.date(2026, 6, 30), style['yyyy"年"m"月"d"日"'])
    sheet.write(2, 1, 0.1 + 0.2)
    sheet.write(2, 2, True)  # noqa: FBT003 - a cell
    sheet.write(2, 3, "甲\n乙")
    sheet.row(2).set_cell_error(0, 0x17)
    hidden = book.add_sheet("台账")
    hidden.write(6, 2, 110101199001011234)
    hidden.visibility = 1
    book.add_sheet("空表")
    return saved(book)


def test_an_old_workbook_is_read_by_the_rules_of_new_ones(golden: Callable[[str, str], None]) -> None:
    paper, found = read_paper(sample(), "a.xls")
    assert paper is not None
    assert found == ()
    golden("papers/xlwt.txt", dump(paper))


def test_an_old_workbook_under_a_new_name_is_read_and_said() -> None:
    paper, found = read_paper(sample(), "a.xlsx")
    assert paper is not None
    assert texts(grids(paper)[0]) == texts(grids(paper_of(sample(), "a.xls"))[0])
    assert said(found) == ["标明是 .xlsx，内容其实是 Excel 97-2003 工作簿 (.xls)，已按内容读取"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_that_was_cut_short_is_damaged(share: float) -> None:
    data = sample()
    assert codes(data[: int(len(data) * share)], "a.xls") == ["PF064"]


def test_a_file_that_only_begins_like_one_is_damaged() -> None:
    assert codes(ole("Workbook"), "a.xls") == ["PF064"]
    assert codes(ole("nothing"), "a.xls") == ["PF064"]
    assert codes(ole("nothing"), "a.bin") == ["PF060"]
