"""The columns of a table of checks: which header means what, and the rows as `CheckRow`s.

In: a `Table`. Out: `CheckSheet`, or findings. Columns that mean nothing here are for the reader and change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text, diagnose
from perfcli.model.check import ALSO, ANSWERS, HEADERS, CheckRow
from perfcli.scoring import check_kinds, kinds
from perfcli.scoring.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.table import Table

_KNOWN = {name: name for name in HEADERS} | {zh: name for name, zh in HEADERS.items()} | ALSO


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """A table with its columns understood."""

    table: Table
    at: dict[str, int]

    def rows(self) -> Iterator[CheckRow]:
        """Every row; one of the wrong length has its cells only."""
        width = len(self.table.header.cells)
        for line, cells in self.table.rows:
            fitted = cells[:width] if not any(cells[width:]) else cells
            said = (
                {name: fitted[index].strip() for name, index in self.at.items()}
                if len(fitted) == width
                else {}
            )
            yield CheckRow(line, fitted, **said)

    def column(self, name: str) -> int:
        """Where a known column stands, from 0; -1 when the table has none."""
        return self.at.get(name, -1)

    def header(self, name: str) -> str:
        """What the file calls a known column."""
        index = self.column(name)
        return self.table.header.cells[index].strip() if index >= 0 else HEADERS.get(name, "")


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row is the header of a table of checks."""
    names = _names(cells)
    return "indicator" in names and any(answer in names for answer in ANSWERS)


def read_columns(table: Table) -> tuple[CheckSheet | None, tuple[Diagnostic, ...]]:
    """Understand the header; without an indicator, a result or a reason, or with a column twice, there is no sheet."""
    names = _names(table.header.cells)
    problems = [*_missing(table, names), *_doubled(table, names)]
    if problems:
        return None, tuple(problems)
    return CheckSheet(table, {name: index for index, name in enumerate(names) if name}), ()


def _names(cells: Sequence[str]) -> list[str]:
    return [_KNOWN.get(cell.strip().lower(), "") for cell in cells]


def _missing(table: Table, names: Sequence[str]) -> Iterator[Diagnostic]:
    unknown = [
        cell.strip()
        for cell, name in zip(table.header.cells, names, strict=True)
        if not name and cell.strip()
    ]
    answer = next((name for name in ANSWERS if name in names), ANSWERS[0])
    for need in ("indicator", answer, "reason"):
        if need not in names:
            near = get_close_matches(HEADERS[need], unknown, 1) or get_close_matches(need, unknown, 1)
            found = ", ".join(cell.strip()[:40] for cell in table.header.cells[:20])
            key, place = Text(HEADERS[need], need), table.span(table.header.line)
            suggestion = did_you_mean(*near)
            yield diagnose(check_kinds.NO_COLUMN, place, key=key, found=found, suggestion=suggestion)


def _doubled(table: Table, names: Sequence[str]) -> Iterator[Diagnostic]:
    for index, name in enumerate(names):
        if name and name in names[:index]:
            key = table.header.cells[index].strip()
            yield diagnose(kinds.TWO_COLUMNS, table.span(table.header.line, index), key=key)
