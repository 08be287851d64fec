"""The labelled cells of a form: 项目名称, 主管部门, 项目资金, 年度目标 and what stands to their right.

In: rows of a matrix that are neither header nor table. Out: projects, departments, money and goals on the desk; cells that
are neither label nor value of one are kept as unused text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting.answers import Answers, inline_value, label_of
from perfcli.drafting.nodes import Fate, Printed, Unused
from perfcli.drafting.words import bracketed_money, column_role, fund_of, goal_column, is_total, label_role
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.drafting.desk import Desk
    from perfcli.drafting.matrix import Matrix

_MONEY_COLUMNS = ("initial", "adjusted", "executed")
_POINTS = re.compile(r"\(([0-9]{1,3})分")
_EARNED_COLUMNS = ("weight", "rate", "score")
"""What stands beside the money of a form that was scored."""


class Form:
    """Reads the labelled rows of one grid."""

    def __init__(self, matrix: Matrix, desk: Desk) -> None:
        self.matrix = matrix
        self.desk = desk
        self.money_columns: dict[int, str] = {}
        self.earned_columns: dict[int, str] = {}
        self.points = ""
        """The weight of budget execution where only a header or a label says it: `得分（20分*执行率）`."""
        self.goal_columns: dict[int, str] = {}
        self.answers = Answers(desk)
        self.in_money = False
        self.pending = ""
        """A label that stands alone in its row: its value is the row below."""

    def is_labelled(self, row: int) -> bool:
        """Whether a row holds labels, or goes on under ones that head columns."""
        cells = self.matrix.cells(row)
        texts = [cell.text for _, cell in cells]
        if any(label_of(text) or fund_of(text) for text in texts) or self.pending:
            return bool(cells)
        if any(column_role(text) in _MONEY_COLUMNS or goal_column(text) for text in texts):
            return True
        if self.in_money and any(_is_number(text) for text in texts):
            return True
        return any(c in self.goal_columns or c in self.money_columns for c, _ in cells)

    def begins_with_label(self, text: str) -> bool:
        """Whether a first cell is a label, so that the form goes on below a table."""
        return bool(label_of(text))

    def forget(self) -> None:
        """Columns of amounts and goals end where a table begins."""
        self.money_columns, self.goal_columns, self.in_money, self.pending = {}, {}, False, ""

    def read(self, row: int) -> None:
        """One row of the form."""
        self.desk.ledger.row(row, Fate.IMPORTED)
        cells = [
            (c, self.desk.clean(cell.text, cell.origin), cell.origin) for c, cell in self.matrix.cells(row)
        ]
        if (
            self._heads_columns(cells)
            or self._goal_row(cells)
            or self._money_row(cells)
            or self._pending_row(cells)
        ):
            return
        self._pairs(row, cells)

    def _heads_columns(self, cells: list[tuple[int, str, str]]) -> bool:
        """A row that says what the columns below it are: amounts, or goals set and reached."""
        money = _money_roles(cells)
        goals = {c: role for c, text, _ in cells if (role := goal_column(text))}
        if len(money) > 1:
            self.money_columns = {
                c: role for c, role in money.items() if c == min(k for k, v in money.items() if v == role)
            }
            self.earned_columns = {
                c: role for c, t, _ in cells if (role := column_role(t)) in _EARNED_COLUMNS
            }
            self.points = next((found for _, text, _ in cells if (found := _points_said(text))), "")
            self._beside(cell for cell in cells if not column_role(cell[1]))
            self.answers.money_unit = next((u for _, text, _ in cells if (u := bracketed_money(text))), "")
            return True
        first = label_role(cells[0][1]) == "goals"
        if (
            goals
            and (first or len(goals) > 1)
            and not any(c not in goals and not label_role(t) for c, t, _ in cells)
        ):
            self.goal_columns = {
                c: role for c, role in goals.items() if not (first and c == cells[0][0])
            } or goals
            self.money_columns = {}
            return True
        return False

    def _beside(self, cells: Iterable[tuple[int, str, str]]) -> None:
        """Cells in a row of amounts that are none: labels with their values are answered, the rest has no place."""
        for _, text, origin in cells:
            if value := inline_value(text):
                self.answers.answer(label_of(text), value, origin, text)
            elif not label_of(text):
                self.desk.ledger.unused.append(Unused(origin, text))

    def _goal_row(self, cells: list[tuple[int, str, str]]) -> bool:
        if not self.goal_columns or not any(c in self.goal_columns for c, _, _ in cells):
            return False
        if any(label_role(text) and label_role(text) != "goals" for _, text, _ in cells):
            self.goal_columns = {}
            return False
        for column, text, origin in cells:
            role = self.goal_columns.get(column, "")
            if role == "goals":
                self.answers.goals(text, origin)
            elif role:
                self.answers.owner.note(f"{'实际完成情况' if role == 'done' else '实施期目标'}：{text}")
            elif label_role(text) != "goals":
                self.desk.ledger.unused.append(Unused(origin, text))
        return True

    def _money_row(self, cells: list[tuple[int, str, str]]) -> bool:
        """A row of amounts under 年初预算数 and so on: the total, or one source of it."""
        first = min(self.money_columns, default=0)
        labels = [text for c, text, _ in cells if c < first and not _is_number(text)]
        amounts = {
            self.money_columns[c]: (text, origin) for c, text, origin in cells if c in self.money_columns
        }
        if not self.money_columns or not labels or not amounts:
            return False
        if label_role(labels[-1]) == "goals":  # the amounts are at their end
            self.money_columns = {}
            return False
        label, owner = labels[-1], self.answers.owner
        self._print(label, labels, cells)
        text, origin = amounts.get("initial") or amounts.get("adjusted") or next(iter(amounts.values()))
        if fund := fund_of(label):
            self.answers.fund(fund, label, text, origin)
        elif label_role(label) == "budget" or is_total(label):
            self.answers.answer("budget", text, origin)
            owner.facts.update({role: text for role, (text, _) in amounts.items()})
        else:
            owner.note(f"{label}：{'、'.join(amount for amount, _ in amounts.values())}")
            owner.facts["unknown_fund"] = label
        self._beside(cell for cell in cells if cell[0] not in self.money_columns and cell[1] != label)
        return True

    def _print(self, label: str, labels: list[str], cells: list[tuple[int, str, str]]) -> None:
        """Keep a row of money with all that stands in it, for an audit."""
        owner, roles = self.answers.owner, {**self.money_columns, **self.earned_columns}
        found = [(roles[c], text, origin) for c, text, origin in cells if c in roles]
        first = not any(one.kind == "money" for one in owner.printed)
        whole = label_role(label) == "budget" or is_total(label) or (first and not fund_of(label))
        points = self.points or next((said for text in labels if (said := _points_said(text))), "")
        if whole and points and all(role != "weight" for role, _, _ in found):
            found.append(("weight", points, found[0][2]))
        owner.printed.append(Printed("money" if whole else "fund", label, tuple(found)))

    def _pending_row(self, cells: list[tuple[int, str, str]]) -> bool:
        role, self.pending = self.pending, ""
        if not role or any(label_of(text) for _, text, _ in cells):
            return False
        self.answers.answer(role, "".join(text for _, text, _ in cells), cells[0][2])
        return True

    def _unnamed(self, text: str, following: tuple[int, str, str] | None, origin: str) -> bool:
        """A cell that is no label known: an amount behind it belongs to the money of the form and is kept in the note."""
        if following is not None and self.in_money and _is_number(following[1]):
            self.answers.owner.note(f"{text}：{following[1]}")
            self.answers.owner.facts["unknown_fund"] = text
            return True
        self.desk.ledger.unused.append(Unused(origin, text))
        return False

    def _without_later(self, found: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
        """Of a source of money that stands twice in a row, the last is this year's; what is said of later years is noted."""
        kept = []
        for index, (label, value, origin, printed) in enumerate(found):
            if label.startswith("fund:") and any(other[0] == label for other in found[index + 1 :]):
                self.answers.owner.note(f"{printed}：{value}")
            else:
                kept.append((label, value, origin, printed))
        return kept

    def _pairs(self, row: int, cells: list[tuple[int, str, str]]) -> None:
        """Labels with the values to their right."""
        found: list[tuple[str, str, str, str]] = []
        index = 0
        while index < len(cells):
            column, text, origin = cells[index]
            label, inline = label_of(text), inline_value(text)
            if label:
                self.in_money = label == "budget" or label.startswith("fund:")
                self.answers.money_unit = (
                    bracketed_money(text) if self.in_money else ""
                ) or self.answers.money_unit
            following = cells[index + 1] if index + 1 < len(cells) else None
            if inline:
                found.append((label, inline, origin, text))
            elif not label:
                index += self._unnamed(text, following, origin)
            elif following and not label_of(following[1]) and not following[1].endswith(("：", ":")):
                found.append((label, following[1], following[2], text))
                index += 1
            elif len(cells) == 1 and self.matrix.grid.rows[row][column] is not None:
                self.pending = label if label == "goals" else ""
            index += 1
        found = self._without_later(found)
        # The department comes before the project that hangs under it, wherever the form prints it.
        for label, value, origin, printed in sorted(
            found, key=lambda one: one[0] not in ("department", "year")
        ):
            self.answers.answer(label, value, origin, printed)


def _money_roles(cells: list[tuple[int, str, str]]) -> dict[int, str]:
    """Columns of amounts; 预算数 beside 执行数 is the year's budget as it was adjusted."""
    roles = {c: column_role(text) for c, text, _ in cells}
    spent = next((c for c, role in roles.items() if role == "executed"), -1)
    if "adjusted" not in roles.values():
        plain = [c for c, role in roles.items() if role == "budget" and 0 < c < spent]
        roles.update(dict.fromkeys(plain[-1:], "adjusted"))
    return {c: role for c, role in roles.items() if role in _MONEY_COLUMNS}


def _points_said(text: str) -> str:
    """The points that a label or a header names in brackets."""
    found = _POINTS.search(normalise(text))
    return found[1] if found else ""


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9.,%]+", normalise(text)))
