"""A made-up county in two versions that differ in every way that has a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

REGION = """perfcli: 1
region: {id: qingtang, name: 青棠县}
money_unit: 万元
departments: [{id: roads, name: 县公路站}, {id: culture, name: 县文旅局}]
"""
BEFORE = """perfcli: 1
year: 2026
department: {id: roads, name: 县公路站}
objectives: 保障全县公路畅通。
duties:
  - id: repair
    name: 公路养护
    budget: 80
    goals: 养护里程120公里，路况良好。
    activities:
      - id: daily
        name: 日常养护
        budget: 50
        indicators:
          - {id: pass, name: 养护合格率, bands: {优: ≥95%, 良: ≥90%, 中: ≥80%, 差: <80%}}
          - {id: time, name: 坑槽平均修复用时, target: ≤24小时}
          - {id: sat, name: 群众满意度, target: ≥90%, weight: 10}
          - {id: km, name: 养护里程, target: ≥120公里, formula: 实际养护里程}
          - {id: night, name: 夜间巡查次数, target: ≥50次}
      - id: bridge
        name: 桥梁检测
        budget: 30
        indicators:
          - {id: done, name: 桥梁检测完成率, target: 100%}
  - id: office
    name: 机关运转
    budget: 20
    activities:
      - {id: train, name: 职工安全培训, indicators: [{id: count, name: 安全培训场次, target: ≥4场}]}
"""
AFTER = """# 排版不同，意思相同的不算区别
perfcli: 1
year: 2026
department: {id: roads, name: 县公路站}
objectives:
  - 保障全县公路安全畅通。
duties:
  - id: repair
    name: 公路养护
    budget: 85.00
    goals: 养护里程100公里，路况良好。
    activities:
      - id: daily
        name: 日常养护
        budget: 60万元
        indicators:
          - {id: pass, name: 养护合格率, bands: {优: ≥95%, 良: ≥85%, 中: ≥82%, 差: <82%}}
          - {id: time, name: 坑槽平均修复用时, target: 不超过1440分钟}
          - {id: sat, name: 群众满意度, target: ≥92%, weight: 20}
          - {id: km, name: 养护里程, target: ≥100公里, formula: 计划养护里程}
      - id: bridges
        name: 桥梁隧道检测
        budget: 25
        indicators:
          - {id: done, name: 桥梁检测完成率, target: 100%}
          - {id: tunnel, name: 隧道检测完成率, target: 100%}
      - {id: train, name: 职工安全培训, indicators: [{id: count, name: 安全培训场次, target: ≥4场}]}
  - id: office
    name: 机关运转
    budget: 20
"""


def written(folder: Path, text: str, name: str = "roads.yaml", region: str = REGION) -> Path:
    """A workspace with one department."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "region.yaml").write_text(region, encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    return folder
