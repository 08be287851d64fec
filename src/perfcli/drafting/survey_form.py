"""The labelled rows of a form for a proof: each value with the label that it stands beside or below.

In: rows of a matrix that no table's header covers. Out: facts of the form's owner; labels are part of the frame. It reads on
its own, not through `form`, so that a slip there is seen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting.answers import inline_value, label_of
from perfcli.drafting.facts import Fact
from perfcli.drafting.formlines import unit_in
from perfcli.drafting.survey_rows import DASHES
from perfcli.drafting.words import bracketed_money, column_role, fund_of, goal_column, is_total, label_role
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from perfcli.drafting.matrix import Matrix

_MONEY = ("initial", "adjusted", "executed")
_BESIDE = ("rate", "weight", "score")
_FIELDS = {"project": "name"}


class LabelledRows:
    """Reads the labelled rows of one grid."""

    def __init__(self, matrix: Matrix, unit: str) -> None:
        self.matrix = matrix
        self.unit = unit
        self.columns: dict[int, str] = {}
        self.goals: dict[int, str] = {}
        self.in_money = False
        self.pending = ""
        self.facts: list[Fact] = []
        self.frame: list[Fact] = []

    def forget(self) -> None:
        """What heads columns ends where a table begins."""
        self.columns, self.goals, self.in_money, self.pending = {}, {}, False, ""

    def is_labelled(self, row: int) -> bool:
        """Whether a row holds labels, or goes on under ones that head columns."""
        cells = [(c, cell.text) for c, cell in self.matrix.cells(row)]
        return bool(
            self.pending
            or any(label_of(t) or fund_of(t) or column_role(t) in _MONEY or goal_column(t) for _, t in cells)
            or (self.in_money and any(_is_number(t) for _, t in cells))
            or any(c in self.goals or c in self.columns for c, _ in cells)
        )

    def read(self, row: int) -> list[Fact]:
        """The facts of one row."""
        self.facts = []
        cells = [(c, cell.text.strip(), cell.origin) for c, cell in self.matrix.cells(row)]
        if not (
            self._heads_money(cells)
            or self._heads_goals(cells)
            or self._goal_row(cells)
            or self._money_row(cells)
        ):
            self._pairs(cells)
        return self.facts

    def _fact(self, field: str, text: str, origin: str) -> None:
        if not set(text) - DASHES:
            self._frame(text, origin)
            return
        self.facts.append(Fact(_FIELDS.get(field, field), text, origin, self.unit))

    def _frame(self, text: str, origin: str) -> None:
        self.frame.append(Fact("", text, origin))

    def _heads_money(self, cells: list[tuple[int, str, str]]) -> bool:
        """A row that says which amounts stand below."""
        roles = {c: column_role(text) for c, text, _ in cells}
        money = {c: role for c, role in roles.items() if role in _MONEY}
        if len(money) < 2:  # noqa: PLR2004 - one word is a label
            return False
        self.columns = {c: role for c, role in roles.items() if role in (*_MONEY, *_BESIDE)}
        for _, text, origin in cells:
            self.unit = bracketed_money(text) or self.unit
            self._label(text, origin, known=bool(column_role(text)))
        return True

    def _label(self, text: str, origin: str, *, known: bool = False) -> None:
        """A label; one with its value behind a colon says it."""
        if value := inline_value(text):
            self._fact(label_of(text), value, origin)
        elif known or label_of(text) or is_total(text):
            self._frame(text, origin)
        else:
            self._fact("", text, origin)

    def _heads_goals(self, cells: list[tuple[int, str, str]]) -> bool:
        """A row that says which goals stand below."""
        goals = {c: role for c, text, _ in cells if (role := goal_column(text))}
        first = label_role(cells[0][1]) == "goals"
        if not goals or not (first or len(goals) > 1):
            return False
        if any(c not in goals and not label_role(text) for c, text, _ in cells):
            return False
        self.goals = {c: r for c, r in goals.items() if not (first and c == cells[0][0])} or goals
        self.columns = {}
        for _, text, origin in cells:
            self._frame(text, origin)
        return True

    def _goal_row(self, cells: list[tuple[int, str, str]]) -> bool:
        if not any(c in self.goals for c, _, _ in cells):
            return False
        if any(label_role(text) not in ("", "goals") for _, text, _ in cells):
            self.goals = {}
            return False
        for c, text, origin in cells:
            if label_role(text) == "goals":
                self._frame(text, origin)
            else:
                self._fact(self.goals.get(c, ""), text, origin)
        return True

    def _money_row(self, cells: list[tuple[int, str, str]]) -> bool:
        """Amounts under their heads; the label at the left says whether they are the sum or one source of it."""
        first = min(self.columns, default=0)
        labels = [cell for cell in cells if cell[0] < first and not _is_number(cell[1])]
        if not self.columns or not labels or not any(c in self.columns for c, _, _ in cells):
            return False
        if label_role(labels[-1][1]) == "goals":
            self.columns = {}
            return False
        fund = fund_of(labels[-1][1])
        for c, text, origin in cells:
            if c in self.columns:
                role = self.columns[c]
                said = f"fund:{fund}" if fund else "budget"
                self._fact(said if role == "initial" else f"{said}/{role}" if fund else role, text, origin)
            else:
                self._label(text, origin)
        return True

    def _pairs(self, cells: list[tuple[int, str, str]]) -> None:
        """Labels with the values to their right."""
        waiting, self.pending = self.pending, ""
        for _, text, origin in cells:
            label = label_of(text)
            if label == "money_unit" and (unit := unit_in(text)):
                self.unit = unit
                self._frame(text, origin)
            elif label:
                self.in_money = label == "budget" or label.startswith("fund:")
                self.unit = (bracketed_money(text) if self.in_money else "") or self.unit
                self._label(text, origin, known=True)
                waiting = "" if inline_value(text) else label
            elif waiting == "money_unit" and (unit := bracketed_money(f"单位:{text}")):
                self.unit, waiting = unit, ""
                self._frame(text, origin)
            else:
                self._fact(waiting, text, origin)
                waiting = ""
        if waiting and len(cells) == 1:
            self.pending = waiting


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9.,%]+", normalise(text)))
