"""The one grading function: text → value → bound → grade → points, pure and exact.

In: an actual as typed, the scale or target it is read against, and the points of each grade. Out: `Graded`: a verdict,
or the problem that `scale.read_actual` found. Equal questions are asked once (`Grader`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import minus, show
from perfcli.scale import ActualReading, Scale, TargetReading, read_actual
from perfcli.scoring.growth import growth
from perfcli.scoring.ladders import as_data
from perfcli.scoring.levels import level_share
from perfcli.scoring.points import is_over, points_of, value_share
from perfcli.scoring.scorecard import Verdict
from perfcli.scoring.shares import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from perfcli.model.profile import Profile
    from perfcli.scale import Bound, Explanation
    from perfcli.scoring.shares import Share
    from perfcli.scoring.survey import Leaf

_DISTANCE_UNITS = {"%": Text("个百分点", " percentage points"), "天": Text("天", " days")}
NO_ACTUAL = {
    "missing": Text("未报实际完成值", "no actual was reported"),
    "absent": Text("实际完成值表里没有这一行", "the table of actuals has no row for it"),
    "not_applicable": Text("不适用", "not applicable"),
    "rejected": Text("所报的行被退回，见 rejected.csv", "its row was refused, see rejected.csv"),
}


class Graded(NamedTuple):
    """How an actual was read (its problem, what was assumed) and the verdict where it was read."""

    reading: ActualReading
    verdict: Verdict | None
    obstacle: Text | None = None
    """Why there is no verdict although it was read."""
    over: bool = False
    """Whether it passes what the profile lets pass without a word of explanation."""


def ungraded(reason: Text, points: Decimal | None = None) -> Verdict:
    """The verdict of an indicator without a grade; its reason says why."""
    return Verdict(None, "", "", -1, "", "", "", None, "", points, reason)


def grade(scale: Scale, text: str, points: Mapping[str, Decimal], *, year: int | None = None) -> Graded:
    """Grade one actual on a ladder."""
    reading = read_actual(text, scale, year=year)
    return Graded(reading, _judge(scale, reading, points))


def grade_levels(
    scale: Scale, text: str, profile: Profile, weight: Decimal | None, *, year: int | None = None
) -> Graded:
    """Grade one actual on a ladder; under a profile with levels its points are a share of the weight, else those of the grade."""
    graded = grade(scale, text, profile.points_table, year=year)
    return graded if profile.levels is None else levelled(scale, graded, profile, weight)


def levelled(scale: Scale, graded: Graded, profile: Profile, weight: Decimal | None) -> Graded:
    """A graded actual with the share of the weight that the profile's levels give."""
    verdict, value = graded.verdict, graded.reading.value
    if verdict is None or value is None:
        return graded
    share = level_share(scale, value, profile)
    if isinstance(share, Text):
        return Graded(graded.reading, None, share)
    full = HUNDRED if weight is None else weight
    earned = points_of(share, full, profile.rounding)
    if isinstance(earned, Text):
        return Graded(graded.reading, None, earned)
    return graded._replace(verdict=_with_share(scale, verdict, value, share, earned, full))


def _with_share(
    scale: Scale, verdict: Verdict, value: Decimal | str, share: Share, earned: Decimal, full: Decimal
) -> Verdict:
    """A verdict with points out of a weight; a value beyond the last level has no grade."""
    base = verdict.reason
    if share.beyond:
        shown = value if isinstance(value, str) else scale.show(value)
        base = Text(shown, shown)
        last = scale.floor.text if scale.floor else ""
        verdict = verdict._replace(
            grade="",
            rank=-1,
            bound="",
            next_grade=scale.labels[-1],
            next_bound=last,
            distance=_short_of(scale, value),
        )
    reason = Text(
        f"{base.zh}；{share.why.zh}，得{show(earned)}分，满分{show(full)}",
        f"{base.en}; {share.why.en}, {show(earned)} points out of {show(full)}",
    )
    return verdict._replace(points=earned, reason=reason, full=full)


def _short_of(scale: Scale, value: Decimal | str) -> Decimal | None:
    """How far a value is from the last level's own bound."""
    return None if isinstance(value, str) or scale.floor is None else abs(minus(scale.floor.value, value))


def _judge(scale: Scale, reading: ActualReading, points: Mapping[str, Decimal]) -> Verdict | None:
    """The verdict on a value that was read."""
    if reading.value is None:
        return None
    return _verdict(scale, scale.explain(reading.value), reading.value, points)


def _verdict(
    scale: Scale, explanation: Explanation, value: Decimal | str, points: Mapping[str, Decimal]
) -> Verdict:
    placement, following = explanation.placement, explanation.next_bound
    earned = points.get(placement.label)
    unit = "天" if scale.kind == "date" else scale.unit
    word = _next_word(scale, placement.index)
    return Verdict(
        value if isinstance(value, str) else as_data(scale, value),
        scale.unit,
        placement.label,
        placement.index,
        placement.bound.text if placement.bound else "",
        explanation.next_grade,
        following.text if following else word,
        explanation.distance,
        unit if following else "",
        earned,
        _reason(placement.reason, explanation, word, unit, earned),
    )


