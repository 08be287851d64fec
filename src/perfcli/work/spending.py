"""Read a table of spending (spending.csv, or a workbook of that shape) against the targets.

In: a path and targets that were loaded whole. Out: `Loaded`: the money by address, None where there is no table, and all findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Severity, Span, diagnose
from perfcli.files import FileError, read_bytes
from perfcli.formats import kinds
from perfcli.formats.tables import read_table
from perfcli.loading.file_faults import file_fault
from perfcli.scoring.items import Items
from perfcli.scoring.money import roll_up
from perfcli.scoring.spending import SpendingTable, read_spending
from perfcli.scoring.spending_columns import is_header
from perfcli.scoring.spending_kinds import EMPTY

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.work.targets import Targets

MAX_BYTES = 64 * 1024 * 1024
"""A province's spending of a year is some megabytes."""


class Loaded(NamedTuple):
    """What a table of spending says."""

    table: SpendingTable | None
    findings: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a row was rejected, or there is no table at all."""
        return self.table is None or any(found.severity is Severity.ERROR for found in self.findings)


def load_spending(path: str, targets: Targets, data: bytes | None = None) -> Loaded:
    """The spending in a file, or in `data`."""
    if data is None:
        try:
            data = read_bytes(path, MAX_BYTES)
        except FileError as error:
            return Loaded(None, (file_fault(error),))
    table, found = read_table(data, path, is_header)
    if table is None:
        empty = any(one.kind is kinds.EMPTY for one in found)
        return Loaded(None, (diagnose(EMPTY, Span(path)),) if empty else found)
    read, problems = read_spending(table, Items(targets.outlines, targets.faulty))
    if read is None:
        return Loaded(None, (*found, *problems))
    rolled = roll_up(targets.outlines, read.spending, path)
    return Loaded(read._replace(nodes=rolled.nodes), (*found, *problems, *rolled.findings))
