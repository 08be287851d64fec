"""A made-up county in the middle of its year, for the tests of the ledger: written as files, used through the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

REGION = """\
perfcli: 1
region: {id: qingtang, name: 青棠县}
money_unit: 万元
departments:
  - {id: archives, name: 县档案馆}
  - {id: disease-control, name: 县疾控中心}
  - {id: roads, name: 县公路事业发展中心, units: [{id: north, name: 北片养护队}, {id: south, name: 南片养护队}]}
  - {id: culture, name: 县文化旅游局}
  - {id: water, name: 县水利局}
  - {id: office, name: 县机关事务服务中心}
changes:
  - {change: merge, date: 2026-10-15, document: 青编〔2026〕3号, predecessors: [arts, tourism], successors: [culture]}
deadlines:
  - occasion: declare
    year: 2027
    opens: 2026-09-01
    due: 2026-10-31
    document: 青财绩〔2026〕9号
    extensions: [{home: culture, due: 2026-11-28, grounds: 机构合并}]
  - {occasion: review, year: 2027, opens: 2026-11-01, due: 2026-11-30}
  - {occasion: approve, year: 2027, due: 2027-02-10}
  - {occasion: monitor, year: 2027, opens: 2027-07-15, due: 2027-08-10, document: 青财绩〔2027〕6号}
"""

A, B, C, D = "a" * 64, "b" * 64, "c" * 64, "d" * 64
LEDGER = f"""\
日期,事项,年度,报送环节,报送单位,单位名称,文件,文件哈希,采纳数,存疑数,拒收数,事由
2026-09-01,发出,2027,申报,archives,县档案馆,县档案馆-申报.xlsx,,,,,
2026-09-01,发出,2027,申报,disease-control,县疾控中心,,,,,,
2026-09-01,发出,2027,申报,roads/north,北片养护队,,,,,,
2026-09-01,发出,2027,申报,roads/south,南片养护队,,,,,,
2026-09-01,发出,2027,申报,arts,县文化局,,,,,,
2026-09-02,免报,2027,申报,office,县机关事务服务中心,,,,,,没有项目支出
2026-10-16,发出,2027,申报,culture,县文化旅游局,,,,,,
2026-10-20,收到,2027,申报,archives,县档案馆,县档案馆.xlsx,{A},30,2,1,
2026-10-25,更正,2027,申报,archives,县档案馆,县档案馆（更正）.xlsx,{B},32,1,0,
2026-10-30,收到,2027,申报,disease-control,县疾控中心,疾控.xlsx,{C},18,0,4,
2026-11-03,收到,2027,申报,roads/north,北片养护队,北片.xlsx,{D},12,0,0,
2026-11-05,退回,2027,申报,disease-control,县疾控中心,,,,,,3个指标没有计量单位
"""

PLAN = """\
perfcli: 1
year: 2027
department: {{id: {home}, name: {name}}}
{status}
duties: [{{id: care, name: 日常管理}}]  # perfcli: ignore[PF124] until=2026-12-31 reason=待部门补报
"""


def county(folder: Path, *, ledger: str = LEDGER, region: str = REGION) -> Path:
    """Write it below a folder; the folder of targets."""
    targets = folder / "targets"
    (targets / "2027").mkdir(parents=True)
    (folder / "perfcli.toml").write_text('targets = ["targets"]\n', encoding="utf-8")
    (targets / "region.yaml").write_text(region, encoding="utf-8")
    if ledger:
        (targets / "ledger.csv").write_text(ledger, encoding="utf-8")
    for home, name, status in (("archives", "县档案馆", "status: declared"), ("water", "县水利局", "")):
        text = PLAN.format(home=home, name=name, status=status).replace("\n\n", "\n")
        (targets / "2027" / f"{home}.yaml").write_text(text, encoding="utf-8")
    return targets
