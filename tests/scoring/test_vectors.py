"""Rows of published rule tables: each gives the points that the table states, by the shipped profile of its rule and by the second scorer.

The tables stand in `tests/cases/scoring`: a provincial system's rules with results computed from them, and a performance agreement
that names five levels and no results.
"""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from perfcli.loading.document import parse_document
from perfcli.model.profile import Example
from perfcli.scoring.examples import run_example

from . import second
from .test_second import HEAD, both

if TYPE_CHECKING:
    from perfcli.model.profile import Profile

CASES = Path(__file__).parents[1] / "cases" / "scoring"
VENDOR = json.loads((CASES / "derived-vectors-cn.json").read_text(encoding="utf-8"), parse_float=Decimal)
AGREEMENT = json.loads((CASES / "rule-bd-apa.json").read_text(encoding="utf-8"))
SIGNS = {"ge": "≥", "le": "≤", "eq": "="}
UNCAPPED = "execution: {weight: 10, cap: no, no_budget: zero}\n"


def own(text: str) -> Profile:
    profile = parse_document(HEAD + text, "profiles/p.yaml").profile
    assert profile is not None
    return profile


def points(profile: Profile, **example: object) -> Decimal | None:
    return run_example(profile, Example.model_validate(example)).points


RULES = {"score_vendor": "cn-linear", "score_hubei_ratio": "cn-hubei"}
STATED = [(key, vector) for vector in VENDOR["vectors"] for key in RULES if key in vector]


@pytest.mark.parametrize(("key", "vector"), STATED, ids=[f"{key}-{n}" for n, (key, _) in enumerate(STATED)])
def test_a_vector(key: str, vector: dict[str, Any]) -> None:
    real, plain = both(RULES[key])
    sign, target, actual, weight = (str(vector[part]) for part in ("sign", "target", "actual", "weight"))
    expected = Decimal(str(vector[key]))
    asked = {"target": SIGNS[sign] + target + "吨", "actual": actual + "吨", "weight": weight}
    assert points(real, **asked) == expected
    row = second.Row(
        "number", SIGNS[sign], Fraction(target), weight=Fraction(weight), actual=Fraction(actual)
    )
    assert second.score(plain, row).points == Fraction(expected)


@pytest.mark.parametrize(
    ("target", "name", "earned"),
    [("≥100吨", "", 0), ("≤90吨", "", 10), ("=0", "事故起数", 10), ("85吨-95吨", "", 0)],
)
def test_a_negative_actual_counts_as_nothing(target: str, name: str, earned: int) -> None:
    actual = "-5" if name else "-5吨"
    found = points(both("cn-linear")[0], target=target, name=name, direction="", actual=actual, weight="10")
    assert found == (None if name else earned)  # fewer than no accidents is no count: such a row is refused


def test_a_negative_sum_of_spending_earns_nothing() -> None:
    assert points(both("cn-linear")[0], adjusted="100", executed="-5") == 0
    assert points(own(UNCAPPED), adjusted="100", executed="-5") == 0


def test_execution_passes_its_weight_only_where_the_profile_says_so() -> None:
    spent = {"adjusted": "100", "executed": "102.59"}
    assert points(both("cn-linear")[0], **spent) == 10
    assert points(own(UNCAPPED), **spent) == Decimal("10.26")


@pytest.mark.parametrize(
    ("policy", "executed", "earned"),
    [("exclude", "5", None), ("zero", "5", 0), ("full", "5", 10), ("unspent", "5", 0), ("unspent", "0", 10), ("error", "0", None)],
)  # fmt: skip
def test_a_budget_of_zero_is_what_the_profile_says(policy: str, executed: str, earned: int | None) -> None:
    profile = own(f"execution: {{weight: 10, no_budget: {policy}}}\n")
    assert points(profile, adjusted="0", executed=executed) == earned


@pytest.mark.parametrize("name", ["national", "vendor-alternative-script"])
def test_the_grades_of_a_total(name: str) -> None:
    least = next(one["min"] for one in VENDOR["rules"]["grade_profiles"] if one["name"] == name)
    labels = ("优", "良", "中")
    rows = "".join(f"{{grade: {label}, least: {at}}}, " for label, at in zip(labels, least, strict=True))
    profile = own(f"values: {{}}\ntotals: [{rows}{{grade: 差}}]\n")
    found = [(one.grade, one.least) for one in profile.totals]
    assert found == [*zip(labels, map(Decimal, least), strict=True), ("差", None)]


LADDER = [one["level"] for one in AGREEMENT["ladder"]]
WORTH = [one["points"] for one in AGREEMENT["ladder"]]


@pytest.mark.parametrize("lower", [False, True])
@pytest.mark.parametrize(("name", "line"), [("ladder-5", False), ("ladder-5-line", True)])
def test_the_agreement(name: str, line: bool, lower: bool) -> None:
    """Its own labels, none of which the profile knows; from every level's value to just short of it."""
    profile, _ = both(name)
    values = [20, 25, 30, 40, 60] if lower else [60, 40, 30, 25, 20]
    bands = dict(zip(LADDER, (f"{value}个" for value in values), strict=True))
    steps = zip(values, [*values[1:], None], WORTH, [*WORTH[1:], AGREEMENT["below_last"]], strict=True)
    for value, beyond, worth, less in steps:
        assert points(profile, bands=bands, actual=f"{value}个", weight="20") == Decimal(worth) / 5
        short = value + (1 if lower else -1)
        if not line or beyond is None:
            expected = Fraction(less, 5)
        else:
            expected = Fraction(worth, 5) - Fraction(worth - less, 5 * abs(value - beyond))
        found = points(profile, bands=bands, actual=f"{short}个", weight="20")
        assert found == Decimal(str(round(float(expected), 2))), (value, found, expected)
