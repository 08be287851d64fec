"""`perfcli explain` as a person types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.county import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Perfcli

COUNT = "library/reading/talks/count"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_screen(perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None], lang: str) -> None:
    write(tmp_path)
    screens = [
        perfcli("explain", call, value, "--targets", "t", "--lang", lang)
        for call, value in ((COUNT, "16"), ("行道树成活率", "95%"), ("修剪完成时间", "10月1日"))
    ]
    assert [screen.code for screen in screens] == [0, 0, 0]
    golden(f"explain.{lang}.txt", "\n".join(screen.out + screen.err for screen in screens))


@pytest.mark.parametrize(
    ("call", "offered"),
    [
        ("成活", ["park/green/trees/alive 行道树成活率"]),
        ("TREES", ["park/green/trees/alive 行道树成活率", "park/green/trees/done 修剪完成时间"]),
        ("绿化养", ["park/green/trees/alive 行道树成活率", "park/green/trees/done 修剪完成时间"]),
        ("行道树成话率", ["行道树成活率"]),
    ],
)
def test_part_of_a_name_lists_what_holds_it(
    perfcli: Perfcli, tmp_path: Path, call: str, offered: list[str]
) -> None:
    write(tmp_path)
    answer = perfcli("explain", call, "--targets", "t")
    assert (answer.code, answer.out) == (2, "")
    assert "PF720" in answer.err
    assert all(words in answer.err for words in offered)


def test_many_are_cut_short_and_nothing_offers_nothing(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    assert "讲座上座率 等" not in perfcli("explain", "讲座", "--targets", "t").err
    assert "等 6 个" in perfcli("explain", "a", "--targets", "t").err
    for call in ("", "  ", "没有的", "../../etc", "\x1b[31m"):
        answer = perfcli("explain", call, "--targets", "t")
        assert answer.code == 2
        assert "有这个字样" not in answer.err
        assert "\x1b" not in answer.err


def test_what_the_scores_recorded_is_said(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    perfcli("score", "a.csv", "--targets", "t", "--out", "o")
    given = ("--targets", "t", "--scores", "o/scores.json")
    missing = perfcli("explain", "library/branch/reading/talks/count", *given)
    assert "评分结果里：未报实际完成值" in missing.out
    recorded = perfcli("explain", COUNT, *given)
    assert "16场达到≥15场，为“良”" in recorded.out
    assert "评分结果里" not in recorded.out
    assert "评分结果里：16场达到≥15场" in perfcli("explain", COUNT, "20", *given).out


def test_a_value_that_cannot_be_read_and_a_negative_one(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    answer = perfcli("explain", COUNT, "≥15", "--targets", "t")
    assert answer.code == 2
    assert "PF622" in answer.err
    assert "负数前面要写 --" in perfcli("explain", COUNT, "-3", "--targets", "t").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["scroe"], "没有这个命令：scroe，是不是 'score'？"),
        (["score"], "还缺 ACTUALS"),
        (["score", "--nope"], "没有这个选项：--nope"),
        (["score", "a", "b"], "多写了 b"),
        (["score", "a", "--year", "abc"], "要写整数"),
        (["score", "a", "--lang", "fr"], "“fr”不在可用的值里"),
        (["init", "--year", "3"], "不能小于 1990"),
        (["report", "--format", "ofd"], "没有格式 ofd；可用：html, md, docx, xlsx, pdf"),
    ],
)
def test_a_wrong_command_line_is_answered_in_chinese(
    perfcli: Perfcli, arguments: list[str], words: str
) -> None:
    answer = perfcli(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert "帮助： perfcli" in answer.err
