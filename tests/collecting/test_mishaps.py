"""Whatever happens to a workbook, every cell that was typed is counted once, and nothing ends in a traceback."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from perfcli.collecting.book import Book
from perfcli.collecting.fill_sheet import FillSheet
from perfcli.collecting.identity import Identity
from perfcli.collecting.layout import FIRST, SHEET, columns
from perfcli.collecting.lines import Line
from perfcli.collecting.pregrade import Grades
from perfcli.collecting.reading import Asked, Reading
from perfcli.collecting.received import count
from perfcli.collecting.tables import OPEN, choose
from perfcli.collecting.yardstick import yardstick
from perfcli.formats import workbook_in, workbook_out
from perfcli.scale import read_scale

from .clerk import Clerk

if TYPE_CHECKING:
    from pathlib import Path

SCALE = read_scale((("优", "100%"), ("良", "85%"), ("差", "85%以下")), name="完成率").scale
LINES = tuple(
    Line(f"d/a/i{n}", f"1.1.{n}", "职责", "活动", f"指标{n}", "优 100%", "%", SCALE, yardstick(SCALE))
    for n in range(1, 7)
)
ME = Identity("monitor", "r", "d", "某局", 2026, "万元", "T", "2026-07-31", "C")
SAID = (
    "95%",
    "0.95",
    "约九成",
    "优",
    "=1+1",
    "已报",
    "未报",
    "2026-07-31",
    "有可能",
    "x" * 300,
    "\n",
    "１００％",
    "-",
    "#REF!",
)


def made(path: Path) -> Clerk:
    grades = Grades(ME.year)
    sheet = FillSheet(ME, LINES, grades).sheet()
    path.write_bytes(workbook_out.write(Book("t", ME.year, (sheet, grades.sheet()))))
    return Clerk(path)


def mishap(sheet: Any, rng: random.Random) -> None:
    """One thing that happens to a sheet: typed, pasted, emptied, moved, inserted, deleted."""
    row, other = rng.randrange(5, 14), rng.randrange(5, 14)
    match rng.randrange(6):
        case 0:
            sheet.insert_rows(row)
        case 1:
            sheet.delete_rows(row)
        case 2:
            for column in range(1, 17):
                sheet.cell(row, column).value = sheet.cell(other, column).value
        case 3:
            sheet.cell(row, 1).value = None
        case 4:
            sheet.cell(row, rng.randrange(1, 20)).value = rng.choice(SAID)
        case _:
            sheet.cell(row, rng.randrange(8, 17)).value = rng.choice(SAID)


@pytest.mark.parametrize("seed", range(25))
def test_every_open_cell_is_counted_once_whatever_happens(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - examples, no secret
    clerk = made(tmp_path / "a.xlsx")
    for line in LINES:
        for head in rng.sample(("实际完成值", "状态", "偏差原因", "改进措施", "截至日期", "完成可能性"), 3):
            clerk.cell(line.number, head).value = rng.choice(SAID)
    for _ in range(rng.randrange(8)):
        mishap(clerk.form, rng)
    filled, _ = workbook_in.read(clerk.save().read_bytes(), "a.xlsx")
    assert filled is not None
    table, _ = choose(filled)
    if table is None:  # the header itself is gone: the whole workbook is refused
        return
    reading = Reading(table, Asked("a.xlsx", "monitor", ME.year, LINES)).read()
    origins = [cell.origin for cell in reading.cells]
    assert len(origins) == len(set(origins))
    counts = count(tuple(reading.cells))
    assert counts.filled == counts.accepted + counts.doubted + counts.rejected
    below = {
        table.origin(row, key)
        for row in table.rows()
        for key in OPEN
        if key in table.at and key in table.typed(row)
    }
    assert below <= set(origins)
    assert len({filed.line.address for filed in reading.rows}) == len(reading.rows)


def test_the_layout_says_where_columns_stand() -> None:
    assert columns("monitor")["forecast"] == columns("evaluate")["due"] == 14
    assert (FIRST, SHEET) == (5, "填报表")
