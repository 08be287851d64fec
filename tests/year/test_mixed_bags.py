"""What lies beside declarations when they are received: nothing of it is passed over in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests.year.county import YEAR, county

if TYPE_CHECKING:
    from tests.conftest import Perfcli

RECEIVE = ("collect", "receive", "back", "--out", "got", "--date", "2026-10-20")


def _sent(perfcli: Perfcli, folder: Path) -> list[Path]:
    county(4).write(folder)
    assert perfcli("collect", "send", "declare", "--out", "out", "--date", "2026-09-01").code == 0
    (folder / "back").mkdir()
    return sorted(Path("out").iterdir())


def test_departments_whose_units_report_are_sent_nothing(perfcli: Perfcli, tmp_path: Path) -> None:
    books = _sent(perfcli, tmp_path)
    assert len(books) == 5
    assert not any(book.name.startswith("县农机局") for book in books)
    ledger = Path("targets/ledger.csv").read_text(encoding="utf-8-sig")
    assert ",d04," not in ledger
    assert ",d04/north," in ledger


def test_one_that_has_gone_is_sent_nothing(perfcli: Perfcli, tmp_path: Path) -> None:
    targets = county(4).write(tmp_path)
    region = (
        (targets / "region.yaml").read_text(encoding="utf-8").replace("  - {id: d03, name: 县林业局}\n", "")
    )
    change = "changes: [{change: merge, date: 2026-08-01, document: 青编〔2026〕3号, predecessors: [d02, d03], successors: [d02]}]\n"
    (targets / "region.yaml").write_text(region + change, encoding="utf-8")
    assert perfcli("collect", "send", "declare", "--out", "out").code == 0
    assert not [book for book in Path("out").iterdir() if "林业" in book.name]


def test_a_file_that_is_no_workbook_is_told_of(perfcli: Perfcli, tmp_path: Path) -> None:
    books = _sent(perfcli, tmp_path)
    books[0].rename(Path("back") / books[0].name)
    Path("back/说明.txt").write_text("明天补", encoding="utf-8")
    answer = perfcli(*RECEIVE)
    assert answer.code == 1
    assert "说明.txt" in answer.err
    report = json.loads(Path("got/received-declare.json").read_text(encoding="utf-8"))
    assert [found["code"] for found in report["findings"]] == ["PF653"]


def test_a_workbook_of_last_year_does_not_turn_the_others_away(perfcli: Perfcli, tmp_path: Path) -> None:
    books = _sent(perfcli, tmp_path)
    old = ("collect", "send", "declare", "--year", str(YEAR - 1), "--out", "old", "--no-note")
    assert perfcli(*old).code == 0
    next(Path("old").glob("县档案局*")).rename("back/0.xlsx")
    for book in books[1:4]:
        book.rename(Path("back") / book.name)
    answer = perfcli(*RECEIVE)
    assert answer.code == 1
    assert len([*Path("targets", str(YEAR)).rglob("*.yaml")]) == 3
    report = json.loads(Path("got/received-declare.json").read_text(encoding="utf-8"))
    assert [Path(one["file"]).name for one in report["refused"]] == ["0.xlsx"]


def test_a_broken_workbook_beside_them_is_told_of_without_naming_the_year(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    books = _sent(perfcli, tmp_path)
    books[0].rename(Path("back") / books[0].name)
    Path("back/坏了.xlsx").write_bytes(books[1].read_bytes()[:500])
    assert perfcli(*RECEIVE).code == 1
    report = json.loads(Path("got/received.json").read_text(encoding="utf-8"))
    assert [Path(one["file"]).name for one in report["refused"]] == ["坏了.xlsx"]
