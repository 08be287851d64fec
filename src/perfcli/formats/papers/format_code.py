"""The format codes of spreadsheets, such as `#,##0.00;[Red](0.00)`, taken apart.

In: a code. Out: up to four `Section`s of tokens, with the condition that each states.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

MAX_CODE = 255
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<exponent>[Ee][+-])|(?P<sign>[0#?.,%/@])|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_CURRENCY = re.compile(r"\$([^-\]]*)")


class Token(NamedTuple):
    """A piece of a section: `literal`, `digit` (0 # ?), `.` `,` `%` `/` `@`, `general` or `exponent`."""

    kind: str
    text: str


class Section(NamedTuple):
    """One of up to four parts of a format code."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None
    code: str

    def has(self, kind: str) -> bool:
        """Whether a token of that kind is in it."""
        return any(token.kind == kind for token in self.tokens)


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a code; an empty one is `General`."""
    code = code[:MAX_CODE]
    parts: list[list[Token]] = [[]]
    codes = [""]
    conditions: list[tuple[str, Decimal] | None] = [None]
    for found in _TOKEN.finditer(code or "General"):
        kind, text = found.lastgroup or "", found[found.lastgroup or 0]
        if kind == "plain" and text == ";":
            parts.append([])
            codes.append("")
            conditions.append(None)
            continue
        codes[-1] += found[0]
        if kind == "bracket" and (condition := _CONDITION.fullmatch(text.strip())):
            conditions[-1] = (condition[1], _decimal(condition[2]))
        elif (token := _token(kind, text)) is not None:
            parts[-1].append(token)
    return tuple(map(Section, map(tuple, parts), conditions, codes))


def _decimal(text: str) -> Decimal:
    return Decimal(text) if re.fullmatch(r"-?[0-9]+(?:\.[0-9]*)?|-?\.[0-9]+", text) else Decimal(0)


def _token(kind: str, text: str) -> Token | None:
    if kind in ("quoted", "escaped", "plain"):
        return Token("literal", text)
    if kind == "blank":
        return Token("literal", " ")
    if kind == "bracket":
        currency = _CURRENCY.match(text)
        return Token("literal", currency[1]) if currency else None
    if kind == "sign":
        return Token("digit" if text in "0#?" else text, text)
    return Token(kind, text) if kind in ("general", "exponent") else None
