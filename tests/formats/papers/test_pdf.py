from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from perfcli.formats.papers import read_paper
from tests.formats.papers.shown import codes, dump, grids, lines, paper_of, said, texts

if TYPE_CHECKING:
    from collections.abc import Callable

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
STYLE = ParagraphStyle("body", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
LONG = "组织专门委员会委员对法律实施情况进行检查；组织县人民代表大会常务委员会及县人大代表进行执法检查和集中视察。"
WIDTHS = [110, 60, 200, 120, 50, 50]


def made(*story: Flowable, password: str = "") -> bytes:
    stream = io.BytesIO()

    def foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(380, 20, f"第{document.page}页 共9页")

    lock = StandardEncryption(password) if password else None
    document = SimpleDocTemplate(stream, pagesize=landscape(A4), invariant=1, encrypt=lock)
    document.build(list(story), onFirstPage=foot, onLaterPages=foot)
    return stream.getvalue()


def table(rows: int, name: str = "监督", *, repeat: int = 2) -> Table:
    header = [
        ["职责活动", "年度预算数", "内容描述", "绩效指标", "评价标准", ""],
        ["", "", "", "", "优", "差"],
    ]
    body = [[f"{name}{at}", "1,200.00", Paragraph(LONG, STYLE), "", "≥95%", "80%以下"] for at in range(rows)]
    spans = [("SPAN", (column, 0), (column, 1)) for column in range(4)] + [("SPAN", (4, 0), (5, 0))]
    made = Table([*header, *body], colWidths=WIDTHS, repeatRows=repeat)
    made.setStyle(
        TableStyle(
            [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), FONT, 10), *spans]
        )
    )
    return made


def test_tables_by_their_ruling_lines_with_merged_cells_and_broken_lines(
    golden: Callable[[str, str], None],
) -> None:
    data = made(
        Paragraph("县人大常委会2016年度绩效目标", STYLE), Spacer(1, 8), table(2), Paragraph("填报人：", STYLE)
    )
    paper = paper_of(data, "a.pdf")
    assert {row[2] for row in texts(grids(paper)[0])[2:]} == {LONG}
    golden("papers/reportlab.txt", dump(paper))


@pytest.mark.parametrize("repeat", [0, 2])
def test_a_table_that_goes_on_over_pages_is_one_with_or_without_its_header(repeat: int) -> None:
    paper = paper_of(made(Paragraph("标题", STYLE), table(20, repeat=repeat)), "a.pdf")
    (grid,) = grids(paper)
    assert [row[0] for row in texts(grid)] == ["职责活动", None, *(f"监督{at}" for at in range(20))]
    pages = {cell.origin.partition(" ")[0] for row in grid.rows for cell in row if cell}
    assert pages == {"第1页", "第2页", "第3页"}
    assert lines(paper) == ["标题", "第3页 共9页"]


def two_pages(*heads: str) -> bytes:
    pages = [
        [Paragraph("单位：万元", STYLE), Paragraph(head, STYLE), table(2, f"监督{at}-"), PageBreak()]
        for at, head in enumerate(heads, 1)
    ]
    return made(*(part for page in pages for part in page))


def test_a_line_that_comes_on_every_page_stays_once() -> None:
    paper = paper_of(two_pages("核对码 8F3A 第1页", "核对码 8F3A 第2页"), "a.pdf")
    (grid,) = grids(paper)
    assert [row[0] for row in texts(grid)[2:]] == ["监督1-0", "监督1-1", "监督2-0", "监督2-1"]
    assert lines(paper) == ["单位：万元", "核对码 8F3A 第1页", "核对码 8F3A 第2页", "第2页 共9页"]


def test_titles_that_differ_in_a_number_keep_two_tables_apart() -> None:
    paper = paper_of(two_pages("县第1小学2016年度绩效目标", "县第2小学2016年度绩效目标"), "a.pdf")
    assert [texts(grid)[2][0] for grid in grids(paper)] == ["监督1-0", "监督2-0"]


