"""Waivers at the command line: what they set aside, and what is said of those that are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents import REGION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Check, Perfcli

BLANK = "--select=PF302,PF03"
TEXT = """{}
perfcli: 1
year: 2026
department: {{id: a, name: 甲}}
budget: 0
duties:
  {}
  - id: b  {}
    name: 乙
    budget:
    activities:
      - id: c
        name: 丙
        {}
        budget:
  - id: d
    name: 丁
    budget:
"""


def text(file: str = "", above: str = "", end: str = "", inner: str = "") -> str:
    def comment(rest: str) -> str:
        return f"# perfcli: {rest}" if rest else "#"

    return TEXT.format(*(comment(rest) for rest in (file, above, end, inner)))


REASON = "reason=原文如此"


@pytest.mark.parametrize(
    ("document", "places"),
    [
        (text(), ["9:11 PF302", "13:15 PF302", "17:11 PF302"]),
        (text(end=f"ignore[PF302] {REASON}"), ["17:11 PF302"]),
        (text(above=f"ignore[PF302] {REASON}"), ["17:11 PF302"]),
        (text(file=f"ignore[PF302] {REASON}"), []),
        (text(file=f"ignore[PF402，PF302、PF410] {REASON}"), []),
        (text(end=f"ignore[PF302] until=2999-12-31 {REASON}"), ["17:11 PF302"]),
        (text(end=f"ignore[PF302] until=2020-12-31 {REASON}"), ["8:12 PF032", "9:11 PF302", "13:15 PF302", "17:11 PF302"]),
        (text(end=f"ignore[PF302] until=明年 {REASON}"), ["8:12 PF030", "9:11 PF302", "13:15 PF302", "17:11 PF302"]),
        (text(end="ignore[PF302]"), ["8:12 PF031", "9:11 PF302", "13:15 PF302", "17:11 PF302"]),
        (text(end="ignroe[PF302] reason=x"), ["8:12 PF030", "9:11 PF302", "13:15 PF302", "17:11 PF302"]),
        (text(inner=f"ignore[PF302] {REASON}", end=f"ignore[PF302] {REASON}"), ["14:9 PF033", "17:11 PF302"]),
        (text(end=f"ignore[PF302,PF399x] {REASON}"), ["8:12 PF033", "17:11 PF302"]),
        (text(end=f"ignore[PF302,PF402] {REASON}"), ["17:11 PF302"]),
    ],
)  # fmt: skip
def test_what_stands(check: Check, document: str, places: list[str]) -> None:
    assert check(document, BLANK).places == places


def test_waived_findings_are_counted(check: Check) -> None:
    assert "豁免 2" in check(text(end=f"ignore[PF302] {REASON}"), BLANK).out
    assert "2 waived" in check(text(end=f"ignore[PF302] {REASON}"), BLANK, "--lang=en").out


def test_an_unused_waiver_is_said_only_of_what_was_looked_for(check: Check) -> None:
    document = text(file=f"ignore[PF302,PF304] {REASON}")
    assert check(document, BLANK).places == []
    assert check(document, "--select=PF3,PF03").places == ["1:1 PF033"]


def test_a_file_that_does_not_hold_has_no_unused_waivers(check: Check) -> None:
    document = text(file=f"ignore[PF302] {REASON}") + "nmae: x\n"
    assert check(document).places == ["19:1 PF102"]


def test_faults_are_not_waived_or_ignored(check: Check) -> None:
    document = f"# perfcli: ignore[PF003,PF102] {REASON}\n" + text() + "note: &a x\nnmae: x\n"
    for option in ("--fail-on=error", "--ignore=PF0,PF1", "--select=PF303"):
        assert [p.split()[1] for p in check(document, option).places if "PF033" not in p] == [
            "PF003",
            "PF102",
        ]


def test_chinese_keys(check: Check) -> None:
    document = "格式版本: 1\n年度: 2026\n部门: {标识: a, 名称: 甲}\n部门职责:\n  - 标识: b  # perfcli：ignore[PF302] reason=原文\n    名称: 乙\n    年度预算数:\n"
    assert check(document, "--select=PF302").places == []
    assert check(document.replace("ignore", "忽略"), BLANK).places == ["5:12 PF030", "6:9 PF302"]


def test_a_finding_across_files_is_waived_where_it_stands(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "region.yaml").write_text(REGION, encoding="utf-8")
    one = "perfcli: 1\nyear: 2026\ndepartment: {id: a, name: 甲}\n"
    waiver = f"# perfcli: ignore[PF126] {REASON}\n"
    (tmp_path / "a.yaml").write_text(one, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(one, encoding="utf-8")
    command = ("validate", ".", "--select=PF126,PF033", "--output-format=concise")
    before = perfcli(*command)
    assert before.code == 1
    name = before.out.split(":", 1)[0]
    (tmp_path / name).write_text(waiver + one, encoding="utf-8")
    after = perfcli(*command)
    assert "PF126" in before.out
    assert "PF126" not in after.out
