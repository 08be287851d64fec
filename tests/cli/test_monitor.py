"""`score --as-of` and `report --monitor`: how far a year has come on a day, what is expected of it, and who must explain."""

from __future__ import annotations

import csv
import json
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
profile: qt-scheme@1
departments: [{id: water, name: 县水利局}]
"""
PROFILE = """perfcli: 1
profile: {id: qt-scheme, name: 青棠县评分方案, version: 1}
source: [青棠县自评表表注]
extends: cn-classic@1
classes: [{level1: 产出, weight: 60}, {level1: 效益, weight: 20}, {level1: 满意度, weight: 10}]
monitoring:
  - {date: 06-30, progress: 40, spent: 40}
  - {date: 07-31, progress: 50, spent: 50}
"""
TARGETS = """perfcli: 1
year: 2026
department: {id: water, name: 县水利局}
budget: 100
projects:
  - id: canal
    name: 渠道整治
    budget: 100
    indicators:
      - {id: length, name: 整治渠道长度, level1: 产出, target: ≥12公里, weight: 20}
      - {id: homes, name: 受益农户, level1: 效益, target: ≥800户, weight: 20}
      - {id: pass, name: 验收合格率, level1: 产出, target: ≥95%, weight: 10}
      - {id: cost, name: 每公里成本, level1: 产出, target: ≤5万元, weight: 10, direction: lower}
      - {id: start, name: 开工时间, level1: 产出, target: 2026年5月底前, weight: 10}
      - {id: finish, name: 完工时间, level1: 产出, target: 2026年11月底前, weight: 10}
      - {id: view, name: 群众满意度, level1: 满意度, target: ≥90%, weight: 10}
"""
ACTUALS = """指标,实际完成值,偏差原因,改进措施,全年预计完成值,完成可能性
length,7公里,,,12公里,确定能
homes,300户,,,600户,确定能
pass,90%,一处返工,八月重做,96%,有可能
cost,6万元,,,6万元,完全不可能
view,,,,,
finish,,,,2026年10月20日,
"""
SPENDING = """地址,年初预算数,全年预算数,全年执行数
water,100,100,45
water/canal,100,100,45
"""


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A county with one project and its profile; the folder is where commands run."""
    texts = {
        "t/region.yaml": REGION, "t/profiles/qt-scheme.yaml": PROFILE, "t/2026/water.yaml": TARGETS,
        "a.csv": ACTUALS, "s.csv": SPENDING,
    }  # fmt: skip
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


GIVEN = ("score", "a.csv", "--targets", "t", "--spending", "s.csv", "--as-of", "2026-07-31")


