"""Excel workbooks (.xlsx, .xlsm): every sheet as people see it, numbers under their formats.

In: bytes. Out: a `Paper` with `Sheet1!C5`, hidden sheets marked. openpyxl reads values and formats row by row; what it gives only
when it holds the whole sheet (merged cells) or not at all (a formula without a result) is read in one pass before.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Text
from perfcli.formats.papers.archive import open_archive
from perfcli.formats.papers.grids import Budget
from perfcli.formats.papers.number_format import BUILT_IN
from perfcli.formats.papers.ooxml import Main, attribute_of, inactive, local, main_part, parse, targets
from perfcli.formats.papers.refusal import damaged, left_out
from perfcli.formats.papers.sheets import COVERED, Sheet, Value, sheet_grid
from perfcli.formats.papers.xlsx_scan import MAIN, Scan, scan
from perfcli.paper import Grid, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook.workbook import Workbook

    from perfcli.diagnostics import Diagnostic
    from perfcli.formats.papers.archive import Archive

suffixes = (".xlsx", ".xlsm", ".xltx", ".xltm")
_FORM = "Excel"
_UNNEEDED = re.compile(
    r"/(?:worksheets/_rels|drawings|charts?|chartsheets|externallinks|pivot\w*|tables|comments|media)",
    re.IGNORECASE,
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_RELATIONSHIPS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The sheets of a workbook."""
    archive = open_archive(data, path, _FORM)
    main = main_part(archive)
    if main is None or main.form != "xlsx":
        raise damaged(path, _FORM, Text("里面没有工作簿", "there is no workbook part in it"))
    archive.tags()  # every part is looked at before openpyxl parses it
    parts = _parts(archive, main)
    scans = {name: scan(archive, part, name) for name, part in parts.items()}
    lean = _lean(archive, {part: scans[name].sheet for name, part in parts.items()})
    grids, covered = _grids(lean, path, scans)
    notes = {COVERED: covered} if covered else {}
    return Paper(path, "xlsx", tuple(grids)), (*inactive(archive), *left_out(path, notes))


def _parts(archive: Archive, main: Main) -> dict[str, str]:
    """The part of each sheet, by the sheet's name."""
    found = targets(archive, main.part)
    named = (
        (attribute_of(element, "name"), found.get(attribute_of(element, "id"), ""))
        for element in parse(archive, main.part).iter()
        if local(element) == "sheet"
    )
    return {name: part for name, part in named if part in archive.names and "chartsheets/" not in part}


def _lean(archive: Archive, sheets: dict[str, bytes]) -> bytes:
    """The workbook with sheets without blanks, and without pictures, tables and whatever else openpyxl need not see."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as lean:
        for name in archive.read_by_libraries():
            if name in sheets:
                lean.writestr(name, sheets[name])
            elif not _UNNEEDED.search(name):
                lean.writestr(name, _usual(archive.part(name)))
    return stream.getvalue()


def _usual(data: bytes) -> bytes:
    """The strict form of the standard differs in the names of its namespaces only."""
    if _STRICT not in data:
        return data
    return data.replace(_STRICT + b"spreadsheetml/main", MAIN.encode()).replace(
        _STRICT + b"officeDocument/relationships", _RELATIONSHIPS
    )


def _grids(data: bytes, path: str, scans: dict[str, Scan]) -> tuple[list[Grid], int]:
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and slow to import

    budget = Budget(path)
    grids: list[Grid] = []
    covered = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that hold no text
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                seen = scans.get(sheet.title)
                if seen is None or seen.box is None:
                    continue
                known = Sheet(sheet.title, sheet.sheet_state != "visible", seen.box, seen.merged)
                values = _values(book, sheet, seen)
                grid, under = sheet_grid(known, values, budget, since_1904=book.epoch.year == 1904)  # noqa: PLR2004 - the other calendar
                grids.append(grid)
                covered += under
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            OSError,
            SyntaxError,
            TypeError,
            ValueError,
            AssertionError,
        ) as error:
            raise damaged(path, _FORM, error) from None
    return grids, covered


def _values(book: Workbook, sheet: Any, seen: Scan) -> Iterator[tuple[int, int, Value]]:  # noqa: ANN401 - a read-only sheet, which the stubs do not know
    box = seen.box
    if box is None:
        return
    rows = sheet.iter_rows(min_row=box.top, max_row=box.bottom, min_col=box.left, max_col=box.right)
    for row, cells in enumerate(rows, box.top):
        for column, cell in enumerate(cells, box.left):
            doubt = seen.doubts.get((row, column), "")
            if cell.value is not None or doubt:
                yield row, column, _value(cell, book.epoch, doubt)


def _value(cell: Any, epoch: datetime, doubt: str) -> Value:  # noqa: ANN401 - a read-only or empty cell
    if cell.value is None and not hasattr(cell, "style_array"):
        return Value("", doubt=doubt)
    code = BUILT_IN.get(cell.style_array.numFmtId) or cell.number_format or "General"
    alignment, font = cell.alignment, cell.font
    return Value(
        value=_plain(cell.value, epoch),
        code=code,
        error=cell.data_type == "e",
        bold=bool(font and font.b),
        indent=max(0, min(40, int(alignment.indent or 0))) if alignment else 0,
        doubt=doubt,
    )


def _plain(value: object, epoch: datetime) -> Decimal | str:
    """A value as the number of days, the number or the text that it stands for."""
    from openpyxl.utils.datetime import to_excel  # noqa: PLC0415 - as above

    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return number if number.is_finite() else str(value)
    if isinstance(value, datetime | date | time | timedelta):
        return Decimal(repr(to_excel(value, epoch)))  # type: ignore[no-untyped-call]
    return "" if value is None else str(value)
