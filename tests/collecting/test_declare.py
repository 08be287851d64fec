"""Declarations go out filled with last year's targets and come back as drafts: what a clerk does to a workbook, and what becomes of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

from perfcli.collecting.declare_read import Fate
from perfcli.loading.document import parse_document, read_document
from tests.collecting.declaring import cell, edited, example, free_row, heads, starter, write

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from perfcli.work.collect_declare_in import Declared
    from tests.collecting.declaring import County


def content(text: str) -> dict[str, Any]:
    """What a file says, but for what every declaration changes."""
    data = parse_document(text, "x.yaml").tree.data
    assert isinstance(data, dict)
    return {key: value for key, value in data.items() if key not in ("year", "status", "source")}


def codes(declared: Declared) -> list[str]:
    return sorted({one.code for one in declared.findings})


def sorts(declared: Declared) -> list[str]:
    return [one.sort for one in declared.changes]


def balanced(declared: Declared) -> bool:
    return declared.filled == sum(declared.count(fate) for fate in Fate) > 0


@pytest.mark.parametrize(
    ("make", "home"),
    [(example, "npc"), (example, "cppcc"), (starter, "archives"), (starter, "disease-control")],
)
def test_a_workbook_that_nobody_touched_is_last_year_again(tmp_path: Path, make: Any, home: str) -> None:
    county: County = make(tmp_path)
    declared = county.receive(edited(county.book(home), lambda _: None))
    last = read_document(county.base.before[home].path)
    assert content(declared.text) == content(last.tree.text)
    assert declared.changes == ()
    assert codes(declared) == []
    assert balanced(declared)
    assert declared.count(Fate.ACCEPTED) == declared.filled


def test_the_draft_is_of_the_new_year_and_holds(tmp_path: Path) -> None:
    declared = example(tmp_path).filled("npc", lambda _: None)
    plan = parse_document(declared.text, declared.draft).plan
    assert plan is not None
    assert (plan.year, plan.status) == (2017, "declared")
    assert "申报表.xlsx" in plan.source
    assert declared.draft.endswith("2017/npc.yaml")


def test_changes_are_found_one_by_one(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        cell(sheet, "职责/活动", "人大监督", "年度预算数").value = 3.5
        cell(sheet, "职责/活动", "选举和任免", "职责/活动").value = "选举任免"
        for label, text in (("优", "≥98%"), ("良", "≥90%"), ("中", "≥80%"), ("差", "<80%")):
            cell(sheet, "绩效指标", "培训计划完成率", label).value = text
        cell(sheet, "绩效指标", "培训计划完成率", "采用标准").value = None
        cell(sheet, "职责/活动", "综合事务管理", "处理").value = "删除"

    declared = example(tmp_path).filled("npc", clerk)
    found = {one.sort: one for one in declared.changes}
    assert sorted(found) == ["budget", "removed", "renamed", "standard"]
    assert (found["budget"].before, found["budget"].after, found["budget"].difference) == (
        "2.00",
        "3.50",
        "+1.5",
    )
    assert (found["renamed"].before, found["renamed"].after) == ("选举和任免", "选举任免")
    assert found["standard"].effect == "mixed"
    assert found["removed"].where == "人大事务管理 › 综合事务管理"
    assert "id: elections" in declared.text
    assert codes(declared) == []
    assert balanced(declared)


def test_a_new_activity_gets_a_new_id_and_the_scale_that_was_chosen(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        row = free_row(sheet, "专门委员会、常委及人大代表活动", "活动")
        write(
            sheet,
            row,
            职责_活动="代表联络站建设",
            年度预算数=1,
            内容描述="建站",
            绩效目标="建成三个站",
            绩效指标="联络站覆盖率",
            采用标准="standard",
        )

    declared = example(tmp_path).filled("npc", clerk)
    assert "{id: i1, name: 联络站覆盖率, scale: standard}" in declared.text
    plan = parse_document(declared.text, "x").plan
    assert plan is not None
    assert [one.id for one in plan.duties[0].activities] == ["committees", "a1"]
    assert sorts(declared) == ["added", "added"]
    assert codes(declared) == []


def test_a_further_indicator_stands_under_its_activity(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        row = free_row(sheet, "专门委员会、常委及人大代表活动", "指标")
        write(sheet, row, 绩效指标="代表建议办结率", 优="≥95%", 良="≥90%", 中="≥80%", 差="<80%")

    declared = example(tmp_path).filled("npc", clerk)
    plan = parse_document(declared.text, "x").plan
    assert plan is not None
    assert [one.name for one in plan.duties[0].activities[0].indicators] == [
        "培训计划完成率",
        "代表建议办结率",
    ]


def test_a_copied_row_is_a_new_one_and_doubted(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        source = cell(sheet, "职责/活动", "人大会议", "职责/活动")
        activity = int(source.row) + 1
        target = free_row(sheet, "专门委员会、常委及人大代表活动", "活动")
        for column in range(1, sheet.max_column + 1):
            sheet.cell(target, column).value = sheet.cell(activity, column).value
        write(sheet, target, 职责_活动="人大会议（复制）")

    declared = example(tmp_path).filled("npc", clerk)
    assert "PF685" in codes(declared)
    assert balanced(declared)
    assert declared.count(Fate.DOUBTED) >= 1
    assert "人大会议（复制）" in declared.text


def test_a_copied_sheet_is_told_and_not_read(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        copy = book.copy_worksheet(book["填报表"])
        copy.title = "填报表 (2)"
        cell(copy, "职责/活动", "人大监督", "年度预算数").value = 99

    declared = example(tmp_path).filled("npc", clerk)
    assert codes(declared) == ["PF682"]
    assert declared.changes == ()
    assert declared.count(Fate.REJECTED) > 50
    assert balanced(declared)


def test_a_renamed_sheet_is_known_by_its_header(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        book["填报表"].title = "Sheet1"

    declared = example(tmp_path).filled("npc", clerk)
    assert codes(declared) == ["PF684"]
    assert declared.changes == ()


def test_without_hidden_columns_names_tell_the_rows(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        for row in book["填报表"].iter_rows(min_col=1, max_col=5):
            for one in row:
                if not isinstance(one, MergedCell):
                    one.value = None

    declared = example(tmp_path).filled("npc", clerk)
    assert codes(declared) == ["PF687"]
    assert declared.changes == ()
    assert "id: committees" in declared.text


def test_without_the_hidden_sheet_the_title_tells_whose_it_is(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        del book["_perfcli"]

    declared = example(tmp_path).filled("npc", clerk)
    assert codes(declared) == ["PF681"]
    assert declared.changes == ()


def test_sorted_rows_stay_where_their_ids_say(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        columns = range(1, sheet.max_column + 1)
        rows = [[sheet.cell(r, c).value for c in columns] for r in range(7, sheet.max_row + 1)]
        rows.sort(key=lambda row: str(row[heads(sheet)["职责/活动"] - 1]))
        for at, row in enumerate(rows, 7):
            for column, value in zip(columns, row, strict=True):
                sheet.cell(at, column).value = value

    declared = example(tmp_path).filled("npc", clerk)
    assert {one.sort for one in declared.changes} <= set()
    assert "PF688" in codes(declared)
    assert balanced(declared)


def test_a_row_that_was_deleted_is_told(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        row = cell(sheet, "职责/活动", "综合事务管理", "职责/活动").row
        for column in range(1, sheet.max_column + 1):
            sheet.cell(row, column).value = None

    declared = example(tmp_path).filled("npc", clerk)
    assert codes(declared) == ["PF689"]
    assert sorts(declared) == ["removed"]


def test_rows_that_were_inserted_have_no_id_and_are_new(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        row = cell(sheet, "职责/活动", "选举和任免", "职责/活动").row
        sheet.insert_rows(row)
        write(
            sheet,
            row,
            层级="活动",
            职责_活动="会议保障",
            绩效指标="会务差错次数",
            优="≤1次",
            良="≤2次",
            中="≤3次",
            差="＞3次",
            指标方向="反向",
        )

    declared = example(tmp_path).filled("npc", clerk)
    plan = parse_document(declared.text, "x").plan
    assert plan is not None
    assert [one.name for one in plan.duties[1].activities] == ["人大会议", "会议保障"]
    assert sorts(declared) == ["added", "added"]


@pytest.mark.parametrize(
    ("typed", "format_", "read"),
    [
        (0.98, "0%", "98%"),
        ("98%", "@", "98%"),
        ("≥98%", "@", "≥98%"),
        (98, "General", "98"),
        ("９８％", "@", "９８％"),
    ],
)
def test_percent_and_text_cells_say_what_people_see(
    tmp_path: Path, typed: object, format_: str, read: str
) -> None:
    def clerk(book: Workbook) -> None:
        target = cell(book["填报表"], "绩效指标", "培训计划完成率", "优")
        target.value, target.number_format = typed, format_

    declared = example(tmp_path).filled("npc", clerk)
    change = next(one for one in declared.changes if one.sort == "standard")
    assert f"优 {read}" in change.after


@pytest.mark.parametrize(
    ("typed", "difference", "found"),
    [(3, "+1", []), ("3", "+1", []), ("30000元", "+1", []), ("３.００", "+1", []), ("3万元", "+1", [])],
)
def test_amounts_are_numbers_texts_or_bear_a_unit(
    tmp_path: Path, typed: object, difference: str, found: list[str]
) -> None:
    def clerk(book: Workbook) -> None:
        cell(book["填报表"], "职责/活动", "人大监督", "年度预算数").value = typed

    declared = example(tmp_path).filled("npc", clerk)
    budgets = [one for one in declared.changes if one.sort == "budget"]
    assert [one.difference for one in budgets] == [difference]
    assert codes(declared) == found


def test_an_amount_that_cannot_be_read_is_doubted_and_kept_in_the_note(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        cell(book["填报表"], "职责/活动", "人大监督", "年度预算数").value = "待定"

    declared = example(tmp_path).filled("npc", clerk)
    assert "PF088" in codes(declared)
    assert "待定" in declared.text
    assert declared.count(Fate.DOUBTED) == 1


def test_ten_thousands_of_what_is_asked_back(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        cell(book["填报表"], "职责/活动", "人大监督", "年度预算数").value = "3万"

    declared = example(tmp_path).filled("npc", clerk)
    assert codes(declared) == ["PF679"]
    assert declared.count(Fate.DOUBTED) == 1


def test_merged_cells_keep_what_they_cover(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        first = cell(sheet, "职责/活动", "综合业务管理", "优")
        sheet.merge_cells(
            start_row=first.row, end_row=first.row + 2, start_column=first.column, end_column=first.column
        )

    declared = example(tmp_path).filled("npc", clerk)
    assert "PF690" in codes(declared)
    assert declared.changes == ()


def test_a_workbook_of_others_is_refused(tmp_path: Path) -> None:
    county = example(tmp_path)
    data = county.book("npc")
    later = type(county)(county.folder, 2018)
    assert [one.code for one in later.receive(data).findings] == ["PF680"]
    path = county.folder / "2016" / "npc.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("培训计划完成率", "培训完成率"), encoding="utf-8"
    )
    changed = type(county)(county.folder, 2017)
    refused = changed.receive(data)
    assert refused.refused
    assert [one.code for one in refused.findings] == ["PF680"]


def test_a_department_without_targets_begins_with_an_empty_form(tmp_path: Path) -> None:
    county = starter(tmp_path)
    (county.folder / "2026" / "archives.yaml").unlink()
    county = type(county)(county.folder, county.year)

    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        write(sheet, 7, 职责_活动="档案保管", 年度预算数=6)
        write(
            sheet,
            8,
            职责_活动="库房管护",
            年度预算数=6,
            绩效指标="库房超标天数",
            优="≤3天",
            良="≤6天",
            中="≤10天",
            差="＞10天",
        )
        book["总体目标"].cell(6, heads(book["总体目标"])["绩效总体目标"]).value = "应收尽收"

    declared = county.filled("archives", clerk)
    plan = parse_document(declared.text, "x").plan
    assert plan is not None
    assert (plan.department.name, plan.objectives) == ("县档案馆", ("应收尽收",))
    assert plan.duties[0].activities[0].indicators[0].name == "库房超标天数"
    assert codes(declared) == []
    assert balanced(declared)


def test_projects_come_back_with_money_and_class(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["项目表"]
        columns = heads(sheet)
        row = next(r for r in range(6, sheet.max_row + 1) if not sheet.cell(r, columns["三级指标"]).value)
        write(sheet, row, 项目名称="接种台账系统", 项目类别="特定目标类", 所属职责活动="疾病预防 › 疫情监测处置", 年度预算数=8, 资金来源="单位资金", 来源金额=8,
              一级指标="产出指标", 二级指标="数量指标", 三级指标="上线乡镇数", 运算符="≥", 指标值="6", 计量单位="个", 分值="20")  # fmt: skip

    declared = starter(tmp_path).filled("disease-control", clerk)
    plan = parse_document(declared.text, "x").plan
    assert plan is not None
    project = plan.duties[0].activities[1].projects[0]
    assert (project.name, project.category, project.funding[0].fund) == ("接种台账系统", "specific", "unit")
    assert (project.indicators[0].target, project.indicators[0].level2) == ("≥6个", "数量指标")
    assert codes(declared) == []
    assert balanced(declared)


def test_text_beside_and_below_the_table_is_rejected_and_told(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        sheet.cell(8, sheet.max_column + 2).value = "请多批一点"
        sheet.cell(sheet.max_row + 3, heads(sheet)["绩效指标"]).value = "备注：指标另附"

    declared = example(tmp_path).filled("npc", clerk)
    assert "PF695" in codes(declared)
    assert declared.count(Fate.REJECTED) >= 1
    assert balanced(declared)


def test_looser_and_tighter_are_told(tmp_path: Path) -> None:
    def effect(*texts: str) -> str:
        def clerk(book: Workbook) -> None:
            for label, text in zip("优良中差", texts, strict=True):
                cell(book["填报表"], "绩效指标", "库房温湿度超标天数", label).value = text

        county = starter(tmp_path / "".join(texts).replace("＞", "x"))
        return county.filled("archives", clerk).changes[0].effect

    assert effect("≤2天", "≤6天", "≤10天", "＞10天") == "tighter"
    assert effect("≤4天", "≤7天", "≤11天", "＞11天") == "looser"
    assert effect("≤2天", "≤7天", "≤10天", "＞10天") == "mixed"


def test_an_indicator_on_a_duty_is_told_and_kept_in_the_note(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        row = cell(sheet, "职责/活动", "人大监督", "职责/活动").row
        write(sheet, row, 绩效指标="监督次数", 优="≥9次", 良="≥7次", 中="≥5次", 差="<5次")

    declared = example(tmp_path).filled("npc", clerk)
    assert codes(declared) == ["PF093"]
    assert declared.count(Fate.DOUBTED) == 5
    assert balanced(declared)
    assert "监督次数" in declared.changes[0].after


def test_a_department_that_was_renamed_in_the_register_has_its_new_name(tmp_path: Path) -> None:
    county = starter(tmp_path)
    region = county.folder / "region.yaml"
    region.write_text(
        region.read_text(encoding="utf-8").replace("name: 县档案馆", "name: 县档案局"), encoding="utf-8"
    )
    declared = type(county)(county.folder, county.year).filled("archives", lambda _: None)
    plan = parse_document(declared.text, "x").plan
    assert plan is not None
    assert plan.department.name == "县档案局"


def test_rows_of_another_workbook_are_new_and_doubted(tmp_path: Path) -> None:
    other = starter(tmp_path / "b").book("archives")

    def clerk(book: Workbook) -> None:
        source = load_workbook(io.BytesIO(other))["填报表"]
        sheet = book["填报表"]
        row = free_row(sheet, "专门委员会、常委及人大代表活动", "活动")
        there = cell(source, "职责/活动", "库房管护", "职责/活动").row
        for head in ("职责/活动", "绩效指标", "优", "良", "中", "差"):
            sheet.cell(row, heads(sheet)[head]).value = source.cell(there, heads(source)[head]).value
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = (
            "keeping/storeroom",
            "keeping/storeroom/excess-days",
        )

    declared = example(tmp_path / "a").filled("npc", clerk)
    assert codes(declared) == ["PF686"]
    assert sorts(declared) == ["added", "added"]
    assert balanced(declared)
