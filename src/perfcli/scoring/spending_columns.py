"""The columns of a table of spending: which header means what, in which unit, and the rows as their cells stand.

In: a `Table`. Out: `MoneySheet`, or findings. A header may say a unit behind its name: `全年执行数（元）`; columns that mean nothing here
are the user's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text, diagnose
from perfcli.model.spending import HEADERS, MONEY
from perfcli.quantity import money_unit, normalise
from perfcli.scoring import kinds, spending_kinds
from perfcli.scoring.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.table import Table

MONEY_UNITS = ("元", "千元", "万元", "百万元", "亿元")

_WORDS = {
    "item": "标识 调整对象 项目编码",
    "name": "项目名称",
    "initial": "年初预算",
    "adjusted": "全年预算 调整后预算数 调整预算数",
    "executed": "执行数 全年执行 实际执行数",
    "money_unit": "",
    "reason": "",
}
"""What else a column may be called; the first found of a name counts."""

KNOWN = {word: name for name, words in _WORDS.items() for word in (name, HEADERS[name], *words.split())}
_UNIT = re.compile(r"(?P<name>.+?)\((?:单位:)?(?P<unit>[^()]*元)\)")


class Heading(NamedTuple):
    """What a header cell says: the column and the unit behind it."""

    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class MoneySheet:
    """A table with its columns understood; `units` has the unit that the header of a column says."""

    table: Table
    at: dict[str, int]
    units: dict[str, str]

    def cell(self, cells: Sequence[str], name: str) -> str:
        """What a row says in a known column; nothing in one that the table does not have."""
        index = self.at.get(name, -1)
        return cells[index].strip() if index >= 0 else ""

    def column(self, name: str) -> int:
        """Where a known column stands, from 0; -1 when the table has none."""
        return self.at.get(name, -1)

    def header(self, name: str) -> str:
        """What the file calls a known column."""
        index = self.column(name)
        return self.table.header.cells[index].strip() if index >= 0 else HEADERS[name]


def heading(text: str) -> Heading:
    """A header cell as read."""
    plain = normalise(text).lower()
    found = _UNIT.fullmatch(plain)
    name, unit = (found["name"], money_unit(found["unit"])) if found else (plain, "")
    return Heading(KNOWN.get(name, ""), unit)


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row names an item and a sum of money."""
    names = {heading(cell).name for cell in cells}
    return "item" in names and not names.isdisjoint(MONEY)


def read_columns(table: Table) -> tuple[MoneySheet | None, tuple[Diagnostic, ...]]:
    """Understand the header; without an item or without money, or with a column twice, there is no sheet."""
    headings = [heading(cell) for cell in table.header.cells]
    problems = [*_missing(table, headings), *_doubled(table, headings), *_bad_units(table, headings)]
    if problems:
        return None, tuple(problems)
    at = {one.name: index for index, one in enumerate(headings) if one.name}
    return MoneySheet(table, at, {one.name: one.unit for one in headings if one.name and one.unit}), ()


def _missing(table: Table, headings: Sequence[Heading]) -> Iterator[Diagnostic]:
    """What must be there; and a header that is nearly one of the others, which would drop a column in silence."""
    names = {one.name for one in headings}
    unknown = [
        cell.strip()
        for cell, one in zip(table.header.cells, headings, strict=True)
        if not one.name and cell.strip()
    ]
    needed = ["item"] + (["executed"] if names.isdisjoint(MONEY) else [])
    for name in ("item", *MONEY):
        if name in names:
            continue
        near = [
            *get_close_matches(name, unknown, 1, 0.8),
            *get_close_matches(HEADERS[name], unknown, 1, 0.75),
        ]
        if near or name in needed:
            yield diagnose(
                spending_kinds.NO_COLUMN,
                table.span(table.header.line),
                key=Text(HEADERS[name], name),
                found=", ".join(cell.strip()[:40] for cell in table.header.cells[:20]),
                suggestion=_rename(near[0], name) if near else did_you_mean(),
            )


def _rename(found: str, name: str) -> Text:
    return Text(f"；“{found}”要改成“{HEADERS[name]}”吗？", f"; should {found!r} be {name!r}?")


def _doubled(table: Table, headings: Sequence[Heading]) -> Iterator[Diagnostic]:
    names = [one.name for one in headings]
    for index, name in enumerate(names):
        if name and name in names[:index]:
            key = table.header.cells[index].strip()
            yield diagnose(kinds.TWO_COLUMNS, table.span(table.header.line, index), key=key)


def _bad_units(table: Table, headings: Sequence[Heading]) -> Iterator[Diagnostic]:
    for index, one in enumerate(headings):
        if one.unit and one.unit not in MONEY_UNITS:
            yield diagnose(spending_kinds.BAD_UNIT, table.span(table.header.line, index), found=one.unit)
