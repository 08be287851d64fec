"""Where a waiver comment is one, what it covers, how it is read."""

from __future__ import annotations

import pytest

from perfcli.syntax.comments import waivers
from perfcli.syntax.reader import read_tree

MARK = "# perfcli: ignore[PF402] reason=x"


def covered(text: str) -> list[tuple[int, int, int, int]]:
    return [waiver.covers[1:] for waiver in waivers(read_tree(text.replace("@", MARK), "a.yaml"))]


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("a: b  @\nc: d\n", [(1, 1, 1, 5)]),
        ("@\na: b\n", [(1, 1, 4, 1)]),
        ("# 说明\n@\n\na: b\n", [(1, 1, 6, 1)]),
        ("a: b\n@\nc: d\n", [(3, 1, 3, 5)]),
        ("a: b\n@\n@\n# 别的\n\nc: d\n", [(6, 1, 6, 5)] * 2),
        ("a:  @\n  b: c\n  d: e\nf: g\n", [(1, 1, 4, 1)]),
        ("a:\n  - b: c  @\n    d: e\n  - f: g\n", [(2, 5, 4, 3)]),
        ("a:\n  @\n  - b: c\n    d: e\n  - f: g\n", [(3, 5, 5, 3)]),
        ("a: {b: c,  @\n  d: e}\nf: g\n", [(1, 1, 2, 8)]),
        ("a: {b: c,\n  d: e}  @\nf: g\n", [(2, 3, 2, 7)]),
        ("a: [\n  @\n  b, c]\n", [(3, 3, 3, 4)]),
        ("a: |  @\n  b\nc: d\n", [(1, 1, 3, 1)]),
        ("a: |\n  b\n@\nc: d\n", [(4, 1, 4, 5)]),
        ("a: b\n@\n", [(2, 1, 3, 1)]),
        ("'a @': b  @\n", [(1, 1, 1, 41)]),
        ("@\nb\n", [(1, 1, 4, 1)]),
    ],
)
def test_what_a_waiver_covers(text: str, covers: list[tuple[int, int, int, int]]) -> None:
    assert covered(text) == covers


@pytest.mark.parametrize(
    "text", ["a: '@'\n", 'a: "x\n\n  @ y"\n', "a: |\n  x\n  @\n  y\n", "a: x@\n", "a: >\n  x @\n", "a: [b, '@']\n", "'x @': y\n"]
)  # fmt: skip
def test_text_is_no_waiver(text: str) -> None:
    assert covered(text) == []


@pytest.mark.parametrize(
    ("comment", "codes", "until", "reason"),
    [
        ("ignore[PF402] reason=原文如此", ("PF402",), "", "原文如此"),
        ("ignore[PF402,PF410]  until=2026-12-31 reason=两 个", ("PF402", "PF410"), "2026-12-31", "两 个"),
        ("ignore[PF402，PF410、PF1] reason=x until=2026-12-31", ("PF402", "PF410", "PF1"), "2026-12-31", "x"),
        ("ignore [ PF402 ] reason=see until=here or there", ("PF402",), "here", "see until=here or there"),
        ("ignore[PF402]", ("PF402",), "", ""),
        ("ignore[PF402] until= reason=", ("PF402",), "", ""),
    ],
)
def test_how_it_is_read(comment: str, codes: tuple[str, ...], until: str, reason: str) -> None:
    for sign in ("# perfcli:", "#perfcli：", "#  perfcli: "):
        (waiver,) = waivers(read_tree(f"a: b {sign}{comment}\n", ""))
        assert waiver.shape
        assert (waiver.codes, waiver.until, waiver.reason) == (codes, until, reason)


@pytest.mark.parametrize(
    "comment", ["ignroe[PF402] reason=x", "ignore PF402 reason=x", "ignore[] reason=x", "", "忽略"]
)
def test_a_shape_that_cannot_be_read(comment: str) -> None:
    (waiver,) = waivers(read_tree(f"a: b # perfcli: {comment}\n", ""))
    assert not waiver.shape
    assert waiver.text == comment
