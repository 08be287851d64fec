"""What the clerks of a county do in a year: fill workbooks in, save them with another program, pack them, send the wrong ones.

Cells are counted here by their locks, with openpyxl and not with the reader that is tested.
"""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from tests.collecting.clerk import HEAD, Clerk
from tests.collecting.declaring import heads
from tests.collecting.office import SOFFICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook

    from tests.year.county import Answer

FORM = "填报表"
LEVEL = "层级"
BATCH = 30
"""Workbooks that LibreOffice is given at once."""


def declare(source: Path, target: Path, goal: str) -> Path:
    """Fill a declaration in: who did it, and another goal for the first activity."""
    book = load_workbook(source)
    guide, sheet = book["填报说明"], book[FORM]
    guide["B4"].value, guide["B5"].value, guide["B8"].value = "经办一", "审核一", "2026-10-12"
    columns = heads(sheet)
    levels = {row: sheet.cell(row, columns[LEVEL]).value for row in range(6, sheet.max_row + 1)}
    row = next(row for row, level in levels.items() if level == "活动")
    sheet.cell(row, columns["绩效目标"]).value = goal
    return _saved(book, target)


def report(source: Path, target: Path, answers: Mapping[str, Answer], evidence: str = "") -> Path:
    """Fill a report in: the actual of every indicator, why it fell short, and the evidence for the first."""
    clerk = Clerk(source)
    clerk.form.cell(4, 4).value = "经办一"
    rows = {clerk.form.cell(row, 1).value: row for row in range(HEAD + 1, clerk.form.max_row + 1)}
    for nth, (address, answer) in enumerate(answers.items()):
        row = rows[address]
        words = {"截至日期": "2027-12-31"}
        if answer.explained:
            words |= {"偏差原因": "雨季进不了村", "改进措施": "旱季补上"}
        if evidence and not nth:
            words["佐证材料"] = evidence
        cell = clerk.form.cell(row, clerk.columns["实际完成值"])
        cell.value = answer.value
        if answer.form:
            cell.number_format = answer.form
        for head, text in words.items():
            clerk.form.cell(row, clerk.columns[head]).value = text
    return clerk.save(target)


def with_a_copied_sheet(path: Path) -> None:
    """Its form was copied, as Excel does it, and stands there twice."""
    book = load_workbook(path)
    book.copy_worksheet(book[FORM]).title = f"{FORM} (2)"
    _saved(book, path)


def _saved(book: Workbook, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)
    return target


def resave(paths: Iterable[Path], scratch: Path) -> int:
    """Save workbooks with LibreOffice, in their places; how many were."""
    paths = list(paths)
    source, out = scratch / "in", scratch / "out"
    shutil.rmtree(scratch, ignore_errors=True)
    source.mkdir(parents=True)
    names = {f"{nth}.xlsx": path for nth, path in enumerate(paths)}
    for name, path in names.items():
        shutil.copy(path, source / name)
    command = [str(SOFFICE), f"-env:UserInstallation=file://{scratch}/profile", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    for start in range(0, len(paths), BATCH):
        some = [str(source / name) for name in list(names)[start : start + BATCH]]
        subprocess.run([*command, *some], check=True, capture_output=True, timeout=600)
    for name, path in names.items():
        shutil.move(out / name, path)
    return len(paths)


def pack(target: Path, folder: Path) -> None:
    """A zip as Windows makes it: names in GBK, without the mark that says UTF-8."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            info = _InGbk(path.relative_to(folder).as_posix())
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())


class _InGbk(zipfile.ZipInfo):
    """An entry whose name is written in GBK."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the library's own name
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def filled_report(path: Path) -> set[str]:
    """The yellow cells of a report that hold something, in its form and in copies of it: `sheet!cell`."""
    book: Any = load_workbook(path)
    return {cell for sheet in book if sheet.title.startswith(FORM) for cell in _open(sheet, 1, 0)}


def filled_declaration(path: Path) -> set[str]:
    """The yellow cells of a declaration that hold something; a free row says its level, which nobody typed."""
    book: Any = load_workbook(path)
    found = {*_open(book["填报说明"], 1, 0)}
    for sheet in book:
        if sheet.title.startswith((FORM, "总体目标", "整体指标", "项目表")):
            found |= {*_open(sheet, 6, heads(sheet).get(LEVEL, 0))}
    return found


def _open(sheet: Any, first: int, level: int) -> Iterator[str]:
    for row in sheet.iter_rows(min_row=first):
        said = [cell for cell in row if cell.value not in (None, "") and not cell.protection.locked]
        if [cell.column for cell in said] != [level]:
            yield from (f"{sheet.title}!{cell.coordinate}" for cell in said)
