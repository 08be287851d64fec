"""Printing a whole workspace: which files, in what order, all or none, and the same bytes each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfcli.files import FileError
from perfcli.report import kinds
from perfcli.work.report import Request, in_register_order, report
from tests.report.plans import REGION, WATER, department, plan, region

if TYPE_CHECKING:
    from pathlib import Path

CULTURE = "{id: culture, name: 县文化馆}"


def test_files_come_in_the_registers_order_and_have_readable_names(tmp_path: Path) -> None:
    other = department("objectives: 办好文化。", "{id: aaa, name: 未登记的单位}")
    outlines = (other, department("objectives: 办好文化。", CULTURE), department(WATER))
    printed = report(Request(outlines, tmp_path, ("html",)))
    assert [path.name for path in printed.files] == [
        "清河县-2024年度绩效目标总表.html",
        "县水利局-2024年度绩效目标表.html",
        "县水利局-东渠清淤-2024年度项目绩效目标申报表.html",
        "县文化馆-2024年度绩效目标表.html",
        "未登记的单位-2024年度绩效目标表.html",
        "index.html",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in printed.files)


def test_budget_units_stand_after_their_department() -> None:
    text = REGION.replace(
        "{id: water, name: 县水利局}", "{id: water, name: 县水利局, units: [{id: lab, name: 水质站}]}"
    )
    own = region(text)
    unit = plan(
        "perfcli: 1\nyear: 2024\ndepartment: {id: water, name: 县水利局}\nbudget_unit: {id: lab, name: 水质站}\n",
        own,
    )
    outlines = (department("", CULTURE, own), unit, department(WATER, where=own))
    assert [o.plan.title for o in in_register_order(outlines)] == ["县水利局", "水质站", "县文化馆"]


def test_names_that_are_the_same_are_numbered_and_hostile_ones_stay_in_the_folder(tmp_path: Path) -> None:
    first = department("", "{id: water, name: ../局}")
    second = department("", "{id: culture, name: /局}")
    printed = report(Request((first, second), tmp_path / "out", ("md",)))
    assert [path.name for path in printed.files][1:] == [
        "局-2024年度绩效目标表.md",
        "局-2024年度绩效目标表-2.md",
    ]
    assert {path.parent for path in printed.files} == {tmp_path / "out"}
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_without_a_region_there_is_no_county_table(tmp_path: Path) -> None:
    alone = plan("perfcli: 1\nyear: 2024\ndepartment: {id: x, name: 某局}\nobjectives: 办好事。\n")
    printed = report(Request((alone,), tmp_path, ("md",)))
    assert [path.name for path in printed.files] == ["某局-2024年度绩效目标表.md"]


def test_a_bad_template_writes_nothing(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "form.md.j2").write_text("一\n{{ page.nothing }}", encoding="utf-8")
    out = tmp_path / "out"
    printed = report(Request((department(WATER),), out, templates=own))
    assert printed.files == ()
    assert {problem.kind for problem in printed.diagnostics} == {kinds.TEMPLATE_FAILED}
    assert {problem.span.line for problem in printed.diagnostics} == {2}
    assert not out.exists()


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    def made(folder: str) -> dict[str, bytes]:
        outlines = (department(WATER), department("objectives: 办好文化。", CULTURE))
        ordered = outlines if folder == "a" else outlines[::-1]
        return {p.name: p.read_bytes() for p in report(Request(ordered, tmp_path / folder)).files}

    assert made("a") == made("b")


def test_nothing_to_print_makes_nothing(tmp_path: Path) -> None:
    assert report(Request((), tmp_path / "out")).files == ()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(FileError) as caught:
        report(Request((department(WATER),), tmp_path / "out"))
    assert caught.value.reason == "unwritable"
