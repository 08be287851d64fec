"""A mapping suggested for an export that the settings do not know, from the words of its header.

In: a `Paper`. Out: an `Export`, or None where no row looks like a header. A person checks it; the unit is only what the file says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.exports.sheets import HEADER_ROWS, grids, headers, reaching, row_of, said_unit
from perfcli.collecting.exports.words import plain, word
from perfcli.loading.exports import ROLES, Export

if TYPE_CHECKING:
    from perfcli.paper import Grid, Paper

_MONEY = frozenset(("initial", "adjusted", "executed"))


def suggest(paper: Paper) -> Export | None:
    """The mapping that the words of the best header give."""
    found = [
        (len(roles), -order, -at, grid, at, roles)
        for order, grid in enumerate(grids(paper))
        for at in range(min(HEADER_ROWS, len(grid.rows)))
        if (roles := _roles(grid, at)).keys() & {"code", "name", "department", "department-code"}
        and roles.keys() & _MONEY
    ]
    if not found:
        return None
    *_, grid, at, roles = max(found, key=lambda one: one[:3])
    columns = tuple((role, _called(grid, at, roles[role])) for role in ROLES if role in roles)
    units = {word(headers(grid, at)[roles[role]]).unit for role in roles if role in _MONEY}
    unit = units.pop() if len(units) == 1 else ""
    sheets = grids(paper)
    return Export(
        columns,
        unit or said_unit(paper, grid, at),
        row_of(grid, at),
        grid.name if len(sheets) > 1 else "",
        fill=_leaves_blank(grid, at, roles),
    )


def _roles(grid: Grid, at: int) -> dict[str, int]:
    """The column of each role; the first that is called so."""
    found: dict[str, int] = {}
    for column, head in enumerate(headers(grid, at)):
        role = word(head).role or word(head.rpartition("/")[2]).role
        if role:
            found.setdefault(role, column)
    return found


def _called(grid: Grid, at: int, column: int) -> str | int:
    """The header of a column; its number where another is called the same."""
    heads = [plain(head) for head in headers(grid, at)]
    return heads[column] if heads.count(heads[column]) == 1 else column + 1


def _leaves_blank(grid: Grid, at: int, roles: dict[str, int]) -> bool:
    """Whether departments are written once and left blank in the rows of their other projects."""
    place = next((roles[role] for role in ("department", "department-code") if role in roles), -1)
    what = [roles[role] for role in ("code", "name") if role in roles]
    if place < 0 or not what:
        return False
    over = reaching(grid)

    def said(row: int, *columns: int) -> bool:
        cells = (grid.rows[row][column] or over.get((row, column)) for column in columns)
        return any(cell is not None and cell.text.strip() for cell in cells)

    money = [roles[role] for role in sorted(_MONEY) if role in roles]
    below = [row for row in range(at + 1, len(grid.rows)) if said(row, *money)]
    blanks = [row for row in below if not said(row, place) and said(row, *what)]
    return bool(blanks) and said(below[0], place)
