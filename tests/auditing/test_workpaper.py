"""The workpaper: living formulas that another program computes to the values that we did."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.auditing.forms import Form, written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

FORM = Form(total="95").line(0, 6, "18").line(1, 4, "").line(3, 6, "11")


def made(perfcli: Perfcli, tmp_path: Path, profile: str = "cn-classic") -> Path:
    """A workpaper of a form with faults."""
    (tmp_path / "表.csv").write_bytes(written(FORM, "csv"))
    answer = perfcli("audit", "表.csv", "--profile", profile, "--format", "xlsx", "--out", "out")
    assert answer.code == 1
    return tmp_path / "out" / "审计底稿.xlsx"


def test_formulas_refer_to_cells(perfcli: Perfcli, tmp_path: Path) -> None:
    sheet = load_workbook(made(perfcli, tmp_path)).worksheets[0]
    assert sheet["I5"].value == "=ROUND(G5*MIN(1,MAX(0,F5/E5)),2)"
    assert sheet["I6"].value == "=ROUND(G6*IF(F6>=E6,1,MAX(F6,0)/E6),2)"
    assert sheet["J6"].value == "=H6-I6"
    assert sheet["I12"].value == "=ROUND((SUM(I5:I11)),2)"


def test_the_same_audit_gives_the_same_bytes(perfcli: Perfcli, tmp_path: Path) -> None:
    first = made(perfcli, tmp_path).read_bytes()
    assert made(perfcli, tmp_path).read_bytes() == first


def test_an_output_folder_that_holds_the_table_is_refused(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_bytes(written(FORM, "csv"))
    assert perfcli("audit", "表.csv", "--profile", "cn-classic", "--format", "xlsx", "--out", ".").code == 2
    assert perfcli("audit", "表.csv", "--profile", "cn-classic", "--format", "xlsx").code == 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("profile", ["cn-classic", "cn-hubei", "cn-linear"])
def test_libreoffice_computes_the_same_values(profile: str, perfcli: Perfcli, tmp_path: Path) -> None:
    path = made(perfcli, tmp_path, profile)
    bare = tmp_path / "bare.xlsx"
    formulas = load_workbook(path)
    formulas.save(bare)  # openpyxl writes no values beside formulas: they have to be computed
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "re"), str(bare)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    ours = load_workbook(path, data_only=True).worksheets[0]
    theirs = load_workbook(tmp_path / "re" / "bare.xlsx", data_only=True).worksheets[0]
    compared = 0
    for row in formulas.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                own, other = ours[cell.coordinate].value, theirs[cell.coordinate].value
                same = own == other if isinstance(own, str) else abs(own - other) < 1e-9
                assert same, (cell.coordinate, cell.value, own, other)
                compared += 1
    assert compared > 15
