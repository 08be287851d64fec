"""`perfcli report --spending` as a person types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.county import PARK, write
from tests.report.printed import xlsx_sheets

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

GIVEN = ("report", "--targets", "t", "--out", "p", "--format", "xlsx")
PROJECT = PARK + (
    "projects:\n  - {id: spray, name: 喷灌, code: '0017', budget: 3, category: operation,"
    " funding: [{fund: general, amount: 3}],"
    " indicators: [{id: km, name: 管线, target: ≥8公里, weight: 100, level1: 产出指标, level2: 数量指标}]}\n"
)
SELF = "p/县公园管理处-喷灌-2026年度项目支出绩效自评表.xlsx"


def money_rows(path: Path) -> list[list[str]]:
    (rows,) = xlsx_sheets(path.read_bytes()).values()
    return [row for row in rows if row[1].startswith(("年度资金总额", "其中"))]


def test_spending_brings_the_self_evaluation_forms_with_their_money(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, park=PROJECT)
    (tmp_path / "s.csv").write_text("地址,全年预算数,全年执行数（元）\n0017,3.2,20800\n", encoding="utf-8")
    answer = perfcli(*GIVEN, "--spending", "s.csv")
    assert (answer.code, answer.err) == (0, "")
    assert money_rows(tmp_path / SELF) == [
        ["", "年度资金总额", "3.00", "3.20", "2.08", "", "65.00%", "", ""],
        ["", "其中：一般公共预算", "3.00", "", "", "", "", "", ""],
    ]


def test_without_figures_the_cells_stay_blank(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, park=PROJECT)
    answer = perfcli(*GIVEN, "--form", "自评表")
    assert (answer.code, answer.err) == (0, "")
    assert money_rows(tmp_path / SELF)[0] == ["", "年度资金总额", "3.00", "", "", "", "", "", ""]


def test_a_rejected_row_is_told_and_the_rest_is_printed(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, park=PROJECT)
    (tmp_path / "s.csv").write_text("地址,全年执行数\npark/spray,1.5\npark/spay,2\n", encoding="utf-8")
    answer = perfcli(*GIVEN, "--spending", "s.csv")
    assert answer.code == 1
    assert "s.csv:3:1 PF663" in answer.err
    assert "是不是“park/spray”？" in answer.err
    assert money_rows(tmp_path / SELF)[0][4:7] == ["1.50", "", "50.00%"]


def test_no_table_at_all_ends_the_command(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    answer = perfcli(*GIVEN, "--spending", "none.csv")
    assert answer.code == 2
    assert "none.csv" in answer.err
    (tmp_path / "p").mkdir()
    (tmp_path / "p/s.csv").write_text("地址,全年执行数\n", encoding="utf-8")
    held = perfcli(*GIVEN, "--spending", "p/s.csv")
    assert (held.code, "PF714" in held.err) == (2, True)
