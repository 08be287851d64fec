"""A made-up county with two departments, a unit, a project, three kinds of labels, and its actuals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

REGION = """perfcli: 1
region: {id: qingtang, name: 青棠县}
money_unit: 万元
departments:
  - {id: library, name: 县图书馆, units: [{id: branch, name: 北街分馆}]}
  - {id: park, name: 县公园管理处}
"""
LIBRARY = """perfcli: 1
year: 2026
department: {id: library, name: 县图书馆}
duties:
  - id: reading
    name: 阅读推广
    budget: 5.00
    activities:
      - id: talks
        name: 公益讲座
        budget: 5.00
        indicators:
          - {id: count, name: 讲座场次, bands: {优: ≥20场, 良: ≥15场, 中: ≥10场, 差: <10场}, source: 台账}
          - {id: seats, name: 讲座上座率, bands: {优: ≥90%, 良: ≥75%, 差: <75%}, formula: 到场÷座位, source: 台账}
"""
BRANCH = LIBRARY.replace("duties:", "budget_unit: {id: branch, name: 北街分馆}\nduties:")
PARK = """perfcli: 1
year: 2026
department: {id: park, name: 县公园管理处}
duties:
  - id: green
    name: 绿化养护
    budget: 8.00
    activities:
      - id: trees
        name: 行道树养护
        budget: 8.00
        indicators:
          - {id: alive, name: 行道树成活率, bands: {达标: ≥95%, 不达标: <95%}, formula: 成活÷栽植, source: 巡查记录}
          - {id: done, name: 修剪完成时间, bands: {优: 6月30日前, 良: 9月30日前, 差: 9月30日后}, source: 巡查记录}
"""
ACTUALS = """# 示例数据
indicator,actual,status,reason,备注
library/reading/talks/count,16,,雨天取消,
library/reading/talks/seats,90%,,,@甲
library/branch/reading/talks/count,,missing,,
library/branch/reading/talks/seats,74.9%,,改造停用,
行道树成活率,96%,,,
修剪完成时间,2026-07-15,,梅雨,
"""


def write(folder: Path, **files: str) -> None:
    """The county in `folder`/t with its actuals in a.csv; `files` replace or add target files by name."""
    (folder / "t").mkdir(exist_ok=True)
    texts = {"region": REGION, "library": LIBRARY, "branch": BRANCH, "park": PARK} | files
    for name, text in texts.items():
        (folder / "t" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "a.csv").write_text(ACTUALS, encoding="utf-8")
