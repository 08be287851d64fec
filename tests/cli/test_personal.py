"""Numbers of persons are stopped wherever they come in: targets, region files, tables, documents that are imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.county import LIBRARY, REGION, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

IDENTITY = "11010519491231002X"
PLACES = [
    ("objectives", LIBRARY.replace("duties:", f"objectives: [联系人{IDENTITY}]\nduties:")),
    ("a note", LIBRARY.replace("duties:", f"note: 联系人{IDENTITY}\nduties:")),
    ("a name", LIBRARY.replace("公益讲座", f"公益讲座{IDENTITY}")),
    ("a source", LIBRARY.replace("台账", IDENTITY, 1)),
    ("bands", LIBRARY.replace("≥20场", f"联系{IDENTITY}")),
    ("a unit", LIBRARY.replace("source: 台账}", f"unit: {IDENTITY}}}", 1)),
    ("a reason", LIBRARY.replace("duties:", f"disclosure: {{level: withheld, reason: 问{IDENTITY}}}\nduties:")),
    ("the department", LIBRARY.replace("县图书馆", f"县图书馆{IDENTITY}")),
    ("a scale", LIBRARY.replace("duties:", f"scales: {{s: {{优: '{IDENTITY}', 差: 其余}}}}\nduties:")),
    ("an adjustment", LIBRARY.replace("duties:", f"adjustments: [{{date: '2026-07-01', document: 〔2026〕7号, reason: '{IDENTITY}'}}]\nduties:")),
    ("a source of money", LIBRARY.replace("budget: 5.00\n    act", f"budget: 5.00\n    funding: [{{fund: general, amount: 5, note: '{IDENTITY}'}}]\n    act")),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in PLACES], ids=[row[0] for row in PLACES])
def test_in_any_text_of_a_target_file(perfcli: Perfcli, tmp_path: Path, text: str) -> None:
    write(tmp_path, library=text)
    answer = perfcli("validate", "t", "--select", "PF801", "--output-format", "concise")
    assert answer.code == 1, text
    assert answer.out.count("PF801 错误: 文字里有身份证号码（110…2X）") == 1
    assert "library.yaml" in answer.out


def test_in_a_region_file_and_not_in_its_codes(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, region=REGION.replace("name: 青棠县}", "name: 青棠县, code: '411081001002'}"))
    assert perfcli("validate", "t", "--select", "PF801").code == 0
    write(tmp_path, region=f"{REGION}note: 经办人电话13812345678\n")
    answer = perfcli("validate", "t", "--select", "PF801", "--output-format", "concise")
    assert answer.places == ["7:12 PF801"]
    assert perfcli("score", "a.csv", "--targets", "t").code == 1
    write(
        tmp_path,
        region=f"{REGION}note: 经办人电话13812345678  # perfcli: ignore[PF801] reason=对外公布的值班电话\n",
    )
    assert perfcli("validate", "t", "--select", "PF801").code == 0


@pytest.mark.parametrize("name", ["actuals.csv", "2026/spending.csv", "actuals-2026.csv"])
def test_in_tables_beside_the_targets(perfcli: Perfcli, tmp_path: Path, name: str) -> None:
    write(tmp_path)
    path = tmp_path / "t" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "项目,偏差原因,全年执行数,项目编码\n讲座,卡号6222021234567890128,13812345678,13812345678\n",
        encoding="gb18030",
    )
    for given in ("t", f"t/{name}"):
        answer = perfcli("validate", given, "--select", "PF801", "--output-format", "concise")
        assert answer.code == 1
        assert answer.places == ["2:4 PF801"]


def test_a_table_is_checked_by_name_and_counted(perfcli: Perfcli, tmp_path: Path) -> None:
    """A hook gives the names of the files that are committed."""
    (tmp_path / "a.csv").write_text("indicator,actual\n讲座,12\n", encoding="utf-8")
    answer = perfcli("validate", "a.csv")
    assert (answer.code, "检查了 1 个文件" in answer.out) == (0, True)
    (tmp_path / "a.csv").write_bytes(b"PK\x03\x04")
    assert perfcli("validate", "a.csv").code == 1
    assert perfcli("validate", "none.csv").code == 2


def test_in_a_document_that_is_imported_at_its_cell(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text(
        "职责活动,年度预算数,内容描述,绩效目标,绩效指标,优,良,中,差\n"
        "一、河道管理,1.0,联系人王某 138 1234 5678,完工,,,,,\n"
        "（一）清淤,1.0,清淤,完工,清淤长度,≥10公里,≥8公里,≥6公里,<6公里\n"
        "填表人：李某,联系电话：0377-63812345,,,,,,,\n",
        encoding="utf-8",
    )
    answer = perfcli("import", "s.csv", "--out", "imp", "--year", "2026")
    assert answer.code == 1
    report = (tmp_path / "imp/import-report.md").read_text(encoding="utf-8")
    assert "PF801" in report
    assert "第2行第3格：文字里有手机号码（138…78）" in report
    assert '"PF801"' in (tmp_path / "imp/import-report.json").read_text(encoding="utf-8")


def test_what_an_import_found_not_public_is_said_on_its_report(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text(
        "职责活动,年度预算数,内容描述,绩效目标,绩效指标,优,良,中,差\n"
        "一、河道管理,1.0,疏浚,完工,,,,,\n（一）清淤,1.0,清淤,完工,清淤长度,≥10公里,≥8公里,≥6公里,<6公里\n",
        encoding="utf-8",
    )
    assert perfcli("import", "s.csv", "--out", "imp", "--year", "2026", "--keys", "en").code in (0, 1)
    (target,) = (tmp_path / "imp/2026").glob("*.yaml")
    text = target.read_text(encoding="utf-8")
    target.write_text(
        text.replace("name: 清淤\n", "name: 清淤\n        disclosure: internal\n"), encoding="utf-8"
    )
    perfcli("import", "s.csv", "--out", "imp", "--year", "2026", "--keys", "en", "--update")
    report = tmp_path / "imp/import-report.md"
    assert "内部资料，不得公开" in report.read_text(encoding="utf-8")
    answer = perfcli("validate", "imp", "--annotate", "back")
    assert answer.code in (0, 1)
    opinions = [*(tmp_path / "back").glob("*.md")]
    assert opinions
    assert all("内部资料，不得公开" in path.read_text(encoding="utf-8") for path in opinions)
