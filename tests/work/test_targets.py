"""A folder of targets as one region and year: what is kept, in which order, and why a folder cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from perfcli.loading.settings import Settings
from perfcli.work.spread import FEW
from perfcli.work.targets import Targets, load_targets
from tests.documents import REGION

REGISTER = (
    REGION
    + "money_unit: 元\ndepartments:\n  - {id: b, name: 乙, units: [{id: u, name: 室}]}\n  - {id: a, name: 甲}\n"
)


def plan(home: str, year: int = 2026) -> str:
    department, _, unit = home.partition("/")
    text = f"perfcli: 1\nyear: {year}\ndepartment: {{id: {department}, name: 名}}\n"
    return text + (f"budget_unit: {{id: {unit}, name: 室}}\n" if unit else "")


def put(folder: Path, **files: str) -> str:
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(folder)


def load(folder: str, year: int | None = None, *, whole: bool = False) -> Targets:
    return load_targets(folder, year, Settings(Path(folder)), date(2026, 1, 1), whole=whole)


def codes(folder: str, year: int | None = None) -> list[str]:
    return [found.code for found in load(folder, year).problems]


def test_register_order_then_the_rest(tmp_path: Path) -> None:
    folder = put(tmp_path, region=REGISTER, c=plan("z"), d=plan("a"), e=plan("b/u"), f=plan("b"), g="x")
    targets = load(folder, whole=True)
    assert [outline.plan.home for outline in targets.outlines] == ["b", "b/u", "a", "z"]
    assert targets.outlines[0].money_unit == "元"
    assert (targets.year, targets.problems) == (2026, ())
    assert [file.path[-6:] for file in targets.broken] == ["g.yaml"]


def test_without_a_region_by_home(tmp_path: Path) -> None:
    targets = load(put(tmp_path, x=plan("b"), y=plan("a")), whole=True)
    assert [outline.plan.home for outline in targets.outlines] == ["a", "b"]
    assert targets.region is None
    assert targets.outlines[0].money_unit == ""


def test_several_years_need_one(tmp_path: Path) -> None:
    folder = put(tmp_path, x=plan("a", 2025), y=plan("a", 2026))
    assert codes(folder) == ["PF040"]
    assert load(folder, 2025).parts[0].year == 2025
    assert codes(folder, 2030) == ["PF044"]


@pytest.mark.parametrize("text", ["x", REGION])
def test_nothing_usable(tmp_path: Path, text: str) -> None:
    assert codes(put(tmp_path, region=text)) == ["PF041"]
    assert codes(str(tmp_path / "none")) == ["PF010", "PF041"]


def test_one_region_at_a_time(tmp_path: Path) -> None:
    other = REGION.replace("county", "other")
    assert codes(put(tmp_path, a__region=REGION, b__region=other, a__x=plan("a"), b__x=plan("a"))) == [
        "PF042"
    ]


def test_a_broken_region_stops_because_it_says_what_the_numbers_mean(tmp_path: Path) -> None:
    folder = put(tmp_path, region=REGISTER + "wat: 1\n", x=plan("a"))
    assert codes(folder) == ["PF045"]


def test_many_files_are_read_by_several_processes_and_come_back_as_if_by_one(tmp_path: Path) -> None:
    files = {f"f{number:03}": plan(f"d{number % 100:03}") for number in range(FEW + 41)}  # some homes twice
    folder = put(tmp_path, region=REGION, broken="x", **files)
    shared, alone = load(folder), load(folder, whole=True)
    assert len(shared.files) == FEW + 41
    assert shared.findings == alone.findings != ()
    bare = tuple(file._replace(outline=None) for file in alone.files)
    assert shared == alone._replace(files=bare, regions=shared.regions)
