"""Money there and back: spending.csv on the self-evaluation forms, and the forms imported again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from perfcli.loading.settings import Settings
from perfcli.model.spending import Spending
from perfcli.work.import_ import Request, import_papers, write_all
from perfcli.work.report import Request as Print
from perfcli.work.report import report
from perfcli.work.spending import load_spending
from perfcli.work.targets import Targets, load_targets

if TYPE_CHECKING:
    from pathlib import Path

REGION = """perfcli: 1
region: {id: qingtang, name: 青棠县}
money_unit: 万元
departments: [{id: park, name: 县公园管理处}, {id: library, name: 县图书馆}]
"""
PARK = """perfcli: 1
year: 2026
department: {id: park, name: 县公园管理处}
budget: 128
duties:
  - id: d1
    name: 绿化养护
    budget: 8.00
    content: 行道树、绿地的浇灌修剪和补植；公园水面保洁。
    activities:
      - id: a1
        name: 行道树养护
        indicators:
          - {id: i1, name: 行道树成活率, bands: {优: ≥95%, 良: ≥90%, 差: <90%}}
  - id: d2
    name: 园容管理
    activities:
      - id: a1
        name: 水面保洁
        indicators:
          - {id: i1, name: 保洁完成率, bands: {优: ≥95%, 良: ≥90%, 差: <90%}}
projects:
  - id: p1
    name: 路灯改造
    budget: 120
    category: operation
    funding: [{fund: general, amount: 100}, {fund: unit, amount: 20}]
    indicators:
      - {id: i1, name: 更换路灯, target: ≥40盏, level1: 产出指标, level2: 数量指标}
"""
LIBRARY = """perfcli: 1
year: 2026
department: {id: library, name: 县图书馆}
duties:
  - id: d1
    name: 阅读推广
    budget: 5.00
    activities:
      - id: a1
        name: 公益讲座
        indicators:
          - {id: i1, name: 讲座上座率, bands: {优: ≥95%, 良: ≥90%, 差: <90%}}
"""
SPENDING = """地址,名称,年初预算数,全年预算数,全年执行数
park,县公园管理处,128,138.55,120.333333
park/d1,绿化养护,8.00,8.55,7.9
park/p1,路灯改造,120,130.5,0
library,,,5.5,
library/d1,阅读推广,5.00,,5
"""


def targets(folder: Path) -> Targets:
    (folder / "t").mkdir(exist_ok=True)
    for name, text in {"region": REGION, "park": PARK, "library": LIBRARY}.items():
        (folder / f"t/{name}.yaml").write_text(text, encoding="utf-8")
    return load_targets(str(folder / "t"), None, Settings(folder), date(2026, 1, 1), whole=True)


def money(path: Path, known: Targets) -> dict[str, Spending]:
    loaded = load_spending(str(path), known)
    assert loaded.table is not None
    assert [one.code for one in loaded.findings] == []
    return {address: one._replace(row=0) for address, one in loaded.table.spending.items()}


@pytest.mark.parametrize("form", ["html", "docx", "xlsx", "pdf"])
def test_a_printed_self_evaluation_gives_its_spending_back(tmp_path: Path, form: str) -> None:
    known = targets(tmp_path)
    (tmp_path / "s.csv").write_text(SPENDING, encoding="utf-8")
    given = money(tmp_path / "s.csv", known)
    out = tmp_path / "forms"
    printed = report(Print(known.outlines, out, (form,), forms=("self",), spending=given))
    assert printed.diagnostics == ()
    (out / "index.html").unlink(missing_ok=True)
    (tmp_path / "back").mkdir()
    (tmp_path / "back/region.yaml").write_text(REGION, encoding="utf-8")
    imported = import_papers(Request([str(out)], tmp_path / "back", keys="zh"))
    write_all(imported, tmp_path / "back")
    back = money(tmp_path / "back/2026/spending.csv", known)
    assert back == given


def test_money_of_a_form_in_another_unit_says_so(tmp_path: Path) -> None:
    known = targets(tmp_path)
    page = (
        "<p>2026年度项目支出绩效自评表</p><table><tr><td>项目名称</td><td colspan=4>路灯改造</td></tr>"
        "<tr><td>主管部门</td><td colspan=4>县公园管理处</td></tr>"
        "<tr><td>项目资金（元）</td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td><td>执行率</td></tr>"
        "<tr><td>年度资金总额</td><td>1200000</td><td>1,305,000.00</td><td>0</td><td>0</td></tr>"
        "<tr><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr>"
        "<tr><td>更换路灯</td><td>≥40盏</td><td>41盏</td><td>50</td><td>50</td></tr></table>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "back").mkdir()
    (tmp_path / "back/region.yaml").write_text(REGION, encoding="utf-8")
    imported = import_papers(Request([str(tmp_path / "a.html")], tmp_path / "back", keys="zh"))
    write_all(imported, tmp_path / "back")
    assert money(tmp_path / "back/2026/spending.csv", known) == {
        "park/p1": Spending(Decimal(120), Decimal("130.5"), Decimal(0), "万元")
    }


def test_an_update_names_the_ids_that_the_workspace_has(tmp_path: Path) -> None:
    """Ids that people gave are not those of an import; the tables beside an updated file name the former."""
    known = targets(tmp_path)
    given = {
        "park/d1": Spending(Decimal(8), None, Decimal(7), "万元"),
        "park/d2": Spending(None, None, Decimal(1), "万元"),
    }
    out = tmp_path / "forms"
    report(Print(known.outlines, out, ("docx",), forms=("self",), spending=given))
    for old, new in (("d1", "green"), ("d2", "d1"), ("p1", "lamps")):
        text = (tmp_path / "t/park.yaml").read_text(encoding="utf-8")
        (tmp_path / "t/park.yaml").write_text(text.replace(f"id: {old}\n", f"id: {new}\n"), encoding="utf-8")
    imported = import_papers(Request([str(out)], tmp_path / "t", keys="en", update=True))
    (table,) = [text for path, text in imported.texts if path.endswith("spending.csv")]
    assert table.splitlines()[1:] == ["park/green,绿化养护,8.00,,7.00", "park/d1,园容管理,,,1.00"]
