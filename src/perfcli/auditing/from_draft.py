"""A drafted self-evaluation to `Table`s: every node with indicators that have points, with its money, sums and notes.

In: a `Draft`. Out: `Table`s with the place of every cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.auditing.figures import figure
from perfcli.auditing.model import BLANK, Figure, Money, Row, Table
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.drafting.nodes import Draft, Node, Printed

_GRADE = re.compile(r"(?:自评|评价)?(?:等级|结论|等次):?")
_MONEY = ("initial", "adjusted", "executed", "rate", "weight", "score")
_GRADED = ("reason", "measure", "note", "evidence", "other", "score", "actual")


def tables_of(draft: Draft) -> Iterator[Table]:
    """The scored tables of one paper."""
    notes = tuple(one.text for one in draft.unused)
    for department in draft.departments:
        year = department.facts.get("year", "")
        for node in department.walk():
            rows = tuple(_row(one) for one in node.under("indicator"))
            if any(row.score.value is not None for row in rows):
                yield _table(node, rows, notes, int(year) if year.isdecimal() else None)


def _table(node: Node, rows: tuple[Row, ...], notes: tuple[str, ...], year: int | None) -> Table:
    money = next((_money(one) for one in node.printed if one.kind == "money"), None)
    totals = [one for one in node.printed if one.kind == "total"]
    last = totals[-1] if totals else None
    own = (*notes, *filter(None, (str(node.fields.get("note", "")),)))
    return Table(
        name=node.name,
        rows=rows,
        money=money,
        funds=tuple(_money(one) for one in node.printed if one.kind == "fund"),
        classes=tuple(
            (one.name, _figure(one, "weight"), _figure(one, "score"))
            for one in node.printed
            if one.kind == "class"
        ),
        weight=_figure(last, "weight") if last else BLANK,
        total=_figure(last, "score") if last else BLANK,
        grade=_grade(node, last, notes),
        notes=own,
        year=year,
        complete=last is not None,
        place=node.origin or (rows[0].place if rows else ""),
        money_unit=node.facts.get("budget_unit", "") or "万元",
    )


def _figure(printed: Printed, role: str) -> Figure:
    text, origin = printed.get(role)
    return figure(text, origin) if text else BLANK


def _money(printed: Printed) -> Money:
    return Money(printed.name, *(_figure(printed, role) for role in _MONEY))


def _grade(node: Node, total: Printed | None, notes: tuple[str, ...]) -> Figure:
    """The grade in a row of its own, beside the total, or behind 等级 in a line of text."""
    for one in node.printed:
        if one.kind == "grade":
            text, origin = one.get("grade")
            return Figure(text, None, origin)
    for role in _GRADED if total else ():
        text, origin = total.get(role) if total else ("", "")
        if text and figure(text).value is None:
            return Figure(text, None, origin)
    for note in notes:
        plain = normalise(note)
        if found := _GRADE.search(plain):
            return Figure(plain[found.end() : found.end() + 8], None, "")
    return BLANK


def _row(node: Node) -> Row:
    def field(name: str) -> str:
        value = node.fields.get(name, "")
        return value if isinstance(value, str) else ""

    def place(role: str) -> str:
        return node.origins.get(role, node.origin)

    return Row(
        name=node.name,
        target=field("target"),
        actual=Figure(node.facts.get("actual", ""), None, place("actual")),
        weight=figure(field("weight"), place("weight")),
        score=figure(node.facts.get("score", ""), place("score")),
        level1=field("level1"),
        level2=field("level2"),
        unit=field("unit"),
        direction=field("direction"),
        kind=field("kind"),
        place=node.origin,
        ladder="bands" in node.fields,
    )
