"""The canonical layout: nothing is lost, nothing said otherwise, and laid out twice is laid out once."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.syntax.comments import waivers
from perfcli.syntax.formatter import formatted
from perfcli.syntax.printer import Layout, print_yaml
from perfcli.syntax.reader import read_tree
from perfcli.syntax.remarks import remarks
from tests.syntax.test_printer import LAYOUT, ROOTS

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data

NOTES = st.sampled_from(
    ["# 说明", "#! 一", "#", "# 甲: 乙", "# perfcli: ignore[PF402] reason=照录", "#：", "# 'a' \"b\""]
)


def laid(text: str) -> str:
    made = formatted(read_tree(text, "a.yaml"))
    assert made is not None
    return made


def dirty(text: str, data: st.DataObject) -> str:
    """The same document with comments and blank lines where a person might put them."""
    lines = []
    for line in text.split("\n")[:-1]:
        tree_safe = line.strip() and not line.lstrip().startswith(("|", ">"))
        indent = line[: len(line) - len(line.lstrip())]
        if tree_safe and data.draw(st.integers(0, 5)) == 0:
            lines.append(
                data.draw(st.sampled_from(["", f"{indent}{data.draw(NOTES)}", data.draw(NOTES), "   "]))
            )
        ended = line.endswith((":", "}", "]")) and data.draw(st.integers(0, 3)) == 0
        lines.append(f"{line}   {data.draw(NOTES)}" if ended else line)
    return "\n".join(lines) + "\n"


@given(ROOTS, st.booleans(), st.data())
def test_data_comments_and_waivers_stay(
    given_data: dict[str, Data], styled: bool, draws: st.DataObject
) -> None:
    text = dirty(print_yaml(given_data, LAYOUT if styled else Layout()), draws)
    before = read_tree(text, "a.yaml")
    if before.problems:
        return  # a comment fell into a text of several lines: that is no file to lay out
    made = formatted(before)
    if made is None:
        assert "perfcli:" in text or not before.data  # only a waiver that would cover another node stops it
        return
    after = read_tree(made, "a.yaml")
    assert repr(after.data) == repr(before.data)
    assert remarks(after).texts == remarks(before).texts
    assert [one.text for one in waivers(after)] == [one.text for one in waivers(before)]
    assert laid(made) == made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:   1\nb:\n- x\n-   y\n", "a: 1\nb:\n  - x\n  - y\n"),
        ("a: '2.00'\nb: \"x: y\"\n", 'a: 2.00\nb: "x: y"\n'),
        ("a: {x: 1,   y: 2}\nb: [ 1,2 ]\n", "a: {x: 1, y: 2}\nb: [1, 2]\n"),
        ("a: {x: 1,\n    y: 2}\n", "a: {x: 1, y: 2}\n"),
        ("a: {x: 1,  # 一\n    y: 2}  # 二\n", "a:  # 一\n  x: 1\n  y: 2  # 二\n"),
        ("\n\na: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
        ("a:\n\n  x: 1\n", "a:\n  x: 1\n"),
        ("a: >-\n  一\n  二\nb: 1\n", "a: 一 二\nb: 1\n"),
        ("a: |\n  一\n\n  二\nb: 1", "a: |\n  一\n\n  二\nb: 1\n"),
        ("a: 一\n   二\n", "a: 一 二\n"),
        (
            "a:\n    # 里面\n    - x: 1\n      # 更里面\n      y: 2   \n# 末尾\n",
            "a:\n  # 里面\n  - x: 1\n    # 更里面\n    y: 2\n# 末尾\n",
        ),
        ("a:\n  -\n    x: 1\n", "a:\n  - x: 1\n"),
        ("a: ''\nb:\n  - ''\n", 'a:\nb:\n  - ""\n'),
        ("a: 1 #一\n", "a: 1  #一\n"),
    ],
)
def test_each_habit(before: str, after: str) -> None:
    assert laid(before) == after
    assert laid(after) == after


def test_order_and_a_line_that_is_too_long_for_braces() -> None:
    long = "很长的名称" * 40
    text = laid(f"z: 1\na: {{name: {long}, id: x}}\n")
    assert text == f"z: 1\na:\n  name: {long}\n  id: x\n"


def test_a_waiver_keeps_its_node() -> None:
    text = textwrap.dedent(
        """\
        # perfcli: ignore[PF302] reason=全文
        a: 1
        b:
              # perfcli: ignore[PF402] reason=照录
              - {x: 1}
              - y: 2   # perfcli: ignore[PF410] reason=照录
                z: 3
        """
    )
    made = laid(text)
    assert [one.text for one in waivers(read_tree(made, ""))] == [
        "ignore[PF302] reason=全文", "ignore[PF402] reason=照录", "ignore[PF410] reason=照录",
    ]  # fmt: skip
    assert "  - y: 2  # perfcli: ignore[PF410] reason=照录\n    z: 3" in made


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "- 1\n- 2\n", "一句话\n", "{}\n"])
def test_what_is_no_file_of_ours_is_left_alone(text: str) -> None:
    assert formatted(read_tree(text, "a.yaml")) is None
