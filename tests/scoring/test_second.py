"""Two scorers agree: the real one and `second.py`, on rows made up for every shipped profile and for some others.

Thousands of rows a profile belong to every run. The whole comparison, 100,000 rows and 100,000 sums of money for each
profile and 100,000 ladders, which no profile changes, is

    PERFCLI_ROWS=100000 pytest tests/scoring/test_second.py
"""

from __future__ import annotations

import os
import random
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from perfcli.diagnostics import Span, Text
from perfcli.loading.document import parse_document
from perfcli.scale import is_cost, read_actual, read_scale, read_target
from perfcli.scoring.execution import execute
from perfcli.scoring.grading import grade_levels
from perfcli.scoring.points import is_over, points_of, value_share
from perfcli.scoring.profiles import choose

from . import sampling, second, second_totals
from .build import SHIPPED

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.model.profile import Profile

ROWS = int(os.environ.get("PERFCLI_ROWS", "2000"))
FILES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(SHIPPED.glob("*.yaml"))
}
HEAD = "perfcli: 1\nprofile: {id: p, name: 试, version: 1}\n"
OTHERS = {
    "strict": """\
values: {higher: all, lower: all, bare: lower, over: 120}
execution: {weight: 15, no_budget: error}
rounding: {row: 0, mode: half-even}
""",
    "open": """\
values:
  cap: no
  bare: exact
  tiers:
    - {name: 好, words: [达成], most: 100, lowest: 100}
    - {name: 差, words: [未达成], most: 100, lowest: 0}
execution: {weight: 7.5, cap: no, denominator: initial, no_budget: full}
rounding: {row: 4, mode: down}
""",
    "stepped": """\
values: {lower: linear, zero_at: 150}
execution:
  weight: 10
  rule: steps
  steps: [{at: 100, share: 100}, {at: 80, share: 70}, {at: 60, share: 50}]
  no_budget: unspent
classes:
  - {level1: 满意度, weight: 10, steps: [{at: 90, share: 100}, {at: 85, share: 66.67}, {at: 60, share: 33.33}]}
rounding: {rate: 1, row: 3, mode: half-even}
""",
}
OTHERS["far"] = """\
values:
  higher: steps
  higher_steps: [{at: 95, share: 90}, {at: 80, share: 66.67}]
  lower: steps
  lower_steps: [{at: 105, share: 90}, {at: 150, share: 33.33}]
  outside: all
  part: started
  over: 120
  over_steps: [{at: 130, share: 80}, {at: 150, share: 0}]
  mirror: difference
rounding: {row: 3}
"""
OTHERS["less"] = """\
values: {part: whole, bare: lower, over_steps: [{at: 130, share: 0}], lower: linear}
execution: {weight: 5, cap: no, no_budget: unspent}
rounding: {rate: 0, row: 1, mode: down}
"""
"""Choices that no shipped profile makes."""
ALL = (*FILES, *OTHERS)


def both(name: str) -> tuple[Profile, dict[str, Any]]:
    """A profile as the program reads it, and as the second scorer does."""
    if name in FILES:
        real = choose(f"{name}@{FILES[name]['profile']['version']}", (), Span("region.yaml")).profile
        plain = second.resolved(name, FILES)
    else:
        text = HEAD + (OTHERS | LADDERED)[name]
        real = parse_document(text, "profiles/p.yaml").profile
        plain = yaml.safe_load(text)
    assert real is not None
    return real, plain


def exact(found: Decimal | Text) -> Fraction | None:
    return None if isinstance(found, Text) else Fraction(found)


def first(profile: Profile, one: sampling.Sample) -> tuple[Fraction | None, bool]:
    """The points that the program gives, None where it says why there are none; and whether it is far beyond its target."""
    row = one.row
    target = read_target(
        one.target,
        direction=row.direction,
        name=row.name,
        year=sampling.YEAR,
        cost=is_cost(row.level1),
        deduct=one.deduct,
        kind="deduction" if row.off is not None else "",
    )
    reading = read_actual(one.actual, target, year=sampling.YEAR)
    assert reading.value is not None, (one, target, reading)
    share = value_share(target, reading.value, profile, row.level1)
    over = is_over(target, reading.value, profile.values)
    if isinstance(share, Text):
        return None, over
    return exact(points_of(share, one.weight, profile.rounding, one.stated)), over


@pytest.mark.parametrize("name", ALL)
def test_rows(name: str) -> None:
    real, plain = both(name)
    rng = random.Random(f"rows of {name}")  # noqa: S311 - the same rows every time
    for _ in range(ROWS):
        one = sampling.sample(rng, plain)
        answer = second.score(plain, one.row)
        found, over = first(real, one)
        assert found == answer.points, (one, answer)
        assert over is second.over(plain, one.row), one


@pytest.mark.parametrize("name", ALL)
def test_money(name: str) -> None:
    real, plain = both(name)
    rng = random.Random(f"money of {name}")  # noqa: S311
    for _ in range(ROWS):
        sums, meant = sampling.money(rng)
        answer = second.execution(plain, meant)
        assert spent(real, sums) == answer.points, (sums, answer)


def spent(profile: Profile, sums: sampling.Sums) -> Fraction | None:
    rules = profile.execution
    if rules is None:
        return None
    found = execute(*sums, rules, profile.rounding)
    if isinstance(found, Text) or found.share is None:
        return None
    assert rules.weight is not None
    return exact(points_of(found.share, rules.weight, profile.rounding))


LADDERED = {
    "thirds": "levels: {shares: [100, 66.67, 33.33], between: line}\nrounding: {rate: 1, row: 3, mode: half-even}\n",
    "two": "levels: {shares: [90, 40.5], between: line, below: 10}\nrounding: {row: 4, mode: down}\n",
    "four": "levels: {shares: [100, 100, 50, 0], between: step}\n",
    "five": "levels: {shares: [100, 90, 80, 70, 60], between: line, below: 0}\nrounding: {row: 6}\n",
}
"""Ladders that are not shipped."""


@pytest.mark.parametrize("name", [*(name for name in FILES if name.startswith("ladder-")), *LADDERED])
def test_levels(name: str) -> None:
    real, plain = both(name)
    count, rest = len(plain["levels"]["shares"]), plain["levels"].get("below") is None
    rng = random.Random(f"levels of {name}")  # noqa: S311
    for _ in range(ROWS):
        one, weight = sampling.levels(rng, count, rest=rest), sampling.weigh(rng)
        meant = [second.Level(Fraction(value), within) for value, within in one.values]
        answer = second.on_levels(plain, meant, one.direction, one.actual, Fraction(weight))
        scale = read_scale(one.cells, direction=one.direction, year=sampling.YEAR).scale
        assert scale is not None, one
        verdict = grade_levels(scale, one.text, real, weight, year=sampling.YEAR).verdict
        assert verdict is not None, one
        assert verdict.points is not None
        assert Fraction(verdict.points) == answer.points, (one, answer, verdict)


def test_ladders() -> None:
    rng = random.Random("ladders")  # noqa: S311
    for _ in range(ROWS):
        one = sampling.rungs(rng)
        scale = read_scale(one.cells, direction=one.stated, year=sampling.YEAR).scale
        assert scale is not None, one
        value = read_actual(one.text, scale, year=sampling.YEAR).value
        assert value is not None, one
        assert scale.grade(value).label == second_totals.grade(one.ladder, one.direction, one.value), one
