"""A paper to a draft: lines and tables in reading order, each row to what it is.

In: a `Paper`. Out: a `Draft`. Nothing is lost: a row is imported, a header, a total, text beside the table, or refused
with its reason; nothing is invented: what the paper does not say stays blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Severity, Text
from perfcli.drafting import kinds
from perfcli.drafting.continued import joined
from perfcli.drafting.desk import Desk
from perfcli.drafting.duties import Duties
from perfcli.drafting.form import Form
from perfcli.drafting.header import Header, find_header, same_header
from perfcli.drafting.levels import is_institution
from perfcli.drafting.lines import Lines, is_owner
from perfcli.drafting.matrix import Matrix
from perfcli.drafting.measures import Measures, Tasks
from perfcli.drafting.nodes import Draft, Fate, Unused
from perfcli.drafting.table import Rows
from perfcli.drafting.words import COLUMNS
from perfcli.paper import Grid
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from perfcli.paper import Paper

_GLUED_WORDS = 4
_NARROW = 2
"""Tables of two columns are mostly there for the layout of a page."""
_SHORT = 3
_WORDS = frozenset(word for words in COLUMNS.values() for word in words.split() if len(word) > _SHORT)
_NOTHING = Text("没有表格", "it has no table")
_NO_HEADER = Text("有表格，没有认得的表头", "it has tables, but none with a header that is known")


def draft(paper: Paper) -> Draft:
    """Draft the targets of one paper."""
    reader = _Reader(paper)
    reader.read()
    desk = reader.desk
    desk.close()
    departments = tuple(d for d in desk.departments if d.fields.keys() - {"name"} or d.children)
    for department in desk.departments:
        if department not in departments:
            said = filter(None, (department.name, department.facts.get("unit", "")))
            desk.ledger.unused += [Unused(department.origin, text) for text in said]
    return Draft(
        paper.path,
        paper.format,
        departments,
        tuple(desk.ledger.findings),
        tuple(desk.ledger.tables),
        tuple(desk.ledger.unused),
        frozenset(desk.ledger.context),
    )


def _is_glued(text: str) -> bool:
    """Whether a single text holds the words of several columns."""
    return len(text) > _GLUED_WORDS * _SHORT and sum(word in text for word in _WORDS) >= _GLUED_WORDS


class _Reader:
    """Walks the blocks of one paper."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.desk = Desk(paper.path)
        self.lines = Lines(self.desk)
        self.found = 0
        self.sheet = ""
        self.headless: list[str] = []

    def read(self) -> None:
        for block in joined(self.paper.blocks):
            if isinstance(block, Grid):
                self._grid(block)
            else:
                self.lines.read(block.text, block.origin)
        if self.desk.money_without_unit:
            self.desk.ledger.say(kinds.NO_MONEY_UNIT)
        if not self.found:
            self._nothing()
        for origin in self.headless if self.found else ():
            reason = Text(f"{origin}没有认得的表头", f"{origin} has no header that is known")
            self.desk.ledger.say(kinds.NO_TABLE._replace(severity=Severity.WARNING), reason=reason)

    def _nothing(self) -> None:
        """No table: say whether it was lost in copying."""
        for block in self.paper.blocks:
            texts = (
                [c.text for row in block.rows for c in row if c] if isinstance(block, Grid) else [block.text]
            )
            glued = next((text for text in texts if _is_glued(text)), "")
            if glued:
                self.desk.ledger.say(kinds.GLUED, origin=block.origin, found=normalise(glued[:200])[:60])
                return
        tables = any(isinstance(block, Grid) for block in self.paper.blocks)
        self.desk.ledger.say(kinds.NO_TABLE, reason=_NO_HEADER if tables else _NOTHING)

    def _grid(self, grid: Grid) -> None:
        if grid.hidden:
            self.desk.ledger.say(kinds.HIDDEN, origin=grid.name or grid.origin)
            return
        if is_institution(grid.name):  # workbooks with a sheet for each department
            self.desk.enter(grid.name, grid.origin)
        before = self.found
        sheet = _Sheet(self, grid)
        sheet.read()
        if (
            self.found == before
            and not sheet.labelled
            and len(grid.rows) > 1
            and sheet.matrix.width > _NARROW
        ):
            self.headless.append(grid.origin)
        self.desk.ledger.close_table(grid)


