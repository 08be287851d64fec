"""Every value of an import stands in the source where its origin says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcli.drafting.assign import assign
from perfcli.drafting.draft import draft
from perfcli.drafting.mapping import Map
from perfcli.drafting.origins import Origin, Origins, SourceFile, places, read_origins, text_of
from perfcli.drafting.plan import Setting, plan
from perfcli.formats.papers import read_paper
from perfcli.paper import Grid, Paper
from perfcli.quantity import normalise
from tests.drafting.papers import grid, paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Data, KeyPath

ROOT = Path(__file__).parents[1]
FILES = [
    *(ROOT / "cases/layouts" / name for name in ("L1-seed-like-cells.txt", "L2-two-departments.docx")),
    *(ROOT / "cases/layouts" / name for name in ("L4-rowspan.html", "L5-gbk.csv")),
    ROOT / "seed/county-targets.txt",
]
COLUMNS = """职责|工作活动|预算|绩效目标|绩效指标|优|差
水资源管理|取水许可|60|依法|办结率|≥98%|<98%
^|农村供水|40|安全|达标率|100%|<100%
||||中断次数|0次|1次以上"""
PROJECT = """项目名称|供水|<|主管部门|青棠县水务局
年度资金总额|10万元|<|项目类别|特定目标类
年度目标|管网改造20公里|<|<|<
一级指标|二级指标|三级指标|指标值|分值
产出指标|数量指标|管网长度|≥20公里|30
^|质量指标|合格率|≥95%|20"""


def found(given: Paper) -> Iterator[tuple[KeyPath, Data, Origin]]:
    """Every value that has an origin of its own."""
    for owned in assign([(given.path, draft(given))], Map(), "2026")[0]:
        data = plan(owned.node, Setting(("x", owned.name), "万元", "2026")).resolved
        for where, origin in places(owned.node).items():
            yield where, at(data, where, data), origin


def at(data: Data, where: KeyPath, whole: dict[str, Data]) -> Data:
    for step in where:
        if step == "bands" and isinstance(data, dict) and isinstance(scales := whole.get("scales"), dict):
            data = {"bands": scales.get(str(data.get("scale")), data.get("bands", "")), **data}
        if isinstance(data, dict):
            data = data.get(str(step), "")
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) else ""
    return data


def texts(given: Paper) -> dict[str, str]:
    """The text of every origin."""
    said: dict[str, str] = {}
    for block in given.blocks:
        if isinstance(block, Grid):
            said |= {cell.origin: cell.text for row in block.rows for cell in row if cell is not None}
        else:
            said[block.origin] = block.text
    return said


def misplaced(given: Paper) -> list[tuple[KeyPath, str, str]]:
    cells = texts(given)
    return [
        (where, value, origin.cell)
        for where, value, origin in found(given)
        if isinstance(value, str)
        and where[-1] not in ("category", "funding")
        and normalise(value).removesuffix("万元") not in normalise(cells[origin.cell])
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_values_of_files_stand_at_their_origins(path: Path) -> None:
    given, _ = read_paper(path.read_bytes(), path.name)
    assert given is not None
    assert not misplaced(given)


@pytest.mark.parametrize("drawing", [COLUMNS, PROJECT])
def test_values_of_tables_stand_at_their_origins(drawing: str) -> None:
    given = paper(grid(drawing))
    assert not misplaced(given)
    assert len([value for _, value, _ in found(given) if isinstance(value, str) and value]) > 8


def test_a_ladder_has_a_cell_for_each_grade() -> None:
    where: KeyPath = ("duties", 0, "activities", 1, "indicators", 1, "bands", "差")
    cells = {path: origin.cell for path, _, origin in found(paper(grid(COLUMNS)))}
    assert cells[where] == "表1 第4行第7格"


def test_what_is_kept_is_read_back() -> None:
    kept = Origins(
        (SourceFile("a!b.docx", "00", "docx"),),
        {("duties", 0, "bands", "优/良"): Origin("a!b.docx", "表1 第1行第1格")},
    )
    assert read_origins(text_of(kept)) == kept


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"form": "origins/2"}', '{"form": "origins/1", "sources": [1], "cells": []}']
)
def test_what_is_damaged_is_no_origin(text: str) -> None:
    assert read_origins(text) is None
