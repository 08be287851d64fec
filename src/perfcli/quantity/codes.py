"""Codes with a check digit. In: a code as written, in capitals. Out: whether it has the shape of one, and whether it holds."""

from __future__ import annotations

import re

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The alphabet of credit codes: no I, O, S, V, Z."""
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_MODULUS = 31
_SHAPE = re.compile(r"[1-9ANY][1-9][0-9]{6}[0-9A-Z]{10}")
"""Who registered it, what it is, six digits of the place, nine signs of the body, the check digit."""


def is_credit_code(code: str) -> bool:
    """Whether a code looks like a 统一社会信用代码: a code of digits only may be anything, and is not asked."""
    return _SHAPE.fullmatch(code) is not None and not code.isdigit()


def credit_code_holds(code: str) -> bool:
    """Whether its check digit follows from the rest (GB 32100)."""
    if any(sign not in _SIGNS for sign in code):
        return False
    total = sum(_SIGNS.index(sign) * weight for sign, weight in zip(code, _WEIGHTS, strict=False))
    return _SIGNS[-total % _MODULUS] == code[-1]
