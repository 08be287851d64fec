from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from perfcli.loading.document import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfcli.model.indicator import Indicator
    from perfcli.model.plan import Activity, Duty, Plan
    from tests.conftest import Perfcli

ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "tests/cases/layouts"
SEED = ROOT / "tests/seed/county-targets.txt"
MAP = ROOT / "tests/cases/import/example-county.map.yaml"
NUMBER = re.compile(r"^(?:[(（][一二三四五六七八九十]+[)）]|[0-9]+[．.、])\s*")
CSV = """部门,层级,名称,预算（万元）,内容,目标,指标,优,良,中,差
青棠县民政局,职责,社会救助,"3,100.00",低保。,应保尽保。,,,,,
青棠县民政局,活动,城乡低保,"2,900.00",动态核查,精准,发放及时率,100%,95%以上,90%以上,90%以下
青棠县民政局,活动,临时救助,200.00,小额,及时,救助办结时间,3日内,5日内,7日内,7日以上
"""


def plans(folder: Path) -> list[Plan]:
    documents = (read_document(str(path)) for path in sorted(folder.rglob("*.yaml")))
    return [document.plan for document in documents if document.plan]


@pytest.mark.parametrize(
    "name", ["L1-seed-like-cells.txt", "L2-two-departments.docx", "L4-rowspan.html", "L5-gbk.csv"]
)
def test_the_sample_layouts_give_their_content(perfcli: Perfcli, tmp_path: Path, name: str) -> None:
    expected = json.loads((LAYOUTS / f"{name}.expected.json").read_text(encoding="utf-8"))["departments"]
    year = expected[0]["year"] or 2020
    asked = [] if name.startswith(("L2", "L4")) else ["--year", str(year)]
    answer = perfcli("import", str(LAYOUTS / name), "--out", "out", *asked)
    assert answer.code == 0, answer.err
    found = {plan.title: plan for plan in plans(tmp_path / "out")}
    if name.startswith("L1"):  # the department is not in the file: it bears the file's name
        expected[0]["name"] = "L1-seed-like-cells"
    assert sorted(found) == sorted(one["name"] for one in expected)
    for one in expected:
        same_department(found[one["name"]], one, year)


def same_department(plan: Plan, expected: dict[str, Any], year: int) -> None:
    assert plan.year == year
    assert [NUMBER.sub("", text) for text in plan.objectives] == expected["overall_objectives"]
    assert [duty.name for duty in plan.duties] == [duty["name"] for duty in expected["duties"]]
    for duty, said in zip(plan.duties, expected["duties"], strict=True):
        same_work(duty, said)
        assert [one.name for one in duty.activities] == [one["name"] for one in said["activities"]]
        for activity, below in zip(duty.activities, said["activities"], strict=True):
            same_work(activity, below)
            bands = plan.scales
            assert [(one.name, dict(cells(one, bands))) for one in activity.indicators] == [
                (one["name"], one["bands"]) for one in below["indicators"]
            ]
            for indicator, its in zip(activity.indicators, below["indicators"], strict=True):
                assert its.get("basis", "") in indicator.note


def same_work(work: Duty | Activity, said: dict[str, Any]) -> None:
    assert work.content == said["content"]
    assert "".join(work.goals) == said["goal"]
    if said["budget_wan"] is None:
        assert work.budget is None
    else:
        assert work.budget is not None
        assert work.budget.text.removesuffix("万元") == said["budget_raw"]
        assert float(work.budget.yuan("万元")) == said["budget_wan"] * 10_000


def cells(indicator: Indicator, scales: dict[str, Any]) -> Any:
    return indicator.bands or scales[indicator.scale or ""]


def test_the_seed_with_its_map_is_the_example_county(perfcli: Perfcli, tmp_path: Path) -> None:
    answer = perfcli("import", str(SEED), "--map", str(MAP), "--keys", "en", "--out", "targets")
    assert answer.code == 0, answer.err
    for name in ("region.yaml", "2016/npc.yaml", "2016/cppcc.yaml"):
        assert (tmp_path / "targets" / name).read_bytes() == (ROOT / "targets" / name).read_bytes()


def test_the_seed_without_a_map_is_one_department(perfcli: Perfcli, tmp_path: Path) -> None:
    answer = perfcli("import", str(SEED), "--out", "out", "--year", "2016")
    assert answer.code == 0
    (plan,) = plans(tmp_path / "out")
    assert [duty.id for duty in plan.duties] == ["d1", "d2", "d3", "d4", "d5"]
    assert plan.department.name == "county-targets"
    assert "PF090" in answer.err
    example = [read_document(str(ROOT / f"targets/2016/{name}.yaml")).plan for name in ("npc", "cppcc")]
    names = [duty.name for one in example if one for duty in one.duties]
    assert [duty.name for duty in plan.duties] == names


