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
            ("﹤", "<"),
            ("﹥", ">"),
            ("﹦", "="),
            ("㎥", "立方米"),
            ("∶", ":"),
            ("×✕", "x"),
            ("㎡", "平方米"),
            ("・•∙", "·"),
        )
        for char in chars
    },
)
_SIGN = re.compile(r">=+|=+>|<=+|=+<|={2,}")
_SPACE = re.compile(r"(?<=[0-9])\s+(?=[0-9])|[\s\u200b\ufeff]+")


def normalise(text: str) -> str:
    """`text` with full-width forms, signs and dashes unified and spaces removed.

    A space between two digits is kept as one space: `90 85` are two numbers, and joining them would make 9085.
    """
    plain = text.translate(_TWINS)
    digits = "0123456789"

    def gap(match: re.Match[str]) -> str:
        start, end = match.span()
        between = start > 0 and end < len(plain) and plain[start - 1] in digits and plain[end] in digits
        return " " if between else ""

    return _SIGN.sub(_one_sign, _SPACE.sub(gap, plain))


def _one_sign(match: re.Match[str]) -> str:
    written = match.group()
    return "≥" if ">" in written else "≤" if "<" in written else "="
