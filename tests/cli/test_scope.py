"""Which rules count where: settings by path, rule sets, options, waivers looked through, settings shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

REGION = "perfcli: 1\nregion: {id: qingtang, name: 青棠县}\nmoney_unit: 万元\n"
FILE = """perfcli: 1
year: {year}
department: {{id: archives, name: 档案馆}}
duties:
  - id: care
    name: 档案保管
    budget: 3.00
    activities:
      - id: intake
        name: 档案接收
        budget: 3.00
        goals: 档案接收能力进一步提升。
        indicators:
          - {{id: rate, name: 档案接收完成率, bands: {{优: ≥95%, 良: ≥90%, 中: ≥80%, 差: <80%}}}}
"""


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for year in (2025, 2026):
        folder = tmp_path / "targets" / str(year)
        folder.mkdir(parents=True)
        (folder / "archives.yaml").write_text(FILE.format(year=year), encoding="utf-8")
    (tmp_path / "targets" / "region.yaml").write_text(REGION, encoding="utf-8")
    settings(tmp_path, "")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder: Path, text: str) -> None:
    (folder / "perfcli.toml").write_text(f'targets = ["targets"]\n{text}', encoding="utf-8")


def found(perfcli: Perfcli, *arguments: str) -> list[str]:
    """`path CODE severity` of the vague goals."""
    answer = perfcli("validate", "--output-format", "json", *arguments)
    return [
        f"{one['path'].split('/')[1]} {one['severity']}"
        for one in json.loads(answer.out)["findings"]
        if one["code"] == "PF402"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["2025 remark", "2026 remark"]),
        ("[severity]\nvague-verb = 'error'\n", ["2025 error", "2026 error"]),
        ("[severity]\nPF4 = 'off'\nPF402 = 'warning'\n", ["2025 warning", "2026 warning"]),
        ("[severity]\nPF402 = 'off'\n", []),
        ("[[paths]]\nmatch = 'targets/2025/**'\nignore = ['PF4']\n", ["2026 remark"]),
        ("[[paths]]\nmatch = 'targets/2025'\nselect = ['PF2']\n", ["2026 remark"]),
        ("[[paths]]\nmatch = '2025'\nignore = ['PF4']\n", ["2026 remark"]),
        (
            "ignore = ['PF402']\n[[paths]]\nmatch = 'targets/2026/*.yaml'\nseverity = {PF402 = 'error'}\n",
            ["2026 error"],
        ),
        (
            (
                "[[paths]]\nmatch = 'archives.yaml'\nignore = ['PF4']\n"
                "[[paths]]\nmatch = 'targets/2025/**'\nseverity = {PF402 = 'warning'}\n"
            ),
            ["2025 warning"],
        ),
    ],
)
def test_the_later_and_the_more_exact_entry_wins(
    county: Path, perfcli: Perfcli, text: str, expected: list[str]
) -> None:
    settings(county, text)
    assert found(perfcli) == expected


def test_the_command_line_wins_over_all(county: Path, perfcli: Perfcli) -> None:
    settings(county, "[severity]\nPF402 = 'off'\n[[paths]]\nmatch = '2025'\nseverity = {PF402 = 'error'}\n")
    assert found(perfcli) == ["2025 error"]
    assert found(perfcli, "--severity", "PF402=warning") == ["2025 warning", "2026 warning"]
    assert found(perfcli, "--severity", "vague-verb=off") == []
    assert found(perfcli, "--select", "PF402") == ["2025 error", "2026 remark"]
    assert found(perfcli, "--select", "PF4") == ["2025 error"]  # a beginning narrows, it switches nothing on
    assert found(perfcli, "--severity", "PF4=warning") == ["2025 warning"]
    assert found(perfcli, "--ignore", "vague-verb") == []
    assert perfcli("validate", "--severity", "PF402=bad").code == 2


def test_what_is_no_rule_stops_the_run_and_says_what_was_meant(county: Path, perfcli: Perfcli) -> None:
    settings(county, "ignore = ['vage-verb', 'PF777']\n")
    answer = perfcli("validate")
    assert answer.code == 2
    assert "perfcli.toml:2:12 PF157" in answer.err
    assert "vague-verb" in answer.err
    assert "PF777" in answer.err


def test_a_pattern_that_fits_nothing_is_told_by_a_whole_run_only(county: Path, perfcli: Perfcli) -> None:
    settings(county, "[[paths]]\nmatch = ['targets/2025/**', 'targets/2019/**']\nignore = ['PF4']\n")
    assert [
        line for line in perfcli("validate", "--output-format", "concise").out.splitlines() if "PF158" in line
    ] == ["perfcli.toml:3:30: PF158 警告: [[paths]] 的“targets/2019/**”没有对上任何文件"]
    assert "PF158" not in perfcli("validate", "targets/2026").out


def test_faults_of_a_file_stay_errors_and_the_settings_hear_it(county: Path, perfcli: Perfcli) -> None:
    settings(county, "ignore = ['PF1', 'PF105']\n[severity]\nbad-number = 'remark'\n")
    file = county / "targets/2026/archives.yaml"
    file.write_text(file.read_text("utf-8").replace("name: 档案接收\n", "nane: 档案接收\n"), encoding="utf-8")
    answer = perfcli("validate", "--output-format", "concise")
    assert answer.code == 1
    assert "PF102 错误" in answer.out
    assert "perfcli.toml:2:19: PF159" in answer.out


def test_a_rule_set_that_does_not_exist_is_said(county: Path, perfcli: Perfcli) -> None:
    settings(county, "rules = '2031'\n")
    out = perfcli("validate", "--output-format", "concise").out
    assert "PF160" in out
    assert found(perfcli) == ["2025 remark", "2026 remark"]
    settings(county, "rules = 'next'\n")
    assert perfcli("validate").code == 2


WAIVER = (
    "        goals: 档案接收能力进一步提升。  # perfcli: ignore[PF402] until=2099-12-31 reason=市里的原话\n"
)


def test_waivers_are_listed_for_programs_and_can_be_looked_through(county: Path, perfcli: Perfcli) -> None:
    file = county / "targets/2026/archives.yaml"
    file.write_text(
        file.read_text("utf-8").replace("        goals: 档案接收能力进一步提升。\n", WAIVER), encoding="utf-8"
    )
    document = json.loads(perfcli("validate", "--output-format", "json").out)
    assert [(one["code"], one["until"], one["reason"], one["line"]) for one in document["waivers"]] == [
        ("PF402", "2099-12-31", "市里的原话", 12)
    ]
    assert found(perfcli) == ["2025 remark"]
    assert found(perfcli, "--no-waivers") == ["2025 remark", "2026 remark"]
    settings(county, "[[paths]]\nmatch = '2026'\nignore = ['PF402']\n")
    assert "PF033" not in perfcli("validate").out  # not looked for there: the waiver may well be of use


def test_statistics_and_settings(county: Path, perfcli: Perfcli) -> None:
    settings(county, "fail-on = 'warning'\n[severity]\nPF402 = 'off'\n")
    assert "PF402" not in perfcli("validate", "--statistics").out
    said = perfcli("validate", "--statistics", "--select", "vague-verb").out.splitlines()
    assert said[1].split() == ["2", "2", "-", "提示", "PF402", "vague-verb"]
    codes = json.loads(
        perfcli("validate", "--statistics", "--output-format", "json", "--select", "PF402").out
    )["codes"]
    assert codes == [
        {"code": "PF402", "name": "vague-verb", "severity": "remark", "findings": 2, "files": 2, "fixable": 0}
    ]
    shown = perfcli("validate", "--show-settings").out
    assert 'fail-on = "warning"  # perfcli.toml' in shown
    assert 'rules = "latest"  # 默认' in shown
    assert "  PF402 off" in shown
    data = json.loads(
        perfcli("validate", "--show-settings", "--output-format", "json", "--ignore", "PF2").out
    )
    assert data["settings"]["ignore"] == {"value": ["PF2"], "from": "command line"}
    assert data["rules"]["PF203"] == "off"


def test_the_review_sheet_lists_what_is_waived(county: Path, perfcli: Perfcli) -> None:
    settings(county, "[[paths]]\nmatch = 'targets/2025'\nignore = ['PF']\n")
    file = county / "targets/2026/archives.yaml"
    file.write_text(
        file.read_text("utf-8").replace("        goals: 档案接收能力进一步提升。\n", WAIVER), encoding="utf-8"
    )
    assert perfcli("report", "--year", "2026", "--out", "out", "--format", "md", "--form", "review").code == 0
    (page,) = (county / "out").glob("*审核表.md")
    text = page.read_text("utf-8")
    assert "，豁免 1 条" in text
    row = next(line for line in text.splitlines() if "市里的原话" in line)
    assert row.startswith(
        "| 1.1 档案接收 | 绩效目标说“进一步提升”，没有说到什么程度（提示 PF402） | 市里的原话（至 2099-12-31） |"
    )
