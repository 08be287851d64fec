from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from perfcli.formats.papers import doubts, read_paper
from perfcli.formats.papers.docx_numbers import write
from perfcli.paper import Grid, Paragraph
from tests.formats.papers.samples import word
from tests.formats.papers.shown import dump, grids, lines, paper_of, said, texts

if TYPE_CHECKING:
    from collections.abc import Callable


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


SPAN2, DOWN, GOES_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def table(*rows: str) -> list[list[str | None]]:
    (grid,) = grids(paper_of(word(tbl(*rows)), "a.docx"))
    return texts(grid)


def test_merged_cells_are_laid_out_and_know_their_place() -> None:
    paper = paper_of(
        word(
            tbl(
                tc("名称", DOWN) + tc("标准", SPAN2) + tc("依据", DOWN),
                tc("", GOES_ON) + tc("优") + tc("差") + tc("", GOES_ON),
                tc("甲") + tc("1") + tc("2") + tc("文件"),
            )
        ),
        "a.docx",
    )
    (grid,) = grids(paper)
    assert texts(grid) == [["名称", "标准", None, "依据"], [None, "优", "差", None], ["甲", "1", "2", "文件"]]
    assert [cell.origin for cell in grid.rows[1] if cell] == ["表1 第2行第2格", "表1 第2行第3格"]
    assert grid.at(1, 3) == grid.rows[0][3]


def test_a_row_may_begin_and_end_inside_the_table() -> None:
    row = '<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>' + tc("中")
    assert table(tc("甲") + tc("乙") + tc("丙"), row) == [["甲", "乙", "丙"], ["", "中", ""]]


def test_tracked_changes_are_read_as_accepted_and_deletions_are_counted() -> None:
    changed = (
        "<w:p><w:r><w:t>完成</w:t></w:r><w:ins><w:r><w:t>率≥95%</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>率≥90%</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>，新处</w:t></w:r></w:moveTo></w:p>"
    )
    gone = "<w:trPr><w:del/></w:trPr>" + tc("删去的行")
    come = "<w:trPr><w:ins/></w:trPr>" + tc("加上的行")
    paper, found = read_paper(word(changed + tbl(tc("行") + tc("1"), gone, come)), "a.docx")
    assert paper is not None
    assert lines(paper) == ["完成率≥95%，新处"]
    assert texts(grids(paper)[0]) == [["行", "1"], ["加上的行", ""]]
    assert said(found) == ["有修订中删去的文字 3 处没有读取"]


def test_a_deleted_paragraph_end_joins_two_lines() -> None:
    body = p("前半", "<w:rPr><w:del/></w:rPr>") + p("后半")
    assert table(tc(body) + tc("x"))[0][0] == "前半后半"


def test_text_in_controls_fields_and_links_is_read() -> None:
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("控件") + "</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>"
        "<w:fldSimple><w:r><w:t>域</w:t></w:r></w:fldSimple>"
        "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:smartTag><w:r><w:t>标记</w:t></w:r></w:smartTag></w:p>"
    )
    paper = paper_of(word(body), "a.docx")
    assert lines(paper) == ["控件", "链接域标记"]


def test_breaks_tabs_and_symbols_are_the_characters_that_people_see() -> None:
    run = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type='page'/>"
        "<w:sym w:font='Symbol' w:char='F0B3'/><w:t>95</w:t><w:noBreakHyphen/>"
        "<w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>"
    )
    assert table(tc(run) + tc("x"))[0][0] == "甲\t乙\n丙≥95-☑"


def test_what_is_no_text_is_counted_and_said() -> None:
    body = (
        "<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id='2'/><w:commentReference w:id='1'/></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p/></w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r><w:r><w:object/></w:r></w:p><w:altChunk r:id='x'/>"
    )
    paper, found = read_paper(word(body), "a.docx")
    assert paper is not None
    assert lines(paper) == ["正文"]
    assert said(found) == [
        "有脚注或尾注 1 处、批注 1 处、隐藏文字 1 处、文本框 1 处、嵌入对象 1 处、嵌入的外部文档 1 处没有读取"
    ]


def test_a_picture_in_an_empty_cell_is_doubted_at_its_cell() -> None:
    paper = paper_of(word(tbl(tc("甲") + tc("<w:p><w:r><w:drawing/></w:r></w:p>"))), "a.docx")
    assert said(doubts(paper)) == ["表1 第1行第2格：这一格是一张图片，里面的文字读不到"]


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='a'/>"
    "<w:style w:type='paragraph' w:styleId='h'><w:basedOn w:val='a'/><w:rPr><w:b/></w:rPr>"
    "<w:pPr><w:ind w:firstLineChars='200'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='k'><w:basedOn w:val='h'/></w:style>"
    "<w:style w:type='character' w:styleId='s'><w:rPr><w:b w:val='1'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='loop'><w:basedOn w:val='loop'/></w:style>"
)


