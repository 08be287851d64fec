"""预算执行汇总表: budgets and spending of every node, from the region down to projects.

In: what was rolled up. Out: a `MoneyView`, and the `Section` that prints it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Paragraph, Row, Section
from perfcli.report.amounts import MIN_PLACES, fixed
from perfcli.report.parts import amount, centred, head
from perfcli.report.scores import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from perfcli.printout import Block
    from perfcli.scoring.money import MoneyNode

NAME = "预算执行汇总表"
WIDTHS = (8, 9, 35, 13, 13, 13, 9, 16)
NOTE = "自己有数的用自己的数，没有的是其下各项之和；没有写的不当作零，缺几项写在说明里。"


@dataclass(frozen=True, slots=True)
class MoneyView:
    """The money of a region and year."""

    title: str
    who: str
    year: int
    nodes: tuple[MoneyNode, ...]
    check: str
    notices: tuple[str, ...] = ()


def money_view(nodes: Sequence[MoneyNode], who: str, year: int, check: str) -> MoneyView:
    """The table of a region."""
    return MoneyView(f"{who}{year}年度{NAME}", who, year, tuple(nodes), check)


def money_section(view: MoneyView) -> Section:
    """The table as it is printed."""
    return Section("预算执行", view.title, view.notices, view.check, tuple(_blocks(view)))


def _blocks(view: MoneyView) -> Iterator[Block]:
    units = sorted({node.unit for node in view.nodes} - {""})
    yield Ends(view.who, f"单位：{'、'.join(units)}" if len(units) == 1 else "")
    columns = ("级别", "编号", "名称", "年初预算数", "全年预算数", "全年执行数", "执行率", "说明")
    rows = tuple(_row(node, several=len(units) > 1) for node in view.nodes)
    yield Grid(NAME, WIDTHS, (head(*columns), *rows), head=1)
    yield Paragraph(NOTE, "quiet")


def _row(node: MoneyNode, *, several: bool) -> Row:
    rate, unit = node.spending.rate, node.unit if several else ""
    name = Cell("　" * node.depth + node.name, bold=node.level in ("region", "department", "unit"))
    return Row(
        (
            Cell(LEVELS.get(node.level, node.level)),
            Cell(node.number),
            name,
            *(amount(_text(value, unit)) for value in node.sums),
            centred("" if rate is None else f"{rate}%"),
            Cell(note_of(node)),
        )
    )


def _text(value: Decimal | None, unit: str) -> str:
    return "" if value is None else fixed(value, MIN_PLACES) + unit


def note_of(node: MoneyNode) -> str:
    """Whether spending was added up, and how many parts say nothing."""
    added = "执行数为合计" if node.summed and node.sums[2] is not None else ""
    return "，".join(filter(None, (added, f"{node.lacking} 项没有执行数" if node.lacking else "")))
