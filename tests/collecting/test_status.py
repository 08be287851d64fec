"""`collect status`, `return` and `note` through the front door: the state of a day, its tables, the letters."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from bs4 import BeautifulSoup

from tests.collecting.county import LEDGER, REGION, A, county

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli

DAY = ("--as-of", "2026-11-25")


def states(perfcli: Perfcli, day: str, *more: str) -> dict[str, Any]:
    """What the JSON of a day says of everyone."""
    assert perfcli("collect", "status", "--as-of", day, "--out", "o", "--format", "json", *more).code == 0
    with open(f"o/青棠县-报送台账-{day}.json", encoding="utf-8") as file:  # noqa: PTH123 - the test's own folder
        return {row["home"]: row for row in json.load(file)["rows"]}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_of_a_day(
    perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None], lang: str
) -> None:
    county(tmp_path)
    said = perfcli("collect", "status", *DAY, "--lang", lang)
    assert (said.code, said.err) == (0, "")
    golden(f"ledger/status.{lang}.txt", said.out)


def test_the_files_of_a_day(perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    county(tmp_path)
    assert perfcli("collect", "status", *DAY, "--out", "out", "--format", "md,csv,json,html,xlsx").code == 0
    for suffix in ("md", "csv", "json"):
        golden(
            f"ledger/status.{suffix}",
            (tmp_path / f"out/青棠县-报送台账-2026-11-25.{suffix}").read_text("utf-8"),
        )
    page = BeautifulSoup((tmp_path / "out/青棠县-报送台账-2026-11-25.html").read_text("utf-8"), "html5lib")
    sheet = openpyxl.load_workbook(tmp_path / "out/青棠县-报送台账-2026-11-25.xlsx").active
    assert sheet is not None
    shown = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for cell in page.find_all("td"):
        assert cell.get_text("\n").strip() in {text.strip() for text in shown} | {""}


def test_the_same_day_gives_the_same_bytes(perfcli: Perfcli, tmp_path: Path) -> None:
    county(tmp_path)
    formats = "md,csv,json,html,xlsx,docx,pdf"
    for out in ("one", "two"):
        assert perfcli("collect", "status", *DAY, "--out", out, "--format", formats, "--remind").code == 0
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-08-31", {"archives": "unsent", "arts": "unsent", "tourism": "unsent", "office": "unsent"}),
        ("2026-09-01", {"archives": "awaited", "arts": "awaited", "tourism": "unsent", "water": "unsent"}),
        ("2026-10-14", {"arts": "awaited", "office": "exempted"}),
        ("2026-10-15", {"culture": "unsent", "archives": "awaited"}),
        ("2026-10-20", {"archives": "received", "culture": "awaited"}),
        ("2026-10-31", {"archives": "corrected", "disease-control": "received", "water": "unsent"}),
        ("2026-11-01", {"water": "overdue", "roads/north": "overdue", "culture": "awaited"}),
        ("2026-11-05", {"roads/north": "late", "disease-control": "returned"}),
        ("2026-11-29", {"culture": "overdue"}),
    ],
)
def test_as_of_gives_the_state_of_the_day(
    perfcli: Perfcli, tmp_path: Path, day: str, expected: dict[str, str]
) -> None:
    county(tmp_path)
    found = states(perfcli, day, "--occasion", "申报", "--year", "2027")
    assert {home: found[home]["state"] for home in expected} == expected
    assert ("culture" in found) is (day >= "2026-10-15")
    assert ("arts" in found) is (day < "2026-10-15")


def test_later_lines_change_nothing_of_an_earlier_day(perfcli: Perfcli, tmp_path: Path) -> None:
    targets = county(tmp_path)
    before = perfcli("collect", "status", "--as-of", "2026-10-28").out
    (targets / "ledger.csv").write_text(
        LEDGER.split("2026-10-30")[0] + "2026-12-01,收到,2027,申报,water,县水利局,水.xlsx,,,,,\n",
        encoding="utf-8",
    )
    assert perfcli("collect", "status", "--as-of", "2026-10-28").out == before


def test_days_late_count_from_the_day_after_the_day_due_and_extensions_count(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    county(tmp_path)
    found = states(perfcli, "2026-11-29")
    assert {home: row["late_days"] for home, row in found.items()} == {
        "archives": 0, "disease-control": 0, "roads/north": 3, "roads/south": 29, "culture": 1, "water": 29, "office": 0,
    }  # fmt: skip
    assert perfcli("collect", "status", "--as-of", "2026-11-29", "--fail-on-late").code == 1
    assert perfcli("collect", "status", "--as-of", "2026-10-31", "--fail-on-late").code == 0


def test_the_letters(perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    county(tmp_path)
    said = perfcli(
        "collect", "status", *DAY, "--out", "out", "--format", "html,docx", "--remind", "--within", "3"
    )
    assert said.code == 0
    letters = sorted(path.name for path in (tmp_path / "out").glob("*催报单*.html"))
    whom = ["县公路事业发展中心", "县文化旅游局", "县水利局", "县疾控中心"]
    assert letters == [f"{who}-催报单-2026-11-25.html" for who in whom]
    texts = []
    for name in letters:
        page = BeautifulSoup((tmp_path / "out" / name).read_text("utf-8"), "html5lib")
        assert page.body is not None
        for hidden in page.body(["style", "script"]):
            hidden.decompose()
        texts.append("\n".join(filter(str.strip, page.body.get_text("\n").split("\n"))))
        document = docx.Document(str(tmp_path / "out" / name.replace(".html", ".docx")))
        assert any("特此函告" in paragraph.text for paragraph in document.paragraphs)
    golden("ledger/letters.txt", "\n\n".join(texts) + "\n")


def test_letters_are_bound_into_one_file(perfcli: Perfcli, tmp_path: Path) -> None:
    county(tmp_path)
    said = perfcli("collect", "status", *DAY, "--out", "out", "--format", "docx", "--remind", "--bundle")
    assert said.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "青棠县-催报单-2026-11-25.docx",
        "青棠县-报送台账-2026-11-25.docx",
    ]


def test_what_is_going_on_is_shown_when_nothing_is_asked_about(perfcli: Perfcli, tmp_path: Path) -> None:
    county(tmp_path)
    assert "2027年度监控" not in perfcli("collect", "status", "--as-of", "2027-07-14").out
    both = perfcli("collect", "status", "--as-of", "2027-07-15").out
    assert "2027年度申报" in both
    assert "2027年度监控" in both
    assert (
        "2027年度监控" in perfcli("collect", "status", "--as-of", "2026-11-25", "--occasion", "monitor").out
    )


@pytest.mark.parametrize(
    ("region", "arguments", "code"),
    [
        (REGION.split("deadlines")[0], (), "PF531"),
        (REGION, ("--year", "2031"), "PF531"),
        (REGION, ("--occasion", "evaluate"), "PF531"),
        (REGION.replace("due: 2026-10-31", "due: 十月底"), (), "PF113"),
    ],
)
def test_nothing_to_show_says_why(
    perfcli: Perfcli, tmp_path: Path, region: str, arguments: tuple[str, ...], code: str
) -> None:
    county(tmp_path, ledger="", region=region)
    said = perfcli("collect", "status", *DAY, *arguments)
    assert (said.code, said.out) == (2, "")
    assert code in said.err


def test_without_a_region_or_with_two(perfcli: Perfcli, tmp_path: Path) -> None:
    assert "PF530" in perfcli("collect", "status").err
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "region.yaml").write_text(REGION, encoding="utf-8")
    said = perfcli("collect", "status")
    assert (said.code, "PF535" in said.err) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--as-of", "去年"),
        ("--occasion", "年报"),
        ("--format", "doc"),
        ("--remind",),
        ("--within", "-1"),
        ("--format", ""),
    ],
)
def test_usage(perfcli: Perfcli, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    county(tmp_path)
    assert perfcli("collect", "status", *arguments).code == 2


def test_a_faulty_ledger_is_shown_as_far_as_it_goes_and_is_no_success(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    county(tmp_path, ledger=LEDGER + "2026-11-06,收到了,2027,申报,water\n<<<<<<< HEAD\n")
    said = perfcli("collect", "status", *DAY)
    assert said.code == 1
    assert "ledger.csv:14:12 PF523" in said.err
    assert "PF525" in said.err
    assert "应报 6，已交 2" in said.out


def test_files_are_not_written_over_the_ledger(perfcli: Perfcli, tmp_path: Path) -> None:
    county(tmp_path)
    assert perfcli("collect", "status", *DAY, "--out", "targets", "--format", "md").code == 2


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "targets/ledger.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_return_goes_where_something_was_received(perfcli: Perfcli, tmp_path: Path) -> None:
    county(tmp_path)
    said = perfcli("collect", "return", "县档案馆", "--reason", "目标值没有依据", "--date", "2026年11月6日")
    assert (said.code, said.out) == (0, "2026-11-06 退回：县档案馆，2027 年度申报\n")
    last = rows(tmp_path)[-1]
    assert [last[key] for key in ("日期", "事项", "年度", "报送环节", "报送单位", "事由")] == [
        "2026-11-06", "退回", "2027", "申报", "archives", "目标值没有依据",
    ]  # fmt: skip
    again = perfcli("collect", "return", "archives", "--reason", "又一次", "--date", "2026-11-07")
    assert (again.code, len(rows(tmp_path))) == (1, 13)
    assert "2026-11-06" in again.err


def test_a_file_is_noted_by_name_and_hash_and_only_once(perfcli: Perfcli, tmp_path: Path) -> None:
    county(tmp_path)
    (tmp_path / "水利.xlsx").write_bytes(b"one")
    note = ("collect", "note", "收到", "water", "--file", "水利.xlsx", "--date")
    assert perfcli(*note, "2026-11-06").code == 0
    assert rows(tmp_path)[-1]["文件哈希"] == hashlib.sha256(b"one").hexdigest()
    assert perfcli(*note, "2026-11-07").code == 1
    (tmp_path / "水利.xlsx").write_bytes(b"two")
    said = perfcli(*note, "2026-11-08")
    assert (said.code, "更正" in said.err) == (1, True)
    assert (
        perfcli("collect", "note", "更正", "water", "--file", "水利.xlsx", "--date", "2026-11-08").code == 0
    )
    assert [row["事项"] for row in rows(tmp_path)[12:]] == ["收到", "更正"]
    assert states(perfcli, "2026-11-08")["water"]["state"] == "corrected"


@pytest.mark.parametrize(
    ("due", "late", "reminded"),
    [
        (("--due", "2026-11-15"), 10, True),
        (("--due", "2026-11-25"), 0, True),
        (("--due", "2026年12月20日"), 0, False),
        ((), 0, True),
    ],
)
def test_what_was_sent_back_is_late_by_the_day_that_the_return_names(
    perfcli: Perfcli, tmp_path: Path, due: tuple[str, ...], late: int, reminded: bool
) -> None:
    county(tmp_path)
    assert (
        perfcli("collect", "return", "archives", "--reason", "缺依据", "--date", "2026-11-06", *due).code == 0
    )
    row = states(perfcli, "2026-11-25", "--remind")["archives"]
    assert (row["state"], row["late_days"]) == ("returned", late)
    assert (tmp_path / "o/县档案馆-催报单-2026-11-25.html").exists() is reminded


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("note", "收到", "warter", "--file", "perfcli.toml"), "PF532"),
        (("note", "收到", "water", "--file", "没有.xlsx"), "PF010"),
        (("note", "免报", "water"), "PF534"),
        (("return", "archives", "--reason", " "), "PF534"),
        (("return", "archives", "--reason", "x", "--year", "2031"), "PF533"),
        (("note", "签收", "water"), "签收"),
        (("return", "archives"), "--reason"),
    ],
)
def test_what_cannot_be_noted(
    perfcli: Perfcli, tmp_path: Path, arguments: tuple[str, ...], expected: str
) -> None:
    county(tmp_path)
    said = perfcli("collect", *arguments)
    assert (said.code, expected in said.err) == (2, True)
    assert len(rows(tmp_path)) == 12


def test_hostile_text_is_shown_and_never_obeyed(perfcli: Perfcli, tmp_path: Path) -> None:
    county(
        tmp_path,
        ledger=LEDGER + f"2026-11-06,收到,2027,申报,water,<b>水</b>,=cmd|x!A1<script>.xlsx,{A},1,1,1,\n",
    )
    said = perfcli("collect", "status", *DAY, "--out", "out", "--format", "html,csv,md,xlsx")
    assert said.code == 0
    assert "<script>.xlsx" not in (tmp_path / "out/青棠县-报送台账-2026-11-25.html").read_text("utf-8")
    assert "'=cmd" in (tmp_path / "out/青棠县-报送台账-2026-11-25.csv").read_text("utf-8")
