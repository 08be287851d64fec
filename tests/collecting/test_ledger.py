"""The ledger as a file: hostile ones are read as far as they go, and nothing in them is lost."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from perfcli.collecting.events import Event
from perfcli.collecting.receipts import Outcome
from perfcli.work.ledger import append, note_receipts, read_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.collecting.receipts import Noted
    from perfcli.diagnostics import Diagnostic
    from perfcli.work.ledger import Kept

HOMES = {"archives": "县档案馆", "roads": "县公路站", "roads/north": "北片养护队"}
HEADER = "日期,事项,年度,报送环节,报送单位,文件,文件哈希,采纳数,存疑数,拒收数,事由"
A, B = "a" * 64, "b" * 64
FILE = Event(
    date(2026, 9, 20), "received", 2027, "declare", "archives", "县档案馆", "档案馆.xlsx", A, 30, 2, 1
)


def note_receipt(
    kept: Kept, event: Event, *, correction: bool = False
) -> tuple[Kept, Noted, tuple[Diagnostic, ...]]:
    after, (found,), problems = note_receipts(kept, [event], correction=correction)
    return after, found, problems


def read(folder: Path, *lines: str, encoding: str = "utf-8", header: str = HEADER) -> Kept:
    path = folder / "ledger.csv"
    path.write_bytes("\n".join((header, *lines, "")).encode(encoding))
    return read_ledger(path, HOMES)


def said(kept: Kept) -> list[str]:
    return [f"{found.code} {found.span.line}:{found.span.column}" for found in kept.findings]


def test_no_file_is_an_empty_ledger_and_the_first_line_makes_it(tmp_path: Path) -> None:
    kept = read_ledger(tmp_path / "ledger.csv", HOMES)
    assert (kept.ledger.events, kept.findings, kept.usable) == ((), (), True)
    after, problems = append(kept, [FILE])
    assert (after.ledger.events, after.findings, problems) == ((FILE._replace(line=2),), (), ())
    data = (tmp_path / "ledger.csv").read_bytes()
    assert data.startswith("\ufeff日期,事项,年度,报送环节,报送单位,单位名称,文件,文件哈希,".encode())
    assert f"2026-09-20,收到,2027,申报,archives,县档案馆,档案馆.xlsx,{A},30,2,1,,\n".encode() in data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_office_reads(tmp_path: Path, encoding: str) -> None:
    kept = read(tmp_path, f"2026/9/20,收到,2027,申报,archives,档案馆.xlsx,{A},30,2,1,", encoding=encoding)
    assert [event.date for event in kept.ledger.events] == [date(2026, 9, 20)]
    after, _ = append(kept, [FILE._replace(home="roads", sha256=B)])
    assert [event.home for event in after.ledger.events] == ["archives", "roads"]


def test_an_appended_line_leaves_all_others_as_they_are_even_the_broken_ones(tmp_path: Path) -> None:
    kept = read(tmp_path, "去年九月,收到,2027,申报,archives", '2026-09-01,"发出,2027', "", "# 手工记的")
    before = kept.path.read_text(encoding="utf-8")
    after, problems = append(kept, [FILE])
    assert not problems
    assert kept.path.read_text(encoding="utf-8-sig").startswith(before)
    assert len(after.ledger.events) == 1


def test_a_header_without_a_column_gets_it_when_it_is_needed(tmp_path: Path) -> None:
    line = "2026-09-01,发出,2027,申报,archives"
    kept = read(tmp_path, line, header="日期,事项,年度,报送环节,报送单位\r")
    returned = Event(
        date(2026, 9, 25), "returned", 2027, "declare", "archives", grounds="缺依据", due=date(2026, 9, 30)
    )
    after, problems = append(kept, [returned])
    assert (problems, after.findings) == ((), ())
    assert after.ledger.events[1] == returned._replace(line=3, title="县档案馆")
    lines = kept.path.read_bytes().decode("utf-8-sig").split("\n")
    assert lines[:2] == ["日期,事项,年度,报送环节,报送单位,事由,截止日期\r", line]


def test_words_and_names_in_either_language(tmp_path: Path) -> None:
    kept = read(
        tmp_path,
        "2026-09-01,sent,2027,declare,县档案馆,,",
        "2026年9月2日,退回,2027年,evaluate,roads,目标不完整,",
        header="Date,EVENT,year,报送环节,home,原因,经办人",
    )
    assert [(e.home, e.event, e.grounds) for e in kept.ledger.events] == [
        ("archives", "sent", ""),
        ("roads", "returned", "目标不完整"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026-13-40,收到,2027,申报,archives", ["PF522 2:1"]),
        ("2026-09,收到,2027,申报,archives", ["PF522 2:1"]),
        ("9月1日,收到,2027,申报,archives", ["PF522 2:1"]),
        ("2026-09-01,收道,2027,申报,archives", ["PF523 2:12"]),
        ("2026-09-01,发出,27,申报,archives", ["PF523 2:15"]),
        ("2026-09-01,发出,２０２７,申报,archives", ["PF523 2:15"]),
        ("2026-09-01,发出,2027,年报,archives", ["PF523 2:20"]),
        ("2026-09-01,发出,2027,申报,", ["PF523 2:23"]),
        ("2026-09-01,发出,2027,申报,archive", ["PF524 2:23"]),
        ("2026-09-01,发出,2027", ["PF521 2:1"]),
        ("2026-09-01,发出,2027,申报,archives,,,,,,,多出来的", ["PF521 2:1"]),
        ('2026-09-01,发出,2027,申报,archives,"没有收尾', ["PF521 2:1"]),
        (f"2026-09-01,收到,2027,申报,archives,a.xlsx,{A},三十,,,", ["PF523 2:104"]),
        ("2026-09-01,收到,2027,申报,archives,a.xlsx,,30,,,", ["PF527 2:1"]),
        ("2026-09-01,收到,2027,申报,archives,a.xlsx,1.2E+35,30,,,", ["PF527 2:39"]),
        ("2026-09-01,免报,2027,申报,archives", ["PF527 2:1"]),
        ("2026-09-01,审核通过,2027,申报,archives,,,,,,", ["PF528 2:1"]),
        ("2026-09-01,更正,2027,申报,archives,a.xlsx," + A, ["PF528 2:1"]),
        ("2026-09-01,发出,2027,申报,archives,,,,,,,年底", ["PF521 2:1"]),
        ("<<<<<<< HEAD", ["PF525 2:1"]),
        ("=======", ["PF525 2:1"]),
        (">>>>>>> clerk", ["PF525 2:1"]),
        ("2026-09-01,发出,2027,申报,archives\n2026-09-01,发出,2027,申报,archives", ["PF526 3:1"]),
    ],
)
def test_a_faulty_line_is_named_at_its_cell(tmp_path: Path, line: str, expected: list[str]) -> None:
    assert said(read(tmp_path, line)) == expected


def test_the_day_of_a_return_is_read_and_refused_like_any_other(tmp_path: Path) -> None:
    kept = read(
        tmp_path,
        "2026-09-01,退回,2027,申报,archives,缺依据,年底",
        header="日期,事项,年度,报送环节,报送单位,事由,截止日期",
    )
    assert said(kept) == ["PF522 2:36"]


def test_no_header_stops_reading_and_writing(tmp_path: Path) -> None:
    kept = read(tmp_path, "2026-09-01,发出,2027,申报,archives", header="日子,事,年,环节,谁")
    assert (said(kept), kept.usable) == (["PF520 1:1"], False)
    before = kept.path.read_bytes()
    _, problems = append(kept, [FILE])
    assert [found.code for found in problems] == ["PF520", "PF529"]
    assert kept.path.read_bytes() == before


def test_the_ledgers_of_two_clerks_merge(tmp_path: Path) -> None:
    """Git's union of two new files: lines of both, perhaps the header twice, perhaps marks that nobody took out."""
    kept = read(
        tmp_path,
        HEADER,
        "2026-09-03,发出,2027,申报,roads",
        "=======",
        "日期,报送环节,报送单位,年度,事项",
        "2026-09-01,申报,archives,2027,发出",
        "2026-09-03,申报,roads,2027,发出",
        ">>>>>>> b",
        header="<<<<<<< a",
    )
    assert [(e.date.day, e.home) for e in kept.ledger.events] == [(1, "archives"), (3, "roads")]
    assert said(kept) == ["PF525 1:1", "PF525 4:1", "PF526 7:1", "PF525 8:1"]