def test_a_title_between_keeps_two_tables_apart() -> None:
    data = made(
        Paragraph("县人大", STYLE), table(2), PageBreak(), Paragraph("县政协", STYLE), table(2, "协商")
    )
    paper = paper_of(data, "a.pdf")
    assert [row[0] for grid in grids(paper) for row in texts(grid)[2:]] == [
        "监督0",
        "监督1",
        "协商0",
        "协商1",
    ]
    assert "县政协" in lines(paper)


def test_a_long_paragraph_is_one_line_again_and_short_ones_are_not_joined() -> None:
    data = made(
        Paragraph("一、总体目标", STYLE),
        Paragraph("（一）" + LONG * 3, STYLE),
        Paragraph("（二）" + LONG, STYLE),
    )
    assert lines(paper_of(data, "a.pdf"))[:3] == ["一、总体目标", "（一）" + LONG * 3, "（二）" + LONG]


def test_a_number_that_was_broken_in_a_narrow_cell_is_whole_again() -> None:
    narrow = Table([["预算", "x"], [Paragraph("1,200,000.00", STYLE), "y"]], colWidths=[45, 60])
    narrow.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), FONT, 10)])
    )
    assert texts(grids(paper_of(made(narrow), "a.pdf"))[0])[1][0] == "1,200,000.00"


def bare(*rows: list[str], align: str = "LEFT") -> bytes:
    """A table without ruling lines."""
    table = Table(
        [[Paragraph(cell, STYLE) if len(cell) > 9 else cell for cell in row] for row in rows],
        colWidths=[90, 90, 150, 90],
    )
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), FONT, 10),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("ALIGN", (1, 1), (1, -1), align),
            ]
        )
    )
    return made(Paragraph("绩效目标", STYLE), table, Paragraph("填报人：", STYLE))


HEAD = ["职责活动", "年度预算数", "内容描述", "绩效指标"]


def test_a_table_without_ruling_lines_is_read_by_places_and_must_be_checked() -> None:
    data = bare(HEAD, ["监督", "1,200.00", LONG, "检查率"], ["会议", "", "筹备、会务。", "完成率"])
    paper, found = read_paper(data, "a.pdf")
    assert paper is not None
    assert texts(grids(paper)[0]) == [
        HEAD,
        ["监督", "1,200.00", LONG, "检查率"],
        ["会议", "", "筹备、会务。", "完成率"],
    ]
    assert lines(paper)[:2] == ["绩效目标", "填报人："]
    assert said(found) == ["第1页 无框线表1：这张表没有框线，按文字的位置分的格，请逐格核对"]


def test_a_table_whose_columns_are_not_clear_is_left_as_text_and_said() -> None:
    rows = (["甲", "1", "筹备", "率"], ["乙", "2", "会务", "率"], ["丙", "3", "督办", "率"])
    paper, found = read_paper(bare(HEAD, *rows, align="RIGHT"), "a.pdf")
    assert paper is not None
    assert grids(paper) == []
    assert lines(paper)[1:3] == ["职责活动 年度预算数 内容描述 绩效指标", "甲 1 筹备 率"]
    assert said(found) == ["第1页：这里像是没有框线的表，行列分不清，按一行一行的文字留着"]


def test_a_scan_is_refused_with_what_to_do() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.rect(50, 50, 200, 200)
    canvas.showPage()
    canvas.save()
    _, found = read_paper(stream.getvalue(), "扫描.pdf")
    assert said(found) == ["PDF 里只有图片，没有文字（扫描件），共 1 页"]
    assert "原件" in found[0].kind.hint.zh


def test_a_password_is_said_and_not_asked_for() -> None:
    assert codes(made(Paragraph("甲", STYLE), password="secret"), "a.pdf") == ["PF063"]  # noqa: S106 - a sample


@pytest.mark.parametrize("share", [0.01, 0.3, 0.8, 0.98])
def test_a_file_that_was_cut_short_is_damaged(share: float) -> None:
    data = made(table(3))
    assert codes(data[: int(len(data) * share)], "a.pdf") == ["PF064"]
