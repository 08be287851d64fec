"""A declaration that came back: its sheets told apart, its columns by their headers, every filled cell with what became of it.

In: a `Filled`. Out: `Handed`: lines by table, who filled it in, the account of all filled cells, findings. Sheets that were
copied or renamed, columns that were moved, and cells that were merged are seen here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import declare_kinds as kinds
from perfcli.collecting.declare_lines import DEPARTMENT, Line
from perfcli.collecting.declare_pages import PEOPLE, PEOPLE_COLUMN, PEOPLE_ROW
from perfcli.collecting.declare_words import (
    EXAMPLE,
    GUIDE,
    HEADS,
    PRINT,
    PRINT_PROJECTS,
    SHEETS,
    STANDARD,
)
from perfcli.collecting.identity import SHEET as IDENTITY_SHEET
from perfcli.collecting.received import Typed
from perfcli.diagnostics import Span, diagnose
from perfcli.quantity import normalise
from perfcli.syntax.prescan import is_forbidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.collecting.declare_words import Kind as TableKind
    from perfcli.collecting.filled import Filled, FilledSheet
    from perfcli.collecting.received import State
    from perfcli.diagnostics import Argument, Diagnostic, Kind

_LOOK = 15
"""Rows in which a header is looked for."""
_FEWEST = 2
_BRACKETS = re.compile(r"\([^()]*\)")
_HELPERS = (EXAMPLE, PRINT, PRINT_PROJECTS)
_TECHNICAL = frozenset(("path", "measure", "check", "owner", "nth", "live"))
_OWN = frozenset(("fund", "amount", "parent", "scale"))
"""Columns that the import engine does not see, which cleans the others."""
_COPY = re.compile(r"^(?P<name>.+?)\s*[(（]\s*[0-9]+\s*[)）]$")


class Fate(StrEnum):
    """What became of a filled cell."""

    ACCEPTED = "accepted"
    DOUBTED = "doubted"
    REJECTED = "rejected"


_STATES: dict[Fate, State] = {Fate.ACCEPTED: "accepted", Fate.DOUBTED: "doubted", Fate.REJECTED: "rejected"}


@dataclass(slots=True)
class Account:
    """Every filled cell and its fate, and what is to be said."""

    path: str
    fates: dict[str, Fate] = field(default_factory=dict)
    said: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The column and the text of each filled cell."""
    findings: list[Diagnostic] = field(default_factory=list)
    unsure: list[tuple[str, str]] = field(default_factory=list)
    """Cells whose text the reader was not sure of, and why: a key of its doubts."""

    def fill(self, origin: str, key: str, text: str) -> None:
        """Note a filled cell; it is accepted until something else is said."""
        self.fates.setdefault(origin, Fate.ACCEPTED)
        self.said.setdefault(origin, (key, text))

    @property
    def cells(self) -> tuple[Typed, ...]:
        """Every filled cell with what became of it."""
        return tuple(Typed(origin, *self.said[origin], _STATES[fate]) for origin, fate in self.fates.items())

    def doubt(self, origin: str) -> None:
        """A cell that is not sure; a rejected one stays rejected."""
        if self.fates.get(origin) is Fate.ACCEPTED:
            self.fates[origin] = Fate.DOUBTED

    def reject(self, origin: str) -> None:
        """A cell that was not taken."""
        if origin in self.fates:
            self.fates[origin] = Fate.REJECTED

    def say(self, kind: Kind, **arguments: Argument) -> None:
        """Keep a finding."""
        found = diagnose(kind, Span(self.path))._replace(arguments=tuple(sorted(arguments.items())))
        self.findings.append(found)

    def count(self, fate: Fate) -> int:
        """How many cells met a fate."""
        return sum(one is fate for one in self.fates.values())


class Handed(NamedTuple):
    """What was handed in."""

    lines: dict[TableKind, tuple[Line, ...]]
    people: dict[str, str]
    labels: tuple[str, ...]
    account: Account


class _Head(NamedTuple):
    """The header of a sheet: its last row, and the key of each column."""

    end: int
    keys: dict[int, str]

    @property
    def kind(self) -> TableKind | None:
        """Which table it is the header of."""
        keys = set(self.keys.values())
        if "level" in keys and "indicator" in keys:
            return "work"
        if "code" in keys or "fund" in keys:
            return "projects"
        if "indicator" in keys:
            return "measures"
        return "objectives" if "objective" in keys else None


def read_handed(filled: Filled) -> Handed:
    """The lines of a workbook."""
    account = Account(filled.path)
    heads = {sheet.name: _header(sheet) for sheet in filled.sheets if not _is_passed(sheet)}
    chosen = _chosen(filled, heads, account)
    lines: dict[TableKind, tuple[Line, ...]] = {}
    labels: dict[str, None] = {}
    for kind, sheet in chosen.items():
        head = heads[sheet.name]
        if head is not None:
            lines[kind] = tuple(_lines(sheet, head, account))
            labels |= dict.fromkeys(
                key.partition("/")[2] for key in head.keys.values() if key.startswith("grade/")
            )
    _others(filled, heads, chosen, account)
    return Handed(lines, _people(filled, account), tuple(labels), account)


def _is_passed(sheet: FilledSheet) -> bool:
    """Whether a sheet is none that is filled in."""
    name = _COPY.sub(r"\g<name>", sheet.name.strip())
    return name in _HELPERS or name == GUIDE or name.startswith(IDENTITY_SHEET)


