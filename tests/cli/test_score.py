"""`perfcli score` as a person types it: screens, refusals, outputs that are whole, and what stops a run."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.county import ACTUALS, LIBRARY, REGION, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli

posix = pytest.mark.skipif(os.name == "nt", reason="limits and permissions of POSIX")
COUNT = "library/reading/talks/count"
ARGUMENTS = ("score", "a.csv", "--targets", "t")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_screen(perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None], lang: str) -> None:
    write(tmp_path)
    answer = perfcli(*ARGUMENTS, "--lang", lang)
    assert answer.code == 0
    golden(f"score.{lang}.txt", answer.out + "--\n" + answer.err)


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        ("≥95%,", "PF622", "95"),
        ("=1+1,", "PF625", "=1+1"),
        ("1e3,", "PF625", "科学计数法"),
        ("12.5,", "PF627", "整数"),
        ("2026-09-30,", "PF624", "场"),
        ("不适用,", "PF629", "状态列"),
        ("16,不适用", "PF620", "不适用"),
        ("16,已完成", "PF619", "已报、未报、不适用"),
        (",已报", "PF621", "没有写"),
        ("16场,,,,,x", "PF612", "7 格"),
        ('"16,', "PF613", "引号"),
    ],
)
def test_a_row_that_cannot_count_is_sent_back_with_its_place(
    perfcli: Perfcli, tmp_path: Path, row: str, code: str, words: str
) -> None:
    write(tmp_path)
    (tmp_path / "a.csv").write_text(f"指标,实际完成值,状态\n{COUNT},{row}\n", encoding="utf-8")
    answer = perfcli(*ARGUMENTS, "--out", "o")
    assert answer.code == 1
    assert f"a.csv:2:" in answer.err  # noqa: F541
    assert f" {code} " in answer.err
    assert words in answer.err
    assert "接受 0，退回 1" in answer.out
    (refused,) = csv.DictReader((tmp_path / "o/rejected.csv").open(encoding="utf-8-sig"))
    assert (refused["row"], refused["code"]) == ("2", code)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "PF601"),
        ("指标\t实际完成值\n".encode(), "PF602"),
        ("指标，实际完成值\n".encode(), "PF602"),
        (b"indicator,actual\na,\x1b[31m1\n", "PF603"),
        (b"indicator,actual\na,1\x00\n", "PF603"),
        (b"\xff\xfe\xff", "PF604"),
        (b"PK\x03\x04", "PF064"),
        (b"indicator,actual,actual\n", "PF611"),
        (b"a,1\n", "PF610"),
    ],
)
def test_a_table_that_is_none_stops_the_run(perfcli: Perfcli, tmp_path: Path, data: bytes, code: str) -> None:
    write(tmp_path)
    (tmp_path / "a.csv").write_bytes(data)
    answer = perfcli(*ARGUMENTS, "--out", "o")
    assert (answer.code, answer.out) == (2, "")
    assert f" {code} " in answer.err
    assert "\x1b" not in answer.err
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_what_office_writes_is_read(perfcli: Perfcli, tmp_path: Path, encoding: str) -> None:
    write(tmp_path)
    text = f"指标,实际完成值\r\n {COUNT} , １６ 场 \r\n"
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    answer = perfcli(*ARGUMENTS)
    assert answer.code == 0
    assert "16场达到≥15场，为“良”" in answer.out


def test_hostile_text_stays_text_in_every_table(perfcli: Perfcli, tmp_path: Path) -> None:
    name = "=讲座<b>[red]|x[/red] {{ 7*7 }}"
    write(tmp_path, library=LIBRARY.replace("讲座场次", f"'{name}'"))
    answer = perfcli(*ARGUMENTS, "--out", "o")
    assert answer.code == 0
    assert "[/red]" in answer.out.replace("\n", "")
    rows = list(csv.DictReader((tmp_path / "o/scores.csv").open(encoding="utf-8-sig")))
    assert rows[0]["indicator"] == f"'{name}"
    assert rows[1]["备注"] == "'@甲"
    page = (tmp_path / "o/scores.md").read_text(encoding="utf-8")
    assert "<b>" not in page
    assert "49" not in page


def test_grades_of_many_ladders_share_a_column_and_long_names_are_cut(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    bands = "{一级: ≥20场, 二级: ≥15场, 三级: ≥10场, 四级: ≥5场, 五级: <5场}"
    text = LIBRARY.replace("{优: ≥20场, 良: ≥15场, 中: ≥10场, 差: <10场}", bands)
    write(tmp_path, library=text.replace("name: 县图书馆", f"name: {'名' * 120}"))
    answer = perfcli(*ARGUMENTS)
    last = answer.out.splitlines()
    assert any("二级×1  优×1" in line for line in last)
    assert any("名 …" in line or "名…" in line for line in last)


def test_a_missing_year_and_a_broken_region_are_named(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    answer = perfcli(*ARGUMENTS, "--year", "2020")
    assert answer.code == 2
    assert "没有 2020 年度的部门目标文件；有：2026" in answer.err
    write(tmp_path, region=REGION + "profil: x@1\n")
    answer = perfcli(*ARGUMENTS)
    assert (answer.code, answer.out) == (2, "")
    assert "PF102" in answer.err
    assert "PF045" in answer.err


def test_points_are_not_lost_where_none_could_be_earned(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, region=REGION + "profile: pts@1\n", library=LIBRARY.replace("bands: {优: ≥90%, 良: ≥75%, 差: <75%}", "target: ≥90%"))  # fmt: skip
    (tmp_path / "t/profiles").mkdir()
    points = "points: {优: 100, 良: 80, 中: 60, 差: 0, 达标: 100, 不达标: 0}\nmissing: zero\n"
    (tmp_path / "t/profiles/pts.yaml").write_text(
        f"perfcli: 1\nprofile: {{id: pts, name: 方案, version: 1}}\n{points}", encoding="utf-8"
    )
    (tmp_path / "a.csv").write_text(f"indicator,actual\n{COUNT},25\n", encoding="utf-8")
    assert perfcli(*ARGUMENTS, "--out", "o").code == 0
    rows = {r["address"]: r for r in csv.DictReader((tmp_path / "o/scores.csv").open(encoding="utf-8-sig"))}
    assert rows[COUNT]["points"] == "100"
    assert rows["library/reading/talks/seats"]["points"] == ""
    assert rows["park/green/trees/alive"]["points"] == "0"


def test_a_table_that_is_not_there_or_holds_no_row_is_told_and_nothing_else(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    write(tmp_path)
    (tmp_path / "t" / "broken.yaml").write_text("perfcli: 1\n", encoding="utf-8")
    absent = perfcli("score", "none.csv", "--targets", "t")
    assert (absent.code, absent.err.count("PF0"), "PF010" in absent.err) == (2, 1, True)
    (tmp_path / "a.csv").write_text("indicator,actual\n", encoding="utf-8")
    empty = perfcli(*ARGUMENTS)
    assert (empty.code, "PF600" in empty.err) == (2, True)


def test_a_county_without_any_ladder_is_told_and_printed(perfcli: Perfcli, tmp_path: Path) -> None:
    plan = "perfcli: 1\nyear: 2026\ndepartment: {id: a, name: 甲局}\nindicators: [{id: x, name: 人次, target: ≥100人次}]\n"
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "a.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "a.csv").write_text("indicator,actual\na/x,120人次\n", encoding="utf-8")
    answer = perfcli(*ARGUMENTS, "--out", "out")
    assert (answer.code, "PF642" in answer.err) == (0, True)
    assert perfcli("report", "--targets", "t", "--scores", "out/scores.json", "--out", "pages").code == 0


def test_an_output_folder_that_is_a_file_or_holds_inputs_is_refused(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    for out, words in (("a.csv", "这是文件，不是文件夹"), (".", "有输入文件"), ("t", "有输入文件")):
        answer = perfcli(*ARGUMENTS, "--out", out)
        assert (answer.code, answer.out) == (2, "")
        assert words in answer.err
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == ACTUALS


@posix
def test_a_full_disk_leaves_the_old_outputs(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    assert perfcli(*ARGUMENTS, "--out", "o").code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "o").iterdir()}
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300));"
        "from perfcli.cli.app import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-B", "-c", limited, *ARGUMENTS, "--out", "o", "--lang", "zh"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert "写不了" in done.stderr
    assert "文件太大" in done.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "o").iterdir()} == before


def test_scores_json_names_itself_and_the_others(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    perfcli(*ARGUMENTS, "--out", "o")
    data = json.loads((tmp_path / "o/scores.json").read_text(encoding="utf-8"))
    assert list(data)[:2] == ["format", "sha256"]
    assert sorted(data["outputs"]) == ["rejected.csv", "scores.csv", "scores.md"]
