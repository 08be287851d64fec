from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.loading.rename import renamed
from perfcli.syntax.layout import laid_out
from perfcli.syntax.reader import read_tree

ROOT = Path(__file__).parents[2]
UNTIDY = """\


名称:   甲   #没有空格的注释
# 说明一
任务:


- 名称 :  巡查
  # 说明二
  档次: { 优: 100% ,良:  90% }
-     名称: |
            第一行
              第二行

      单位: [ 次,件 ]
说明: "一
   二 # 不是注释"
科室:    # 说明三
      名称: 乙"""
TIDY = """\
名称: 甲  #没有空格的注释
# 说明一
任务:

  - 名称: 巡查
    # 说明二
    档次: {优: 100%, 良: 90%}
  - 名称: |
              第一行
                第二行

    单位: [次, 件]
说明: "一
   二 # 不是注释"
科室:  # 说明三
  名称: 乙
"""

words = st.sampled_from(
    ["甲", "name", "≥90%", "'>=90%'", '"a # b"', "一段 很长 的 文字", "[一, 二 ]", "{a: 1,b:  2}"]
)
keys = st.lists(st.sampled_from(["id", "名称", "goals", "档次", "x"]), min_size=1, max_size=3, unique=True)
gaps = st.sampled_from(["", "  # 注释", " #注", "   "])


@st.composite
def blocks(draw: st.DrawFn, indent: int = 0, depth: int = 3) -> list[str]:
    """Lines of a mapping at `indent`, untidily written."""
    lines: list[str] = []
    pad = " " * indent
    for key in draw(keys):
        lines += draw(st.sampled_from([[], [""], ["", ""], [f"{pad}# 上"], ["   # 斜"]]))
        kind = draw(st.sampled_from("wwmlst" if depth else "w"))
        step = draw(st.integers(1, 4))
        if kind == "w":
            lines.append(f"{pad}{key}:{draw(st.sampled_from(['', ' ']))} {draw(words)}{draw(gaps)}")
        elif kind == "t":
            sign = draw(st.sampled_from(["|", "|-", "|+", ">", ">-"]))
            lines += [f"{pad}{key}: {sign}", *(f"{pad}{' ' * step}{line}" for line in ("一 ", "  # 二")), ""]
        elif kind == "m":
            lines += [f"{pad}{key}:{draw(gaps)}", *draw(blocks(indent + step, depth - 1))]
        elif kind == "s":
            dash = "-" + " " * step
            lines += [f"{pad}{key}:", *(f"{pad}{dash}{draw(words)}{draw(gaps)}" for _ in range(2))]
        else:
            inner = draw(blocks(indent + 1 + step, depth - 1))
            inner = [line for line in inner if line.strip() and not line.strip().startswith("#")]
            inner[0] = f"{pad}-{' ' * step}{inner[0].lstrip()}"
            lines += [f"{pad}{key}:", *inner]
    return lines


def test_an_untidy_file_is_laid_out_with_every_comment() -> None:
    assert laid_out(UNTIDY) == TIDY


@pytest.mark.parametrize("path", sorted((ROOT / "targets").rglob("*.yaml")), ids=lambda path: path.name)
def test_the_example_is_canonical(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert laid_out(text) == text


@pytest.mark.parametrize("path", sorted((ROOT / "targets").rglob("*.yaml")), ids=lambda path: path.name)
def test_keys_go_into_chinese_and_back_to_the_same_bytes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    chinese = laid_out(renamed(text, "zh"))
    assert chinese != text
    assert laid_out(renamed(chinese, "en")) == text


@pytest.mark.parametrize("text", ["", "a: [", "a:\tb\n", "只是文字", "a: 1\na: 2\n"])
def test_what_cannot_be_read_is_left_as_it_is(text: str) -> None:
    assert laid_out(text) == text


@settings(max_examples=120, deadline=None)
@given(blocks())
def test_layout_changes_white_space_only_and_is_stable(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    once = laid_out(text)
    assert read_tree(once, "").data == read_tree(text, "").data
    assert "".join(once.split()) == "".join(text.split())
    assert laid_out(once) == once
