"""Sums of amounts: exact, in any mix of units, with half of the last digit of the total allowed."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from perfcli.lint.money import mismatch, spelled
from perfcli.model.amount import Amount

cents = st.integers(min_value=0, max_value=10**12)


def _amount(cents: int, unit: str = "元") -> Amount:
    """An amount of so many cents, written in `unit`."""
    places = {"元": 2, "万元": 6}[unit]
    value = Decimal(cents).scaleb(-places)
    return Amount(text=f"{value:f}", value=value, unit=unit, places=places)


@given(
    st.lists(st.tuples(cents, st.sampled_from(["元", "万元"])), min_size=1, max_size=8),
    st.sampled_from(["元", "万元"]),
)
def test_a_total_that_is_the_sum_stands_in_any_units(parts: list[tuple[int, str]], unit: str) -> None:
    total = _amount(sum(cents for cents, _ in parts), unit)
    assert mismatch(total, [_amount(*part) for part in parts], "万元") is None


@given(st.lists(cents, min_size=1, max_size=8), st.integers(min_value=1, max_value=10**9))
def test_a_cent_too_many_is_said_with_its_difference(parts: list[int], extra: int) -> None:
    wrong = mismatch(_amount(sum(parts) + extra), [_amount(part) for part in parts], "元")
    assert wrong is not None
    assert wrong["difference"] == f"{extra // 100}.{extra % 100:02}元"


def test_half_of_the_last_digit_of_the_total_is_allowed() -> None:
    parts = [Amount(text=text, value=Decimal(text), places=3) for text in ("1.666", "1.667")]
    assert mismatch(Amount(text="3.33", value=Decimal("3.33"), places=2), parts, "万元") is None
    assert mismatch(Amount(text="3.34", value=Decimal("3.34"), places=2), parts, "万元") is not None


def test_a_blank_or_a_bare_amount_beside_units_cannot_be_compared() -> None:
    two, bare = _amount(200), Amount(text="3", value=Decimal(3))
    assert mismatch(two, [two, None], "元") is None
    assert mismatch(None, [two], "元") is None
    assert mismatch(two, [], "元") is None
    assert mismatch(two, [bare], "") is None
    assert mismatch(bare, [bare, bare], "") == {"total": "3.00", "sum": "6.00", "difference": "3.00"}


def test_amounts_are_spelled_with_two_decimals_at_least() -> None:
    assert [spelled(Decimal(text), "万元") for text in ("2", "2.5", "2.000", "1.23456", "-0.5")] == [
        "2.00万元", "2.50万元", "2.00万元", "1.23456万元", "-0.50万元",
    ]  # fmt: skip
