"""Text from files stays text: markup, template code, escapes, directions and path parts in every field."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.loading.outline import Outline, outline
from perfcli.model.plan import Plan
from perfcli.report.escape import css_string, markdown
from perfcli.report.filenames import MAX_BYTES, Names, clean_name
from perfcli.report.form import county_form, department_form
from perfcli.report.render import render
from perfcli.report.view import IndexView, Link
from tests.report.pages import md_blocks, md_tables, soup, text_of
from tests.report.plans import region

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></table><h1>别的",
    "{{ page.title }}{% raw %}",
    "{# 注 #}",
    "a | b || c \\| d \\",
    "**粗** _斜_ `码` ~~删~~ $x$",
    "[链](javascript:alert(1)) ![图](x)",
    "# 标题",
    "- 表项\n- 表项",
    "1. 一\n2. 二",
    "===\n---",
    "    缩进四格",
    "&lt;b&gt; &amp; &#12288;",
    "https://example.org www.example.org a@example.org",
    "<!-- 注 --> <?php ?> <![CDATA[",
    "> 引用\n\n另一段",
    "```\n码\n```",
    "\\<b\\>",
    "[x]: http://example.org",
)


def hostile(text: str) -> Outline:
    """A plan that says `text` wherever a plan says anything."""
    fields = {"content": text, "goals": [text], "budget": "1"}
    indicators = [
        {"id": "i", "name": text, "bands": {text: "1", "差": text}},
        {"id": "t", "name": text, "target": text, "weight": "5", "level1": text, "level2": text},
    ]
    project = {"id": "p", "name": text, "code": text, "indicators": indicators, **fields}
    activity = {"id": "a", "name": text, "indicators": indicators, "projects": [project], **fields}
    data = {
        "perfcli": "1",
        "year": "2024",
        "department": {"id": "x", "name": text},
        "source": text,
        "objectives": [text],
        "duties": [{"id": "d", "name": text, "activities": [activity], **fields}],
    }
    return outline(Plan.model_validate(data), region())


def tags(text: str) -> list[str]:
    """The elements of a page, but for line breaks, which are part of texts."""
    return [tag.name for tag in soup(text).select("*") if tag.name != "br"]


@pytest.mark.parametrize("text", HOSTILE)
def test_html_has_the_same_elements_whatever_the_text(text: str) -> None:
    tame = render("form.html.j2", county_form([hostile("平常")])).text
    page = render("form.html.j2", county_form([hostile(text)])).text
    assert tags(page) == tags(tame)
    attributes = {name for tag in soup(page).select("*") for name in tag.attrs}
    assert not {name for name in attributes if name.startswith("on")}
    cell = soup(page).select_one("tr.duty td.text")
    assert cell
    assert text_of(cell) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_has_the_same_blocks_and_the_same_words(text: str) -> None:
    tame = render("form.md.j2", department_form(hostile("平常"))).text
    page = render("form.md.j2", department_form(hostile(text))).text
    assert [kind for kind, _ in md_blocks(page)] == [kind for kind, _ in md_blocks(tame)]
    shape = [[len(row) for row in table] for table in md_tables(tame)]
    assert [[len(row) for row in table] for table in md_tables(page)] == shape
    duty = md_tables(page)[0][2]
    assert same(duty[2], text)
    assert same(duty[0], text)


def same(shown: str, text: str) -> bool:
    """Spaces at the start are shown as fixed ones; those at an end are not seen."""
    return shown.replace("\xa0", " ").strip() == text.strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_view_never_becomes_a_template(text: str) -> None:
    index = IndexView(text, (Link(text + ".html", text, text),), (text,), "AB")
    page = soup(render("index.html.j2", index).text)
    link = page.select_one("li a")
    assert link
    assert link.get_text() == f"{text} {text}"
    assert ":" not in str(link["href"]).split("/")[0]
    assert page.h1
    assert page.h1.get_text() == text


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Zl", "Zp"]), max_size=40))
def test_any_text_survives_markdown(text: str) -> None:
    page = f"| 列 | 列 |\n| --- | --- |\n| {markdown(text)} | 尾 |\n"
    (table,) = md_tables(page)
    assert len(table[1]) == 2
    assert table[1][0].replace("\xa0", " ").strip() == text.replace("\xa0", " ").strip()
    ((kind, said),) = md_blocks(f"{markdown(text)}尾\n")
    assert kind == "p"
    assert said.replace("\xa0", " ").strip() == f"{text}尾".replace("\xa0", " ").strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_any_text_stays_inside_a_css_string(text: str) -> None:
    escaped = str(css_string(text))
    assert re.fullmatch(r"(?:[^\W_]|\\[0-9a-f]{1,6} )*", escaped)


def test_invisible_and_turning_characters_are_shown() -> None:
    page = render("form.html.j2", department_form(hostile("甲\u202e乙\u200b丙\x1b[31m"))).text
    assert not re.search("[\u202e\u200b\x1b]", page)
    assert "甲\ufffd乙\ufffd丙\ufffd[31m" in page


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("县人大常委会", "县人大常委会"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\temp\\x", "C__temp_x"),
        ("a\x00b\nc\u202ed", "a_b_c_d"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("aux .v2.txt", "_aux .v2.txt"),
        ("...", "未命名"),
        ("", "未命名"),
        ("<b>&{{x}}", "b____x"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        (" 两  边 ", "两 边"),
    ],
)
def test_file_names(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


@given(st.lists(st.text(max_size=120), max_size=6))
def test_given_names_are_safe_short_and_different(names: list[str]) -> None:
    folder = Names()
    given_names = [folder.give(name, "2024年度绩效目标表", "html") for name in names]
    assert len({name.casefold() for name in given_names}) == len(names)
    for name in given_names:
        assert len(name.encode("utf-8")) <= MAX_BYTES + 10
        assert not set('/\\:*?"<>|\x00') & set(name)
        assert not name.startswith((".", "-"))


def test_the_same_name_twice_is_numbered() -> None:
    folder = Names()
    said = [folder.give(name, "表", "md") for name in ("Abc", "ABC", "ａｂｃ")]
    assert said == ["Abc-表.md", "ABC-表-2.md", "ａｂｃ-表-3.md"]
