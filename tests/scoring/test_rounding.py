from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.scoring.rounding import add, quotient, rounded

MODES = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "down": ROUND_DOWN}


@given(
    value=st.decimals(-1000, 1000, places=6), places=st.integers(0, 6), mode=st.sampled_from(sorted(MODES))
)
def test_dividing_by_one_rounds_as_decimal_does(value: Decimal, places: int, mode: str) -> None:
    assert rounded(value, Decimal(1), places, mode) == value.quantize(Decimal(1).scaleb(-places), MODES[mode])


@given(
    top=st.decimals(0, 10**6, places=4), under=st.decimals("0.001", 10**4, places=3), places=st.integers(0, 6)
)
def test_the_rounded_quotient_is_the_nearest_one(top: Decimal, under: Decimal, places: int) -> None:
    exact = Fraction(top) / Fraction(under)
    assert abs(Fraction(rounded(top, under, places, "half-up")) - exact) * 2 <= Fraction(1, 10**places)


@pytest.mark.parametrize(
    ("top", "under", "mode", "result"),
    [
        ("89.995", "1", "half-up", "90.00"),
        ("1", "8", "half-even", "0.12"),
        ("3", "8", "half-even", "0.38"),
        ("-1", "8", "half-up", "-0.13"),
        ("2", "3", "down", "0.66"),
        ("0.444444444444444444444444444445", "1", "half-up", "0.44"),
    ],
)
def test_halves(top: str, under: str, mode: str, result: str) -> None:
    assert str(rounded(Decimal(top), Decimal(under), 2, mode)) == result


def test_sums_are_exact_and_shown_quotients_have_28_digits() -> None:
    assert add(Decimal("1e20"), Decimal("1e-20")) - Decimal("1e20") >= 0
    assert str(add(Decimal("1e20"), Decimal("1e-20"))).endswith("1")
    assert len(str(quotient(Decimal(1), Decimal(3)))) == 30
