"""`perfcli audit` on the self-evaluations that perfcli itself prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

REGION = "perfcli: 1\nregion: {id: qingtang, name: 青棠县}\nmoney_unit: 万元\nprofile: cn-classic@1\n"
PARK = """perfcli: 1
year: 2026
department: {id: park, name: 县公园管理处}
projects:
  - id: spray
    name: 喷灌
    budget: 3
    indicators:
      - {id: km, name: 管线长度, level1: 产出指标, level2: 数量指标, target: ≥8公里, weight: 50}
      - {id: good, name: 成活率提升, level1: 效益指标, level2: 生态效益指标, target: 明显提升, kind: words, weight: 30}
      - {id: sat, name: 游客满意度, level1: 满意度指标, level2: 服务对象满意度指标, target: ≥90%, weight: 10}
"""
ACTUALS = "indicator,actual\nkm,7公里\ngood,达成预期指标\nsat,95%\n"


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf", "html", "csv"])
def test_what_we_print_we_agree_with(suffix: str, perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    for name, text in (("t/region.yaml", REGION), ("t/park.yaml", PARK), ("a.csv", ACTUALS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "s").code == 0
    perfcli(
        "report",
        "--targets",
        "t",
        "--scores",
        "s/scores.json",
        "--out",
        "p",
        "--format",
        suffix,
        "--form",
        "自评表",
    )
    (path,) = (tmp_path / "p").glob(f"*喷灌*.{suffix}")
    answer = perfcli("audit", f"p/{path.name}", "--profile", "cn-classic")
    assert (answer.code, answer.out.splitlines()[-1]) == (0, "cn-classic@1：相符。")
    assert perfcli("audit", f"p/{path.name}", "--profile", "cn-linear").code in (0, 1)
