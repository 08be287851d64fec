"""Tables of actuals as they come: workbooks, several tables, late corrections, evidence, reasons and scores of one's own."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.books import ALIVE, BRANCH_COUNT, BRANCH_SEATS, COUNT, DONE, HEADER, SEATS, book
from tests.cli.county import REGION, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

GIVEN = ("--targets", "t", "--out", "o")


@pytest.fixture(autouse=True)
def county(tmp_path: Path) -> None:
    write(tmp_path)


def card(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "o/scores.json").read_text(encoding="utf-8"))
    return found


def said(folder: Path, address: str) -> dict[str, Any]:
    return next(score for score in card(folder)["scores"] if score["address"] == address)


def csv_of(folder: Path, name: str, *rows: str, head: str = "指标,实际完成值,偏差原因") -> None:
    (folder / name).write_text("\n".join((head, *rows, "")), encoding="utf-8")


def counts_add_up(folder: Path) -> None:
    rows = card(folder)["rows"]
    assert rows["total"] == rows["accepted"] + rows["rejected"] + rows.get("superseded", 0)
    for table in card(folder).get("tables", ()):
        assert table["rows"] == table["accepted"] + table["rejected"] + table["superseded"]


def test_a_workbook_is_read_as_people_see_it_and_as_it_is_stored(perfcli: Perfcli, tmp_path: Path) -> None:
    rows = (
        HEADER,
        (COUNT, 16, "雨天"), (SEATS, 0.95, ""), (BRANCH_SEATS, 0.746, "改造"), (ALIVE, 0.1 + 0.7, "旱"), (DONE, date(2026, 7, 15), "梅雨"),
    )  # fmt: skip
    formats = {"B3": "0%", "B4": "0%", "B5": "0.0%", "B6": 'm"月"d"日"'}
    book(tmp_path / "a.xlsx", {"实绩": rows}, formats)
    answer = perfcli("score", "a.xlsx", *GIVEN)
    assert answer.code == 0
    values = {
        address: said(tmp_path, address)["value"] for address in (COUNT, SEATS, BRANCH_SEATS, ALIVE, DONE)
    }
    assert values == {COUNT: "16", SEATS: "95", BRANCH_SEATS: "74.6", ALIVE: "80", DONE: "2026-07-15"}
    assert said(tmp_path, SEATS)["origin"] == "a.xlsx!实绩!B3"
    assert "a.xlsx!实绩!B4 PF778 警告 这一格显示 75%，存的是 74.6%" in answer.err
    assert "a.xlsx!实绩!B5 PF779" in answer.err
    counts_add_up(tmp_path)


def test_titles_several_sheets_and_hidden_ones_are_told(perfcli: Perfcli, tmp_path: Path) -> None:
    sheets = {
        "一": (("2026年度实际完成值",), (), HEADER, (COUNT, 16, "雨")),
        "二": (HEADER, (SEATS, "90%", ""), (COUNT, 17, "")),
        "说明": (("怎样填写",),),
        "旧": (HEADER, (ALIVE, "1%", "")),
    }
    made = book(tmp_path / "a.xlsx", sheets)
    made["旧"].sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    answer = perfcli("score", "a.xlsx", *GIVEN)
    assert answer.code == 1
    assert "a.xlsx!一 PF777" in answer.err
    assert "a.xlsx!说明 PF776 提示" in answer.err
    assert "a.xlsx!旧 PF776 警告" in answer.err
    assert "a.xlsx!二!A3 PF618" in answer.err
    assert "a.xlsx!一 第 4 行" in answer.err
    assert "a.xlsx!二：2 行，接受 1，退回 1" in answer.out
    assert said(tmp_path, ALIVE)["status"] == "absent"
    counts_add_up(tmp_path)


def test_a_merged_cell_speaks_for_its_rows_but_never_reports_for_two_indicators(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    made = book(
        tmp_path / "a.xlsx",
        {"一": (HEADER, (SEATS, "80%", "停用"), (BRANCH_SEATS, None, None), (COUNT, 18, ""))},
    )
    for merged in ("B2:B3", "C2:C4"):
        made["一"].merge_cells(merged)
    made.save(tmp_path / "a.xlsx")
    answer = perfcli("score", "a.xlsx", *GIVEN)
    assert answer.code == 1
    assert "a.xlsx!一!B3 PF625" in answer.err
    assert "80%（合并单元格）" in answer.err
    assert said(tmp_path, BRANCH_SEATS)["status"] == "rejected"
    assert said(tmp_path, COUNT)["deviation_reason"] == "停用"


def test_a_formula_without_a_result_is_no_value(perfcli: Perfcli, tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx", {"一": (HEADER, (COUNT, "=8+8", ""))})
    answer = perfcli("score", "a.xlsx", *GIVEN)
    assert answer.code == 1
    assert "PF071" in answer.err
    assert "a.xlsx!一!B2 PF625 错误 读不懂实际完成值“（公式没有存结果）”" in answer.err


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04" + b"\0" * 999]
)
def test_what_is_no_workbook_stops_with_a_message(perfcli: Perfcli, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    answer = perfcli("score", "a.xlsx", *GIVEN)
    assert (answer.code, answer.out) == (2, "")
    assert " PF06" in answer.err


def test_a_table_in_csv_needs_no_office_library(tmp_path: Path) -> None:
    code = "import sys; from perfcli.cli.app import run; run(['score', 'a.csv', '--targets', 't']); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    ).stdout.split()
    assert "perfcli.scoring.run" in loaded
    assert not {"openpyxl", "lxml", "docx", "perfcli.formats.papers"} & set(loaded)


def test_several_tables_and_a_folder_count_each_row_once(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    csv_of(tmp_path, "in/a.csv", f"{COUNT},21,", f"{SEATS},91%,")
    csv_of(tmp_path, "in/b.csv", f"甲,96%,{ALIVE}", f"乙,9,{COUNT}", head="备注,实际完成值,指标")
    for asked in (("in",), ("in/a.csv", "in/b.csv"), ("in", "in/a.csv")):
        answer = perfcli("score", *asked, *GIVEN)
        assert answer.code == 1
        assert "in/b.csv:3" in answer.err
        assert "in/a.csv 第 2 行已经报过" in answer.err
        assert "收到 4 行：接受 3，退回 1" in answer.out
        assert said(tmp_path, ALIVE)["cells"] == ["甲"]
        assert said(tmp_path, COUNT)["value"] == "21"
        counts_add_up(tmp_path)
    (refused,) = csv.DictReader((tmp_path / "o/rejected.csv").open(encoding="utf-8-sig"))
    assert (refused["row"], refused["指标"], refused["实际完成值"], refused["备注"]) == (
        "b.csv:3",
        COUNT,
        "9",
        "乙",
    )


def test_a_late_table_replaces_row_by_row_and_both_values_are_kept(perfcli: Perfcli, tmp_path: Path) -> None:
    csv_of(
        tmp_path, "late.csv",
        f"{COUNT},18,补报两场", f"{SEATS},90%,", f"{BRANCH_SEATS},75%,", f"{ALIVE},≥96%,", f"{DONE},,", f"{BRANCH_COUNT},12,查到台账",
    )  # fmt: skip
    answer = perfcli("score", "late.csv", "--supersedes", "a.csv", *GIVEN)
    assert answer.code == 1
    values = [score["value"] for score in card(tmp_path)["scores"]]
    assert values == ["18", "90", "12", "75", "96", "2026-07-15"]
    for place, code in (("3:29", "PF768"), ("4:36", "PF767"), ("5:1", "PF769"), ("6:23", "PF768")):
        assert f"late.csv:{place} {code}" in answer.err
    assert "更正 library/reading/talks/count：16（a.csv:3）→ 18（late.csv:2），原因：补报两场" in answer.out
    assert "a.csv：6 行，接受 2，退回 0，被替换 4" in answer.out
    assert "late.csv：6 行，接受 4，退回 1，被替换 1" in answer.out
    assert "收到 12 行：接受 6，退回 1，被替换 5" in answer.out
    counts_add_up(tmp_path)
    first = card(tmp_path)["corrections"][0]
    assert (first["was"], first["was_reason"], first["now"]) == ("16", "雨天取消", "18")
    page = (tmp_path / "o/scores.md").read_text(encoding="utf-8")
    assert "原为 16" in page
    assert perfcli("explain", COUNT, "--targets", "t", "--scores", "o/scores.json").code == 0  # it reads back


def test_a_correction_settles_what_was_wrong_before_and_several_follow_each_other(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    csv_of(tmp_path, "first.csv", f"{COUNT},很多,", f"{SEATS},80%,")
    csv_of(tmp_path, "second.csv", f"{COUNT},18,数错", f"{SEATS},85%,数错")
    csv_of(
        tmp_path, "third.csv", f"{SEATS},,台账不全", head="指标,实际完成值,偏差原因,状态".replace(",状态", "")
    )
    csv_of(tmp_path, "last.csv", f"{SEATS},,未报,台账不全", head="指标,实际完成值,状态,偏差原因")
    answer = perfcli("score", "last.csv", "--supersedes", "first.csv", "--supersedes", "second.csv", *GIVEN)
    assert answer.code == 0
    assert "first.csv:2:29 PF625 提示" in answer.err
    assert "PF650 警告 “讲座上座率”" not in answer.err
    assert said(tmp_path, SEATS)["status"] == "missing"
    assert [one["was"] for one in card(tmp_path)["corrections"]] == ["80%", "85%"]
    counts_add_up(tmp_path)


@pytest.mark.parametrize(("arguments", "words"), [
    (("a.csv", "--supersedes", "a.csv"), "既是更正"),
    (("a.csv", "--supersedes", "none.csv"), "PF010"),
    (("-", "a.csv"), "标准输入"),
    (("t/none",), "PF010"),
    (("empty",), "没有表"),
])  # fmt: skip
def test_tables_that_cannot_go_together_stop_the_run(
    perfcli: Perfcli, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / "empty").mkdir()
    answer = perfcli("score", *arguments, "--targets", "t")
    assert answer.code == 2
    assert words in answer.err


def test_evidence_is_hashed_and_what_is_not_there_or_leads_elsewhere_is_found(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    (tmp_path / "佐证材料").mkdir()
    (tmp_path / "佐证材料/签到表.pdf").write_bytes(b"%PDF-")
    (tmp_path / "照片 1.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "secret.txt")
    cells = (
        "签到表.pdf；照片 1.jpg；会议记录第1.2节", "佐证材料/签到表.pdf;没有.docx", "../t/region.yaml", "link.txt", "/etc/hosts.txt", "见 https://example.org/a.pdf",
    )  # fmt: skip
    addresses = (COUNT, SEATS, BRANCH_COUNT, BRANCH_SEATS, ALIVE, DONE)
    values = ("21", "95%", "21", "95%", "96%", "2026-05-01")
    csv_of(
        tmp_path,
        "b.csv",
        *map(",".join, zip(addresses, values, cells, strict=True)),
        head="指标,实际完成值,佐证材料",
    )
    answer = perfcli("score", "b.csv", *GIVEN)
    assert answer.code == 1
    codes = [line.split()[0:2] for line in answer.err.splitlines() if " PF77" in line]
    assert [code for _, code in codes] == ["PF770", "PF771", "PF771", "PF771"]
    assert [place.split(":")[1] for place, _ in codes] == ["3", "4", "5", "6"]
    assert card(tmp_path)["rows"] == {"total": 6, "accepted": 6, "rejected": 0}
    hashes = {one["path"]: one["sha256"] for one in card(tmp_path)["evidence"]}
    assert set(hashes.values()) == {
        hashlib.sha256(b"%PDF-").hexdigest(),
        hashlib.sha256(b"\xff\xd8").hexdigest(),
    }
    roles = [source["role"] for source in card(tmp_path)["receipt"]["sources"]]
    assert roles.count("evidence") == 2


PROFILE = """perfcli: 1
profile: {{id: own, name: 本县, version: 1}}
demands: {{{demands}}}
values:
  over: 130
  tiers:
    - {{name: 达成, words: [达成], most: 100, lowest: 80, usual: 100}}
    - {{name: 部分达成, words: [部分达成], most: 80, lowest: 0}}
