"""Numbers of persons where no rule looks: region files and profiles, tables of actuals and spending, documents that are imported.

In: a tree, a table, paths, or what an import drafted. Out: PF801 at the key, the cell, or the cell of the source.
"""

from __future__ import annotations

import os
import re
from itertools import islice
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Kind, Span, Text
from perfcli.files import FileError, read_bytes
from perfcli.lint.rules.pf801_personal_data import RULE, WHAT
from perfcli.lint.wording import MOST
from perfcli.loading.discover import find_tables
from perfcli.loading.file_faults import file_fault
from perfcli.model.terms import KEYS
from perfcli.quantity.personal import Personal, find_personal, may_hold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.drafting.nodes import Node
    from perfcli.drafting.origins import Origins
    from perfcli.syntax.tree import Data, KeyPath, Tree
    from perfcli.table import Table

TABLES = ("actuals", "spending", "实际完成值", "预算执行")
"""How tables are called that stand in a workspace beside its targets."""
MAX_BYTES = 256 * 1024 * 1024
_NUMBER = re.compile(r"\s*[+-]?[0-9][0-9,]*(?:\.[0-9]+)?\s*")
_AMOUNTS = frozenset(
    word
    for key in ("actual", "initial", "adjusted", "executed", "weight", "points")
    for word in (key, KEYS.get(key, key))
)
"""Columns whose bare numbers are values, however long."""
_MESSAGE, _HINT = RULE.kind.message, RULE.kind.hint
IN_SOURCE = Kind(
    RULE.kind.code,
    RULE.kind.name,
    RULE.kind.severity,
    Text(f"{{origin}}：{_MESSAGE.zh}", f"{{origin}}: {_MESSAGE.en}"),
    _HINT,
)
"""The same finding, about a cell of a document that is imported."""
IN_TABLE = RULE.kind._replace(
    hint=Text("删去号码，写岗位或科室", "delete it; name a post or an office instead")
)
"""The same finding in a table, which has no room for waivers."""


def in_tree(tree: Tree) -> tuple[Diagnostic, ...]:
    """In any text of a document that is no plan."""
    if not may_hold(tree.text):
        return ()
    found = (
        _found(RULE.kind, tree.excerpt_span(where, one.text, one.start), one)
        for where, text in leaves(tree.data)
        for one in find_personal(text)
    )
    return tuple(islice(found, MOST))


def leaves(data: Data, where: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a document with its key path."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, below in data.items():
            yield from leaves(below, (*where, key))
    else:
        for index, below in enumerate(data):
            yield from leaves(below, (*where, index))


def in_table(table: Table) -> tuple[Diagnostic, ...]:
    """In any cell of a table; what its column is called says what a number is."""
    return tuple(islice(_in_table(table), MOST)) if may_hold(table.text) else ()


def _in_table(table: Table) -> Iterator[Diagnostic]:
    headers = [cell.strip() for cell in table.header.cells]
    clean: set[tuple[int, str]] = set()
    """Cells without any: the same words stand in a column again and again."""
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            if (column, cell) in clean:
                continue
            header = headers[column] if column < len(headers) else ""
            if header in _AMOUNTS and _NUMBER.fullmatch(cell):
                continue
            begin = len(header) + 1
            found = [one for one in find_personal(f"{header}：{cell}") if one.end > begin]
            if not found:
                clean.add((column, cell))
            for one in found:
                yield _found(IN_TABLE, table.span(row.line, column), one)


def in_tables(
    paths: Sequence[str], exclude: tuple[str, ...] = ()
) -> Iterator[tuple[Table | None, Diagnostic]]:
    """In the tables of actuals and spending that stand in folders, and in tables that are named."""
    named = {os.path.normpath(path) for path in paths if is_table(path)}
    for path in find_tables(paths, exclude, TABLES):
        table, problems = _read(path)
        if table is not None:
            yield from ((table, found) for found in in_table(table))
        elif path in named:  # of one that was not asked for, whoever scores by it is told
            yield from ((None, found) for found in problems)


def _read(path: str) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    from perfcli.formats import csv_  # noqa: PLC0415 - most folders hold no table

    try:
        return csv_.read(read_bytes(path, MAX_BYTES), path)
    except FileError as error:
        return None, (file_fault(error),)


def in_draft(node: Node, data: Data, facts: Iterable[tuple[str, Node]], path: str) -> Iterator[Diagnostic]:
    """In what an import made of a department, at the cells that it was read from."""
    from perfcli.drafting.origins import Origins, places  # noqa: PLC0415 - only an import needs it

    known: Origins | None = None
    for where, text in leaves(data):
        for one in find_personal(text):
            known = known or Origins((), places(node))
            origin = known.of(where)
            cell, source = (origin.cell, origin.source) if origin else (path, path)
            yield _found(IN_SOURCE, Span(source), one, cell)
    for _, below in facts:
        for key, text in below.facts.items():
            for one in find_personal(text):
                yield _found(IN_SOURCE, Span(below.source or path), one, below.origins.get(key, below.origin))


def _found(kind: Kind, span: Span, one: Personal, origin: str = "") -> Diagnostic:
    arguments: dict[str, str | Text] = {"what": WHAT[one.what], "found": one.shown}
    if origin:
        arguments["origin"] = origin
    return Diagnostic(kind, span, tuple(sorted(arguments.items())), (), kind.severity)


def is_table(path: str) -> bool:
    """Whether a path that was named is that of a table."""
    return path.lower().endswith(".csv") and os.path.isfile(path)  # noqa: PTH113 - names may be too long
