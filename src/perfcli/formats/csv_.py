"""CSV as Excel and WPS write it, to a `Table` and back.

In: bytes (byte-order mark, else strict UTF-8, else strict GB18030). Out: `Table` with the line of every row, or
diagnostics. A quote that is never closed costs one line, not the rest of the file. Written cells that a spreadsheet
would run as a formula get an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.files import FileError, decode_table
from perfcli.formats import kinds
from perfcli.table import BROKEN_REASONS, Broken, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

suffixes = (".csv",)

MAX_RECORD_LINES = 50
"""A quoted cell that runs over more lines was never closed."""

MAX_READ_AGAIN = 5000
"""Lines of a file that are read a second time, after a quote that was never closed: of a hundred such quotes. From then on a
record is one line, or a file of nothing but such quotes would be read fifty times."""

MAX_SHOWN = 200
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DELIMITERS = {
    "\t": Text("制表符", "tabs"),
    ";": Text("分号", "semicolons"),
    "；": Text("全角分号", "full-width semicolons"),
    "，": Text("全角逗号", "full-width commas"),
    "|": Text("竖线", "bars"),
}
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""With what a text begins that a spreadsheet would run."""
_FORMULAS = re.compile(f"\0[{re.escape(''.join(sorted(FORMULA)))}]")
"""The same in a row whose cells stand behind a NUL each, which no table may hold: most rows are seen through at one look."""
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[%‰]?")


def read(data: bytes, path: str) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """The table in `data`, or why there is none."""
    if data.startswith(_WORKBOOKS):
        return None, (diagnose(kinds.WORKBOOK, Span(path)),)
    try:
        decoded = decode_table(data, path)
    except FileError:
        return None, (diagnose(kinds.TABLE_ENCODING, Span(path)),)
    text = decoded.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        return None, (
            diagnose(kinds.CONTROL, _place(text, found.start(), path), found=_named(found.group())),
        )
    return _table(text.lstrip("\ufeff"), path, decoded.encoding)


def _place(text: str, offset: int, path: str) -> Span:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Span(path, line, column, line, column + 1)


def _named(char: str) -> str:
    return f"U+{ord(char):04X}"


def _table(text: str, path: str, encoding: str) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """Notices, header, rows."""
    notices: list[str] = []
    header: Row | None = None
    rows: list[Row] = []
    broken: list[Broken] = []
    for record in records(list(io.StringIO(text, newline="\n"))):
        if header is not None:
            rows.append(record) if isinstance(record, Row) else broken.append(record)
        elif isinstance(record, Broken):
            reason = BROKEN_REASONS[record.reason]
            return None, (diagnose(kinds.HEADER, Span(path, record.line, 1, record.line, 2), reason=reason),)
        elif record.cells[0].lstrip().startswith("#"):
            notices.append(" ".join(cell for cell in record.cells if cell).lstrip("# "))
        else:
            header = record
    if header is None:
        return None, (diagnose(kinds.EMPTY, Span(path)),)
    if len(header.cells) == 1 and (found := next((d for d in _DELIMITERS if d in header.cells[0]), "")):
        place = Span(path, header.line, 1, header.line, len(header.cells[0]) + 1)
        return None, (diagnose(kinds.DELIMITER, place, found=_DELIMITERS[found]),)
    return Table(path, header, tuple(rows), tuple(broken), tuple(notices), text, encoding), ()


class _Feed:
    """Hands lines to the csv reader, at most so many for one record."""

    def __init__(self, lines: list[str], at: int, most: int) -> None:
        self.lines = lines
        self.most = most
        self.at = self.limit_from = at

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines) or self.at - self.limit_from >= self.most:
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def records(lines: list[str], delimiter: str = ",") -> Iterator[Row | Broken]:
    """Every record that has a cell with something in it; after a broken line, reading goes on with the next."""
    at = again = 0
    while at < len(lines):
        feed = _Feed(lines, at, MAX_RECORD_LINES if again < MAX_READ_AGAIN else 1)
        try:
            for cells in csv.reader(feed, strict=True, delimiter=delimiter):
                if any(cells):
                    yield Row(at + 1, tuple(cells))
                at = feed.limit_from = feed.at
        except csv.Error as error:
            yield Broken(at + 1, _reason(str(error), feed.at - at), lines[at].rstrip("\n")[:MAX_SHOWN])
            at += 1
            again += feed.at - at


def _reason(message: str, lines: int) -> str:
    """A quote that ended lines further down, where another one began, was never closed."""
    if "limit" in message:
        return "large"
    return "stray-quote" if "expected after" in message and lines == 1 else "quote"


def write(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as CSV text, safe to open in a spreadsheet. Line ends inside cells become LF."""
    text = _written(header, rows)
    if "\r" in text:
        text = _written(_plain_ends([header])[0], _plain_ends(rows))
    return text


def _plain_ends(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    return [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]


def _written(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_safe(cell) for cell in header])
    writer.writerows(
        [_safe(cell) for cell in row] if _FORMULAS.search("\0" + "\0".join(row)) else row for row in rows
    )
    return out.getvalue()


def _safe(cell: str) -> str:
    """A text that a spreadsheet would run gets an apostrophe; a number stays a number."""
    if cell[:1] not in FORMULA or not cell or _PLAIN_NUMBER.fullmatch(cell):
        return cell
    return "'" + cell
