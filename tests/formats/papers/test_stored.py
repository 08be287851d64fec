"""What a cell stores beside what it shows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfcli.formats.papers.number_format import show
from perfcli.formats.papers.stored import stored


@pytest.mark.parametrize(
    ("value", "code", "exact", "lost"),
    [
        ("0.95", "0%", "", ""),
        ("0.946", "0%", "94.6%", "rounded"),
        ("1", "0.00%", "", ""),
        ("94.6", "0", "94.6", "rounded"),
        ("94.6", "0.00", "", ""),
        ("1234567.5", "#,##0.00", "", ""),
        ("-12.5", "0.0;(0.0)", "-12.5", "rounded"),
        ("12", '0"人/100户"', "", ""),
        ("1500", "0.0E+00", "", ""),
        ("12345", "0,", "12345", "rounded"),
        ("0.30000000000000004", "General", "0.3", "noise"),
        ("0.30000000000000004", "0.0%", "30.0%", "noise"),
        ("0.333333333333333", "General", "0.333333333333333", ""),
        ("42551", "yyyy/m/d", "2016-06-30", ""),
        ("42551", 'm"月"d"日"', "2016-06-30", ""),
        ("42551", 'yyyy"年"m"月"', "", ""),
        ("42551.5", "yyyy/m/d h:mm", "", ""),
        ("95", "[Red]0", "", ""),
    ],
)
def test_what_is_stored(value: str, code: str, exact: str, lost: str) -> None:
    number = Decimal(value)
    assert stored(number, code, show(number, code)) == (exact, lost)


def test_days_of_the_other_calendar() -> None:
    number = Decimal(41089)
    assert stored(number, "m/d", show(number, "m/d", since_1904=True), since_1904=True)[0] == "2016-06-30"
