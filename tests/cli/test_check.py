"""`perfcli score --check` as a person types it: the self-evaluation and the bureau's check side by side."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from perfcli.formats import scores_json
from perfcli.work.score import read_scores
from tests.cli.county import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

ROADS = """perfcli: 1
year: 2026
department: {id: park, name: 县公园管理处}
duties:
  - id: green
    name: 绿化养护
    budget: 80.00
    activities:
      - id: trees
        name: 行道树养护
        budget: 80.00
        projects:
          - id: alley
            name: 林荫道补植
            category: specific
            budget: 80.00
            indicators:
              - {id: planted, name: 补植株数, target: ≥500株, weight: 50, level1: 产出指标, level2: 数量指标}
              - {id: shade, name: 遮阴改善情况, target: 遮阴改善, kind: words, weight: 30, level1: 效益指标, level2: 生态效益指标}
              - {id: happy, name: 群众满意度, target: ≥90%, weight: 10, level1: 满意度指标, level2: 服务对象满意度}
"""
REGION = (
    "perfcli: 1\nregion: {id: qingtang, name: 青棠县}\nmoney_unit: 万元\nprofile: cn-classic@1\n"
    "departments: [{id: park, name: 县公园管理处}]\n"
)
ACTUALS = "指标,实际完成值,偏差原因\n补植株数,520株,\n遮阴改善情况,达成年度指标,\n群众满意度,93%,\n"
SPENDING = "地址,全年预算数,全年执行数\npark/green/trees/alley,80,76\n"
HEAD = "指标,复核完成值,复核得分,复核理由\n"
ARGUMENTS = ("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--out", "o", "--check", "c.csv")


def scored(
    perfcli: Perfcli, folder: Path, check: str, code: int = 0
) -> tuple[str, dict[str, dict[str, str]]]:
    """The screen, and the rows of scores.csv by indicator."""
    write(folder, region=REGION, park=ROADS)
    for name in ("library", "branch"):
        (folder / "t" / f"{name}.yaml").unlink()
    (folder / "a.csv").write_text(ACTUALS, encoding="utf-8")
    (folder / "s.csv").write_text(SPENDING, encoding="utf-8")
    (folder / "c.csv").write_text(check, encoding="utf-8")
    answer = perfcli(*ARGUMENTS)
    assert answer.code == code, answer.err
    rows = csv.DictReader((folder / "o/scores.csv").open(encoding="utf-8-sig"))
    return answer.out + answer.err, {row["indicator"]: row for row in rows}


def test_both_scores_stand_side_by_side(perfcli: Perfcli, tmp_path: Path) -> None:
    said, rows = scored(
        perfcli,
        tmp_path,
        HEAD
        + "补植株数,400株,,验收单只有 400 株\n群众满意度,93%,,\npark/green/trees/alley/@execution,,8,年底虚列 8 万元\n",
    )
    assert "已复核 3/4 个指标：同意自评 1，改 2；待填 0。没有复核结果的 1 个按自评计" in said
    assert "青棠县：自评 99.5 优，复核 88 良" in said
    planted, shade, happy = rows["补植株数"], rows["遮阴改善情况"], rows["群众满意度"]
    assert (planted["points"], planted["check_points"], planted["check"]) == ("50", "40", "corrected")
    assert (shade["points"], shade["check_points"], shade["check"]) == ("30", "", "not_checked")
    assert (happy["points"], happy["check_points"], happy["check"]) == ("10", "10", "confirmed")
    assert rows["预算执行率"]["check_points"] == "8"


def test_the_receipt_names_the_check_and_the_check_code_follows_it(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path, HEAD + "补植株数,400株,,验收单只有 400 株\n")
    first = json.loads((tmp_path / "o/scores.json").read_text(encoding="utf-8"))
    scored(perfcli, tmp_path, HEAD + "补植株数,410株,,验收单只有 410 株\n")
    second = json.loads((tmp_path / "o/scores.json").read_text(encoding="utf-8"))
    assert [one["role"] for one in first["receipt"]["sources"]][-1] == "check"
    assert first["check"] != second["check"]
    assert first["scores"] == second["scores"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("补植株数,400株,,", "PF781"),
        ("补植株数,,40,", "PF781"),
        ("补植株数,,51,多给", "PF783"),
        ("补植株数,,若干,理由", "PF783"),
        ("补植株数,四百来株,,理由", "PF625"),
        ("遮阴改善情况,达成年度指标,5,理由", "PF783"),
        ("补植株数,未报,3,理由", "PF783"),
        ("补植株数,,,只有理由", "PF783"),
        ("预算执行率,90%,,理由", "PF783"),
        ("补植棵数,400株,,理由", "PF615"),
        (",400株,,理由", "PF614"),
        ("补植株数,400株", "PF612"),
    ],
)
def test_a_row_that_cannot_stand_is_rejected_and_the_self_evaluation_stays(
    perfcli: Perfcli, tmp_path: Path, row: str, code: str
) -> None:
    said, rows = scored(perfcli, tmp_path, f"{HEAD}群众满意度,93%,,\n{row}\n", code=1)
    assert f"c.csv:3:" in said  # noqa: F541
    assert f" {code} " in said
    assert "复核收到 2 行：接受 1，退回 1" in said
    assert rows["补植株数"]["check"] == "not_checked"
    (refused,) = csv.DictReader((tmp_path / "o/check-rejected.csv").open(encoding="utf-8-sig"))
    assert refused["code"] == code


def test_an_indicator_is_checked_once_and_by_the_value_that_was_scored(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    head = "指标,自评完成值,复核完成值,复核理由\n"
    said, _ = scored(
        perfcli, tmp_path, head + "补植株数,520株,520株,\n补植株数,,400株,理由\n群众满意度,95%,90%,理由\n", 1
    )
    assert " PF782 " in said
    assert " PF784 " in said
    assert "复核收到 3 行：接受 1，退回 2" in said


def test_rows_that_wait_count_as_not_checked(perfcli: Perfcli, tmp_path: Path) -> None:
    said, rows = scored(perfcli, tmp_path, HEAD + "补植株数,,,\n群众满意度,93%,,\n")
    assert " PF785 " in said
    assert "已复核 1/4 个指标：同意自评 1，改 0；待填 1" in said
    assert rows["补植株数"]["check"] == "pending"
    said, _ = scored(perfcli, tmp_path, HEAD + "补植株数,,,\n", 1)
    assert " PF786 " in said


def test_points_for_what_was_never_reported_are_out_of_its_weight(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path, HEAD + "补植株数,520株,,\n")
    (tmp_path / "a.csv").write_text(ACTUALS.rpartition("群众满意度")[0], encoding="utf-8")
    (tmp_path / "c.csv").write_text(HEAD + "群众满意度,,8,补交的问卷\n", encoding="utf-8")
    answer = perfcli(*ARGUMENTS)
    assert answer.code == 0, answer.err
    card, _ = read_scores(str(tmp_path / "o/scores.json"))
    assert card is not None
    assert card.checked is not None
    assert card.checked.tallies[0].points == Decimal("97.5")
    assert card.checked.tallies[0].graded == 4


def test_scores_with_a_check_are_read_back_as_they_were_written(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path, HEAD + "补植株数,400株,,验收单\n群众满意度,,,\n没有这个,1,,\n", 1)
    path = tmp_path / "o/scores.json"
    card, problems = read_scores(str(path))
    assert problems == ()
    assert card is not None
    assert card.checked is not None
    assert (card.checked.rows, card.checked.accepted, len(card.checked.rejected)) == (3, 2, 1)
    hashes = json.loads(path.read_text(encoding="utf-8"))["outputs"]
    assert scores_json.write(card, hashes) == path.read_bytes()
    path.write_bytes(path.read_bytes().replace(b'"state": "pending"', b'"state": "confirmed"'))
    assert [one.code for one in read_scores(str(path))[1]] == ["PF607"]


def test_a_check_of_a_workbook_reads_days_and_percents_as_they_are_shown(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    scored(perfcli, tmp_path, HEAD + "群众满意度,93%,,\n")
    book = openpyxl.Workbook()
    sheet = book.create_sheet("复核", 0)
    sheet.append(["# 抽样种子：1"])
    sheet.append(["指标", "自评完成值", "自评得分", "复核完成值", "复核理由"])
    sheet.append(["群众满意度", 0.93, 10, 0.81, "重新抽样调查"])
    sheet["B3"].number_format = sheet["D3"].number_format = "0%"
    book.save(tmp_path / "c.xlsx")
    answer = perfcli(*ARGUMENTS[:-1], "c.xlsx")
    assert answer.code == 0, answer.err
    rows = csv.DictReader((tmp_path / "o/scores.csv").open(encoding="utf-8-sig"))
    assert [row["check_points"] for row in rows if row["indicator"] == "群众满意度"] == ["9"]


def test_a_check_may_say_that_nothing_counts(perfcli: Perfcli, tmp_path: Path) -> None:
    said, rows = scored(perfcli, tmp_path, HEAD + "补植株数,未报,,没有任何佐证\n")
    assert (rows["补植株数"]["check_status"], rows["补植株数"]["check"]) == ("missing", "corrected")
    assert "改 1" in said


@pytest.mark.parametrize("head", ["指标,复核理由\n", "指标,复核完成值\n", "复核完成值,复核理由\n"])
def test_a_table_that_checks_nothing_stops_the_run(perfcli: Perfcli, tmp_path: Path, head: str) -> None:
    write(tmp_path)
    (tmp_path / "c.csv").write_text(f"{head}a,b\n", encoding="utf-8")
    answer = perfcli("score", "a.csv", "--targets", "t", "--check", "c.csv")
    assert (answer.code, " PF780 " in answer.err) == (2, True)


def test_a_ladder_is_checked_by_value_and_english_headers_do(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "c.csv").write_text(
        "indicator,checked_actual,checked_points,reason,checker\n"
        "library/reading/talks/count,12,,台账 12 场,周\n修剪完成时间,,80,理由,周\n",
        encoding="utf-8",
    )
    answer = perfcli("score", "a.csv", "--targets", "t", "--check", "c.csv", "--lang", "en")
    assert answer.code == 1
    assert "PF783" in answer.err
    assert "1/6 indicators checked: 0 confirmed, 1 corrected" in answer.out.replace("\n", " ")
    assert "县图书馆: self 优×1 良×1 差×1, check 优×1 中×1 差×1" in answer.out