def test_git_joins_two_ledgers_without_a_conflict(tmp_path: Path) -> None:
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    sent = FILE._replace(event="sent", file="", sha256="", accepted=None, doubted=None, rejected=None)
    append(read_ledger(base, HOMES), [sent])
    for path, new in ((ours, FILE), (theirs, FILE._replace(home="roads", date=date(2026, 9, 18)))):
        path.write_bytes(base.read_bytes())
        append(read_ledger(path, HOMES), [new])
    subprocess.run(["git", "merge-file", "--union", ours, base, theirs], check=True)
    kept = read_ledger(ours, HOMES)
    assert kept.findings == ()
    assert [(e.date.day, e.home, e.event) for e in kept.ledger.events] == [
        (18, "roads", "received"),
        (20, "archives", "sent"),
        (20, "archives", "received"),
    ]


def test_a_file_that_comes_again_is_no_second_receipt(tmp_path: Path) -> None:
    kept = read_ledger(tmp_path / "ledger.csv", HOMES)
    kept, first, _ = note_receipt(kept, FILE)
    kept, again, _ = note_receipt(kept, FILE._replace(date=date(2026, 9, 21), file="又一份.xlsx"))
    assert (first.outcome, again.outcome) == (Outcome.RECEIVED, Outcome.REPEATED)
    assert len(kept.ledger.events) == 1


