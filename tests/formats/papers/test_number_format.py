from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.formats.papers.number_format import BUILT_IN, show, show_text

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        # what ladders and budgets are written with
        ("0.95", "0%", "95%"), ("0.955", "0.0%", "95.5%"), ("0.9549", "0%", "95%"), ("95", '0"%"', "95%"), ("95", r"0\%", "95%"),
        ("100", '"≥"0"%"', "≥100%"), ("3", '0"起"', "3起"), ("1234567.5", "#,##0.00", "1,234,567.50"), ("1260.5", "#,##0", "1,261"),
        ("2", "0.00_ ", "2.00"), ("-5", "0.00;[Red](0.00)", "(5.00)"), ("-5", "0.00", "-5.00"), ("-0.001", "0.00", "0.00"),
        ("1234.5", ACCOUNTING, "1,234.50"), ("-1234.5", ACCOUNTING, "-1,234.50"), ("0", ACCOUNTING, "-"),
        ("0", "0.00;-0.00;", ""), ("5", "¥#,##0.00", "¥5.00"), ("5", "[$¥-804]#,##0.00", "¥5.00"), ("0", "#", ""), ("0", "#,##0", "0"),
        # 元 shown as 万元
        ("12345", r"0\.0,", "1.2"), ("12345", r"0\.0000", "1.2345"), ("1000000", "#,##0,", "1,000"), ("2.5", 'General"万元"', "2.5万元"),
        # no noise, half up
        ("0.30000000000000004", "General", "0.3"), ("1.005", "0.00", "1.01"), ("2.675", "0.00", "2.68"), ("0.1", "General", "0.1"),
        ("0.333333333333333333", "General", "0.333333333"), ("12345678901", "General", "12345678901"), ("-3", "General", "-3"),
        ("5", "#.##", "5."), ("0.5", "#.##", ".5"), ("1.5", "0.0?", "1.5"), ("7", '00"号"', "07号"), ("95", "@", "95"), ("0", "General", "0"),
        ("1.5", "# ?/?", "1 1/2"), ("0.25", "# ?/4", "1/4"), ("3", "# ?/?", "3"), ("12345", "0.00E+00", "1.23E+04"), ("0.00012", "0.0E-0", "1.2E-4"),
        ("99999", "0.0E+0", "1.0E+5"), ("3.7", '[>=1]0"起";0.0', "4起"), ("0.7", '[>=1]0"起";0.0', "0.7"), ("20250630", '0000"-"00"-"00', "2025-06-30"),
        # dates
        ("45838", "yyyy/m/d", "2025/6/30"), ("45838", BUILT_IN[14], "2025/6/30"), ("45838", BUILT_IN[31], "2025年6月30日"), ("45838", BUILT_IN[57], "2025年6月"),
        ("45838.5", "yyyy-mm-dd hh:mm", "2025-06-30 12:00"), ("45838", '[$-804]yyyy"年"m"月"d"日";@', "2025年6月30日"), ("45838", "d-mmm-yy", "30-Jun-25"),
        ("45838", "aaaa", "星期一"), ("45838", "dddd", "Monday"), ("0.5", "h:mm AM/PM", "12:00 PM"), ("0.25", '上午/下午h"时"mm"分"', "上午6时00分"),
        ("1.5", "[h]:mm:ss", "36:00:00"), ("0.000694", "mm:ss", "01:00"), ("61", "m/d/yy", "3/1/00"), ("1", "yyyy/m/d", "1900/1/1"),
        ("-1", "yyyy/m/d", "-1"), ("9999999", "yyyy/m/d", "9999999"),
    ],
)  # fmt: skip
def test_a_number_is_shown_as_the_spreadsheet_shows_it(value: str, code: str, text: str) -> None:
    assert show(Decimal(value), code) == text


def test_the_other_calendar_begins_in_1904() -> None:
    assert show(Decimal(44376), "yyyy/m/d", since_1904=True) == "2025/6/30"


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("甲", "General", "甲"),
        ("甲", '"第"@', "第甲"),
        ("甲", '0;0;0;"x"@', "x甲"),
        ("甲", "0%", "甲"),
        ("甲", "0;0;0;", "甲"),
    ],
)
def test_a_text_is_itself_unless_its_format_adds_to_it(text: str, code: str, shown: str) -> None:
    assert show_text(text, code) == shown


@settings(deadline=None)
@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**16), max_value=10**16),
    st.text(alphabet='0#?.,%;@"\\/_*[]>=<-+Eeymdhsa$年Red ', max_size=20),
)
def test_no_format_breaks(value: Decimal, code: str) -> None:
    assert isinstance(show(value, code), str)
    assert isinstance(show_text("甲", code), str)


@settings(deadline=None)
@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_fixed_places_agree_with_decimal(value: int, places: int) -> None:
    number = Decimal(value).scaleb(-3)
    code = "0" + ("." + "0" * places if places else "")
    shown = Decimal(show(number, code))
    assert abs(shown - number) <= Decimal(1).scaleb(-places) / 2
