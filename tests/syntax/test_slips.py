"""Slips of the pen are all reported in one run, each with what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfcli.syntax.problems import translate
from perfcli.syntax.reader import read_events, read_tree
from tests.documents import HEAD, STRUCTURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Check

SLIPS = f"""{HEAD}source：某处
indicators:
  - id: a
    name: 甲率
    target: >=95%
    note: *重点
  - {{id: b, name: 乙率, target: >=90%}}
  - {{id: c, name: 丙率, target: %90}}
  - {{id: d，name: 丁率}}
  - id: e
    name：戊率
    target: @每年
    formula: |
      >=这里是文字，a：b 也是
    bands:
      优: >= 95%  # 说明
      良: > 85%
      中: "> 75%"
      差: `<75%
    source: &甲 !乙
    note:无
"""


def test_every_slip_in_one_run(check: Check, golden: Callable[[str, str], None]) -> None:
    answer = check(SLIPS, "--output-format=full", "--lang=zh")
    assert answer.code == 1
    golden("slips.zh.txt", answer.out)
    golden("slips.en.txt", check(SLIPS, "--output-format=full", "--lang=en").out)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("perfcli： 1\nyear： 2026\ndepartment：\n  id： a\n", ["1:1 PF008", "2:1 PF008", "3:1 PF008", "4:3 PF008"]),
        ("perfcli:1\nyear:2026\ndepartment: {id: a, name: 甲}\n", ["1:1 PF008", "2:1 PF008"]),
        ("perfcli: 1\nyear: 2026\ndepartment:\n  id： a\n  name： 甲\n", ["4:3 PF008", "5:3 PF008"]),
        ("perfcli: 1\nyear: 2026\ndepartment: {id：a, name:甲}\n", ["3:1 PF101", "3:1 PF101", "3:14 PF008", "3:20 PF008"]),
        (f"{HEAD}note: a: b\n", ["4:8 PF001"]),
        (f"{HEAD}note: [附件1] 说明\n", ["4:13 PF001"]),
        (f"{HEAD}note: 'it's'\n", ["4:11 PF001"]),
        (f'{HEAD}note: "没有\nsource: 关上\n', ["4:7 PF001"]),
        (f"{HEAD}scales: {{a: b\nsource: c\n", ["5:7 PF001"]),
        (f"{HEAD}scales: {{a: b\n", ["4:9 PF001"]),
        (f"{HEAD}note: - a\n", ["4:7 PF001"]),
        (f"{HEAD}note: |95%\n", ["4:7 PF007"]),
        (f"{HEAD}note: >95%\n", ["4:7 PF007"]),
        (f"{HEAD}note: !完成\nsource: &重点\n", ["4:7 PF007", "5:9 PF007"]),
        (f'{HEAD}note: |\n  >=95%\n  甲：乙\nsource: "x\n', ["7:9 PF001"]),
        (f"{HEAD}duties:\n  - id: a\n   name: b\n", ["6:4 PF001"]),
    ],
)  # fmt: skip
def test_the_place_of_a_slip(check: Check, text: str, expected: list[str]) -> None:
    answer = check(text, STRUCTURE)
    assert (answer.code, answer.places) == (1, expected)


@pytest.mark.parametrize(
    "line", ["note: '>=3'", "# note: >=3", "note: a >=3", "note: 3% * 2", "note: 甲：乙", "note: http://a.cn", "note: a  # >=3"]
)  # fmt: skip
def test_near_misses_are_no_slips(check: Check, line: str) -> None:
    assert check(f"{HEAD}{line}\n").code == 0
    broken = read_tree(f"{HEAD}{line}\nsource: : :\n", "")
    assert [p.span.line for p in broken.problems] == [5]


def test_every_complaint_of_both_parsers_is_translated() -> None:
    """Documents broken in every way the parsers know; what they say must not reach a clerk in the parser's words."""
    texts = [
        "a: b: c", "a\nb: c", "a: @b", "- a\nb", "a: {b", "a: [b", 'a: "b', "a: 'b\n---\n", 'a: "\\q"', 'a: "\\x4g"',
        "a: - b", "a: ? b", "a: [,]", "a: *", "a: &", "a: &甲 b", "a: |9x", "a: |0\n b", "a: !<x y", "a: !x!y z", "a: !中",
        "%YAML 2\n---\na", "%YAML x\n---\na", "%YAML 1.1\n%YAML 1.1\n---\na", "%TAG x\n---\na", "%TAG ! x\n%TAG ! y\n---\na",
        " a: b\nc: d", "a: [b] c", "a: 'b' c", "a: |x\n b", "%", "a: !%zz b", "? a\n? : b\n c", "a: b\n- c", "a: {b: c]}", "%YAML 3.0\n---\na",
    ]  # fmt: skip
    for text in texts:
        for pure in (False, True):
            for problem in read_events(f"{text}\n", "", pure=pure).problems:
                said = dict(problem.arguments).get("problem")
                assert said is None or said.zh != said.en, (text, pure, said)  # type: ignore[union-attr]


def test_an_unknown_complaint_is_passed_on() -> None:
    assert translate("brand new trouble").zh == "brand new trouble"
    assert translate("").en == "it cannot be parsed"
