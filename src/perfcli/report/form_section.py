"""The official form as it is printed in Word, Excel and PDF: the same cells as on the HTML page.

In: a `FormView`. Out: a `Section`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Paragraph, Row, Section
from perfcli.report.parts import SIGN, amount, centred, label, targets_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.printout import Block
    from perfcli.report.view import Entry, FormView, Line, Owner

WIDTHS = (115, 73, 246, 246, 98)
"""Shares of the first five columns, in thousandths; the grades share the rest."""
COLUMNS = ("职责活动", "年度预算数", "内容描述", "绩效目标", "绩效指标")
STANDARD = "评价标准"


def form_section(view: FormView) -> Section:
    """The form of a department, or a county's table."""
    return Section(view.who, view.title, view.notices, view.check, tuple(_blocks(view)))


def _blocks(view: FormView) -> Iterator[Block]:
    for group in view.objectives:
        yield Paragraph(
            f"{group.department}　绩效总体目标" if group.department else "绩效总体目标", "heading"
        )
        yield from (Paragraph(text, "body") for text in group.texts)
    if view.groups:
        who = "地区" if view.several else "填报单位"
        yield Ends(f"{who}：{view.who}", f"单位：{view.money_unit}" if view.money_unit else "")
        yield duty_grid(view)
    if view.several:
        yield from (Paragraph(text, "quiet") for text in _whose(view))
    if view.owners:
        yield Paragraph("绩效指标表（指标值和分值）", "heading")
        for owner in view.owners:
            yield from _owner(owner)
    yield SIGN
    yield from (Paragraph(f"来源：{source}", "quiet") for source in view.sources)


def duty_grid(view: FormView) -> Grid:
    """The duty and activity table."""
    grades = len(view.labels)
    share = max(222 // grades, 40)
    top = (*(label(name, rows=2) for name in COLUMNS), label(STANDARD, columns=grades))
    below = tuple(label(name) for name in view.labels)
    body = tuple(
        row
        for group in view.groups
        for at, entry in enumerate(group)
        for row in _rows(entry, grades, keep=at < len(group) - 1)
    )
    return Grid(
        view.title, (*WIDTHS, *[share] * grades), (Row(top, keep=True), Row(below, keep=True), *body), head=2
    )


def _rows(entry: Entry, grades: int, *, keep: bool) -> Iterator[Row]:
    """One row for each indicator, kept together; the first also has the entry's own cells."""
    bold, rows = entry.kind == "duty", len(entry.lines)
    own = (
        Cell(entry.title, rows, bold=bold),
        amount(entry.budget, rows=rows, bold=bold),
        Cell(entry.content, rows, bold=bold),
        Cell(entry.goal, rows, bold=bold),
    )
    for at, line in enumerate(entry.lines):
        cells = (*(own if at == 0 else ()), *_line(line, grades, bold=bold))
        yield Row(cells, keep=keep or at < rows - 1, whose=entry.department if at == 0 else "")


def _line(line: Line, grades: int, *, bold: bool) -> tuple[Cell, ...]:
    """An indicator with its ladder, or with its target across the grades."""
    name = Cell(line.indicator, bold=bold)
    if line.target:
        return name, centred(line.target, grades, bold=bold)
    return name, *(centred(cell, bold=bold) for cell in line.cells)


def _whose(view: FormView) -> Iterator[str]:
    """Which duties are whose: the county's table has no column for it."""
    name, duties = "", list[str]()
    for entry in (group[0] for group in view.groups if group[0].kind == "duty"):
        if entry.department and duties:
            yield f"{name}：{'、'.join(duties)}"
            duties = []
        name = entry.department or name
        duties.append(f"{entry.number} {entry.name}")
    if duties:
        yield f"{name}：{'、'.join(duties)}"


def _owner(owner: Owner) -> Iterator[Block]:
    """One table of target values with what is said above it."""
    yield Paragraph(f"{owner.kind}：{owner.name}", "subheading")
    facts = "　".join(f"{name}：{value}" for name, value in owner.facts)
    if said := "　".join(text for text in (owner.under, facts) if text):
        yield Paragraph(said, "quiet")
    if owner.content:
        yield Paragraph(f"内容描述：{owner.content}")
    if owner.goal:
        yield Paragraph(f"绩效目标：{owner.goal}")
    if owner.lines:
        yield targets_grid(owner.name, owner.lines)
