from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcli.drafting.assign import assign
from perfcli.drafting.mapping import BadMapError, Entry, map_from_data, map_from_rows
from perfcli.syntax.reader import read_tree
from tests.drafting.papers import drafted, grid

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data

TABLE = grid(
    "职责活动|预算|绩效指标|优|差\n供水|10|||\n␠␠供水|10|达标率|100%|90%\n␠␠管网|-|漏损率|≤10%|>10%\n演出|5|||\n␠␠下乡|5|场次|≥10场|<10场"
)


def test_ids_by_number_path_and_name() -> None:
    entry = Entry(ids=(("供水", "supply"), ("供水 > 供水", "plant"), ("1.2", "pipes"), ("达标率", "rate")))
    assert entry.id_of("1", ("供水",)) == "supply"
    assert entry.id_of("1.1", ("供水", "供水")) == "plant"
    assert entry.id_of("1.2", ("供水", "管网")) == "pipes"
    assert entry.id_of("1.1.1", ("供水", "供水", "达标率")) == "rate"
    assert entry.id_of("2", ("演出",)) == ""


def test_a_table_of_two_departments_is_divided_by_duties() -> None:
    given = map_from_data(
        {
            "departments": [
                {"id": "water", "name": "水务局", "file": "a.docx", "duties": ["供水"]},
                {"id": "art", "name": "文化馆", "file": "a.docx", "duties": ["演出"], "objectives": "yes"},
            ]
        }
    )
    owned, unused = assign([("in/a.docx", drafted("总体目标：演好戏。", TABLE))], given, "2023")
    assert unused == []
    assert [(one.name, [duty.name for duty in one.node.children]) for one in owned] == [
        ("水务局", ["供水"]), ("文化馆", ["演出"]),
    ]  # fmt: skip
    assert ["objectives" in one.node.fields for one in owned] == [False, True]


def test_what_no_entry_names_stays_together() -> None:
    given = map_from_data({"departments": [{"id": "art", "name": "文化馆", "duties": ["演出"]}]})
    owned, _ = assign([("a.docx", drafted("部门：青棠县水务局", TABLE))], given, "")
    assert [(one.name, [duty.name for duty in one.node.children]) for one in owned] == [
        ("文化馆", ["演出"]), ("青棠县水务局", ["供水"]),
    ]  # fmt: skip


def test_an_entry_that_meets_nothing_is_told() -> None:
    given = map_from_data({"departments": [{"id": "x", "name": "没有的局", "file": "b.docx"}]})
    owned, unused = assign([("a.docx", drafted(TABLE))], given, "")
    assert [one.name for one in unused] == ["没有的局"]
    assert owned[0].name == "a"


def test_rows_of_a_csv_map() -> None:
    given = map_from_rows(
        ["文件", "部门", "部门标识", "预算单位", "预算单位标识", "职责", "编号或名称", "标识"],
        [
            ["a.docx", "水务局", "water", "供水站", "station", "供水、防汛", "供水", "supply"],
            ["", "", "", "", "", "", "1.2", "pipes"],
            ["b.docx", "文化馆", "art", "", "", "", "", ""],
        ],
    )
    water, art = given.entries
    assert water.unit == (("id", "station"), ("name", "供水站"))
    assert water.duties == ("供水", "防汛")
    assert water.ids == (("供水", "supply"), ("1.2", "pipes"))
    assert (art.id, art.files) == ("art", ("b.docx",))


def test_the_samples_of_the_manual() -> None:
    page = (Path(__file__).parents[2] / "docs/import.md").read_text(encoding="utf-8")
    (yaml,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    made = map_from_data(read_tree(yaml, "docs/import.md").data)
    assert [entry.id for entry in made.entries] == ["water", "npc"]
    assert made.entries[0].id_of("1.1.2", ("供水保障", "水质检测", "抽检")) == "sampled"
    table = next(
        block for block in re.findall(r"```text\n(.*?)```", page, re.DOTALL) if block.startswith("文件,")
    )
    header, *rows = (line.split(",") for line in table.splitlines())
    assert map_from_rows(header, rows).entries[0].ids == (("供水保障", "supply"), ("1.2", "testing"))


@pytest.mark.parametrize(
    "data",
    [
        "text",
        {"departments": "x"},
        {"departments": ["x"]},
        {"unknown": "x"},
        {"departments": [{"id": "Not"}]},
        {"departments": [{"ids": {"供水": "X"}}]},
        {"departments": [{"ids": ["x"]}]},
        {"departments": [{"scales": {"s": "x"}}]},
        {"departments": [{"comments": {"year": ["x"]}}]},
        {"region": ["x"]},
    ],
)
def test_a_map_that_is_wrong_says_so(data: Data) -> None:
    with pytest.raises(BadMapError):
        map_from_data(data)
