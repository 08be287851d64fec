"""The form of monitoring or self-evaluation read back: every filled cell is accepted, doubted or rejected, and counted.

In: a `Table` and the lines that it was made of. Out: `Reading`: cells, rows, findings. Values are read by the engine; the grade in
the workbook is only compared with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import form_kinds as kinds
from perfcli.collecting.layout import CHANCES, PEOPLE_CELLS, fields
from perfcli.collecting.matching import Lines
from perfcli.collecting.received import Filed, State, Typed
from perfcli.collecting.told import told
from perfcli.collecting.values import Values
from perfcli.diagnostics import Diagnostic, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.collecting.filled import FilledSheet
    from perfcli.collecting.lines import Line
    from perfcli.collecting.matching import Match
    from perfcli.collecting.tables import Table
    from perfcli.diagnostics import Argument, Kind

_PRINTED = ("number", "duty", "activity", "indicator", "target", "unit")


class Asked(NamedTuple):
    """What is read, and for whom."""

    path: str
    occasion: str
    year: int
    lines: Sequence[Line]
    sure: bool = True
    """Whether the workbook said whose it is; else everything in it is doubted."""


class Reading:
    """A form being read."""

    def __init__(self, table: Table, asked: Asked) -> None:
        self.table, self.asked = table, asked
        self.cells: list[Typed] = []
        self.rows: list[Filed] = []
        self.findings: list[Diagnostic] = []
        self.evidence_cells: dict[str, str] = {}
        """Where each line names its evidence."""
        self._lines = Lines(asked.lines)
        self._values = Values(asked.year)
        self._first: dict[str, int] = {}

    def read(self) -> Reading:
        """All of it."""
        self._heads()
        self.cells += _people(self.table, "accepted" if self.asked.sure else "doubted")
        for row in self.table.rows():
            self._row(row)
        return self

    def _heads(self) -> None:
        """Columns whose heads are gone."""
        for field in fields(self.asked.occasion):
            if not field.hidden and (field.key in self.table.lost or field.key not in self.table.at):
                self._find(
                    kinds.COLUMN_LOST, origin=self.table.sheet.origin(self.table.head, 0), head=field.head
                )

    def copy(self, other: Table) -> None:
        """A copy of the form, whose cells are counted and not taken."""
        people = tuple(_people(other, "doubted"))
        if not other.filled and not people:
            return
        self.cells += people
        for row in other.rows():
            for key in other.typed(row):
                self.cells.append(Typed(other.origin(row, key), key, other.text(row, key), "doubted"))
        self._find(kinds.COPY, sheet=other.sheet.name, count=other.filled + len(people))

    def added(self, sheet: FilledSheet) -> None:
        """A sheet that was added: said, not read."""
        self._find(kinds.EXTRA_SHEET, sheet=sheet.name, count=len(sheet.cells))

    def _find(self, kind: Kind, **arguments: Argument) -> None:
        self.findings.append(
            Diagnostic(kind, Span(self.asked.path), tuple(sorted(arguments.items())), severity=kind.severity)
        )

    def _row(self, row: int) -> None:
        """One row of the sheet."""
        typed = self.table.typed(row)
        self._beside(row)
        said = {key: self.table.text(row, key) for key in _PRINTED}
        if not typed and not any(said.values()) and not self.table.text(row, "id"):
            return
        match = self._lines.find(self.table.text(row, "id"), said["number"], said["indicator"])
        if match.line is None:
            self._unknown(row, typed, said)
        elif (first := self._first.setdefault(match.line.address, row)) != row:
            self._twice(row, typed, match.line, first)
        else:
            self._known(row, typed, match, match.line, said)

    def _beside(self, row: int) -> None:
        """What was typed beside the columns of the table."""
        known = set(self.table.at.values())
        for column in range(self.table.sheet.width):
            if column not in known and (text := self.table.sheet.text(row, column)):
                origin = self.table.sheet.origin(row, column)
                self.cells.append(Typed(origin, "", text, "rejected"))
                self._find(kinds.STRAY, origin=origin, found=text[:60])

    def _unknown(self, row: int, typed: Sequence[str], said: dict[str, str]) -> None:
        """A row of no indicator: what is typed in it, or the note that it is."""
        if typed:
            for key in typed:
                self._cell(row, key, "rejected")
            found = " ".join(text for text in (said["number"], said["indicator"]) if text) or "—"
            self._find(kinds.NO_LINE, origin=self.table.origin(row, typed[0]), found=found[:60])
            return
        for key, text in said.items():
            if text:
                self.cells.append(Typed(self.table.origin(row, key), "", text, "rejected"))
                self._find(kinds.STRAY, origin=self.table.origin(row, key), found=text[:60])

    def _twice(self, row: int, typed: Sequence[str], line: Line, first: int) -> None:
        for key in typed:
            self._cell(row, key, "rejected")
        origin = self.table.origin(row, typed[0] if typed else "number")
        self._find(kinds.LINE_TWICE, origin=origin, number=line.number, name=line.name, row=first + 1)

    def _cell(self, row: int, key: str, state: State) -> None:
        self.cells.append(Typed(self.table.origin(row, key), key, self.table.text(row, key), state))

    def _known(self, row: int, typed: Sequence[str], match: Match, line: Line, said: dict[str, str]) -> None:
        """A row of one indicator: its locked cells are compared, its values read."""
        if match.why is not None:
            origin = self.table.origin(row, "number")
            self._find(kinds.BY_TEXT, origin=origin, why=match.why, number=line.number, name=line.name)
        self._locked(row, line, said)
        usual: State = "accepted" if match.why is None and self.asked.sure else "doubted"
        values = {key: self.table.text(row, key) for key in typed}
        problems = self._problems(row, typed, line, values)
        states: list[State] = []
        for key in typed:
            doubt = self.table.sheet.at(row, self.table.at[key]).doubt
            state: State = "rejected" if key in problems else "doubted" if doubt else usual
            if doubt and state != "rejected":
                reason = kinds.DOUBTS.get(doubt, Text(doubt, doubt))
                self._find(kinds.DOUBTED, origin=self.table.origin(row, key), reason=reason)
            self._cell(row, key, state)
            states.append(state)
        grade = "" if "actual" in problems else self._values.grade(line, values.get("actual", ""))
        self._compare(row, line, grade)
        self._explained(row, line, grade, values, typed)
        self.evidence_cells[line.address] = self.table.origin(row, "evidence")
        self.rows.append(Filed(line, values, grade, tuple(states)))

    def _explained(
        self, row: int, line: Line, grade: str, values: dict[str, str], typed: Sequence[str]
    ) -> None:
        """Whether a reason and a measure stand where they are due."""
        chance = values.get("chance", "")
        below = bool(grade) and grade != line.measure.best and chance != CHANCES[0]
        if not below and chance not in CHANCES[1:]:
            return
        why = (
            Text(f"评为“{grade}”", f"graded {grade!r}")
            if below
            else Text(f"完成可能性是“{chance}”", f"the chance is {chance!r}")
        )
        for key, what in (
            ("reason", Text("偏差原因", "the reason")),
            ("measure", Text("改进措施", "the measure")),
        ):
            if key not in typed:
                self._find(kinds.REASON_DUE, origin=self.table.origin(row, key), why=why, what=what)

    def _locked(self, row: int, line: Line, said: dict[str, str]) -> None:
        """Locked cells that do not say what was printed in them."""
        for key, expected in line.printed.items():
            if key in self.table.at and " ".join(said[key].split()) != " ".join(expected.split()):
                origin = self.table.origin(row, key)
                self._find(kinds.LOCKED, origin=origin, expected=expected[:80], found=said[key][:80])

    def _problems(self, row: int, typed: Sequence[str], line: Line, values: dict[str, str]) -> frozenset[str]:
        """The columns of a row whose cells are rejected, each with a finding."""
        wrong: set[str] = set()
        for key in typed:
            doubt = self.table.sheet.at(row, self.table.at[key]).doubt
            if doubt in kinds.UNREADABLE_DOUBTS:
                self._reject(row, key, kinds.DOUBTS[doubt], Text("请重新填写这一格", "type the cell anew"))
                wrong.add(key)
        for key, problem in self._values.problems(line, {k: v for k, v in values.items() if k not in wrong}):
            self._reject(row, key, *told(problem))
            wrong.add(key)
        return frozenset(wrong)

    def _reject(self, row: int, key: str, said: Text, advice: Text) -> None:
        self._find(kinds.CELL, origin=self.table.origin(row, key), said=said, advice=advice)

    def _compare(self, row: int, line: Line, grade: str) -> None:
        """The workbook's own grade is never taken; one that differs is said."""
        shown = self.table.text(row, "grade")
        if shown in line.measure.grades and shown != grade:
            right = Text(grade or "不评", grade or "none")
            self._find(kinds.PREGRADE, origin=self.table.origin(row, "grade"), found=shown, right=right)


def _people(table: Table, state: State) -> Iterator[Typed]:
    """Who filled it in: the cells right of the labels above the table."""
    labels = {label for label, _, _ in PEOPLE_CELLS}
    for row in range(table.head):
        label = ""
        for column in range(table.sheet.width):
            text = table.sheet.text(row, column)
            if text in labels:
                label = text
            elif text and label:
                yield Typed(table.sheet.origin(row, column), label, text, state)
                label = ""