def watched(folder: Path) -> dict[str, dict[str, str]]:
    """monitor.csv by the last step of the address."""
    with (folder / "o/monitor.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["address"].rpartition("/")[2]: row for row in csv.DictReader(file)}


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_screen(perfcli: Perfcli, golden: Golden, lang: str) -> None:
    answer = perfcli(*GIVEN, "--lang", lang)
    assert answer.code == 0
    golden(f"monitor.{lang}.txt", answer.out + "--\n" + answer.err)


def test_each_kind_of_target_stands_where_it_should(perfcli: Perfcli, county: Path) -> None:
    assert perfcli(*GIVEN, "--out", "o").code == 0
    rows = watched(county)
    assert {name: row["state"] for name, row in rows.items()} == {
        "length": "on_pace", "homes": "behind", "pass": "below", "cost": "exceeded",
        "start": "overdue", "finish": "not_due", "view": "missing",
    }  # fmt: skip
    assert (rows["length"]["progress"], rows["length"]["asked"]) == ("58.33", "50")
    assert (rows["pass"]["progress"], rows["pass"]["asked"]) == ("94.74", "")
    assert (rows["length"]["projected"], rows["homes"]["projected"]) == ("20/20", "15/20")
    assert (rows["length"]["met"], rows["homes"]["met"], rows["view"]["met"]) == ("yes", "no", "")
    assert rows["finish"]["forecast"] == "2026年10月20日"


@pytest.mark.usefixtures("county")
def test_what_must_be_explained_is_said_at_its_cell(perfcli: Perfcli) -> None:
    said = perfcli(*GIVEN).err
    for code, words in (
        ("a.csv:3:19 PF793", "“受益农户”写的是“确定能”，而全年预计完成值 600户 没有达到"),
        ("a.csv:3:1 PF794", "“受益农户”到 2026-07-31 完成 37.5%，低于方案要求的 50%"),
        ("PF792", "“每公里成本”写的是“完全不可能”，没有写偏差原因、改进措施"),
        ("s.csv:2:1 PF795", "“县水利局”到 2026-07-31 支出进度 45%，低于方案要求的 50%"),
    ):
        assert code in said
        assert words in said
    assert said.count("PF792") == 1
    assert said.count("PF795") == 2


def test_nothing_of_the_year_s_scores_is_written(perfcli: Perfcli, county: Path) -> None:
    perfcli(*GIVEN, "--out", "o")
    assert sorted(path.name for path in (county / "o").iterdir()) == [
        "monitor.csv", "monitor.json", "rejected.csv",
    ]  # fmt: skip
    data = json.loads((county / "o/monitor.json").read_text(encoding="utf-8"))
    assert data["format"] == "perfcli-monitoring/1"
    assert (data["day"], data["elapsed"], data["rows"]["total"]) == ("2026-07-31", "58.08", 6)
    assert [one["rate"] for one in data["money"]] == ["45", "45"]


def test_the_same_day_gives_the_same_bytes(perfcli: Perfcli, county: Path) -> None:
    made = []
    for out in ("o", "p"):
        perfcli(*GIVEN, "--out", out)
        made.append([path.read_bytes() for path in sorted((county / out).iterdir())])
    assert made[0] == made[1]


@pytest.mark.usefixtures("county")
def test_before_the_first_milestone_nothing_is_judged(perfcli: Perfcli) -> None:
    answer = perfcli(*GIVEN[:-1], "2026-03-31")
    assert "PF796" in answer.err
    assert "PF794" not in answer.err
    assert "进行中 2" in answer.out


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize(
    ("day", "words"),
    [("2025-07-31", "不在 2026 年度里"), ("7月底", "不是一个日子"), ("2026-02-30", "不是一个日子")],
)
def test_a_day_of_no_use_ends_the_run(perfcli: Perfcli, day: str, words: str) -> None:
    answer = perfcli(*GIVEN[:-1], day)
    assert answer.code == 2
    assert words in answer.err


def test_a_forecast_that_cannot_be_read_is_an_error_and_the_row_stays(perfcli: Perfcli, county: Path) -> None:
    text = ACTUALS.replace("7公里,,,12公里,确定能", "7公里,,,差不多,可能吧")
    (county / "a.csv").write_text(text, encoding="utf-8")
    answer = perfcli(*GIVEN, "--out", "o")
    assert answer.code == 1
    assert "a.csv:2:14 PF6" in answer.err
    assert "PF790" in answer.err
    assert "收到 6 行：接受 6，退回 0" in answer.out
    row = watched(county)["length"]
    assert (row["state"], row["forecast"], row["projected"]) == ("on_pace", "", "")


PRINT = ("report", "--targets", "t", "--monitor", "a.csv", "--spending", "s.csv", "--as-of", "2026-07-31")


def test_the_forms_say_the_same(perfcli: Perfcli, county: Path, golden: Golden) -> None:
    answer = perfcli(*PRINT, "--format", "md,html,docx,xlsx", "--out", "o")
    assert answer.code == 0
    stems = ("县水利局-2026年度绩效目标运行监控表", "青棠县-2026年度绩效运行监控汇总表")
    assert sorted(path.name for path in (county / "o").iterdir()) == sorted(
        ["index.html", *(f"{stem}.{suffix}" for stem in stems for suffix in ("docx", "html", "md", "xlsx"))]
    )
    texts = [(county / f"o/{stem}.md").read_text(encoding="utf-8") for stem in stems]
    golden("monitor.forms.md", "\n".join(texts))
    money, lines = md_tables(texts[0])
    assert [row[4] for row in money[1:]] == ["45%", "45%"]
    assert [row[9] for row in lines[1:]] == [
        "达到进度要求", "落后于进度要求", "低于指标值", "超过控制数", "已逾期", "未到期", "未报",
    ]  # fmt: skip


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("more", [("--for", "public"), ("--as-of", ""), ("--monitor", "")])
def test_monitoring_forms_are_not_for_the_public_and_need_table_and_day(
    perfcli: Perfcli, more: tuple[str, str]
) -> None:
    if more[1]:
        assert perfcli(*PRINT, *more).code == 2
        return
    at = PRINT.index(more[0])
    assert perfcli(*PRINT[:at], *PRINT[at + 2 :]).code == 2


@pytest.mark.parametrize(
    ("milestones", "words"),
    [
        ("[{date: 7月底, spent: 50}]", "日期写成 月-日"),
        ("[{date: 07-31, spent: 50}, {date: 06-30, spent: 60}]", "从早到晚"),
        ("[{date: 06-30, spent: 60}, {date: 07-31, spent: 50}]", "不能比前一个日期低"),
        ("[{date: 07-31, progress: 150}]", "0 到 100"),
    ],
)
def test_milestones_that_do_not_hold_are_refused(
    perfcli: Perfcli, county: Path, milestones: str, words: str
) -> None:
    head, _, _ = PROFILE.partition("monitoring:")
    (county / "t/profiles/qt-scheme.yaml").write_text(f"{head}monitoring: {milestones}\n", encoding="utf-8")
    answer = perfcli(*GIVEN)
    assert answer.code == 2
    assert "PF731" in answer.err + answer.out
    assert words in answer.err + answer.out


def test_a_day_that_has_not_come_is_no_actual(perfcli: Perfcli, county: Path) -> None:
    (county / "late.csv").write_text(
        "指标,实际完成值,全年预计完成值,完成可能性\nfinish,2026-10-20,,确定能\nstart,2026-05-20,,确定能\n",
        encoding="utf-8",
    )
    answer = perfcli("score", "late.csv", "--targets", "t", "--as-of", "2026-07-31")
    assert "late.csv:2:1 PF799" in answer.err
    assert answer.err.count("PF799") == 1


def test_a_form_that_was_sent_is_received_first(perfcli: Perfcli, county: Path) -> None:
    pytest.importorskip("xlsxwriter")
    assert perfcli("collect", "send", "monitor", "--targets", "t", "--out", "sent", "--no-note").code == 0
    book = next((county / "sent").glob("*.xlsx"))
    answer = perfcli("score", str(book), "--targets", "t", "--as-of", "2026-07-31")
    assert answer.code == 2
    assert answer.err.count(" PF") == 1
    assert "PF718" in answer.err
