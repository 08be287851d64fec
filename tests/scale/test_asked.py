"""A target is read the same way wherever it is read."""

from __future__ import annotations

import pytest

from perfcli.auditing.model import BLANK, Row
from perfcli.model.indicator import Indicator
from perfcli.scale import read_asked


@pytest.mark.parametrize(
    ("level1", "direction", "higher"),
    [("成本指标", None, False), ("成本指标", "higher", True), ("产出指标", None, None)],
)
def test_a_printed_row_reads_like_the_indicator(
    level1: str, direction: str | None, higher: bool | None
) -> None:
    item = Indicator.model_validate(
        {"id": "a", "name": "甲项", "unit": "万元", "direction": direction, "level1": level1}
    )
    row = Row("甲项", "5", BLANK, BLANK, BLANK, level1, unit="万元", direction=direction or "")
    assert read_asked(item, "5", 2026) == read_asked(row, "5", 2026)
    assert read_asked(row, "5", 2026).higher is higher
