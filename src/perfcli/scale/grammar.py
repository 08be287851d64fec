"""The one grammar of cells and targets: number, unit, relation, inclusion.

    cell     := [name] clause ([and] clause)?          `≥80%且<90%`, `完成率≥95%`, `超过10次不足20次`
    clause   := relation quantity [relation-after]     `≥95%`, `不低于95%`, `控制在10次以内`
              | quantity sign name [sign quantity]     `95%>X≥90%`, `80%>X`
              | quantity to quantity [relation-after]  `85%-95%`, `90%至95%以下`
              | quantity [relation-after]              `75%`, `75%以下`, `95%以上（含）`, `6月30日前`
              | `[`quantity`,`quantity`)`              `[90%,95%)`, `[90,+∞)`
In: text and context (plan's year, whether dates or money are spoken of). Out: `Cell`. A token that no clause takes
makes the cell words (no digit or sign in it) or unreadable; the grammar never guesses past it.
"""

from __future__ import annotations

from functools import lru_cache

from perfcli.quantity import normalise, pattern

from .cell import Cell, CellKind
from .clauses import Clauses, Context
from .edges import Stop
from .special import special_cell
from .tokens import Lexer, Token

MAX_TEXT = 120
"""A longer cell is prose; it is words, never a number."""

_EXCEPT = r"((?:≥|不低于|达到)?[0-9][^()]{0,8}(?:以上)?|(?:≤|不超过)[0-9][^()]{0,8}|[0-9][^()]{0,8}(?:以下|以内))\((?:不含|不包括|不足|不到|不满)([0-9][^()]{0,6}?)(?:以上|以下)?\)"
"""`80%以上（不含90%）`: a bound, and in brackets the other one, which the cell does not reach."""
_LEVEL = (
    r"(?:(?P<kept>(?:常年|始终|长期|全年|一直)?(?:保持|维持|稳定)在?)|(?P<up>(?:提高|提升|增加|上升)[到至])|(?P<down>(?:降低|下降|减少|压减|降)[到至])|"
    r"(?P<since>[\u4e00-\u9fff]{2,10}(?:后|之日起|起)))(?P<rest>[0-9][0-9.]*.{0,12})"
)
"""`常年保持70%以上`, `降至5%以下`, `受理后15个工作日内`: the level that is to be, or from when a duration is counted."""
_DURATION = r"[0-9.]+个?(?:工作日|日|天|小时|分钟|月|周).{0,3}"
_LEVELS = ("保持", "维持", "稳定", "到", "至", "后", "起")
_LABELLED = r"[^0-9()≥≤<>%=,;一二三四五六七八九十]{1,8}\(([^()]*[0-9][^()]*)\)"
"""`优秀（≥90%）`: a grade's word with its bound in brackets."""


@lru_cache(maxsize=16384)
def parse_cell(text: str, context: Context) -> Cell:
    """What `text` says. Never raises; a text that fits nothing is a `Cell` of kind words or unreadable."""
    plain = normalise(text[: MAX_TEXT * 4])
    if special := special_cell(plain):
        return special._replace(text=text)
    if len(plain) > MAX_TEXT:
        return Cell(text, "words")
    plain = _unwrapped(plain)
    tokens = _tokens(plain, context)
    try:
        return Clauses(tokens, context).cell()._replace(text=text)
    except Stop as stop:
        return Cell(text, _failed(plain, tokens, stop.code), about=_why(tokens))


def _tokens(plain: str, context: Context) -> tuple[Token, ...]:
    text, bracket = plain, ""
    if interval := _interval(plain):
        text, bracket = interval
    lexer = Lexer(text, year=context.year, dates=context.dates, money=context.money)
    tokens = lexer.tokens()
    return (Token("V", "[", sign=bracket), *tokens) if bracket else tokens


def _unwrapped(plain: str) -> str:
    """Without the full stop at the end, list marks at the front and one pair of brackets around everything."""
    plain = plain.strip("。;,；") or plain
    while len(plain) > 2 and plain[0] == "(" and plain[-1] == ")" and plain.find(")") == len(plain) - 1:  # noqa: PLR2004
        if _interval(plain):
            break
        plain = plain[1:-1]
    if plain.endswith(")") and (other := pattern(_EXCEPT).fullmatch(plain)) and other[2] not in other[1]:
        above = (other[1][0] in "≤不" and not other[1].startswith("不低于")) or other[1].endswith(
            ("以下", "以内")
        )
        return f"{other[1]}且{'>' if above else '<'}{other[2]}"
    if plain[:1].isalpha() and any(word in plain for word in _LEVELS):
        plain = _without_level(plain)
    labelled = pattern(_LABELLED).fullmatch(plain) if plain.endswith(")") else None
    return labelled[1] if labelled else plain


def _without_level(plain: str) -> str:
    """Without the verb before a level; a bare number after one that rises or falls is the least or the most."""
    match = pattern(_LEVEL).fullmatch(plain)
    if match is None:
        return plain
    rest = match["rest"]
    if match["since"]:
        return rest if pattern(_DURATION).fullmatch(rest) else plain
    if match["kept"] or not (rest[-1].isdigit() or rest[-1] in "%‰"):
        return rest
    return f"{'≥' if match['up'] else '≤'}{rest}"


def _interval(plain: str) -> tuple[str, str] | None:
    """`[90%,95%)` as (`90%~95%`, `[)`); None for anything that is not a mathematical interval."""
    if len(plain) < 5 or plain[0] not in "[(" or plain[-1] not in "])":  # noqa: PLR2004
        return None
    left, comma, right = plain[1:-1].partition(",")
    square = plain[0] == "[" or plain[-1] == "]"
    if not comma or "," in right or not left or not right or (not square and not _apart(left, right)):
        return None
    if not all(_ends_like_number(part) for part in (left, right)):
        return None
    return f"{left}~{right}", plain[0] + plain[-1]


def _apart(left: str, right: str) -> bool:
    """Round brackets: `(90%,95%)` is an interval, `(1,200)` may be a thousand two hundred."""
    return not (left[-1].isdigit() and len(right) >= 3 and right[:3].isdigit())  # noqa: PLR2004


def _ends_like_number(part: str) -> bool:
    return any("0" <= char <= "9" or char in "零一二两三四五六七八九十百千半∞" for char in part)


def _failed(plain: str, tokens: tuple[Token, ...], code: CellKind) -> CellKind:
    if code != "unreadable":
        return code
    if any(token.kind == "!" for token in tokens):
        return "glued" if any(token.sign == "glued" for token in tokens) else "unreadable"
    digits = any("0" <= char <= "9" for char in plain)
    return "unreadable" if digits or any(sign in plain for sign in "≥≤<>%‰") else "words"


def _why(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    refused = tuple(token.sign for token in tokens if token.kind == "!")
    return refused or tuple(token.text for token in tokens if token.kind == "V")[:1]


__all__ = ["Context", "parse_cell"]