"""
PLAN = """perfcli: 1
year: 2026
department: {id: park, name: 县公园管理处}
duties:
  - id: green
    name: 绿化养护
    activities:
      - id: trees
        name: 行道树养护
        indicators:
          - {id: more, name: 补植株数, target: ≥100株, weight: 40}
          - {id: alive, name: 成活率, target: ≥95%, weight: 40}
          - {id: look, name: 街景改善, target: 明显改善, weight: 20}
"""


def profiled(folder: Path, demands: str) -> None:
    (folder / "t/profiles").mkdir(exist_ok=True)
    (folder / "t/profiles/own.yaml").write_text(PROFILE.format(demands=demands), encoding="utf-8")
    write(folder, region=REGION.replace("departments:", "profile: own@1\ndepartments:"), park=PLAN)
    for name in ("library", "branch"):
        (folder / f"t/{name}.yaml").unlink()


@pytest.mark.parametrize(
    ("demands", "rank"),
    [
        ("reason: error, measure: warning, evidence: remark", "错误 警告 提示"),
        ("reason: no", ""),
        ("reason: remark", "提示"),
    ],
)
def test_the_profile_says_what_a_row_must_say(
    perfcli: Perfcli, tmp_path: Path, demands: str, rank: str
) -> None:
    profiled(tmp_path, demands)
    csv_of(tmp_path, "b.csv", "补植株数,150", "成活率,90%", "街景改善,达成", head="指标,实际完成值")
    answer = perfcli("score", "b.csv", *GIVEN)
    said = [line.split()[:3] for line in answer.err.splitlines() if " PF650 " in line or " PF77" in line]
    assert answer.code == (1 if "错误" in rank else 0)
    reason = [severity for _, code, severity in said if code == "PF650"]
    assert reason == [rank.split(maxsplit=1)[0]] * 2 if rank else reason == []
    assert [place.split(":")[1] for place, code, _ in said if code == "PF775"] == (
        ["3"] if "measure" in demands else []
    )
    assert [severity for _, code, severity in said if code == "PF772"] == (
        ["提示"] * 3 if "evidence" in demands else []
    )


def test_settings_change_levels_but_a_rejected_row_stays_an_error(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "perfcli.toml").write_text(
        '[severity]\nPF650 = "error"\nPF625 = "remark"\n', encoding="utf-8"
    )
    csv_of(tmp_path, "b.csv", f"{COUNT},16,", f"{SEATS},很高,")
    answer = perfcli("score", "b.csv", "--targets", "t")
    assert answer.code == 1
    assert "PF650 错误" in answer.err
    assert "PF625 错误" in answer.err


def test_points_that_a_person_gave_need_a_reason_and_are_marked(perfcli: Perfcli, tmp_path: Path) -> None:
    profiled(tmp_path, "reason: warning")
    head = "指标,实际完成值,评定得分,偏差原因"
    csv_of(tmp_path, "b.csv", "街景改善,部分达成,13,两条街未完成", head=head)
    assert perfcli("score", "b.csv", *GIVEN).code == 0
    assert said(tmp_path, "park/green/trees/look")["stated"] == "13"
    assert "评定" in perfcli("score", "b.csv", *GIVEN).out
    assert "13（人工在档次内评定）" in (tmp_path / "o/scores.md").read_text(encoding="utf-8")
    row = next(
        row for row in csv.DictReader((tmp_path / "o/scores.csv").open(encoding="utf-8-sig")) if row["stated"]
    )
    assert (row["stated"], row["points"]) == ("13", "13")
    csv_of(tmp_path, "b.csv", "街景改善,部分达成,13,", head=head)
    answer = perfcli("score", "b.csv", *GIVEN)
    assert "PF651" in answer.err
    counts_add_up(tmp_path)


def test_scores_of_ones_own_are_compared_and_all_at_100_is_told(perfcli: Perfcli, tmp_path: Path) -> None:
    profiled(tmp_path, "reason: no")
    csv_of(tmp_path, "b.csv", "补植株数,100,40", "成活率,90%,40分", head="指标,实际完成值,得分")
    answer = perfcli("score", "b.csv", *GIVEN)
    assert answer.code == 1
    assert "b.csv:3:9 PF774 错误 “成活率”填的得分 40分，按方案算得 37.89" in answer.err
    rates = PLAN.replace("≥100株", "≥95%").replace("明显改善", "≥90%")
    (tmp_path / "t/park.yaml").write_text(rates, encoding="utf-8")
    csv_of(tmp_path, "b.csv", "补植株数,100%", "成活率,100%", "街景改善,100%", head="指标,实际完成值")
    assert "PF773 提示 县公园管理处 的 3 个指标都正好是 100%" in perfcli("score", "b.csv", *GIVEN).err
