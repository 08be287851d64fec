"""Whatever is typed, pasted, moved or wiped in a declaration: no crash, every filled cell accounted for, what was accepted is in the draft."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from perfcli.collecting.declare_book import declare_book
from perfcli.collecting.declare_read import Fate
from perfcli.collecting.filled import Filled, FilledCell, FilledSheet
from perfcli.formats import workbook_in, workbook_out
from perfcli.loading.document import parse_document
from perfcli.work.collect_declare_in import receive_declared
from perfcli.work.import_homes import Homes
from tests.collecting.declaring import starter

if TYPE_CHECKING:
    from perfcli.work.collect_declare_in import Declared

COUNTY = starter(Path(tempfile.mkdtemp()))
TYPED = st.sampled_from(
    ["", "职责", "活动", "指标", "部门", "删除", "新增", "合计", "=1+1", "0.95", "≥95%", "3万", "-1", "甲乙丙", "甲\n乙", "prevention/vaccination",
     "prevention", "\u202eevil", "x" * 3000, "一、接种", "rate", "其他", "疾病预防 › 疫情监测处置", "填报人：甲", "优", "单位：元", "部门：县公安局", "总体目标"]
)  # fmt: skip
STEPS = st.one_of(
    st.tuples(st.just("type"), st.integers(5, 40), st.integers(0, 28), TYPED),
    st.tuples(st.just("swap"), st.integers(5, 25), st.integers(5, 25), st.just("")),
    st.tuples(st.just("copy"), st.integers(5, 25), st.integers(5, 40), st.just("")),
    st.tuples(st.just("wipe"), st.integers(3, 25), st.just(0), st.just("")),
    st.tuples(st.just("ids"), st.just(0), st.just(0), st.just("")),
)


def changed(sheet: FilledSheet, steps: list[tuple[str, int, int, str]]) -> FilledSheet:
    """A sheet after all that."""
    cells = dict(sheet.cells)
    for what, first, second, text in steps:
        if what == "type":
            cells.pop((first, second), None)
            if text:
                cells[first, second] = FilledCell(text)
        elif what == "ids":
            cells = {place: cell for place, cell in cells.items() if place[1] > 1}
        else:
            one = {column: cell for (row, column), cell in cells.items() if row == first}
            other = {column: cell for (row, column), cell in cells.items() if row == second}
            gone = {"swap": (first, second), "copy": (second,), "wipe": (first,)}[what]
            cells = {place: cell for place, cell in cells.items() if place[0] not in gone}
            if what in ("swap", "copy"):
                cells |= {(second, column): cell for column, cell in one.items()}
            if what == "swap":
                cells |= {(first, column): cell for column, cell in other.items()}
    return sheet._replace(cells=cells)


def received(steps: dict[str, list[tuple[str, int, int, str]]]) -> Declared:
    book = declare_book(COUNTY.base.sent("disease-control", "县疾控中心", COUNTY.year))
    filled, _ = workbook_in.read(workbook_out.write(book), "a.xlsx")
    assert filled is not None
    sheets = tuple(changed(sheet, steps.get(sheet.name, [])) for sheet in filled.sheets)
    return receive_declared(Filled("a.xlsx", "0", sheets), COUNTY.base, COUNTY.year, Homes(COUNTY.folder))


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(
    st.dictionaries(
        st.sampled_from(["填报表", "总体目标", "项目表"]), st.lists(STEPS, max_size=8), max_size=3
    )
)
def test_nothing_is_lost_whatever_is_done(steps: dict[str, list[tuple[str, int, int, str]]]) -> None:
    declared = received(steps)
    assert declared.account is not None
    assert declared.filled == sum(declared.count(fate) for fate in Fate)
    document = parse_document(declared.text, "x.yaml")
    assert document.tree.readable
    told = {str(dict(one.arguments).get("origin", "")) for one in declared.findings}
    unsure = {origin for origin, fate in declared.account.fates.items() if fate is not Fate.ACCEPTED}
    rows = {place.rstrip("0123456789").rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for place in told}
    assert not unsure or rows, "cells are unsure and nobody was told why"
