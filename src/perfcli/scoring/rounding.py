"""Exact sums and the one division: weighted means as whole-number ratios, rounded once.

In: Decimals. Out: Decimals. Nothing is rounded before the last step, so the order of the rows cannot matter.
"""

from __future__ import annotations

from decimal import Context, Decimal

from perfcli.quantity.numbers import EXACT, times

DIGITS = 28
"""Significant digits of a figure that is shown as unrounded and may have no end."""

_SHOWN = Context(prec=DIGITS)


def add(left: Decimal, right: Decimal) -> Decimal:
    """The exact sum."""
    return EXACT.add(left, right)


def quotient(numerator: Decimal, denominator: Decimal) -> Decimal:
    """The quotient to 28 digits."""
    return _SHOWN.divide(numerator, denominator)


def rounded(numerator: Decimal, denominator: Decimal, places: int, mode: str) -> Decimal:
    """The quotient to `places` decimals, rounded once from its exact value; `denominator` above zero.

    `half-up` takes a half away from zero, `half-even` to the even neighbour, `down` cuts off towards zero.
    """
    scaled = times(numerator.copy_abs(), Decimal(10) ** places)
    top, under = scaled.as_integer_ratio()
    first, second = denominator.as_integer_ratio()
    whole, rest = divmod(top * second, under * first)
    twice, step = 2 * rest, under * first
    if (mode == "half-up" and twice >= step) or (
        mode == "half-even" and (twice > step or (twice == step and whole % 2 == 1))
    ):
        whole += 1
    value = Decimal(whole).scaleb(-places, EXACT)
    return EXACT.minus(value) if numerator < 0 and whole else value
