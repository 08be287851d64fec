"""`report --for congress`: the money, lowered targets, failures, and questions that point at printed rows; four pages, however much there is."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from tests.report.pages import md_tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli

    Golden = Callable[[str, str], None]

REGION = """perfcli: 1
region: {id: qt, name: 青棠县}
money_unit: 万元
departments: [{id: water, name: 县水利局}, {id: park, name: 县公园管理处}]
"""


def water(year: int, budget: int, rate: str, extra: str = "") -> str:
    return f"""perfcli: 1
year: {year}
department: {{id: water, name: 县水利局}}
duties:
  - id: canal
    name: 灌区管理
    budget: {budget}
    activities:
      - id: repair
        name: 渠道维修
        budget: {budget}
        indicators:
          - {{id: pass, name: 验收合格率, bands: {{优: ≥{rate}%, 良: ≥80%, 差: <80%}}}}
{extra}"""


COUNT = "          - {id: length, name: 维修长度, bands: {优: ≥20公里, 良: ≥15公里, 差: <15公里}}\n"
PARK = """perfcli: 1
year: {year}
department: {{id: park, name: 县公园管理处}}
duties:
  - id: green
    name: 绿化
    activities:
      - id: trees
        name: 行道树养护
        indicators:
          - {{id: alive, name: 成活率, bands: {{优: ≥95%, 良: ≥90%, 差: <90%}}}}
