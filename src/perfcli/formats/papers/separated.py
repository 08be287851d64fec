"""Records of text with a separator between cells, as spreadsheets write them.

In: lines, the number of the first, the separator. Out: rows of cells with `第5行第3格`, and a finding for each line that is
no record; such a line is kept whole in one cell. Rows are counted as an editor does or, for CSV, as a spreadsheet does, where
a record with line breaks in it is one row, and where the apostrophe that keeps a text from being run as a formula is no part of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.formats.csv_ import FORMULA, records
from perfcli.formats.papers import kinds
from perfcli.formats.papers.grids import Budget
from perfcli.formats.papers.refusal import too_large
from perfcli.paper import Cell
from perfcli.table import BROKEN_REASONS, Broken, Row

MAX_FOUND = 50
"""Findings of one file; every broken line bears its doubt besides."""
MAX_BROKEN = 5000
"""Lines of a file that are no record: more of them are no table, and each is worked over by everything that follows."""
_BROKEN = Text("引号没有成对的行太多", "too many lines with a quote that is never closed")

_HARMLESS = re.compile(f"^'(?='*[{re.escape(''.join(FORMULA))}])")

if TYPE_CHECKING:
    from collections.abc import Sequence


def separated_rows(
    lines: Sequence[str], first: int, separator: str, path: str, *, spreadsheet: bool = False
) -> tuple[list[list[Cell]], tuple[Diagnostic, ...]]:
    """The records of the lines, in order.

    Raises:
        Refused: hardly any line is one.
    """
    rows: list[list[Cell]] = []
    found: list[Diagnostic] = []
    counted = Budget(path)
    inner = broken = 0  # lines that began no record; lines that are none
    for record in records([f"{line}\n" for line in lines], separator):
        line = record.line + first - 1
        number = line - inner if spreadsheet else line
        counted.take(len(record.cells) if isinstance(record, Row) else 1, f"第{number}行")
        if isinstance(record, Row):
            cells = record.cells if not spreadsheet else [_HARMLESS.sub("", text) for text in record.cells]
            rows.append(_row(cells, number))
            inner += sum(text.count("\n") for text in record.cells)
        elif (
            separator == "\t"
        ):  # a quote at the start of a cell is common in prose, and no spreadsheet wrote this line
            rows.append(_row(lines[record.line - 1].split(separator), number))
        else:
            broken += 1
            if broken > MAX_BROKEN:
                raise too_large(path, _BROKEN, f"{MAX_BROKEN}", f"第{number}行")
            rows.append([Cell(lines[record.line - 1], f"第{number}行第1格", doubt=kinds.MISFIT.name)])
            if len(found) < MAX_FOUND:
                found.append(_broken(record, line, path))
    return rows, tuple(found)


def _row(texts: Sequence[str], number: int) -> list[Cell]:
    return [Cell(text.rstrip(), f"第{number}行第{at}格") for at, text in enumerate(texts, 1)]


def _broken(record: Broken, line: int, path: str) -> Diagnostic:
    reason = BROKEN_REASONS[record.reason]
    said = Text(
        f"{reason.zh}，这一行分不成格，整行留在一格里", f"{reason.en}; the line is kept whole in one cell"
    )
    return diagnose(kinds.MISFIT, Span(path, line, 1, line, 2), origin=f"第{line}行", reason=said)
