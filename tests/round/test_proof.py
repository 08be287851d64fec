"""Every form that is printed is proved when it is imported again: what the reader takes in is all there, and nothing else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from perfcli.drafting.verdicts import Verdict
from tests.round.trips import imported, printed

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.drafting.proof import Proof

REGION = """\
perfcli: 1
region: {id: q, name: 青棠县}
money_unit: 万元
"""
WATER = """\
perfcli: 1
year: 2024
department: {id: water, name: 青棠县水务局}
objectives:
  - （一）保障城乡供水安全。
  - （二）完成年度防汛任务。
duties:
  - id: supply
    name: 供水保障
    budget: 1260.50
    content: 城乡供水的建设和管理。
    goals: 供水安全稳定。
    activities:
      - id: rural
        name: 农村供水
        budget: 1200.00
        content: 管网维修养护。
        goals: 1、水质达标。2、及时抢修。
        indicators:
          - {id: rate, name: 水质达标率, bands: {优: ≥95%, 良: ≥90%, 中: ≥80%, 差: <80%}}
        projects:
          - id: pipes
            name: 管网改造
            code: "330001"
            category: specific
            budget: 300.00
            funding:
              - {fund: general, amount: 200.00}
              - {fund: fund, amount: 100.00}
            content: 改造老旧管网。
            goals: 改造管网20公里。
            indicators:
              - {id: len, name: 改造长度, level1: 产出指标, level2: 数量指标, target: ≥20公里, weight: 50}
              - {id: time, name: 完成及时率, level1: 产出指标, level2: 时效指标, target: 100%, weight: 30}
              - {id: use, name: 受益人口, level1: 效益指标, level2: 社会效益指标, target: ≥3万人, weight: 20}
      - id: law
        name: 水政执法
        budget: 60.50
        content: 巡查。
        indicators:
          - {id: patrol, name: 巡查次数, bands: {优: ≥12次, 良: ≥10次, 中: ≥8次, 差: <8次}}
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("county")
    (folder / "region.yaml").write_text(REGION, encoding="utf-8")
    (folder / "water.yaml").write_text(WATER, encoding="utf-8")
    return printed(folder, tmp_path_factory.mktemp("printed"), forms=("targets", "project", "self"))


def proof_of(papers: list[Path], name: str, suffix: str, out: Path) -> Proof:
    (paper,) = [path for path in papers if path.name.endswith(f"{name}.{suffix}")]
    (source,) = imported(paper, out).sources
    assert source.proof is not None
    return source.proof


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "pdf", "csv"])
@pytest.mark.parametrize("name", ["水务局-2024年度绩效目标表", "项目绩效目标申报表", "项目支出绩效自评表"])
def test_a_printed_form_is_proved(papers: list[Path], tmp_path: Path, name: str, suffix: str) -> None:
    proof = proof_of(papers, name, suffix, tmp_path)
    assert [one for one in (*proof.cells, *proof.invented) if one.verdict.is_fault] == []
    assert [one for one in proof.lines if one.verdict.is_fault] == []
    assert Counter(one.verdict for one in proof.cells)[Verdict.SAME] > 15


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "csv"])
def test_a_whole_departments_form_is_proved(papers: list[Path], tmp_path: Path, suffix: str) -> None:
    proof = proof_of(papers, "部门整体支出绩效自评表", suffix, tmp_path)
    assert [one for one in (*proof.cells, *proof.lines, *proof.invented) if one.verdict.is_fault] == []