def value_verdict(
    target: TargetReading, value: Decimal | str, share: Share, earned: Decimal, full: Decimal, *, stated: bool
) -> Verdict:
    """The verdict on a value against a target: the points, what they are out of, and the rule in words."""
    shown = value if isinstance(value, str) else target.show(value)
    data = target.show(value) if target.kind == "date" and not isinstance(value, str) else value
    given = Text("（评定得分）", " (given by a person)") if stated else Text("", "")
    reason = Text(
        f"{shown}，指标值{target.canonical}：{share.why.zh}；得{show(earned)}分{given.zh}，满分{show(full)}",
        f"{shown}, target {target.canonical}: {share.why.en}; {show(earned)} points{given.en} out of {show(full)}",
    )
    return Verdict(data, target.unit, "", -1, target.canonical, "", "", None, "", earned, reason, full)


def _next_word(scale: Scale, index: int) -> str:
    """The words of the next better grade, on a scale of words."""
    return scale.words[index - 1] if scale.words and index > 0 else ""


def _reason(base: Text, explanation: Explanation, word: str, unit: str, earned: Decimal | None) -> Text:
    """One sentence: value, bound, grade, the way to the next grade, points."""
    zh, en = base.zh, base.en
    if explanation.next_grade:
        needed = explanation.next_bound.text if explanation.next_bound else f"“{word}”"
        way = _way(explanation.next_bound, explanation.distance, unit)
        zh += f"；“{explanation.next_grade}”要求{needed}{way.zh}"
        en += f"; “{explanation.next_grade}” needs {needed}{way.en}"
    if earned is not None:
        zh, en = f"{zh}；得{show(earned)}分", f"{en}; {show(earned)} points"
    return Text(zh, en)


def _way(bound: Bound | None, distance: Decimal | None, unit: str) -> Text:
    """How far the next bound is; nothing for words."""
    if bound is None or distance is None:
        return Text("", "")
    said = away(distance, unit)
    if bound.inclusive:
        return Text(f"，还差{said.zh}", f", {said.en} away")
    if not distance:
        return Text("，刚好在界上，不算达到", ", and the bound itself does not count")
    return Text(f"，还差{said.zh}以上", f", more than {said.en} away")


def away(distance: Decimal, unit: str) -> Text:
    """A distance with its unit, as people say it."""
    shown, word = show(distance), _DISTANCE_UNITS.get(unit)
    return Text(shown + word.zh, shown + word.en) if word else Text(shown + unit, shown + unit)


class Grader:
    """Grades; reads each distinct text once for one kind of ladder, and grades it once on each ladder."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.points = profile.points_table
        self._graded: dict[tuple[int, str, int, Decimal | None], Graded] = {}
        self._valued: dict[tuple[object, ...], tuple[TargetReading, Graded]] = {}
        self._read: dict[tuple[object, ...], ActualReading] = {}

    def grade(self, leaf: Leaf, text: str, stated: Decimal | None = None) -> Graded:
        """The grade of an actual for an indicator that has a ladder; its points against a target value."""
        if isinstance(leaf.against, TargetReading):
            return self._value(leaf, leaf.against, text, stated)
        weight = leaf.place.weight if self.profile.levels is not None else None
        key = (leaf.ladder, text, leaf.year, weight)
        found = self._graded.get(key) if leaf.ladder >= 0 else None
        if found is None:
            found = self._graded[key] = self._ask(leaf, text)
        return found

    def _ask(self, leaf: Leaf, text: str) -> Graded:
        """An actual that cannot be graded is still read, so that a slip in it is found."""
        against = leaf.against
        if against is None:
            return Graded(ActualReading(text.strip()), None)
        if not isinstance(against, Scale):
            raise TypeError(against)
        reading = self._reading(against, text, leaf.year)
        graded = Graded(reading, _judge(against, reading, self.points))
        return (
            graded
            if self.profile.levels is None
            else levelled(against, graded, self.profile, leaf.place.weight)
        )

    def _value(self, leaf: Leaf, target: TargetReading, text: str, stated: Decimal | None) -> Graded:
        """The points of an actual against a target value, each distinct question answered once."""
        key = (id(target), text, leaf.year, leaf.place.weight, leaf.level1, leaf.baseline, stated)
        found = self._valued.get(key)
        if found is None:  # the target is kept too: its identity is the key
            found = self._valued[key] = (target, self._against(leaf, target, text, stated))
        return found[1]

    def _against(self, leaf: Leaf, target: TargetReading, text: str, stated: Decimal | None) -> Graded:
        """An actual that earns no points is still read, so that a slip in it is found."""
        grown = growth(target, text, leaf.baseline, leaf.year) if leaf.baseline else None
        reading = grown.reading if grown else read_actual(text, target, year=leaf.year)
        if reading.value is None:
            return Graded(reading, None)
        share = value_share(target, reading.value, self.profile, leaf.level1, grown)
        if isinstance(share, Text):
            return Graded(reading, None, share)
        full = HUNDRED if leaf.place.weight is None else leaf.place.weight
        earned = points_of(share, full, self.profile.rounding, stated)
        if isinstance(earned, Text):
            return Graded(reading, None, earned)
        made = value_verdict(target, reading.value, share, earned, full, stated=stated is not None)
        return Graded(reading, made, over=is_over(target, reading.value, self.profile.values))

    def _reading(self, scale: Scale, text: str, year: int) -> ActualReading:
        """A text reads alike on all ladders of numbers that share these traits."""
        if scale.kind == "words":
            return read_actual(text, scale, year=year)
        key = (text, year, scale.kind, scale.measure, scale.unit, scale.whole, scale.delay, scale.higher)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = read_actual(text, scale, year=year)
        return found
