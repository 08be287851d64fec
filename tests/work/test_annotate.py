"""`validate --annotate` through the front door: what stands at which cell of the source's copy, the opinion, the returns."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from perfcli import printout
from perfcli.diagnostics import Severity
from perfcli.formats.notes import Note
from perfcli.formats.notes_docx import write as write_docx
from perfcli.formats.papers import read_paper
from perfcli.paper import Grid
from perfcli.printout import Paragraph
from perfcli.report.opinion import Point, opinion_section, opinion_view

if TYPE_CHECKING:
    from tests.conftest import Answer, Perfcli

SAMPLE = Path(__file__).parents[1] / "cases/layouts/L2-two-departments.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = ["职责活动", "年度预算数（万元）", "内容描述", "绩效目标", "绩效指标", "优", "良", "中", "差"]
MACRO_ENABLED = (
    b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
    b"vnd.ms-excel.sheet.macroEnabled.main",
)
ROWS: list[list[object]] = [
    ["一、社会救助", 3100, "低保。", "应保尽保。", None, None, None, None, None],
    ["1.城乡低保", 2900, "动态核查", "精准", "发放及时率", "100%", "80%以上", "90%以上", "90%以下"],
    ["2.临时救助", 300, "小额", "及时", "**", "3日内", "5日内", "7日内", "7日以上"],
]


def faulty_docx(path: Path) -> None:
    """The sample with a negative budget, a ladder out of order and a name that says nothing."""
    document = docx.Document(str(SAMPLE))
    for row, column, text in ((3, 1, "-60.50"), (4, 5, "90%"), (4, 4, "**")):
        document.tables[0].rows[row].cells[column].paragraphs[0].runs[0].text = text
    document.save(str(path))


def faulty_xlsx(path: Path, rows: list[list[object]] = ROWS) -> None:
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    sheet.title = "目标表"
    sheet.append(["青棠县民政局2026年部门职责-工作活动绩效目标表"])
    sheet.append(HEAD)
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:I1")
    book.save(path)


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    assert isinstance(book.active, Worksheet)
    return book.active


def imported(perfcli: Perfcli, *sources: str, more: tuple[str, ...] = ()) -> None:
    assert perfcli("import", *sources, "--out", "targets", "--year", "2026", *more).code in (0, 1)


def annotated(perfcli: Perfcli) -> Answer:
    return perfcli("validate", "targets", "--annotate", "out", "--output-format", "concise", "--no-cache")


def docx_comments(path: Path) -> dict[str, str]:
    """The words of every comment, by the text of the paragraph that it stands at."""
    document = docx.Document(str(path))
    found: dict[str, str] = {}
    for paragraph in document.element.body.iter(f"{W}p"):
        text = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        for start in paragraph.iter(f"{W}commentRangeStart"):
            comment = document.comments.get(int(start.get(f"{W}id")))
            assert comment is not None
            assert comment.author == "perfcli"
            found[text] = comment.text
    return found


def xlsx_comments(path: Path) -> dict[str, Comment]:
    sheet = sheet_of(openpyxl.load_workbook(path))
    return {cell.coordinate: cell.comment for row in sheet.iter_rows() for cell in row if cell.comment}


def returned(folder: Path) -> list[list[str]]:
    """The returns in the ledger: whose, errors, warnings."""
    path = next(
        path for path in (folder / "targets/ledger.csv", folder / "out/ledger.csv", folder) if path.exists()
    )
    if path == folder:
        return []
    with path.open(encoding="utf-8-sig") as file:
        return [[row["报送单位"], row["拒收数"], row["存疑数"]] for row in csv.DictReader(file)]


def test_word_comments_stand_at_their_cells(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_docx(tmp_path / "水务局.docx")
    imported(perfcli, "水务局.docx")
    assert annotated(perfcli).code == 1
    found = docx_comments(tmp_path / "out/水务局（批注）.docx")
    assert "【必须改正】“取水许可管理”的金额是负数：-60.50万元（PF304）" in found["-60.50"]
    assert "怎么改：" in found["-60.50"]
    assert "PF401" in found["**"]
    assert "PF204" in found["90%"]
    assert "PF303" in found["1,260.50"]
    (title,) = (text for text in found if text.startswith("青棠县水务局"))
    assert "PF413" in found[title]  # said of the department as a whole: it stands where its name does


def test_nothing_else_in_the_word_file_changes(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_docx(tmp_path / "a.docx")
    imported(perfcli, "a.docx")
    annotated(perfcli)
    before, after = (zipfile.ZipFile(tmp_path / name) for name in ("a.docx", "out/a（批注）.docx"))
    kept = ("word/styles.xml", "word/settings.xml", "docProps/core.xml", "word/theme/theme1.xml")
    with before, after:
        assert set(before.namelist()) <= set(after.namelist())
        for name in set(kept) & set(before.namelist()):
            assert after.read(name) == before.read(name)
    papers = [read_paper((tmp_path / n).read_bytes(), "a.docx")[0] for n in ("a.docx", "out/a（批注）.docx")]
    assert papers[0] == papers[1]


def test_excel_comments_stand_at_their_cells(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "民政局.xlsx")
    imported(perfcli, "民政局.xlsx")
    annotated(perfcli)
    copy = tmp_path / "out/民政局（批注）.xlsx"
    found = xlsx_comments(copy)
    assert "PF303" in found["B3"].text
    assert "PF204" in found["G4"].text
    assert "PF401" in found["E5"].text
    assert "PF413" in found["A1"].text  # said of the department as a whole
    assert "A3" not in found
    assert {one.author for one in found.values()} == {"perfcli"}
    # openpyxl gives every comment that it reads its own size: the written one is in the drawing
    with zipfile.ZipFile(copy) as archive:
        drawing = next(name for name in archive.namelist() if name.endswith(".vml"))
        assert b"width:340px" in archive.read(drawing)
    assert sheet_of(openpyxl.load_workbook(copy))["E5"].fill.fgColor.rgb == "00FFF2CC"
    assert sheet_of(openpyxl.load_workbook(copy))["D5"].fill.fill_type is None


def test_edits_move_no_comment(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    target = tmp_path / "targets/2026/dept1.yaml"
    text = target.read_text(encoding="utf-8")
    text = "# 手工核对过\n\n" + text.replace("标识: a1", "标识: urban").replace("临时救助", "急难救助工作")
    text = text.replace(
        "    工作活动:\n",
        "    工作活动:\n      - {标识: a9, 名称: 手工加的, 年度预算数: -1万元}\n",
    )
    target.write_text(text, encoding="utf-8")
    annotated(perfcli)
    found = xlsx_comments(tmp_path / "out/a（批注）.xlsx")
    assert "PF401" in found["E5"].text
    assert "PF204" in found["G4"].text
    assert "手工加的" in found["A3"].text  # what was added by hand stands at what it hangs under


def test_the_opinion_says_what_to_correct(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    annotated(perfcli)
    said = (tmp_path / "out/青棠县民政局-2026年度审核意见.md").read_text(encoding="utf-8")
    assert "青棠县民政局：　第 1 次退回" in said
    assert "必须改正 3 处" in said
    assert "（目标表!G4）" in said
    assert said.index("## 一、完整性") < said.index("适当性") < said.index("供参考，可以不改")
    assert "《a（批注）.xlsx》" in said
    document = docx.Document(str(tmp_path / "out/青棠县民政局-2026年度审核意见.docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "第 1 次退回" in text
    assert "（目标表!G4）" in text


def test_returns_are_counted_by_content(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    annotated(perfcli)
    annotated(perfcli)
    assert len(returned(tmp_path)) == 1
    target = tmp_path / "targets/2026/dept1.yaml"
    target.write_text("# 只加一条注释\n" + target.read_text(encoding="utf-8"), encoding="utf-8")
    annotated(perfcli)
    assert len(returned(tmp_path)) == 1
    faulty_xlsx(tmp_path / "a.xlsx", [*ROWS[:1], [*ROWS[1][:6], "95%以上", *ROWS[1][7:]], ROWS[2]])
    imported(perfcli, "a.xlsx", more=("--update",))
    annotated(perfcli)
    assert [row[1:] for row in returned(tmp_path)] == [["3", "0"], ["2", "0"]]
    said = (tmp_path / "out/青棠县民政局-2026年度审核意见.md").read_text(encoding="utf-8")
    assert "第 2 次退回" in said
    assert "上次（第 1 次）退回：必须改正 3 处、请核实 0 处。" in said


def test_without_faults_nothing_is_returned(perfcli: Perfcli, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(SAMPLE.read_bytes())
    imported(perfcli, "a.docx")
    assert annotated(perfcli).code == 0
    assert returned(tmp_path) == []
    said = (tmp_path / "out/青棠县文化馆-2026年度审核意见.md").read_text(encoding="utf-8")
    assert "没有发现必须改正的问题" in said
    assert "次退回" not in said


@pytest.mark.parametrize("gone", [True, False])
def test_a_source_that_is_gone_or_changed(perfcli: Perfcli, tmp_path: Path, gone: bool) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    if gone:
        (tmp_path / "a.xlsx").unlink()
    else:
        faulty_xlsx(tmp_path / "a.xlsx", ROWS[:2])
    answer = annotated(perfcli)
    assert "PF034" in answer.err
    assert ("找不到了" if gone else "改过") in answer.err
    assert not (tmp_path / "out/a（批注）.xlsx").exists()
    said = (tmp_path / "out/青棠县民政局-2026年度审核意见.md").read_text(encoding="utf-8")
    assert "（目标表!G4）" in said
    assert "批注" not in said


def test_sources_without_comments_have_their_places_in_the_opinion(perfcli: Perfcli, tmp_path: Path) -> None:
    rows = [HEAD, *([str(cell or "") for cell in row] for row in ROWS)]
    text = "\n".join(",".join(map(str, row)) for row in rows)
    (tmp_path / "民政局.csv").write_text(text, encoding="utf-8")
    imported(perfcli, "民政局.csv")
    answer = annotated(perfcli)
    assert "PF036" in answer.err
    assert [path.suffix for path in (tmp_path / "out").iterdir() if "批注" in path.name] == []
    (said,) = (tmp_path / "out").glob("*.md")
    assert "（第3行第7格）" in said.read_text(encoding="utf-8")


def test_what_was_not_imported_has_an_opinion_only(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    (tmp_path / "targets/2026/dept1.yaml").rename(tmp_path / "b.yaml")
    answer = perfcli("validate", "b.yaml", "--annotate", "out")
    assert "PF035" in answer.err
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".csv", ".docx", ".md"]


def test_a_workbook_that_a_copy_would_spoil_is_left_alone(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    chart = BarChart()
    chart.add_data(Reference(sheet_of(book), min_col=2, min_row=3, max_row=5))
    sheet_of(book).add_chart(chart, "K2")
    book.save(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    answer = annotated(perfcli)
    assert "PF037" in answer.err
    assert "图表" in answer.err
    assert not list((tmp_path / "out").glob("*.xlsx"))


def test_macros_stay_out(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "b.xlsx")
    with zipfile.ZipFile(tmp_path / "b.xlsx") as old, zipfile.ZipFile(tmp_path / "a.xlsm", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(*MACRO_ENABLED))
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    imported(perfcli, "a.xlsm")
    answer = annotated(perfcli)
    assert "PF038" in answer.err
    with zipfile.ZipFile(tmp_path / "out/a（批注）.xlsx") as copy:
        assert not [name for name in copy.namelist() if "vba" in name]
        assert b"macroEnabled" not in copy.read("[Content_Types].xml")


def test_a_persons_own_comment_stays(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet_of(book)["E5"].comment = Comment("等业务股确认", "经办人")
    book.save(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    annotated(perfcli)
    comment = xlsx_comments(tmp_path / "out/a（批注）.xlsx")["E5"]
    assert comment.text.startswith("等业务股确认\n\n【必须改正】")
    assert comment.author == "经办人"


HOSTILE = '\u202e=HYPERLINK("http://x")<w:p>&{{7*7}}\u200b**]]>'


def test_hostile_text_is_only_text(perfcli: Perfcli, tmp_path: Path) -> None:
    rows = [ROWS[0], ROWS[1], [*ROWS[2][:4], HOSTILE, *ROWS[2][5:]]]
    faulty_xlsx(tmp_path / "a.xlsx", rows)
    imported(perfcli, "a.xlsx")
    annotated(perfcli)
    comment = xlsx_comments(tmp_path / "out/a（批注）.xlsx")["E5"]
    assert "HYPERLINK" in comment.text
    assert "\u202e" not in comment.text
    said = (tmp_path / "out/青棠县民政局-2026年度审核意见.md").read_text(encoding="utf-8")
    assert "<w:p>" not in said
    assert "\u202e" not in said


def test_equal_inputs_make_equal_bytes(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_docx(tmp_path / "a.docx")
    faulty_xlsx(tmp_path / "b.xlsx")
    imported(perfcli, "a.docx", "b.xlsx")
    annotated(perfcli)
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    for path in (tmp_path / "out").iterdir():
        path.unlink()
    annotated(perfcli)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == first


def test_a_folder_with_inputs_is_refused(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    before = sorted(tmp_path.iterdir())
    for folder in (".", "targets"):
        assert perfcli("validate", "targets", "--annotate", folder).code == 2
    assert sorted(tmp_path.iterdir()) == before


def test_a_record_that_cannot_be_read_is_not_overwritten(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/ledger.csv").write_text("随便写的\n", encoding="utf-8")
    answer = annotated(perfcli)
    assert answer.code == 2
    assert "PF520" in answer.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ledger.csv"]


def test_a_return_that_was_noted_by_hand_is_not_counted_again(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    (tmp_path / "targets/region.yaml").write_text(
        "perfcli: 1\nregion: {id: qingtang, name: 青棠县}\nmoney_unit: 万元\ndepartments: [{id: dept1, name: 青棠县民政局}]\n"
        "deadlines: [{occasion: declare, year: 2026, due: 2025-10-31}]\n",
        encoding="utf-8",
    )
    assert perfcli("collect", "return", "dept1", "--reason", "缺满意度指标").code == 0
    annotated(perfcli)
    assert len(returned(tmp_path)) == 1
    again = perfcli("collect", "return", "dept1", "--reason", "缺满意度指标")
    assert (again.code, len(returned(tmp_path))) == (1, 1)
    said = (tmp_path / "out/青棠县民政局-2026年度审核意见.md").read_text(encoding="utf-8")
    assert "第 1 次退回" in said


def test_every_cell_that_is_read_can_be_commented() -> None:
    """Merged cells, tables within cells, rows without cells: the reader's origin is the paragraph of that very cell."""
    document = docx.Document()
    table = document.add_table(4, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"格{number}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "竖"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "横"
    table.cell(3, 2).add_table(1, 2).cell(0, 1).text = "内"
    out = io.BytesIO()
    document.save(out)
    paper, _ = read_paper(out.getvalue(), "a.docx")
    assert paper is not None
    cells = [
        cell
        for block in paper.blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
        if cell is not None and cell.text
    ]
    noted = write_docx(out.getvalue(), "a.docx", [Note(cell.origin, (cell.text,)) for cell in cells])
    again: Any = docx.Document(io.BytesIO(noted.data))
    marks = list(again.element.body.iter(f"{W}commentRangeStart"))
    assert len(marks) == len(cells) > 9
    for mark in marks:
        text = "".join(one.text or "" for one in mark.getparent().iter(f"{W}t"))
        comment = again.comments.get(int(mark.get(f"{W}id")))
        assert comment.text.split("\n")[0] == text


def test_a_source_in_an_archive(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "各部门.zip", "w") as archive:
        archive.write(tmp_path / "a.xlsx", "民政局.xlsx")
    (tmp_path / "a.xlsx").unlink()
    imported(perfcli, "各部门.zip")
    annotated(perfcli)
    assert "PF204" in xlsx_comments(tmp_path / "out/民政局（批注）.xlsx")["G4"].text


def test_a_target_file_that_broke_is_still_told(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx")
    target = tmp_path / "targets/2026/dept1.yaml"
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace("年度预算数: 300", "年度预算: 300"), encoding="utf-8")
    annotated(perfcli)
    found = xlsx_comments(tmp_path / "out/a（批注）.xlsx")
    assert "年度预算" in found["A5"].text
    said = (tmp_path / "out/青棠县民政局-2026年度审核意见.md").read_text(encoding="utf-8")
    assert "第 1 次退回" in said


def test_two_departments_of_one_source_share_its_copy(perfcli: Perfcli, tmp_path: Path) -> None:
    document = docx.Document(str(SAMPLE))
    for table in document.tables:
        table.rows[3].cells[1].paragraphs[0].runs[0].text = "-1.00"
    document.save(str(tmp_path / "a.docx"))
    imported(perfcli, "a.docx")
    annotated(perfcli)
    assert [path.name for path in (tmp_path / "out").glob("*（批注）*")] == ["a（批注）.docx"]
    assert len(returned(tmp_path)) == 2
    marks = docx.Document(str(tmp_path / "out/a（批注）.docx")).comments
    assert sum("PF304" in comment.text for comment in marks) == 2


def test_advice_is_given_once_where_it_is_the_same() -> None:
    same = [Point("PF401", Severity.ERROR, "", f"S!A{n}", f"第{n}处", "补上") for n in range(5)]
    other = [Point("PF403", Severity.WARNING, "", "", f"错字{n}", f"写成{n}") for n in range(2)]
    section = opinion_section(opinion_view("水务局", 2026, [*same, *other], 1, ""))
    texts = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert "1．【必须改正】第0处（S!A0）；第1处（S!A1）；第2处（S!A2）；这样的共 5 处。补上。" in texts
    assert "2．【请核实】错字0，写成0；错字1，写成1。" in texts
    listed = next(block for block in section.blocks if isinstance(block, printout.Grid))
    assert [row[1] for row in listed.texts()[1:]] == ["第3处（必须改正）", "第4处（必须改正）"]


def test_one_page_has_room_for_so_much_only() -> None:
    many = [Point(f"PF2{n:02}", Severity.ERROR, "", "", "评价标准" * 30, "改" * 100) for n in range(60)]
    section = opinion_section(opinion_view("水务局", 2026, many, 1, ""))
    before = [block for block in section.blocks if not isinstance(block, printout.Grid)]
    told = [b.text for b in before if isinstance(b, Paragraph) and "【" in b.text]
    assert 3 < len(told) < 12
    assert any(f"没有写完的 {60 - len(told)} 处" in b.text for b in before if isinstance(b, Paragraph))


def test_copies_of_what_is_not_public_say_so_by_their_names(perfcli: Perfcli, tmp_path: Path) -> None:
    faulty_xlsx(tmp_path / "a.xlsx")
    imported(perfcli, "a.xlsx", more=("--keys", "en"))
    (target,) = (tmp_path / "targets").rglob("*.yaml")
    text = target.read_text(encoding="utf-8")
    target.write_text(
        text.replace("name: 城乡低保\n", "name: 城乡低保\n        disclosure: internal\n"), encoding="utf-8"
    )
    assert annotated(perfcli).code == 1
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert "a（批注，内部资料）.xlsx" in names
    opinion = next((tmp_path / "out").glob("*意见.md")).read_text(encoding="utf-8")
    assert "《a（批注，内部资料）.xlsx》" in opinion
    assert "内部资料，不得公开" in opinion