"""
ACTUALS = """指标,实际完成值,状态,偏差原因
water/canal/repair/pass,70%,,一处返工
park/green/trees/alive,,未报,
"""
SPENDING = "地址,年初预算数,全年预算数,全年执行数\nwater,15,15,9\n"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """Two years of two departments; the folder is where commands run."""
    texts = {
        "t/region.yaml": REGION,
        "t/2025/water.yaml": water(2025, 10, "95", COUNT),
        "t/2026/water.yaml": water(2026, 15, "90"),
        "t/2025/park.yaml": PARK.format(year=2025),
        "t/2026/park.yaml": PARK.format(year=2026),
        "a.csv": ACTUALS,
        "s.csv": SPENDING,
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


GIVEN = ("report", "--targets", "t", "--year", "2026", "--for", "congress", "--out", "o")
NAME = "青棠县-2026年度绩效参阅"


def paper(perfcli: Perfcli, folder: Path, *more: str) -> str:
    """The paper in Markdown."""
    answer = perfcli(*GIVEN, "--format", "md", *more)
    assert (answer.code, answer.out) == (0, f"o/{NAME}.md\n")
    return (folder / f"o/{NAME}.md").read_text(encoding="utf-8")


def test_the_paper_with_the_final_accounts(perfcli: Perfcli, county: Path, golden: Golden) -> None:
    scored = perfcli("score", "a.csv", "--targets", "t", "--year", "2026", "--out", "x")
    assert scored.code == 0
    golden("congress.md", paper(perfcli, county, "--scores", "x/scores.json", "--spending", "s.csv"))


def test_every_question_points_at_a_printed_row(perfcli: Perfcli, county: Path) -> None:
    perfcli("score", "a.csv", "--targets", "t", "--year", "2026", "--out", "x")
    money, lowered, failed, asked = md_tables(
        paper(perfcli, county, "--scores", "x/scores.json", "--spending", "s.csv")
    )
    tables = {"1": money, "2": lowered, "3": failed}
    assert len(asked) > 4
    for _, who, _, reference in asked[1:]:
        page, row = re.fullmatch(r"第(\d)页第(\d+)行", reference).groups()  # type: ignore[union-attr]
        assert who in [line[1] for line in tables[page] if line[0] == row]


def test_money_that_rises_over_a_target_that_falls_comes_first(perfcli: Perfcli, county: Path) -> None:
    *_, asked = md_tables(paper(perfcli, county))
    assert "预算由 10.00 增加到 15.00" in asked[1][2]
    assert asked[1][3] == "第2页第1行"


def test_without_last_year_and_scores_it_says_so(perfcli: Perfcli, county: Path) -> None:
    for path in (county / "t/2025").iterdir():
        path.unlink()
    text = paper(perfcli, county)
    assert "工作区里没有 2025 年度的目标" in text
    assert "还没有评价结果" in text


def test_a_department_that_was_renamed_is_compared_with_itself(perfcli: Perfcli, county: Path) -> None:
    change = "changes: [{date: 2026-01-01, change: rename, predecessors: [irrigation], successors: [water], document: 青政〔2026〕1号}]\n"
    (county / "t/region.yaml").write_text(REGION + change, encoding="utf-8")
    old = (
        (county / "t/2025/water.yaml")
        .read_text(encoding="utf-8")
        .replace("id: water, name: 县水利局", "id: irrigation, name: 县灌区管理局")
    )
    (county / "t/2025/water.yaml").write_text(old, encoding="utf-8")
    money, *_ = md_tables(paper(perfcli, county))
    assert money[1][1:5] == ["县水利局", "10.00", "15.00", "+5.00"]


def test_it_is_four_pages_even_of_ninety_departments(perfcli: Perfcli, county: Path) -> None:
    pypdf = pytest.importorskip("pdfplumber")
    long = "全县农村饮水安全巩固提升工程水质达标和供水保证情况综合监测合格率"
    names = [f"县第{n}水利工程建设与运行管理服务中心" for n in range(90)]
    register = ", ".join(f"{{id: d{n}, name: {name}}}" for n, name in enumerate(names))
    (county / "t/region.yaml").write_text(
        f"perfcli: 1\nregion: {{id: qt, name: 青棠县}}\nmoney_unit: 万元\ndepartments: [{register}]\n",
        encoding="utf-8",
    )
    for year, budget, rate in ((2025, 10, "95"), (2026, 15, "90")):
        for path in (county / f"t/{year}").iterdir():
            path.unlink()
        for n, name in enumerate(names):
            text = water(year, budget, rate).replace("id: water, name: 县水利局", f"id: d{n}, name: {name}")
            (county / f"t/{year}/d{n}.yaml").write_text(text.replace("验收合格率", long), encoding="utf-8")
    rows = "".join(f"d{n}/canal/repair/pass,{'70%,' if n % 2 else ',未报'},{long}{long}\n" for n in range(90))
    (county / "a.csv").write_text(f"指标,实际完成值,状态,偏差原因\n{rows}", encoding="utf-8")
    assert perfcli("score", "a.csv", "--targets", "t", "--year", "2026", "--out", "x").code == 0
    assert perfcli(*GIVEN, "--scores", "x/scores.json", "--format", "pdf").code == 0
    with pypdf.open(BytesIO((county / f"o/{NAME}.pdf").read_bytes())) as printed:
        texts = [page.extract_text() for page in printed.pages]
    assert len(texts) == 4
    assert "这一页放不下的单位还有" in texts[0]
    feet = [text.replace(" ", "")[-6:] for text in texts]
    assert feet == [f"第{n}页共4页" for n in range(1, 5)]


@pytest.mark.usefixtures("county")
def test_it_takes_no_other_form(perfcli: Perfcli) -> None:
    assert perfcli(*GIVEN, "--form", "目标表").code == 2


def test_money_of_those_whom_nobody_follows_is_said(county: Path, perfcli: Perfcli) -> None:
    (county / "t/2026/park.yaml").unlink()
    assert (
        perfcli(
            "report", "--targets", "t", "--for", "congress", "--year", "2026", "--format", "md", "--out", "o"
        ).code
        == 0
    )
    said = next((county / "o").glob("*.md")).read_text(encoding="utf-8")
    assert "上年有 1 个单位今年没有目标，也没有登记由谁承接（县公园管理处），没有算在内" in said


def test_a_department_that_was_split_counts_once_and_its_targets_are_not_dropped(
    county: Path, perfcli: Perfcli
) -> None:
    change = "{change: split, date: 2026-01-01, document: 青编〔2026〕2号, predecessors: [water], successors: [rivers, supply]}"
    register = "departments: [{id: rivers, name: 县河道管理处}, {id: supply, name: 县供水管理处}, {id: park, name: 县公园管理处}]"
    text = "\n".join(line for line in REGION.splitlines() if not line.startswith("departments"))
    (county / "t/region.yaml").write_text(f"{text}\n{register}\nchanges:\n  - {change}\n", encoding="utf-8")
    new = (county / "t/2026/water.yaml").read_text(encoding="utf-8")
    (county / "t/2026/water.yaml").unlink()
    for home, name in (("rivers", "县河道管理处"), ("supply", "县供水管理处")):
        made = new.replace("id: water, name: 县水利局", f"id: {home}, name: {name}")
        (county / f"t/2026/{home}.yaml").write_text(made, encoding="utf-8")
    assert (
        perfcli(
            "report", "--targets", "t", "--for", "congress", "--year", "2026", "--format", "md", "--out", "o"
        ).code
        == 0
    )
    said = next((county / "o").glob("*.md")).read_text(encoding="utf-8")
    assert "| 1 | 县河道管理处 |  | 15.00 |" in said
    assert "合计 | 10.00 | 30.00 |" in said
    assert "分设的不逐个比较，上年预算只在合计里" in said
    assert "降低或取消的共 0 条" in said
