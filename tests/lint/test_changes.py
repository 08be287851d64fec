"""Years stay comparable when departments merge, split and change their names; seen through `perfcli validate`."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from perfcli.loading.document import parse_document
from perfcli.loading.organisation import former_addresses, known_homes, predecessors, registered_on

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.model.region import Region
    from tests.conftest import Perfcli

REGION = "perfcli: 1\nregion: {id: qingtang, name: 青棠县}\nmoney_unit: 万元\n"
MERGE = "{change: merge, date: 2029-03-01, document: 青编〔2029〕3号, predecessors: [arts, tourism], successors: [culture]}"


def region(departments: str, *changes: str) -> str:
    listed = "".join(f"  - {change}\n" for change in changes)
    return f"{REGION}departments: [{departments}]\nchanges:\n{listed}"


def law(text: str) -> Region:
    document = parse_document(text, "region.yaml")
    assert document.diagnostics == ()
    assert document.region is not None
    return document.region


def plan(home: str, year: int, budget: str, target: str) -> str:
    return (
        f"perfcli: 1\nyear: {year}\ndepartment: {{id: {home}, name: {home}}}\nduties:\n"
        f"  - id: care\n    name: 场馆开放\n    budget: {budget}\n    activities:\n"
        f"      - {{id: open, name: 场馆开放, indicators: [{{id: days, name: 开放完成率, target: '{target}'}}]}}\n"
    )


def found(perfcli: Perfcli, folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    said = perfcli("validate", str(folder), "--select", "PF5,PF127,PF128,PF15", "--output-format", "json")
    return [(one["code"], one["path"].rpartition("/")[2]) for one in json.loads(said.out)["findings"]]


CULTURE = "{id: culture, name: 县文旅局}"


def test_a_renamed_department_is_compared_with_what_it_was(perfcli: Perfcli, tmp_path: Path) -> None:
    rename = "{change: rename, date: 2029-03-01, document: 文1, predecessors: arts, successors: culture}"
    files = {
        "region.yaml": region(CULTURE, rename),
        "2029.yaml": plan("arts", 2029, "12", "≥95%"),
        "2030.yaml": plan("culture", 2030, "120000", "≥90%"),
    }
    assert found(perfcli, tmp_path, files) == [("PF501", "2030.yaml"), ("PF502", "2030.yaml")]


def test_a_merged_department_is_compared_with_the_sum_and_no_indicator_with_two(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    files = {
        "region.yaml": region(CULTURE, MERGE),
        "a.yaml": plan("arts", 2029, "7", "≥95%"),
        "b.yaml": plan("tourism", 2029, "5", "≥80%"),
        "c.yaml": plan("culture", 2030, "120000", "≥90%"),
    }
    assert found(perfcli, tmp_path, files) == [("PF501", "c.yaml")]
    files["c.yaml"] = plan("culture", 2030, "12", "≥90%")
    assert found(perfcli, tmp_path, files) == []


def test_a_node_that_only_one_of_the_merged_had_is_compared(perfcli: Perfcli, tmp_path: Path) -> None:
    files = {
        "region.yaml": region(CULTURE, MERGE),
        "a.yaml": plan("arts", 2029, "7", "≥95%"),
        "b.yaml": plan("tourism", 2029, "5", "≥80%").replace("id: care", "id: guide"),
        "c.yaml": plan("culture", 2030, "7", "≥90%"),
    }
    assert found(perfcli, tmp_path, files) == [("PF502", "c.yaml")]


def test_the_parts_of_a_split_department_are_compared_together(perfcli: Perfcli, tmp_path: Path) -> None:
    split = (
        "{change: split, date: 2029-03-01, document: 文1, predecessors: culture, successors: [arts, tourism]}"
    )
    files = {
        "region.yaml": region("{id: arts, name: 县文化局}, {id: tourism, name: 县旅游局}", split),
        "before.yaml": plan("culture", 2029, "12", "≥95%"),
        "a.yaml": plan("arts", 2030, "5", "≥90%"),
        "b.yaml": plan("tourism", 2030, "7", "≥90%"),
    }
    assert found(perfcli, tmp_path, files) == []
    files["b.yaml"] = plan("tourism", 2030, "120000", "≥90%")
    assert found(perfcli, tmp_path, files) == [("PF501", "a.yaml")]


def test_faults_of_changes_stand_in_the_regions_file_and_can_be_waived(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    wrong = MERGE.replace("culture", "culture-tourism")
    files = {"region.yaml": region(CULTURE, wrong), "c.yaml": plan("culture", 2030, "12", "≥90%")}
    assert found(perfcli, tmp_path, files) == [("PF150", "region.yaml")]
    files["region.yaml"] = region(CULTURE, f"{wrong}  # perfcli: ignore[PF150] reason=待批复")
    assert found(perfcli, tmp_path, files) == []


@pytest.mark.parametrize("broken", ["去年", "2029-02-30", "2029-03", "三月一日", "[2029, 3]", ""])
def test_a_day_that_is_none_is_a_fault_at_its_place(perfcli: Perfcli, tmp_path: Path, broken: str) -> None:
    (tmp_path / "region.yaml").write_text(
        region(CULTURE, MERGE.replace("2029-03-01", broken)), encoding="utf-8"
    )
    said = perfcli("validate", str(tmp_path), "--output-format", "concise")
    assert "region.yaml:6:27: " in said.out
    assert said.code == 1


UNIT = "{id: culture, name: 县文旅局, units: [{id: hall, name: 文化馆}]}"


@pytest.mark.parametrize(
    ("changes", "home", "year", "reported", "expected"),
    [
        ((), "culture", 2030, None, ("culture",)),
        ((MERGE,), "culture", 2030, None, ("arts", "tourism")),
        ((MERGE,), "culture", 2029, None, ("arts", "tourism")),
        ((MERGE,), "culture", 2031, None, ("culture",)),
        ((MERGE,), "culture", 2030, {"tourism"}, ("tourism",)),
        ((MERGE,), "culture", 2030, {"culture"}, ("culture",)),
        ((MERGE,), "culture/hall", 2030, {"arts/hall"}, ("arts/hall",)),
        ((MERGE.replace("[culture]", "[arts]"),), "arts", 2030, None, ("arts", "tourism")),
        (
            (MERGE, MERGE.replace("[arts, tourism]", "[sports, arts]").replace("[culture]", "[arts]")),
            "culture", 2030, None, ("arts", "tourism", "sports"),
        ),
        ((MERGE.replace("[arts, tourism]", "[culture]"),), "culture", 2030, None, ("culture",)),
        (
            (MERGE.replace("[arts, tourism]", "[a]").replace("[culture]", "[b]"),
             MERGE.replace("[arts, tourism]", "[b]").replace("[culture]", "[a]")),
            "a", 2030, None, ("a",),
        ),
    ],
)  # fmt: skip
def test_predecessors(
    changes: tuple[str, ...], home: str, year: int, reported: set[str] | None, expected: tuple[str, ...]
) -> None:
    assert predecessors(law(region(UNIT, *changes)), home, year, reported) == expected


def test_a_tangle_of_changes_ends(perfcli: Perfcli, tmp_path: Path) -> None:
    all_of_them = ", ".join(f"d{number}" for number in range(200))
    tangle = [MERGE.replace("arts, tourism", all_of_them).replace("[culture]", f"[{all_of_them}]")] * 20
    assert len(predecessors(law(region(CULTURE, *tangle)), "d1", 2030)) == 200
    files = {"region.yaml": region(CULTURE, *tangle), "c.yaml": plan("culture", 2030, "12", "≥90%")}
    assert ("PF152", "region.yaml") in found(perfcli, tmp_path, files)


def test_the_register_of_a_day() -> None:
    now = law(region("{id: archives, name: 县档案馆}, " + UNIT + ", {id: roads, name: 县公路站}", MERGE))
    homes = ["archives", "arts", "tourism", "roads"]
    assert [home for home, _ in registered_on(now, date(2029, 2, 28))] == homes
    assert registered_on(now, date(2029, 3, 1)) == now.register
    assert list(known_homes(now)) == ["archives", "culture", "culture/hall", "roads", "arts", "tourism"]


def test_an_address_is_followed_with_its_department() -> None:
    now = law(region(UNIT, MERGE))
    assert former_addresses(now, "culture", "culture/care/open", 2030) == (
        "arts/care/open",
        "tourism/care/open",
    )
    assert former_addresses(now, "culture/hall", "culture/hall/care", 2030, {"arts/hall"}) == (
        "arts/hall/care",
    )
    assert former_addresses(None, "roads", "roads/care", 2030) == ("roads/care",)
