"""The formats of findings, on the example county and on a broken file, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from perfcli.diagnostics import Kind, Severity, Span, Text, diagnose
from perfcli.output.formats import FORMATS, render
from perfcli.output.page import Page, Sources
from tests.documents import HEAD, STRUCTURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Check, Perfcli

ROOT = Path(__file__).parents[2]
BROKEN = f"""{HEAD}objectivs: 一
年度: 2026
budget: 一百万 人
note: [a]
duties:
  - {{id: 甲, name: 甲甲甲甲甲甲甲, budget: 2e3, 备注: 百分之::100%, kind: a}}
  - name: {"很长的名字" * 40}
    nmae: x
"""
LOUD = Kind("PF999", "loud", Severity.ERROR, Text("说“{it}”", "said {it}"), Text("改 {it}", "mend {it}"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_broken_file(check: Check, golden: Callable[[str, str], None], form: str, lang: str) -> None:
    answer = check(BROKEN, f"--output-format={form}", f"--lang={lang}", STRUCTURE)
    assert answer.code == 1
    golden(f"broken.{form}.{lang}.txt", answer.out)


@pytest.mark.parametrize("form", FORMATS)
def test_the_example_county(
    perfcli: Perfcli, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.chdir(ROOT)
    answer = perfcli("validate", "targets", "--lang=zh", f"--output-format={form}", "--select=PF0,PF1,PF3")
    assert answer.code == 0
    golden(f"seed.{form}.zh.txt", answer.out)


def full(text: str, span: Span, *, color: bool = False, it: str = "x") -> list[str]:
    sources = Sources(given={span.path: text.encode()})
    page = Page((diagnose(LOUD, span, it=it),), 1, "zh", color, sources=sources)
    return render("full", page).splitlines()


@pytest.mark.parametrize(
    ("line", "column", "end", "under"),
    [
        ("名称: 甲乙丙", 5, 7, "甲乙"), ("a: bcd", 4, 7, "bcd"), ("ａ：ｂ: e\u0301x甲", 6, 9, "e\u0301x"), ("甲", 1, 2, "甲"), ("a", 1, 9, "a"),
    ],
)  # fmt: skip
def test_carets_stand_under_the_words_by_display_width(line: str, column: int, end: int, under: str) -> None:
    _, shown, carets, *_ = full(line, Span("f", 1, column, 1, end))
    at = shown.index(under)
    assert cell_len(carets[: carets.index("^")]) == cell_len(shown[:at])
    assert carets.count("^") == cell_len(under)


@pytest.mark.parametrize("column", [1, 40, 150, 290, 300])
def test_a_long_line_is_shown_around_the_words(column: int) -> None:
    text = "".join(chr(0x4E00 + n) for n in range(300))
    _, shown, carets, *_ = full(text, Span("f", 1, column, 1, column + 3))
    words = text[column - 1 : column + 2]
    assert words in shown
    assert cell_len(shown) <= 130
    assert cell_len(carets[: carets.index("^")]) == cell_len(shown[: shown.index(words)])


def test_a_long_word_is_cut_and_a_text_of_several_lines_is_marked_to_its_end() -> None:
    lines = full("a: " + "字" * 300, Span("f", 1, 4, 1, 304))
    assert cell_len(lines[1]) <= 130
    assert lines[2].count("^") <= 120
    assert full("a: 甲乙\n  丙\n", Span("f", 1, 4, 2, 4))[2].count("^") == 4


def test_a_whole_file_or_a_line_that_is_not_there_has_no_excerpt() -> None:
    assert len(full("a: b", Span("f"))) == 4
    assert len(full("a: b", Span("f", 9, 1, 9, 2))) == 4
    assert len(full("", Span("f", 1, 2, 1, 3))) == 4


def test_colour_is_only_paint() -> None:
    import re  # noqa: PLC0415

    plain, painted = (full("a: 甲", Span("f", 1, 4, 1, 5), color=on) for on in (False, True))
    assert plain != painted
    assert [re.sub("\x1b\\[[0-9]*m", "", line) for line in painted] == plain


HOSTILE = "\x1b[31m\x1b]0;t\x07\r\n::error::x%0A[bold]\u202e\x9b\x7f"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_stays_one_line_of_data(form: str, lang: str) -> None:
    place = Span(f"a{HOSTILE}.yaml", 1, 1, 1, 9)
    sources = Sources(given={place.path: HOSTILE.encode()})
    text = render(form, Page((diagnose(LOUD, place, it=HOSTILE),), 1, lang, sources=sources))
    machine = form in ("json", "json-lines", "gitlab", "sarif")
    assert not set(text) & set("\x1b\x07\r\x9b\x7f\u202e") or machine
    assert not [line for line in text.splitlines() if line.startswith("::error::")]
    if form == "github":
        assert len(text.splitlines()) == 2
        assert "%250A" in text
    if form == "json":
        assert not set(text) & set("\x1b\x07\r")
        assert json.loads(text)["findings"][0]["path"] == place.path


def test_github_escapes_what_separates() -> None:
    text = render("github", Page((diagnose(LOUD, Span("a,b:c%.yaml", 3, 4, 3, 5), it="1%"),), 1, "en"))
    assert text.startswith("::error file=a%2Cb%3Ac%25.yaml,line=3,col=4,endLine=3,endColumn=5,title=PF999 loud::said 1%25%0Amend 1%25\n")  # fmt: skip


def test_json_has_both_languages_and_every_place(check: Check) -> None:
    document = json.loads(check(f"{HEAD}note: a\nnote: b\n", "--output-format=json").out)
    (finding,) = document["findings"]
    assert document["format"] == "perfcli-findings/1"
    assert (finding["code"], finding["line"], finding["column"], finding["end_column"]) == ("PF002", 5, 1, 5)
    assert finding["message"]["en"] == "the key 'note' stands twice in one mapping (first on line 4)"
    assert finding["message"]["zh"] == "同一层里“note”写了两次（第 4 行已有）"
    assert finding["related"][0]["line"] == 4


def test_an_unknown_format_is_no_format() -> None:
    with pytest.raises(KeyError):
        render("xml", Page((), 0))


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ((), {}, False), (("--color=always",), {}, True), (("--color=never",), {"FORCE_COLOR": "1"}, False), ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True), ((), {"NO_COLOR": "1"}, False), (("--color=always",), {"NO_COLOR": "1"}, True), ((), {"TERM": "dumb"}, False),
    ],
)  # fmt: skip
def test_when_it_is_coloured(
    check: Check, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], environment: dict[str, str], *, colored: bool
) -> None:  # fmt: skip
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = check(f"{HEAD}nmae: x\n", "--output-format=full", *arguments).out
    assert ("\x1b[" in out) is colored
