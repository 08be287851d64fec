"""How often the targets of a department were returned: a small table beside the opinions, which people may read and mend.

In: the folder's record, a department's content and how much is wrong. Out: which return this is, and the record as it shall stand.
A row is one return. The same content checked again is no other return: contents are told apart by their hashes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.files import FileError, decode_table, read_bytes
from perfcli.formats.csv_ import records, write
from perfcli.loading.file_faults import file_fault
from perfcli.table import Row
from perfcli.work.annotate_kinds import RETURNS

if TYPE_CHECKING:
    from pathlib import Path

NAME = "退回记录.csv"
HEADER = ("标识", "年度", "部门", "第几次退回", "必须改正", "请核实", "内容哈希")


class Return(NamedTuple):
    """One return of a department's targets."""

    home: str
    year: str
    who: str
    nth: int
    errors: int
    warnings: int
    sha256: str

    @property
    def owner(self) -> tuple[str, str]:
        """Whose targets of which year."""
        return self.home, self.year


class Returns(NamedTuple):
    """All returns, in the order they were made."""

    rows: tuple[Return, ...] = ()

    def last(self, owner: tuple[str, str]) -> Return | None:
        """The last return of a department's targets."""
        return next((row for row in reversed(self.rows) if row.owner == owner), None)

    def earlier(self, new: Return) -> Return | None:
        """The return before this one."""
        return next((r for r in reversed(self.rows) if r.owner == new.owner and r.sha256 != new.sha256), None)

    def added(self, new: Return) -> tuple[Returns, int]:
        """With one more return, and which one it is; the same content again stays the same return."""
        last = self.last(new.owner)
        if last is not None and last.sha256 == new.sha256:
            rows = tuple(new._replace(nth=last.nth) if row is last else row for row in self.rows)
            return Returns(rows), last.nth
        nth = last.nth + 1 if last else 1
        return Returns((*self.rows, new._replace(nth=nth))), nth

    def text(self) -> str:
        """As CSV."""
        return write(HEADER, [[str(cell) for cell in row] for row in self.rows])


def read_returns(path: Path) -> tuple[Returns, tuple[Diagnostic, ...]]:
    """The record; none yet where there is no file."""
    try:
        text = decode_table(read_bytes(path), str(path)).text
    except FileError as error:
        return Returns(), () if error.reason == "missing" else (file_fault(error),)
    rows = []
    for record in records(text.splitlines(keepends=True)):
        made = _row(record.cells) if isinstance(record, Row) else None
        if made is None and not (isinstance(record, Row) and record.cells == HEADER):
            reason = Text(f"第 {record.line} 行", f"line {record.line}")
            return Returns(), (diagnose(RETURNS, Span(str(path), record.line), reason=reason),)
        rows += [made] if made else []
    return Returns(tuple(rows)), ()


def _row(cells: tuple[str, ...]) -> Return | None:
    if len(cells) != len(HEADER) or not all(c.isascii() and c.isdigit() and len(c) < 7 for c in cells[3:6]):  # noqa: PLR2004 - a million
        return None
    return Return(cells[0], cells[1], cells[2], int(cells[3]), int(cells[4]), int(cells[5]), cells[6])
