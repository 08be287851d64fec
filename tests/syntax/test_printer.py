from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.syntax.prescan import is_forbidden
from perfcli.syntax.printer import Layout, print_entry, print_item, print_yaml
from perfcli.syntax.reader import read_events, read_tree

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data, KeyPath

ALPHABET = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn"), include_characters="\n　 ")
PIECES = st.sampled_from(
    [": ", " #", "- ", "? ", "{", "}", "[", "]", ",", "&a", "*a", "!t", "|", ">", "'", '"', "%", "@", "`", "\\", "\n",
     "---", "...", ":", "#", "=", " ", "　", "年度", "≥95%", "80%以下", "2.00", "null", "~", "<<", "：", "\n\n", " \n"]
)  # fmt: skip
TEXTS = st.one_of(st.text(ALPHABET, max_size=12), st.lists(PIECES, max_size=6).map("".join))
SAFE = TEXTS.filter(lambda text: not any(is_forbidden(char) for char in text if char != "\n"))
KEYS = SAFE.filter(lambda key: bool(key) and key != "<<" and len(key) < 100 and "\n" not in key)
NAMED = st.sampled_from(["bands", "indicators", "scales", "duties", "objectives"])
LAYOUT = Layout(
    flow=frozenset({"bands", "indicators"}),
    flow_below=frozenset({"scales"}),
    apart=frozenset({"duties", "objectives"}),
    spaced=frozenset({"duties"}),
)


def nested(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    keys = st.one_of(KEYS, NAMED)
    return st.one_of(st.lists(children, max_size=4), st.dictionaries(keys, children, max_size=4))


TREES = st.recursive(SAFE, nested, max_leaves=12)
ROOTS = st.one_of(st.dictionaries(st.one_of(KEYS, NAMED), TREES, min_size=1, max_size=4))


@given(ROOTS, st.booleans())
def test_what_is_printed_reads_back(data: Data, styled: bool) -> None:
    text = print_yaml(data, LAYOUT if styled else Layout())
    for tree in (read_tree(text, ""), read_events(text, ""), read_events(text, "", pure=True)):
        assert not tree.problems, text
        assert tree.data == data


@given(st.dictionaries(KEYS, SAFE, min_size=1, max_size=3))
def test_comments_change_nothing(data: dict[str, Data]) -> None:
    comments: dict[KeyPath, str] = {(key,): "说明 # : 照录" for key in data}
    tree = read_tree(print_yaml(data, comments=comments, head=("第一行", "")), "x.yaml")
    assert tree.data == data


def test_the_layout_of_a_target_file() -> None:
    data: Data = {
        "year": "2016",
        "scales": {"s1": {"优": "100%", "差": "75%以下"}},
        "duties": [{"id": "d1", "budget": "", "content": "甲\n乙"}, {"id": "d2", "indicators": [{"id": "i1", "bands": {"优": ">5"}}]}],
    }  # fmt: skip
    assert print_yaml(data, LAYOUT, {("year",): "示例"}, ("头",)) == (
        "# 头\nyear: 2016  # 示例\nscales:\n  s1: {优: 100%, 差: 75%以下}\n\nduties:\n  - id: d1\n    budget:\n    content: |-\n"
        '      甲\n      乙\n\n  - id: d2\n    indicators:\n      - {id: i1, bands: {优: ">5"}}\n'
    )


def test_pieces_for_edits() -> None:
    assert print_entry("content", "甲\n乙", 4) == "    content: |-\n      甲\n      乙"
    assert print_item({"id": "i1", "name": "率"}, "indicators", 6, LAYOUT) == "      - {id: i1, name: 率}"


@pytest.mark.parametrize("name", ["region.yaml", "2016/npc.yaml", "2016/cppcc.yaml"])
def test_the_example_county_reads_back(name: str) -> None:
    data = read_tree((Path("targets") / name).read_text(encoding="utf-8"), name).data
    assert read_tree(print_yaml(data, LAYOUT), name).data == data
