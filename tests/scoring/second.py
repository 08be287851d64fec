"""Scoring told a second time, to check the first: fractions, no line and no import of perfcli.

Written from what the field says of scoring and from the profiles' own files, before the first was read. Five questions that
neither decides are answered as the first answers them: without a cap only a higher-better target earns more than its
weight; a target's own words mean its best tier; a tier of one share needs no person; where the initial budget is the
measure and blank, the adjusted one is none; steps of a class grade percentages that are better the higher they are.

In: a profile as the plain mapping of its YAML (`resolved` follows `extends`), and a row or money spent. Out: `Answer`;
grades and totals are in `second_totals.py`. Texts are not read here: who calls knows what a target and an actual mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any, NamedTuple, TypeAlias

Plain: TypeAlias = Mapping[str, Any]
"""A profile as YAML gives it."""

COST = "成本"
NEVER_INHERITED = {"perfcli", "profile", "adopted", "effective", "extends", "note"}
MERGED = ("levels", "values", "execution", "rounding")


def resolved(name: str, files: Mapping[str, Plain]) -> dict[str, Any]:
    """The profile of that id, with all that it does not say taken from the one that it extends."""
    own = dict(files[name])
    if not own.get("extends"):
        return own
    base = resolved(str(own["extends"]).partition("@")[0], files)
    for part in MERGED:
        if part in own and part in base:
            own[part] = {**base[part], **own[part]}
    return {**{key: value for key, value in base.items() if key not in NEVER_INHERITED}, **own}


class Row(NamedTuple):
    """A target with its weight, and what was achieved."""

    kind: str
    """`number`, `date` (numbers are days), `words` or `yesno`."""
    sign: str = ""
    """`≥` `>` `≤` `<` `=`, none, or `in` for a range."""
    target: Fraction | None = None
    upper: Fraction | None = None
    direction: str = ""
    weight: Fraction = Fraction(1)
    actual: Fraction | None = None
    level1: str = ""
    name: str = ""
    stated: Fraction | None = None
    wanted: str = ""
    said: str = ""
    """The target and the actual of a row in words or of yes and no."""
    open_low: bool = False
    open_high: bool = False
    """Whether an edge of a range is outside."""
    rate: bool = False
    """Whether its numbers are percent."""
    off: Fraction | None = None
    """Points less for every `per` units that are missing."""
    per: Fraction = Fraction(1)


@dataclass(frozen=True)
class Answer:
    """Points as rounded for the row, or why there are none."""

    points: Fraction | None = None
    exact: Fraction | None = None
    why: str = ""


def number(value: object, default: object = None) -> Fraction:
    """A number of YAML, exact to its text."""
    return Fraction(str(default if value is None else value))


def rounded(value: Fraction, places: int, mode: str) -> Fraction:
    """To so many decimals: `half-up` away from zero, `half-even`, or `down` towards zero."""
    scaled = abs(value) * 10**places
    whole = floor(scaled)
    rest = scaled - whole
    half = Fraction(1, 2)
    up = {
        "half-up": rest >= half,
        "half-even": rest > half or (rest == half and whole % 2 == 1),
        "down": False,
    }[mode]
    result = Fraction(whole + up, 10**places)
    return -result if value < 0 else result


def stage(profile: Plain, name: str, value: Fraction) -> Fraction:
    """A number after the rounding that the profile wants at this stage."""
    says: Plain = profile.get("rounding") or {}
    places = says.get(name, {"rate": None, "row": 2, "places": 2}[name])
    return value if places is None else rounded(value, int(places), str(says.get("mode", "half-up")))


def worth(profile: Plain, percent: Fraction, weight: Fraction) -> Answer:
    """A rate in percent points, turned into points of a weight."""
    return granted(profile, stage(profile, "rate", percent) * weight / 100)


def granted(profile: Plain, exact: Fraction) -> Answer:
    """Points as they stand in the row."""
    return Answer(stage(profile, "row", exact), exact)


# --- a target value -----------------------------------------------------------------------------------------------


def score(profile: Plain, row: Row) -> Answer:
    """The points of one row."""
    values: Plain | None = profile.get("values")
    if values is None:
        return Answer(why="grades only")
    if row.kind == "words":
        return in_words(profile, values, row)
    if row.kind == "yesno":
        return worth(profile, Fraction(100 * (row.wanted == row.said)), row.weight)
    steps = steps_of(profile, row.level1)
    assert row.actual is not None
    if row.off is not None:
        return limited(profile, row, deducted(profile, row, row.off))
    nothing = row.sign in ("=", "") and row.target == 0
    if steps and row.rate and not nothing and sense(values, row) != "lower":
        return worth(profile, by_steps(steps, row.actual), row.weight)
    percent = 100 * share(values, row)
    if row.kind == "date":
        percent = Fraction(100 * met(row, sense(values, row)))
    return limited(profile, row, worth(profile, percent, row.weight))


def deducted(profile: Plain, row: Row, off: Fraction) -> Answer:
    """The weight less so many points for every missing unit, down to nothing."""
    values: Plain = profile["values"]
    assert row.target is not None
    assert row.actual is not None
    ahead = row.actual - row.target
    if row.sign == "in":
        assert row.upper is not None
        missing = max(row.target - row.actual, row.actual - row.upper)
    else:
        better = "lower" if row.kind == "date" and row.sign in ("", "≤") else sense(values, row)
        if row.sign in ("=", "") and row.target == 0:
            better = "lower"
        missing = {"higher": -ahead, "lower": ahead, "exact": abs(ahead)}[better]
    units = max(missing, Fraction(0)) / row.per
    part = values.get("part", "share")
    if part != "share":
        units = Fraction(ceil(units) if part == "started" else floor(units))
    return granted(profile, max(Fraction(0), row.weight - off * units))


def limited(profile: Plain, row: Row, answer: Answer) -> Answer:
    """Not more than the profile leaves to what is so far beyond its target."""
    for step in reversed(profile["values"].get("over_steps") or ()):
        if beyond(profile["values"], row, number(step["at"])):
            most = worth(profile, number(step["share"]), row.weight)
            assert answer.exact is not None
            return most if answer.exact > number(step["share"]) * row.weight / 100 else answer
    return answer


def sense(values: Plain, row: Row) -> str:
    """Which way is better: `≥` `>` `≤` `<` say it; otherwise the file, then cost, then the profile."""
    if row.sign in ("≥", ">"):
        return "higher"
    if row.sign in ("≤", "<"):
        return "lower"
    if row.direction:
        return row.direction
    if row.level1.startswith(COST) or COST in row.name:
        return "lower"
    return str(values.get("bare", "higher"))


def met(row: Row, better: str) -> bool:
    """Whether the target is reached."""
    target, actual = row.target, row.actual
    assert target is not None
    assert actual is not None
    if row.sign == "in":
        assert row.upper is not None
        above = actual > target if row.open_low else actual >= target
        return above and (actual < row.upper if row.open_high else actual <= row.upper)
    if row.sign == ">":
        return actual > target
    if row.sign == "<":
        return actual < target
    if better == "exact":
        return actual == target
    return actual >= target if better == "higher" else actual <= target


def share(values: Plain, row: Row) -> Fraction:
    """The part of the weight that a number earns, 1 for all of it."""
    target, actual, better = row.target, row.actual, sense(values, row)
    assert target is not None
    assert actual is not None
    if row.sign in ("=", "") and target == 0:
        return Fraction(actual <= 0)
    if row.sign == "in":
        return ranged(values, row)
    reached, capped = met(row, better), bool(values.get("cap", True))
    if better == "exact" or (reached and (capped or better == "lower")):
        return Fraction(reached)
    found = higher(values, actual, target) if better == "higher" else lower(values, actual, target)
    if reached:
        return max(Fraction(1), found)
    return min(Fraction(1), max(Fraction(0), found))


def over(profile: Plain, row: Row) -> bool:
    """Whether so much more than the target was achieved that it must be explained; mirrored where lower is better."""
    values: Plain = profile.get("values") or {}
    return values.get("over") is not None and beyond(values, row, number(values["over"]))


def beyond(values: Plain, row: Row, percent: Fraction) -> bool:
    """Whether an actual reaches so many percent of the target; mirrored where lower is better."""
    if row.kind != "number":
        return False
    goal = row.upper if row.sign == "in" else row.target
    assert goal is not None
    assert row.actual is not None
    if goal <= 0:
        return False
    part = percent / 100
    if row.sign != "in" and sense(values, row) == "lower":
        return row.actual <= (goal * (2 - part) if values.get("mirror") == "difference" else goal / part)
    return row.actual >= goal * part


def ranged(values: Plain, row: Row) -> Fraction:
    """Within the range all; below it as a lower bound, above it as an upper bound says."""
    assert row.target is not None
    assert row.upper is not None
    assert row.actual is not None
    if met(row, ""):
        return Fraction(1)
    if values.get("outside") == "all":
        return Fraction(0)
    if row.actual <= row.target:
        found = higher(values, row.actual, row.target)
    else:
        found = lower(values, row.actual, row.upper)
    return min(Fraction(1), max(Fraction(0), found))


def higher(values: Plain, actual: Fraction, target: Fraction) -> Fraction:
    """What a value short of a lower bound earns; of nothing there are no parts."""
    if values.get("higher", "ratio") == "all" or target <= 0:
        return Fraction(0)
    if values.get("higher") == "steps" and actual <= target:
        return by_steps(values["higher_steps"], 100 * actual / target) / 100 if actual > 0 else Fraction(0)
    return actual / target


def lower(values: Plain, actual: Fraction, target: Fraction) -> Fraction:
    """What a value beyond an upper bound earns."""
    rule = values.get("lower", "inverse")
    if rule == "all" or target <= 0:
        return Fraction(0)
    if rule == "inverse":
        return target / actual
    if rule == "steps":
        reached = (step for step in values["lower_steps"] if 100 * actual / target <= number(step["at"]))
        return next((number(step["share"]) / 100 for step in reached), Fraction(0))
    zero = target * number(values.get("zero_at"), 200) / 100
    return (zero - actual) / (zero - target) if zero > target else Fraction(0)


def in_words(profile: Plain, values: Plain, row: Row) -> Answer:
    """The tier that the words name gives its usual share, or what a person stated within it."""
    own: tuple[str, ...] = (row.wanted,)  # of the best tier only
    for tier in values.get("tiers") or ():
        if row.said not in (tier["name"], *(tier.get("words") or ()), *own):
            own = ()
            continue
        if row.stated is not None:
            return within(profile, tier, row.stated, row.weight)
        if tier.get("usual") is None and tier["lowest"] != tier["most"]:
            return Answer(why="to be stated")
        return worth(profile, number(tier.get("usual"), tier["most"]), row.weight)
    return Answer(why="no tier")


def within(profile: Plain, tier: Plain, stated: Fraction, weight: Fraction) -> Answer:
    """Points that a person gave, as far as they lie in the tier."""
    least, most = (number(tier[key]) * weight / 100 for key in ("lowest", "most"))
    return granted(profile, stated) if least <= stated <= most else Answer(why="outside the tier")


def steps_of(profile: Plain, level1: str) -> Sequence[Plain]:
    """The steps of a class, if it is graded by steps; 产出指标 and 产出 are one class."""
    bare = level1.removesuffix("指标")
    for one in profile.get("classes") or ():
        if bare and one["level1"].removesuffix("指标") == bare:
            return one.get("steps") or ()
    return ()


def by_steps(steps: Sequence[Plain], value: Fraction) -> Fraction:
    """The percent of the first step that a value reaches, the highest first."""
    return next((number(step["share"]) for step in steps if value >= number(step["at"])), Fraction(0))


# --- a ladder whose levels have shares of the weight ----------------------------------------------------------------


class Level(NamedTuple):
    """A target value of a ladder, with whether reaching it is enough."""

    value: Fraction
    inclusive: bool = True


def reached(levels: Sequence[Level], direction: str, actual: Fraction) -> list[bool]:
    """Which of the levels an actual reaches."""
    turn = 1 if direction == "higher" else -1
    return [
        turn * actual > turn * level.value or (actual == level.value and level.inclusive) for level in levels
    ]


def on_levels(
    profile: Plain, levels: Sequence[Level], direction: str, actual: Fraction, weight: Fraction
) -> Answer:
    """What an actual earns where every level has a target value; nothing said of what is below: the last takes the rest."""
    says: Plain = profile["levels"]
    shares = [number(share) for share in says["shares"]]
    if len(shares) != len(levels):
        return Answer(why="another number of levels")
    turn = 1 if direction == "higher" else -1
    tall, high = [turn * level.value for level in levels], turn * actual
    met_levels = reached(levels, direction, actual)
    if says.get("below") is None:
        met_levels[-1] = True
    if True not in met_levels:
        return worth(profile, number(says["below"]), weight)
    nth = met_levels.index(True)
    percent = shares[nth]
    bounded = nth < len(levels) - 1 or says.get("below") is not None
    if says.get("between", "step") == "line" and nth > 0 and bounded:
        percent += (shares[nth - 1] - percent) * (high - tall[nth]) / (tall[nth - 1] - tall[nth])
    return worth(profile, percent, weight)


# --- money --------------------------------------------------------------------------------------------------------


class Money(NamedTuple):
    """What was planned and what was spent; none where a form is blank."""

    initial: Fraction | None = None
    adjusted: Fraction | None = None
    executed: Fraction | None = None


def execution(profile: Plain, money: Money) -> Answer:
    """The points for budget execution."""
    rule: Plain | None = profile.get("execution")
    if rule is None:
        return Answer(why="no such row")
    weight = number(rule["weight"])
    blank = money.adjusted is None or rule.get("denominator", "adjusted") == "initial"
    base = money.initial if blank else money.adjusted
    if base is None or money.executed is None:
        return Answer(why="missing")
    if base == 0:
        return without_budget(profile, str(rule.get("no_budget", "exclude")), weight, money.executed)
    rate = stage(profile, "rate", 100 * money.executed / base)
    if rule.get("rule", "ratio") == "steps":
        return granted(profile, by_steps(rule.get("steps") or (), rate) * weight / 100)
    if rule.get("cap", True):
        rate = min(rate, Fraction(100))
    return granted(profile, max(rate, Fraction(0)) * weight / 100)


def without_budget(profile: Plain, policy: str, weight: Fraction, executed: Fraction) -> Answer:
    """What the profile says of a budget of zero."""
    if policy == "exclude":
        return Answer(why="excluded")
    if policy == "error":
        return Answer(why="fault")
    everything = policy == "full" or (policy == "unspent" and executed == 0)
    return granted(profile, weight if everything else Fraction(0))
