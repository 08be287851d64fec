"""Small parts of printed forms that several forms share: labels, values, the table of indicators, the lines for the pen.

In: texts as views have them. Out: cells, rows and grids of `printout`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.printout import Cell, Grid, Pen, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.printout import Align
    from perfcli.report.view import TargetLine

SIGN = Pen(("填报人：", "审核人：", "单位负责人：", "日期：", "（盖章）"))
TARGETS_HEAD = ("一级指标", "二级指标", "三级指标", "指标值", "分值", "评价标准")
TARGETS_WIDTHS = (12, 14, 31, 18, 8, 17)


def label(text: str, columns: int = 1, rows: int = 1) -> Cell:
    """A cell that names what stands beside or below it."""
    return Cell(text, rows, columns, bold=True, align="center", label=True)


def amount(text: str, columns: int = 1, rows: int = 1, *, bold: bool = False) -> Cell:
    """An amount or a count."""
    return Cell(text, rows, columns, bold=bold, align="right", number=True)


def centred(text: str, columns: int = 1, rows: int = 1, *, bold: bool = False) -> Cell:
    """A short text in the middle of its cell."""
    return Cell(text, rows, columns, bold=bold, align="center")


def head(*texts: str) -> Row:
    """A header of one row."""
    return Row(tuple(label(text) for text in texts))


def listing(
    name: str,
    columns: Sequence[tuple[str, int, Align]],
    rows: Sequence[Sequence[str]],
    *,
    joined: bool = False,
) -> Grid:
    """A plain list under a header: (header, share of the width, alignment) for each column."""
    kinds = [align for _, _, align in columns]
    body = tuple(
        Row(
            tuple(
                Cell(text, align=align, number=align == "right")
                for text, align in zip(texts, kinds, strict=True)
            )
        )
        for texts in rows
    )
    widths = tuple(width for _, width, _ in columns)
    return Grid(name, widths, (head(*(text for text, _, _ in columns)), *body), head=1, joined=joined)


def targets_grid(name: str, lines: Sequence[TargetLine], *, joined: bool = False) -> Grid:
    """Indicators with target values and points; a class that runs over several rows is one cell."""
    return Grid(
        name,
        TARGETS_WIDTHS,
        (
            head(*TARGETS_HEAD),
            *(
                Row((*classes((line.level1, line.rows1), (line.level2, line.rows2)), *_target_cells(line)))
                for line in lines
            ),
        ),
        head=1,
        joined=joined,
    )


def classes(*levels: tuple[str, int]) -> tuple[Cell, ...]:
    """The cells of a row's classes, each with the rows that it covers; 0 where an upper row's cell goes on."""
    return tuple(Cell(text, rows) for text, rows in levels if rows)


def _target_cells(line: TargetLine) -> tuple[Cell, ...]:
    return Cell(line.name), centred(line.target), amount(line.weight), Cell(line.bands)
