"""`verify` of what other parts add to a score: the bureau's check, an approval, another profile for a what-if."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.county import REGION, write
from tests.cli.test_check import scored as checked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

CHECK = "指标,复核完成值,复核得分,复核理由\n补植株数,400株,,点验不足\n"
APPROVE = ("approve", "--targets", "t", "--document", "青财预〔2026〕3号", "--date", "2026-02-10")
SCORE = ("score", "a.csv", "--targets", "t", "--out", "o")


def test_a_check_is_part_of_what_is_done_again(perfcli: Perfcli, tmp_path: Path) -> None:
    checked(perfcli, tmp_path, CHECK)
    assert perfcli("verify", "o", "--targets", "t").code == 0
    (tmp_path / "c.csv").write_text(CHECK.replace("400株", "450株"), encoding="utf-8")
    answer = perfcli("verify", "o", "--targets", "t")
    assert answer.code == 1
    assert "c.csv" in answer.out
    (tmp_path / "c.csv").rename(tmp_path / "moved.csv")
    assert perfcli("verify", "o", "--targets", "t", "--check", "moved.csv").code == 1
    (tmp_path / "moved.csv").write_text(CHECK, encoding="utf-8")
    assert perfcli("verify", "o", "--targets", "t", "--check", "moved.csv").code == 0


def test_an_approval_is_part_of_it_and_those_of_other_years_are_not(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    assert perfcli(*APPROVE, "--all").code == 0
    assert perfcli(*SCORE).code == 0
    assert perfcli("verify", "o", "--targets", "t").code == 0
    next_year = (tmp_path / "t/park.yaml").read_text(encoding="utf-8").replace("year: 2026", "year: 2027")
    (tmp_path / "t/next.yaml").write_text(next_year, encoding="utf-8")
    assert perfcli(*APPROVE, "--all", "--year", "2027").code == 0
    assert perfcli("verify", "o", "--targets", "t").code == 0


def test_an_approval_that_is_gone_is_told(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    perfcli(*APPROVE, "--all")
    perfcli(*SCORE)
    (tmp_path / "t/approved.lock").unlink()
    answer = perfcli("verify", "o", "--targets", "t")
    assert answer.code == 1
    assert "approved.lock 没有了" in answer.out


@pytest.mark.parametrize("usual", ["", "profile: cn-classic@1\n"])
def test_a_what_if_is_done_again_as_one(perfcli: Perfcli, tmp_path: Path, usual: str) -> None:
    write(tmp_path, region=REGION + usual)
    other = "cn-hubei@1"
    perfcli(*SCORE, "--profile", other)
    answer = perfcli("verify", f"o/what-if-{other}", "--targets", "t")
    assert (answer.code, answer.err) == (0, "")
