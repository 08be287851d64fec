"""Places inside a tree: of values, of keys, of some words in a text."""

from __future__ import annotations

import pytest

from perfcli.syntax.reader import read_tree

TEXT = """a: 县县，县县
b: "引\\n号 县县"
c: |
  第一 县县
  第二 县县 县县
d:
  - {id: x, name: 名}
  - [1, 2]
e:
"""
TREE = read_tree(TEXT, "t.yaml")


@pytest.mark.parametrize(
    ("where", "words", "offset", "place"),
    [
        (("a",), "县县", 0, (1, 4, 1, 6)),
        (("a",), "县县", 3, (1, 7, 1, 9)),
        (("c",), "县县", 0, (4, 6, 4, 8)),
        (("c",), "县县", 9, (5, 6, 5, 8)),
        (("c",), "县县", 12, (5, 9, 5, 11)),
        (("b",), "县县", 0, (2, 10, 2, 12)),
        (("b",), "引\n号", 0, (2, 4, 2, 13)),
        (("a",), "没有", 0, (1, 4, 1, 9)),
        (("d", 0, "name"), "名", 0, (7, 19, 7, 20)),
    ],
)
def test_words_in_a_text(
    where: tuple[str | int, ...], words: str, offset: int, place: tuple[int, ...]
) -> None:
    assert TREE.excerpt_span(where, words, offset)[1:] == place


def test_words_are_never_found_beyond_the_text() -> None:
    tree = read_tree("{a: x, b: yx}", "")
    assert tree.excerpt_span(("a",), "y")[1:] == (1, 5, 1, 6)


def test_places_of_keys_heads_and_what_is_not_there() -> None:
    assert TREE.key_span(("a",))[1:] == (1, 1, 1, 2)
    assert TREE.key_span(("d", 1))[1:] == (8, 5, 8, 11)
    assert TREE.key_span(("z", "y"))[1:3] == (1, 1)
    assert TREE.key_span(("z",))[1:3] == (1, 1)
    assert TREE.head_span(("d", 0))[1:] == (7, 19, 7, 20)
    assert TREE.head_span(("d", 1))[1:] == (8, 5, 8, 11)
    assert TREE.head_span(())[1:3] == (1, 1)
    assert TREE.span(("d", 7))[1:3] == (7, 3)
    assert TREE.span(("e",))[1:] == (9, 3, 9, 3)


def test_values_by_path() -> None:
    assert TREE.value(("d", 1, 0)) == "1"
    assert TREE.value(("a", 0)) == "县县，县县"  # one text where a list may stand is its own first item
    assert TREE.value(("d", 9)) == ""
    assert TREE.value(("e",)) == ""
    assert TREE.value(("z", "y")) == ""


def test_scalars_stay_text() -> None:
    text = "[no, 010, 1:30, 2026-01-01, 1e3, ~, null, 0x1F, .inf, 1_000]"
    assert read_tree(text, "").data == text.strip("[]").split(", ")


def test_a_text_that_cannot_be_read_has_no_places() -> None:
    assert read_tree("a: [", "").span(("a",))[1:3] == (1, 1)
