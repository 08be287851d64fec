"""LibreOffice as the clerks' program: it opens a workbook, calculates, and saves it again."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def uncalculated(data: bytes) -> bytes:
    """The workbook without the results of its formulas, so that who opens it has to calculate."""
    file = load_workbook(io.BytesIO(data))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def convert(source: Path, form: str, out: Path) -> None:
    """Let LibreOffice write a file in another form."""
    command = [str(SOFFICE), f"-env:UserInstallation=file://{source.parent}/profile", "--headless"]
    command += ["--convert-to", form, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def resaved(data: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it."""
    source, out = folder / "in" / "book.xlsx", folder / "out"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(data)
    convert(source, "xlsx:Calc MS Excel 2007 XML", out)
    return (out / "book.xlsx").read_bytes()
