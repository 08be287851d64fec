"""Scoring target values and money through the front door."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

REGION = "perfcli: 1\nregion: {id: qt, name: 青棠县}\nmoney_unit: 万元\nprofile: cn-classic@1\ndepartments: [{id: water, name: 县水务局}]\n"
PLAN = """perfcli: 1
year: 2025
department: {id: water, name: 县水务局}
projects:
  - id: pipe
    name: 农村饮水安全工程
    budget: 120
    indicators:
      - {id: length, name: 新建管网长度, target: ≥30公里, weight: 20, level1: 产出指标}
      - {id: ok, name: 验收合格率, target: 100%, weight: 30, level1: 产出指标}
      - {id: life, name: 生活条件改善, target: 明显改善, weight: 30, level1: 效益指标}
      - {id: happy, name: 群众满意度, target: ≥90%, weight: 10, level1: 满意度指标}
"""
ACTUALS = """指标,实际完成值,状态,偏差原因,评定得分
新建管网长度,28公里,,征地慢,
验收合格率,100%,,,
生活条件改善,部分达成,,仍有两村未通,20
群众满意度,95%,,,
"""
SPENDING = "地址,年初预算数,全年预算数,全年执行数\nwater/pipe,120,118.5,101.2\n"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    for name, text in (
        ("t/region.yaml", REGION),
        ("t/water.yaml", PLAN),
        ("a.csv", ACTUALS),
        ("s.csv", SPENDING),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def scored(folder: Path) -> tuple[dict[str, str | None], dict[str, dict[str, object]]]:
    """Points by the last step of the address, and the tallies by address."""
    card = json.loads((folder / "out" / "scores.json").read_text(encoding="utf-8"))
    points = {one["address"].rpartition("/")[2]: one["points"] for one in card["scores"]}
    return points, {one["address"]: one for one in card["tallies"]}


def test_a_project_is_scored_with_its_money(perfcli: Perfcli, county: Path) -> None:
    answer = perfcli("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--out", "out")
    assert answer.code == 0, answer.err
    points, tallies = scored(county)
    assert points == {"@execution": "8.54", "length": "18.67", "ok": "30", "life": "20", "happy": "10"}
    assert (tallies["water/pipe"]["points"], tallies["water/pipe"]["grade"]) == ("87.21", "良")
    assert tallies["water/pipe"]["pointed"] == 5
    assert "101.2/118.5万元" in answer.out
    assert "PF734" in answer.err  # an execution of 85.4 % asks for a reason
    report = perfcli(
        "report",
        "--targets",
        "t",
        "--scores",
        "out/scores.json",
        "--spending",
        "s.csv",
        "--out",
        "r",
        "--format",
        "md",
        "--form",
        "self",
    )
    assert report.code == 0, report.err
    form = next((county / "r").glob("*项目支出*.md")).read_text(encoding="utf-8")
    assert "| 120.00 | 118.50 | 101.20 | 10 | 85.40% | 8.54 |" in form
    assert "| 总分 |  |  |  |  | 100 | 87.21 | 良 |" in form


def test_without_spending_the_row_is_left_out_and_said(perfcli: Perfcli, county: Path) -> None:
    answer = perfcli("score", "a.csv", "--targets", "t", "--out", "out")
    assert answer.code == 0
    assert "PF732" in answer.err
    assert "@execution" not in scored(county)[0]


def test_a_missing_actual_is_no_points_by_the_profile_and_never_full(perfcli: Perfcli, county: Path) -> None:
    (county / "a.csv").write_text(
        ACTUALS.replace("验收合格率,100%,,,", "验收合格率,,未报,,"), encoding="utf-8"
    )
    perfcli("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--out", "out")
    points, tallies = scored(county)
    assert points["ok"] == "0"
    assert tallies["water/pipe"]["points"] == "57.21"
    (county / "a.csv").write_text(
        ACTUALS.replace("验收合格率,100%,,,", "验收合格率,,不适用,,"), encoding="utf-8"
    )
    perfcli("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--out", "out")
    points, tallies = scored(county)
    assert points["ok"] is None
    assert tallies["water/pipe"]["points"] == "81.73"  # 57.21 of 70, the rest counts for all


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("生活条件改善,部分达成,,,20", "在档次内评定得分要写原因"),
        ("生活条件改善,部分达成,,有差距,29", "不在这一档的 18～24 分以内"),
        ("生活条件改善,部分达成,,有差距,二十五分八", "要写成不小于零的数"),
    ],
)
def test_stated_points_that_cannot_stand_reject_the_row(
    perfcli: Perfcli, county: Path, row: str, said: str
) -> None:
    lines = [row if line.startswith("生活") else line for line in ACTUALS.splitlines()]
    (county / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    answer = perfcli("score", "a.csv", "--targets", "t", "--out", "out")
    assert answer.code == 1
    assert "PF651" in answer.err
    assert said in answer.err
    assert "退回 1" in answer.out


def test_words_that_wait_for_points_leave_the_total_open(perfcli: Perfcli, county: Path) -> None:
    (county / "a.csv").write_text(ACTUALS.replace("仍有两村未通,20", "仍有两村未通,"), encoding="utf-8")
    answer = perfcli("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--out", "out")
    assert "要评定得分（18～24 分）" in answer.err
    points, tallies = scored(county)
    assert points["life"] is None
    assert (
        tallies["water/pipe"]["points"] is None
    )  # the rest is no total: it would be better than any that can follow


def test_points_for_a_number_cannot_be_stated(perfcli: Perfcli, county: Path) -> None:
    (county / "a.csv").write_text(
        ACTUALS.replace("新建管网长度,28公里,,征地慢,", "新建管网长度,28公里,,征地慢,20"), encoding="utf-8"
    )
    answer = perfcli("score", "a.csv", "--targets", "t")
    assert answer.code == 1
    assert "由完成值算出，不能另行评定" in answer.err


def test_weights_that_do_not_add_up_are_errors(perfcli: Perfcli, county: Path) -> None:
    (county / "t/water.yaml").write_text(PLAN.replace("weight: 20", "weight: 40"), encoding="utf-8")
    answer = perfcli("score", "a.csv", "--targets", "t", "--spending", "s.csv")
    assert answer.code == 1
    assert "PF736" in answer.err
    assert "“产出”类分值合计 70，方案 cn-classic@1 规定 50" in answer.err


@pytest.mark.usefixtures("county")
def test_the_grade_of_an_actual_is_explained(perfcli: Perfcli) -> None:
    assert "28公里÷30公里；得18.67分，满分20" in perfcli("explain", "length", "28公里", "--targets", "t").out
    assert (
        "指标值≥30公里，按方案 cn-classic@1 计分，满分20"
        in perfcli("explain", "length", "--targets", "t").out
    )
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "out").code == 0
    assert (
        "得20分（评定得分）"
        in perfcli("explain", "life", "--targets", "t", "--scores", "out/scores.json").out
    )


def test_profiles_are_listed_shown_and_checked(perfcli: Perfcli, county: Path) -> None:
    folder = county / "profiles"
    folder.mkdir()
    (folder / "own.yaml").write_text(
        "perfcli: 1\nprofile: {id: own, name: 本地方案, version: 1}\nextends: cn-hubei@1\n", encoding="utf-8"
    )
    (county / "perfcli.toml").write_text("", encoding="utf-8")
    listed = perfcli("profile", "list").out.splitlines()
    assert [line.split()[0] for line in listed] == [
        "own@1",
        "cn-classic@1",
        "cn-core@1",
        "cn-hubei@1",
        "cn-linear@1",
        "grade-bands@1",
        "ladder-5-line@1",
        "ladder-5@1",
    ]
    shown = perfcli("profile", "show", "own").out
    assert "分值 20，执行率＝全年执行数÷全年预算数" in shown
    assert "尚无单位发文采用" in shown
    assert perfcli("profile", "check").code == 0
    (folder / "own.yaml").write_text(
        "perfcli: 1\nprofile: {id: own, name: 本地方案, version: 1}\nexecution: {weight: 0}\n",
        encoding="utf-8",
    )
    failed = perfcli("profile", "check", "own")
    assert failed.code == 1
    assert "own：不能用" in failed.out
    assert perfcli("profile", "show", "none").code == 2


def test_a_low_execution_gives_its_reason_beside_the_money(perfcli: Perfcli, county: Path) -> None:
    head, row = SPENDING.splitlines()
    (county / "s.csv").write_text(f"{head},偏差原因\n{row},招标推迟\n", encoding="utf-8")
    answer = perfcli("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--out", "out")
    assert answer.code == 0
    assert "PF734" not in answer.err
    card = json.loads((county / "out/scores.json").read_text(encoding="utf-8"))
    assert card["scores"][0]["deviation_reason"] == "招标推迟"
    (county / "t/profiles").mkdir()
    own = "perfcli: 1\nprofile: {id: own, name: 本县, version: 1}\nextends: cn-classic@1\ndemands: {reason: error}\n"
    (county / "t/profiles/own.yaml").write_text(own, encoding="utf-8")
    (county / "t/region.yaml").write_text(REGION.replace("cn-classic@1", "own@1"), encoding="utf-8")
    (county / "s.csv").write_text(SPENDING, encoding="utf-8")
    answer = perfcli("score", "a.csv", "--targets", "t", "--spending", "s.csv")
    assert answer.code == 1
    assert "PF734 错误" in answer.err
