"""The map of an import, read from a YAML or a CSV file.

In: a path. Out: a `Map`, or findings that say what is wrong with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, diagnose
from perfcli.drafting import kinds
from perfcli.drafting.mapping import BadMapError, Map, map_from_data, map_from_rows
from perfcli.files import FileError, decode_utf8, read_bytes
from perfcli.formats import csv_
from perfcli.loading.file_faults import file_fault
from perfcli.syntax.reader import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def read_map(path: Path) -> tuple[Map, tuple[Diagnostic, ...]]:
    """The map in a file; what its suffix says is how it is written."""
    shown = str(path)
    try:
        data = read_bytes(path)
        if path.suffix.lower() == ".csv":
            table, problems = csv_.read(data, shown)
            if table is None:
                return Map(), problems
            return map_from_rows(table.header.cells, [row.cells for row in table.rows]), ()
        tree = read_tree(decode_utf8(data, shown), shown)
        if tree.problems:
            return Map(), tree.problems
        return map_from_data(tree.data), ()
    except FileError as error:
        return Map(), (file_fault(error),)
    except BadMapError as error:
        return Map(), (diagnose(kinds.MAP, Span(shown), reason=error.reason),)
