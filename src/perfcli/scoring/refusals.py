"""Why an actual is refused: the problem codes of `scale.read_actual` as coded findings.

In: an `ActualReading` with a problem. Out: kind and arguments. Every problem code has a place here (a test).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text, diagnose
from perfcli.scoring import kinds
from perfcli.scoring.wording import NOTHING, did_you_mean

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic, Kind, Span
    from perfcli.scale import ActualReading

KIND_OF: dict[str, Kind] = {
    "inequality": kinds.NOT_EXACT, "range": kinds.NOT_EXACT, "approximate": kinds.NOT_EXACT,
    "ratio": kinds.RATIO,
    "wrong-unit": kinds.WRONG_UNIT, "inexact": kinds.WRONG_UNIT,
    "unreadable": kinds.NOT_A_NUMBER, "glued": kinds.NOT_A_NUMBER, "compound": kinds.NOT_A_NUMBER,
    "ditto": kinds.NOT_A_NUMBER, "ocr": kinds.NOT_A_NUMBER, "linear": kinds.NOT_A_NUMBER,
    "too-long": kinds.NOT_A_NUMBER, "exponent": kinds.NOT_A_NUMBER, "not-a-number": kinds.NOT_A_NUMBER,
    "placeholder": kinds.NOT_A_NUMBER,
    "no-year": kinds.NOT_A_DATE, "no-such-day": kinds.NOT_A_DATE, "not-a-date": kinds.NOT_A_DATE,
    "fraction": kinds.NOT_WHOLE, "negative": kinds.NOT_WHOLE,
    "unknown-word": kinds.UNKNOWN_WORD,
    "not-applicable": kinds.SAYS_NOT_APPLICABLE,
    "blank": kinds.NO_ACTUAL,
}  # fmt: skip

_WHY = {
    "glued": Text("：像是两个数连在一起", ": two numbers seem to be glued together"),
    "compound": Text("：一格里有两件事", ": it says two things"),
    "ditto": Text("：不能写“同上”", ": ditto is no value"),
    "too-long": Text("：数字太长", ": too many digits"),
    "exponent": Text("：不用科学计数法", ": no exponents"),
    "placeholder": Text("：还没有填", ": it is a placeholder"),
    "no-year": Text("：没有年份", ": it has no year"),
    "no-such-day": Text("：没有这一天", ": there is no such day"),
}


def refusal(reading: ActualReading, text: str, allowed: str, span: Span, address: str = "") -> Diagnostic:
    """The finding for a reading that has a problem; `allowed` lists the words of a ladder of words."""
    found = " ".join(text.split())[:60]
    arguments = reading.arguments
    return diagnose(
        KIND_OF.get(reading.problem, kinds.NOT_A_NUMBER),
        span,
        found=found,
        why=_WHY.get(reading.problem, NOTHING),
        suggestion=did_you_mean(reading.suggestion),
        suggested=reading.suggestion,
        unit=arguments[-1] if arguments else "",
        allowed=allowed,
        address=address,
    )
