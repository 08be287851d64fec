"""The workbook in which a department declares the targets of a year, filled with those of the year before.

In: whose it is, last year's outline or none, the region. Out: a `Book`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.book import Book
from perfcli.collecting.declare_lines import Lines, activity_name, lines_of
from perfcli.collecting.declare_pages import example_sheet, guide_sheet
from perfcli.collecting.declare_print import Printed, print_sheet
from perfcli.collecting.declare_table import Table, table_sheet
from perfcli.collecting.declare_words import LISTS, PRINT, PRINT_PROJECTS, SHEETS
from perfcli.collecting.identity import identity_sheet

if TYPE_CHECKING:
    from perfcli.collecting.declare_lines import Line
    from perfcli.collecting.declare_words import Kind
    from perfcli.collecting.identity import Identity
    from perfcli.loading.outline import Outline
    from perfcli.model.region import Region

_TITLES: dict[Kind, str] = {
    "objectives": "绩效总体目标",
    "work": "部门职责-工作活动绩效目标申报表",
    "measures": "部门整体绩效指标申报表",
    "projects": "项目支出绩效目标申报表",
}


class Sent(NamedTuple):
    """What a declaration is made of."""

    identity: Identity
    outline: Outline | None
    """Last year's targets; None where there are none."""
    region: Region | None


def declare_book(sent: Sent, deadline: str = "", contact: str = "") -> Book:
    """The workbook of one department or budget unit."""
    identity = sent.identity
    tables = tables_of(sent)
    before = f"{sent.outline.plan.year}年度绩效目标" if sent.outline else "没有上年的绩效目标，请从空行填起"
    guide = guide_sheet(
        identity.name, identity.year, identity.money_unit, identity.check, before, (deadline, contact)
    )
    work = tables["work"]
    title = f"{identity.name}{identity.year}年度"
    sheets = [
        guide,
        *(table_sheet(table) for kind, table in tables.items()),
        print_sheet(Printed(work, tables["objectives"], PRINT, title + _TITLES["work"], identity.check)),
    ]
    if "projects" in tables:
        name = title + _TITLES["projects"]
        sheets.append(print_sheet(Printed(tables["projects"], None, PRINT_PROJECTS, name, identity.check)))
    sheets += [example_sheet(identity.money_unit), identity_sheet(identity)]
    return Book(identity.file_title, identity.year, tuple(sheets))


def tables_of(sent: Sent) -> dict[Kind, Table]:
    """The tables to fill in, in their order; those that a department has no use for are left out."""
    identity = sent.identity
    lines = lines_of(sent.outline, identity.name, identity.money_unit)
    lists = {**LISTS, "scale": _scales(sent), "parent": _activities(sent.outline)}
    shown: tuple[Kind, ...] = ("work", "objectives", "measures", "projects")
    return {
        kind: Table(
            kind, SHEETS[kind], f"{identity.name}{identity.year}年度{_TITLES[kind]}", identity.name,
            identity.money_unit, of_kind(lines, kind), lines.labels, lists,
        )
        for kind in shown
        if of_kind(lines, kind)
    }  # fmt: skip


def of_kind(lines: Lines, kind: Kind) -> tuple[Line, ...]:
    """The rows of one table."""
    return {
        "objectives": lines.objectives,
        "work": lines.work,
        "measures": lines.measures,
        "projects": lines.projects,
    }[kind]


def _scales(sent: Sent) -> tuple[str, ...]:
    """The names of the scales that an indicator may use: the department's own, then the region's."""
    own = sent.outline.plan.scales if sent.outline else {}
    common = sent.region.scales if sent.region else {}
    return tuple(dict.fromkeys((*own, *common)))


def _activities(outline: Outline | None) -> tuple[str, ...]:
    return tuple(map(activity_name, outline.activities)) if outline else ()
