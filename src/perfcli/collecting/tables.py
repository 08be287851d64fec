"""Where the form stands in a workbook that came back: which sheet, which row is the header, which column means what.

In: sheets as filled. Out: `Table`s. The header's words count, not the place: rows and columns may have been inserted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.layout import SHEET, columns, fields
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcli.collecting.filled import Filled, FilledSheet

_NEEDED = ("indicator", "actual", "status")
_SEARCHED = 60
"""Rows in which a header is looked for."""
_KEYS = {normalise(field.head): field.key for field in fields("monitor")}
_PLACES = {
    key: place
    for key, place in columns("monitor").items()
    if key in columns("evaluate") and place < columns("evaluate")["due"]
}
"""Where the columns stand that every occasion has."""
OPEN = tuple(field.key for field in fields("monitor") if field.open)


class Table(NamedTuple):
    """The form in one sheet."""

    sheet: FilledSheet
    head: int
    """The row of the header."""
    at: Mapping[str, int]
    """Where each column stands."""
    lost: tuple[str, ...] = ()
    """Columns whose heads are gone; they are read where they stood, if the others still stand there."""

    def text(self, row: int, key: str) -> str:
        """What a row says in a column; blank where the column is lost."""
        return self.sheet.text(row, self.at[key]) if key in self.at else ""

    def origin(self, row: int, key: str) -> str:
        """Where a person finds it; the first cell of the row where the column is lost."""
        return self.sheet.origin(row, self.at.get(key, 0))

    def rows(self) -> range:
        """The rows below the header."""
        return range(self.head + 1, self.sheet.height)

    def typed(self, row: int) -> tuple[str, ...]:
        """The open columns in which a row says something."""
        return tuple(key for key in OPEN if key in self.at and _says(self.sheet, row, self.at[key]))

    @property
    def filled(self) -> int:
        """How many open cells say something."""
        return sum(len(self.typed(row)) for row in self.rows())


def _says(sheet: FilledSheet, row: int, column: int) -> bool:
    cell = sheet.at(row, column)
    return bool(cell.text.strip() or cell.doubt)


def find_table(sheet: FilledSheet) -> Table | None:
    """The form in a sheet; None where no row is its header."""
    for row in range(min(sheet.height, _SEARCHED)):
        at: dict[str, int] = {}
        for column in range(sheet.width):
            key = _KEYS.get(normalise(sheet.text(row, column)), "")
            if key:
                at.setdefault(key, column)
        if all(key in at for key in _NEEDED):
            return _whole(Table(sheet, row, at))
    return None


def _whole(table: Table) -> Table:
    """The table with columns whose heads are gone at their places."""
    lost = tuple(key for key in _PLACES if key not in table.at)
    shifts = {table.at[key] - place for key, place in _PLACES.items() if key in table.at}
    if not lost or len(shifts) > 1:
        return table._replace(lost=lost)
    shift = next(iter(shifts))
    return table._replace(at={**table.at, **{key: _PLACES[key] + shift for key in lost}}, lost=lost)


def choose(filled: Filled) -> tuple[Table | None, tuple[Table, ...]]:
    """The form that counts, and copies of it: the sheet of the right name, unless only a copy was filled in."""
    found = [table for sheet in filled.sheets if (table := find_table(sheet)) is not None]
    if not found:
        return None, ()
    own = next((table for table in found if table.sheet.name == SHEET), found[0])
    said = [table for table in found if table.filled]
    chosen = said[0] if not own.filled and len(said) == 1 else own
    return chosen, tuple(table for table in found if table is not chosen)
