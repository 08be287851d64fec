"""A county that declares: workbooks are sent, a clerk fills them in with openpyxl, and they are received."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook

from perfcli.collecting.declare_book import declare_book
from perfcli.formats import workbook_in, workbook_out
from perfcli.loading.settings import Settings
from perfcli.work.collect_declare import Base, read_base
from perfcli.work.collect_declare_in import Declared, receive_declared
from perfcli.work.import_homes import Homes

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

EXAMPLE = Path(__file__).parents[2] / "targets"
STARTER = Path(__file__).parents[2] / "src" / "perfcli" / "work" / "starter"


class County:
    """A workspace with last year's targets, and what it sends and receives."""

    def __init__(self, folder: Path, year: int) -> None:
        self.folder = folder
        self.year = year
        self.base: Base = read_base(str(folder), year, Settings(folder))

    def book(self, home: str) -> bytes:
        """The workbook of a department as it is sent."""
        return workbook_out.write(declare_book(self.base.sent(home, dict(self.base.who)[home], self.year)))

    def receive(self, data: bytes, name: str = "申报表.xlsx") -> Declared:
        """What becomes of a workbook."""
        filled, _ = workbook_in.read(data, name)
        assert filled is not None
        return receive_declared(filled, self.base, self.year, Homes(self.folder), "en")

    def filled(self, home: str, clerk: Callable[[Workbook], object]) -> Declared:
        """A workbook after a clerk had it."""
        return self.receive(edited(self.book(home), clerk))


def example(tmp_path: Path) -> County:
    """The example county, which declares the year after its own."""
    return County(Path(shutil.copytree(EXAMPLE, tmp_path / "targets")), 2017)


def starter(tmp_path: Path) -> County:
    """The county that `init` writes."""
    folder = tmp_path / "targets"
    (folder / "2026").mkdir(parents=True)
    shutil.copy(STARTER / "region.yaml", folder)
    for name in ("archives.yaml", "disease-control.yaml"):
        shutil.copy(STARTER / name, folder / "2026")
    return County(folder, 2027)


def edited(data: bytes, clerk: Callable[[Workbook], object]) -> bytes:
    """A workbook that openpyxl opened and saved."""
    book = load_workbook(io.BytesIO(data))
    clerk(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(sheet: Worksheet, head: str, text: str, then: str) -> Any:
    """The cell below header `then`, in the row whose cell below header `head` says `text`."""
    columns = heads(sheet)
    row = next(r for r in range(6, sheet.max_row + 1) if sheet.cell(r, columns[head]).value == text)
    return sheet.cell(row, columns[then])


def heads(sheet: Worksheet) -> dict[str, int]:
    """The columns by their headers, grades too."""
    found: dict[str, int] = {}
    for row in (4, 5):
        for column in range(1, sheet.max_column + 1):
            if value := sheet.cell(row, column).value:
                found.setdefault(str(value).partition("（")[0], column)
    return found


def free_row(sheet: Worksheet, after: str, level: str, head: str = "职责/活动") -> int:
    """The first free row of a level below the row of a name."""
    columns = heads(sheet)
    start = cell(sheet, head, after, head).row
    for row in range(start + 1, sheet.max_row + 1):
        said = sheet.cell(row, columns["层级"]).value
        if (
            said in (level, None)
            and not sheet.cell(row, columns["职责/活动"]).value
            and not sheet.cell(row, columns["绩效指标"]).value
        ):
            return row
    raise AssertionError(after)


def write(sheet: Worksheet, row: int, **said: Any) -> None:
    """Type into the cells of a row, by header."""
    columns = heads(sheet)
    for head, value in said.items():
        sheet.cell(row, columns[head.replace("_", "/")]).value = value