def test_files_that_come_together_know_of_each_other(tmp_path: Path) -> None:
    kept = read_ledger(tmp_path / "ledger.csv", HOMES)
    other = FILE._replace(home="roads", sha256=B)
    after, found, problems = note_receipts(kept, [FILE, other, FILE, FILE._replace(sha256="c" * 64)])
    assert [one.outcome.value for one in found] == ["received", "received", "repeated", "stands"]
    assert ([e.home for e in after.ledger.events], problems) == (["archives", "roads"], ())


def test_another_file_supersedes_only_when_it_is_said_to(tmp_path: Path) -> None:
    kept, _, _ = note_receipt(read_ledger(tmp_path / "ledger.csv", HOMES), FILE)
    other = FILE._replace(date=date(2026, 9, 22), sha256=B)
    kept, asked, _ = note_receipt(kept, other)
    assert (asked.outcome, asked.event) == (Outcome.STANDS, None)
    assert asked.before is not None
    assert asked.before.sha256 == A
    kept, corrected, _ = note_receipt(kept, other, correction=True)
    assert corrected.outcome is Outcome.CORRECTION
    assert [e.event for e in kept.ledger.events] == ["received", "correction"]
    kept, old, _ = note_receipt(kept, FILE._replace(date=date(2026, 9, 23)))
    assert old.outcome is Outcome.REPEATED
    kept, back, _ = note_receipt(kept, FILE._replace(date=date(2026, 9, 23)), correction=True)
    assert back.outcome is Outcome.CORRECTION


def test_after_a_return_the_next_file_is_a_receipt_unless_it_is_the_same(tmp_path: Path) -> None:
    kept, _, _ = note_receipt(read_ledger(tmp_path / "ledger.csv", HOMES), FILE)
    back = Event(date(2026, 9, 25), "returned", 2027, "declare", "archives", grounds="指标没有单位")
    kept, _ = append(kept, [back])
    kept, same, _ = note_receipt(kept, FILE._replace(date=date(2026, 9, 26)))
    kept, mended, _ = note_receipt(kept, FILE._replace(date=date(2026, 9, 27), sha256=B))
    assert (same.outcome, mended.outcome) == (Outcome.REPEATED, Outcome.RECEIVED)
    assert [e.event for e in kept.ledger.events] == ["received", "returned", "received"]


def test_text_in_a_cell_can_neither_run_nor_break_a_line(tmp_path: Path) -> None:
    bad = FILE._replace(file='=cmd|"x"!A1\n,\u2028第二行', grounds="a\r\nb")
    kept, problems = append(read_ledger(tmp_path / "ledger.csv", HOMES), [bad])
    assert (problems, kept.findings) == ((), ())
    assert kept.ledger.events[0].file == '=cmd|"x"!A1 , 第二行'
    assert ",\"'=cmd" in kept.path.read_text(encoding="utf-8")


def test_a_folder_or_a_workbook_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ledger.csv").mkdir()
    assert not read_ledger(tmp_path / "ledger.csv", HOMES).usable
    (tmp_path / "other.csv").write_bytes(b"PK\x03\x04rest")
    kept = read_ledger(tmp_path / "other.csv", HOMES)
    assert ([f.code for f in kept.findings], kept.usable) == (["PF605"], False)