class _Sheet:
    """Walks the rows of one grid: text above, forms, headers, tables."""

    def __init__(self, reader: _Reader, grid: Grid) -> None:
        self.reader = reader
        self.desk = reader.desk
        self.matrix = Matrix(grid)
        self.form = Form(self.matrix, self.desk)
        self.header: Header | None = None
        self.rows: Rows | None = None
        self.labelled = False
        if grid.name != reader.sheet:
            self.desk.project, reader.sheet = None, grid.name
            reader.lines.table_begins()

    def read(self) -> None:
        row = 0
        while row < self.matrix.height:
            row += self._step(row)
        self._finish()
        if self.desk.project is not None:
            self.reader.found += 1

    def _step(self, row: int) -> int:
        """Take one row, or the rows of a header; how many were taken."""
        if not self.matrix.cells(row):
            self.desk.ledger.row(row, Fate.BLANK)
            return 1
        if self.header is not None and same_header(self.matrix, self.header, row):
            self.desk.ledger.row(row, Fate.REPEATED)
            return 1
        if header := find_header(self.matrix, row):
            self._finish()
            self.form.forget()
            self.reader.lines.table_begins()
            self.header, self.rows = header, Rows(self.matrix, header, self.desk, self.reader.lines)
            for one in range(header.row, header.end):
                self.desk.ledger.row(one, Fate.HEADER)
            return header.rows
        if self.rows is not None and not self._leaves_table(row):
            self.rows.add(row)
            return 1
        self._finish()
        self._outside(row)
        return 1

    def _leaves_table(self, row: int) -> bool:
        """A form goes on below its table of indicators with further labels."""
        assert self.header is not None  # noqa: S101 - rows are only collected below a header
        (_, first), *more = self.matrix.cells(row)
        if not more and is_owner(first.text):
            return True
        if self.header.at("name", "duty", "activity", "project") >= 0:
            return False
        cells = self.matrix.cells(row)
        return bool(cells) and cells[0][0] == 0 and self.form.begins_with_label(cells[0][1].text)

    def _outside(self, row: int) -> None:
        """A row above or between tables."""
        if self._of_project(row):
            return
        if self.form.is_labelled(row):
            if (
                not self.labelled
            ):  # another form; a table of indicators alone goes on with the project above it
                self.labelled, self.desk.project = True, None
            self.form.read(row)
            self.reader.lines.table_begins()
            if self.form.pending and self.desk.project is None:  # objectives stand below, a row each
                self.form.pending, self.reader.lines.among_objectives = "", True
            return
        self.desk.ledger.row(row, Fate.TEXT)
        for _, cell in self.matrix.cells(row):
            self.reader.lines.read(cell.text, cell.origin)

    def _of_project(self, row: int) -> bool:
        """A line across a sheet that names a project, or is said of the one that the line above it names."""
        (_, cell), *more = self.matrix.cells(row)
        lines = self.reader.lines
        if more or not lines.is_of_project(cell.text):
            return False
        self.desk.ledger.row(row, Fate.TEXT)
        lines.read(cell.text, cell.origin)
        self.labelled = True
        return True

    def _finish(self) -> None:
        """Build what was collected below a header."""
        if self.header is not None and self.rows is not None:
            self.reader.found += 1
            header, rows = self.header, self.rows
            if header.at("name", "duty", "activity") >= 0 or header.at("level") >= 0:
                self.desk.project = None
                Duties(rows, header, self.desk).build()
            elif header.at("task") >= 0 and header.at("indicator") < 0:
                self.desk.project = None
                Tasks(rows, header, self.desk).build()
            else:
                Measures(rows, header, self.desk).build()
                self.desk.activity = None
        self.header = self.rows = None
