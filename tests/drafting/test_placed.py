"""Values that are not in the cells that they are said to be read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.drafting.nodes import Unused
from perfcli.drafting.origins import Origin
from perfcli.drafting.placed import misplaced
from perfcli.paper import Cell, Grid, Paper

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data

ROW = ("办结率", "95% 以上", "80%以上")
PAPER = Paper("a.csv", "csv", (Grid("", "表1", (tuple(Cell(text, f"C{n}") for n, text in enumerate(ROW)),)),))
NAME, BANDS = ("duties", 0, "name"), ("duties", 0, "bands")
SCALES: dict[str, Data] = {"s": {"优": "95%以上", "良": "80%以上"}}


def origins(name: str, best: str) -> dict[tuple[str | int, ...], Origin]:
    return {
        ("duties", 0): Origin("a.csv", "C0"),
        NAME: Origin("a.csv", name),
        (*BANDS, "优"): Origin("a.csv", best),
        (*BANDS, "良"): Origin("b.csv", "C0"),
        ("objectives", 3): Origin("a.csv", "C0"),
    }


def test_what_stands_in_its_cell_is_not_named() -> None:
    data: dict[str, Data] = {"scales": SCALES, "duties": [{"name": "办结率", "scale": "s"}]}
    assert misplaced(PAPER, data, origins("C0", "C1")) == []


def test_values_that_changed_places_are_named() -> None:
    data: dict[str, Data] = {"duties": [{"name": "80%以上", "bands": {"优": "办结率", "良": "80%以上"}}]}
    assert misplaced(PAPER, data, origins("C0", "C1")) == [Unused("C0", "80%以上"), Unused("C1", "办结率")]


def test_a_whole_list_or_ladder_in_one_cell() -> None:
    data: dict[str, Data] = {
        "duties": [{"bands": {"优": "95%以上", "良": "60%以上"}}],
        "goals": ["办结", "没有"],
    }
    where = {BANDS: Origin("a.csv", "C1"), ("goals",): Origin("a.csv", "C0")}
    assert misplaced(PAPER, data, where) == [Unused("C1", "60%以上"), Unused("C0", "没有")]
