"""All ways of reading accept, refuse and read the same, and places point at what they name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perfcli.syntax.edits import excerpt
from perfcli.syntax.parsers import c_parser
from perfcli.syntax.reader import read_events, read_tree
from perfcli.syntax.tree import Branch, mark_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Event, Tree

PIECES = [
    *"ab甲1 \n-:,[]{}\"'#|>&*!%@`?~\\.0=<+\U00020bb7\u3000", "- ", ": ", "\n  ", "\n- ", "a: ", "---\n", "...\n",
    "|\n", "|-\n", ">\n", "|2\n", ">5\n", "''", "\\n", "\\x41", "<<: ", "%YAML 1.1\n", "!!str ", "&a ", "*a", "? ",
    " #", "# c\n", "{a, b: }", "[a: ]", "：", ">=", "- id: x\n",
]  # fmt: skip
FRAGMENTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
SCALARS = st.text(st.sampled_from("ab甲1 -:,[]{}#|>&*!%@'\"\n\\"), max_size=8)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS, inner, max_size=3),
    max_leaves=12,
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """YAML as PyYAML writes it, in any style, with up to two characters changed."""
    style = draw(st.sampled_from([None, "'", '"', "|", ">"]))
    flow = draw(st.sampled_from([None, True, False]))
    text = yaml.dump(draw(DATA), allow_unicode=True, default_style=style, default_flow_style=flow, width=20)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + draw(st.integers(0, 2)) :]
    return text


def shape(node: Branch | Event | None) -> Any:
    """The places of a tree as plain numbers."""
    if node is None:
        return None
    if isinstance(node, Branch):
        keys = [(key, mark_span("", event.start_mark, event.end_mark)) for key, event in node.keys.items()]
        return mark_span("", node.start, node.end), keys, [(k, shape(v)) for k, v in node.items.items()]
    return mark_span("", node.start_mark, node.end_mark)


def said(tree: Tree) -> set[tuple[str, int]]:
    return {(problem.code, problem.span.line) for problem in tree.problems}


def same(text: str) -> None:
    """Lines, libyaml and the pure-Python parser agree."""
    if not text.endswith("\n"):
        text += "\n"
    lines, fast, slow = read_tree(text, ""), read_events(text, ""), read_events(text, "", pure=True)
    if any(problem.code in ("PF005", "PF006") for problem in lines.problems):
        return  # refused before anything is read
    assert bool(fast.problems) == bool(slow.problems)
    assert (fast.data, shape(fast.root)) == (slow.data, shape(slow.root)) or fast.problems
    assert (lines.data, lines.problems) == (fast.data, fast.problems)
    for where in paths(fast.data):
        assert lines.span(where) == fast.span(where)
        assert lines.key_span(where) == fast.key_span(where)
        assert lines.head_span(where) == fast.head_span(where)


def paths(data: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every key path of some data, and one beyond each."""
    yield above
    yield (*above, "name")
    yield (*above, 0)
    if isinstance(data, (dict, list)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from paths(value, (*above, step))


LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "  ", "    ", " ", "      "]),
        st.sampled_from(["", "- ", "-  ", "- - ", "-"]),
        st.sampled_from(["", "a: ", "b:", "名称: ", "id: ", "name: ", "a:  ", "k-1: ", "a", "b : ", '"a": ']),
        st.sampled_from(
            ["", "x", "甲，乙：丙", "a:b", "x ", "2.00", '"q # : "', '""', "{a: b}", "{ a: 1%, 名: ≥95% }", "{a: b, a: c}", "{a: b,c: d}", "{a:  b}", "{}", "[a]", "x: y", "x:", "x#y",
             "≥95%", "<80%", "-5", "- x", "'q'", "|", ">5", "&a", "~", "{a: 'b'}", "{a: b c }", "{a: }", "...", "a # b",
             "{a: {b: c}}", "{ a: 1, 名: { 优: ≥95%, 差: <95% }, id: x }", "{a: {b: {c: d}}, e: f}", "{a: {b: c}, a: d}", "{a: {b: c, b: d}}", "{a: {}}", "{a: {b: c}",
             "{a: {b: c}}}", "{a: {b: c} d}", '{a: "b"}', '{a: "≤5 ", 名: "c"}', '{a: "b" c}', '{a: "", b: c}', '{a: "b, c"}', '{a: {b: "c", d: e}}',
             '{a: "b: c", d: e}', '{a: "\\\\", b: c}', '{a: "b"c}', '{"a": b}', '{a: b"c"}', '{a: {b: "{"}}', "{a: {b: c},d: e}"]
        ),
        st.sampled_from(["", "", "", " # c", " #: d", "#e", "  ", " # f: g"]),
    ).map("".join)
    | st.sampled_from(["", "# c", "   # d: e", "  ", "---", "..."]),
    max_size=8,
).map("\n".join)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(LINES)
def test_lines_read_the_same(text: str) -> None:
    same(text)


