"""`perfcli rule` as a person types it."""

from __future__ import annotations

import subprocess
import sys


def perfcli(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "perfcli", "rule", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_all_codes_one_code_and_no_such_code() -> None:
    everything = perfcli()
    assert everything.returncode == 0
    assert "  PF001 错误 [文件的文字] 文件不是合格的 YAML" in everything.stdout
    one = perfcli("not-yaml", "--lang", "en")
    assert one.returncode == 0
    assert one.stdout.startswith("# PF001 not-yaml\n\nerror · the text of a file\n")
    none = perfcli("not-yml")
    assert none.returncode == 2
    assert none.stdout == ""
    assert "没有这个编码：not-yml，是不是 not-yaml" in none.stderr