def _chosen(filled: Filled, heads: dict[str, _Head | None], account: Account) -> dict[TableKind, FilledSheet]:
    """The sheet of each table: by its name, else the only one with its header."""
    found: dict[TableKind, FilledSheet] = {}
    for kind, name in SHEETS.items():
        sheet = filled.sheet(name)
        if sheet is not None and heads.get(name) is not None:
            found[kind] = sheet
            continue
        alike = [
            one for one in filled.sheets if (head := heads.get(one.name)) is not None and head.kind == kind
        ]
        if alike:
            found[kind] = alike[0]
            account.say(kinds.RENAMED_SHEET, origin=alike[0].name, sheet=name)
    return found


def _others(
    filled: Filled,
    heads: dict[str, _Head | None],
    chosen: dict[TableKind, FilledSheet],
    account: Account,
) -> None:
    """Sheets that were not read: copies, and whatever else was put into the workbook."""
    read = {sheet.name for sheet in chosen.values()}
    for sheet in filled.sheets:
        if sheet.name in read or _is_passed(sheet) or not sheet.cells:
            continue
        head = heads.get(sheet.name)
        cells = list(_filled_cells(sheet, head))
        for origin, text in cells:
            account.fill(origin, "", text)
            account.reject(origin)
        original = chosen.get(head.kind) if head is not None and head.kind else None
        if original is not None:
            account.say(kinds.COPIED_SHEET, origin=sheet.name, sheet=original.name, cells=len(cells))
        else:
            account.say(kinds.UNKNOWN_SHEET, origin=sheet.name, cells=len(cells))


def _filled_cells(sheet: FilledSheet, head: _Head | None) -> Iterator[tuple[str, str]]:
    """The cells of a sheet that may have been filled in."""
    for (row, column), cell in sorted(sheet.cells.items()):
        technical = head is not None and (row <= head.end or head.keys.get(column) in _TECHNICAL)
        if cell.text.strip() and not technical:
            yield sheet.origin(row, column), cell.text


def _header(sheet: FilledSheet) -> _Head | None:
    """The header of a sheet: the first row in which at least two columns are known."""
    for row in range(min(_LOOK, sheet.height)):
        said = {column: sheet.text(row, column) for column in range(sheet.width) if sheet.text(row, column)}
        known = {column: key for column, text in said.items() if (key := HEADS.get(_plain(text)))}
        if len(known.keys() - {c for c, key in known.items() if key in _TECHNICAL}) >= _FEWEST:
            return _with_grades(sheet, row, said, known)
    return None


def _with_grades(sheet: FilledSheet, row: int, said: dict[int, str], known: dict[int, str]) -> _Head:
    """The grades below 评价标准, and columns that somebody added."""
    keys = {column: known.get(column) or f"other/{text}" for column, text in said.items()}
    group = next((column for column, text in said.items() if _plain(text) == STANDARD), None)
    end = row
    if group is not None:
        del keys[group]
        below = {c: sheet.text(row + 1, c) for c in range(group, sheet.width) if sheet.text(row + 1, c)}
        keys |= {c: f"grade/{text}" for c, text in below.items() if c == group or c not in said}
        end = row + 1
    elif all(not sheet.text(row + 1, c) for c in range(sheet.width)):
        end = row + 1
    return _Head(end, keys)


def _plain(text: str) -> str:
    return _BRACKETS.sub("", normalise(text))


def _lines(sheet: FilledSheet, head: _Head, account: Account) -> Iterator[Line]:
    """Every row below the header that says something."""
    for row in range(head.end + 1, sheet.height):
        cells = {key: sheet.text(row, c) for c, key in head.keys.items() if sheet.text(row, c)}
        places = {key: sheet.origin(row, c) for c, key in head.keys.items()}
        ids = cells.pop("path", ""), cells.pop("measure", "")
        for key in _TECHNICAL & cells.keys():
            del cells[key]
        cells = {("goals" if key == "objective" else key): text for key, text in cells.items()}
        for key in _OWN & cells.keys():
            cells[key] = "".join(char for char in cells[key] if not is_forbidden(char))
        places = {("goals" if key == "objective" else key): place for key, place in places.items()}
        line = Line(cells, *ids, places)
        if not line.blank:
            _account(sheet, head, row, line, account)
        _outside(sheet, head, row, account)
        covered = frozenset(key for c, key in head.keys.items() if (row, c) in sheet.covered)
        yield line._replace(covered=covered)


def _account(sheet: FilledSheet, head: _Head, row: int, line: Line, account: Account) -> None:
    """Note the filled cells of a row."""
    given = line.get("level") == DEPARTMENT
    for column, key in head.keys.items():
        cell = sheet.at(row, column)
        if key in _TECHNICAL or (given and key != "budget") or not (cell.text.strip() or cell.doubt):
            continue
        origin = sheet.origin(row, column)
        account.fill(origin, key, cell.text.strip())
        if cell.doubt:
            account.unsure.append((origin, cell.doubt))
            (account.reject if not cell.text.strip() else account.doubt)(origin)


def _outside(sheet: FilledSheet, head: _Head, row: int, account: Account) -> None:
    """Cells of a row that stand under no header."""
    for column in range(sheet.width):
        text = sheet.text(row, column)
        if column not in head.keys and text:
            origin = sheet.origin(row, column)
            account.fill(origin, "", text)
            account.reject(origin)
            account.say(kinds.OUTSIDE, origin=origin, found=text[:60])


def _people(filled: Filled, account: Account) -> dict[str, str]:
    """Who filled it in, from the guide."""
    sheet = filled.sheet(GUIDE)
    if sheet is None:
        return {}
    found = {}
    for row in range(PEOPLE_ROW, min(sheet.height, PEOPLE_ROW + 2 * len(PEOPLE))):
        label, text = sheet.text(row, PEOPLE_COLUMN - 1), sheet.text(row, PEOPLE_COLUMN)
        if label in PEOPLE and text:
            found[label] = text
            account.fill(sheet.origin(row, PEOPLE_COLUMN), label, text)
    return found
