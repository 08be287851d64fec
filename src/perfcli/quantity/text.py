"""One spelling for text as people type it: full width, signs, dashes and spaces brought together.

In: any text. Out: the same text in the spelling the grammar reads. Only characters with one obvious twin are
changed (a fixed table, not Unicode NFKC, which would turn a circled number or a superscript into a digit).
"""

from __future__ import annotations

import re

_TWINS: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TWINS.update(
    {
        ord(char): twin
        for chars, twin in (
            ("≧⩾≽≥", "≥"),
            ("≦⩽≼≤", "≤"),
            ("〜∼～﹏˜", "~"),
            ("—–−‒―﹣‐‑－─", "-"),
            ("〔【〖「『", "("),
            ("〕】〗」』", ")"),
            ("﹪", "%"),
            ("、", ","),
            ("∶", ":"),
            ("×✕", "x"),
            ("㎡", "平方米"),
            ("・•∙", "·"),
        )
        for char in chars
    },
)
_TWINS[ord("、")] = "、"  # a list comma, never part of a number

_SIGNS = ((">=", "≥"), ("=>", "≥"), ("<=", "≤"), ("=<", "≤"), ("==", "="), ("--", "-"), ("++", "+"))
_DIGIT_SPACE_DIGIT = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_MARK = "\x00"


def normalise(text: str) -> str:
    """`text` with full-width forms, signs and dashes unified and spaces removed.

    A space between two digits is kept as one space: `90 85` are two numbers, and joining them would make 9085.
    """
    plain = text.translate(_TWINS)
    plain = _DIGIT_SPACE_DIGIT.sub(_MARK, plain)
    plain = _SPACE.sub("", plain).replace(_MARK, " ")
    for written, sign in _SIGNS:
        plain = plain.replace(written, sign)
    return plain
