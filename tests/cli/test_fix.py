from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SLIPS = "﻿perfcli: 1\r\nyear：2024  # 年度\r\ndepartment: {id: a, name: 甲}\r\nsource: >=90%的原文\r\n"
MENDED = '﻿perfcli: 1\r\nyear: 2024  # 年度\r\ndepartment: {id: a, name: 甲}\r\nsource: ">=90%的原文"\r\n'


def perfcli(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "perfcli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, input=stdin, check=False)


def test_safe_fixes_change_nothing_outside_of_the_patch(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(SLIPS.encode())
    preview = perfcli(tmp_path, "validate", "a.yaml", "--diff")
    assert preview.returncode == 1
    assert "+year: 2024  # 年度" in preview.stdout.decode()
    assert file.read_bytes() == SLIPS.encode()
    done = perfcli(tmp_path, "validate", "a.yaml", "--fix")
    assert file.read_bytes() == MENDED.encode()
    assert "PF008" in done.stderr.decode()
    assert "PF008" not in done.stdout.decode()


def test_a_tab_is_replaced_only_when_unsafe_fixes_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("perfcli: 1\ndepartment:\n\tid: a\n\tname: 甲\n", encoding="utf-8")
    perfcli(tmp_path, "validate", "a.yaml", "--fix")
    assert "\t" in file.read_text(encoding="utf-8")
    perfcli(tmp_path, "validate", "a.yaml", "--unsafe-fixes")
    assert file.read_text(encoding="utf-8") == "perfcli: 1\ndepartment:\n  id: a\n  name: 甲\n"


def test_machine_formats_carry_the_fix(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(SLIPS.encode())
    found = json.loads(perfcli(tmp_path, "validate", "a.yaml", "--output-format", "json").stdout)["findings"]
    assert [one["fix"]["text"] for one in found if one["code"] == "PF008"] == ["year: "]
    sarif = json.loads(perfcli(tmp_path, "validate", "a.yaml", "--output-format", "sarif").stdout)
    assert any("fixes" in one for one in sarif["runs"][0]["results"])