@pytest.mark.parametrize(
    ("properties", "run", "bold", "indent"),
    [
        ("", "", False, 0),
        ("", "<w:b/>", True, 0),
        ("<w:pStyle w:val='h'/>", "", True, 2),
        ("<w:pStyle w:val='k'/>", "", True, 2),
        ("<w:pStyle w:val='k'/>", "<w:b w:val='0'/>", False, 2),
        ("<w:pStyle w:val='loop'/>", "<w:rStyle w:val='s'/>", True, 0),
        ("<w:ind w:firstLine='480'/>", "", False, 2),
        ("<w:ind w:firstLine='420'/>", "<w:sz w:val='21'/>", False, 2),
        ("<w:ind w:leftChars='100' w:left='999' w:firstLineChars='200'/>", "", False, 3),
        ("<w:ind w:left='480' w:hanging='480'/>", "", False, 0),
        ("<w:ind w:left='-5' w:firstLine='x'/>", "", False, 0),
        ("<w:ind w:left='99999999999'/>", "", False, 40),
    ],
)
def test_bold_and_indent_come_from_runs_paragraphs_and_styles(
    properties: str, run: str, bold: bool, indent: int
) -> None:
    said_twice = p("职责", properties, run) + tbl(tc(p("格", properties, run)))
    outside, table = paper_of(word(said_twice, styles=STYLES), "a.docx").blocks
    assert isinstance(outside, Paragraph)
    assert isinstance(table, Grid)
    cell = table.rows[0][0]
    assert cell is not None
    assert (outside.bold, outside.indent) == (cell.bold, cell.indent) == (bold, indent)


LIST = (
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    "<w:lvlText w:val='（%1）'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/>"
    "<w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='&#xF0B7;'/>"
    "<w:suff w:val='space'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='3'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
)


def item(text: str, number: int, level: int = 0) -> str:
    return p(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


def test_automatic_numbers_are_part_of_the_text() -> None:
    body = (
        item("甲", 1) + item("子", 1, 1) + item("丑", 1, 1) + item("乙", 1) + item("寅", 1, 1)
        + item("另起", 2) + item("续", 1) + item("点", 3) + p("无号", "<w:numPr><w:numId w:val='0'/></w:numPr>")
        + item("没有的表", 9)
    )  # fmt: skip
    assert lines(paper_of(word(body, numbering=LIST), "a.docx")) == [
        "（一）甲", "1.1 子", "1.2 丑", "（二）乙", "2.1 寅", "（一）另起", "（二）续", "• 点", "无号", "没有的表",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (12, "decimal", "12"), (3, "chineseCounting", "三"), (10, "chineseCountingThousand", "十"), (23, "japaneseCounting", "二十三"),
        (105, "chineseCounting", "一百零五"), (110, "chineseCounting", "一百一十"), (20, "ideographDigital", "二〇"), (3, "chineseLegalSimplified", "叁"),
        (28, "upperLetter", "BB"), (4, "lowerRoman", "iv"), (9, "upperRoman", "IX"), (3, "decimalEnclosedCircleChinese", "③"), (25, "decimalEnclosedCircle", "25"),
        (7, "decimalZero", "07"), (2, "ideographTraditional", "乙"), (5, "none", ""), (5, "unheardOf", "5"), (-1, "chineseCounting", "-1"), (5000, "upperRoman", "5000"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_the_forms_of_word(value: int, form: str, text: str) -> None:
    assert write(value, form) == text


HEADER = "".join(map(tc, ("名称", "预算", "指标", "优", "差")))


def test_a_table_that_was_cut_in_two_is_one_again() -> None:
    row = "".join(map(tc, ("甲", "1", "率", "3", "4")))
    (grid,) = grids(
        paper_of(word(tbl(HEADER, row) + "<w:p/>" + tbl(HEADER, row.replace("甲", "乙"))), "a.docx")
    )
    assert [cells[0] for cells in texts(grid)] == ["名称", "甲", "乙"]
    last = grid.rows[2][0]
    assert last is not None
    assert last.origin == "表2 第2行第1格"


def test_a_table_inside_a_cell_follows_the_one_that_it_stands_in() -> None:
    inner = tbl(tc("指标") + tc("值"), tc("率") + tc("95%"))
    paper = paper_of(word(tbl(tc("项目") + tc("道路"), tc("绩效") + tc(p("见内表") + inner))), "a.docx")
    assert [texts(grid) for grid in grids(paper)] == [
        [["项目", "道路"], ["绩效", "见内表"]],
        [["指标", "值"], ["率", "95%"]],
    ]
    cell = grids(paper)[1].rows[1][1]
    assert cell is not None
    assert cell.origin == "表1 第2行第2格 内表1 第2行第2格"


def test_macros_and_links_are_left_alone_and_said() -> None:
    more: dict[str, str | bytes] = {"word/vbaProject.bin": b"x", "word/embeddings/a.xlsx": b"x"}
    _, found = read_paper(word(p("甲"), more=more), "a.docm")
    assert said(found) == ["文件里有宏、嵌入的对象，没有运行，也没有打开"]


def test_a_document_that_python_docx_wrote(golden: Callable[[str, str], None]) -> None:
    document = docx.Document()
    document.add_heading("县水务局2026年度绩效目标", 1)
    document.add_paragraph("（一）保障供水。", style="List Bullet")
    rows = document.add_table(rows=4, cols=4)
    rows.cell(0, 0).merge(rows.cell(1, 0)).text = "职责活动"
    rows.cell(0, 1).merge(rows.cell(1, 1)).text = "年度预算数\n（万元）"
    rows.cell(0, 2).merge(rows.cell(0, 3)).text = "评价标准"
    for at, grade in enumerate(("优", "差"), 2):
        rows.cell(1, at).text = grade
    rows.cell(2, 0).paragraphs[0].add_run("供水").bold = True
    rows.cell(3, 0).text = "\u3000\u3000管网改造"
    rows.cell(3, 0).paragraphs[0].paragraph_format.first_line_indent = docx.shared.Pt(21)
    rows.cell(3, 2).text = "≥95%"
    stream = io.BytesIO()
    document.save(stream)
    golden("papers/python-docx.txt", dump(paper_of(stream.getvalue(), "a.docx")))