HEADS = st.sampled_from(
    ["a:", "b:", "名称:", "- ", "- a:", "- - ", "-  b:", "c: x", "- d: y", "e:  ", "name:", "- z"]
)
SIGNS = st.sampled_from(["", " |", " |-", " >", " >-", " |+", " >+", " |2", " | # c", "  >-", " |-  ", '"x"'])
OWN = st.sampled_from(
    [
        "甲",
        "乙，丙: 丁",
        "# 不是注释",
        "- 一",
        "x ",
        "",
        "  ",
        "a: b",
        '"',
        "  深",
        "：",
        "|",
        ">-",
        "d |",
        "\\t",
    ]
)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Keys and dashes with signs, and below them lines that are deeper, or nearly so."""
    lines = []
    for _ in range(draw(st.integers(1, 5))):
        indent = draw(st.sampled_from([0, 0, 2, 2, 4, 1]))
        lines.append(" " * indent + draw(HEADS) + draw(SIGNS))
        deeper = indent + draw(st.sampled_from([2, 2, 4, 1, 0, 3]))
        off = st.sampled_from([0, 0, 0, 0, 1, -1, 2])
        lines += [" " * (deeper + draw(off)) + draw(OWN) for _ in range(draw(st.integers(0, 4)))]
    return "\n".join(lines)


@settings(max_examples=800, deadline=None)
@given(blocks())
def test_blocks_read_the_same(text: str) -> None:
    same(text)


def test_everyday_blocks_need_no_parser() -> None:
    text = "a: |-\n  甲\n   乙\n\n  丙\nb:\n  - >-\n    一\n    二\n\n    三\n  - c: |\n      # 不是注释\n    d: 1  # 注释\n"
    tree = read_tree(text, "")
    assert tree.places is not None
    assert tree.data == {"a": "甲\n 乙\n\n丙", "b": ["一 二\n三", {"c": "# 不是注释\n", "d": "1"}]}


@settings(max_examples=400, deadline=None)
@given(FRAGMENTS)
def test_fragments_read_the_same(text: str) -> None:
    same(text)


@settings(max_examples=200, deadline=None)
@given(documents())
def test_documents_read_the_same(text: str) -> None:
    same(text)


@pytest.mark.skipif(c_parser("a") is None, reason="PyYAML without libyaml")
@pytest.mark.parametrize(
    "text",
    [
        "[", "{", "a: {b", "a: [b", 'a: "b', "a: b: c", "a\nb: c", "- a\n b: c", "a: |95", "a: *", "a: &", "a: *中", "{{", "a: [b] c",
        "a: 'b' c", "? [a]\n: b", "a: @b", 'a: "\\x"', "  a: b\n c: d", "a: >=1\nb: >=2", "a：b\nc: d", "{a, b:{c: d}}", "[a:]", "{a:?b}", "---", "!", "a: >-# x\n  y", "%a\n---\nb",
        "a: &x b\nc: *x", "a: 1\na: 2", "a: >5\n",
    ],
)  # fmt: skip
def test_plausible_mistakes_are_reported_the_same(text: str) -> None:
    fast, slow = read_tree(text, ""), read_events(f"{text}\n", "", pure=True)
    assert fast.problems
    assert said(fast) == said(slow)


def scalars(node: Branch | Event) -> list[Any]:
    if not isinstance(node, Branch):
        return [node]
    below = [event for item in node.items.values() for event in scalars(item)]
    return [*node.keys.values(), *below]


@settings(max_examples=300, deadline=None)
@given(documents())
def test_the_text_at_a_place_reads_as_the_value(text: str) -> None:
    tree = read_tree(text, "")
    assume(not tree.problems and tree.root is not None)
    assert tree.root is not None
    events = scalars(tree.root)
    for event in events:
        place = mark_span("", event.start_mark, event.end_mark)
        written = excerpt(tree.text, place)
        if event.style in ("|", ">") or "\n" in written:
            continue  # their reading depends on the indentation around them
        if not event.style:
            assert written.strip(" \n") == event.value
        else:
            assert read_tree(f"[{written}]", "").data == [event.value]
    starts = sorted(
        (e.start_mark.line, e.start_mark.column, e.end_mark.line, e.end_mark.column) for e in events
    )
    assert all(a[2:] <= b[:2] for a, b in pairwise(starts))


@pytest.mark.parametrize(
    "text",
    ["{a?: b, c: d?}\n", "[a ? b]\n", "{? }\n", "[? ]\n", "[? a]\n", "[: b]\n", "{: b}\n", "- |2#-\n   1\n", "{a, b: }\n", "%FOO\n---\na\n"],
)  # fmt: skip
def test_corners_where_the_parsers_part_read_the_same(text: str) -> None:
    same(text)
