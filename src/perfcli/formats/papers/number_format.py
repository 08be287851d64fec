"""Numbers as a spreadsheet shows them: 0.95 under `0%` is `95%`, 1234.5 under `#,##0.00` is `1,234.50`.

In: a number and its cell's format code. Out: the text a person sees, without the blanks that only align it. Every number goes
through Decimal and the 15 digits that a spreadsheet keeps, so no binary noise comes out.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from perfcli.formats.papers.date_format import is_date, show_date
from perfcli.formats.papers.format_code import Section, Token, sections_of

DIGITS = 15
"""Significant digits that a spreadsheet keeps."""
_GENERAL_WIDTH = 11
_MAX_PLACES = 30
_FIFTEEN = Context(prec=DIGITS, rounding=ROUND_HALF_UP)

BUILT_IN = {
    14: "yyyy/m/d", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""What the numbers of formats stand for that mean something else, or nothing, outside China."""


def show(value: Decimal, code: str, *, since_1904: bool = False) -> str:
    """A number under a format."""
    number = _FIFTEEN.plus(value)
    sections = sections_of(code)
    section, absolute = _choose(number, [one for one in sections if not one.has("@")] or list(sections))
    if section.has("@"):
        return general(number)
    if is_date(section.code):
        return show_date(number, section.code, since_1904=since_1904) or general(number)
    return _number(abs(number) if absolute else number, section).strip()


def show_text(text: str, code: str) -> str:
    """A text under a format: the fourth section, or one with `@`, may add words to it."""
    sections = sections_of(code)
    section = sections[3] if len(sections) > 3 else sections[-1]  # noqa: PLR2004 - the fourth is for text
    if not section.has("@"):
        return text
    return "".join(text if token.kind == "@" else token.text for token in section.tokens)


def general(number: Decimal) -> str:
    """The format of cells that have none: all digits of a whole number, else as many as eleven characters hold."""
    if number == number.to_integral_value():
        return _plain(number.to_integral_value())
    whole = len(str(abs(int(number))))
    shown = _round(number, max(0, _GENERAL_WIDTH - whole - 1))
    return _plain(shown.normalize() if shown else _FIFTEEN.create_decimal(number).normalize())


def _plain(number: Decimal) -> str:
    return format(number + 0, "f") if number else "0"


def _round(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=400))


def _choose(number: Decimal, sections: list[Section]) -> tuple[Section, bool]:
    """The section for a number, and whether that writes the sign itself."""
    stated = [section for section in sections if section.condition]
    for section in stated:
        if section.condition and _holds(number, *section.condition):
            return section, number < 0 and len(sections) > 1
    if stated:
        rest = [section for section in sections if not section.condition]
        return (rest[-1] if rest else sections[-1]), False
    if number < 0 and len(sections) > 1:
        return sections[1], True
    if number == 0 and len(sections) > 2:  # noqa: PLR2004 - the third is for zero
        return sections[2], False
    return sections[0], False


def _holds(number: Decimal, operator: str, bound: Decimal) -> bool:
    order = (number > bound) - (number < bound)
    return order in {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (1, 0), "=": (0,), "<>": (-1, 1)}[operator]


def _number(number: Decimal, section: Section) -> str:
    tokens = list(section.tokens)
    if not section.has("digit"):
        said = general(number)
        return "".join(said if token.kind == "general" else token.text for token in tokens)
    sign = "-" if number < 0 else ""
    value = abs(number) * 100 ** sum(token.kind == "%" for token in tokens)
    if section.has("/"):
        return sign + _fraction(value, tokens)
    if section.has("exponent"):
        return sign + _scientific(value, tokens)
    text = _fixed(value, tokens)
    return sign + text if re.search("[1-9]", text) else text


def _fixed(value: Decimal, tokens: list[Token]) -> str:
    """Digits in their places, with what stands between them."""
    point = next((at for at, token in enumerate(tokens) if token.kind == "."), len(tokens))
    last = max((at for at, token in enumerate(tokens[:point]) if token.kind == "digit"), default=-1)
    scale = 0
    while last >= 0 and last + scale + 1 < len(tokens) and tokens[last + scale + 1].kind == ",":
        scale += 1
    grouped = any(token.kind == "," for token in tokens[: max(last, 0)])
    places = min(_MAX_PLACES, sum(token.kind == "digit" for token in tokens[point:]))
    whole, _, decimals = format(_round(value / 1000**scale, places), "f").partition(".")
    return _whole(whole.lstrip("0"), tokens[:point], grouped=grouped) + _decimals(decimals, tokens[point:])


def _whole(digits: str, tokens: list[Token], *, grouped: bool) -> str:
    """The digits before the point, from the right; those that have no place of their own stand before the first place."""
    out: list[str] = []
    places = sum(token.kind == "digit" for token in tokens)
    written = 0

    def put(digit: str) -> None:
        nonlocal written
        if grouped and written and written % 3 == 0 and digit.strip():
            out.append(",")
        out.append(digit)
        written += 1

    for token in reversed(tokens):
        if token.kind != "digit":
            out.append("" if token.kind == "," else token.text[::-1])
            continue
        places -= 1
        if written < len(digits):
            put(digits[len(digits) - 1 - written])
        elif token.text != "#":
            put("0" if token.text == "0" else " ")
        while places == 0 and written < len(digits):
            put(digits[len(digits) - 1 - written])
    return "".join(out)[::-1]


def _decimals(digits: str, tokens: list[Token]) -> str:
    """The point and the digits behind it; zeros at the end are kept where the format says `0`."""
    needed = len(digits.rstrip("0"))
    out, at = "", 0
    for token in tokens:
        if token.kind != "digit":
            out += "" if token.kind == "," else token.text
            continue
        if at < needed or token.text == "0":
            out += digits[at] if at < len(digits) else "0"
        at += 1
    return out


def _fraction(value: Decimal, tokens: list[Token]) -> str:
    """`# ?/?`: a whole number and a fraction with as many digits below as there are places."""
    at = next(at for at, token in enumerate(tokens) if token.kind == "/")
    below = "".join(token.text for token in tokens[at + 1 :]).strip()
    fixed = int(below) if below.isdigit() and int(below) else 0
    exact = Fraction(value)
    part = (
        Fraction(round(exact * fixed), fixed)
        if fixed
        else exact.limit_denominator(10 ** min(4, max(1, len(below))) - 1)
    )
    whole, rest = divmod(part, 1)
    if not rest:
        return f"{whole}"
    denominator = fixed or rest.denominator
    said = f"{rest.numerator * denominator // rest.denominator}/{denominator}"
    return f"{whole} {said}" if whole else said


def _scientific(value: Decimal, tokens: list[Token]) -> str:
    split = next(at for at, token in enumerate(tokens) if token.kind == "exponent")
    point = next((at for at, token in enumerate(tokens[:split]) if token.kind == "."), split)
    places = sum(token.kind == "digit" for token in tokens[point:split])
    power = value.adjusted() if value else 0
    mantissa = _round(value.scaleb(-power), places)
    if mantissa >= 10:  # noqa: PLR2004 - rounding reached the next power
        mantissa, power = mantissa / 10, power + 1
    digits = sum(token.kind == "digit" for token in tokens[split:])
    sign = "-" if power < 0 else "+" if tokens[split].text.endswith("+") else ""
    return f"{_round(mantissa, places):f}E{sign}{abs(power):0{max(digits, 1)}}"
