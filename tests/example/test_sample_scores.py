"""The sample actuals hold every case a reader should see once, and every page made from them says that they are invented."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcli.diagnostics import Span
from perfcli.formats import csv_
from perfcli.loading.settings import Settings
from perfcli.scoring.profiles import choose
from perfcli.scoring.run import Job, run
from perfcli.work.report import Request, report
from perfcli.work.targets import Targets, load_targets
from tests.report.pages import md_tables, soup

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Scorecard

TARGETS = Path(__file__).parents[2] / "targets"
ACTUALS = TARGETS / "2016" / "actuals.csv"


def sample() -> tuple[Targets, Scorecard]:
    targets = load_targets(str(TARGETS), None, Settings(TARGETS), date(2026, 1, 1), whole=True)
    table, problems = csv_.read(ACTUALS.read_bytes(), "actuals.csv")
    document = choose("grade-bands@1", (), Span("")).document
    assert table
    assert problems == ()
    assert document
    card = run(Job(targets.parts, targets.regions, table, document, {})).card
    assert card
    return targets, card


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    targets, card = sample()
    printed = report(Request(targets.outlines, tmp_path_factory.mktemp("out"), scorecard=card))
    assert printed.diagnostics == ()
    return {path.name: path.read_text(encoding="utf-8") for path in printed.files}


def test_the_sample_holds_every_case() -> None:
    _, card = sample()
    assert {score.verdict.grade for score in card.scores if score.graded} == {"优", "良", "中", "差"}
    states = [score.status for score in card.scores]
    assert states.count("missing") == 1
    assert states.count("not_applicable") == 1
    on_bound = [s for s in card.scores if s.verdict.bound == f"≥{s.actual}" and s.verdict.rank > 0]
    assert [score.verdict.grade for score in on_bound] == ["中"]
    assert card.rejected == ()


def test_every_page_made_from_the_sample_says_so(pages: dict[str, str]) -> None:
    made = {name for name in pages if "评价结果" in name or name == "index.html"}
    assert len(made) == 3
    for name in made:
        assert "示例数据" in pages[name]
    printed = pages["示例县-2016年度绩效评价结果.html"]
    margin = re.search(r'@top-center \{\s*content: "([^"]*)"', printed)
    assert margin, "the margin of every printed page says it"
    assert "示例数据" in margin.group(1)


def test_forms_come_from_the_targets_and_do_not_say_so(pages: dict[str, str]) -> None:
    assert "示例数据" not in pages["示例县-2016年度绩效目标总表.html"]


def test_a_grade_stands_beside_what_it_rests_on(pages: dict[str, str]) -> None:
    page = soup(pages["示例县-2016年度绩效评价结果.html"])
    row = page.find(id="npc/affairs/general/support")
    assert row
    text = row.get_text(" ")
    for words in ("75%以下", "＜75%", "68.5%", "差", "6.5", "会议表决系统更换期间", "4.2.1"):
        assert words in text
    assert row.select_one("svg title")
    assert len(page.select("table.scores tbody > tr[id]")) == 7


def test_the_markdown_report_has_the_same_grades(pages: dict[str, str]) -> None:
    tables = md_tables(pages["示例县-2016年度绩效评价结果.md"])
    grades = [row[4] for table in tables[1:3] for row in table[1:]]
    assert grades == ["良", "优", "不适用", "中", "差", "良", "未报"]
