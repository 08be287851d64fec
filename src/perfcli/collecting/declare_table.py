"""One table of a declaration as a sheet: columns, drop-down lists, hints, and a check of every row that calculates while one types.

In: lines, the grades, the names of scales. Out: a `Sheet`. Formulas use only what Excel 2010 and WPS 2016 know; each carries the
result that `declare_check` finds in the same rows, so that a program that does not calculate shows the same.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.book import (
    Area,
    Cell,
    Column,
    Page,
    Row,
    Rule,
    Sheet,
    Tint,
    column_name,
)
from perfcli.collecting.declare_check import CHECKED, Checks
from perfcli.collecting.declare_lines import (
    ACTIONS,
    ACTIVITY,
    DEPARTMENT,
    DUTY,
    INDICATOR,
    KEEP,
    Line,
)
from perfcli.collecting.declare_words import HINTS, Field, fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.declare_words import Kind

FIRST = 5
"""The row of the first line, from 0: above it stand title, unit, a sentence and two rows of headers."""
MONEY_FORMAT = "0.00####"
"""Two decimals, and as many more as are typed."""
_LOW, _ROOM = 21.0, 36.0
_MOST = 255


class Table(NamedTuple):
    """What a sheet is made of."""

    kind: Kind
    sheet: str
    title: str
    who: str
    money_unit: str
    lines: tuple[Line, ...]
    labels: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    """Words to choose from, by key of the column."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns that these lines need."""
        return fields_of(self.kind, self.lines, self.labels, self.money_unit)

    @property
    def last(self) -> int:
        """The row of the last line, from 0."""
        return FIRST + len(self.lines) - 1

    def column(self, key: str) -> int:
        """Where a column stands; -1 where the table has none."""
        return next((at for at, field in enumerate(self.fields) if field.key == key), -1)


def table_sheet(table: Table) -> Sheet:
    """The sheet to fill in."""
    fields = table.fields
    checks = Checks(table.kind, fields, table.lines, FIRST, table.sheet)
    rows = (
        *_head(table, fields, checks),
        *(_row(table, fields, checks, at) for at in range(len(table.lines))),
    )
    shown = [at for at, field in enumerate(fields) if not field.hidden]
    return Sheet(
        table.sheet,
        tuple(Column(field.width, field.hidden) for field in fields),
        rows,
        merged=tuple(_merged(fields, shown)),
        rules=tuple(_rules(table, fields)),
        tints=tuple(_tints(table, fields)),
        frozen=(FIRST, table.column("name" if table.column("name") >= 0 else "check") + 1),
        page=Page(repeated=(3, 4)),
        tab="#FFC000",
        start=(FIRST, table.column("action") if table.kind != "objectives" else shown[-1]),
    )


def _head(table: Table, fields: Sequence[Field], checks: Checks) -> list[Row]:
    """Title, whose it is, what to do, and the two rows of headers."""
    left = next(at for at, field in enumerate(fields) if not field.hidden)
    width = len(fields)
    unit = (
        f"　　金额单位：{table.money_unit}" if table.money_unit and table.kind in ("work", "projects") else ""
    )

    def line(cell: Cell) -> Row:
        return Row(tuple(cell if at == left else None for at in range(width)))

    above = [Cell(text, "head") for text in top_heads(fields)]
    below = [Cell(field.head if field.group else "", "head") for field in fields]
    return [
        line(Cell(table.title, "title", align="left")),
        line(
            Cell(
                f"填报单位：{table.who}{unit}　　{checks.summary}",
                "heading",
                checks.summary_formula(table.who, unit),
            )
        ),
        line(Cell(HINTS[table.kind], "quiet")),
        Row(tuple(above), height=22),
        Row(tuple(below), height=22),
    ]


def top_heads(fields: Sequence[Field]) -> list[str]:
    """The upper row of the headers: a group is named once, in its first column."""
    groups = ["", *(field.group for field in fields)]
    return [
        field.head if not field.group else field.group if field.group != before else ""
        for field, before in zip(fields, groups, strict=False)
    ]


def _merged(fields: Sequence[Field], shown: Sequence[int]) -> list[Area]:
    """The lines above the table, columns that are headed once, and groups of columns."""
    found = [Area(row, shown[0], row, shown[-1]) for row in range(3)]
    at = 0
    while at < len(fields):
        end = at
        while fields[at].group and end + 1 < len(fields) and fields[end + 1].group == fields[at].group:
            end += 1
        if not fields[at].group:
            found.append(Area(3, at, 4, at))
        elif end > at:
            found.append(Area(3, at, 3, end))
        at = end + 1
    return found


def _row(table: Table, fields: Sequence[Field], checks: Checks, at: int) -> Row:
    """One line, as its columns show it."""
    line = table.lines[at]
    cells = tuple(_cell(line, field, checks, at) for field in fields)
    return Row(cells, least=_LOW if line.blank else _ROOM)


def _cell(line: Line, field: Field, checks: Checks, at: int) -> Cell:
    """A cell: an id, a formula, or what may be typed over."""
    if field.key in ("path", "measure"):
        return Cell(line.path if field.key == "path" else line.measure)
    if field.key in CHECKED:
        return checks.cell(field.key, at)
    if line.get("level") == DEPARTMENT and field.key != "budget":
        return Cell(line.get(field.key), "given")
    return _open(line, field)


def _open(line: Line, field: Field) -> Cell:
    """A cell that may be typed over, filled with last year's text."""
    text = line.get(field.key)
    known = line.path or line.measure or (field.kind == "objectives" and not line.blank)
    if field.key == "action" and known:
        text = KEEP
    if field.money:
        return Cell(text, "fill", number=_number(text), open=True, format=MONEY_FORMAT, align="right")
    if field.prose:
        return Cell(text, "fill", open=True, format="General")
    return Cell(text, "fill", open=True, align=field.align)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def _rules(table: Table, fields: Sequence[Field]) -> list[Rule]:
    """Drop-down lists and hints, a column at a time."""
    found = []
    for at, field in enumerate(fields):
        if field.hidden or field.key in CHECKED:
            continue
        words = _fitting(
            {"action": ACTIONS, "level": (DUTY, ACTIVITY, INDICATOR)}.get(field.key)
            or table.lists.get(field.key, ())
        )
        top = FIRST + (1 if field.key == "level" and table.lines[0].get("level") == DEPARTMENT else 0)
        where = Area(top, at, table.last, at)
        found.append(Rule(where, field.title, field.hint, words, field.strict))
    return found


def _fitting(words: Sequence[str]) -> tuple[str, ...]:
    """As many words as a list inside a cell can hold."""
    kept: list[str] = []
    for word in words:
        if "," not in word and len(",".join((*kept, word))) <= _MOST:
            kept.append(word)
    return tuple(kept)


def _tints(table: Table, fields: Sequence[Field]) -> list[Tint]:
    """Red where something is missing, grey where a row is to be deleted."""
    keys = [field.key for field in fields]
    check, action = column_name(keys.index("check")), column_name(keys.index("action"))
    shown = [at for at, field in enumerate(fields) if not field.hidden]
    first = FIRST + 1
    due = Tint(
        Area(FIRST, keys.index("check"), table.last, keys.index("check")),
        f'=AND(${check}{first}<>"",${check}{first}<>"完整",${check}{first}<>"删除")',
        "due",
    )
    gone = Tint(Area(FIRST, shown[0], table.last, shown[-1]), f'=${action}{first}="删除"', "quiet")
    return [gone, due]
