"""The forms that follow a check: both scores side by side, what must be put right, what the results mean."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_check import HEAD, REGION, scored
from tests.report.printed import docx_tables, xlsx_sheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli

RESULTS = (
    "results:\n  - {grade: 良, advice: 按需安排, document: 青财绩〔2026〕12号}\n"
    "  - {grade: 中, advice: 压减, percent: -12.5}\n"
)
CHECK = (
    "# 抽样 2 行：必查 0，从其余 4 个指标中随机抽 2（要求 2）；全部指标 4 个\n# 抽样种子：20270115\n"
    + HEAD
    + "补植株数,300株,,验收单只有 300 株\n群众满意度,93%,,\n"
)
REPORT = ("report", "--targets", "t", "--scores", "o/scores.json", "--spending", "s.csv", "--out", "p")


def printed(perfcli: Perfcli, folder: Path, formats: str, *more: str) -> list[str]:
    """The files of a county whose check took 20 points."""
    scored(perfcli, folder, CHECK)
    (folder / "t/region.yaml").write_text(REGION + RESULTS, encoding="utf-8")
    given = ("--check", "c.csv", "--spending", "s.csv", "--out", "o")
    assert perfcli("score", "a.csv", "--targets", "t", *given).code == 0
    answer = perfcli(*REPORT, "--format", formats, *more)
    assert answer.code == 0, answer.err
    return answer.out.split()


def test_the_three_pages(perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    files = printed(perfcli, tmp_path, "md", "--form", "复核,整改清单,结果应用")
    assert len(files) == 3
    pages = [(tmp_path / name).read_text(encoding="utf-8") for name in files]
    golden("report.check.md", "\n---\n".join(pages))


def test_they_are_printed_in_every_format_without_being_asked_for(perfcli: Perfcli, tmp_path: Path) -> None:
    files = printed(perfcli, tmp_path, "html,docx,xlsx,pdf,csv,txt")
    for name in ("绩效自评复核情况表", "绩效评价整改清单", "绩效评价结果应用建议表"):
        assert len([file for file in files if name in file]) == 6
    check = (tmp_path / "p/青棠县-2026年度绩效自评复核情况表.docx").read_bytes()
    (row,) = [row for table in docx_tables(check) for row in table if row[1].startswith("补植株数")]
    assert row[2:] == ["≥500株", "520株", "50", "300株", "30", "-20.00", "验收单只有 300 株", "复核调整"]
    (sheet,) = xlsx_sheets((tmp_path / "p/青棠县-2026年度绩效评价结果应用建议表.xlsx").read_bytes()).values()
    (project,) = [row for row in sheet if row[0].endswith("林荫道补植")]
    assert project[1:10] == ["99.50", "优", "79.50", "中", "95%", "80.00", "压减", "-12.5%", "-10.00"]


def test_what_must_be_put_right_keeps_its_name(perfcli: Perfcli, tmp_path: Path) -> None:
    printed(perfcli, tmp_path, "csv", "--form", "rectify")
    before = rectify(tmp_path)
    assert [(row["kind"], row["address"].rpartition("/")[2]) for row in before] == [("lowered", "planted")]
    scored(perfcli, tmp_path, HEAD + "补植株数,250株,,验收单只有 250 株\n遮阴改善情况,未报,,没有佐证\n")
    after = {row["kind"]: row["id"] for row in rectify(tmp_path) if row["address"].endswith("planted")}
    assert after["lowered"] == before[0]["id"]
    assert {row["kind"] for row in rectify(tmp_path)} == {"lowered", "lacking", "worst"}


def rectify(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "o/rectify.csv").read_text(encoding="utf-8-sig"))))


def test_nothing_is_guessed_where_nothing_is_declared(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path, CHECK)
    answer = perfcli(*REPORT, "--format", "csv", "--form", "结果应用")
    text = (tmp_path / answer.out.strip()).read_text(encoding="utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text)) if "林荫道补植" in "".join(row)]
    assert rows[0][7:] == ["未规定", "", "", ""]


def test_a_grade_with_two_consequences_stops_the_report(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path, CHECK)
    twice = RESULTS + "  - {grade: 中, advice: 保持}\n"
    (tmp_path / "t/region.yaml").write_text(REGION + twice, encoding="utf-8")
    answer = perfcli(*REPORT, "--format", "md")
    assert (answer.code, "region.yaml:9:" in answer.err, "PF789" in answer.err) == (2, True, True)


def test_the_settings_name_the_deadline(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path, CHECK)
    (tmp_path / "perfcli.toml").write_text("rectify-by = 2027-03-31\n", encoding="utf-8")
    answer = perfcli(*REPORT, "--format", "md", "--form", "整改清单")
    assert "| 2027-03-31 |" in (tmp_path / answer.out.strip()).read_text(encoding="utf-8")
    (tmp_path / "perfcli.toml").write_text("rectify-by = '三月底'\n", encoding="utf-8")
    assert "PF020" in perfcli(*REPORT, "--format", "md").err


@pytest.mark.parametrize("form", ["复核", "整改清单", "结果应用"])
def test_working_papers_have_no_public_edition(perfcli: Perfcli, tmp_path: Path, form: str) -> None:
    scored(perfcli, tmp_path, CHECK)
    answer = perfcli(*REPORT, "--for", "public", "--form", form)
    assert (answer.code, "内部工作底稿" in answer.err) == (2, True)
    everything = perfcli(*REPORT, "--for", "public", "--format", "md")
    assert everything.code == 0
    assert not [name for name in everything.out.split() if "复核" in name or "整改" in name or "应用" in name]
    assert "验收单只有" not in "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "p").iterdir()
    )


def test_a_form_that_has_nothing_to_show_is_refused(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path, CHECK)
    assert perfcli("report", "--targets", "t", "--form", "复核", "--out", "p").code == 2
    given = ("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--out", "o")
    assert perfcli(*given).code == 0
    assert perfcli(*REPORT, "--form", "复核").code == 2
    assert perfcli(*REPORT, "--form", "整改清单").code == 0
