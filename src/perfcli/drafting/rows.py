"""One row of a table by the roles of its columns.

In: a matrix, its header, a row. Out: `Row`: what each column says in this row, the ladder, what has no role. Cells merged
from above say nothing again; they are the row's above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.drafting.ladders import split_ladder
from perfcli.drafting.matrix import BLANKS
from perfcli.drafting.words import is_total, plain
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from perfcli.drafting.desk import Desk
    from perfcli.drafting.header import Header
    from perfcli.drafting.matrix import Matrix

PLACE = frozenset(("level", "number", "department", "budget_unit", "note"))
BODY = frozenset(("budget", "content", "goals", "fund"))
INDICATOR = frozenset(
    ("indicator", "bands", "level1", "level2", "target", "operator", "unit", "weight", "direction", "kind", "core", "formula", "source", "baseline")
)  # fmt: skip
FACTS = frozenset(("actual", "score", "reason", "measure", "evidence"))
"""Roles by what they are of use for."""
TOTAL_ROLES = ("name", "duty", "activity", "task", "level", "indicator", "project", "level1", "level2")
UNUSED_ROLES = frozenset({"side", "number"})
"""What the position or the block says already."""


class Row(NamedTuple):
    """One row, cleaned."""

    row: int
    origin: str
    values: dict[str, str]
    headers: dict[str, str]
    """How the columns of these roles are headed."""
    bands: tuple[tuple[str, str], ...] = ()
    """Grades and cells; empty where no cell of the ladder says anything."""
    funds: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, str, str], ...] = ()
    """Columns without a role: header, cell, origin."""
    raw_name: str = ""
    """The name with the spaces before it."""
    indent: int = 0
    bold: bool = False
    first: str = ""
    """The first cell that says anything, whatever its column."""
    places: tuple[tuple[str, str], ...] = ()
    """Where the cell of each role stands, that of a grade as `bands/优`."""

    def get(self, *roles: str) -> str:
        """The first of these roles that says something."""
        return next((self.values[role] for role in roles if self.values.get(role)), "")

    def origins(self, *names: str) -> dict[str, str]:
        """Where the fields of a node stand whose name is in one of these roles."""
        found = dict(self.places)
        name = next((found[role] for role in names if self.values.get(role)), self.origin)
        return {**found, "name": name}

    def rest(self, used: frozenset[str]) -> list[str]:
        """What the row says in columns that were not of use, each with its header."""
        if self.get("department"):
            used = used - {
                "budget_unit"
            }  # the unit is whose rows these are only where no department is named
        said = [(self.headers[role], text) for role, text in self.values.items() if text and role not in used]
        said += [(header, text) for header, text, _ in self.others if header]
        if self.bands and "bands" not in used:
            said.append(("评价标准", "；".join(f"{label} {text}" for label, text in self.bands if text)))
        if "fund" not in used:
            said += [(CHOICES["fund"][fund], text) for fund, text in self.funds]
        return [f"{header}：{text}" for header, text in said]

    @property
    def is_total(self) -> bool:
        """Whether the row adds up others: it says so in its first cell, or where names stand."""
        return is_total(self.first) or any(is_total(self.get(role)) for role in TOTAL_ROLES)

    @property
    def has_standard(self) -> bool:
        """Whether the row says how something is judged."""
        return bool(self.bands or self.get("target", "weight"))


def read_row(matrix: Matrix, header: Header, row: int, desk: Desk) -> Row:
    """The cells of a row by role."""
    values: dict[str, str] = {}
    headers: dict[str, str] = {}
    bands: list[tuple[str, str]] = []
    funds: list[tuple[str, str]] = []
    others: list[tuple[str, str, str]] = []
    places: dict[str, str] = {}
    for index, column in enumerate(header.columns):
        origin = matrix.origin(row, index)
        text = desk.clean(matrix.own(row, index), origin)
        if column.role:
            places.setdefault(_field(column.role, column.detail), origin)
        if text and _is_target(matrix, header, row, index):
            values["target"], headers["target"] = text, "指标值"
        elif column.role == "grade":
            bands.append((column.detail, text))
        elif column.role == "bands":
            bands += split_ladder(text)
            if text and not bands:
                others.append((" ".join(column.text.split()), text, origin))
        elif column.role == "fund" and text:
            funds.append((column.detail, text))
        elif column.role and column.role not in UNUSED_ROLES:
            values[column.role] = text
            headers[column.role] = " ".join(column.text.split())
        elif text and (not column.role or (column.role == "side" and plain(text) != plain(column.text))):
            others.append((" ".join(column.text.split()), text, origin))
    name_at = header.at("name", "activity", "duty", "task")
    cell = matrix.cell(row, name_at) if name_at >= 0 and not matrix.from_above(row, name_at) else None
    return Row(
        row,
        matrix.origin(row),
        values,
        headers,
        tuple(bands) if any(text for _, text in bands) else (),
        tuple(funds),
        tuple(others),
        cell.text.rstrip(BLANKS).lstrip("\r\n") if cell else "",
        cell.indent if cell else 0,
        bool(cell and cell.bold),
        next((text for _, found in matrix.cells(row) if (text := found.text.strip(BLANKS))), ""),
        tuple(places.items()),
    )


def _is_target(matrix: Matrix, header: Header, row: int, column: int) -> bool:
    """Whether a cell across all grades says a target, as forms print an indicator that has no ladder."""
    cell, grades = matrix.cell(row, column), header.all("grade")
    return column in grades and len(grades) > 1 and cell is not None and cell.columns >= len(grades)


def _field(role: str, detail: str) -> str:
    """What a file calls the content of a column."""
    return f"bands/{detail}" if role == "grade" else "funding" if role == "fund" else role
