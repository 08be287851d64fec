from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.quantity import day_number, find_day, show_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024年6月底", "2024-06-01", "2024-06-30"),
        ("2024-06-30", "2024-06-30", "2024-06-30"),
        ("2024/9/30", "2024-09-30", "2024-09-30"),
        ("2024.6.30", "2024-06-30", "2024-06-30"),
        ("2024-06-30 00:00:00", "2024-06-30", "2024-06-30"),
        ("2024年6月30日", "2024-06-30", "2024-06-30"),
        ("2024年6月30号", "2024-06-30", "2024-06-30"),
        ("2024-06", "2024-06-01", "2024-06-30"),
        ("12月31日", "2023-12-31", "2023-12-31"),
        ("六月底", "2023-06-01", "2023-06-30"),
        ("十二月三十一日", "2023-12-31", "2023-12-31"),
        ("二〇二四年六月", "2024-06-01", "2024-06-30"),
        ("6月上旬", "2023-06-01", "2023-06-10"),
        ("6月中旬", "2023-06-11", "2023-06-20"),
        ("第三季度", "2023-07-01", "2023-09-30"),
        ("三季度", "2023-07-01", "2023-09-30"),
        ("2024年第4季度", "2024-10-01", "2024-12-31"),
        ("Q2", "2023-04-01", "2023-06-30"),
        ("上半年", "2023-01-01", "2023-06-30"),
        ("下半年", "2023-07-01", "2023-12-31"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("次年1月底", "2024-01-01", "2024-01-31"),
        ("当年6月", "2023-06-01", "2023-06-30"),
        ("次年", "2024-01-01", "2024-12-31"),
        ("2021年底", "2021-01-01", "2021-12-31"),
        ("年底", "2023-01-01", "2023-12-31"),
        ("年中", "2023-01-01", "2023-06-30"),
        ("2月", "2023-02-01", "2023-02-28"),
        ("2024年2月底", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_date_is_a_day_and_a_period_its_days(text: str, first: str, last: str) -> None:
    day = find_day(text, 0, 2023)
    assert day is not None
    assert (show_day(day.first), show_day(day.last), day.end) == (first, last, len(text))
    assert day.period == (first != last)


@pytest.mark.parametrize(
    ("text", "year", "reason"),
    [
        ("12月31日", None, "no-year"),
        ("第三季度", None, "no-year"),
        ("13月", 2024, "no-such-day"),
        ("2月30日", 2024, "no-such-day"),
        ("2023-02-29", 2024, "no-such-day"),
        ("6月", 99999, "no-year"),
    ],
)
def test_a_day_that_cannot_be_placed_says_why(text: str, year: int | None, reason: str) -> None:
    day = find_day(text, 0, year)
    assert day is not None
    assert day.refused == reason


@pytest.mark.parametrize("text", ["20241231", "2024.6", "2024"])
def test_bare_digits_are_dates_only_where_dates_are_expected(text: str) -> None:
    assert find_day(text, 0, 2024) is None
    assert find_day(text, 0, 2024, hint=True) is not None


@pytest.mark.parametrize("text", ["90-95", "2280次", "3个月", "100", "一般", "2000-2010"])
def test_numbers_are_no_dates(text: str) -> None:
    assert find_day(text, 0, 2024) is None


def test_relative_days_keep_their_order() -> None:
    texts = ("当日", "次日", "当月10日", "当月", "次月10日", "次月底", "次季度", "次年1月底", "次年3月10日")
    days = [find_day(text, 0, None) for text in texts]
    numbers = [day.last for day in days if day is not None and day.relative]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(texts)


@pytest.mark.parametrize("text", ["当月10日", "次月20日", "次月31日", "第120个月5日"])
def test_relative_days_are_shown_as_written(text: str) -> None:
    day = find_day(text, 0, None)
    assert day is not None
    assert show_day(day.last, relative=True) == text


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")),
)
def test_every_day_reads_in_every_notation(day: date, form: str) -> None:
    text = day.strftime(form)
    found = find_day(text, 0, None)
    assert found is not None
    assert found.last == day_number(day)
    assert show_day(found.last) == day.isoformat()
