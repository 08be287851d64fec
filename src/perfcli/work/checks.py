"""Read a table of the bureau's check (check.csv, or a workbook of that shape). In: a path. Out: a `CheckSheet`, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.files import FileError, read_bytes
from perfcli.formats.tables import read_table
from perfcli.loading.file_faults import file_fault
from perfcli.scoring.check_columns import is_header, read_columns

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.scoring.check_columns import CheckSheet

MAX_BYTES = 64 * 1024 * 1024


def load_check(path: str) -> tuple[CheckSheet | None, tuple[Diagnostic, ...]]:
    """The table in a file, with what is to be said of it."""
    try:
        data = read_bytes(path, MAX_BYTES)
    except FileError as error:
        return None, (file_fault(error),)
    table, found = read_table(data, path, is_header)
    if table is None:
        return None, found
    sheet, problems = read_columns(table)
    return sheet, (*found, *problems)
