"""`perfcli init` as a person types it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def perfcli(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "perfcli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_init_then_validate_then_refuse(tmp_path: Path) -> None:
    made = perfcli(tmp_path, "init")
    assert made.returncode == 0
    assert f"targets/{date.today().year}/actuals.csv\n" in made.stdout  # noqa: DTZ011 - what a user's clock says
    assert "perfcli validate targets" in made.stderr
    assert "年度:" in (tmp_path / f"targets/{date.today().year}/archives.yaml").read_text(encoding="utf-8")  # noqa: DTZ011
    assert perfcli(tmp_path, "validate", "--fail-on", "remark").returncode == 0
    again = perfcli(tmp_path, "init", "--lang", "en")
    assert again.returncode == 2
    assert "these files exist already" in again.stderr
    assert "perfcli.toml, targets" in again.stderr


def test_folder_year_and_keys_are_options(tmp_path: Path) -> None:
    made = perfcli(tmp_path, "init", "county", "--keys", "en", "--year", "2031", "-q")
    assert (made.returncode, made.stderr) == (0, "")
    assert "year: 2031" in (tmp_path / "county/targets/2031/archives.yaml").read_text(encoding="utf-8")
    assert perfcli(tmp_path, "init", "--year", "31").returncode == 2


@pytest.mark.parametrize("keys", ["zh", "en"])
def test_what_it_writes_can_be_scored_and_printed(tmp_path: Path, keys: str) -> None:
    perfcli(tmp_path, "init", "county", "--keys", keys, "--year", "2030")
    table = "county/targets/2030/actuals.csv"
    scored = perfcli(tmp_path, "score", table, "--targets", "county/targets", "--out", "out", "--lang", "en")
    assert (scored.returncode, scored.stderr) == (0, "")
    assert "9 rows in: 9 accepted, 0 rejected" in scored.stdout
    printed = perfcli(
        tmp_path, "report", "--targets", "county/targets", "--scores", "out/scores.json", "--out", "pages"
    )
    assert (printed.returncode, printed.stderr) == (0, "")
    assert (tmp_path / "pages" / "index.html").is_file()
