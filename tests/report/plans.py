"""Plans written in the tests as a department would write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.loading.document import parse_document
from perfcli.loading.outline import Outline, outline

if TYPE_CHECKING:
    from perfcli.model.region import Region

REGION = """\
perfcli: 1
region: {id: qinghe, name: 清河县}
money_unit: 万元
departments:
  - {id: water, name: 县水利局}
  - {id: culture, name: 县文化馆}
"""


def region(text: str = REGION) -> Region:
    found = parse_document(text, "region.yaml").region
    assert found
    return found


def plan(text: str, where: Region | None = None) -> Outline:
    document = parse_document(text, "plan.yaml")
    assert document.plan, document.diagnostics
    return outline(document.plan, where)


def department(body: str, home: str = "{id: water, name: 县水利局}", where: Region | None = None) -> Outline:
    return plan(f"perfcli: 1\nyear: 2024\ndepartment: {home}\n{body}", where or region())


WATER = """\
duties:
  - id: rivers
    name: 河道管理
    budget: 30.5
    activities:
      - id: dredging
        name: 清淤
        budget: 205000元
        indicators:
          - {id: length, name: 清淤长度, target: ≥12公里, weight: 20, level1: 产出指标, level2: 数量指标}
          - {id: passed, name: 验收合格率, bands: {达标: 100%, 不达标: 100%以下}}
        projects:
          - id: east
            name: 东渠清淤
            code: "0001"
            category: specific
            budget: 20.5
            funding: [{fund: general, amount: 20.5}]
            goals: 汛前完工。
            indicators:
              - {id: km, name: 长度, target: ≥8, unit: 公里, weight: 30, level1: 产出指标, level2: 数量指标}
              - {id: done, name: 完工日期, target: 5月31日前, weight: 20, level1: 产出指标, level2: 时效指标}
              - {id: pleased, name: 群众满意度, bands: {优: 90%, 差: 90%以下}, level1: 满意度指标}
"""
"""Targets with points, a project, two indicators under one activity, and labels of its own."""
