from __future__ import annotations

import pytest

from perfcli.formats.papers import read_paper
from tests.formats.papers.shown import codes, grids, lines, paper_of, said, texts


def table(inner: str) -> list[list[str | None]]:
    (grid,) = grids(paper_of(f"<table>{inner}</table>", "a.html"))
    return texts(grid)


def test_cells_are_laid_out_as_a_browser_does() -> None:
    assert table(
        "<tr><th rowspan=2>名称<th colspan=2>标准<tr><td>优<td>差"
        "<tr><td rowspan=0>甲<td>1<td>2<tr><td colspan=5>3"
    ) == [
        ["名称", "标准", None, "", "", ""],
        [None, "优", "差", "", "", ""],
        ["甲", "1", "2", "", "", ""],
        [None, "3", None, None, None, None],
    ]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "1.9", "99999999999999999999"])
def test_spans_that_are_no_numbers_or_absurd_are_bounded(span: str) -> None:
    rows = table(f"<tr><td rowspan='{span}'>甲<td>1<tr><td>2")
    assert rows[0] == ["甲", "1"]
    assert rows[1][0] in (None, "2")


def test_head_body_and_foot_stand_in_the_order_of_the_page() -> None:
    inner = "<tfoot><tr><td>合计</tfoot><tbody><tr><td>甲</tbody><thead><tr><td>名称</thead>"
    assert table(inner) == [["名称"], ["甲"], ["合计"]]


def test_breaks_paragraphs_and_no_break_spaces_are_kept_and_blanks_folded() -> None:
    assert table("<tr><td>&nbsp;&nbsp;预防\n   接种<br>（全年）<p>城乡</p><td>&nbsp;") == [
        ["  预防 接种\n（全年）\n城乡", ""]
    ]


def test_bold_and_indent_come_from_tags_and_styles() -> None:
    (grid,) = grids(
        paper_of(
            "<table><tr><th>名<td><b>粗</b><td><b>半</b>粗<td style='font-weight:bold'>粗"
            "<td style='text-indent:2em'>进<td><p style='padding-left:32px'>进<td>平</table>",
            "a.html",
        )
    )
    cells = [cell for cell in grid.rows[0] if cell]
    assert [cell.bold for cell in cells] == [True, True, False, True, False, False, False]
    assert [cell.indent for cell in cells] == [0, 0, 0, 0, 2, 2, 0]


def test_what_cannot_be_seen_is_not_read() -> None:
    page = (
        "<head><title>题</title><style>p{}</style></head><body><script>var a='<table>'</script><!-- 注 -->"
        "<p hidden>藏<p style='display:none'>藏<p>见<table><tr style='display: none'><td>藏<tr><td>见</table>"
    )
    paper = paper_of(page, "a.html")
    assert lines(paper) == ["见"]
    assert texts(grids(paper)[0]) == [["见"]]


def test_a_table_that_only_lays_out_the_page_is_opened_and_one_that_says_something_is_kept() -> None:
    inner = "<table><tr><td>名称<td>值<tr><td>甲<td>1</table>"
    laid_out = paper_of(f"<table><tr><td><h1>标题</h1>{inner}</td></tr></table>", "a.html")
    assert lines(laid_out) == ["标题"]
    assert [texts(grid) for grid in grids(laid_out)] == [[["名称", "值"], ["甲", "1"]]]
    form = paper_of(f"<table><tr><td>项目<td>道路<tr><td>指标<td>{inner}</table>", "a.html")
    assert [texts(grid) for grid in grids(form)] == [
        [["项目", "道路"], ["指标", ""]],
        [["名称", "值"], ["甲", "1"]],
    ]


HEADER = "<tr><td>名称<td>预算<td>指标<td>优<td>差"


def test_tables_in_a_row_with_one_header_are_one_and_text_between_keeps_them_apart() -> None:
    first, second = f"<table>{HEADER}<tr><td>甲</table>", f"<table>{HEADER}<tr><td>乙</table>"
    (grid,) = grids(paper_of(first + second, "a.html"))
    assert [row[0] for row in texts(grid)] == ["名称", "甲", "乙"]
    assert len(grids(paper_of(f"{first}<p>县政协</p>{second}", "a.html"))) == 2


def test_forms_with_a_label_beside_a_value_are_not_joined() -> None:
    form = "<table><tr><td>单位<td>水务局<td>金额<td>万元<tr><td>项目<td>{}</table>"
    assert len(grids(paper_of(form.format("甲") + form.format("乙"), "a.html"))) == 2


@pytest.mark.parametrize(
    ("declared", "encoding", "code"),
    [
        ("gb2312", "gbk", []),
        ("GBK", "gb18030", []),
        ("utf-8", "utf-8", []),
        ("", "utf-8", []),
        ("", "gbk", []),
        ("gb2312", "utf-8", ["PF070"]),
        ("utf-8", "gbk", ["PF070"]),
        ("gb2312", "utf-16", []),
        ("iso-8859-1", "utf-8", []),
    ],
)
def test_the_encoding_is_the_declared_one_unless_the_bytes_contradict(
    declared: str, encoding: str, code: list[str]
) -> None:
    page = f"<html><meta charset='{declared}'><p>职责活动镕</p></html>".encode(encoding)
    paper, found = read_paper(page, "a.html")
    assert paper is not None
    assert lines(paper) == ["职责活动镕"]
    assert [one.code for one in found] == code


def test_a_picture_in_an_empty_cell_is_doubted() -> None:
    (grid,) = grids(paper_of("<table><tr><td>甲<td><img src='http://example.org/a.png'></table>", "a.html"))
    assert [cell.doubt for cell in grid.rows[0] if cell] == ["", "picture"]


def test_a_page_that_nests_too_deeply_is_refused_and_not_cut() -> None:
    _, found = read_paper(("<div>" * 400 + "深" + "</div>" * 400 + "<p>后面</p>").encode(), "a.html")
    assert said(found) == ["网页的标记套得太深，超过了上限 256"]


def test_a_page_saved_under_the_name_of_a_workbook_is_read_as_a_page() -> None:
    page = "<html><table><tr><td>名称<td>值<tr><td>甲<td>1</table></html>"
    paper, found = read_paper(page.encode("gbk"), "a.xls")
    assert paper is not None
    assert texts(grids(paper)[0]) == [["名称", "值"], ["甲", "1"]]
    assert said(found) == ["标明是 .xls，内容其实是 网页 (HTML)，已按内容读取"]


def test_a_page_without_text_is_said_to_be_empty() -> None:
    assert codes("<html><body><img src=a.png></body></html>", "a.html") == ["PF069"]
