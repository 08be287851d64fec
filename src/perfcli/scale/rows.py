"""Cells brought to one unit: the rows a ladder is compiled from, and what had to be assumed.

In: labels with parsed cells, the stated unit. Out: `Rows` (numbers in one unit) or findings that stop the reading.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.quantity import NONE, PERCENT, Unit, convert

from .model import Finding

if TYPE_CHECKING:
    from .cell import Cell, Edge


class Row(NamedTuple):
    """One grade's label and its cell, in the ladder's unit."""

    label: str
    cell: Cell


class Rows(NamedTuple):
    """The rows best first, their common unit, and the findings about units."""

    rows: tuple[Row, ...]
    unit: Unit
    findings: tuple[Finding, ...] = ()
    fatal: bool = False


def common_unit(rows: tuple[Row, ...], stated: Unit) -> Rows:
    """All numbers in the smallest unit that is written; different dimensions stop the reading."""
    rows = _percents(rows)
    written = _written(rows)
    if not written:
        return Rows(_in_unit(rows, stated, stated), stated)
    dimensions = {unit.dimension for unit in written} | ({stated.dimension} if stated != NONE else set())
    if len(dimensions) > 1 or ("date" in written[0].dimension and _bare(rows)):
        return Rows(rows, NONE, (_mixed(rows),), fatal=True)
    base = min(written, key=lambda unit: (unit.factor, unit.name))
    assumed = stated if stated != NONE else written[0]
    findings = []
    if missing := _missing(rows) if stated == NONE else ():
        findings.append(Finding("missing-unit", missing, missing, _first_text(rows, missing[0])))
    if len({unit.name for unit in written}) > 1:
        findings.append(_mixed(rows))
    return Rows(_in_unit(rows, assumed, base), base, tuple(findings))


def _percents(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """‰ beside % as what it is, a tenth of it; a ladder in ‰ alone stays in ‰. That they were mixed is still told, by the unit's name."""
    dimensions = {edge.unit.dimension for row in rows for edge in row.cell.edges}
    if not dimensions >= {"percent", "permille"}:
        return rows

    def tenth(edge: Edge | None) -> Edge | None:
        if edge is None or edge.unit.dimension != "permille":
            return edge
        return edge._replace(value=edge.value.scaleb(-1), unit=_TENTH)

    return tuple(
        row._replace(
            cell=row.cell.mapped(tenth(row.cell.lower), tenth(row.cell.point), tenth(row.cell.upper))
        )
        for row in rows
    )


_TENTH = PERCENT._replace(name="‰")
"""Already percent points; only its name tells where it comes from."""


def _written(rows: tuple[Row, ...]) -> tuple[Unit, ...]:
    units = (edge.unit for row in rows for edge in row.cell.edges if edge.unit != NONE)
    return tuple(dict.fromkeys(units))


def _bare(rows: tuple[Row, ...]) -> bool:
    """Whether a number without a unit stands among days."""
    return any(edge.unit == NONE for row in rows for edge in row.cell.edges)


def _mixed(rows: tuple[Row, ...]) -> Finding:
    first = next(row.cell for row in rows if any(edge.unit != NONE for edge in row.cell.edges))
    unit = next(edge.unit for edge in first.edges if edge.unit != NONE)
    other = next((r.cell.text for r in rows for e in r.cell.edges if e.unit not in (NONE, unit)), first.text)
    return Finding("mixed-units", (), tuple(row.label for row in rows), other.strip())


def _missing(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Labels of cells whose number has no unit while others have; zero needs none."""
    return tuple(
        row.label
        for row in rows
        if row.cell.edges and any(edge.unit == NONE and edge.value for edge in row.cell.edges)
    )


def _first_text(rows: tuple[Row, ...], label: str) -> str:
    return next(row.cell.text.strip() for row in rows if row.label == label)


def _in_unit(rows: tuple[Row, ...], assumed: Unit, base: Unit) -> tuple[Row, ...]:
    def edge_in(edge: Edge | None) -> Edge | None:
        if edge is None:
            return None
        value = convert(edge.value, assumed if edge.unit == NONE else edge.unit, base)
        return edge._replace(value=Decimal(0) if value is None else value, unit=base)

    return tuple(
        Row(
            row.label,
            row.cell.mapped(edge_in(row.cell.lower), edge_in(row.cell.point), edge_in(row.cell.upper)),
        )
        for row in rows
    )
