"""One printed indicator beside what a profile gives it.

In: a `Row`, a profile. Out: `Checked` and at most one thing that is wrong with it. Words without a tier are not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.auditing import kinds
from perfcli.auditing.figures import is_blank
from perfcli.auditing.formulas import with_values, within
from perfcli.auditing.model import Checked
from perfcli.auditing.roundings import rounding_of
from perfcli.diagnostics import Kind, Text
from perfcli.quantity import UNITS, find_number, normalise, show, times
from perfcli.scale import read_actual, read_asked
from perfcli.scoring.points import points_of, value_share
from perfcli.scoring.shares import HUNDRED, ZERO

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.auditing.model import Row
    from perfcli.model.profile import Profile
    from perfcli.scale import ActualReading, TargetReading
    from perfcli.scoring.shares import Share

NO_SCORE = Text("没有印得分", "no points are printed")
NO_WEIGHT = Text("没有印分值", "no weight is printed")
LADDER = Text("按自己的评价标准评，不是指标值", "it is judged by bands of its own")
MISSING = Text("没有实际完成值，按方案计零分", "there is no actual: no points by the profile")
SKIPPED = Text("没有实际完成值，按方案不计入", "there is no actual: left out by the profile")
WITHIN = Text("得分在方案的档内", "the points lie within the tier")
REPEATED = Text("实际完成值与指标值写得一样", "the actual is worded as the target is")
_NOT_WORDS = frozenset(("inequality", "range", "approximate", "ratio", "wrong-unit", "inexact", "negative", "fraction"))  # fmt: skip


class Fault(NamedTuple):
    """What is wrong with a row."""

    kind: Kind
    why: Text = Text("", "")
    printed: str = ""
    due: str = ""


Judged = tuple[Checked, Fault | None]


def check_row(row: Row, profile: Profile, year: int | None) -> Judged:
    """The row as it should be, and what is wrong with it."""
    weight, score = row.weight.value, row.score.value
    if is_blank(row.actual.text) and normalise(row.actual.text) != "无":
        return _empty(row, profile)
    data = _data(row, year)
    if isinstance(data, Fault):
        return _left(row, REPEATED if data.kind is kinds.NOT_MEASURED else data.why), data
    if score is not None and weight is not None and score > weight:
        return _above(row, weight, data, profile), Fault(kinds.ABOVE)
    if isinstance(data, Text) or weight is None or score is None:
        return _left(row, data if isinstance(data, Text) else NO_WEIGHT if weight is None else NO_SCORE), None
    return _judged(row, *data, profile)


def _judged(row: Row, target: TargetReading, value: Decimal | str, profile: Profile) -> Judged:
    """Target and actual are known: the points by the profile."""
    share = value_share(target, value, profile, row.level1)
    if isinstance(share, Text):
        return _left(row, share), None
    if share.tier >= 0:
        return _tiered(row, share)
    checked, fault = _exact(row, share, profile)
    return with_values(checked, target, value, profile, row.level1), fault


def _above(
    row: Row, weight: Decimal, data: tuple[TargetReading, Decimal | str] | Text, profile: Profile
) -> Checked:
    """Points above the weight: what the profile gives where it can be told, else the weight."""
    if isinstance(data, Text):
        return _left(row, data)
    checked, _ = _judged(row, *data, profile)
    return checked if checked.judged else checked._replace(recomputed=weight)


def _left(row: Row, why: Text) -> Checked:
    """A row that is not recomputed: its points stand, but never above its weight."""
    score, weight = row.score.value, row.weight.value
    kept = min(score, weight) if score is not None and weight is not None else score
    return Checked(row.name, row.place, weight, score, kept, why)


def _checked(row: Row, points: Decimal | None, why: Text) -> Checked:
    return Checked(row.name, row.place, row.weight.value, row.score.value, points, why, judged=True)


def _empty(row: Row, profile: Profile) -> Judged:
    """Without an actual there are no points."""
    fault = Fault(kinds.EMPTY) if row.score.value else None
    if profile.missing == "zero":
        return _checked(row, ZERO, MISSING), fault
    return _checked(row, None, SKIPPED), fault


def _data(row: Row, year: int | None) -> tuple[TargetReading, Decimal | str] | Fault | Text:
    """Target and actual as they read; what is wrong with the actual; or why neither can be told."""
    if row.ladder:
        return LADDER
    target = _target(row, year)
    same = normalise(row.actual.text) == normalise(row.target)
    if target.problem or target.kind != "number":
        return _words(row, target, year, same=same)
    reading = read_actual(row.actual.text, target, year=year)
    if reading.value is not None:
        return target, reading.value
    return _problem(row, target, reading, same=same)


def _target(row: Row, year: int | None) -> TargetReading:
    return read_asked(row, row.target, year)


def _words(
    row: Row, target: TargetReading, year: int | None, *, same: bool
) -> tuple[TargetReading, Decimal | str] | Text:
    """Words and days: a day that can be read is judged, the rest goes by its tier."""
    if target.kind == "date" and not same:
        reading = read_actual(row.actual.text, target, year=year)
        if reading.value is not None:
            return target, reading.value
    if same and target.kind != "words":
        return REPEATED
    return target, normalise(row.actual.text).rstrip("。;")


def _problem(
    row: Row, target: TargetReading, reading: ActualReading, *, same: bool
) -> tuple[TargetReading, Decimal | str] | Fault | Text:
    """An actual that is no one exact value."""
    text, problem = row.actual.text, reading.problem
    if problem == "inequality":
        return Fault(kinds.NOT_MEASURED) if same else Fault(kinds.RANGE, printed=text)
    if problem == "range":
        return Fault(kinds.RANGE, printed=text)
    if problem == "wrong-unit" and (bare := _same_count(text, target)):
        counted = read_actual(bare, target)
        return (target, counted.value) if counted.value is not None else Text("单位不同", "another unit")
    if problem == "ratio" or (problem == "wrong-unit" and target.unit):
        return Fault(kinds.UNIT, Text("单位不一致", "the units differ"), text, row.target)
    if problem in _NOT_WORDS:
        return Text(f"完成值“{text[:40]}”不是一个确定的数", f"the actual {text[:40]!r} is no exact value")
    return target, normalise(text).rstrip("。;")


def _same_count(text: str, target: TargetReading) -> str:
    """A count whose classifier alone differs, 50家 beside 50个, as a bare number."""
    plain = normalise(text)
    found = find_number(plain, 0)
    unit = UNITS.get(plain[found.end :]) if found else None
    both = unit is not None and unit.whole and target.measure.whole
    return show(found.value) if found and both else ""


def _tiered(row: Row, share: Share) -> Judged:
    """Any points inside the tier are right."""
    weight, score = row.weight.value or ZERO, row.score.value or ZERO
    low, high = (
        times(weight, end if end is not None else HUNDRED).scaleb(-2) for end in (share.lowest, share.most)
    )
    held = min(max(low, score), high)
    checked = _checked(row, held, share.why)._replace(formula=within(share))
    return checked, None if held == score else Fault(kinds.POINTS, share.why)


def _exact(row: Row, share: Share, profile: Profile) -> Judged:
    weight, score = row.weight.value or ZERO, row.score
    points = points_of(share, weight, profile.rounding)
    if isinstance(points, Text):
        return _left(row, points), None
    checked = _checked(row, points, share.why)
    if points == score.value:
        return checked, None
    if said := rounding_of(score, weight, share.top, share.under):
        return checked, Fault(kinds.ROUNDED, said)
    return checked, Fault(kinds.POINTS, share.why)
