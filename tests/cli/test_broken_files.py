"""`validate` beside a file that cannot be used: it says why, and says nothing of others that only follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

REGION = """perfcli: 1
region: {id: qt, name: 青棠县}
money_unit: 万元
departments: [{id: water, name: 县水利局}, {id: park, name: 县公园管理处}]
scales: {std: {优: ≥95%, 良: ≥90%, 差: <90%}}
"""


def plan(home: str, name: str) -> str:
    return f"""perfcli: 1
year: 2026
department: {{id: {home}, name: {name}}}
duties:
  - id: care
    name: 日常养护
    budget: 5
    activities:
      - id: daily
        name: 日常养护
        budget: 5
        indicators: [{{id: rate, name: 养护合格率, scale: std}}]
"""


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A county of two departments."""
    (tmp_path / "t").mkdir()
    (tmp_path / "t/region.yaml").write_text(REGION, encoding="utf-8")
    (tmp_path / "t/water.yaml").write_text(plan("water", "县水利局"), encoding="utf-8")
    (tmp_path / "t/park.yaml").write_text(plan("park", "县公园管理处"), encoding="utf-8")
    return tmp_path


def errors(perfcli: Perfcli, *paths: str) -> list[str]:
    """The codes of what is found at the level of an error."""
    lines = perfcli("validate", *paths, "--output-format", "concise").out.splitlines()
    return [line.split(": ")[1].split()[0] for line in lines if " 错误: " in line]


def test_a_region_that_cannot_be_used_is_the_only_fault(perfcli: Perfcli, county: Path) -> None:
    assert errors(perfcli, "t") == []
    (county / "t/region.yaml").write_text(REGION + "wat: 1\n", encoding="utf-8")
    assert errors(perfcli, "t") == ["PF045", "PF102"]


def test_one_file_under_such_a_region_is_not_green(perfcli: Perfcli, county: Path) -> None:
    (county / "t/region.yaml").write_text(REGION + "wat: 1\n", encoding="utf-8")
    assert errors(perfcli, "t/water.yaml") == ["PF045"]


def test_who_sent_a_file_that_cannot_be_read_did_send_one(perfcli: Perfcli, county: Path) -> None:
    (county / "t/park.yaml").write_text(plan("park", "县公园管理处") + "wat: 1\n", encoding="utf-8")
    assert "PF128" not in perfcli("validate", "t").out
    (county / "t/park.yaml").unlink()
    assert "PF128" in perfcli("validate", "t").out