def test_the_report(perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    shutil.copytree(LAYOUTS, tmp_path / "in", ignore=shutil.ignore_patterns("*.json"))
    (tmp_path / "in/glued.txt").write_text(
        "职责活动年度预算数内容描述绩效目标绩效指标评价标准优良中差档案收集8.00接收档案", encoding="utf-8"
    )
    (tmp_path / "in/letter.txt").write_text("关于报送材料的通知\n请各单位按时报送。\n", encoding="utf-8")
    answer = perfcli("import", "in", "--out", "out", "--report", "r.md", "--report", "r.json")
    assert answer.code == 1
    golden("import.report.md", (tmp_path / "r.md").read_text(encoding="utf-8"))
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert data["format"] == "perfcli-import/1"
    for source in data["sources"]:
        for table in source["tables"]:
            parts = ("imported", "header", "repeated", "total", "text", "blank", "refused")
            assert table["rows"] == sum(table[part] for part in parts)


def test_nothing_is_overwritten_unasked(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    assert perfcli("import", "a.csv", "--out", "out", "--year", "2021").code == 0
    target = tmp_path / "out/2021/dept1.yaml"
    before = target.read_bytes()
    answer = perfcli("import", "a.csv", "--out", "out", "--year", "2021")
    assert answer.code == 2
    assert "PF095" in answer.err
    assert target.read_bytes() == before
    target.write_text(target.read_text(encoding="utf-8").replace("低保。", "改"), encoding="utf-8")
    assert perfcli("import", "a.csv", "--out", "out", "--year", "2021", "--force").code == 0
    assert target.read_bytes() == before


def test_update_keeps_ids_edits_and_comments(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    perfcli("import", "a.csv", "--out", "out", "--year", "2021")
    target = tmp_path / "out/2021/dept1.yaml"
    text = target.read_text(encoding="utf-8")
    text = text.replace("标识: d1", "标识: relief  # 手工改的").replace(
        "内容描述: 低保。", "内容描述: 低保、特困。  # 补全"
    )
    target.write_text(text, encoding="utf-8")
    more = "青棠县民政局,活动,孤儿保障,60,发放,足额,足额率,100%,95%,90%,90%以下\n"
    changed = CSV.replace('"2,900.00"', '"2,700.00"').replace("3日内", "2日内") + more
    (tmp_path / "a.csv").write_text(changed, encoding="utf-8")
    shown = perfcli("import", "a.csv", "--out", "out", "--year", "2021", "--update", "--diff")
    assert target.read_text(encoding="utf-8") == text
    answer = perfcli("import", "a.csv", "--out", "out", "--year", "2021", "--update")
    assert answer.code == 0, answer.err
    assert shown.out in answer.out
    assert "-        年度预算数: 2,900.00万元\n+        年度预算数: 2,700.00万元\n" in answer.out
    after = target.read_text(encoding="utf-8")
    assert "标识: relief  # 手工改的" in after
    assert "内容描述: 低保、特困。  # 补全" in after
    assert "优: 2日内" in after
    assert "标识: a3\n        名称: 孤儿保障" in after
    again = perfcli("import", "a.csv", "--out", "out", "--year", "2021", "--update")
    assert target.read_text(encoding="utf-8") == after
    assert "---" not in again.out


def test_update_tells_conflicts_and_what_vanished(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    perfcli("import", "a.csv", "--out", "out", "--year", "2021")
    target = tmp_path / "out/2021/dept1.yaml"
    text = target.read_text(encoding="utf-8").replace("动态核查", "动态核查、公示")
    target.write_text(text, encoding="utf-8")
    lines = CSV.replace("动态核查", "按月核查").splitlines(keepends=True)[:3]
    (tmp_path / "a.csv").write_text("".join(lines), encoding="utf-8")
    answer = perfcli("import", "a.csv", "--out", "out", "--year", "2021", "--update")
    assert target.read_text(encoding="utf-8") == text
    assert "PF096" in answer.err
    assert "动态核查、公示" in answer.err
    assert "PF097" in answer.err
    assert "临时救助" in answer.err


def placeholder(name: str) -> str:
    """A plain name of the same length in bytes: Python's own writer would mark a Chinese one as UTF-8."""
    return f"{len(name)}" + "x" * (len(name.encode("gbk")) - len(f"{len(name)}"))


def test_a_zip_of_windows_with_names_in_gbk(perfcli: Perfcli, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("民政/救助.csv", "../outside.csv"):
            archive.writestr(placeholder(name), CSV.encode("gbk"))
    data = packed.getvalue()
    for name in ("民政/救助.csv", "../outside.csv"):
        data = data.replace(placeholder(name).encode("ascii"), name.encode("gbk"))
    (tmp_path / "a.zip").write_bytes(data)
    answer = perfcli("import", "a.zip", "--out", "out", "--year", "2021", "--report", "r.json")
    assert answer.code == 1
    sources = {one["path"]: one for one in json.loads((tmp_path / "r.json").read_text("utf-8"))["sources"]}
    assert sources["a.zip!民政/救助.csv"]["became"]
    assert sources["a.zip!../outside.csv"]["findings"][0]["code"] == "PF099"
    assert not (tmp_path.parent / "outside.csv").exists()


def test_a_map_in_csv(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "map.csv").write_text(
        "文件,部门,部门标识,年度,原名,编号或名称,标识\na.csv,民政局,civil,2021,青棠县民政局,社会救助,relief\n,,,,,1.2,urgent\n",
        encoding="utf-8",
    )
    answer = perfcli("import", "a.csv", "--out", "out", "--map", "map.csv", "--keys", "en")
    assert answer.code == 0, answer.err
    (plan,) = plans(tmp_path / "out")
    assert (plan.home, plan.title, plan.year) == ("civil", "民政局", 2021)
    assert plan.duties[0].id == "relief"
    assert [one.id for one in plan.duties[0].activities] == ["a1", "urgent"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("departments: 3\n", "列表"),
        ("departments:\n  - {id: A, name: 甲}\n", "标识“A”不合格"),
        ("departments:\n  - {id: a, nmae: 甲}\n", "不认识的键 nmae"),
        ("departments: [\n", "PF0"),
    ],
)
def test_a_map_that_is_wrong(perfcli: Perfcli, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    answer = perfcli("import", "a.csv", "--out", "out", "--map", "m.yaml")
    assert answer.code == 2
    assert said in answer.err
    assert not (tmp_path / "out").exists()


def test_what_is_not_there_or_no_table(perfcli: Perfcli, tmp_path: Path) -> None:
    assert perfcli("import", "none.docx", "--out", "out").code == 2
    (tmp_path / "a.txt").write_text("通知\n", encoding="utf-8")
    answer = perfcli("import", "a.txt", "--out", "out")
    assert answer.code == 1
    assert "PF080" in answer.err
    assert not (tmp_path / "out").exists()


def test_forms_with_actuals_write_tables_beside(perfcli: Perfcli, tmp_path: Path) -> None:
    rows = [
        "<tr><td colspan=5>2023年度项目支出绩效自评表</td></tr>",
        "<tr><td>项目名称</td><td colspan=4>非遗保护</td></tr>",
        "<tr><td>主管部门</td><td colspan=4>青棠县文化和旅游局</td></tr>",
        "<tr><td>项目资金（万元）</td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td><td>执行率</td></tr>",
        "<tr><td>年度资金总额</td><td>15</td><td>16</td><td>14.5</td><td>90.63%</td></tr>",
        "<tr><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr>",
        "<tr><td>补助人数</td><td>≥15人</td><td>16人</td><td>50</td><td>50</td></tr>",
        "<tr><td>发放及时率</td><td>100%</td><td></td><td>50</td><td>0</td></tr>",
    ]
    (tmp_path / "a.html").write_text(f"<table>{''.join(rows)}</table>", encoding="utf-8")
    answer = perfcli("import", "a.html", "--out", "out", "--keys", "en")
    assert answer.code == 0, answer.err
    actuals = (tmp_path / "out/2023/actuals.csv").read_text("utf-8").splitlines()
    assert actuals == [
        "indicator,name,actual,status,reason,measure,evidence,weight,points",
        "dept1/p1/i1,补助人数,16人,,,,,50,50",
        "dept1/p1/i2,发放及时率,,,,,,50,0",
    ]
    spending = (tmp_path / "out/2023/spending.csv").read_text("utf-8").splitlines()
    assert spending == ["item,name,initial,adjusted,executed", "dept1/p1,非遗保护,15万元,16万元,14.5万元"]


def test_a_proof_finds_what_was_refused(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    whole = perfcli("import", "a.csv", "--out", "out", "--year", "2021", "--prove")
    assert whole.code == 0
    assert "0 格要核对（PF098）" in whole.err
    broken = CSV + "青棠县民政局,活动,,,只有内容,,,,,,\n"
    (tmp_path / "b.csv").write_text(broken, encoding="utf-8")
    answer = perfcli("import", "b.csv", "--out", "more", "--year", "2021", "--prove", "--report", "r.md")
    assert answer.code == 1
    assert "PF098" in answer.err
    assert "导入的内容里找不到：只有内容" in answer.err
    assert "| 没有导入 | 第5行第5格 | 只有内容 |" in (tmp_path / "r.md").read_text(encoding="utf-8")


def test_the_seed_is_proved_without_a_remainder(perfcli: Perfcli) -> None:
    for arguments in (("--map", str(MAP), "--keys", "en"), ("--year", "2016")):
        out = f"out{len(arguments)}"
        answer = perfcli("import", str(SEED), *arguments, "--out", out, "--prove", "--lang", "zh")
        assert answer.code == 0, answer.err
        assert "PF098" not in answer.err.replace("（PF098）", "")
        said = "一样 75 格，表头、标签、标题、合计等 10 格。0 格要核对（PF098），0 行表外文字没有用到"
        assert said in answer.err


def test_the_report_of_a_proof(perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """A form in another unit, with a column and a line that no target file has a key for; and a YAML that somebody damaged."""
    page = (
        "<p>青棠县水务局2023年度部门职责-工作活动绩效目标</p><p>扫一扫在手机打开</p><table>"
        "<tr><td>职责活动</td><td>预算（元）</td><td>内容描述</td><td>绩效指标</td><td>优</td><td>差</td><td>依据</td></tr>"
        "<tr><td>一、供水</td><td>20,000.00</td><td>建设管理。</td><td></td><td></td><td></td><td></td></tr>"
        "<tr><td>1.农村供水</td><td>20,000.00</td><td>管网养护。</td><td>达标率</td><td>95%以上</td><td>95%以下</td><td>国标</td></tr>"
        "<tr><td>2.水价</td><td></td><td>收费。</td><td>收缴率</td><td>90%以上</td><td>90%以下</td><td></td></tr>"
        "<tr><td>合计</td><td>20,000.00</td><td></td><td></td><td></td><td></td><td></td></tr></table>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/region.yaml").write_text(
        "perfcli: 1\nregion: {id: q, name: 青棠县}\nmoney_unit: 万元\n", encoding="utf-8"
    )
    assert perfcli("import", "a.html", "--out", "out", "--prove").code == 0
    golden("import.proof.md", (tmp_path / "out/import-report.md").read_text(encoding="utf-8"))
    target = tmp_path / "out/2023/dept1.yaml"
    text = (
        target.read_text(encoding="utf-8")
        .replace("管网养护。", "管网抢修。")
        .replace("20,000.00元", "2,000.00元", 1)
    )
    target.write_text(text[: text.index("      - 标识: a2")] + "        备注: 手写\n", encoding="utf-8")
    answer = perfcli(
        "import",
        "a.html",
        "--out",
        "out",
        "--prove",
        "--update",
        "--report",
        "r.md",
        "--report",
        "r.json",
        "--lang",
        "en",
    )
    assert answer.code == 0, answer.err
    assert "7 cells to be checked (PF098), 1 lines of text not taken" in answer.err
    golden("import.proof.en.md", (tmp_path / "r.md").read_text(encoding="utf-8"))
    proof = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["sources"][0]["proof"]
    assert [(one["verdict"], one["text"], one["printed"]) for one in proof["faults"]][:1] == [
        ("different", "20,000.00（元）", "0.20（万元）")
    ]


@pytest.mark.parametrize(
    "name", ["L1-seed-like-cells.txt", "L2-two-departments.docx", "L4-rowspan.html", "L5-gbk.csv"]
)
def test_the_sample_layouts_are_proved(perfcli: Perfcli, tmp_path: Path, name: str) -> None:
    perfcli("import", str(LAYOUTS / name), "--out", "out", "--prove", "--report", "r.json")
    proof = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["sources"][0]["proof"]
    counts = {verdict: (cells, lines) for verdict, _, cells, lines in proof["counts"]}
    assert counts.keys() <= {"same", "otherwise", "elsewhere", "frame", "lost"}
    assert counts.get("lost", (0, 0)) == ((0, 2) if name.startswith("L4") else (0, 0))
    assert counts["same"][0] > 0


def test_several_files_of_one_department_make_one(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("供水", "防汛"):
        page = (
            f"<p>2024年度</p><table><tr><td>项目名称</td><td>{name}</td><td>主管部门</td><td>青棠县水务局</td></tr>"
            "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
            "<tr><td>产出指标</td><td>数量指标</td><td>长度</td><td>≥20公里</td></tr></table>"
        )
        (tmp_path / f"in/{name}.html").write_text(page, encoding="utf-8")
    assert perfcli("import", "in", "--out", "out").code == 0
    (plan,) = plans(tmp_path / "out")
    assert plan.source == "供水.html、防汛.html"
    assert [(one.id, one.name) for one in plan.projects] == [("p1", "供水"), ("p2", "防汛")]


def test_ids_of_the_register_and_of_files_that_are_there(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/region.yaml").write_text(
        "perfcli: 1\nregion: {id: q, name: 青棠县}\nmoney_unit: 万元\n"
        "scales: {days: {优: 3日内, 良: 5日内, 中: 7日内, 差: 7日以上}}\ndepartments:\n  - {id: civil, name: 青棠县民政局}\n",
        encoding="utf-8",
    )
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    answer = perfcli("import", "a.csv", "--out", "out", "--year", "2021", "--prove")
    assert (answer.code, "0 格要核对（PF098）" in answer.err) == (0, True), answer.err
    (plan,) = plans(tmp_path / "out")
    assert plan.home == "civil"
    assert plan.duties[0].budget is not None
    assert plan.duties[0].budget.text == "3,100.00"  # the region's unit is not said again
    assert plan.duties[0].activities[1].indicators[0].scale == "days"
    assert plan.scales == {}


def test_a_department_called_like_a_device_of_windows_gets_a_file(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "map.csv").write_text(
        "文件,部门,部门标识,年度\na.csv,青棠县民政局,con,2021\n", encoding="utf-8"
    )
    perfcli("import", "a.csv", "--out", "out", "--map", "map.csv")
    assert [path.name for path in (tmp_path / "out/2021").glob("*.yaml")] == ["_con.yaml"]
    assert perfcli("import", "a.csv", "--out", "out", "--map", "map.csv", "--update").code == 0
    assert [path.name for path in (tmp_path / "out/2021").glob("*.yaml")] == ["_con.yaml"]


def test_english(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    answer = perfcli("import", "a.csv", "--out", "out", "--keys", "en", "--lang", "en")
    assert answer.code == 1
    assert "the source names no year" in answer.err
    assert "1 sources imported, 1 target files" in answer.err


def test_a_folder_that_holds_the_map_and_the_output(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "map.csv").write_text(
        "文件,部门,部门标识,年度\na.csv,青棠县民政局,civil,2021\n", encoding="utf-8"
    )
    assert perfcli("import", ".", "--out", "out", "--map", "map.csv").code == 0
    again = perfcli("import", ".", "--out", "out", "--map", "map.csv", "--update", "--report", "r.json")
    assert again.code == 0, again.err
    assert [one["path"] for one in json.loads((tmp_path / "r.json").read_text("utf-8"))["sources"]] == [
        "a.csv"
    ]


def test_updating_with_a_map_keeps_the_region(perfcli: Perfcli, tmp_path: Path) -> None:
    arguments = ("import", str(SEED), "--map", str(MAP), "--keys", "en", "--out", "targets")
    assert perfcli(*arguments).code == 0
    region = tmp_path / "targets/region.yaml"
    edited = region.read_text("utf-8").replace("name: 示例县}", "name: 某县}  # 手改")
    region.write_text(edited, encoding="utf-8")
    answer = perfcli(*arguments, "--update")
    assert answer.code == 0, answer.err
    assert region.read_text("utf-8") == edited


def test_what_only_the_name_of_a_file_says(perfcli: Perfcli, tmp_path: Path) -> None:
    text = CSV.replace("青棠县民政局,", "").replace("部门,", "")
    (tmp_path / "青棠县供销社2023年绩效目标.csv").write_text(text, encoding="utf-8")
    answer = perfcli("import", "青棠县供销社2023年绩效目标.csv", "--out", "out")
    assert answer.code == 0, answer.err
    (plan,) = plans(tmp_path / "out")
    assert (plan.title, plan.year) == ("青棠县供销社", 2023)
    assert answer.err.count("PF090") == 2


def test_a_year_that_overrules_the_paper_is_said(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("青棠县民政局2021年绩效目标\n" + CSV.replace(",", "|"), encoding="utf-8")
    answer = perfcli("import", "a.txt", "--out", "out", "--year", "2020")
    assert "PF046 警告 原文写的年度是 2021，按 --year 或对照表取 2020" in answer.err
    assert [plan.year for plan in plans(tmp_path / "out")] == [2020]
    again = perfcli("import", "a.txt", "--out", "again", "--year", "2021")
    assert "PF046" not in again.err
