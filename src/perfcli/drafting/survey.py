"""A paper, the source or what was printed again, as facts that can be compared.

In: papers. Out: a `Survey`. Headers are found by `header`, and nothing else of the import is used: what the import made of
the rows is what is to be proved.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from perfcli.drafting.answers import inline_value, label_of
from perfcli.drafting.continued import joined
from perfcli.drafting.facts import WORK, Fact, Item, Line, Survey
from perfcli.drafting.formlines import MADE, is_foot, is_form_line, parts, unit_in
from perfcli.drafting.header import find_header, same_header
from perfcli.drafting.matrix import BLANKS, Matrix
from perfcli.drafting.survey_form import LabelledRows
from perfcli.drafting.survey_rows import NAMES, TableRows
from perfcli.drafting.words import is_total
from perfcli.paper import Grid
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.drafting.header import Header
    from perfcli.paper import Paper

_PROJECT = re.compile(r"^(?:[0-9.]+)?(?:预算项目|项目名称)[:：](?P<name>.{1,60})$")
_WHOLE = ("content", "goals")


def survey(papers: Iterable[Paper], unit: str = "") -> Survey:
    """Every cell and line of some papers; `unit` is that of amounts where a paper says none."""
    surveyor = _Surveyor()
    grids = count()
    for paper in papers:
        surveyor.begin(unit)
        for block in joined(paper.blocks):
            if not isinstance(block, Grid):
                surveyor.line(block.text, block.origin)
            elif not block.hidden:
                surveyor.grid(block, next(grids))
    return Survey(tuple(surveyor.items), tuple(surveyor.lines), tuple(surveyor.frame))


class _Surveyor:
    def __init__(self) -> None:
        self.items: list[Item] = []
        self.lines: list[Line] = []
        self.frame: list[Fact] = []
        self.begin("")

    def begin(self, unit: str) -> None:
        """Another paper: nothing of the one before holds for it."""
        self.unit = unit
        self.form: Item | None = None
        """The form, or the project that lines speak of, which tables of indicators alone belong to."""
        self.in_project = False

    def line(self, text: str, origin: str) -> None:
        """A line outside tables: what it says of a project, or a text of its own."""
        if not text.strip(BLANKS):
            return
        self.unit = unit_in(text) or self.unit
        if match := _PROJECT.match(text.strip(BLANKS)):
            self.form, self.in_project = Item(WORK, -1, [Fact("name", match["name"], origin)]), True
            self.items.append(self.form)
        elif self.form is not None and self.in_project and not (is_form_line(text) or text.startswith(MADE)):
            self._of_project(self.form, text, origin)
        else:
            self.lines.append(Line(text, origin))

    def _of_project(self, form: Item, text: str, origin: str) -> None:
        for part in [text] if label_of(text) in _WHOLE else parts(text):
            field = label_of(part) if inline_value(part) else "parents"
            form.facts.append(Fact(field, inline_value(part) or part, origin, self.unit))

    def grid(self, grid: Grid, number: int) -> None:
        """A table, a form, or lines in a grid."""
        matrix = Matrix(grid)
        labelled = LabelledRows(matrix, self.unit)
        header: Header | None = None
        rows: TableRows | None = None
        fresh, row = True, 0
        while row < matrix.height:
            cells = matrix.cells(row)
            taken = 1
            if not cells:
                pass
            elif header is not None and (same_header(matrix, header, row)):
                self._frame(matrix, row, 1)
            elif found := find_header(matrix, row):
                header, taken = found, found.rows
                labelled.forget()
                self.in_project = False
                if header.at(*NAMES) >= 0:
                    self.form = None
                rows = self._table(
                    rows, TableRows(matrix, header, number, labelled.unit or self.unit, self._owner)
                )
                self._frame(matrix, row, taken)
            elif rows is not None and not self._leaves(matrix, header, row):
                self._row(rows, matrix, row)
            else:
                rows = self._table(rows, None)
                header = None
                fresh = self._outside(labelled, matrix, row, number, fresh=fresh)
            row += taken
        self._table(rows, None)
        self.frame += labelled.frame
        self.unit = labelled.unit or self.unit

    @property
    def _owner(self) -> str:
        return self.form.name if self.form else ""

    def _table(self, done: TableRows | None, begun: TableRows | None) -> TableRows | None:
        """Keep the items of a table that is at its end."""
        if done is not None:
            self.items += done.items
            self.frame += done.frame
        return begun

    def _frame(self, matrix: Matrix, row: int, count: int) -> None:
        for at in range(row, row + count):
            self.frame += [Fact("", cell.text, cell.origin) for _, cell in matrix.cells(at)]

    def _leaves(self, matrix: Matrix, header: Header | None, row: int) -> bool:
        """A form goes on below its table with further labels."""
        cells = matrix.cells(row)
        names = header is not None and header.at("name", "duty", "activity", "project") >= 0
        return not names and cells[0][0] == 0 and bool(label_of(cells[0][1].text))

    def _row(self, rows: TableRows, matrix: Matrix, row: int) -> None:
        """A row below a header; one that says a single thing across the table is a line."""
        cells = matrix.cells(row)
        said = {cell.text.strip() for _, cell in cells}
        wide = len(cells) > 1 or cells[0][1].columns * 2 > matrix.width
        first = cells[0][1].text
        if not is_total(first) and ((len(said) == 1 and wide) or is_foot(first)):
            for _, cell in cells:
                self.unit = rows.unit = unit_in(cell.text) or rows.unit
                self.lines.append(Line(cell.text, cell.origin))
        else:
            rows.read(row)

    def _outside(self, labelled: LabelledRows, matrix: Matrix, row: int, number: int, *, fresh: bool) -> bool:
        """A row above or between tables; whether the grid has had no labelled row yet."""
        cells = [cell for _, cell in matrix.cells(row)]
        about_project = len(cells) == 1 and (self.in_project or _PROJECT.match(normalise(cells[0].text)))
        if about_project or not labelled.is_labelled(row):
            for cell in cells:
                self.line(cell.text, cell.origin)
            return fresh and not about_project
        labelled.unit = labelled.unit or self.unit
        facts = labelled.read(row)
        if fresh or self.form is None or (self._owner and any(f.field == "name" for f in facts)):
            self.form = Item(WORK, number)
            self.items.append(self.form)
        self.in_project = False
        self.lines += [Line(fact.text, fact.origin) for fact in facts if fact.field == "place"]
        self.form.facts += [fact for fact in facts if fact.field != "place"]
        return False
