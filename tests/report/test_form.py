"""What the form shows of plans that are not like the example: targets, projects, other labels, money in other units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfcli.model.amount import Amount
from perfcli.report.amounts import amount_text
from perfcli.report.checkcode import check_code
from perfcli.report.form import county_form, department_form
from perfcli.report.labels import merge
from perfcli.report.render import render
from tests.report.pages import html_grid, md_tables, soup
from tests.report.plans import REGION, WATER, department, region


def amount(value: str, unit: str = "", places: int = 0) -> Amount:
    return Amount(text=value, value=Decimal(value), unit=unit, places=places)


@pytest.mark.parametrize(
    ("written", "unit", "printed"),
    [
        (amount("2", places=0), "万元", "2.00"),
        (amount("2.00", places=2), "万元", "2.00"),
        (amount("12.345", places=3), "万元", "12.345"),
        (amount("1.500", places=3), "万元", "1.500"),
        (amount("205000", "元"), "万元", "20.50"),
        (amount("1", "元"), "万元", "0.0001"),
        (amount("-3"), "万元", "-3.00"),
        (amount("0"), "万元", "0.00"),
        (amount("1.2", "亿元", 1), "万元", "12000.00"),
        (amount("5", "万元"), "", "5.00万元"),
        (amount("5"), "", "5.00"),
        (None, "万元", ""),
    ],
)
def test_amounts(written: Amount | None, unit: str, printed: str) -> None:
    assert amount_text(written, unit) == printed


def test_targets_points_and_projects_have_tables_of_their_own() -> None:
    page = soup(render("form.html.j2", department_form(department(WATER))).text)
    activity, project = page.select("table.targets")
    assert html_grid(activity)[1:] == [["产出指标", "数量指标", "清淤长度", "≥12公里", "20"]]
    assert html_grid(project) == [
        ["一级指标", "二级指标", "三级指标", "指标值", "分值", "评价标准"],
        ["产出指标", "数量指标", "长度", "≥8公里", "30", ""],
        ["", "时效指标", "完工日期", "5月31日前", "20", ""],
        ["满意度指标", "", "群众满意度", "", "", "优 90%；差 90%以下"],
    ]
    said = page.get_text()
    for words in (
        "预算项目：东渠清淤",
        "特定目标类",
        "0001",
        "一般公共预算：20.50",
        "河道管理 › 清淤",
        "汛前完工。",
    ):
        assert words in said


def test_an_indicator_without_a_ladder_shows_its_target_across_the_grades() -> None:
    table = soup(render("form.html.j2", department_form(department(WATER))).text).select_one("table.form")
    assert table
    grid = html_grid(table)
    assert grid[1][5:] == ["达标", "不达标"]
    assert grid[3] == ["　　清淤", "20.50", "", "", "清淤长度", "≥12公里", ""]
    assert grid[4] == ["", "", "", "", "验收合格率", "100%", "100%以下"]


def test_markdown_has_the_same_tables() -> None:
    first, second, third = md_tables(render("form.md.j2", department_form(department(WATER))).text)
    assert first[3] == ["　　清淤", "20.50", "", "", "清淤长度", "≥12公里", ""]
    assert first[4] == ["", "", "", "", "验收合格率", "100%", "100%以下"]
    assert second[1] == ["产出指标", "数量指标", "清淤长度", "≥12公里", "20"]
    assert third[3] == ["满意度指标", "", "群众满意度", "", "", "优 90%；差 90%以下"]


def ladder(bands: str) -> str:
    return (
        "duties:\n  - id: d\n    name: 职责\n    activities:\n      - id: a\n        name: 活动\n"
        f"        indicators:\n          - {{id: i, name: 完成率, bands: {{{bands}}}}}\n"
    )


def test_ladders_of_different_departments_share_the_columns_of_one_table() -> None:
    four = department(ladder("优: 100%, 良: 85%, 中: 75%, 差: 75%以下"))
    five = department(
        ladder("优: 95%, 良: 85%, 中: 75%, 低: 60%, 差: 60%以下"), "{id: culture, name: 县文化馆}"
    )
    view = county_form((four, five))
    assert view.labels == ("优", "良", "中", "低", "差")
    cells = [entry.lines[0].cells for group in view.groups for entry in group if entry.kind == "activity"]
    assert cells == [("100%", "85%", "75%", "", "75%以下"), ("95%", "85%", "75%", "60%", "60%以下")]


def test_too_many_labels_share_columns_and_say_which_grade_they_are() -> None:
    one = department(ladder("优: 100%, 良: 85%, 中: 75%, 差: 75%以下"))
    two = department(ladder("优秀: 90%, 良好: 80%, 合格: 60%, 不合格: 60%以下"))
    view = county_form((one, two))
    assert view.labels == ("第一档", "第二档", "第三档", "第四档")
    assert view.groups[1][1].lines[0].cells == ("优秀：90%", "良好：80%", "合格：60%", "不合格：60%以下")


def test_merging_keeps_every_ladder_in_its_order() -> None:
    labels: list[str] = []
    for one in (("优", "差"), ("优", "良", "差"), ("特优", "优", "差", "极差")):
        merge(labels, one)
    assert labels == ["特优", "优", "良", "差", "极差"]


def test_a_table_without_any_ladder_has_a_column_for_targets() -> None:
    text = ladder("优: 1, 差: 0").replace("bands: {优: 1, 差: 0}", "target: ≥95%")
    view = department_form(department(text))
    assert view.labels == ("指标值",)
    table = soup(render("form.html.j2", view).text).select_one("table.form")
    assert table
    assert html_grid(table)[3][4:] == ["完成率", "≥95%"]


def test_no_money_unit_is_not_made_up() -> None:
    bare = region(REGION.replace("money_unit: 万元\n", ""))
    page = render("form.html.j2", department_form(department(WATER, where=bare))).text
    assert "单位：" not in soup(page).get_text().replace("填报单位：", "")
    assert "20.50" not in amount_text(amount("205000", "元"), "")


def test_a_department_without_duties_still_prints() -> None:
    view = department_form(department("objectives: 建好水利。"))
    for name in ("form.html.j2", "form.md.j2"):
        assert "建好水利。" in render(name, view).text


def test_the_check_code_follows_the_content_and_not_the_layout() -> None:
    code = check_code([department(WATER)])
    assert code == check_code(
        [department("# 注\n" + WATER.replace("budget: 30.5", "budget:   30.5  # 元年"))]
    )
    assert code != check_code([department(WATER.replace("30.5", "30.50"))])
    assert code != check_code([department(WATER.replace("汛前", "汛后"))])
    assert len(code) == 14


def test_the_check_code_stands_in_the_margin_of_every_page_and_on_the_last() -> None:
    view = department_form(department(WATER))
    page = render("form.html.j2", view).text
    assert page.count(view.check) == 1
    assert view.check.replace("-", "\\2d ") in page


def test_a_view_prints_the_same_bytes_twice() -> None:
    for name in ("form.html.j2", "form.md.j2"):
        view = department_form(department(WATER))
        assert render(name, view).text == render(name, department_form(department(WATER))).text
