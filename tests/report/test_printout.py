"""The neutral document between views and files: what each form holds, as golden text, and the same on HTML pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.diagnostics import Severity
from perfcli.printout import Cell, Grid, Row, lines_of, places, width_of
from perfcli.report.form import county_form, department_form
from perfcli.report.project import project_views
from perfcli.report.quality import CRITERIA, Remark, criterion_of
from perfcli.report.render import render
from perfcli.report.review import review_view
from perfcli.report.scores import score_view
from perfcli.report.sections import printout, section, sheet_view
from perfcli.report.selfeval import self_views
from tests.example.test_sample_scores import sample
from tests.report.county import outlines
from tests.report.pages import html_grid, md_tables, soup
from tests.report.plans import WATER, department, plan, region
from tests.report.printed import shown
from tests.scoring.build import POINTS, rows, scored
from tests.scoring.build import county as county_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfcli.report.sections import View

    Golden = Callable[[str, str], None]

REMARKS = (
    Remark("PF422", Severity.WARNING, "警告", "1 人大监督", "“真履行”应为“认真履行”", "写成“认真履行”"),
    Remark(
        "PF410",
        Severity.WARNING,
        "警告",
        "3.1.1 调研计划完成率",
        "与活动的内容对不上",
        "换成衡量这项活动的指标",
    ),
    Remark(
        "PF302", Severity.REMARK, "提示", "3 选举和任免", "年度预算数是空的", "没有项目资金就写 0，有就填数"
    ),
)


def made(name: str) -> list[View]:
    """The views of one golden file."""
    if name == "county":
        return [county_form(outlines())]
    if name == "scores":
        _, card = sample()
        return [score_view(card._replace(receipt=card.receipt._replace(sources=(), version="0")))]
    if name == "self":
        workspace, card = sample()
        return [*self_views(workspace.outlines[0], card), *self_views(department(WATER))]
    if name == "review":
        return [review_view(outlines()[0], REMARKS)]
    return [department_form(department(WATER)), *project_views(department(WATER))]


@pytest.mark.parametrize("name", ["county", "project", "scores", "self", "review"])
def test_every_form_as_it_is_printed(name: str, golden: Golden) -> None:
    golden(f"printout.{name}.txt", shown(printout(name, made(name))))


@pytest.mark.parametrize("name", ["project", "self", "review"])
def test_pages_of_the_new_forms_hold_the_same_cells(name: str) -> None:
    for view in made(name)[name == "project" :]:
        expected = [block.texts() for block in section(view).blocks if isinstance(block, Grid)]
        page = soup(render(f"{name}.html.j2", sheet_view(view)).text)
        assert [html_grid(table) for table in page.select("table")] == [
            [list(r) for r in t] for t in expected
        ]
        assert [th.get_text() for th in page.select("h1")] == [view.title]
        assert view.check in page.get_text()


@pytest.mark.parametrize("name", ["project", "self", "review"])
def test_markdown_of_the_new_forms_holds_the_same_cells(name: str) -> None:
    for view in made(name)[name == "project" :]:
        tables = md_tables(render(f"{name}.md.j2", sheet_view(view)).text)
        grids = [block for block in section(view).blocks if isinstance(block, Grid)]
        for table, grid in zip(tables, grids, strict=True):
            body = table if grid.head else table[1:]
            assert [[text.strip() for text in row] for row in body] == [
                [text.strip() for text in row] for row in grid.texts()
            ]


def test_a_self_evaluation_without_scores_is_blank_for_the_pen() -> None:
    whole, project = self_views(department(WATER))
    assert {line.actual for line in (*whole.lines, *project.lines)} == {""}
    assert {line.earned for line in (*whole.lines, *project.lines)} == {""}
    assert (project.weights, project.points) == ("50", "")


def test_a_self_evaluation_says_what_was_done_and_what_it_earns() -> None:
    workspace, card = sample()
    whole, *_ = self_views(workspace.outlines[0], card)
    assert [(line.actual, line.earned) for line in whole.lines] == [
        ("92%", "良"),
        ("100%", "优"),
        ("", "不适用"),
        ("75%", "中"),
        ("68.5%", "差"),
    ]
    assert whole.notices == card.notices
    assert whole.check == card.check


WEIGHTED = """
perfcli: 1
year: 2024
department: {id: a, name: 甲局}
projects:
  - id: road
    name: 修路
    indicators:
      - {id: km, name: 里程, bands: {优: ≥10公里, 良: ≥8公里, 差: <8公里}, weight: 40}
      - {id: ok, name: 合格率, bands: {优: 100%, 良: 85%, 差: 85%以下}, weight: 60}
"""


def test_points_of_a_self_evaluation_are_out_of_the_weights_and_add_up() -> None:
    where = county_of(WEIGHTED)
    card = scored(rows("a/road/km,8.5,", "a/road/ok,100%,"), where, POINTS).done
    whole, project = self_views(plan(WEIGHTED, region()), card)
    assert [(line.weight, line.earned) for line in project.lines] == [("40", "34.00"), ("60", "60.00")]
    assert (project.weights, project.points, project.grade) == ("100", "94.00", "优")
    assert project.pointed
    assert whole.lines == ()


def test_every_finding_belongs_under_one_of_the_four_criteria() -> None:
    names = [name for name, _ in CRITERIA]
    assert names == ["完整性", "相关性", "适当性", "可行性"]
    expected = {
        "完整性": ("PF120", "PF203", "PF302", "PF303", "PF422"),
        "相关性": ("PF123", "PF307", "PF410"),
        "适当性": ("PF207", "PF450", "PF502"),
        "可行性": ("PF412", "PF417", "PF501"),
    }
    assert {
        name: tuple(c for c in codes if criterion_of(c) == name) for name, codes in expected.items()
    } == expected


def test_a_review_without_findings_says_so_and_leaves_the_verdict_blank() -> None:
    view = review_view(outlines()[0], ())
    assert view.counts == "检查没有发现问题"
    text = shown(printout("审核", [view]))
    assert text.count("检查没有发现问题") == 5
    assert "□ 通过　　□ 修改后通过　　□ 退回修改" in text


def test_places_leave_out_what_is_covered() -> None:
    rows = (
        Row((Cell("甲", rows=2), Cell("乙", columns=2))),
        Row((Cell("丙"), Cell("丁", rows=2))),
        Row((Cell("戊", columns=2),)),
    )
    grid = Grid("", (1, 1, 1), rows)
    assert grid.texts() == (("甲", "乙", ""), ("", "丙", "丁"), ("戊", "", ""))
    assert [(p.row, p.column) for p in places(rows)] == [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0)]


@given(st.text(max_size=60), st.integers(1, 40))
def test_lines_hold_at_most_their_room(text: str, room: int) -> None:
    assert lines_of(text, room) * room >= max(width_of(line) for line in text.split("\n"))
    assert lines_of(text, room) >= text.count("\n") + 1
