"""The ledger's overview as it is printed: one table for each step of a year, with totals.

In: `Overview`s. Out: a `Section`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.wording import asked_text, counts_texts, state_text, totals_text, why_text
from perfcli.printout import Cell, Grid, Paragraph, Row, Section
from perfcli.report.parts import amount, centred, head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.collecting.overview import Overview
    from perfcli.collecting.standing import Standing
    from perfcli.printout import Block

NAME = "报送台账"
_COLUMNS = ("序号", "报送单位", "截止日期", "状态", "收到日期", "文件", "采纳", "存疑", "拒收", "说明")
_WIDTHS = (5, 18, 13, 16, 13, 18, 5, 5, 5, 20)


def standing_section(shown: Sequence[Overview]) -> Section:
    """All steps that were asked about."""
    title = f"{shown[0].region}{NAME}（截至 {shown[0].day.isoformat()}）" if shown else NAME
    return Section(NAME, title, (), "", tuple(block for one in shown for block in _blocks(one)))


def _blocks(one: Overview) -> Iterator[Block]:
    name = asked_text(one.asked).zh
    yield Paragraph(name, "heading")
    yield Paragraph(f"{totals_text(one).zh}。")
    if document := (one.asked.deadline.document if one.asked.deadline else ""):
        yield Paragraph(f"依据：{document}", "quiet")
    rows = tuple(_row(number, row) for number, row in enumerate(one.rows, 1))
    yield Grid(name, _WIDTHS, (head(*_COLUMNS), *rows), head=1)


def _row(number: int, row: Standing) -> Row:
    receipt, due = row.receipt, row.due
    day = row.until or due.due
    name = due.name if due.name == due.department else f"{due.department}\n　{due.name}"
    counts = counts_texts(row)
    return Row(
        (
            centred(str(number)),
            Cell(name),
            centred(day.isoformat() if day else ""),
            Cell(state_text(row).zh, bold=row.open and row.late > 0),
            centred(receipt.date.isoformat() if receipt else ""),
            Cell(receipt.file if receipt else ""),
            *(amount(count) for count in counts),
            Cell(why_text(row).zh),
        )
    )
