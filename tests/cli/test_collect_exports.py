"""`perfcli collect spending` and `perfcli collect projects` as a person types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.county import write
from tests.work import exports
from tests.work.test_spending import PROJECTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

SPENDING = ("collect", "spending", "e.xlsx", "--targets", "t")


def prepare(folder: Path, rows: tuple[tuple[object, ...], ...] = exports.ROWS) -> None:
    write(folder, park=PROJECTS)
    (folder / "t/perfcli.toml").write_text('lang = "zh"\n', encoding="utf-8")
    (folder / "e.xlsx").write_bytes(exports.workbook(rows))


def test_the_first_export_gives_a_mapping_to_check(perfcli: Perfcli, tmp_path: Path) -> None:
    prepare(tmp_path)
    answer = perfcli(*SPENDING)
    assert answer.code == 2
    assert answer.out.startswith('[exports.spending]\nheader = 3\nunit = "元"\n')
    assert "PF350" in answer.err
    assert not (tmp_path / "spending.csv").exists()
    (tmp_path / "t/perfcli.toml").write_text(answer.out, encoding="utf-8")
    again = perfcli(*SPENDING)
    assert (again.code, again.err) == (0, "")


def test_save_keeps_the_mapping_and_the_forms_take_the_spending(perfcli: Perfcli, tmp_path: Path) -> None:
    prepare(tmp_path)
    answer = perfcli(*SPENDING, "--save")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "共 4 行：采用 2 行（2 项），退回 0 行，合计和附注 2 行",
        "spending.csv",
        "spending.rejected.csv",
    ]
    text = (tmp_path / "t/perfcli.toml").read_text("utf-8")
    assert text.startswith('lang = "zh"\n\n[exports.spending]\n')
    assert perfcli(*SPENDING, "-q").code == 0
    assert (tmp_path / "t/perfcli.toml").read_text("utf-8") == text
    report = perfcli("report", "--targets", "t", "--spending", "spending.csv", "--format", "md", "--out", "p")
    assert (report.code, report.err) == (0, "")
    page = (tmp_path / "p/县公园管理处-路灯改造-2026年度项目支出绩效自评表.md").read_text("utf-8")
    assert "| 年度资金总额 | 120.00 | 130.00 | 112.433333 |" in page
    assert "86.49%" in page


def test_rejected_rows_stand_beside_and_fail_the_run(perfcli: Perfcli, tmp_path: Path) -> None:
    rows = (*exports.ROWS[:2], (3, "", "县图书馆", "77", "=书库改造", 1, 1, 1))
    prepare(tmp_path, rows)
    answer = perfcli(*SPENDING, "--save", "--lang", "en")
    assert answer.code == 1
    assert answer.out.startswith("4 rows: 2 accepted (2 items), 1 rejected, 1 totals and notes\n")
    (line,) = (tmp_path / "spending.rejected.csv").read_text("utf-8-sig").splitlines()[1:]
    assert line.startswith("e.xlsx,6,项目名称,PF357,")


def test_projects_of_both_sides(perfcli: Perfcli, tmp_path: Path) -> None:
    prepare(tmp_path)
    answer = perfcli("collect", "projects", "e.xlsx", "--targets", "t", "--save")
    assert answer.code == 1
    assert "park/trees“古树保护”在目标里有，导出表里没有" in answer.err
    assert answer.out == (
        "两边都有 2 个项目，只在导出表里 0 个，只在目标里 1 个；预算合计：目标 1200000元，导出表 1250000元\n"
    )


def test_slips_of_the_command_line(perfcli: Perfcli, tmp_path: Path) -> None:
    prepare(tmp_path)
    assert perfcli("collect", "spending", "none.xlsx", "--targets", "t").code == 2
    assert perfcli(*SPENDING, "--out", "e.xlsx").code == 2
    assert perfcli(*SPENDING, "--mapping", "x").code == 2
    (tmp_path / "t/perfcli.toml").write_text("[exports.a.columns]\ncod = '项目编码'\n", encoding="utf-8")
    answer = perfcli(*SPENDING)
    assert answer.code == 2
    assert "exports.a.columns.cod" in answer.err
