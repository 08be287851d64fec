"""The example county, printed through the front door, says what the county's own document says, cell by cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from perfcli.loading.settings import Settings
from perfcli.work.report import Request, report
from perfcli.work.targets import load_targets
from tests.example import seed
from tests.report.pages import html_grid, html_rows, md_blocks, md_tables, soup

TARGETS = Path(__file__).parents[2] / "targets"
COUNTY = "示例县-2016年度绩效目标总表"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("out")
    targets = load_targets(str(TARGETS), None, Settings(TARGETS), date(2026, 1, 1), whole=True)
    assert targets.problems == ()
    printed = report(Request(targets.outlines, out))
    assert printed.diagnostics == ()
    return {path.name: path.read_text(encoding="utf-8") for path in printed.files}


def test_the_seed_has_the_shape_that_was_measured() -> None:
    header, rows = seed.cells()
    assert len(header) == 6
    assert [len(row) for row in rows] == [9] * 13
    assert sum(row[1] == "" for row in rows[1:]) == 8
    assert len(seed.objectives()) == 5


def test_html_table_is_the_seed_cell_by_cell(pages: dict[str, str]) -> None:
    table = soup(pages[f"{COUNTY}.html"]).select_one("table.form")
    assert table is not None
    header, rows = seed.cells()
    assert html_rows(table)[0] == header
    assert html_grid(table)[1:] == rows


def test_html_lists_the_objectives_as_published(pages: dict[str, str]) -> None:
    page = soup(pages[f"{COUNTY}.html"])
    assert [item.get_text() for item in page.select("ul.objectives li")] == seed.objectives()


def test_markdown_table_is_the_seed_cell_by_cell(pages: dict[str, str]) -> None:
    (table,) = md_tables(pages[f"{COUNTY}.md"])
    header, rows = seed.cells()
    assert table[0] == [*header, "", "", ""]
    assert table[1:] == rows


def test_markdown_lists_the_objectives_as_published(pages: dict[str, str]) -> None:
    said = [text for kind, text in md_blocks(pages[f"{COUNTY}.md"]) if kind == "p"]
    assert said[:5] == [text.rstrip() for text in seed.objectives()]


def test_each_department_has_its_own_rows_in_the_same_words(pages: dict[str, str]) -> None:
    _, rows = seed.cells()
    for name, expected in (("县人大常委会", rows[1:10]), ("县政协", rows[10:])):
        table = soup(pages[f"{name}-2016年度绩效目标表.html"]).select_one("table.form")
        assert table is not None
        assert html_grid(table)[2:] == expected


def test_the_form_marks_duties_numbers_and_departments_outside_the_cells(pages: dict[str, str]) -> None:
    page = soup(pages[f"{COUNTY}.html"])
    assert len(page.select("tr.duty")) == 5
    assert len(page.select("tr.activity")) == 7
    names = [cell["data-department"] for cell in page.select("th[data-department]")]
    assert names == ["县人大常委会", "县政协"]
    assert [cell["data-number"] for cell in page.select("tr.duty > th")] == ["1", "2", "3", "4", "1"]
    assert page.select_one('td[id="npc/supervision/committees/training"][data-number="1.1.1"]')


def test_every_duty_is_kept_with_its_first_activity(pages: dict[str, str]) -> None:
    groups = soup(pages[f"{COUNTY}.html"]).select("table.form tbody.keep")
    kinds = [[row["class"][0] for row in group.select("tr")] for group in groups]
    assert kinds.count(["duty", "activity"]) == 5
    assert kinds.count(["activity"]) == 2


def test_the_pen_has_its_lines_and_the_unit_is_named(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        if name != "index.html":
            for words in ("填报人：", "审核人：", "单位负责人：", "日期：", "（盖章）", "单位：万元"):
                assert words in text, (name, words)


def test_all_pages_are_listed(pages: dict[str, str]) -> None:
    links = soup(pages["index.html"]).select("a")
    assert len(links) == 3
    assert sorted(pages) == sorted(
        [
            "index.html",
            *(
                f"{stem}.{suffix}"
                for stem in (COUNTY, "县人大常委会-2016年度绩效目标表", "县政协-2016年度绩效目标表")
                for suffix in ("html", "md")
            ),
        ]
    )
