"""`perfcli sample` as a person types it: anyone who has the scores draws the same."""

from __future__ import annotations

import csv
import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.cli.county import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

SCORES = ("sample", "--scores", "o/scores.json")


def scored(perfcli: Perfcli, folder: Path) -> list[str]:
    """The addresses of all indicators of the county."""
    write(folder)
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "o", "-q").code == 0
    rows = csv.DictReader((folder / "o/scores.csv").open(encoding="utf-8-sig"))
    return [row["address"] for row in rows]


def drawn(screen: str) -> list[str]:
    return [line.split()[1] for line in screen.splitlines() if line[:4].strip().isdigit()]


def test_the_draw_can_be_done_again_by_hand(perfcli: Perfcli, tmp_path: Path) -> None:
    addresses = scored(perfcli, tmp_path)
    answer = perfcli(*SCORES, "--count", "2", "--seed", "青棠2027")
    by_hand = sorted(addresses, key=lambda one: hashlib.sha256(f"青棠2027:{one}".encode()).hexdigest())[:2]
    assert drawn(answer.out) == by_hand
    assert "从其余 6 个指标中随机抽 2" in answer.out
    assert perfcli(*SCORES, "--count", "2", "--seed", "青棠2027") == answer
    assert drawn(perfcli(*SCORES, "--count", "3", "--seed", "青棠2027").out)[:2] == by_hand


def test_without_a_seed_the_scores_decide_and_a_check_does_not_move_them(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    addresses = scored(perfcli, tmp_path)
    before = perfcli(*SCORES, "--share", "34%")
    assert len(drawn(before.out)) == 3
    (tmp_path / "c.csv").write_text(f"指标,复核完成值,复核理由\n{addresses[0]},12,台账\n", encoding="utf-8")
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "o", "--check", "c.csv", "-q").code == 0
    assert perfcli(*SCORES, "--share", "34%").out == before.out


def test_what_must_be_checked_stands_first_and_is_not_drawn_again(perfcli: Perfcli, tmp_path: Path) -> None:
    addresses = scored(perfcli, tmp_path)
    answer = perfcli(*SCORES, "--count", "1", "--must-grade", "差", "--must-missing")
    assert "抽样 3 行：必查 2，从其余 4 个指标中随机抽 1" in answer.out
    assert drawn(answer.out)[:2] == [one for one in addresses if one.startswith("library/branch")]
    money = perfcli(*SCORES, "--must-over", "8万元", "--targets", "t")
    assert drawn(money.out) == [one for one in addresses if one.startswith("park")]


def test_each_department_or_whole_departments(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path)
    each = drawn(perfcli(*SCORES, "--count", "1", "--per", "department").out)
    assert [one.partition("/")[0] for one in each] == ["library", "park"]
    whole = drawn(perfcli(*SCORES, "--count", "1", "--of", "departments").out)
    assert len({one.partition("/")[0] for one in whole}) == 1
    assert len(whole) in (2, 4)


def test_the_table_is_ready_to_be_filled_in(perfcli: Perfcli, tmp_path: Path) -> None:
    scored(perfcli, tmp_path)
    assert perfcli(*SCORES, "--share", "100%", "--out", "check.csv").code == 0
    path = tmp_path / "check.csv"
    text = path.read_text(encoding="utf-8-sig")
    assert text.startswith("# 示例数据\n# 抽样 6 行")
    filled = text.replace(",16,,良,,,,,,", ",16,,良,,16,,,,").splitlines(keepends=True)
    path.write_text("".join(filled), encoding="utf-8")
    answer = perfcli("score", "a.csv", "--targets", "t", "--check", "check.csv")
    assert answer.code == 0, answer.err
    assert "已复核 1/6 个指标：同意自评 1，改 0；待填 5" in answer.out
    assert "PF785" in answer.err
    path.write_text("".join(filled[:-1]), encoding="utf-8")
    assert "PF788" in perfcli("score", "a.csv", "--targets", "t", "--check", "check.csv").err
    again = perfcli(*SCORES, "--share", "100%", "--out", "check.csv")
    assert (again.code, "已经有了" in again.err) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--count", "1", "--share", "1%"),
        ("--share", "0.1"),
        ("--share", "101%"),
        ("--count", "7"),
        ("--must-grade", "特优"),
        ("--must-over", "8"),
        ("--seed", " ", "--count", "1"),
        ("--count", "1", "--of", "departments", "--per", "department"),
    ],
)
def test_a_draw_that_cannot_be_is_refused(
    perfcli: Perfcli, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    scored(perfcli, tmp_path)
    answer = perfcli(*SCORES, *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err
