"""The sheet of a declaration that is printed, signed and stamped: the official form, filled by formulas from the sheet that is filled in.

In: a table, the overall objectives, the check code. Out: a `Sheet`. Rows that are deleted or blank close up; duties are bold, activities
indented by two full-width spaces. Each formula carries its present result.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.book import Area, Cell, Column, Page, Row, Sheet, Tint, at, column_name, quoted
from perfcli.collecting.declare_lines import ACTIVITY, DEPARTMENT, DUTY, Line
from perfcli.collecting.declare_pages import PEOPLE, PEOPLE_COLUMN, PEOPLE_ROW
from perfcli.collecting.declare_table import FIRST, MONEY_FORMAT, top_heads
from perfcli.collecting.declare_words import GUIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.collecting.book import Align
    from perfcli.collecting.declare_table import Table
    from perfcli.collecting.declare_words import Field

_INDENT = "　　"
_LEFT = 2
"""The first column that is seen; before it stand the row of the other sheet, and its level."""
_SPARE = 24.0
"""The height of rows that nothing stands in yet: two lines."""
_LEFT_OUT = frozenset(("check", "action", "level", "scale", "direction", "code", "operator", "unit"))
"""Columns that help to fill in; signs and units stand with their values."""
_WIDTHS = {
    "work": {"content": 40.0, "goals": 40.0, "name": 22.0, "indicator": 18.0},
    "projects": {"target": 12.0},
}
_MONEY = ("budget", "amount")


class Printed(NamedTuple):
    """What is printed."""

    table: Table
    objectives: Table | None
    name: str
    title: str
    check: str


def print_sheet(printed: Printed) -> Sheet:
    """The printed sheet."""
    table = printed.table
    fields = [field for field in table.fields if not field.hidden and field.key not in _LEFT_OUT]
    widths = _WIDTHS.get(table.kind, {})
    last = _LEFT + len(fields) - 1
    top = [
        _across(Cell(printed.title, "title"), last),
        _across(_signers(table.who, table.money_unit), last)._replace(height=24),
        *(_objectives(printed.objectives, last) if printed.objectives is not None else ()),
    ]
    head = len(top)
    heads = _heads(fields)
    body = [_row(table, fields, nth, head + len(heads) + nth) for nth in range(1, len(table.lines) + 1)]
    first = head + len(heads)
    where = Area(first, _LEFT, first + len(body) - 1, last)
    return Sheet(
        printed.name,
        (*(Column(4, hidden=True),) * _LEFT, *(Column(widths.get(f.key, f.width)) for f in fields)),
        (*top, *heads, *body),
        (*(Area(row, _LEFT, row, last) for row in range(head)), *_head_areas(fields, head)),
        tints=(
            Tint(where, f'=$B{first + 1}="{DUTY}"', "strong"),
            Tint(where, f'=$A{first + 1}<>""', "framed"),
        ),
        page=Page(repeated=(head, head + 1), footer=f"校验码 {printed.check}"),
        tab="#A9D08E",
        start=(0, _LEFT),
    )


def _across(cell: Cell, last: int) -> Row:
    """One text over all columns."""
    return Row((*(None,) * _LEFT, cell, *(None,) * (last - _LEFT)))


def _signers(who: str, money_unit: str) -> Cell:
    """Whose form it is, and who signs: as the guide says, else room for the pen."""
    blank = "　" * 6
    parts = [quoted(f"填报单位（盖章）：{who}")]
    for n, label in enumerate(PEOPLE):
        cell = at(GUIDE, PEOPLE_ROW + n, PEOPLE_COLUMN)
        parts.append(f'"　{label}："&IF({cell}="","{blank}",{cell})')
    unit = f"　单位：{money_unit}" if money_unit else ""
    text = f"填报单位（盖章）：{who}" + "".join(f"　{label}：{blank}" for label in PEOPLE) + unit
    return Cell(text, "plain", "=" + "&".join((*parts, quoted(unit))))


def _objectives(table: Table, last: int) -> Iterator[Row]:
    """The overall objectives, one a row; rows that are left over stay blank and low."""
    yield _across(Cell("绩效总体目标", "heading"), last)
    lines = [line for line in table.lines if not line.blank]
    for nth in range(1, len(table.lines) + 1):
        text = lines[nth - 1].get("goals") if nth <= len(lines) else ""
        value = f"INDEX({_column(table, 'goals')},MATCH({nth},{_column(table, 'live')},0))"
        yield _across(Cell(text, "plain", f'=IFERROR({value}&"","")'), last)._replace(height=0 if text else 6)


def _column(table: Table, key: str) -> str:
    """A whole column of the sheet that is filled in."""
    name = column_name(table.column(key))
    return f"'{table.sheet}'!${name}${FIRST + 1}:${name}${table.last + 1}"


def _heads(fields: Sequence[Field]) -> tuple[Row, Row]:
    left = (None,) * _LEFT
    above = Row((*left, *(Cell(text, "head") for text in top_heads(fields))), height=20)
    below = Row((*left, *(Cell(field.head if field.group else "", "head") for field in fields)), height=20)
    return above, below


def _head_areas(fields: Sequence[Field], row: int) -> Iterator[Area]:
    """Columns that are headed once, and groups of columns."""
    groups = [field.group for field in fields]
    for nth, group in enumerate(groups):
        column = _LEFT + nth
        if not group:
            yield Area(row, column, row + 1, column)
        elif (count := groups.count(group)) > 1 and groups.index(group) == nth:
            yield Area(row, column, row, column + count - 1)


def _row(table: Table, fields: Sequence[Field], nth: int, row: int) -> Row:
    """The row of one place on paper; `row` is its own, from 1."""
    lines = [line for line in table.lines if not line.blank and line.get("level") != DEPARTMENT]
    line = lines[nth - 1] if nth <= len(lines) else Line({})
    place = None if line.blank else Decimal(table.lines.index(line) + 1)
    found = Cell("", "plain", f'=IFERROR(MATCH({nth},{_column(table, "live")},0),"")', place)
    level = Cell(line.get("level"), "plain", _formula(table, "level", row) if table.kind == "work" else "")
    cells = (found, level, *(_shown(table, field.key, line, row) for field in fields))
    return Row(cells, height=_SPARE if line.blank else 0)


def _formula(table: Table, key: str, row: int) -> str:
    value = _value(table, key, row)
    return f'=IF($A{row}="","",IF({value}="","",{value}))'


def _value(table: Table, key: str, row: int) -> str:
    return f"INDEX({_column(table, key)},$A{row})"


def _shown(table: Table, key: str, line: Line, row: int) -> Cell:
    """A cell that shows one of the sheet that is filled in."""
    text, formula = line.get(key), _formula(table, key, row)
    align: Align = "center" if key.startswith("grade/") or key in ("target", "weight") else ""
    if key in _MONEY:
        number = Decimal(text) if text.replace(".", "", 1).isdigit() else None
        return Cell(text, "plain", formula, number, format=MONEY_FORMAT, align="right")
    if key == "name" and table.kind == "work":
        indent = _INDENT if line.get("level") == ACTIVITY else ""
        formula = f'=IF($A{row}="","",IF($B{row}="{ACTIVITY}","{_INDENT}","")&{_value(table, "name", row)})'
        return Cell(indent + text, "plain", formula)
    if key == "target":
        parts = "&".join(_value(table, part, row) for part in ("operator", "target", "unit"))
        formula = f'=IF($A{row}="","",IF({_value(table, "target", row)}="","",{parts}))'
        text = f"{line.get('operator')}{text}{line.get('unit')}" if text else ""
    return Cell(text, "plain", formula, align=align)
