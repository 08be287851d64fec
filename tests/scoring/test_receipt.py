from __future__ import annotations

import pytest

from perfcli.formats import csv_
from perfcli.scoring.receipt import make_receipt, shown_path, text_hash
from perfcli.scoring.scorecard import Source

from .build import PLAN, county, rows, scored

TABLE = rows("a/d/x/rate,100%,")


def _receipt(data: bytes) -> str:
    table, _ = csv_.read(data, "a.csv")
    assert table is not None
    return make_receipt([Source("actuals", "a.csv", text_hash(table.text))], "1").content


def test_encoding_line_ends_and_marks_do_not_change_the_hash_and_a_digit_does() -> None:
    text = TABLE.replace("100%", "九成")
    plain = _receipt(text.encode())
    assert _receipt(text.encode("utf-8-sig")) == plain
    assert _receipt(text.encode("gb18030")) == plain
    assert _receipt(text.encode("utf-16")) == plain
    assert _receipt(text.replace("\n", "\r\n").encode()) == plain
    assert _receipt(text.replace("九成", "八成").encode()) != plain
    assert text_hash("\ufeffa\r\nb\r") == text_hash("a\nb\n")


def test_names_and_order_of_files_do_not_change_the_check_code() -> None:
    first, second = Source("targets", "x/a.yaml", "1"), Source("targets", "x/b.yaml", "2")
    one = make_receipt([first, second], "1", "x")
    other = make_receipt([Source("targets", "y/c.yaml", "2"), first], "1", "y")
    assert (one.content, one.check) == (other.content, other.check)
    assert [source.path for source in one.sources] == ["a.yaml", "b.yaml"]
    assert one.check == f"{one.content[:4]}-{one.content[4:8]}".upper()


@pytest.mark.parametrize(
    ("path", "root", "shown"),
    [("w/t/a.yaml", "w", "t/a.yaml"), ("/else/a.csv", "w", "a.csv"), ("a.csv", "", "a.csv"), ("perfcli/profiles/p.yaml", "w", "perfcli/profiles/p.yaml")],
)  # fmt: skip
def test_paths_are_shown_from_the_workspace(path: str, root: str, shown: str) -> None:
    assert shown_path(path, root) == shown


def test_a_scorecard_names_everything_it_was_made_from() -> None:
    card = scored(TABLE).done
    assert [source.role for source in card.receipt.sources] == ["targets", "profile", "actuals"]
    again = scored(TABLE, county(PLAN + "\n")).done
    assert again.check != card.check
