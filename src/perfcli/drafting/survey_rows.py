"""The rows of a table for a proof: each cell with the meaning of its column, and the item that its row speaks of.

In: a matrix, its header, rows. Out: items: what has a name, and what is measured; cells that belong to the frame. It knows
columns and no levels: whether a name is a duty or an activity is no concern of a proof.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting.facts import MEASURE, WORK, Fact, Item, key
from perfcli.drafting.indicators import NO_UNIT
from perfcli.drafting.ladders import split_ladder
from perfcli.drafting.matrix import BLANKS
from perfcli.drafting.numbering import number_rank
from perfcli.drafting.rows import TOTAL_ROLES
from perfcli.drafting.words import is_grade, is_total, level_of, plain
from perfcli.quantity import money_unit

if TYPE_CHECKING:
    from perfcli.drafting.header import Header
    from perfcli.drafting.matrix import Matrix
    from perfcli.paper import Cell

NAMES = ("duty", "name", "activity", "task", "project")
"""Columns of names, from the outside in."""
_OF_WORK = frozenset(
    (*NAMES, "budget", "initial", "adjusted", "executed", "rate", "content", "goals", "code", "category")
)
_EITHER = frozenset(("department", "budget_unit", "note", ""))
_CLASSES = ("level1", "level2")
DASHES = frozenset("-—－–/／\\")
_GRADED = re.compile(r"(?P<label>[^:：]{1,6})[:：](?P<text>.+)", re.DOTALL)


class TableRows:
    """Reads the rows below one header."""

    def __init__(self, matrix: Matrix, header: Header, grid: int, unit: str, owner: str) -> None:
        self.matrix = matrix
        self.header = header
        self.grid = grid
        self.unit = header.money_unit or unit
        self.owner = "" if header.at(*NAMES) >= 0 else owner
        self.last: dict[str, Item] = {}
        self.current: Item | None = None
        self.classes: dict[str, Fact] = {}
        self.items: list[Item] = []
        self.frame: list[Fact] = []

    def read(self, row: int) -> None:
        """One row: what it names, and what it measures."""
        if self._is_total(row):
            self.frame += [Fact("", cell.text, cell.origin) for _, cell in self.matrix.cells(row)]
            return
        facts = self._facts(row)
        if level_of(self._text(row, "level")) == "indicator" and self.header.at("indicator") < 0:
            facts = [("indicator" if role in NAMES else role, fact) for role, fact in facts]
        measured = any(role not in _OF_WORK and role not in _EITHER for role, _ in facts)
        work = [(r, f) for r, f in facts if r in _OF_WORK or (r in _EITHER and not measured)]
        rest = [fact for role, fact in facts if (role, fact) not in work]
        self._work(work, measured=measured)
        self._measure(rest)

    def _text(self, row: int, role: str) -> str:
        at = self.header.at(role)
        return self.matrix.text(row, at) if at >= 0 else ""

    def _is_total(self, row: int) -> bool:
        first = self.matrix.cells(row)[0][1].text
        return is_total(first) or any(is_total(self._text(row, role)) for role in TOTAL_ROLES)

    def _facts(self, row: int) -> list[tuple[str, Fact]]:
        """The row's own cells, each with the role of its column."""
        unit = self._text(row, "money_unit")
        unit = money_unit(unit) if unit else self.unit
        found = []
        for at, cell in self.matrix.cells(row):
            column = self.header.columns[at]
            text = cell.text.strip(BLANKS)
            if self._is_frame(column.role, column.text, text):
                self.frame.append(Fact("", text, cell.origin))
            elif column.role in ("grade", "bands", "target"):
                found += [
                    ("band", Fact(field, said, cell.origin))
                    for field, said in self._standard(at, cell, alone=self._alone(row, at))
                ]
            else:
                field = {"initial": "budget", "fund": f"fund:{column.detail}"}.get(column.role, column.role)
                role = "budget" if column.role == "fund" else column.role
                field = "name" if role in (*NAMES, "indicator") else field or plain(column.text)
                found.append((role if role != "side" else "", Fact(field, text, cell.origin, unit)))
        return found

    def _is_frame(self, role: str, header: str, text: str) -> bool:
        """Numbers of rows, levels, units of money, the label of a block, dashes."""
        return (
            not set(text) - DASHES
            or (role == "unit" and text in NO_UNIT)
            or (role == "number" and number_rank(text) >= 0)
            or (role == "level" and bool(level_of(text)))
            or role == "money_unit"
            or (role == "side" and plain(text) == plain(header))
        )

    def _alone(self, row: int, at: int) -> bool:
        """Whether a cell stands under the first of several grades and nothing under the others, as where cells are not merged."""
        first, *others = self.header.all("grade") or [-1]
        return at == first and bool(others) and not any(self.matrix.text(row, other) for other in others)

    def _standard(self, at: int, cell: Cell, *, alone: bool) -> list[tuple[str, str]]:
        """A grade's cell, a whole ladder in one cell, or a target, also where it stands across the grades."""
        column, text = self.header.columns[at], cell.text.strip(BLANKS)
        if column.role != "grade":
            ladder = split_ladder(text)
            return [(f"band:{plain(label)}", said) for label, said in ladder] or [(column.role, text)]
        across = 1 < len(self.header.all("grade")) <= cell.columns
        if plain(column.detail) == "指标值" or across or alone:
            return [("target", text)]
        named = _GRADED.fullmatch(text)
        if named and is_grade(named["label"]) and not is_grade(column.detail):
            return [(f"band:{plain(named['label'])}", named["text"])]
        return [(f"band:{plain(column.detail)}", text)]

    def _work(self, facts: list[tuple[str, Fact]], *, measured: bool) -> None:
        """The names of a row from the outside in; what else it says belongs to the innermost."""
        names = [(role, fact) for wanted in NAMES for role, fact in facts if role == wanted]
        others = [fact for role, fact in facts if role not in NAMES]
        for nth, (role, fact) in enumerate(names):
            inner = nth == len(names) - 1
            if self._goes_on(role, fact, others if inner else [], measured=measured or not inner):
                self.current = self.last[role]
            else:
                self.current = self.last[role] = Item(WORK, self.grid)
                self.items.append(self.current)
                for below in NAMES[NAMES.index(role) + 1 :]:
                    self.last.pop(below, None)
            self.current.facts.append(fact)
        if not others:
            return
        if self.current is None or (not names and not measured):
            self.current = Item(WORK, self.grid)
            self.items.append(self.current)
        self.current.facts += others

    def _goes_on(self, role: str, name: Fact, others: list[Fact], *, measured: bool) -> bool:
        """Whether a row says again what the one above it says, as tables without merged cells do."""
        last = self.last.get(role)
        if last is None or not measured or last.name != key(name):
            return False
        known = {fact.field: key(fact) for fact in last.facts}
        return all(known.get(fact.field) == key(fact) for fact in others)

    def _measure(self, facts: list[Fact]) -> None:
        """What a row measures, with the classes that hold for it."""
        own = {fact.field: fact for fact in facts if fact.field in _CLASSES}
        if "level1" in own:
            self.classes = {}
        self.classes.update(own)
        if not facts:
            return
        if len(own) == len(facts):  # a class of the form without an indicator in it
            self.frame += facts
            return
        above = [fact._replace(own=False) for field, fact in self.classes.items() if field not in own]
        under = self.current.name if self.current else self.owner
        self.items.append(Item(MEASURE, self.grid, [*facts, *above], under))
