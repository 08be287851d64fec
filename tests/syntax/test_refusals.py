"""Everything a target file may not hold is refused at its place, and nothing crashes or hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfcli.loading.document import parse_document
from perfcli.syntax.kinds import MAX_PROBLEMS
from perfcli.syntax.reader import read_events, read_tree
from tests.documents import HEAD, STRUCTURE

if TYPE_CHECKING:
    from tests.conftest import Check

REFUSED = [
    (f"{HEAD}year: 2027\n", ["4:1 PF002"]),
    (f"{HEAD}note: !!str x\n", ["4:7 PF003"]),
    (f"{HEAD}scales: !x\n  a: {{优: 1, 差: 0}}\n", ["4:9 PF003"]),
    (f"{HEAD}note: &a x\nsource: *a\n", ["4:7 PF003", "5:9 PF003"]),
    (f"{HEAD}<<: {{a: b}}\n", ["4:1 PF003"]),
    (f"{HEAD}? &k !t note\n: x\n", ["4:3 PF003", "4:3 PF003"]),
    (f"%YAML 1.1\n---\n{HEAD}", ["1:1 PF003"]),
    (f"%TAG ! tag:x,2000:\n---\n{HEAD}", ["1:1 PF003"]),
    (f"{HEAD}---\n{HEAD}", ["4:1 PF003"]),
    (f"{HEAD}...\n---\n", ["5:1 PF003"]),
    (f"{HEAD}? [a, b]\n: x\n", ["4:3 PF003"]),
    (f"{HEAD}{{a: b}}: x\n", ["4:1 PF003"]),
    (f"{HEAD}note: {'[' * 33}{']' * 33}\n", ["4:38 PF004"]),
    ("{a: " * 15_000, ["1:129 PF004"]),
    ("- " * 30_000, ["1:65 PF004"]),
    (f"{HEAD}duties:\n\t- id: a\n", ["5:1 PF006"]),
    (f"{HEAD}note: a\tb\n", ["4:8 PF006"]),
    (f"{HEAD}note: a\0b\n", ["4:8 PF005"]),
    (f"{HEAD}note: a\x07\u202e\u200b\x85\u2028\u2029\ufeff\x7f\x9bb\n", [f"4:{n} PF005" for n in range(8, 17)]),
    (f"{HEAD}note: a\uffffb\ufffe\n", ["4:8 PF005", "4:10 PF005"]),
    (f'{HEAD}note: "a\\x1b[31m"\nsource: "\\u202e"\n', ["4:7 PF005", "5:9 PF005"]),
    (f'{HEAD}note: "a\\tb"\n', ["4:7 PF005"]),
    (f"{HEAD}note: >5\nsource: |2  # x\n", ["4:7 PF007", "5:9 PF007"]),
    (f"{HEAD}note: >-# x\n  a\n", ["4:7 PF001"]),
    ("", ["1:1 PF009"]),
    ("# a\n\n# b\n", ["1:1 PF009"]),
    ("---\n...\n", ["1:1 PF009"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_is_refused_and_where(check: Check, text: str, expected: list[str]) -> None:
    answer = check(text, STRUCTURE)
    assert (answer.code, answer.places) == (1, expected)


def test_brackets_beyond_the_depth_are_refused_where_the_parser_meets_its_own_cap(check: Check) -> None:
    (place,) = check("[" * 60_000, STRUCTURE).places
    assert place in ("1:33 PF004", "1:1001 PF004")  # some releases of libyaml look ahead and stop there


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{HEAD}...\n",
        f"{HEAD}? note\n: x\n",
        f"{HEAD}note: >\n  折叠\n  文字\nsource: |-\n  一\n    二\n",
        f'{HEAD}note: "一\\n二\\u4e09\\_"\n',
        f"{HEAD}note: 名字\u3000里的\xa0空格，\U00020bb7\ue000\n",
        f"{HEAD}note: {'[' * 0}~\nsource: null\n",
        f"{HEAD}".replace("\n", "\r\n"),
        f"{HEAD}".replace("\n", "\r"),
        HEAD.rstrip("\n"),
    ],
)
def test_what_is_taken(check: Check, text: str) -> None:
    assert check(text).code == 0


def test_tags_and_keys_are_named_as_they_are_written(check: Check) -> None:
    said = check(f"{HEAD}note: !!int 3\nsource: !local x\n? [a, b]\n: c\n", "--lang=en", STRUCTURE).out
    assert "tags: '!!int'" in said
    assert "tags: '!local'" in said
    assert "keys that are not text: '? [a, b]'" in said


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize("escape", ["\\UFFFFFFFF", "\\U00110000", "\\ud800", "\\q", "\\x4"])
def test_impossible_escapes_are_refused(escape: str, *, pure: bool) -> None:
    tree = read_events(f'note: "{escape}"\n', "a.yaml", pure=pure)
    assert tree.problems
    assert tree.problems[0].code in ("PF001", "PF005")


HOSTILE = {
    "spaces after a sign": f"{HEAD}note: >={' ' * 60_000}x\nbad: : :\n",
    "many signs": f"{HEAD}{'note: >=1' * 20_000}\n: :\n",
    "signs in one quote": f'{HEAD}note: "{",>=" * 30_000}\n',
    "tabs": "\t" * 100_000,
    "duplicate keys": HEAD + "a:\n" * 40_000,
    "complex keys": HEAD + "? [a]\n: x\n" * 10_000,
    "full-width colons": HEAD + "a：b\n" * 20_000 + ": :\n",
    "unknown keys": HEAD + "".join(f"k{n}: x\n" for n in range(10_000)),
    "waivers": HEAD + "objectives:\n" + "- a  # perfcli: ignore[PF302] reason=x\n" * 4_000,
    "waivers on their own": HEAD + "# perfcli: ignore[PF302] reason=x\n" * 4_000,
    "spaces in braces": f"{HEAD}note: {{{' ' * 60_000}\n: :\n",
    "commas": f"{HEAD}note: [{',' * 100_000}\n",
}


@pytest.mark.usefixtures("hang_guard")  # a quadratic reader took 40 to 4,000 seconds
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_in_an_answer(name: str) -> None:
    parse_document(HOSTILE[name], "a.yaml")


def test_no_more_than_a_hundred_problems_of_a_text() -> None:
    assert len(read_tree("\t" * 1000, "").problems) == MAX_PROBLEMS
    assert len(read_tree("a:\n" * 1000, "").problems) == MAX_PROBLEMS
    assert len(read_tree("a: >=1\n" * 1000 + ": :", "").problems) == MAX_PROBLEMS
