"""Target files that an import wrote, printed again for its proof: the form of the shape that the source has, as a paper.

In: an outline and what stands in actuals.csv. Out: a `Paper` whose cells say where they would be printed. No Office format is
involved, so nothing has to be installed for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcli.paper import Cell, Grid, Paper, Paragraph
from perfcli.printout import Ends, Pen, places
from perfcli.printout import Grid as Table
from perfcli.report.form import department_form
from perfcli.report.project import project_views
from perfcli.report.sections import section
from perfcli.report.selfeval import self_views

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcli.loading.outline import Outline
    from perfcli.paper import Block
    from perfcli.printout import Section
    from perfcli.report.sections import View
    from perfcli.report.selfeval import SelfLine, SelfView

_HEADINGS = ("heading", "subheading")


def printed(outline: Outline, actuals: Mapping[str, Mapping[str, str]]) -> Paper:
    """What a department's file looks like on paper; `actuals` are the rows of actuals.csv by address."""
    blocks = tuple(block for view in _views(outline, actuals) for block in _blocks(section(view)))
    return Paper(outline.plan.home, "print", blocks)


def _views(outline: Outline, actuals: Mapping[str, Mapping[str, str]]) -> Iterator[View]:
    """A duty and activity table gives the official form; else each project has a form, and what is left is the department's."""
    if outline.activities:
        yield department_form(outline)
        return
    whole, *projects = (_filled(view, actuals) for view in self_views(outline))
    if outline.duties or whole.goal or any(node.parent is outline.nodes[0] for node in outline.indicators):
        yield whole
    reported = any(line.actual or line.earned for view in projects for line in view.lines)
    yield from projects if reported else project_views(outline)


def _filled(view: SelfView, actuals: Mapping[str, Mapping[str, str]]) -> SelfView:
    """A self-evaluation form with what was reported."""
    return replace(view, lines=tuple(_line(line, actuals.get(line.address, {})) for line in view.lines))


def _line(line: SelfLine, row: Mapping[str, str]) -> SelfLine:
    why = "\n".join(filter(None, (row.get("reason", ""), row.get("measure", ""))))
    return replace(line, actual=row.get("actual", ""), earned=row.get("points", ""), why=why)


def _blocks(made: Section) -> Iterator[Block]:
    """A section as a reader would give it; headings and the room for the pen are the form's own."""
    tables = lines = 0
    for block in made.blocks:
        if isinstance(block, Table):
            tables += 1
            yield _grid(block, f"{made.name} 表{tables}")
        elif not isinstance(block, Pen):
            texts = (block.left, block.right) if isinstance(block, Ends) else (block.text,)
            for text in filter(None, texts):
                lines += 1
                yield Paragraph(text, f"{made.name} 第{lines}行")


def _grid(table: Table, origin: str) -> Grid:
    rows: list[list[Cell | None]] = [[None] * len(table.widths) for _ in table.rows]
    for row, column, cell in places(table.rows):
        where = f"{origin} 第{row + 1}行第{column + 1}格"
        rows[row][column] = Cell(cell.text, where, cell.rows, cell.columns, cell.bold)
    return Grid("", origin, tuple(map(tuple, rows)))
