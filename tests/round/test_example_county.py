"""The example county's targets printed in every format and imported again are the same targets.

Blanks at the ends of lines are the one thing that only the text form keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.round.trips import FORMATS, ROOT, files, imported, printed, the_map, tree, trimmed, without

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.syntax.tree import Data

TARGETS = ROOT / "targets"
MAP = ROOT / "tests/cases/import/example-county.map.yaml"
YEAR = TARGETS / "2016"
COUNTY = "示例县-2016年度绩效目标总表"
OWN = {"npc.yaml": "县人大常委会-2016年度绩效目标表", "cppcc.yaml": "县政协-2016年度绩效目标表"}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("printed")
    printed(TARGETS, out)
    return out


def said(path: Path) -> Data:
    return tree(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_countys_table_with_the_map(papers: Path, tmp_path: Path, suffix: str) -> None:
    paper = papers / f"{COUNTY}.{suffix}"
    made = imported(paper, tmp_path, the_map(MAP, paper.name))
    found = files(made)
    assert found.keys() == {"npc.yaml", "cppcc.yaml", "region.yaml"}
    for name in OWN:
        expected = said(YEAR / name)
        if suffix == "txt":
            assert found[name] == expected
        assert trimmed(found[name]) == trimmed(expected)
    assert found["region.yaml"] == said(TARGETS / "region.yaml")


def test_the_countys_text_with_the_map_gives_the_same_bytes(papers: Path, tmp_path: Path) -> None:
    paper = papers / f"{COUNTY}.txt"
    texts = {
        path.rpartition("/")[2]: text
        for path, text in imported(paper, tmp_path, the_map(MAP, paper.name)).texts
    }
    for name in OWN:
        assert texts[name] == (YEAR / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", OWN)
def test_a_departments_form_without_a_map(papers: Path, tmp_path: Path, name: str, suffix: str) -> None:
    """Everything but what no form says: ids, the source, what the scales are called."""
    made = imported(papers / f"{OWN[name]}.{suffix}", tmp_path)
    (found,) = files(made).values()
    assert content(found) == content(said(YEAR / name))
    assert [one.code for one in made.everything if one.code == "PF098"] == []


def content(data: Data) -> Data:
    """What a form says, with every scale in its place and money without the unit that region.yaml gives."""
    assert isinstance(data, dict)
    scales = data.get("scales", {})
    assert isinstance(scales, dict)
    return trimmed(without(placed(data, scales), "id", "source", "scales"))


def placed(data: Data, scales: dict[str, Data]) -> Data:
    if isinstance(data, list):
        return [placed(item, scales) for item in data]
    if not isinstance(data, dict):
        return data
    same = {key: placed(value, scales) for key, value in data.items() if key != "scale"}
    if "budget" in same:
        same["budget"] = str(same["budget"]).removesuffix("万元")
    return {**same, "bands": scales[str(data["scale"])]} if "scale" in data else same


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_countys_table_without_a_map_is_one_department(papers: Path, tmp_path: Path, suffix: str) -> None:
    made = imported(papers / f"{COUNTY}.{suffix}", tmp_path)
    (found,) = files(made).values()
    assert isinstance(found, dict)
    assert found["objectives"] == trimmed(found["objectives"]) or suffix == "txt"
    assert [duty["name"] for duty in found["duties"] if isinstance(duty, dict)] == [
        "人大监督", "人大会议", "选举和任免", "人大事务管理", "政协事务管理",
    ]  # fmt: skip
