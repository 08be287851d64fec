"""The rows of one table below its header, sorted out: totals, headings, rows without a place, and those to import.

In: a matrix, its header, the rows below, the desk. Out: entries in order for `duties` or `measures` to build nodes of; every
row has its fate in the ledger.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.drafting import kinds
from perfcli.drafting.indicators import looks_like_value
from perfcli.drafting.levels import is_institution
from perfcli.drafting.nodes import Fate, Unused
from perfcli.drafting.numbering import split_number
from perfcli.drafting.rows import Row, read_row
from perfcli.quantity import Problem, normalise, read_amount

if TYPE_CHECKING:
    from perfcli.drafting.desk import Desk
    from perfcli.drafting.header import Header
    from perfcli.drafting.lines import Lines
    from perfcli.drafting.matrix import Matrix

GLUED_LENGTH = 40
_OWNER = re.compile(
    r"^(?:部门|单位|预算部门|部门名称|填报单位|单位名称|主管部门|预算单位)(?:名称)?:(.{2,60})$"
)
_FOOT = re.compile(
    r"^(?:填报人|填表人|审核人|单位负责人|负责人|联系人|联系电话|制表|填报日期|日期|注|备注|说明|填表说明|分管领导|经办人)[0-9]?(?::|$)"
)

NO_NAME = Text("没有名称，也没有指标", "it has neither a name nor an indicator")
SHIFTED = Text("列好像错位了", "its columns seem to have shifted")
NO_PARENT = Text("上面没有职责", "no duty stands above it")
NO_ACTIVITY = Text("上面没有活动", "no activity stands above it")
NO_INDICATOR = Text("有评价标准，没有指标名称", "it has a standard but no indicator")
TOO_DEEP = Text(
    "层级太多，只认部门、职责、活动", "it stands too deep: only departments, duties and activities are known"
)
NO_LEVEL = Text("不知道是哪一级", "its level is not known")
CROWDED = Text(
    "一格里像是有几个指标，请一个指标一行",
    "one cell seems to hold several indicators: give each a row of its own",
)
NO_HEADER = Text("这一列没有表头", "its column has no header")


class Entry(NamedTuple):
    """One thing to build of: a row, or the name of a department that the rows below belong to."""

    row: Row | None
    department: str = ""
    origin: str = ""


class Rows:
    """Sorts the rows of one table."""

    def __init__(self, matrix: Matrix, header: Header, desk: Desk, lines: Lines) -> None:
        self.matrix = matrix
        self.header = header
        self.desk = desk
        self.lines = lines
        self.entries: list[Entry] = []

    def add(self, row: int) -> None:
        """Sort one row."""
        cells = self.matrix.cells(row)
        if not cells:
            self.desk.ledger.row(row, Fate.BLANK)
            return
        first = normalise(cells[0][1].text)
        texts = {cell.text.strip() for _, cell in cells}
        if len(texts) == 1 and self._is_heading(row, cells[0][1].text):
            return
        if _FOOT.match(first):
            self._text(row)
            return
        self._keep(read_row(self.matrix, self.header, row, self.desk))

    def refuse(self, row: Row, reason: Text) -> None:
        """A row that has no place."""
        self.desk.ledger.row(row.row, Fate.REFUSED)
        self.desk.ledger.say(
            kinds.ROW_REFUSED, origin=row.origin, reason=reason, found=self.matrix.shown(row.row)
        )

    def refuse_indicators(self, row: Row) -> None:
        """Several indicators in one row: the node that they belong to stays, they are told."""
        found = " | ".join((row.get("indicator"), row.get("target"), *(text for _, text in row.bands)))
        self.desk.ledger.say(kinds.CELL_REFUSED, origin=row.origin, reason=CROWDED, found=found[:120])

    def _text(self, row: int) -> None:
        """A line of text below or among the rows."""
        self.desk.ledger.row(row, Fate.TEXT)
        for _, cell in self.matrix.cells(row):
            self.desk.ledger.unused.append(Unused(cell.origin, self.desk.clean(cell.text, cell.origin)))

    def _is_heading(self, row: int, text: str) -> bool:
        """A row with a single text: a department, the unit of money, glued text."""
        plain = normalise(text)
        origin = self.matrix.origin(row)
        cell = self.matrix.cells(row)[0][1]
        owner = _OWNER.match(plain)
        wide = cell.columns * 2 > self.matrix.width or len(self.matrix.cells(row)) > 1
        bare = split_number(plain)
        if owner and not plain.startswith("单位:万"):
            self._department(row, owner[1], origin)
        elif wide and is_institution(bare.name) and self.header.at("name", "duty", "activity") >= 0:
            self._department(row, bare.name, origin)
        elif (
            len(plain) > GLUED_LENGTH
            and any(char.isdigit() for char in plain)
            and self.header.at("name", "activity") >= 0
        ):
            self.desk.ledger.row(row, Fate.REFUSED)
            self.desk.ledger.say(kinds.GLUED, origin=origin, found=plain[:60])
        elif wide:
            self.desk.ledger.row(row, Fate.TEXT)
            self.lines.read(text, origin)
            self.lines.table_begins()
        else:
            return False
        return True

    def _department(self, row: int, name: str, origin: str) -> None:
        self.desk.ledger.row(row, Fate.IMPORTED)
        self.entries.append(Entry(None, name, origin))

    def _keep(self, row: Row) -> None:
        """A row with cells under the header: totals and shifted ones are told apart."""
        if row.is_total:
            self.entries.append(Entry(row))
            self.desk.ledger.row(row.row, Fate.TOTAL)
        elif self._has_shifted(row):
            self.refuse(row, SHIFTED)
        else:
            self._headless(row)
            self.entries.append(Entry(row))
            self.desk.ledger.row(row.row, Fate.IMPORTED)

    def _headless(self, row: Row) -> None:
        """Cells of columns without any header have no place; those with one that is not known go into the note."""
        for header, text, origin in row.others:
            if header:
                at = next(i for i, c in enumerate(self.header.columns) if " ".join(c.text.split()) == header)
                self.desk.ledger.say(
                    kinds.COLUMN_UNKNOWN, origin=self.matrix.origin(self.header.row, at), found=header
                )
            else:
                self.desk.ledger.say(kinds.CELL_REFUSED, origin=origin, reason=NO_HEADER, found=text[:60])

    def _has_shifted(self, row: Row) -> bool:
        """Values where names should be, or a text in place of money beside money in place of a text."""
        if looks_like_value(row.get("name") or row.get("activity")) or looks_like_value(row.get("indicator")):
            return True
        budget = row.get("budget")
        if not budget or not isinstance(read_amount(budget), Problem):
            return False
        return any(looks_like_value(row.values.get(role, "")) for role in ("content", "goals", "duty"))
