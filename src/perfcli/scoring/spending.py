"""Rows of spending taken in or refused: each row is accepted for one item, or rejected with one reason.

In: a `MoneySheet`, the `Items`. Out: `SpendingTable`: spending by address, rejected rows, findings. Always rows = accepted +
rejected, and every later row of an item is rejected, whatever became of the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perfcli.diagnostics import Diagnostic, Severity, Text, diagnose
from perfcli.model.spending import HEADERS, MONEY, Spending
from perfcli.quantity import money_unit
from perfcli.scoring import kinds
from perfcli.scoring import spending_kinds as said
from perfcli.scoring.money_cells import Fault, Said, read_money, unit_written
from perfcli.scoring.receipt import text_hash
from perfcli.scoring.scorecard import Rejected
from perfcli.scoring.spending_checks import doubts
from perfcli.scoring.spending_columns import MONEY_UNITS, MoneySheet, read_columns
from perfcli.scoring.wording import did_you_mean, filled, listed
from perfcli.table import BROKEN_REASONS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from perfcli.diagnostics import Kind
    from perfcli.scoring.items import Found, Holder, Items
    from perfcli.scoring.money import MoneyNode
    from perfcli.table import Row, Table

HEADED = {name: Text(HEADERS[name], name) for name in MONEY}
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+")
_EXCEL = Text(
    "；编码被改成了科学记数，请把这一列设为文本后重新填写",
    "; the code was turned into scientific notation: make the column text and type it again",
)


Sums: TypeAlias = "tuple[Decimal | None, Decimal | None, Decimal | None, str]"


class SpendingTable(NamedTuple):
    """What a table of spending says, by address; every row of it is accepted or rejected."""

    path: str
    spending: Mapping[str, Spending]
    rejected: tuple[Rejected, ...] = ()
    rows: int = 0
    headers: tuple[str, ...] = ()
    sha256: str = ""
    """The hash of its text."""
    nodes: tuple[MoneyNode, ...] = ()
    """The money of every node, rolled up."""

    @property
    def accepted(self) -> int:
        """How many rows were."""
        return len(self.spending)


def read_spending(table: Table, items: Items) -> tuple[SpendingTable | None, tuple[Diagnostic, ...]]:
    """Take a table in."""
    sheet, problems = read_columns(table)
    if sheet is None:
        return None, problems
    if not table.rows and not table.broken:
        return None, (diagnose(said.EMPTY, table.span(table.header.line)),)
    intake = _Intake(sheet, items)
    intake.take_all()
    headers = tuple(cell.strip() for cell in table.header.cells)
    rejected = tuple(sorted(intake.rejected, key=lambda one: one.row))
    read = SpendingTable(
        table.path, intake.accepted, rejected, intake.rows, headers, text_hash(table.content)
    )
    return read, tuple(sorted(intake.findings, key=Diagnostic.sort_key))


class _Intake:
    """Takes in a sheet, row by row."""

    def __init__(self, sheet: MoneySheet, items: Items) -> None:
        self.sheet, self.items, self.table = sheet, items, sheet.table
        self.accepted: dict[str, Spending] = {}
        self.rejected: list[Rejected] = []
        self.findings: list[Diagnostic] = []
        self.rows = 0
        self._first: dict[str, int] = {}
        self._width = len(sheet.table.header.cells)

    def take_all(self) -> None:
        """Every row, those that could not be told apart included."""
        for row in self.table.rows:
            self.rows += 1
            self._take(row)
        for broken in self.table.broken:
            self.rows += 1
            reason = BROKEN_REASONS[broken.reason]
            found = diagnose(kinds.BROKEN_ROW, self.table.span(broken.line), reason=reason)
            self._reject(found, broken.line, (broken.text,), "")

    def _take(self, row: Row) -> None:
        row = self._fitted(row)
        call = self.sheet.cell(row.cells, "item") if len(row.cells) == self._width else ""
        if len(row.cells) != self._width:
            self._refuse(row, kinds.RAGGED, "", found=len(row.cells), expected=self._width)
        elif not call:
            self._refuse(row, said.NO_ITEM, "item")
        elif (found := self.items.find(call)).holder is None:
            self._unmatched(row, call, found)
        else:
            self._matched(row, found.holder)

    def _fitted(self, row: Row) -> Row:
        """A row that is longer only by empty cells, cut."""
        longer = len(row.cells) > self._width and not any(row.cells[self._width :])
        return row._replace(cells=row.cells[: self._width]) if longer else row

    def _unmatched(self, row: Row, call: str, found: Found) -> None:
        shown = call[:80]
        if found.several:
            count = len(found.several)
            self._refuse(
                row, said.AMBIGUOUS, "item", found=shown, count=count, candidates=listed(found.several)
            )
        elif found.owner:
            self._refuse(row, said.INDICATOR, "item", found=shown, owner=found.owner)
        elif found.faulty:
            self._refuse(row, said.FAULTY, "item", found=shown, path=found.faulty)
        else:
            suggestion = _EXCEL if _SCIENTIFIC.fullmatch(call) else did_you_mean(*found.suggestions)
            self._refuse(row, said.UNKNOWN, "item", found=shown, suggestion=suggestion)

    def _matched(self, row: Row, holder: Holder) -> None:
        first = self._first.setdefault(holder.address, row.line)
        if first != row.line:
            self._refuse(row, said.DUPLICATE, "item", holder, item=holder.address, line=first)
            return
        unit = self._unit_said(row, holder)
        sums = None if isinstance(unit, Fault) else self._sums(row, holder, unit)
        if sums is not None:
            self._accept(
                row, holder, Spending(*sums, row=row.line, reason=self.sheet.cell(row.cells, "reason"))
            )

    def _unit_said(self, row: Row, holder: Holder) -> Said | Fault | None:
        """What the row's own column of units says."""
        text = self.sheet.cell(row.cells, "money_unit")
        if not text:
            return None
        unit = money_unit(text)
        if unit not in MONEY_UNITS:
            self._refuse(row, said.BAD_UNIT, "money_unit", holder, found=text[:20])
            return Fault(said.BAD_UNIT, {})
        return Said(unit, Text(f"“{self.sheet.header('money_unit')}”一列", "the column of units"))

    def _unit(self, row: Row, holder: Holder, unit: Said | None) -> str:
        """The unit in which a row is kept: the region's; where there is none, the first that the row says."""
        if holder.outline.money_unit or unit:
            return holder.outline.money_unit or (unit.unit if unit else "")
        cells = {name: self.sheet.cell(row.cells, name) for name in MONEY}
        stated = (
            unit_written(text) or self.sheet.units.get(name, "") for name, text in cells.items() if text
        )
        return next(filter(None, stated), "")

    def _sums(self, row: Row, holder: Holder, unit: Said | None) -> Sums | None:
        """The three sums and their unit; None where one of them was refused, the first is told."""
        kept_in = self._unit(row, holder, unit)
        sums: list[Decimal | None] = []
        for name in MONEY:
            head = self.sheet.units.get(name, "")
            by_header = Said(head, Text("表头", "the header")) if head else None
            clash = by_header if by_header and unit and unit.unit != head else None
            text = self.sheet.cell(row.cells, name)
            read = (
                Fault(said.UNIT_CLASH, {"found": unit.unit, "where": clash.where, "said": head})
                if clash and unit and text
                else read_money(
                    text, unit or by_header, kept_in, HEADED[name], bare=holder.outline.money_unit
                )
            )
            if isinstance(read, Fault):
                self._refuse(row, read.kind, name, holder, **read.arguments)
                return None
            sums.append(read)
        return sums[0], sums[1], sums[2], kept_in

    def _accept(self, row: Row, holder: Holder, spending: Spending) -> None:
        self.accepted[holder.address] = spending
        if holder.faulty:
            span = self.table.span(row.line, self.sheet.column("item"))
            found = diagnose(
                said.FAULTY, span, address=holder.address, found=holder.address, path=holder.faulty
            )
            self.findings.append(found._replace(severity=Severity.WARNING))
        name = self.sheet.cell(row.cells, "name")
        for column, found in doubts(holder, spending, name):
            span = self.table.span(row.line, self.sheet.column(column))
            self.findings.append(found._replace(span=span))

    def _refuse(
        self,
        row: Row,
        kind: Kind,
        column: str,
        holder: Holder | None = None,
        **arguments: str | int | Text,
    ) -> None:
        """Reject a row with a finding at its cell in `column`."""
        address = holder.address if holder else ""
        span = self.table.span(row.line, self.sheet.column(column) if column else -1)
        found = Diagnostic(kind, span, tuple(sorted(arguments.items())), (), kind.severity, address)
        self._reject(found, row.line, row.cells, self.sheet.header(column) if column else "", address)

    def _reject(
        self, found: Diagnostic, row: int, cells: tuple[str, ...], column: str, address: str = ""
    ) -> None:
        self.findings.append(found)
        self.rejected.append(Rejected(row, column, found.code, filled(found), cells, address))
