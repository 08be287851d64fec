"""The weights of a target file are checked by the profile that its region asks for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

REGION = "perfcli: 1\nregion: {{id: qt, name: 青棠县}}\nmoney_unit: 万元\n{asked}departments: [{{id: a, name: 甲局}}]\n"
OWN = "perfcli: 1\nprofile: {{id: own, name: 本地, version: 1}}\nexecution: {{weight: {weight}}}\n"
TARGETS = """\
perfcli: 1
year: 2026
department: {{id: a, name: 甲局}}
projects:
  - id: p
    name: 数字化
    indicators:
      - {{id: x, name: 扫描页数, target: ≥10000页, weight: 60, level1: 产出}}
      - {{id: y, name: 图像清晰率, target: ≥99%, weight: {rest}, level1: 产出}}
"""


def codes(perfcli: Perfcli) -> list[str]:
    answer = perfcli("validate", "t", "--select", "PF45", "--output-format", "json-lines")
    return sorted(one["code"] for line in answer.out.splitlines() if "code" in (one := json.loads(line)))


@pytest.mark.parametrize(
    ("asked", "rest", "found"),
    [
        ("", "40", []), ("", "30", []), ("", "25", ["PF450"]),
        ("profile: grade-bands@1\n", "30", []), ("profile: grade-bands@1\n", "25", ["PF450"]),
        ("profile: own@1\n", "25", []), ("profile: own@1\n", "40", ["PF450"]), ("profile: own@1\n", "30", ["PF450"]),
        ("profile: cn-hubei@1\n", "20", []), ("profile: cn-hubei@1\n", "30", ["PF450"]),
        ("profile: cn-classic@1\n", "30", ["PF454"] * 3), ("profile: none@1\n", "40", []),
    ],
)  # fmt: skip
def test_the_sum_is_the_profile_s(
    perfcli: Perfcli, tmp_path: Path, asked: str, rest: str, found: list[str]
) -> None:
    (tmp_path / "t" / "profiles").mkdir(parents=True)
    (tmp_path / "t" / "profiles" / "own.yaml").write_text(OWN.format(weight=15), encoding="utf-8")
    (tmp_path / "t" / "region.yaml").write_text(REGION.format(asked=asked), encoding="utf-8")
    (tmp_path / "t" / "a.yaml").write_text(TARGETS.format(rest=rest), encoding="utf-8")
    assert codes(perfcli) == found


def test_another_profile_is_not_answered_from_memory(perfcli: Perfcli, tmp_path: Path) -> None:
    folder = tmp_path / "t" / "profiles"
    folder.mkdir(parents=True)
    (tmp_path / "t" / "region.yaml").write_text(REGION.format(asked="profile: own@1\n"), encoding="utf-8")
    (tmp_path / "t" / "a.yaml").write_text(TARGETS.format(rest="25"), encoding="utf-8")
    for weight, found in ((15, []), (20, ["PF450"]), (15, [])):
        (folder / "own.yaml").write_text(OWN.format(weight=weight), encoding="utf-8")
        assert codes(perfcli) == found
